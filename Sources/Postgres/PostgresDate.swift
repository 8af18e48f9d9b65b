/// A day, as the server's `date` counts it.
public struct PostgresDate: Hashable, Comparable, Sendable {
    /// Days since 1 January 2000; negative before.
    public let daysSince2000: Int32

    /// Days between 1 January 1970 and 1 January 2000.
    private static let epochDistance: Int32 = 10957

    /// A day by its distance from 1 January 2000. The server holds the years 4713 BC to 5874897 and refuses the rest.
    public init(daysSince2000: Int32) { self.daysSince2000 = daysSince2000 }

    /// A day by its distance from 1 January 1970. Days too far back for the server's counting (before 5.8 million years BC) become
    /// the earliest representable, which the server refuses.
    public init(daysSince1970: Int32) {
        let (days, overflow) = daysSince1970.subtractingReportingOverflow(Self.epochDistance)
        daysSince2000 = overflow ? .min : days
    }

    /// Days since 1 January 1970; days too far in the future for that counting become its last.
    public var daysSince1970: Int32 {
        let (days, overflow) = daysSince2000.addingReportingOverflow(Self.epochDistance)
        return overflow ? .max : days
    }

    /// Whether the left day is the earlier one.
    public static func < (left: PostgresDate, right: PostgresDate) -> Bool { left.daysSince2000 < right.daysSince2000 }
}

extension PostgresDate: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `date`.
    public static var postgresType: PostgresType { .date }
    /// `date[]`.
    public static var postgresArrayType: PostgresType { .dateArray }

    /// Writes the days since 2000; the server refuses days out of its range.
    public func encode(into writer: inout ParameterWriter) {
        // The two extremes mean ±infinity to the server; their neighbours are out of its range, so it refuses them as it should.
        writer.write(min(max(daysSince2000, .min + 1), .max - 1))
    }

    /// Reads a day. Throws `FieldRefusal` for infinity.
    public static func decode(_ field: borrowing Field) throws -> PostgresDate {
        let days: Int32 = try field.integer(as: .date)
        guard days != .min, days != .max else { throw FieldRefusal(expected: "a finite date", found: "infinity") }
        return PostgresDate(daysSince2000: days)
    }
}
