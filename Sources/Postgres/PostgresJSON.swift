/// A JSON document as text. Parameters are `jsonb`; columns may be `jsonb` or `json`.
public struct PostgresJSON: Hashable, Sendable {
    /// The document; the server judges whether it is well-formed.
    public let text: String

    /// Wraps the text of a document.
    public init(text: String) { self.text = text }
}

extension PostgresJSON: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `jsonb`.
    public static var postgresType: PostgresType { .jsonb }
    /// `jsonb[]`.
    public static var postgresArrayType: PostgresType { .jsonbArray }

    /// The only version of jsonb's binary form there is: the text follows.
    private static let version: UInt8 = 1

    /// Writes the version of the binary form, then the text.
    public func encode(into writer: inout ParameterWriter) {
        writer.write(Self.version)
        writer.write(text.utf8)
    }

    /// Reads the text of a `jsonb` or `json` column. Throws `FieldRefusal` for another version of the binary form.
    public static func decode(_ field: borrowing Field) throws -> PostgresJSON {
        let bytes = try field.bytes(as: .jsonb)
        guard field.type == .jsonb else { return PostgresJSON(text: String(decoding: bytes, as: UTF8.self)) }
        guard bytes.first == version else { throw FieldRefusal(expected: "jsonb version 1", found: "another version") }
        return PostgresJSON(text: String(decoding: bytes.dropFirst(), as: UTF8.self))
    }
}
