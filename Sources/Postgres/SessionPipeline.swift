import CLibPQ

/// The pipelined side of a session: units are sent one after the other, and their answers come in the same order.
extension Session {
    /// The statement of a unit, if the unit can be sent as it is: its settings and its statement are prepared.
    func prepared(for unit: ReadUnit) -> PreparedStatement? {
        guard unit.settings.isEmpty || preparedSettingCounts.contains(unit.settings.count) else { return nil }
        return statements.find(unit.key)
    }

    /// Prepares settings and statement of a unit, under its identity: names are looked up by the search path and the rights of its role.
    /// Nothing else may be under way.
    func prepare(for unit: ReadUnit, within limit: Duration) throws {
        PQexitPipelineMode(handle)
        defer { PQenterPipelineMode(handle) }
        let outcome = Result {
            try run(watch(for: limit), statement: unit.statement.name) { session in
                _ = try session.begin(unit.beginning)
                if session.statements.find(unit.key) == nil { _ = try session.prepare(unit.statement, key: unit.key) }
            }
        }
        try run(watch(for: limit), statement: Self.rollbackName) { try $0.rollback() }
        try outcome.get()
    }

    private func watch(for limit: Duration) -> InterruptionWatch {
        InterruptionWatch(signal: signal, deadline: .now + limit, isShielded: true)
    }

    /// Forgets what is prepared, because the server has.
    func forgetStatements() {
        statements.removeAll()
        preparedSettingCounts = []
    }

    /// Sends identity, statement and Sync. What libpq cannot get rid of at once stays in its buffer.
    func send(_ unit: ReadUnit, _ prepared: PreparedStatement) throws {
        unit.progress.attempts += 1
        unit.progress.failure = nil
        unit.progress.isAnswered = false
        unit.progress.expectedAnswers = 1
        if !unit.settings.isEmpty {
            unit.progress.expectedAnswers = 2
            writer.reset()
            for (key, value) in unit.settings {
                writer.appendParameter(key)
                writer.appendParameter(value)
            }
            try checkSent(sendPrepared(settingsName(count: unit.settings.count)), statement: unit.statement.name)
        }
        writer.reset()
        unit.encode(&writer)
        try checkSent(sendPrepared(prepared.serverName), statement: unit.statement.name)
        try checkSent(PQpipelineSync(handle), statement: unit.statement.name)
    }

    private func sendPrepared(_ serverName: String) -> Int32 {
        withBinaryParameters { count, values, lengths, formats in
            PQsendQueryPrepared(handle, serverName, count, values, lengths, formats, 1)
        }
    }

    /// Takes the answers to the oldest unit, as far as they have come. Throws when the connection is lost.
    func receive(_ unit: ReadUnit) throws -> Progress {
        while PQisBusy(handle) == 0 {
            guard let pointer = PQgetResult(handle) else {
                // Nil stands between the answers of a unit; on a broken connection nothing follows.
                if PQstatus(handle) != CONNECTION_OK { throw unit.progress.failure ?? lostError() }
                guard transactionStatus == PQTRANS_ACTIVE else {
                    throw PostgresError.unexpectedAnswer(statement: unit.statement.name, reason: "no answer")
                }
                continue
            }
            let result = QueryResult(pointer)
            if result.status == PGRES_PIPELINE_SYNC { return .over }
            try refuseCopy(result, statement: unit.statement.name)
            do {
                try check(result, statement: unit.statement.name, sql: unit.statement.sql)
                unit.progress.isAnswered = true
                unit.progress.expectedAnswers -= 1
                if unit.progress.expectedAnswers == 0 { unit.progress.result = result }
            } catch let error as PostgresError {
                if case .connection = error { throw error }
                unit.progress.isAnswered = true
                unit.progress.failure = unit.progress.failure ?? error
            }
        }
        return .waits
    }

    /// How far a unit has come.
    enum Progress { case over, waits }

    /// Reads what has arrived. If the connection is gone, the next answer says so.
    func consume() { _ = PQconsumeInput(handle) }

    /// Whether there is an answer that can be taken without waiting.
    var hasAnswer: Bool { PQisBusy(handle) == 0 }

    /// Sends what is left in libpq's buffer, and says whether something still is.
    func hasOutput() -> Bool { PQflush(handle) > 0 }
}
