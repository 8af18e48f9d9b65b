/// A value that stands for one type of the server.
public protocol PostgresRepresentable: Sendable {
    /// The server's type; it is compared with what the server reports when a statement is prepared.
    static var postgresType: PostgresType { get }
}

/// A value that can be sent as a parameter, in the server's binary form.
///
/// A type of another module conforms by composing a type of this one:
/// `func encode(into writer: inout ParameterWriter) { PostgresDate(daysSince1970: day).encode(into: &writer) }`.
public protocol PostgresEncodable: PostgresRepresentable {
    /// Appends the binary form of the value, or says that it is NULL.
    func encode(into writer: inout ParameterWriter)
}

/// A value that can be read from a column, strictly: the column's type is checked when the statement is prepared, and NULL where
/// no optional is asked for is an error.
public protocol PostgresDecodable: PostgresRepresentable {
    /// Reads the value. Throws ``FieldRefusal`` when the field is NULL or holds a value that `Self` cannot represent.
    static func decode(_ field: borrowing Field) throws -> Self
}

/// A scalar that may be an element of a one-dimensional server array.
public protocol PostgresArrayElement: Sendable {
    /// The server type of an array of this type.
    static var postgresArrayType: PostgresType { get }

    /// Appends a whole array.
    static func encodeArray(_ elements: [Self], into writer: inout ParameterWriter)

    /// Reads a whole array.
    static func decodeArray(_ field: borrowing Field) throws -> [Self]
}

/// Why a field was refused. The place (statement, column) is added by the reader of the row.
///
/// Neither text may contain the value itself: they are shown to users and written to logs.
public struct FieldRefusal: Error, Sendable {
    /// What was wanted, for example "int8".
    public let expected: String
    /// What was there instead, for example "NULL".
    public let found: String

    /// Names what was wanted and, without repeating the value, what was found.
    public init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }
}
