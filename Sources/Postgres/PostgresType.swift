/// A data type of the server, identified by its object id.
///
/// Only types whose binary form this module reads and writes have a name here. Any other type may still appear in a description of
/// a statement, named by its number.
public struct PostgresType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The object id in `pg_type`.
    public let rawValue: UInt32

    /// Wraps an object id, known or not.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The scalar types, named as the server names them.
    public static let bool = PostgresType(rawValue: 16),
        bytea = PostgresType(rawValue: 17),
        name = PostgresType(rawValue: 19),
        int8 = PostgresType(rawValue: 20),
        int2 = PostgresType(rawValue: 21),
        int4 = PostgresType(rawValue: 23),
        text = PostgresType(rawValue: 25),
        json = PostgresType(rawValue: 114),
        bpchar = PostgresType(rawValue: 1042),
        varchar = PostgresType(rawValue: 1043),
        date = PostgresType(rawValue: 1082),
        timestamptz = PostgresType(rawValue: 1184),
        numeric = PostgresType(rawValue: 1700),
        jsonb = PostgresType(rawValue: 3802)

    /// The arrays of these types.
    public static let boolArray = PostgresType(rawValue: 1000),
        byteaArray = PostgresType(rawValue: 1001),
        nameArray = PostgresType(rawValue: 1003),
        int2Array = PostgresType(rawValue: 1005),
        int4Array = PostgresType(rawValue: 1007),
        textArray = PostgresType(rawValue: 1009),
        bpcharArray = PostgresType(rawValue: 1014),
        varcharArray = PostgresType(rawValue: 1015),
        int8Array = PostgresType(rawValue: 1016),
        dateArray = PostgresType(rawValue: 1182),
        timestamptzArray = PostgresType(rawValue: 1185),
        numericArray = PostgresType(rawValue: 1231),
        jsonbArray = PostgresType(rawValue: 3807)

    /// The server's short name of the type ("int8", "text[]"), or "type 12345" for a type this module has no name for.
    public var description: String { Self.names[self] ?? "type \(rawValue)" }

    private static let names: [PostgresType: String] = [
        .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4", .text: "text", .json: "json",
        .bpchar: "bpchar", .varchar: "varchar", .date: "date", .timestamptz: "timestamptz", .numeric: "numeric", .jsonb: "jsonb",
        .boolArray: "bool[]", .byteaArray: "bytea[]", .nameArray: "name[]", .int2Array: "int2[]", .int4Array: "int4[]",
        .textArray: "text[]", .bpcharArray: "bpchar[]", .varcharArray: "varchar[]", .int8Array: "int8[]", .dateArray: "date[]",
        .timestamptzArray: "timestamptz[]", .numericArray: "numeric[]", .jsonbArray: "jsonb[]",
        PostgresType(rawValue: 700): "float4", PostgresType(rawValue: 701): "float8", PostgresType(rawValue: 705): "unknown",
        PostgresType(rawValue: 790): "money", PostgresType(rawValue: 1114): "timestamp", PostgresType(rawValue: 1186): "interval",
        PostgresType(rawValue: 2278): "void", PostgresType(rawValue: 2950): "uuid", PostgresType(rawValue: 26): "oid",
    ]

    /// Types created in the database (domains, enumerations) have ids from here on.
    var isUserDefined: Bool { rawValue >= 16384 }

    /// Whether a column of type `found` may be decoded as this type: the same type, or one with the same binary form.
    func accepts(column found: PostgresType) -> Bool {
        if found == self { return true }
        switch self {
        case .text: return Self.textLike.contains(found)
        case .textArray: return Self.textArrayLike.contains(found)
        case .jsonb: return found == .json
        default: return false
        }
    }

    /// Whether a parameter of this type may be sent where the server expects `found`.
    func accepts(parameter found: PostgresType) -> Bool {
        found == self || (self == .text && Self.textLike.contains(found))
    }

    private static let textLike: Set<PostgresType> = [.text, .varchar, .bpchar, .name]
    private static let textArrayLike: Set<PostgresType> = [.textArray, .varcharArray, .bpcharArray, .nameArray]
}
