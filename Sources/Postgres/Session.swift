import CLibPQ
import Logging

/// An open connection of libpq. It is used by one thread at a time: that of its connection or, where reads share it, whoever holds the
/// lock around it.
///
/// The socket is non-blocking: the thread itself waits for it (see `waitForSocket`), so that a wait can be interrupted.
final class Session {
    let handle: OpaquePointer
    let signal: ConnectionSignal
    let configuration: DatabaseConfiguration
    let notices: NoticeReceiver
    let waiter = SocketWaiter()
    private let cancelHandle: CancelHandle?

    /// Statements prepared on this connection.
    var statements: StatementCache
    /// Types made in this database, by id, as the types they are sent as.
    var resolvedTypes: [PostgresType: PostgresType] = [:]
    /// For how many settings the statement that makes them is prepared.
    var preparedSettingCounts: Set<Int> = []
    var writer = ParameterWriter()

    /// The transaction under way; its number tells it from those before and after on the same connection.
    var transaction = TransactionState()
    private var transactionCount = 0

    // State of the operation that runs now.
    private var watch: InterruptionWatch
    private var cancelRequest: CancelRequest?
    private(set) var interruption: Interruption?
    private var startedAt = ContinuousClock.now

    /// What is known of the transaction under way.
    struct TransactionState: Sendable {
        var number = 0
        var statementTimeout: Duration?
        /// The role that it began with, for which its statements are prepared.
        var role: String?
        /// Why nothing more can be done in it.
        var failure: PostgresError?
        /// How many statements have been answered.
        var completedStatements = 0
    }

    init(handle: OpaquePointer, configuration: DatabaseConfiguration, signal: ConnectionSignal, logger: Logger) {
        self.handle = handle
        self.signal = signal
        self.configuration = configuration
        notices = NoticeReceiver(logger: logger)
        statements = StatementCache(capacity: configuration.statementCacheSize)
        cancelHandle = CancelHandle(handle)
        watch = InterruptionWatch(signal: signal, deadline: nil, isShielded: true)
        PQsetnonblocking(handle, 1)
        notices.install(on: handle)
    }

    deinit { PQfinish(handle) }

    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(handle) }

    func nextTransactionNumber() -> Int {
        transactionCount += 1
        return transactionCount
    }

    /// Runs one operation under the watch of whatever may stop it, and leaves the connection at rest or marked as broken.
    func run<Value>(_ watch: InterruptionWatch, statement: String, _ work: (Session) throws -> Value) throws -> Value {
        guard watch.isShielded || !signal.isBroken else { throw lostError() }
        self.watch = watch
        startedAt = .now
        interruption = nil
        defer { settle() }
        if let reason = watch.interruption { throw reason.error(statement) }
        do { return try work(self) } catch let error as PostgresError { throw translated(error, statement: statement) }
    }

    /// Says why a statement was cancelled, which the server does not know.
    func translated(_ error: PostgresError, statement: String) -> PostgresError {
        guard case .server(let server) = error, server.sqlstate == "57014" else { return error }
        if let interruption { return interruption.error(statement) }
        if let timeout = transaction.statementTimeout, .now - startedAt >= timeout {
            return .timeout(statement: statement, limit: .statementTimeout)
        }
        return error
    }

    // MARK: Waiting

    /// Waits until the server has sent something, or (when `writing`) takes more. This is the only place where the thread sleeps
    /// while a statement runs, hence the place where the statement is cancelled.
    func waitForSocket(writing: Bool, statement: String) throws {
        let socket = PQsocket(handle)
        // A connection that is gone has no socket; the next read says so.
        guard socket >= 0 else { return }
        while true {
            if interruption == nil, let reason = watch.interruption {
                interruption = reason
                cancelRequest = cancelHandle.map { CancelRequest($0, signal: signal) }
            }
            if waiter.wait(for: socket, writing: writing, signal: signal, until: cancelRequest?.giveUpAt ?? watch.deadline) { return }
            if let cancelRequest, cancelRequest.giveUpAt <= .now {
                signal.markBroken()
                throw (interruption ?? .deadline).error(statement)
            }
        }
    }

    /// The reason to stop, for operations that look themselves instead of waiting.
    func checkInterruption(_ statement: String) throws {
        if let reason = interruption ?? watch.interruption {
            interruption = reason
            throw reason.error(statement)
        }
    }

    /// The fence: while a PQcancel is under way the connection does not go on to anything else.
    private func settle() {
        while let request = cancelRequest, !request.hasReturned {
            guard request.giveUpAt > .now else {
                signal.markBroken()
                break
            }
            _ = waiter.wait(for: -1, writing: false, signal: signal, until: request.giveUpAt)
        }
        cancelRequest = nil
        let status = transactionStatus
        if PQstatus(handle) != CONNECTION_OK || status == PQTRANS_ACTIVE || status == PQTRANS_UNKNOWN { signal.markBroken() }
    }

    /// The error of a connection that is gone, with the server's last words if there were any.
    func lostError(_ server: ServerError? = nil) -> PostgresError {
        signal.markBroken()
        return .connection(
            ConnectionError(
                kind: .lost, handle: handle, sqlstate: server?.sqlstate.isEmpty == false ? server?.sqlstate : nil,
                message: server?.message ?? String(cString: PQerrorMessage(handle))))
    }
}
