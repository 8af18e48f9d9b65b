/// What a call of `read` or `write` asks for.
struct TransactionPlan: Sendable {
    let beginning: TransactionBeginning
    let retries: Int
    let deadline: ContinuousClock.Instant?

    init(isReadOnly: Bool, identity: TransactionIdentity, options: TransactionOptions) {
        beginning = TransactionBeginning(
            isolation: options.isolation ?? (isReadOnly ? .repeatableRead : .readCommitted), isReadOnly: isReadOnly,
            identity: identity, statementTimeout: options.statementTimeout, lockTimeout: options.lockTimeout)
        retries = options.retries
        deadline = options.deadline.map { .now + $0 }
    }
}

/// One run of a transaction from lease to release.
struct TransactionAttempt {
    let pool: ConnectionPool
    let plan: TransactionPlan
    let needsFresh: Bool

    /// Why an attempt failed and what might help.
    struct Failure: Error {
        enum Remedy { case none, runAgain, freshConnection }
        let error: any Error
        var remedy = Remedy.none
    }

    /// How long a ROLLBACK may take before the connection is given up.
    private static let rollbackGrace: Duration = .seconds(5)

    func run<Value: Sendable>(_ body: @Sendable (Transaction) async throws -> Value) async throws(Failure) -> Value {
        let lease: Lease
        do { lease = try await pool.lease(fresh: needsFresh, deadline: plan.deadline) } catch {
            throw Failure(error: deadlineError(error))
        }
        defer { pool.release(lease) }
        return try await lease.connection.withThread { () async throws(Failure) -> Value in try await transact(lease, body) }
    }

    /// From BEGIN to COMMIT.
    private func transact<Value: Sendable>(
        _ lease: Lease, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws(Failure) -> Value {
        let number = try await begin(lease)
        let transaction = Transaction(connection: lease.connection, number: number, deadline: plan.deadline)
        let value: Value
        do { value = try await body(transaction) } catch {
            throw await rollBack(lease, TransactionError(body: error), cause: error)
        }
        do {
            try await lease.connection.perform(Session.commitName, deadline: plan.deadline) { try $0.commit(number) }
        } catch {
            throw await rollBack(lease, TransactionError(commit: error), cause: error)
        }
        return value
    }

    private func begin(_ lease: Lease) async throws(Failure) -> Int {
        do {
            return try await lease.connection.perform(Session.beginName, deadline: plan.deadline) { [plan] in
                try $0.begin(plan.beginning)
            }
        } catch {
            var failure = await rollBack(lease, TransactionError(begin: error), cause: error)
            // Nothing has been done yet, so another connection may be tried, for writes, too.
            if lease.isReused, Self.isLoss(error) { failure.remedy = .freshConnection }
            throw failure
        }
    }

    /// Ends a transaction that failed with `cause`, and says what might help.
    private func rollBack(_ lease: Lease, _ record: TransactionError, cause: any Error) async -> Failure {
        var record = record
        var ending = Session.TransactionState()
        do {
            ending = try await perform(lease) { $0.transaction }
            try await perform(lease) { try $0.rollback() }
        } catch {
            record.rollback = error
        }
        if case PostgresError.commitUnknown = cause { return Failure(error: cause) }
        // The body may have wrapped the server's error in one of its own.
        let isConflict = (cause as? PostgresError)?.isRetryable == true || ending.failure?.isRetryable == true
        let isDeadRead =
            plan.beginning.isReadOnly && lease.isReused && Self.isLoss(cause) && ending.completedStatements == 0
        let remedy: Failure.Remedy = isConflict ? .runAgain : isDeadRead ? .freshConnection : .none
        return Failure(error: record.rollback == nil ? cause : record, remedy: remedy)
    }

    /// Runs a part of a roll-back, which the cancellation that led to it must not stop.
    private func perform<Value: Sendable>(
        _ lease: Lease, _ work: @escaping @Sendable (Session) throws -> Value
    ) async throws -> Value {
        try await lease.connection.perform(
            Session.rollbackName, deadline: .now + Self.rollbackGrace, isShielded: true, work)
    }

    /// A wait for a connection that the deadline ended, not the pool's own limit.
    private func deadlineError(_ error: any Error) -> any Error {
        guard case PostgresError.poolTimeout = error, let deadline = plan.deadline, deadline <= .now else { return error }
        return PostgresError.timeout(statement: "wait for a connection", limit: .deadline)
    }

    private static func isLoss(_ error: any Error) -> Bool {
        if case PostgresError.connection(let error) = error { return error.kind == .lost }
        return false
    }
}
