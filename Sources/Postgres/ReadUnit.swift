import Synchronization

/// One read on its way through a pipelined connection: identity and statement, one implicit transaction between two Syncs.
///
/// Whoever waits for it may go away at any time; the unit is then dropped if it has not been sent, and its answer otherwise. What depends
/// on the types of the statement is left to `TypedReadUnit`; a class rather than a protocol, whose members would be looked up at each use.
class ReadUnit: @unchecked Sendable {
    /// Where the statement comes from, for errors.
    final let name: String
    final let sql: String
    /// The statement as it is prepared for the role: plans of a table with policies hold for one role.
    final let key: StatementKey
    /// How the transaction is begun where the statement is prepared; between Syncs only its settings are sent.
    final let beginning: TransactionBeginning
    /// The settings of the identity, the role last.
    final let settings: [(String, String)]
    final let submittedAt = ContinuousClock.now
    /// How far it has come; touched only by who uses the connection.
    final var progress = UnitProgress()
    private let phase = Atomic(Phase.new)

    init(name: String, sql: String, key: StatementKey, beginning: TransactionBeginning) {
        self.name = name
        self.sql = sql
        self.key = key.under(beginning.identity.role)
        self.beginning = beginning
        settings = beginning.settings(session: [])
    }

    /// Whether nobody waits any more.
    final var isSettled: Bool { phase.load(ordering: .acquiring) == Phase.settled }

    /// Says that somebody waits; false if the wait was given up before.
    fileprivate final func beginWait() -> Bool {
        phase.compareExchange(expected: Phase.new, desired: Phase.waiting, ordering: .acquiringAndReleasing).exchanged
    }

    /// Whether the caller is the one who ends the wait, so that it is ended once.
    fileprivate final func endWait() -> Bool { phase.exchange(Phase.settled, ordering: .acquiringAndReleasing) == Phase.waiting }

    /// Writes the parameters.
    func encode(into writer: inout ParameterWriter) {}
    /// Prepares the statement on a connection that does nothing else meanwhile.
    func prepare(on session: Session) throws {}
    /// Decodes the rows of an answer, for `resume`.
    func take(_ answer: Result<QueryResult, any Error>) {}
    /// Ends the wait with what was taken.
    func resume() {}
    /// Ends the wait with an error.
    func fail(_ error: any Error) {}
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

/// A unit with the types of its statement.
final class TypedReadUnit<Input: Sendable, Output: Sendable>: ReadUnit, @unchecked Sendable {
    private let statement: Statement<Input, Output>
    private let input: Input
    /// Written before the phase says that somebody waits, and read once, by whoever settles the unit.
    private var continuation: UnsafeContinuation<[Output], any Error>?
    /// Touched by the connection's thread only.
    private var rows: Result<[Output], any Error>?

    init(_ statement: Statement<Input, Output>, _ input: Input, beginning: TransactionBeginning) {
        self.statement = statement
        self.input = input
        super.init(name: statement.name, sql: statement.sql, key: statement.key, beginning: beginning)
    }

    /// Begins the wait; false if it was given up before.
    func begin(_ continuation: UnsafeContinuation<[Output], any Error>) -> Bool {
        self.continuation = continuation
        let isNew = beginWait()
        if !isNew { continuation.resume(throwing: PostgresError.cancelled(statement: name)) }
        return isNew
    }

    override func encode(into writer: inout ParameterWriter) { statement.encode(input, &writer) }

    override func prepare(on session: Session) throws { _ = try session.prepare(statement, key: key) }

    override func take(_ answer: Result<QueryResult, any Error>) {
        if !isSettled { rows = Result { try statement.rows(of: try answer.get()) } }
    }

    override func resume() { if let rows, endWait() { continuation?.resume(with: rows) } }

    override func fail(_ error: any Error) { if endWait() { continuation?.resume(throwing: error) } }
}
