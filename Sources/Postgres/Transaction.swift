/// A transaction under way, usable only inside the body that `Database.read` or `Database.write` runs.
///
/// The body runs on the thread of the connection, and so do its child tasks (as far as they are not bound to an actor): a statement
/// then costs no change of thread. Statements run one after the other, also when they are asked for concurrently, and while one runs
/// the child tasks of the body wait. What is to go on meanwhile, such as a display of progress, belongs into an unstructured task.
///
/// After a statement has failed, every further one
/// fails with ``PostgresError/transactionAborted(statement:cause:)`` and the first error.
public final class Transaction: Sendable {
    private let connection: Connection
    private let number: Int
    private let deadline: ContinuousClock.Instant?

    init(connection: Connection, number: Int, deadline: ContinuousClock.Instant?) {
        self.connection = connection
        self.number = number
        self.deadline = deadline
    }

    /// All rows, in the order of the statement.
    public func fetch<Input, Output: Sendable>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> [Output] {
        try await perform(statement.name) { try $0.fetch(statement, input) }
    }

    /// The only row; any other number of rows is ``PostgresError/rowCount(statement:expected:found:)``.
    public func fetchOne<Input, Output: Sendable>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> Output {
        let rows = try await fetch(statement, input)
        guard rows.count == 1, let row = rows.first else {
            throw PostgresError.rowCount(statement: statement.name, expected: "exactly one row", found: rows.count)
        }
        return row
    }

    /// The only row, or nil if there is none; several are ``PostgresError/rowCount(statement:expected:found:)``.
    public func fetchOptional<Input, Output: Sendable>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> Output? {
        try Self.atMostOne(of: try await fetch(statement, input), statement.name)
    }

    static func atMostOne<Row>(of rows: [Row], _ statement: String) throws -> Row? {
        guard rows.count <= 1 else {
            throw PostgresError.rowCount(statement: statement, expected: "at most one row", found: rows.count)
        }
        return rows.first
    }

    /// Runs a statement without rows and returns how many rows it affected.
    @discardableResult
    public func execute<Input>(_ statement: Statement<Input, Void>, _ input: Input) async throws -> Int {
        try await perform(statement.name) { try $0.execute(statement, input).affectedRows }
    }

    /// Runs several statements separated by semicolons, without parameters: migrations and the like. They must not end the
    /// transaction.
    public func script(name: String, sql: String) async throws {
        try await perform(name) { try $0.script(name: name, sql: sql) }
    }

    /// Runs `copy … from stdin (format binary)` with the rows that `body` writes, and returns their number.
    ///
    /// `body` runs synchronously on the connection's own thread, so it may compute and read files without holding up anybody else.
    /// An error it throws ends the COPY, reaches the caller unchanged, and leaves only a roll-back. Cancellation of the task and the
    /// deadline are noticed between chunks.
    @discardableResult
    public func copyIn(
        name: String, sql: String, _ body: @escaping @Sendable (inout CopyWriter) throws -> Void
    ) async throws -> Int {
        try await perform(name) { try $0.copyIn(name: name, sql: sql, body) }
    }

    /// Asks the server for the types of a statement's parameters and columns without running it.
    public func describe(name: String, sql: String) async throws -> StatementDescription {
        try await perform(name) { try $0.describe(name: name, sql: sql) }
    }

    private func perform<Value: Sendable>(
        _ statement: String, _ work: @escaping @Sendable (Session) throws -> Value
    ) async throws -> Value {
        try await connection.perform(statement, deadline: deadline) { [number] session in
            try session.inTransaction(number, statement: statement, work)
        }
    }
}
