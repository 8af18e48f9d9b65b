import SalesModel
import Testing

@Suite("Fiscal calendar")
struct FiscalCalendarTests {
    @Test("labels of a year that begins in January")
    func calendarYear() throws {
        let calendar = try #require(FiscalCalendar(startMonth: 1))
        let periods = calendar.periods(from: 2017, through: 2017)
        #expect(periods.prefix(5).map(\.label) == ["2017", "2017-Q1", "2017-01", "2017-02", "2017-03"])
        #expect(periods.count == 17)
        #expect(periods[0].start.description == "2017-01-01")
        #expect(periods[0].end.description == "2018-01-01")
        #expect(periods[0].id == 201_700)
        #expect(periods[1].id == 201_721)
        #expect(periods[2].id == 201_701)
        #expect(periods[2].quarterID == 201_721)
        #expect(periods[16].yearID == 201_700)
    }

    @Test("labels of a year that begins in February")
    func shiftedYear() throws {
        let calendar = try #require(FiscalCalendar(startMonth: 2))
        let periods = calendar.periods(from: 2018, through: 2018)
        #expect(periods.prefix(3).map(\.label) == ["FY2018", "FY2018-Q1", "2017-02"])
        #expect(periods[0].start.description == "2017-02-01")
        #expect(periods[0].end.description == "2018-02-01")
        #expect(periods.last?.label == "2018-01")
        #expect(calendar.fiscalYear(of: try #require(CalendarDay(iso: "2018-01-31"))) == 2018)
        #expect(calendar.fiscalYear(of: try #require(CalendarDay(iso: "2018-02-01"))) == 2019)
    }

    @Test("periods tile the time, whatever the first month", arguments: 1...12)
    func tiling(startMonth: Int) throws {
        let calendar = try #require(FiscalCalendar(startMonth: startMonth))
        let periods = calendar.periods(from: 1999, through: 2005)
        #expect(Set(periods.map(\.id)).count == periods.count)
        #expect(Set(periods.map(\.label)).count == periods.count)
        for level in FiscalPeriod.Level.allCases {
            let levelled = periods.filter { $0.level == level }
            for (earlier, later) in zip(levelled, levelled.dropFirst()) { #expect(earlier.end == later.start) }
        }
        for period in periods {
            #expect(calendar.period(labelled: period.label) == period)
            #expect(calendar.fiscalYear(of: period.start) == Int(period.yearID) / 100)
            let parent = periods.first { $0.id == period.quarterID ?? period.yearID }
            #expect(parent.map { $0.start <= period.start && period.end <= $0.end } == true)
        }
    }

    @Test("labels of other calendars are unknown", arguments: ["FY2017", "2017-Q5", "2017-13", "2017-1", "", "Q1"])
    func unknown(label: String) throws {
        #expect(try #require(FiscalCalendar(startMonth: 1)).period(labelled: label) == nil)
    }

    @Test("a calendar begins in a month")
    func months() throws {
        #expect(FiscalCalendar(startMonth: 0) == nil)
        #expect(FiscalCalendar(startMonth: 13) == nil)
        let calendar = try #require(FiscalCalendar(startMonth: 7))
        #expect(calendar.periods(from: 5, through: 4).isEmpty)
        #expect(calendar.periods(from: 0, through: 20_000).count == 17 * FiscalCalendar.years.count)
    }
}
