import Postgres
import SQLCatalog
import Schema
import Store
import TestSupport
import Testing

@Suite("Every statement of the catalogue")
struct StatementCatalogueTests {
    static let statements = StatementCatalogue.all + SchemaStatements.all
    static let files = SQL.Queries.all + SQL.Rollups.all + SQL.Checks.all

    @Test("every file of queries, rollups and checks is one statement, one script or one copy")
    func nothingIsForgotten() {
        let texts = Set(Self.statements.map(\.sql))
        let scripts = StatementCatalogue.scripts.map(\.path)
        let copies = StatementCatalogue.copies.values.map(\.path)
        for file in Self.files {
            let uses = [texts.contains(file.text), scripts.contains(file.path), copies.contains(file.path)]
            #expect(uses.count { $0 } == 1, "\(file.path) is used in \(uses.count { $0 }) ways: add it to StatementCatalogue")
        }
        #expect(Set(scripts).count == scripts.count)
    }

    @Test("a file that is used twice is used with the same types")
    func oneMeaningPerFile() {
        for (name, uses) in Dictionary(grouping: Self.statements, by: \.name) {
            #expect(Set(uses).count == 1, "\(name) has several Swift values with different types")
        }
    }

    @Test("every statement can be prepared, and its parameters and columns have the types of its Swift value")
    func typesFit() async throws {
        try await MigratedDatabase.with { database in
            try await database.administrator.write(as: Self.identity) { transaction in
                for script in StatementCatalogue.scripts {
                    try await transaction.script(name: script.path, sql: script.text)
                }
                // The first that cannot be prepared ends the transaction and the test; its error names it.
                for statement in Self.statements {
                    Self.compare(statement, try await transaction.describe(name: statement.name, sql: statement.sql))
                }
            }
        }
    }

    /// What a transaction of the importer or of the batch has set before it runs these statements.
    private static let identity = TransactionIdentity(settings: [
        ("search_path", "drumbeat, pg_temp"), ("drumbeat.source", "test"), ("drumbeat.extracted_on", "2018-01-01"),
        ("drumbeat.roster_is_complete", "true"),
    ])

    private static func compare(_ statement: StatementOutline, _ found: StatementDescription) {
        #expect(
            statement.parameterTypes == found.parameters.map(comparable),
            "\(statement.name): parameters of the Swift value, of the server")
        // A statement whose effect counts may call a function: its one value is ignored.
        if statement.columnTypes.isEmpty { return }
        #expect(
            statement.columnTypes == found.columns.map { comparable($0.type) },
            "\(statement.name): columns of the Swift value, of the server")
    }

    /// Types with the binary form of text are read as text.
    private static func comparable(_ type: PostgresType) -> PostgresType {
        [.varchar, .bpchar, .name].contains(type) ? .text : type
    }
}
