public import Postgres
public import SalesModel

// How the values of SalesModel travel to and from the server.

extension CalendarDay: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `date`.
    public static var postgresType: PostgresType { .date }
    /// `date[]`.
    public static var postgresArrayType: PostgresType { .dateArray }

    /// Writes the day.
    public func encode(into writer: inout ParameterWriter) {
        PostgresDate(daysSince1970: daysSince1970).encode(into: &writer)
    }

    /// Reads a day. Throws `FieldRefusal` outside the years 1 to 9999.
    public static func decode(_ field: borrowing Field) throws -> CalendarDay {
        let day = try PostgresDate.decode(field)
        guard let value = CalendarDay(daysSince1970: Int(day.daysSince1970)) else {
            throw FieldRefusal(expected: "a day of the years 1 to 9999", found: "another")
        }
        return value
    }
}

extension ExactDecimal: PostgresDecodable {
    /// `numeric`.
    public static var postgresType: PostgresType { .numeric }

    /// Reads a number exactly. Throws `FieldRefusal` for NaN, infinity and more digits than fit.
    public static func decode(_ field: borrowing Field) throws -> ExactDecimal {
        let text = try PostgresNumeric.decode(field).description
        guard let value = ExactDecimal(text) else { throw FieldRefusal(expected: "a finite number", found: "another") }
        return value
    }
}
