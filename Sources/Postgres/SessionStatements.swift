import CLibPQ

extension Session {
    /// Runs a statement and reads all its rows.
    func fetch<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) throws -> [Output] {
        try statement.rows(of: try execute(statement, input))
    }

    /// Sends a statement, prepared if need be, and waits for its result.
    func execute<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) throws -> QueryResult {
        let key = statement.shape.key.under(transaction.role)
        let prepared = try statements.find(key) ?? prepare(statement.shape, key: key)
        writer.reset()
        statement.encode(input, &writer)
        let sent = withBinaryParameters { count, values, lengths, formats in
            prepared.serverName.isEmpty
                ? PQsendQueryParams(handle, statement.sql, count, prepared.parameterTypes, values, lengths, formats, 1)
                : PQsendQueryPrepared(handle, prepared.serverName, count, values, lengths, formats, 1)
        }
        try checkSent(sent, statement: statement.name)
        do {
            return try onlyResult(statement: statement.name, sql: statement.sql)
        } catch let error as PostgresError {
            // The table has changed under the plan, or somebody has deallocated it: prepare it anew the next time.
            if let code = error.serverError?.sqlstate, code == "0A000" || code == "26000" { _ = statements.remove(key) }
            throw error
        }
    }

    /// Gives libpq the parameters collected in `writer`, all in binary form.
    func withBinaryParameters(
        _ send: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Int32
    ) -> Int32 {
        writer.withParameters { count, values, lengths in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(Int(count), 1)) { formats in
                formats.initialize(repeating: 1)
                return send(count, values, lengths, formats.baseAddress)
            }
        }
    }

    // MARK: Preparing

    /// Prepares and describes a statement in one round trip, compares its types with those of the Swift side, and keeps it under a key.
    func prepare(_ statement: StatementShape, key: StatementKey) throws -> PreparedStatement {
        let serverName = configuration.usesNamedStatements ? statements.newName() : ""
        let description = try describe(name: statement.name, sql: statement.sql, serverName: serverName)
        do {
            try verify(statement, description)
        } catch {
            try deallocate(serverName)
            throw error
        }
        let prepared = PreparedStatement(
            serverName: serverName, parameterTypes: description.parameters.map(\.rawValue), columnCount: description.columns.count)
        if let evicted = statements.insert(prepared, for: key) { try deallocate(evicted.serverName) }
        return prepared
    }

    /// Types of parameters and columns, as the server infers them.
    func describe(name: String, sql: String, serverName: String = "") throws -> StatementDescription {
        PQenterPipelineMode(handle)
        defer { PQexitPipelineMode(handle) }
        try checkSent(PQsendPrepare(handle, serverName, sql, 0, nil), statement: name)
        try checkSent(PQsendDescribePrepared(handle, serverName), statement: name)
        try checkSent(PQpipelineSync(handle), statement: name)
        var failure: PostgresError?
        var last: QueryResult?
        while true {
            guard let result = try nextResult(statement: name) else {
                if PQstatus(handle) != CONNECTION_OK { throw failure ?? lostError() }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC { break }
            do { try check(result, statement: name, sql: sql) } catch let error as PostgresError { failure = failure ?? error }
            last = result
        }
        if let failure { throw failure }
        guard let last else { throw lostError() }
        return StatementDescription(
            parameters: (0..<PQnparams(last.pointer)).map { PostgresType(rawValue: PQparamtype(last.pointer, $0)) },
            columns: (0..<last.columnCount).map { (name: last.columnName($0), type: last.columnType($0)) })
    }

    private func deallocate(_ serverName: String) throws {
        if serverName.isEmpty { return }
        let command = "deallocate \(serverName)"
        try checkSent(PQsendQuery(handle, command), statement: command)
        _ = try onlyResult(statement: command, sql: command)
    }

    private func verify(_ statement: StatementShape, _ found: StatementDescription) throws {
        func require(_ condition: Bool, _ part: String, _ expected: some CustomStringConvertible, _ found: some CustomStringConvertible)
            throws
        {
            if condition { return }
            throw PostgresError.statementMismatch(
                statement: statement.name, part: part, expected: expected.description, found: found.description)
        }
        let (parameters, columns) = (statement.parameterTypes, statement.columnTypes)
        try require(parameters.count == found.parameters.count, "number of parameters", parameters.count, found.parameters.count)
        for (index, (expected, type)) in zip(parameters, found.parameters).enumerated() {
            try require(expected.accepts(parameter: try resolve(type)), "parameter $\(index + 1)", expected, type)
        }
        guard statement.returnsRows else { return }
        try require(columns.count == found.columns.count, "number of columns", columns.count, found.columns.count)
        for (expected, column) in zip(columns, found.columns) {
            try require(expected.accepts(column: try resolve(column.type)), "column \(column.name)", expected, column.type)
        }
    }

    /// The type as which a type made in the database is sent: that under a domain, text for an enumeration.
    private func resolve(_ type: PostgresType) throws -> PostgresType {
        guard type.isUserDefined else { return type }
        if let known = resolvedTypes[type] { return known }
        let sql = """
            with recursive base(id) as (
              select \(type.rawValue)::oid
              union all select t.typbasetype from base join pg_catalog.pg_type t on t.oid = base.id and t.typtype = 'd')
            select case when t.typtype = 'e' then 25 when element.typtype = 'e' then 1009 else t.oid::int8 end
            from base join pg_catalog.pg_type t on t.oid = base.id and t.typtype <> 'd'
            left join pg_catalog.pg_type element on element.oid = t.typelem and t.typcategory = 'A'
            """
        try checkSent(PQsendQuery(handle, sql), statement: "type \(type.rawValue)")
        let result = try onlyResult(statement: "type \(type.rawValue)", sql: sql)
        let resolved = result.rowCount == 1 ? UInt32(result.text(0, 0)).map(PostgresType.init(rawValue:)) : nil
        resolvedTypes[type] = resolved
        return resolved ?? type
    }

    // MARK: Scripts

    /// Runs several statements, separated by semicolons.
    func script(name: String, sql: String) throws {
        try checkSent(PQsendQuery(handle, sql), statement: name)
        var failure: PostgresError?
        while let result = try nextResult(statement: name) {
            try refuseCopy(result, statement: name)
            do { try check(result, statement: name, sql: sql) } catch let error as PostgresError { failure = failure ?? error }
        }
        if let failure { throw failure }
    }
}

/// Types of a statement's parameters, and names and types of its columns, as the server sees them.
public struct StatementDescription: Sendable {
    /// Types of `$1`, `$2`…
    public let parameters: [PostgresType]
    /// Names and types of the columns, in order; empty for a statement without rows.
    public let columns: [(name: String, type: PostgresType)]
}

extension Statement {
    /// The rows of a result, decoded.
    func rows(of result: QueryResult) throws -> [Output] {
        guard result.status == PGRES_TUPLES_OK, result.columnCount == columnTypes.count else {
            throw PostgresError.statementMismatch(
                statement: name, part: "number of columns", expected: "\(columnTypes.count)", found: "\(result.columnCount)")
        }
        var cursor = RowCursor(result)
        do {
            return try decode(&cursor)
        } catch let refusal as FieldRefusal {
            throw PostgresError.decoding(
                statement: name, column: result.columnName(Int(cursor.column) - 1), expected: refusal.expected, found: refusal.found)
        }
    }
}
