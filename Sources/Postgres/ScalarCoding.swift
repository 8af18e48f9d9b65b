extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `boolean`.
    public static var postgresType: PostgresType { .bool }
    /// `boolean[]`.
    public static var postgresArrayType: PostgresType { .boolArray }

    /// Writes one byte, 1 for true.
    public func encode(into writer: inout ParameterWriter) { writer.write(UInt8(self ? 1 : 0)) }

    /// Reads one byte; all but 0 are true.
    public static func decode(_ field: borrowing Field) throws -> Bool {
        let byte: UInt8 = try field.integer(as: .bool)
        return byte != 0
    }
}

extension Int16: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `smallint`.
    public static var postgresType: PostgresType { .int2 }
    /// `smallint[]`.
    public static var postgresArrayType: PostgresType { .int2Array }
    /// Writes 2 bytes, the highest first.
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    /// Reads a column of exactly this type; another width is refused.
    public static func decode(_ field: borrowing Field) throws -> Int16 { try field.integer(as: .int2) }
}

extension Int32: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `integer`.
    public static var postgresType: PostgresType { .int4 }
    /// `integer[]`.
    public static var postgresArrayType: PostgresType { .int4Array }
    /// Writes 4 bytes, the highest first.
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    /// Reads a column of exactly this type; another width is refused.
    public static func decode(_ field: borrowing Field) throws -> Int32 { try field.integer(as: .int4) }
}

extension Int64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `bigint`.
    public static var postgresType: PostgresType { .int8 }
    /// `bigint[]`.
    public static var postgresArrayType: PostgresType { .int8Array }
    /// Writes 8 bytes, the highest first.
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    /// Reads a column of exactly this type; another width is refused.
    public static func decode(_ field: borrowing Field) throws -> Int64 { try field.integer(as: .int8) }
}

/// `text`; columns of `varchar`, `char(n)`, `name` and of an enumeration are read as text, too.
///
/// The server stores no U+0000 in text and refuses a string that contains it.
extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `text`.
    public static var postgresType: PostgresType { .text }
    /// `text[]`.
    public static var postgresArrayType: PostgresType { .textArray }
    /// Writes the text as UTF-8.
    public func encode(into writer: inout ParameterWriter) { writer.write(utf8) }

    /// Reads a text.
    public static func decode(_ field: borrowing Field) throws -> String {
        // The client encoding is UTF-8, so the server has already guaranteed that the bytes are valid.
        String(decoding: try field.bytes(as: .text), as: UTF8.self)
    }
}

/// Makes `[UInt8]` the Swift side of `bytea`: an array of bytes is a byte string, not a server array.
extension UInt8: PostgresArrayElement {
    /// `bytea`.
    public static var postgresArrayType: PostgresType { .bytea }

    /// Writes the bytes as they are.
    public static func encodeArray(_ elements: [UInt8], into writer: inout ParameterWriter) { writer.write(elements) }

    /// Reads the bytes as they are.
    public static func decodeArray(_ field: borrowing Field) throws -> [UInt8] { Array(try field.bytes(as: .bytea)) }
}

extension Optional: PostgresRepresentable where Wrapped: PostgresRepresentable {
    /// The type of what may be missing.
    public static var postgresType: PostgresType { Wrapped.postgresType }
}

/// NULL is nil.
extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// Writes the value, or NULL for nil.
    public func encode(into writer: inout ParameterWriter) {
        if let value = self { value.encode(into: &writer) } else { writer.writeNull() }
    }
}

/// NULL is nil.
extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads the value, or nil for NULL.
    public static func decode(_ field: borrowing Field) throws -> Wrapped? { field.isNull ? nil : try Wrapped.decode(field) }
}
