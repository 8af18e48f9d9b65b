/// A transaction in which more than one thing went wrong, each recorded separately.
///
/// When only one thing fails, that error is thrown as it is; this type appears when the ROLLBACK after it failed, too.
public struct TransactionError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Why the transaction could not begin.
    public var begin: (any Error)?
    /// What the body threw.
    public var body: (any Error)?
    /// Why it could not be committed.
    public var commit: (any Error)?
    /// Why it could not be rolled back. The connection has been closed, which makes the server roll back.
    public var rollback: (any Error)?

    /// What failed at each stage, in the order of the stages.
    public var description: String { stages.map { "\($0): \($1)" }.joined(separator: "; ") }
    /// The same in full, a stage on each line.
    public var debugDescription: String { stages.map { "\($0): \(String(reflecting: $1))" }.joined(separator: "\n") }

    private var stages: [(String, any Error)] {
        [("begin", begin), ("body", body), ("commit", commit), ("rollback", rollback)].compactMap { name, error in
            error.map { (name, $0) }
        }
    }
}
