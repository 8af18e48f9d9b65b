/// One SQL statement as a value: its text, how its parameters are sent and how a row is read.
///
/// `Statement<(Int64, String), Run>(name: "queries/run/latest.sql", sql: text, Run.init)` takes an `Int64` and a `String` as `$1` and
/// `$2` and makes a `Run` of each row; the types of the columns are those of the parameters of `Run.init`. On the first use on a
/// connection the types are compared with those the server reports, so a statement that does not fit fails at once and by name.
public struct Statement<Input: Sendable, Output: Sendable>: Sendable {
    /// What it is, whatever its types are called in Swift.
    let shape: StatementShape
    let encode: @Sendable (Input, inout ParameterWriter) -> Void
    let decode: @Sendable (inout RowCursor) throws -> [Output]

    /// Where the text comes from, usually the path of its file; it appears in errors.
    public var name: String { shape.name }
    /// The text, with `$1`… for parameters.
    public var sql: String { shape.sql }
    /// Types of the parameters, in order.
    public var parameterTypes: [PostgresType] { shape.parameterTypes }
    /// Types of the columns, in order. Empty for a statement without rows.
    public var columnTypes: [PostgresType] { shape.columnTypes }

    /// A statement that returns rows. `makeRow` receives the columns in order; an error it throws ends the execution and reaches the
    /// caller unchanged.
    ///
    /// Inlinable, so that the compiler sees the types of parameters and columns where the statement is made.
    @inlinable
    public init<each Parameter: PostgresEncodable, each Column: PostgresDecodable>(
        name: String, sql: String, _ makeRow: @escaping @Sendable (repeat each Column) throws -> Output
    ) where Input == (repeat each Parameter) {
        var columns: [PostgresType] = []
        repeat columns.append((each Column).postgresType)
        self.init(
            name: name, sql: sql, parameterTypes: Self.types(of: repeat (each Parameter).self), columnTypes: columns, returnsRows: true,
            encode: { input, writer in repeat writer.appendParameter(each input) },
            decode: { cursor in
                var rows: [Output] = []
                rows.reserveCapacity(cursor.rowCount)
                while cursor.nextRow() { rows.append(try makeRow(repeat try (each Column).decode(cursor.next()))) }
                return rows
            })
    }

    /// A statement without rows; rows that it returns nevertheless (a call of a function without result) are ignored.
    @inlinable
    public init<each Parameter: PostgresEncodable>(
        name: String, sql: String
    ) where Input == (repeat each Parameter), Output == Void {
        self.init(
            name: name, sql: sql, parameterTypes: Self.types(of: repeat (each Parameter).self), columnTypes: [], returnsRows: false,
            encode: { input, writer in repeat writer.appendParameter(each input) }, decode: { _ in [] })
    }

    @usableFromInline
    init(
        name: String, sql: String, parameterTypes: [PostgresType], columnTypes: [PostgresType], returnsRows: Bool,
        encode: @escaping @Sendable (Input, inout ParameterWriter) -> Void,
        decode: @escaping @Sendable (inout RowCursor) throws -> [Output]
    ) {
        shape = StatementShape(
            name: name, sql: sql, parameterTypes: parameterTypes, columnTypes: columnTypes, returnsRows: returnsRows)
        self.encode = encode
        self.decode = decode
    }

    @inlinable
    static func types<each Parameter: PostgresEncodable>(of _: repeat (each Parameter).Type) -> [PostgresType] {
        var types: [PostgresType] = []
        repeat types.append((each Parameter).postgresType)
        return types
    }
}

/// A statement without its Swift types. All copies of the statement share it.
final class StatementShape: Sendable {
    let name: String
    let sql: String
    let parameterTypes: [PostgresType]
    let columnTypes: [PostgresType]
    let returnsRows: Bool
    let key: StatementKey

    init(name: String, sql: String, parameterTypes: [PostgresType], columnTypes: [PostgresType], returnsRows: Bool) {
        self.name = name
        self.sql = sql
        self.parameterTypes = parameterTypes
        self.columnTypes = columnTypes
        self.returnsRows = returnsRows
        key = StatementKey(name: name, sql: sql)
    }
}

/// Identifies a statement in a connection's cache. The text is hashed once, not at each execution.
struct StatementKey: Hashable, Sendable {
    let name: String
    let sql: String
    /// The role for which it is prepared, where that matters.
    private(set) var role: String?
    private var hash: Int

    init(name: String, sql: String) {
        self.name = name
        self.sql = sql
        var hasher = Hasher()
        hasher.combine(name)
        hasher.combine(sql)
        hash = hasher.finalize()
    }

    /// The key of the statement as it is prepared for a role: what a policy adds to a plan holds for one role, and a plan that several
    /// roles share is made anew at each change.
    func under(_ role: String?) -> StatementKey {
        guard let role else { return self }
        var key = self
        key.role = role
        var hasher = Hasher()
        hasher.combine(hash)
        hasher.combine(role)
        key.hash = hasher.finalize()
        return key
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
