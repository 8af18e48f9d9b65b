import Logging
import Postgres
import SQLCatalog

/// One run of ``SchemaManager/migrate(reinstall:patience:)`` inside its transaction.
struct Migration {
    let catalogue: SchemaCatalogue
    let transaction: Transaction
    let version: String
    let logger: Logger
    private var outcome = MigrationOutcome()

    init(catalogue: SchemaCatalogue, transaction: Transaction, version: String, logger: Logger) {
        self.catalogue = catalogue
        self.transaction = transaction
        self.version = version
        self.logger = logger
    }

    /// Does what is missing, and records it.
    mutating func run(links: [MigrationLink], reinstall: Bool) async throws -> MigrationOutcome {
        _ = try await transaction.fetchOne(SchemaStatements.takeLock, ())
        // A statement of its own, so that it sees what the former holder of the lock committed.
        let presence = try await transaction.fetchOne(SchemaStatements.presence, ())
        if !presence.hasRecord {
            if presence.hasSchema { throw SchemaError.foreign }
            try await script(SQL.Bookkeeping.create)
        }
        let applied = try await transaction.fetch(SchemaStatements.applied, ())
        if let problem = History.problem(applied: applied, links: links) { throw problem }

        let state = try await transaction.fetchOne(SchemaStatements.current, ())
        let pending = links.dropFirst(applied.count)
        let needsCode = reinstall || !pending.isEmpty || state.codeDigest != catalogue.codeDigest
        let needsPolicies = needsCode || state.policiesDigest != catalogue.policiesDigest
        guard needsPolicies else { return outcome }

        // Policies use functions and rights are given on views, so what was installed last goes first.
        try await dropSet("policies")
        if needsCode { try await dropSet("code") }
        for link in pending { try await apply(link) }
        if needsCode { try await install("code", files: catalogue.code, digest: catalogue.codeDigest) }
        try await install("policies", files: catalogue.policies, digest: catalogue.policiesDigest)
        try await recordFingerprint(serverMajor: presence.serverMajor)
        return outcome
    }

    private mutating func apply(_ link: MigrationLink) async throws {
        logger.info("applying migration", metadata: ["migration": "\(link.name)"])
        try await script(catalogue.migrations[Int(link.number) - 1])
        _ = try await transaction.execute(
            SchemaStatements.recordMigration, (link.number, link.name, link.checksum, link.chainHash, version))
        outcome.applied.append(link.name)
    }

    private mutating func install(_ kind: String, files: [SQLFile], digest: String) async throws {
        logger.info("installing", metadata: ["set": "\(kind)", "files": "\(files.count)"])
        let before = Set(try await transaction.fetch(SchemaStatements.objects, ()))
        for file in files { try await script(file) }
        let created = try await transaction.fetch(SchemaStatements.objects, ()).filter { !before.contains($0) }
        _ = try await transaction.execute(
            SchemaStatements.recordObjects, (kind, created.map(\.type), created.map(\.identity)))
        _ = try await transaction.execute(SchemaStatements.recordInstalled, (kind, digest))
        outcome.installed.append(kind)
    }

    /// Drops what a set created. Without CASCADE: something else that came to depend on it is an error, not a loss.
    private func dropSet(_ kind: String) async throws {
        let objects = try await transaction.fetch(SchemaStatements.installedObjects, kind)
        guard !objects.isEmpty else { return }
        let drops = objects.map { "drop \($0.type) if exists \($0.identity);" }.joined(separator: "\n")
        try await transaction.script(name: "removal of the former \(kind)", sql: drops)
        _ = try await transaction.execute(SchemaStatements.forgetObjects, kind)
    }

    private func recordFingerprint(serverMajor: Int32) async throws {
        _ = try await transaction.fetchOne(SchemaStatements.setSearchPath, "pg_catalog")
        let fingerprint = try await transaction.fetchOne(SchemaStatements.fingerprint, ())
        _ = try await transaction.execute(SchemaStatements.recordInstalled, ("objects", "\(serverMajor):\(fingerprint)"))
    }

    private func script(_ file: SQLFile) async throws {
        // Set before each file, so that none depends on what another one set.
        _ = try await transaction.fetchOne(SchemaStatements.setSearchPath, "drumbeat, public")
        try await transaction.script(name: file.path, sql: file.text)
    }
}
