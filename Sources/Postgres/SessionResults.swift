import CLibPQ

extension Session {
    /// The next result of the command under way, or nil when it is over.
    func nextResult(statement: String) throws -> QueryResult? {
        try flush(statement: statement)
        while PQisBusy(handle) != 0 {
            try waitForSocket(writing: false, statement: statement)
            // On failure PQgetResult gives the error, without waiting.
            if PQconsumeInput(handle) == 0 { break }
        }
        return PQgetResult(handle).map { QueryResult($0) }
    }

    /// Sends what is still in libpq's buffer. Answers are read meanwhile, so that neither side waits for the other for ever.
    func flush(statement: String) throws {
        while true {
            let left = PQflush(handle)
            if left == 0 { return }
            // A broken connection still may have told why: the answer is read next.
            if left < 0 { return }
            try waitForSocket(writing: true, statement: statement)
            if PQconsumeInput(handle) == 0 { return }
        }
    }

    /// The result of a command that gives exactly one, once the command is over; an error of the server is thrown.
    func onlyResult(statement: String, sql: String) throws -> QueryResult {
        var result: QueryResult?
        while let next = try nextResult(statement: statement) {
            try refuseCopy(next, statement: statement)
            // The first error counts: after a server's last words libpq adds that the connection is gone.
            if result?.status != PGRES_FATAL_ERROR { result = next }
        }
        guard let result else { throw lostError() }
        try check(result, statement: statement, sql: sql)
        return result
    }

    /// Throws the error that a result carries.
    func check(_ result: QueryResult, statement: String, sql: String) throws {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC, PGRES_COPY_IN: return
        case PGRES_PIPELINE_ABORTED:
            throw PostgresError.unexpectedAnswer(statement: statement, reason: "not run, because an earlier statement failed")
        default:
            let error = result.serverError(statement: statement, sql: sql)
            let isGone = PQstatus(handle) != CONNECTION_OK || error.severity == "FATAL" || error.severity == "PANIC"
            throw isGone ? lostError(error) : .server(error)
        }
    }

    /// A statement that starts a COPY outside `copyIn` would wait for ever.
    func refuseCopy(_ result: QueryResult, statement: String) throws {
        guard [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(result.status) else { return }
        signal.markBroken()
        throw PostgresError.unexpectedAnswer(statement: statement, reason: "COPY is possible only through copyIn")
    }

    /// Judges the return value of a sending function of libpq.
    func checkSent(_ result: Int32, statement: String) throws {
        guard result != 1 else { return }
        guard PQstatus(handle) == CONNECTION_OK else { throw lostError() }
        let reason = "libpq does not send it: \(String(cString: PQerrorMessage(handle)))"
        throw PostgresError.unexpectedAnswer(statement: statement, reason: reason)
    }
}
