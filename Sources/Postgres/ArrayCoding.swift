/// One-dimensional server arrays; an array of `UInt8` is `bytea`.
extension Array: PostgresRepresentable where Element: PostgresArrayElement {
    /// The server's type of arrays of the element.
    public static var postgresType: PostgresType { Element.postgresArrayType }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    /// Writes the elements as one array.
    public func encode(into writer: inout ParameterWriter) { Element.encodeArray(self, into: &writer) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    /// Reads an array. Throws `FieldRefusal` for one of several dimensions, of another type, or with an element that is refused.
    public static func decode(_ field: borrowing Field) throws -> [Element] { try Element.decodeArray(field) }
}

/// `bytea[]`.
extension Array: PostgresArrayElement where Element == UInt8 {
    /// `bytea[]`.
    public static var postgresArrayType: PostgresType { .byteaArray }
}

/// An array that may contain NULL.
extension Optional: PostgresArrayElement where Wrapped: PostgresEncodable & PostgresDecodable & PostgresArrayElement {
    /// The array type of what may be missing: elements may be NULL.
    public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}

extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    /// Writes the elements in the server's binary form: dimensions, type, then each with its length.
    public static func encodeArray(_ elements: [Self], into writer: inout ParameterWriter) {
        writer.write(Int32(elements.isEmpty ? 0 : 1))  // dimensions
        writer.write(Int32(0))  // the server works out itself whether there are NULLs
        writer.write(postgresType.rawValue)
        guard !elements.isEmpty else { return }
        writer.write(Int32(truncatingIfNeeded: elements.count))
        writer.write(Int32(1))  // lower bound
        for element in elements { writer.appendLengthPrefixed(element) }
    }

    /// Reads the elements. Throws `FieldRefusal` for more than one dimension, another type, or an element that is refused.
    public static func decodeArray(_ field: borrowing Field) throws -> [Self] {
        var reader = try FieldReader(field, as: postgresArrayType)
        let dimensions: Int32 = try reader.integer()
        _ = try reader.integer(Int32.self)  // NULL flag
        let found = PostgresType(rawValue: try reader.integer())
        // An element of a user-defined type has been judged when the statement was prepared.
        guard postgresType.accepts(column: found) || found.isUserDefined else {
            throw FieldRefusal(expected: postgresArrayType.description, found: "an array of \(found)")
        }
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else {
            throw FieldRefusal(expected: "one-dimensional \(postgresArrayType)", found: "\(dimensions) dimensions")
        }
        let count: Int32 = try reader.integer()
        _ = try reader.integer(Int32.self)  // lower bound
        var elements: [Self] = []
        for _ in 0..<max(count, 0) {
            let length: Int32 = try reader.integer()
            let content = length < 0 ? nil : try reader.bytes(Int(length))
            elements.append(try Self.decode(Field(type: found, content: content)))
        }
        try reader.finish()
        return elements
    }
}
