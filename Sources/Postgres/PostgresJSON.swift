/// A JSON document as text. Parameters are `jsonb`; columns may be `jsonb` or `json`.
public struct PostgresJSON: Hashable, Sendable {
    /// The document; the server judges whether it is well-formed.
    public let text: String

    /// Wraps the text of a document.
    public init(text: String) { self.text = text }
}

extension PostgresJSON: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    public static var postgresType: PostgresType { .jsonb }
    public static var postgresArrayType: PostgresType { .jsonbArray }

    /// The only version of jsonb's binary form there is: the text follows.
    private static let version: UInt8 = 1

    public func encode(into writer: inout ParameterWriter) {
        writer.write(Self.version)
        writer.write(text.utf8)
    }

    public static func decode(_ field: borrowing Field) throws -> PostgresJSON {
        let bytes = try field.bytes(as: .jsonb)
        guard field.type == .jsonb else { return PostgresJSON(text: String(decoding: bytes, as: UTF8.self)) }
        guard bytes.first == version else { throw FieldRefusal(expected: "jsonb version 1", found: "another version") }
        return PostgresJSON(text: String(decoding: bytes.dropFirst(), as: UTF8.self))
    }
}
