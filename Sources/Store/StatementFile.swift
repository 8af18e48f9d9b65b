internal import Postgres
internal import SQLCatalog

/// Statements are values made of a file of `sql/` and the types that go in and come out.
extension Statement {
    /// A statement that returns rows.
    init<each Parameter: PostgresEncodable, each Column: PostgresDecodable>(
        _ file: SQLFile, _ makeRow: @escaping @Sendable (repeat each Column) throws -> Output
    ) where Input == (repeat each Parameter) {
        self.init(name: "sql/" + file.path, sql: file.text, makeRow)
    }

    /// A statement whose effect counts, not its rows.
    init<each Parameter: PostgresEncodable>(_ file: SQLFile) where Input == (repeat each Parameter), Output == Void {
        self.init(name: "sql/" + file.path, sql: file.text)
    }
}

extension Transaction {
    /// Runs a file of several statements without parameters.
    func script(_ file: SQLFile) async throws {
        try await script(name: "sql/" + file.path, sql: file.text)
    }
}
