/// A moment, as the server's `timestamptz` counts it.
public struct PostgresTimestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1 January 2000, 00:00 UTC; negative before.
    public let microsecondsSince2000: Int64

    /// Microseconds between 1 January 1970 and 1 January 2000.
    private static let epochDistance: Int64 = 946_684_800_000_000

    /// A moment by its distance from 1 January 2000, 00:00 UTC. The server refuses what lies beyond the year 294276.
    public init(microsecondsSince2000: Int64) { self.microsecondsSince2000 = microsecondsSince2000 }

    /// A moment by its distance from 1 January 1970, 00:00 UTC, kept at the earliest representable if it lies before.
    public init(microsecondsSince1970: Int64) {
        let (value, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.epochDistance)
        microsecondsSince2000 = overflow ? .min : value
    }

    /// Microseconds since 1 January 1970, 00:00 UTC, kept at the last representable if it lies beyond.
    public var microsecondsSince1970: Int64 {
        let (value, overflow) = microsecondsSince2000.addingReportingOverflow(Self.epochDistance)
        return overflow ? .max : value
    }

    /// Whether the left moment is the earlier one.
    public static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
        left.microsecondsSince2000 < right.microsecondsSince2000
    }
}

extension PostgresTimestamp: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `timestamptz`.
    public static var postgresType: PostgresType { .timestamptz }
    /// `timestamptz[]`.
    public static var postgresArrayType: PostgresType { .timestamptzArray }

    /// Writes the microseconds since 2000; the server refuses moments out of its range.
    public func encode(into writer: inout ParameterWriter) {
        // The two extremes mean ±infinity to the server; their neighbours are out of its range, so it refuses them as it should.
        writer.write(min(max(microsecondsSince2000, .min + 1), .max - 1))
    }

    /// Reads a moment. Throws `FieldRefusal` for infinity.
    public static func decode(_ field: borrowing Field) throws -> PostgresTimestamp {
        let value: Int64 = try field.integer(as: .timestamptz)
        guard value != .min, value != .max else { throw FieldRefusal(expected: "a finite timestamptz", found: "infinity") }
        return PostgresTimestamp(microsecondsSince2000: value)
    }
}
