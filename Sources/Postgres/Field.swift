/// One field of a row, in the server's binary form, readable only while it is being decoded.
///
/// It cannot be copied, so it cannot outlive the result it points into.
public struct Field: ~Copyable {
    /// The type the server reports for the column, or for the element of an array.
    public let type: PostgresType
    /// nil for NULL.
    let content: UnsafeRawBufferPointer?

    init(type: PostgresType, content: UnsafeRawBufferPointer?) {
        self.type = type
        self.content = content
    }

    /// Whether the field is NULL.
    public var isNull: Bool { content == nil }

    /// The bytes of the value; refuses NULL.
    func bytes(as expected: PostgresType) throws -> UnsafeRawBufferPointer {
        guard let content else { throw FieldRefusal(expected: expected.description, found: "NULL") }
        return content
    }

    /// The value as an integer of exactly the width of `Integer`; refuses NULL and any other width.
    func integer<Integer: FixedWidthInteger>(as expected: PostgresType, _: Integer.Type = Integer.self) throws -> Integer {
        let bytes = try bytes(as: expected)
        guard bytes.count == MemoryLayout<Integer>.size else {
            throw FieldRefusal(expected: expected.description, found: "\(bytes.count) bytes")
        }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }
}

/// Reads big-endian integers and slices from a field, refusing to run past its end.
struct FieldReader {
    private var rest: Slice<UnsafeRawBufferPointer>
    private let expected: PostgresType

    init(_ field: borrowing Field, as expected: PostgresType) throws {
        rest = try field.bytes(as: expected)[...]
        self.expected = expected
    }

    mutating func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) throws -> Integer {
        Integer(bigEndian: try bytes(MemoryLayout<Integer>.size).loadUnaligned(as: Integer.self))
    }

    mutating func bytes(_ count: Int) throws -> UnsafeRawBufferPointer {
        guard count >= 0, count <= rest.count else { throw FieldRefusal(expected: expected.description, found: "a truncated value") }
        defer { rest = rest.dropFirst(count) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
    }

    func finish() throws {
        guard rest.isEmpty else { throw FieldRefusal(expected: expected.description, found: "\(rest.count) bytes too many") }
    }
}
