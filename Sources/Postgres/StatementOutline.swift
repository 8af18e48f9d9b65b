/// A statement without the Swift types of its input and output: what a list of statements of different types can hold, and what a
/// test compares with the server.
public struct StatementOutline: Sendable, Hashable {
    /// Where the text comes from, usually the path of its file.
    public let name: String
    /// The text, with `$1`… for parameters.
    public let sql: String
    /// Types of the parameters, in order.
    public let parameterTypes: [PostgresType]
    /// Types of the columns, in order. Empty for a statement without rows.
    public let columnTypes: [PostgresType]
}

extension Statement {
    /// The statement's name, text and types.
    public var outline: StatementOutline {
        StatementOutline(name: name, sql: sql, parameterTypes: parameterTypes, columnTypes: columnTypes)
    }
}
