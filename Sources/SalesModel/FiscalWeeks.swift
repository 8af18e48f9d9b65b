/// A fiscal year of whole weeks: 52 of them, or 53 so that the year goes on ending in the same place.
///
/// Written `4-4-5, last saturday of january` or `4-5-4, saturday nearest to the end of january`. Each quarter has thirteen
/// weeks, divided among its periods as the pattern says; the 53rd week belongs to the last period of the year.
/// Source of the patterns and of the two ways of ending a year: nrf.com/resources/4-5-4-calendar and irs.gov/publications/p538.
public struct FiscalWeeks: Hashable, Sendable {
    /// How the thirteen weeks of a quarter are divided among its three periods.
    public enum Pattern: String, CaseIterable, Hashable, Sendable {
        case weeks445 = "4-4-5"
        case weeks454 = "4-5-4"
        case weeks544 = "5-4-4"

        var weeks: [Int] {
            switch self {
            case .weeks445: [4, 4, 5]
            case .weeks454: [4, 5, 4]
            case .weeks544: [5, 4, 4]
            }
        }
    }

    /// How the weeks of a quarter are divided.
    public let pattern: Pattern
    /// The weekday on which every year ends, 0 for Monday to 6 for Sunday.
    public let lastWeekday: Int
    /// The month at whose end a year ends, 1 to 12.
    public let lastMonth: Int
    /// Whether a year ends on the weekday nearest to the end of the month, rather than on the last one in it.
    public let isNearest: Bool

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// Reads the way it is written, in any letter case; nil for anything else.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: ",", maxSplits: 1).map(String.init)
        guard parts.count == 2, let pattern = Pattern(rawValue: parts[0].filter { $0 != " " }) else { return nil }
        let words = parts[1].split(separator: " ").map(String.init)
        let isNearest = words.count == 7 && Array(words[1...5]) == ["nearest", "to", "the", "end", "of"]
        guard isNearest || words.count == 4 && words[0] == "last" && words[2] == "of",
            let weekday = Self.weekdays.firstIndex(of: isNearest ? words[0] : words[1]),
            let month = Self.months.firstIndex(of: words[words.count - 1])
        else { return nil }
        self.pattern = pattern
        self.isNearest = isNearest
        lastWeekday = weekday
        lastMonth = month + 1
    }

    /// The last day of the fiscal year named after a calendar year: the one at the end of whose last month it ends.
    func lastDay(ofYear year: Int) -> CalendarDay {
        let length = CalendarDay.length(ofMonth: lastMonth, year: year)
        let monthEnd = CalendarDay(year: year, month: lastMonth, day: length) ?? .last
        let daysBack = (Self.weekday(of: monthEnd) - lastWeekday + 7) % 7
        return monthEnd.advanced(by: isNearest && daysBack > 3 ? 7 - daysBack : -daysBack)
    }

    /// How many weeks each period of a year has, in the order of the year.
    func weeks(ofYear year: Int) -> [Int] {
        var weeks = (0..<4).flatMap { _ in pattern.weeks }
        let days = lastDay(ofYear: year - 1).distance(to: lastDay(ofYear: year))
        weeks[11] += days / 7 - 52
        return weeks
    }

    /// 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday.
    private static func weekday(of day: CalendarDay) -> Int {
        let shifted = (Int(day.daysSince1970) + 3) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }
}

extension FiscalWeeks: CustomStringConvertible {
    /// The way it is written in mappings.
    public var description: String {
        let (day, month) = (Self.weekdays[lastWeekday], Self.months[lastMonth - 1])
        return "\(pattern.rawValue), " + (isNearest ? "\(day) nearest to the end of \(month)" : "last \(day) of \(month)")
    }
}
