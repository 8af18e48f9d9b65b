/// A day of the proleptic Gregorian calendar, without time of day and without time zone.
///
/// Days from 0001-01-01 to 9999-12-31 can be represented.
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let daysSince1970: Int32

    /// The first representable day, 0001-01-01.
    public static let first = CalendarDay(unchecked: -719_162)
    /// The last representable day, 9999-12-31.
    public static let last = CalendarDay(unchecked: 2_932_896)

    private init(unchecked days: Int32) {
        daysSince1970 = days
    }

    /// The day that many days after 1970-01-01; nil outside the years 1 to 9999.
    public init?(daysSince1970 days: Int) {
        guard days >= Int(Self.first.daysSince1970), days <= Int(Self.last.daysSince1970) else { return nil }
        self.init(unchecked: Int32(days))
    }

    /// A day by year (1 to 9999), month (1 to 12) and day of the month; nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // Years are counted from March, so that the leap day is the last of a year (eras of 400 years).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(unchecked: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// A day written `YYYY-MM-DD`; nil for any other form and for days that do not exist.
    public init?(iso text: String) {
        self.init(iso: Array(text.utf8).span)
    }

    /// A day written `YYYY-MM-DD` in ASCII bytes; nil for any other form and for days that do not exist.
    public init?(iso bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        guard let year = Digits.number(in: bytes, from: 0, to: 4),
            let month = Digits.number(in: bytes, from: 5, to: 7),
            let day = Digits.number(in: bytes, from: 8, to: 10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The number of days of a month (1 to 12) in a year.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has 366 days.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Year (1 to 9999), month (1 to 12) and day of the month (1 to 31).
    public var components: (year: Int, month: Int, day: Int) {
        let days = Int(daysSince1970) + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year, 1 to 9999.
    public var year: Int { components.year }
    /// The month, 1 to 12.
    public var month: Int { components.month }
    /// The day of the month, 1 to 31.
    public var day: Int { components.day }

    /// The day `days` later (earlier when negative), held at the first or last representable day.
    public func advanced(by days: Int) -> CalendarDay {
        let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
        if let day = overflow ? nil : CalendarDay(daysSince1970: sum) { return day }
        return days < 0 ? .first : .last
    }

    /// The number of days from this day to `other`; negative when `other` is earlier.
    public func distance(to other: CalendarDay) -> Int {
        Int(other.daysSince1970) - Int(daysSince1970)
    }

    /// Calendar order.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))"
    }
}

extension CalendarDay: Codable {
    /// Reads a day written `YYYY-MM-DD`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = CalendarDay(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is not a day written YYYY-MM-DD")
        }
        self = day
    }

    /// Writes the day as `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
