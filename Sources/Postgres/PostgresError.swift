/// Everything that can go wrong between this process and the server.
///
/// `description` is safe to show and to log: no parameter values, no contents of rows, no password. `debugDescription` tells all.
public enum PostgresError: Error, Sendable {
    /// The server refused a statement.
    case server(ServerError)
    /// No connection, or not any more.
    case connection(ConnectionError)
    /// A statement, or the wait for it, took too long and was cancelled.
    case timeout(statement: String, limit: TimeLimit)
    /// The Swift task was cancelled; so was the statement.
    case cancelled(statement: String)
    /// A field did not hold what the statement expects.
    case decoding(statement: String, column: String, expected: String, found: String)
    /// The server's description of a statement differs from the Swift side; `part` names the parameter ("$2") or the column.
    case statementMismatch(statement: String, part: String, expected: String, found: String)
    /// A statement returned more or fewer rows than it must.
    case rowCount(statement: String, expected: String, found: Int)
    /// A row of a COPY has not the number of columns announced.
    case copyRow(statement: String, expected: Int, found: Int)
    /// An earlier statement of the transaction failed with `cause`, so nothing more can be done in it.
    indirect case transactionAborted(statement: String, cause: PostgresError)
    /// The transaction is over, or the statement itself ended it.
    case transactionEnded(statement: String)
    /// COMMIT was sent and it is not known whether, or how durably, the transaction was committed. Never retried.
    indirect case commitUnknown(cause: PostgresError)
    /// The server answered with something that the statement cannot give; `reason` says what.
    case unexpectedAnswer(statement: String, reason: String)
    /// The database was shut down.
    case poolClosed
    /// No connection became free in time.
    case poolTimeout
    /// As many reads are waiting as may; this one was not run.
    case tooManyReads

    /// A limit that was exceeded.
    public enum TimeLimit: String, Sendable {
        /// The deadline of the transaction, watched by this process.
        case deadline
        /// The statement timeout of the transaction, watched by the server.
        case statementTimeout
    }

    /// What the server reported, if the error comes from the server; the first cause if the transaction was aborted by it.
    public var serverError: ServerError? {
        switch self {
        case .server(let error): error
        case .transactionAborted(_, let cause), .commitUnknown(let cause): cause.serverError
        default: nil
        }
    }

    /// Whether running the whole transaction again may succeed. Never true when it may have been committed.
    public var isRetryable: Bool {
        switch self {
        case .server(let error): error.isRetryable
        case .transactionAborted(_, let cause): cause.isRetryable
        default: false
        }
    }

    /// "file:line:column", the line, and a ^ under the character the server points at; nil if it does not point anywhere.
    public var caret: String? { serverError?.location?.caret }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, and in which statement.
    public var description: String { text(detailed: false) }
    /// The same with all that the server said.
    public var debugDescription: String { text(detailed: true) }

    private func text(detailed: Bool) -> String {
        switch self {
        case .server(let error): detailed ? error.debugDescription : error.description
        case .connection(let error): detailed ? error.debugDescription : error.description
        case .timeout(let statement, .deadline): "the deadline passed (\(statement))"
        case .timeout(let statement, .statementTimeout): "the statement took longer than its timeout (\(statement))"
        case .cancelled(let statement): "cancelled (\(statement))"
        case .decoding(let statement, let column, let expected, let found):
            "column \(column): expected \(expected), found \(found) (\(statement))"
        case .statementMismatch(let statement, let part, let expected, let found):
            "\(part): expected \(expected), the server has \(found) (\(statement))"
        case .rowCount(let statement, let expected, let found): "expected \(expected), found \(found) (\(statement))"
        case .copyRow(let statement, let expected, let found):
            "a row of \(found) columns where \(expected) were announced (\(statement))"
        case .transactionAborted(let statement, let cause):
            "not run, because the transaction had failed (\(statement)): \(cause.text(detailed: detailed))"
        case .transactionEnded(let statement): "the transaction is over (\(statement))"
        case .commitUnknown(let cause): "it is not known whether the transaction was committed: \(cause.text(detailed: detailed))"
        case .unexpectedAnswer(let statement, let reason): "\(reason) (\(statement))"
        case .poolClosed: "the database was shut down"
        case .poolTimeout: "no connection became free in time"
        case .tooManyReads: "too many reads are waiting"
        }
    }
}
