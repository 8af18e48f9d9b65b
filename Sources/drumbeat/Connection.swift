import Access
import ArgumentParser
import Foundation
import Logging
import Operations
import Postgres
import SalesModel
import Schema
import Settings
import Store

/// Where the database is, for every command that needs one.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .customLong("database-url"),
        help: ArgumentHelp(
            "Address of the database, postgresql://…; by default DATABASE_URL, then the PG* variables.",
            valueName: "url"))
    var url: String?

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "File of settings, where flags and variables say nothing; by default the one in DRUMBEAT_CONFIG (docs/settings.md).",
            valueName: "file"))
    var file: String?
    @OptionGroup var log: LogOptions

    /// The settings of this process, as the flags of the database and the log, `flags`, variables and file state them.
    ///
    /// - Throws: what is wrong with them, all at once.
    func settings(_ flags: [Setting: [String]] = [:]) throws -> Settings {
        let settings = try examinedSettings(flags)
        guard settings.faults.isEmpty else { throw Failure(.usage, settings.faults.joined(separator: "\n")) }
        return settings
    }

    /// The same, with what is wrong with them.
    func examinedSettings(_ flags: [Setting: [String]]) throws -> Settings {
        let environment = ProcessInfo.processInfo.environment
        let own = log.given.merging(url.map { [.databaseURL: [$0]] } ?? [:]) { $1 }
        let path = file ?? environment["DRUMBEAT_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let text = try path.map { ($0, try Self.text(of: $0)) }
        return Settings(options: own.merging(flags) { $1 }, environment: environment, file: text.map { (path: $0.0, text: $0.1) })
    }

    private static func text(of path: String) throws -> String {
        do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
            guard FileManager.default.fileExists(atPath: path) else {
                throw Failure(.fileMissing, "There is no file of settings \(path). Correct --config or DRUMBEAT_CONFIG.")
            }
            throw Failure(.fileNotReadable, "\(path), the file of settings, cannot be read as UTF-8 text. Check it and its permissions.")
        }
    }

    /// Opens the database for the length of `body`, after making sure that program and schema fit.
    func withStore<Value: Sendable>(_ body: (Store, Logger) async throws -> Value) async throws -> Value {
        try await withDatabase { database, logger in
            try await SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger).checkCurrent()
            return try await body(Store(database), logger)
        }
    }

    /// The same for an operation on an organisation, by `actor` or whoever runs this process. Throws when there is no such organisation.
    func withStore<Value: Sendable>(
        for organisation: OrganisationOptions, actor: String? = nil, _ body: (Store, OperationContext) async throws -> Value
    ) async throws -> Value {
        try await withStore { store, logger in
            let found = try await organisation.context(store, logger: logger)
            return try await body(
                store,
                OperationContext(
                    actor: actor.map { Actor(name: "cli:" + $0) } ?? found.actor, organisation: found.organisation, logger: logger))
        }
    }

    /// Opens the database for the length of `body`; `owner` prefers the login that owns the schema.
    func withDatabase<Value: Sendable>(
        owner: Bool = false, sharedConnections: Int = 0, settings: Settings? = nil, _ body: (Database, Logger) async throws -> Value
    ) async throws -> Value {
        let settings = try settings ?? self.settings()
        let logger = settings.logger()
        let address = url ?? (owner ? settings.text(.databaseAdminURL) : nil) ?? settings.text(.databaseURL)
        var configuration = DatabaseConfiguration(conninfo: address)
        configuration.pipelinedConnections = sharedConnections
        let database = Database(configuration: configuration, logger: logger)
        do {
            let value = try await body(database, logger)
            await database.shutdown()
            return value
        } catch {
            await database.shutdown()
            throw error
        }
    }
}

/// Whose numbers, for every command that needs an organisation.
struct OrganisationOptions: ParsableArguments {
    @Option(name: .customLong("org"), help: ArgumentHelp("Key of the organisation.", valueName: "key"))
    var key: String

    /// The context of an operation on the organisation. Throws when there is none of that key.
    func context(_ store: Store, logger: Logger) async throws -> OperationContext {
        try await Self.context(key, store, logger: logger)
    }

    /// The same for a key that is given otherwise.
    static func context(_ key: String, _ store: Store, logger: Logger) async throws -> OperationContext {
        guard let organisation = try await store.organisation(key: key) else {
            throw OperationError.notFound(
                "There is no organisation \(key). Check --org, or import a mapping with `organisation: {key: \(key), …}`.")
        }
        return OperationContext(actor: .commandLine, organisation: organisation, logger: logger)
    }
}

/// The days of which leaf periods are listed.
struct WindowOptions: ParsableArguments {
    @Option(help: ArgumentHelp("First day; by default that of the newest run's fiscal year.", valueName: "date"))
    var from: CalendarDay?
    @Option(help: ArgumentHelp("Last day; by default that of the newest run's fiscal year.", valueName: "date"))
    var to: CalendarDay?
}

extension Actor {
    /// Whoever runs this process.
    static var commandLine: Actor { Actor(name: "cli:" + (ProcessInfo.processInfo.environment["USER"] ?? "unknown")) }
}

/// Writes text to standard output.
func printOut(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
}

/// Writes text to standard error, for what is said beside the result.
func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
}

/// The present instant in microseconds since 1970-01-01 UTC, for the record of runs only.
func presentInstant() -> Int64 {
    Int64((Date().timeIntervalSince1970 * 1_000_000).rounded())
}
