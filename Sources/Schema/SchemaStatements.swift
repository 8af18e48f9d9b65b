package import Postgres
import SQLCatalog

/// The statements about the schema itself, one constant per file of `sql/queries/schema`.
package enum SchemaStatements {
    /// Every one of them, for the test that prepares them.
    package static let all: [StatementOutline] = [
        takeLock.outline, setSearchPath.outline, presence.outline, current.outline, applied.outline, recordMigration.outline,
        recordInstalled.outline, objects.outline, forgetObjects.outline, recordObjects.outline, installedObjects.outline,
        fingerprint.outline, bindReportingLogin.outline,
    ]

    static let takeLock = Statement<(), Bool>(SQL.Queries.Schema.takeLock) { (taken: Bool) in taken }

    static let setSearchPath = Statement<String, String>(SQL.Queries.Schema.setSearchPath) { (path: String) in path }

    static let presence = Statement<(), Presence>(SQL.Queries.Schema.presence, Presence.init)

    static let current = Statement<(), RecordedState>(SQL.Queries.Schema.current, RecordedState.init)

    static let applied = Statement<(), AppliedMigration>(SQL.Queries.Schema.applied, AppliedMigration.init)

    static let recordMigration = Statement<(Int32, String, String, String, String), Void>(SQL.Queries.Schema.recordMigration)

    static let recordInstalled = Statement<(String, String), Void>(SQL.Queries.Schema.recordInstalled)

    static let objects = Statement<(), SchemaObject>(SQL.Queries.Schema.objects, SchemaObject.init)

    static let forgetObjects = Statement<String, Void>(SQL.Queries.Schema.forgetObjects)

    static let recordObjects = Statement<(String, [String], [String]), Void>(SQL.Queries.Schema.recordObjects)

    static let installedObjects = Statement<String, SchemaObject>(SQL.Queries.Schema.installedObjects, SchemaObject.init)

    static let bindReportingLogin = Statement<(String, Int64?), String>(SQL.Queries.Schema.bindReportingLogin) { (done: String) in done }

    static let fingerprint = Statement<(), String>(SQL.Queries.Schema.fingerprint) { (digest: String) in digest }
}

/// What is there at all.
struct Presence: Sendable {
    let hasRecord: Bool
    let hasSchema: Bool
    let serverMajor: Int32
}

/// What the database recorded about itself.
struct RecordedState: Sendable {
    let number: Int32
    let chainHash: String?
    let codeDigest: String?
    let policiesDigest: String?
    let objectsDigest: String?
}

/// A function, view, type, trigger or policy, as `DROP` wants to hear it: `function`, `drumbeat.current_org_id()`.
struct SchemaObject: Sendable, Hashable {
    let type: String
    let identity: String
}

extension Statement {
    init<each Parameter: PostgresEncodable, each Column: PostgresDecodable>(
        _ file: SQLFile, _ makeRow: @escaping @Sendable (repeat each Column) throws -> Output
    ) where Input == (repeat each Parameter) {
        self.init(name: file.path, sql: file.text, makeRow)
    }

    init<each Parameter: PostgresEncodable>(_ file: SQLFile) where Input == (repeat each Parameter), Output == Void {
        self.init(name: file.path, sql: file.text)
    }
}
