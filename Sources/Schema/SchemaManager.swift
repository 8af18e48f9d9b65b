public import Logging
public import Postgres
import SQLCatalog

/// Brings a database to the schema of this program, and tells whether it is there.
///
/// Everything a migration does happens in one transaction under one lock: pending migrations, then functions, views and
/// triggers, then roles and policies. Either all of it is there afterwards or nothing, and any number of programs may try
/// at the same time: the first does the work, the others find nothing left to do.
///
/// Scripts run with the search path `drumbeat, public`. Migrations run while code and policies of the former version are
/// away, so they may alter any table; a function that a table's definition needs is made by a migration, not by the code.
public struct SchemaManager: Sendable {
    let database: Database
    let catalogue: SchemaCatalogue
    let programVersion: String
    let logger: Logger

    /// Manages the schema of a database.
    ///
    /// - Parameters:
    ///   - database: opened as the owner of the schema for ``migrate(reinstall:patience:)``; as any login for the rest.
    ///   - catalogue: what the schema should be.
    ///   - programVersion: recorded with each migration.
    ///   - logger: told about each step.
    public init(
        database: Database, catalogue: SchemaCatalogue = .shipped, programVersion: String, logger: Logger
    ) {
        self.database = database
        self.catalogue = catalogue
        self.programVersion = programVersion
        self.logger = logger
    }

    /// Makes sure that the program can work with the database: one cheap look, for the start of every command.
    ///
    /// - Throws: ``SchemaError`` with what to do, or `PostgresError`.
    public func checkCurrent() async throws {
        let links = try catalogue.chain()
        try await database.read(as: .login) { transaction in
            try await Self.requireRecord(transaction)
            let state = try await transaction.fetchOne(SchemaStatements.current, ())
            guard let problem = compare(state, with: links) else { return }
            // Only when something is wrong is the whole record worth reading, to say what exactly.
            let applied = try await transaction.fetch(SchemaStatements.applied, ())
            throw History.problem(applied: applied, links: links) ?? problem
        }
    }

    /// Compares program and database without changing anything.
    ///
    /// - Throws: `PostgresError`, or ``SchemaError`` if the catalogue itself is wrong; what is wrong with the database
    ///   is told as ``SchemaStatus/problem``.
    public func status() async throws -> SchemaStatus {
        let links = try catalogue.chain()
        return try await database.read(as: .login) { transaction in
            do {
                try await Self.requireRecord(transaction)
            } catch let error as SchemaError {
                return SchemaStatus(applied: [], pending: links, outdatedSets: ["code", "policies"], problem: error)
            }
            let applied = try await transaction.fetch(SchemaStatements.applied, ())
            let state = try await transaction.fetchOne(SchemaStatements.current, ())
            return SchemaStatus(
                applied: applied, pending: Array(links.dropFirst(applied.count)), outdatedSets: outdatedSets(state),
                problem: History.problem(applied: applied, links: links) ?? compare(state, with: links))
        }
    }

    /// Checks everything that can be checked: the record of migrations against itself and against the program, the
    /// installed sets, and whether anything was changed by hand since.
    ///
    /// - Throws: the first ``SchemaError`` found, or `PostgresError`.
    public func verify() async throws {
        let links = try catalogue.chain()
        try await database.read(as: .login) { transaction in
            let presence = try await Self.requireRecord(transaction)
            let applied = try await transaction.fetch(SchemaStatements.applied, ())
            if let problem = History.problem(applied: applied, links: links) { throw problem }
            let state = try await transaction.fetchOne(SchemaStatements.current, ())
            if let problem = compare(state, with: links) { throw problem }
            _ = try await transaction.fetchOne(SchemaStatements.setSearchPath, "pg_catalog")
            let found = "\(presence.serverMajor):" + (try await transaction.fetchOne(SchemaStatements.fingerprint, ()))
            // Another major version may write the same definitions differently, so only like is compared with like.
            if let recorded = state.objectsDigest, recorded.hasPrefix("\(presence.serverMajor):"), recorded != found {
                throw SchemaError.changedByHand
            }
        }
    }

    /// Applies what is missing; does nothing if nothing is.
    ///
    /// - Parameters:
    ///   - reinstall: install code and policies even if they are up to date, to undo changes by hand.
    ///   - patience: longest wait for another program's lock.
    /// - Returns: what was done.
    /// - Throws: ``SchemaError``, or the `PostgresError` of a script, which points at the place in its file. The database
    ///   is as before then.
    public func migrate(reinstall: Bool = false, patience: Duration = .seconds(120)) async throws -> MigrationOutcome {
        let links = try catalogue.chain()
        do {
            return try await database.write(as: .login, options: TransactionOptions(lockTimeout: patience)) { transaction in
                var migration = Migration(catalogue: catalogue, transaction: transaction, version: programVersion, logger: logger)
                return try await migration.run(links: links, reinstall: reinstall)
            }
        } catch let error as PostgresError where error.serverError?.sqlstate == "55P03" {
            throw SchemaError.busy
        }
    }

    /// - Throws: ``SchemaError/missing`` or ``SchemaError/foreign`` if there is no record of migrations.
    @discardableResult
    static func requireRecord(_ transaction: Transaction) async throws -> Presence {
        let presence = try await transaction.fetchOne(SchemaStatements.presence, ())
        guard presence.hasRecord else { throw presence.hasSchema ? SchemaError.foreign : SchemaError.missing }
        return presence
    }

    private func outdatedSets(_ state: RecordedState) -> [String] {
        (state.codeDigest == catalogue.codeDigest ? [] : ["code"])
            + (state.policiesDigest == catalogue.policiesDigest ? [] : ["policies"])
    }

    private func compare(_ state: RecordedState, with links: [MigrationLink]) -> SchemaError? {
        let known = Int32(links.count)
        if state.number == 0 { return .missing }
        if state.number > known { return .newer(database: state.number, program: known) }
        let link = links[Int(state.number) - 1]
        if state.chainHash != link.chainHash { return .edited(number: link.number, name: link.name) }
        if state.number < known { return .older(database: state.number, program: known) }
        let outdated = outdatedSets(state)
        return outdated.isEmpty ? nil : .outdated(sets: outdated)
    }
}
