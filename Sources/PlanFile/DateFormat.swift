internal import SalesModel

/// How the days of a file are written.
public struct DateFormat: Hashable, Sendable {
    enum Order: Hashable, Sendable { case yearMonthDay, monthDayYear, dayMonthYear }

    let order: Order
    let separator: UInt8?
    let yearDigits: Int

    /// `2017-03-01`
    public static let iso = DateFormat(order: .yearMonthDay, separator: 0x2D)
    static let yearFirstSlash = DateFormat(order: .yearMonthDay, separator: 0x2F)
    static let compact = DateFormat(order: .yearMonthDay, separator: nil)
    static let dots = DateFormat(order: .dayMonthYear, separator: 0x2E)

    /// Every format a mapping may declare.
    public static let all: [DateFormat] = [
        .iso, .yearFirstSlash, .compact,
        DateFormat(order: .monthDayYear, separator: 0x2F), DateFormat(order: .dayMonthYear, separator: 0x2F),
        DateFormat(order: .monthDayYear, separator: 0x2D), DateFormat(order: .dayMonthYear, separator: 0x2D), .dots,
        DateFormat(order: .monthDayYear, separator: 0x2F, yearDigits: 2),
        DateFormat(order: .dayMonthYear, separator: 0x2F, yearDigits: 2),
        DateFormat(order: .dayMonthYear, separator: 0x2E, yearDigits: 2),
    ]

    init(order: Order, separator: UInt8?, yearDigits: Int = 4) {
        self.order = order
        self.separator = separator
        self.yearDigits = yearDigits
    }

    /// The format spelled `M/D/YYYY`, `DD.MM.YYYY`, `YYYYMMDD` and so on; nil for any other spelling.
    public init?(_ spelling: String) {
        let wanted = Self.singleLetters(spelling.uppercased())
        guard let format = Self.all.first(where: { Self.singleLetters($0.description) == wanted }) else { return nil }
        self = format
    }

    private static func singleLetters(_ spelling: String) -> String {
        var result = ""
        for letter in spelling where letter == "Y" || result.last != letter { result.append(letter) }
        return result
    }

    /// A day as read: whether a time of day follows it that is not midnight in no particular zone.
    struct Reading: Equatable {
        var day: CalendarDay
        var hasTimeOfDay: Bool
    }

    /// The day written in this format; nil when there is no such day. A time of day may follow.
    func read(_ bytes: Span<UInt8>) -> Reading? {
        guard let parts = DateParts(bytes), parts.separator == separator else { return nil }
        guard let day = day(of: parts) else { return nil }
        if parts.end == bytes.count { return Reading(day: day, hasTimeOfDay: false) }
        guard let time = TimeOfDay(bytes, from: parts.end) else { return nil }
        return Reading(day: day, hasTimeOfDay: !time.isMidnight)
    }

    /// The day those parts mean in this format.
    func day(of parts: DateParts) -> CalendarDay? {
        switch order {
        case .yearMonthDay:
            guard parts.lengths.0 == 4 else { return nil }
            return CalendarDay(year: parts.values.0, month: parts.values.1, day: parts.values.2)
        case .monthDayYear, .dayMonthYear:
            guard parts.lengths.2 == yearDigits else { return nil }
            let (first, second, third) = parts.values
            // Two digits mean a year from 1950 to 2049.
            let year = yearDigits == 4 ? third : third + (third < 50 ? 2000 : 1900)
            return order == .monthDayYear
                ? CalendarDay(year: year, month: first, day: second)
                : CalendarDay(year: year, month: second, day: first)
        }
    }
}

extension DateFormat: CustomStringConvertible {
    /// The spelling used in mappings: `M/D/YYYY`.
    public var description: String {
        let separator = self.separator.map { String(UnicodeScalar($0)) } ?? ""
        let year = String(repeating: "Y", count: yearDigits)
        return switch order {
        case .yearMonthDay: [year, "MM", "DD"].joined(separator: separator)
        case .monthDayYear: ["M", "D", year].joined(separator: separator)
        case .dayMonthYear: ["D", "M", year].joined(separator: separator)
        }
    }
}

/// The three numbers at the beginning of a text that looks like a date.
struct DateParts {
    /// Nil where the numbers follow each other directly.
    let separator: UInt8?
    let values: (Int, Int, Int)
    let lengths: (Int, Int, Int)
    /// Where the date ends in the text.
    let end: Int

    /// Nil unless the text begins with three numbers of the lengths 4-2-2, 1…2-1…2-4 or 1…2-1…2-2 with one separator
    /// between them, or with eight digits.
    init?(_ bytes: Span<UInt8>) {
        var index = 0
        let (first, firstLength) = Self.number(bytes, &index)
        if firstLength == 8 {
            separator = nil
            values = (first / 10_000, first / 100 % 100, first % 100)
            lengths = (4, 2, 2)
            end = index
            return
        }
        guard firstLength > 0, index < bytes.count else { return nil }
        let separator = bytes[index]
        guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
        index += 1
        let (second, secondLength) = Self.number(bytes, &index)
        guard (1...2).contains(secondLength), index < bytes.count, bytes[index] == separator else { return nil }
        index += 1
        let (third, thirdLength) = Self.number(bytes, &index)
        switch (firstLength, thirdLength) {
        case (4, 1...2), (1...2, 4), (1...2, 2): break
        default: return nil
        }
        self.separator = separator
        values = (first, second, third)
        lengths = (firstLength, secondLength, thirdLength)
        end = index
    }

    private static func number(_ bytes: Span<UInt8>, _ index: inout Int) -> (value: Int, length: Int) {
        let start = index
        var value = 0
        while index < bytes.count, index - start < 9, bytes[index] &- 0x30 <= 9 {
            value = value * 10 + Int(bytes[index] &- 0x30)
            index += 1
        }
        return (value, index - start)
    }
}
