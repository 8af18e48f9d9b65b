/// One leaf period, quarter or year of a fiscal calendar; its days are those from `start` to the day before `end`.
public struct FiscalPeriod: Hashable, Sendable {
    /// The length of a period.
    public enum Level: String, CaseIterable, Hashable, Codable, Sendable {
        /// A calendar month, or the four to six weeks that stand for one.
        case month
        case quarter
        case year
    }

    /// Unique in its calendar and stable. In the calendar of a rule: fiscal year × 100 + 0 for the year, 1 to 12 for its months, 21 to 24
    /// for its quarters.
    public let id: Int32
    /// Month, quarter or year.
    public let level: Level
    /// `2017`, `2017-Q1`, `2017-01`; `FY2018` and `FY2018-Q1` where the fiscal year does not begin in January;
    /// `FY2018-P01` for the first leaf period of a year of weeks.
    public let label: String
    /// The first day.
    public let start: CalendarDay
    /// The day after the last one.
    public let end: CalendarDay
    /// The quarter a month lies in, a quarter itself; nil for a year.
    public let quarterID: Int32?
    /// The year the period lies in, a year itself.
    public let yearID: Int32

    /// A period; `end` is the day after its last one.
    public init(
        id: Int32, level: Level, label: String, start: CalendarDay, end: CalendarDay, quarterID: Int32?, yearID: Int32
    ) {
        self.id = id
        self.level = level
        self.label = label
        self.start = start
        self.end = end
        self.quarterID = quarterID
        self.yearID = yearID
    }
}

/// A calendar of fiscal years of twelve calendar months, each beginning in the same month, or of whole weeks.
///
/// A fiscal year is named after the calendar year in which it ends; one of weeks after that of the month at whose end it ends.
public struct FiscalCalendar: Hashable, Sendable {
    /// The month in which a fiscal year of calendar months begins, 1 to 12.
    public let startMonth: Int
    /// The rule of years of whole weeks; nil where the leaf periods are calendar months.
    public let weeks: FiscalWeeks?

    /// Fiscal years whose periods all lie inside the representable days.
    public static let years = 2...9998

    /// A calendar whose fiscal years begin in that month; nil unless it is 1 to 12.
    public init?(startMonth: Int) {
        guard (1...12).contains(startMonth) else { return nil }
        self.startMonth = startMonth
        weeks = nil
    }

    /// A calendar of fiscal years of whole weeks.
    public init(weeks: FiscalWeeks) {
        startMonth = weeks.lastMonth % 12 + 1
        self.weeks = weeks
    }

    /// The periods of the fiscal years `from` to `through`, both included, in time order: each year, then each of its
    /// quarters followed by the quarter's months. Years outside `FiscalCalendar.years` are left out.
    public func periods(from: Int, through: Int) -> [FiscalPeriod] {
        let first = max(from, Self.years.lowerBound)
        let last = min(through, Self.years.upperBound)
        guard first <= last else { return [] }
        return (first...last).flatMap(periods(ofYear:))
    }

    /// How it is told: the month in which a year begins, or the rule of its weeks.
    public var rule: String { weeks?.description ?? "years of calendar months from month \(startMonth)" }

    /// The fiscal year in which a day lies.
    public func fiscalYear(of day: CalendarDay) -> Int {
        let (year, month, _) = day.components
        if let weeks { return (year - 1...year + 1).first { day <= weeks.lastDay(ofYear: $0) } ?? year + 1 }
        return startMonth > 1 && month >= startMonth ? year + 1 : year
    }

    /// The period with exactly that label; nil when this calendar has none.
    public func period(labelled label: String) -> FiscalPeriod? {
        let bytes = Array(label.utf8)
        let digits = bytes.starts(with: [0x46, 0x59]) ? 2..<6 : 0..<4
        guard let year = Digits.number(in: bytes.span, from: digits.lowerBound, to: digits.upperBound) else {
            return nil
        }
        // A month keeps its calendar label, so it may lie in the fiscal year after the one it is written with.
        return periods(from: year, through: year + 1).first { $0.label == label }
    }

    private func periods(ofYear year: Int) -> [FiscalPeriod] {
        if let weeks { return periods(ofYear: year, weeks) }
        let yearID = Int32(year * 100)
        let yearLabel = startMonth == 1 ? Digits.padded(year, to: 4) : "FY" + Digits.padded(year, to: 4)
        var result = [
            FiscalPeriod(
                id: yearID, level: .year, label: yearLabel, start: firstDay(ofMonth: 0, year: year),
                end: firstDay(ofMonth: 12, year: year), quarterID: nil, yearID: yearID)
        ]
        for quarter in 0..<4 {
            let quarterID = yearID + 21 + Int32(quarter)
            result.append(
                FiscalPeriod(
                    id: quarterID, level: .quarter, label: "\(yearLabel)-Q\(quarter + 1)",
                    start: firstDay(ofMonth: quarter * 3, year: year),
                    end: firstDay(ofMonth: quarter * 3 + 3, year: year), quarterID: quarterID, yearID: yearID))
            for month in quarter * 3..<quarter * 3 + 3 {
                let start = firstDay(ofMonth: month, year: year)
                result.append(
                    FiscalPeriod(
                        id: yearID + 1 + Int32(month), level: .month, label: String(start.description.prefix(7)),
                        start: start, end: firstDay(ofMonth: month + 1, year: year), quarterID: quarterID,
                        yearID: yearID))
            }
        }
        return result
    }

    private func periods(ofYear year: Int, _ weeks: FiscalWeeks) -> [FiscalPeriod] {
        let yearID = Int32(year * 100)
        let label = "FY" + Digits.padded(year, to: 4)
        var starts = [weeks.lastDay(ofYear: year - 1).advanced(by: 1)]
        for count in weeks.weeks(ofYear: year) { starts.append(starts[starts.count - 1].advanced(by: count * 7)) }
        var result = [
            FiscalPeriod(
                id: yearID, level: .year, label: label, start: starts[0], end: starts[12], quarterID: nil, yearID: yearID)
        ]
        for quarter in 0..<4 {
            let quarterID = yearID + 21 + Int32(quarter)
            result.append(
                FiscalPeriod(
                    id: quarterID, level: .quarter, label: "\(label)-Q\(quarter + 1)", start: starts[quarter * 3],
                    end: starts[quarter * 3 + 3], quarterID: quarterID, yearID: yearID))
            for period in quarter * 3..<quarter * 3 + 3 {
                result.append(
                    FiscalPeriod(
                        id: yearID + 1 + Int32(period), level: .month, label: "\(label)-P\(Digits.padded(period + 1, to: 2))",
                        start: starts[period], end: starts[period + 1], quarterID: quarterID, yearID: yearID))
            }
        }
        return result
    }

    private func firstDay(ofMonth index: Int, year: Int) -> CalendarDay {
        let months = (startMonth == 1 ? year : year - 1) * 12 + startMonth - 1 + index
        // Inside `years` this day always exists.
        return CalendarDay(year: months / 12, month: months % 12 + 1, day: 1) ?? .last
    }
}
