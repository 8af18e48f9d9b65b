public import Logging
public import Postgres
import Schema

/// A scratch database with the shipped schema.
public struct MigratedDatabase: Sendable {
    /// Where it is.
    public let scratch: ScratchDatabase
    /// As the administrator, whom row-level security does not bind.
    public let administrator: Database
    /// As the login of the application, who owns nothing.
    public let application: Database

    /// A logger that says nothing short of a catastrophe.
    public static let quietLogger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    /// Makes a database with the shipped schema, hands it to `body` and drops it, whatever happens.
    public static func with<Result: Sendable>(
        _ body: @Sendable (MigratedDatabase) async throws -> Result
    ) async throws -> Result {
        try await ScratchDatabase.with { scratch in
            let administrator = open(scratch.url)
            let application = open(scratch.url(user: "drumbeat_app"))
            let outcome: Swift.Result<Result, any Error>
            do {
                _ = try await SchemaManager(database: administrator, programVersion: "1.0.0", logger: quietLogger).migrate()
                let database = MigratedDatabase(scratch: scratch, administrator: administrator, application: application)
                outcome = .success(try await body(database))
            } catch {
                outcome = .failure(error)
            }
            await administrator.shutdown()
            await application.shutdown()
            return try outcome.get()
        }
    }

    private static func open(_ url: String) -> Database {
        Database(configuration: DatabaseConfiguration(conninfo: url), logger: quietLogger)
    }
}
