import CLibPQ

extension Session {
    /// Thrown when the server has ended the COPY before its time; its error follows as the result.
    private struct CopyStopped: Error {}

    /// Runs COPY … FROM STDIN (FORMAT binary) with the rows that `body` writes, and returns their number.
    func copyIn(name: String, sql: String, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        try checkSent(PQsendQuery(handle, sql), statement: name)
        guard let start = try nextResult(statement: name) else { throw lostError() }
        guard start.status == PGRES_COPY_IN, PQbinaryTuples(start.pointer) == 1 else {
            if start.status == PGRES_COPY_IN { try endCopy(reason: "not binary", statement: name) }
            while let rest = try nextResult(statement: name) { try refuseCopy(rest, statement: name) }
            try check(start, statement: name, sql: sql)
            throw PostgresError.unexpectedAnswer(statement: name, reason: "not a COPY … FROM STDIN (FORMAT binary)")
        }
        do {
            var writer = CopyWriter(session: self, statement: name)
            try body(&writer)
            try writer.finish()
        } catch is CopyStopped {
            // The reason is the result read below.
        } catch {
            try endCopy(reason: "given up by the client", statement: name)
            while try nextResult(statement: name) != nil {}
            throw error
        }
        try endCopy(reason: nil, statement: name)
        return try onlyResult(statement: name, sql: sql).affectedRows
    }

    /// Sends a chunk and waits until the server's side has taken it.
    func sendCopyData(_ bytes: [UInt8], statement: String) throws {
        let result = bytes.withUnsafeBytes { buffer in
            PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: buffer.count))
        }
        guard result == 1 else { throw CopyStopped() }
        try flush(statement: statement)
    }

    /// Ends the COPY; with a reason it fails. If the server has ended it already, nothing is sent.
    private func endCopy(reason: String?, statement: String) throws {
        _ = PQputCopyEnd(handle, reason)
        try flush(statement: statement)
    }
}
