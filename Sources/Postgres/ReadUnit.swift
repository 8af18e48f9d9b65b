import Synchronization

/// One read on its way through a pipelined connection: identity and statement, one implicit transaction between two Syncs.
///
/// Whoever waits for it may go away at any time; the unit is then dropped if it has not been sent, and its answer otherwise.
final class ReadUnit: @unchecked Sendable {
    let statement: StatementShape
    /// The statement as it is prepared for the role: plans of a table with policies hold for one role.
    let key: StatementKey
    /// How the transaction is begun where the statement is prepared; between Syncs only its settings are sent.
    let beginning: TransactionBeginning
    /// The settings of the identity, the role last.
    let settings: [(String, String)]
    /// Writes the parameters.
    let encode: @Sendable (inout ParameterWriter) -> Void
    let submittedAt = ContinuousClock.now
    /// How far it has come; touched only by who uses the connection.
    var progress = UnitProgress()
    private let phase = Atomic(Phase.new)
    /// Written before the phase says that somebody waits, and read once, by whoever settles the unit.
    private var continuation: UnsafeContinuation<QueryResult, any Error>?

    init(_ statement: StatementShape, beginning: TransactionBeginning, encode: @escaping @Sendable (inout ParameterWriter) -> Void) {
        self.statement = statement
        self.beginning = beginning
        self.encode = encode
        key = statement.key.under(beginning.identity.role)
        settings = beginning.settings(session: [])
    }

    /// Begins the wait; false if it was given up before.
    func begin(_ continuation: UnsafeContinuation<QueryResult, any Error>) -> Bool {
        self.continuation = continuation
        let isNew = phase.compareExchange(expected: Phase.new, desired: Phase.waiting, ordering: .acquiringAndReleasing).exchanged
        if !isNew { continuation.resume(throwing: PostgresError.cancelled(statement: statement.name)) }
        return isNew
    }

    /// Whether nobody waits any more.
    var isSettled: Bool { phase.load(ordering: .acquiring) == Phase.settled }

    /// Ends the wait, once: whoever comes second does nothing.
    func resume(with answer: Result<QueryResult, any Error>) {
        if phase.exchange(Phase.settled, ordering: .acquiringAndReleasing) == Phase.waiting { continuation?.resume(with: answer) }
    }
}

/// How far a unit has come.
struct UnitProgress {
    /// How often it was sent.
    var attempts = 0
    /// What went wrong so far; the first error counts.
    var failure: PostgresError?
    /// The answer to the statement.
    var result: QueryResult?
    /// Whether the server has answered anything of it.
    var isAnswered = false
    /// How many answers are still to come before the Sync.
    var expectedAnswers = 0
}

/// Whether somebody waits for a unit. New: nobody does yet. Settled: nobody does any more.
private enum Phase {
    static let new: UInt8 = 0, waiting: UInt8 = 1, settled: UInt8 = 2
}
