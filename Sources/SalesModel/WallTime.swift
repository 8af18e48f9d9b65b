/// A day and a time as the clocks of a place show them, without saying which place; to the minute.
public struct WallTime: Hashable, Comparable, Sendable {
    /// The day.
    public let day: CalendarDay
    /// Minutes since midnight, 0 to 1439.
    public let minute: Int

    /// A time of a day; nil for fewer than 0 or more than 1439 minutes.
    public init?(day: CalendarDay, minute: Int) {
        guard (0..<1440).contains(minute) else { return nil }
        (self.day, self.minute) = (day, minute)
    }

    /// A time written `YYYY-MM-DD HH:MM`, or with a T between; nil for any other form.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3A,
            let day = CalendarDay(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Digits.number(in: bytes.span, from: 11, to: 13), hour < 24,
            let minute = Digits.number(in: bytes.span, from: 14, to: 16), minute < 60
        else { return nil }
        self.init(day: day, minute: hour * 60 + minute)
    }

    /// Whether the left time is the earlier one.
    public static func < (left: WallTime, right: WallTime) -> Bool { (left.day, left.minute) < (right.day, right.minute) }
}

extension WallTime: CustomStringConvertible {
    /// `YYYY-MM-DD HH:MM`.
    public var description: String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}
