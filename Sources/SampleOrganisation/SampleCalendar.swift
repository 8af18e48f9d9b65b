import SalesModel

/// The days and fiscal months the sample lives in.
///
/// Days are numbers since 1970-01-01. Months are numbered from the first month of the fiscal year in which the
/// deals begin, so that month / 3 is the quarter and month / 12 the fiscal year.
struct SampleCalendar {
    /// The fiscal year starts in February: no fiscal quarter is a calendar quarter.
    static let fiscalYearStarts = 2
    /// Months with closed deals, at least: they begin with the fiscal quarter of the month that is this many back,
    /// so that no quarter is without its first deals.
    static let dealMonths = 24
    /// An open deal closes at most this many days after the as-of day.
    static let openHorizon = 180
    /// Days from the as-of day of the first extract to that of the late one.
    static let laterDays = 31
    /// Days from the as-of day of the first extract to the roster with the transfers.
    static let transferDays = 16
    /// Nobody was hired longer than this before the first month.
    static let longestTenure = 2_000

    /// Last day of the first extract.
    let asOf: Int
    /// Last day of the late extract.
    let laterAsOf: Int
    /// Day of the roster in which some have moved to another team.
    let transferDay: Int
    /// Months that are locked after the first extract: those before the fiscal quarter of the as-of day.
    let lockedMonths: Range<Int>
    /// First day on which a deal of the sample may close.
    let firstDealDay: Int
    /// Months that carry quotas: from the first with deals to the end of the fiscal year of the last as-of day.
    let quotaMonths: Range<Int>
    /// Fiscal years up to the one of the last as-of day; the first may carry quotas in its last quarters only.
    var quotaYears: Int { quotaMonths.upperBound / 12 }
    /// All months, up to the last in which an open deal may close.
    let monthCount: Int
    /// First day of each month, and of the month after the last.
    let monthStarts: [Int]

    private static let epoch = CalendarDay(year: 1970, month: 1, day: 1) ?? .first

    private let firstMonthOfAll: Int
    private let firstWrittenDay: Int
    private let isoDays: [[UInt8]]
    private let monthOfDay: [Int16]

    init(asOf day: CalendarDay) {
        let asOf = Int(day.daysSince1970)
        let asOfMonth = Self.absoluteMonth(of: asOf)
        let firstDealMonth = asOfMonth - (Self.dealMonths - 1)
        let firstMonth = Self.firstMonthOfFiscalYear(containing: firstDealMonth)
        let firstOfQuarter = (firstDealMonth - firstMonth) / 3 * 3
        let lastMonth = Self.absoluteMonth(of: asOf + Self.openHorizon)
        let monthCount = Self.firstMonthOfFiscalYear(containing: lastMonth) + 12 - firstMonth

        // Day by day, from before the first month to the end of the last: no date arithmetic of its own.
        var day = asOf - (Self.dealMonths + 14) * 31
        var monthOfDay: [Int16] = []
        var starts: [Int] = []
        while starts.count <= monthCount {
            let month = Self.absoluteMonth(of: day) - firstMonth
            if month == starts.count { starts.append(day) }
            if month >= 0, month < monthCount { monthOfDay.append(Int16(month)) }
            day += 1
        }
        self.asOf = asOf
        laterAsOf = asOf + Self.laterDays
        transferDay = asOf + Self.transferDays
        lockedMonths = firstOfQuarter..<(asOfMonth - firstMonth) / 3 * 3
        self.firstMonthOfAll = firstMonth
        quotaMonths =
            firstOfQuarter..<Self.firstMonthOfFiscalYear(containing: Self.absoluteMonth(of: asOf + Self.laterDays)) + 12 - firstMonth
        self.monthCount = monthCount
        self.monthStarts = starts
        self.monthOfDay = monthOfDay
        firstDealDay = starts[firstOfQuarter]
        let firstWritten = starts[0] - Self.longestTenure - 1
        firstWrittenDay = firstWritten
        isoDays = (firstWritten...starts[monthCount]).map { Array(Self.epoch.advanced(by: $0).description.utf8) }
    }

    /// The month of a day between the first and the last month.
    func month(of day: Int) -> Int { Int(monthOfDay[day - monthStarts[0]]) }

    /// The calendar years in which any of the months lies.
    var calendarYears: ClosedRange<Int> {
        Self.epoch.advanced(by: monthStarts[0]).year...Self.epoch.advanced(by: monthStarts[monthCount] - 1).year
    }

    /// The number of days of a month.
    func length(ofMonth month: Int) -> Int { monthStarts[month + 1] - monthStarts[month] }

    /// The Mondays to Fridays among some days.
    static func workingDays(_ days: Range<Int>) -> Int {
        // 1970-01-01 was a Thursday.
        days.count { (1...5).contains(($0 + 4) % 7) }
    }

    /// "2026-09-30" as bytes.
    func iso(_ day: Int) -> [UInt8] { isoDays[day - firstWrittenDay] }

    /// The label of the period of `level` with this number: "2026-02", "FY2027-Q1", "FY2027".
    func label(_ level: SampleTruth.Level, _ number: Int) -> String {
        let absolute = firstMonthOfAll + number * level.months
        let fiscalYear = (absolute - (Self.fiscalYearStarts - 1)) / 12 + 1
        switch level {
        case .month: return String(String(decoding: iso(monthStarts[number]), as: UTF8.self).prefix(7))
        case .quarter: return "FY\(fiscalYear)-Q\(number % 4 + 1)"
        case .year: return "FY\(fiscalYear)"
        }
    }

    private static func absoluteMonth(of day: Int) -> Int {
        let date = epoch.advanced(by: day)
        return date.year * 12 + date.month - 1
    }

    private static func firstMonthOfFiscalYear(containing month: Int) -> Int {
        month - (month - (fiscalYearStarts - 1)) % 12
    }
}
