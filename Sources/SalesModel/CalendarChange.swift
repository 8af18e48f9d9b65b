/// What becomes of a fiscal calendar when another one follows it from a day on.
///
/// Periods before that day stay as they are. A year or quarter in which it lies ends on the day before: the transition year. A period of
/// the other calendar that has exactly the days of a former one is the same period under another name, so whatever is known of it goes on.
public struct CalendarChange: Hashable, Sendable {
    /// The first day of the calendar that follows.
    public let from: CalendarDay
    /// Periods that end on the day before instead of later, as they will be.
    public let cut: [FiscalPeriod]
    /// The periods from that day on, in the order of time: each year before its quarters, each quarter before its leaf periods.
    public let following: [FiscalPeriod]
    /// The former periods from that day on that are no more.
    public let gone: [FiscalPeriod]

    /// Lets `next` follow `current`. `from` must be the first day of a leaf period of `current`; `next` must hold every day from it to the
    /// end of `current`, its leaf periods summing to its quarters and years. New periods have numbers from `version` × 1,000,000 on.
    public init(of current: [FiscalPeriod], from: CalendarDay, next: [FiscalPeriod], version: Int) {
        self.from = from
        cut = current.filter { $0.start < from && from < $0.end }.map { $0.with(end: from) }
        let former = current.filter { $0.start >= from }
        let known = Dictionary(former.map { (Days($0), $0.id) }, uniquingKeysWith: { first, _ in first })
        var numbers: [Int32: Int32] = [:]
        for (place, period) in next.enumerated() {
            numbers[period.id] = known[Days(period)] ?? Int32(version * 1_000_000 + place + 1)
        }
        following = next.map { period in
            FiscalPeriod(
                id: numbers[period.id] ?? 0, level: period.level, label: period.label, start: period.start, end: period.end,
                quarterID: period.quarterID.flatMap { numbers[$0] }, yearID: numbers[period.yearID] ?? 0)
        }
        let kept = Set(following.map(\.id))
        gone = former.filter { !kept.contains($0.id) }
    }

    /// The periods of a calendar from a day on, its first year, quarter and leaf period beginning there.
    ///
    /// Six days or fewer that are left of a leaf period belong to the next one, and so with its quarter and year: the rule of the U.S.
    /// Treasury for short years that a change to years of weeks makes (26 CFR 1.441-2(b)(2)(ii)).
    public static func rest(of periods: [FiscalPeriod], from day: CalendarDay) -> [FiscalPeriod] {
        var rest = periods.filter { $0.end > day }.map { $0.start < day ? $0.with(start: day) : $0 }
        let isCut = periods.contains { $0.level == .month && $0.start < day && $0.end > day }
        let leaves = rest.filter { $0.level == .month }.sorted { $0.start < $1.start }
        guard isCut, leaves.count > 1, leaves[0].start.distance(to: leaves[0].end) <= 6 else { return rest }
        // What ends with the leaf period is as short; what begins after it begins with it.
        rest = rest.filter { $0.end != leaves[0].end }
        return rest.map { $0.start == leaves[0].end ? $0.with(start: day) : $0 }
    }

    /// Periods under labels that none of `taken` has: a year any of whose labels is taken becomes `FY2019B` instead of `FY2019`, its
    /// quarters `FY2019B-Q1` and so on. What is not called after its year keeps its label, unless that one is taken itself.
    public static func relabelled(_ periods: [FiscalPeriod], avoiding taken: Set<String>) -> [FiscalPeriod] {
        var taken = taken
        var labels: [Int32: String] = [:]
        for year in periods where year.level == .year {
            let family = periods.filter { $0.yearID == year.id }
            for letter in ["", "B", "C", "D", "E", "F", "G", "H"] {
                let names = family.map { name($0.label, year: year.label, letter: letter, taken) }
                guard letter == "H" || taken.isDisjoint(with: names) else { continue }
                taken.formUnion(names)
                for (period, name) in zip(family, names) { labels[period.id] = name }
                break
            }
        }
        return periods.map { $0.with(label: labels[$0.id] ?? $0.label) }
    }

    private static func name(_ label: String, year: String, letter: String, _ taken: Set<String>) -> String {
        label.hasPrefix(year) ? year + letter + label.dropFirst(year.count) : taken.contains(label) ? label + letter : label
    }

    /// A level and its days.
    private struct Days: Hashable {
        let level: FiscalPeriod.Level
        let start: CalendarDay
        let end: CalendarDay

        init(_ period: FiscalPeriod) {
            level = period.level
            start = period.start
            end = period.end
        }
    }
}

extension FiscalPeriod {
    func with(start: CalendarDay? = nil, end: CalendarDay? = nil, label: String? = nil) -> FiscalPeriod {
        FiscalPeriod(
            id: id, level: level, label: label ?? self.label, start: start ?? self.start, end: end ?? self.end, quarterID: quarterID,
            yearID: yearID)
    }
}
