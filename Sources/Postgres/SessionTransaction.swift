import CLibPQ

/// What BEGIN is sent with.
struct TransactionBeginning: Sendable {
    let isolation: TransactionOptions.Isolation
    let isReadOnly: Bool
    let identity: TransactionIdentity
    let statementTimeout: Duration?
    let lockTimeout: Duration?

    /// Settings in the order in which they are made. The role comes last: it might not be allowed to make the others.
    func settings(session: [(String, String)]) -> [(String, String)] {
        var settings = session
        if let statementTimeout { settings.append(("statement_timeout", Self.milliseconds(statementTimeout))) }
        if let lockTimeout { settings.append(("lock_timeout", Self.milliseconds(lockTimeout))) }
        settings += identity.settings
        if let role = identity.role { settings.append(("role", role)) }
        return settings
    }

    /// At least 1, because 0 means no limit.
    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let whole = min(max(seconds, 0), Int64(Int32.max) / 1000 - 1) * 1000 + max(attoseconds, 0) / 1_000_000_000_000_000
        return String(max(whole, 1))
    }
}

extension Session {
    /// Names of these steps in errors.
    static let beginName = "begin", commitName = "commit", rollbackName = "rollback"

    /// BEGIN, settings and role in one round trip. Returns the number of the transaction. After a failure the caller rolls back.
    func begin(_ beginning: TransactionBeginning) throws -> Int {
        let text = "begin isolation level \(beginning.isolation.rawValue)\(beginning.isReadOnly ? " read only" : "")"
        let settings = beginning.settings(session: configuration.usesNamedStatements ? [] : SessionSettings.perTransaction)
        transaction = TransactionState(
            number: nextTransactionNumber(), statementTimeout: beginning.statementTimeout, role: beginning.identity.role)
        try pipeline(begin: text, settings: settings)
        return transaction.number
    }

    /// Runs a statement of transaction `number`, and remembers a failure after which nothing more can be done in it.
    func inTransaction<Value>(_ number: Int, statement: String, _ work: (Session) throws -> Value) throws -> Value {
        guard transaction.number == number else { throw PostgresError.transactionEnded(statement: statement) }
        if let cause = transaction.failure { throw PostgresError.transactionAborted(statement: statement, cause: cause) }
        do {
            let value = try work(self)
            guard transactionStatus == PQTRANS_INTRANS else { throw PostgresError.transactionEnded(statement: statement) }
            transaction.completedStatements += 1
            return value
        } catch {
            if transactionStatus != PQTRANS_INTRANS || signal.isBroken {
                let reason = "\(type(of: error)) thrown by the caller"
                transaction.failure =
                    (error as? PostgresError).map { translated($0, statement: statement) }
                    ?? .unexpectedAnswer(statement: statement, reason: reason)
            }
            throw error
        }
    }

    /// Commits transaction `number`.
    func commit(_ number: Int) throws {
        guard transaction.number == number else { throw PostgresError.transactionEnded(statement: Self.commitName) }
        if let cause = transaction.failure { throw PostgresError.transactionAborted(statement: Self.commitName, cause: cause) }
        let warnings = notices.warnings
        let tag: String
        do {
            tag = try simple(Self.commitName).commandTag
        } catch let error as PostgresError {
            // An ERROR means that the server rolled back. Without an answer nobody knows.
            if case .server = error { throw error }
            throw PostgresError.commitUnknown(cause: error)
        }
        guard tag == "COMMIT" else {
            throw PostgresError.unexpectedAnswer(statement: Self.commitName, reason: "the server rolled the transaction back")
        }
        // A cancelled wait for a synchronous standby is reported as success with a warning, whose text depends on the language.
        if let interruption, notices.warnings > warnings {
            throw PostgresError.commitUnknown(cause: interruption.error(Self.commitName))
        }
        transaction.number = 0
    }

    /// Rolls back whatever is open. Nothing is sent if nothing is, or if the connection is gone, which makes the server roll back.
    func rollback() throws {
        transaction.number = 0
        if signal.isBroken || transactionStatus == PQTRANS_IDLE { return }
        try simple(Self.rollbackName)
    }

    /// A command without parameters and rows, whose text is its name.
    @discardableResult
    private func simple(_ command: String) throws -> QueryResult {
        try checkSent(PQsendQuery(handle, command), statement: command)
        return try onlyResult(statement: command, sql: command)
    }

    // MARK: The pipeline

    /// Under which name the statement that makes so many settings is prepared.
    func settingsName(count: Int) -> String { "drumbeat_settings_\(count)" }

    private func pipeline(begin: String, settings: [(String, String)]) throws {
        if settings.isEmpty {
            _ = try simple(begin)
            return
        }
        let name = settingsName(count: settings.count)
        let isNamed = configuration.usesNamedStatements
        let isNew = isNamed && !preparedSettingCounts.contains(settings.count)
        let select = SessionSettings.select(count: settings.count)

        PQenterPipelineMode(handle)
        defer { PQexitPipelineMode(handle) }
        // BEGIN goes first: preparing takes a snapshot, after which the isolation level can no longer be chosen.
        try checkSent(PQsendQueryParams(handle, begin, 0, nil, nil, nil, nil, 1), statement: Self.beginName)
        if isNew { try checkSent(PQsendPrepare(handle, name, select, 0, nil), statement: Self.beginName) }
        writer.reset()
        for (key, value) in settings {
            writer.appendParameter(key)
            writer.appendParameter(value)
        }
        let sent = withBinaryParameters { count, values, lengths, formats in
            isNamed
                ? PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1)
                : PQsendQueryParams(handle, select, count, nil, values, lengths, formats, 1)
        }
        try checkSent(sent, statement: Self.beginName)
        try checkSent(PQpipelineSync(handle), statement: Self.beginName)

        var answers = 0
        var failure: PostgresError?
        while true {
            guard let result = try nextResult(statement: Self.beginName) else {
                // Nil stands between the commands of a pipeline; on a broken connection nothing follows.
                if PQstatus(handle) != CONNECTION_OK { throw failure ?? lostError() }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC { break }
            do {
                try check(result, statement: Self.beginName, sql: answers == 0 ? begin : select)
                if isNew, answers == 1 { preparedSettingCounts.insert(settings.count) }
            } catch let error as PostgresError {
                failure = failure ?? error
            }
            answers += 1
        }
        if let failure { throw failure }
    }
}

/// Settings that every session of this program has.
enum SessionSettings {
    /// Sent when a connection is opened, so that they cost nothing afterwards. The last one ends a long statement, and frees its locks,
    /// within two seconds after the program was killed.
    static let options =
        "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c extra_float_digits=1 -c client_connection_check_interval=2000"

    /// The same for a pooler, which hands a transaction to any session and takes no options.
    static let perTransaction = [
        ("TimeZone", "UTC"), ("DateStyle", "ISO"), ("IntervalStyle", "iso_8601"), ("extra_float_digits", "1"),
        ("client_connection_check_interval", "2000"),
    ]

    /// Makes `count` settings for the transaction, in order; names and values are parameters.
    static func select(count: Int) -> String {
        let calls = (0..<count).map { "set_config($\(2 * $0 + 1), $\(2 * $0 + 2), true)" }
        return "select " + calls.joined(separator: ", ")
    }
}
