import SalesModel
import Testing

@Suite("Another calendar from a day on")
struct CalendarChangeTests {
    private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    private static func months(from month: Int) throws -> FiscalCalendar { try #require(FiscalCalendar(startMonth: month)) }

    /// Whether periods hold every day from one to another once at each level, leaves lying in their quarters and years.
    private static func isWhole(_ periods: [FiscalPeriod], from: CalendarDay, to end: CalendarDay) -> Bool {
        for level in FiscalPeriod.Level.allCases {
            var next = from
            for period in periods.filter({ $0.level == level }).sorted(by: { $0.start < $1.start }) {
                guard period.start == next, period.end > period.start else { return false }
                next = period.end
            }
            guard next == end else { return false }
        }
        let known = Dictionary(periods.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return periods.allSatisfy { period in
            let above = [period.quarterID, period.yearID].compactMap(\.self).map { known[$0] }
            return above.allSatisfy { whole in whole.map { $0.start <= period.start && period.end <= $0.end } ?? false }
        } && known.count == periods.count && Set(periods.map(\.label)).count == periods.count
    }

    /// The calendar afterwards.
    private static func after(_ current: [FiscalPeriod], _ change: CalendarChange) -> [FiscalPeriod] {
        current.filter { $0.end <= change.from } + change.cut + change.following
    }

    @Test("from January to July: a transition year of six months, months that stay the same, a quarter under another name")
    func newStartMonth() throws {
        let current = try Self.months(from: 1).periods(from: 2017, through: 2020)
        let from = try Self.day("2018-07-01")
        let next = CalendarChange.rest(of: try Self.months(from: 7).periods(from: 2018, through: 2021), from: from)
        let change = CalendarChange(of: current, from: from, next: next, version: 2)
        #expect(change.cut.map(\.label) == ["2018"])
        #expect(change.cut[0].end == from && change.cut[0].id == 201_800)
        #expect(change.following.prefix(3).map(\.label) == ["FY2019", "FY2019-Q1", "2018-07"])
        #expect(change.following.prefix(3).map(\.id) == [2_000_001, 201_823, 201_807])
        #expect(change.following[2].yearID == 2_000_001)
        #expect(change.gone.map(\.label) == ["2019", "2020"])
        #expect(Self.isWhole(Self.after(current, change), from: try Self.day("2017-01-01"), to: try Self.day("2021-07-01")))
    }

    @Test("three days before a year of weeks belong to its first period; seven are a period of their own")
    func shortRest() throws {
        let weeks = FiscalCalendar(weeks: try #require(FiscalWeeks("4-5-4, saturday nearest to the end of january")))
        let years = weeks.periods(from: 2018, through: 2019)
        let joined = CalendarChange.rest(of: years, from: try Self.day("2018-02-01"))
        #expect(joined.prefix(3).map(\.label) == ["FY2019", "FY2019-Q1", "FY2019-P01"])
        #expect("\(joined[2].start) \(joined[2].end)" == "2018-02-01 2018-03-04")
        let own = CalendarChange.rest(of: years, from: try Self.day("2018-01-28"))
        #expect(own.prefix(3).map(\.label) == ["FY2018", "FY2018-Q4", "FY2018-P12"])
        #expect("\(own[0].start) \(own[0].end)" == "2018-01-28 2018-02-04")
    }

    @Test("a label that a former period keeps is not given twice")
    func takenLabels() throws {
        let current = try Self.months(from: 2).periods(from: 2018, through: 2021)
        let from = try Self.day("2018-07-01")
        let kept = Set(current.filter { $0.start < from }.map(\.label))
        let rest = CalendarChange.rest(of: try Self.months(from: 7).periods(from: 2019, through: 2021), from: from)
        let next = CalendarChange.relabelled(rest, avoiding: kept)
        #expect(next.prefix(3).map(\.label) == ["FY2019B", "FY2019B-Q1", "2018-07"])
        #expect(next.contains { $0.label == "FY2020" })
    }

    @Test("no day is lost or doubled, and what keeps its days keeps its number, whatever follows whatever", arguments: 1...100)
    func randomCalendars(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        func rule() throws -> FiscalCalendar {
            if Bool.random(using: &random) { return try Self.months(from: Int.random(in: 1...12, using: &random)) }
            let pattern = try #require(FiscalWeeks.Pattern.allCases.randomElement(using: &random)).rawValue
            let end = ["last saturday of january", "sunday nearest to the end of december", "last friday of june"].randomElement(
                using: &random)
            return FiscalCalendar(weeks: try #require(FiscalWeeks("\(pattern), \(end ?? "")")))
        }
        var current = try rule().periods(from: 2010, through: 2020)
        let first = try #require(current.first?.start)
        for version in 2...5 {
            let from = try #require(current.filter { $0.level == .month }.dropFirst(3).dropLast(20).randomElement(using: &random)).start
            let end = try #require(current.map(\.end).max())
            let rule = try rule()
            let kept = current.filter { $0.start < from }
            let years = rule.periods(from: rule.fiscalYear(of: from), through: rule.fiscalYear(of: end.advanced(by: -1)))
            let next = CalendarChange.relabelled(CalendarChange.rest(of: years, from: from), avoiding: Set(kept.map(\.label)))
            let change = CalendarChange(of: current, from: from, next: next, version: version)
            let after = Self.after(current, change)
            #expect(Self.isWhole(after, from: first, to: try #require(years.map(\.end).max())), "version \(version)")
            for period in current where period.end <= from { #expect(after.contains(period)) }
            let numbers = Dictionary(current.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for period in change.following {
                if let same = numbers[period.id] {
                    #expect(same.start == period.start && same.end == period.end && same.level == period.level)
                }
            }
            #expect(Set(change.gone.map(\.id)).isDisjoint(with: after.map(\.id)))
            current = after
        }
    }

    /// The same sequence for the same seed (splitmix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
