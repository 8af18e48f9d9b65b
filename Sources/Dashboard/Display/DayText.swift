import Operations
import SalesModel

/// Days and stretches of days as a reader says them: "31 Dec 2017", "1 Oct – 31 Dec 2017".
enum DayText {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// "31 Dec 2017".
    static func day(_ day: CalendarDay) -> String { "\(dayAndMonth(day)) \(day.year)" }

    /// First and last day of a period, the year once when it is the same.
    static func range(_ period: PeriodReference) -> String {
        guard period.isDated else { return "open deals without a close date" }
        let last = lastDay(of: period)
        let first = period.start.year == last.year ? dayAndMonth(period.start) : day(period.start)
        return "\(first) \u{2013} \(day(last))"
    }

    /// The last day that belongs to a period, whose end is exclusive; what is not dated begins and ends on one day.
    static func lastDay(of period: PeriodReference) -> CalendarDay {
        period.isDated ? period.end.advanced(by: -1) : period.end
    }

    private static func dayAndMonth(_ day: CalendarDay) -> String {
        let index = day.month - 1
        return "\(day.day)\u{00A0}\(months.indices.contains(index) ? months[index] : "?")"
    }
}

extension PeriodReference {
    /// Whether it is a stretch of time, not the place of open deals without a close date.
    var isDated: Bool { label != Self.noDateLabel }
}
