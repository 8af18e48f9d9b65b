import CLibPQ

/// A result of libpq, freed with the object. Nothing changes it any more, and it does not need its connection.
final class QueryResult: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var rowCount: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { Int(PQnfields(pointer)) }

    /// "SELECT 5", "COMMIT"…
    var commandTag: String { String(cString: PQcmdStatus(pointer)) }
    /// Rows affected, 0 for commands that affect none.
    var affectedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    func columnName(_ column: Int) -> String { PQfname(pointer, Int32(column)).map { String(cString: $0) } ?? "?" }
    func columnType(_ column: Int) -> PostgresType { PostgresType(rawValue: PQftype(pointer, Int32(column))) }

    /// A field of a result in text form.
    func text(_ row: Int, _ column: Int) -> String { String(cString: PQgetvalue(pointer, Int32(row), Int32(column))) }

    /// The error (or notice) the result carries.
    func serverError(statement: String, sql: String) -> ServerError {
        ServerError(result: pointer, statement: statement, sql: sql)
    }
}

/// Walks over the rows of a result and their fields while they are decoded.
@usableFromInline
struct RowCursor {
    private let result: OpaquePointer
    @usableFromInline let rowCount: Int
    private var row: Int32 = -1
    /// The field that comes next.
    private(set) var column: Int32 = 0

    init(_ result: QueryResult) {
        self.result = result.pointer
        rowCount = result.rowCount
    }

    /// Goes to the next row; false if there is none.
    @usableFromInline
    mutating func nextRow() -> Bool {
        row += 1
        column = 0
        return row < rowCount
    }

    @usableFromInline
    mutating func next() -> Field {
        defer { column += 1 }
        let type = PostgresType(rawValue: PQftype(result, column))
        if PQgetisnull(result, row, column) != 0 { return Field(type: type, content: nil) }
        return Field(
            type: type,
            content: UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column))))
    }
}

extension ServerError {
    init(result: OpaquePointer?, statement: String, sql: String) {
        // The codes of the protocol's error fields.
        func field(_ code: Unicode.Scalar) -> String? { PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) } }
        severity = field("V") ?? field("S") ?? "ERROR"
        sqlstate = field("C") ?? ""
        message = field("M") ?? PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        detail = field("D")
        hint = field("H")
        position = field("P").flatMap { Int($0) }
        internalPosition = field("p").flatMap { Int($0) }
        internalQuery = field("q")
        context = field("W")
        schema = field("s")
        table = field("t")
        column = field("c")
        dataType = field("d")
        constraint = field("n")
        file = field("F")
        line = field("L")
        routine = field("R")
        self.statement = statement
        self.sql = sql
    }
}
