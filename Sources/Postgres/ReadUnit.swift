import Synchronization

/// One read on its way through a pipelined connection: identity and statement, one implicit transaction between two Syncs.
///
/// Whoever waits for it may go away at any time; the unit is then dropped if it has not been sent, and its answer otherwise.
protocol ReadUnit: AnyObject, Sendable {
    /// Where the statement comes from, for errors.
    var name: String { get }
    var sql: String { get }
    /// The statement as it is prepared for the role: plans of a table with policies hold for one role.
    var key: StatementKey { get }
    /// How the transaction is begun where the statement is prepared; between Syncs only its settings are sent.
    var beginning: TransactionBeginning { get }
    /// The settings of the identity, the role last.
    var settings: [(String, String)] { get }
    var submittedAt: ContinuousClock.Instant { get }
    /// How far it has come; touched by the owner of the connection only.
    var progress: UnitProgress { get set }
    /// Whether nobody waits any more.
    var isSettled: Bool { get }

    /// Writes the parameters.
    func encode(into writer: inout ParameterWriter)
    /// Prepares the statement on a connection that does nothing else meanwhile.
    func prepare(on session: Session) throws
    /// Ends the wait with the rows of a result.
    func succeed(_ result: QueryResult)
    /// Ends the wait with an error.
    func fail(_ error: any Error)
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
    let key: StatementKey
    let beginning: TransactionBeginning
    let settings: [(String, String)]
    let submittedAt = ContinuousClock.now
    var progress = UnitProgress()
    private let statement: Statement<Input, Output>
    private let input: Input
    private let phase = Atomic(Phase.new)
    /// Written before the phase says that somebody waits, and read once, by whoever settles the unit.
    private var continuation: UnsafeContinuation<[Output], any Error>?

    init(_ statement: Statement<Input, Output>, _ input: Input, beginning: TransactionBeginning) {
        self.statement = statement
        self.input = input
        self.beginning = beginning
        key = statement.key.under(beginning.identity.role)
        settings = beginning.settings(session: [])
    }

    var name: String { statement.name }
    var sql: String { statement.sql }

    /// Begins the wait; false if it was given up before.
    func begin(_ continuation: UnsafeContinuation<[Output], any Error>) -> Bool {
        self.continuation = continuation
        let isNew = phase.compareExchange(expected: Phase.new, desired: Phase.waiting, ordering: .acquiringAndReleasing).exchanged
        if !isNew { continuation.resume(throwing: PostgresError.cancelled(statement: name)) }
        return isNew
    }

    func encode(into writer: inout ParameterWriter) { statement.encode(input, &writer) }

    func prepare(on session: Session) throws { _ = try session.prepare(statement, key: key) }

    func succeed(_ result: QueryResult) {
        if isSettled { return }
        let rows = Result { try statement.rows(of: result) }
        takeContinuation()?.resume(with: rows)
    }

    func fail(_ error: any Error) { takeContinuation()?.resume(throwing: error) }

    var isSettled: Bool { phase.load(ordering: .acquiring) == Phase.settled }

    /// Whoever takes the continuation resumes it, so that it is resumed once.
    private func takeContinuation() -> UnsafeContinuation<[Output], any Error>? {
        phase.exchange(Phase.settled, ordering: .acquiringAndReleasing) == Phase.waiting ? continuation : nil
    }
}
