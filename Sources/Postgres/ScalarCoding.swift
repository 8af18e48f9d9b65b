extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .bool }
    public static var postgresArrayType: PostgresType { .boolArray }

    public func encode(into writer: inout ParameterWriter) { writer.write(UInt8(self ? 1 : 0)) }

    public static func decode(_ field: borrowing Field) throws -> Bool {
        let byte: UInt8 = try field.integer(as: .bool)
        return byte != 0
    }
}

extension Int16: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .int2 }
    public static var postgresArrayType: PostgresType { .int2Array }
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    public static func decode(_ field: borrowing Field) throws -> Int16 { try field.integer(as: .int2) }
}

extension Int32: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .int4 }
    public static var postgresArrayType: PostgresType { .int4Array }
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    public static func decode(_ field: borrowing Field) throws -> Int32 { try field.integer(as: .int4) }
}

extension Int64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .int8 }
    public static var postgresArrayType: PostgresType { .int8Array }
    public func encode(into writer: inout ParameterWriter) { writer.write(self) }
    public static func decode(_ field: borrowing Field) throws -> Int64 { try field.integer(as: .int8) }
}

/// `text`; columns of `varchar`, `char(n)`, `name` and of an enumeration are read as text, too.
///
/// The server stores no U+0000 in text and refuses a string that contains it.
extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .text }
    public static var postgresArrayType: PostgresType { .textArray }
    public func encode(into writer: inout ParameterWriter) { writer.write(utf8) }

    public static func decode(_ field: borrowing Field) throws -> String {
        // The client encoding is UTF-8, so the server has already guaranteed that the bytes are valid.
        String(decoding: try field.bytes(as: .text), as: UTF8.self)
    }
}

/// Makes `[UInt8]` the Swift side of `bytea`: an array of bytes is a byte string, not a server array.
extension UInt8: PostgresArrayElement {
    public static var postgresArrayType: PostgresType { .bytea }

    public static func encodeArray(_ elements: [UInt8], into writer: inout ParameterWriter) { writer.write(elements) }

    public static func decodeArray(_ field: borrowing Field) throws -> [UInt8] { Array(try field.bytes(as: .bytea)) }
}

extension Optional: PostgresRepresentable where Wrapped: PostgresRepresentable {
    public static var postgresType: PostgresType { Wrapped.postgresType }
}

/// NULL is nil.
extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    public func encode(into writer: inout ParameterWriter) {
        if let value = self { value.encode(into: &writer) } else { writer.writeNull() }
    }
}

/// NULL is nil.
extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decode(_ field: borrowing Field) throws -> Wrapped? { field.isNull ? nil : try Wrapped.decode(field) }
}
