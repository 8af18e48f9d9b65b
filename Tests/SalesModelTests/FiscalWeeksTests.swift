import SalesModel
import Testing

@Suite("Fiscal years of weeks")
struct FiscalWeeksTests {
    private static func calendar(_ text: String) throws -> FiscalCalendar {
        FiscalCalendar(weeks: try #require(FiscalWeeks(text)))
    }

    /// The retail calendar's published years, named here after the January at whose end they end.
    @Test(
        "the retail calendar: first days and numbers of weeks",
        arguments: [
            (2017, "2016-01-31", 52), (2018, "2017-01-29", 53), (2019, "2018-02-04", 52), (2020, "2019-02-03", 52),
            (2023, "2022-01-30", 52), (2024, "2023-01-29", 53), (2025, "2024-02-04", 52),
        ])
    func retail(year: Int, first: String, weeks: Int) throws {
        let periods = try Self.calendar("4-5-4, saturday nearest to the end of january").periods(from: year, through: year)
        #expect(periods[0].label == "FY\(year)" && periods[0].start.description == first)
        #expect(periods[0].start.distance(to: periods[0].end) == weeks * 7)
        let lengths = periods.filter { $0.level == .month }.map { $0.start.distance(to: $0.end) / 7 }
        #expect(lengths == [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, weeks == 53 ? 5 : 4])
    }

    @Test("a 4-4-5 year that ends on the last Saturday of July has its 53rd week in the last period")
    func lastSaturday() throws {
        // 2027-07-31 is a Saturday, 2026-07-25 the last one of July 2026: 53 weeks.
        let calendar = try Self.calendar("4-4-5, Last Saturday of July")
        let periods = calendar.periods(from: 2027, through: 2027)
        #expect(periods[0].start.description == "2026-07-26" && periods[0].end.description == "2027-08-01")
        #expect(periods.last?.label == "FY2027-P12")
        #expect(periods.last.map { $0.start.distance(to: $0.end) } == 42)
        #expect(calendar.weeks?.description == "4-4-5, last saturday of july")
    }

    @Test(
        "periods tile the time and roll up",
        arguments: ["4-4-5", "4-5-4", "5-4-4"], ["last friday of december", "sunday nearest to the end of june"])
    func tiling(pattern: String, ending: String) throws {
        let calendar = try Self.calendar("\(pattern), \(ending)")
        let periods = calendar.periods(from: 2000, through: 2050)
        #expect(Set(periods.map(\.id)).count == periods.count && Set(periods.map(\.label)).count == periods.count)
        for level in FiscalPeriod.Level.allCases {
            let levelled = periods.filter { $0.level == level }
            for (earlier, later) in zip(levelled, levelled.dropFirst()) { #expect(earlier.end == later.start) }
        }
        for period in periods {
            #expect(calendar.period(labelled: period.label) == period)
            #expect(calendar.fiscalYear(of: period.start) == Int(period.yearID) / 100)
            #expect(calendar.fiscalYear(of: period.end.advanced(by: -1)) == Int(period.yearID) / 100)
            let parent = periods.first { $0.id == period.quarterID ?? period.yearID }
            #expect(parent.map { $0.start <= period.start && period.end <= $0.end } == true)
        }
        let weeks = Set(periods.filter { $0.level == .year }.map { $0.start.distance(to: $0.end) })
        #expect(weeks == [364, 371])
    }

    @Test(
        "what is not a rule of weeks is refused",
        arguments: ["", "4-4-5", "4-4-4, last saturday of january", "4-4-5, first saturday of may", "4-4-5, last caturday of may"])
    func refused(text: String) { #expect(FiscalWeeks(text) == nil) }
}
