public import Logging

/// The only door to the database: everything happens in a transaction that has an identity.
public final class Database: Sendable {
    private let pool: ConnectionPool
    private let reads: PipelinedReads?
    private let logger: Logger

    /// Prepares the use of a database. Connections are made when they are needed.
    public init(configuration: DatabaseConfiguration, logger: Logger) {
        pool = ConnectionPool(configuration, logger: logger)
        reads = PipelinedReads(configuration, logger: logger)
        self.logger = logger
    }

    /// A database that was not shut down closes its connections when the last reference goes.
    deinit {
        pool.close()
        reads?.close()
    }

    /// How much it is used at present.
    public var gauges: DatabaseGauges {
        let (exclusive, shared) = (pool.gauges, reads?.gauges)
        return DatabaseGauges(
            connections: exclusive.open, connectionsInUse: exclusive.leased, waiting: exclusive.waiting,
            sharedConnections: shared?.open ?? 0, sharedReads: shared?.reads ?? 0)
    }

    /// Runs `body` in a read-only transaction that sees one state of the database throughout (repeatable read, unless the options
    /// say otherwise), and returns what it returns.
    ///
    /// `body` may run more than once: after a serialization failure, and when the connection turns out to have died while it was
    /// idle. An error that `body` throws ends the transaction and reaches the caller unchanged.
    public func read<Value: Sendable>(
        as identity: TransactionIdentity, options: TransactionOptions = .init(),
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await run(TransactionPlan(isReadOnly: true, identity: identity, options: options), body)
    }

    /// Runs one statement that only reads, under an identity, and returns its rows in their order.
    ///
    /// Where connections are shared (`DatabaseConfiguration.pipelinedConnections`) it travels with those of others: identity and statement
    /// cost one round trip, and the server refuses whatever writes. What is too slow for that runs as in `read`, as does everything where
    /// no connections are shared. It may run more than once.
    ///
    /// - Parameter timeout: longest duration of the statement, watched by the server; nil keeps the server's setting.
    /// - Throws: ``PostgresError/tooManyReads`` when as many wait as may; otherwise what `read` throws.
    public func fetch<Input, Output: Sendable>(
        _ statement: Statement<Input, Output>, _ input: Input, as identity: TransactionIdentity, timeout: Duration? = nil
    ) async throws -> [Output] {
        if let reads, reads.takes(statement.shape.key) {
            do {
                let encode = statement.encode
                let answer = try await reads.answer(to: statement.shape, as: identity, limit: timeout) { encode(input, &$0) }
                return try statement.rows(of: answer)
            } catch PostgresError.timeout(_, .statementTimeout) where reads.isShorter(than: timeout) {
                reads.remember(statement.shape.key)
                logger.debug("too slow for a shared connection", metadata: ["statement": "\(statement.name)"])
            }
        }
        return try await read(as: identity, options: TransactionOptions(statementTimeout: timeout)) { transaction in
            try await transaction.fetch(statement, input)
        }
    }

    /// The only row of a statement that only reads, or nil if there is none; several are
    /// ``PostgresError/rowCount(statement:expected:found:)``. Otherwise as `fetch`.
    public func fetchOptional<Input, Output: Sendable>(
        _ statement: Statement<Input, Output>, _ input: Input, as identity: TransactionIdentity, timeout: Duration? = nil
    ) async throws -> Output? {
        try Transaction.atMostOne(of: try await fetch(statement, input, as: identity, timeout: timeout), statement.name)
    }

    /// Runs `body` in a transaction (read committed, unless the options say otherwise), commits it, and returns what `body` returns.
    ///
    /// After a serialization failure or a deadlock the transaction is run again, as often as the options allow, so `body` must be
    /// safe to run again. An error that `body` throws rolls back and reaches the caller unchanged. If the fate of the COMMIT is not
    /// known, the error is ``PostgresError/commitUnknown(cause:)``, and nothing is tried again.
    @discardableResult
    public func write<Value: Sendable>(
        as identity: TransactionIdentity, options: TransactionOptions = .init(),
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await run(TransactionPlan(isReadOnly: false, identity: identity, options: options), body)
    }

    /// Ends the use of the database: whoever waits for a connection gets ``PostgresError/poolClosed``, running transactions may
    /// finish within the grace period and are cancelled after it. Returns when no connection is in use any more.
    public func shutdown() async {
        async let end: Void? = reads?.shutdown()
        await pool.shutdown()
        await end
    }

    /// Waits until the task is cancelled and then shuts down: the body of a service.
    public func run() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        await shutdown()
    }

    private func run<Value: Sendable>(
        _ plan: TransactionPlan, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        var conflicts = 0
        var needsFresh = false
        while true {
            let failure: TransactionAttempt.Failure
            do throws(TransactionAttempt.Failure) {
                return try await TransactionAttempt(pool: pool, plan: plan, needsFresh: needsFresh).run(body)
            } catch {
                failure = error
            }
            switch failure.remedy {
            case .freshConnection where !needsFresh:
                needsFresh = true
            case .runAgain where conflicts < plan.retries:
                conflicts += 1
                // Everybody who collided waits for a different while, longer at each attempt.
                try? await Task.sleep(for: .microseconds(Int64.random(in: 0...min(5000 << conflicts, 200_000))))
            default:
                throw failure.error
            }
            logger.debug("transaction runs again", metadata: ["error": "\(failure.error)"])
        }
    }
}
