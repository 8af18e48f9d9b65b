import Foundation
import Logging
import Postgres
import Testing

/// Parent of all suites that need a server. They run one after the other, so that they never use up its connections.
@Suite(.serialized) enum ServerTests {}

/// The server the tests run against; its connection string comes from `DRUMBEAT_TEST_URL` and must belong to a superuser.
enum TestDatabase {
    static func conninfo() throws -> String {
        try #require(
            ProcessInfo.processInfo.environment["DRUMBEAT_TEST_URL"], "DRUMBEAT_TEST_URL must hold the connection string of a server")
    }

    /// Runs a test with a database of its own pool, and shuts it down.
    static func run<Value: Sendable>(
        connections: Int = 2, configure: (inout DatabaseConfiguration) -> Void = { _ in },
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        var configuration = DatabaseConfiguration(conninfo: try conninfo())
        configuration.maximumConnections = connections
        configure(&configuration)
        let database = Database(configuration: configuration, logger: Logger(label: "test"))
        let result: Result<Value, any Error>
        do { result = .success(try await body(database)) } catch { result = .failure(error) }
        await database.shutdown()
        return try result.get()
    }

    /// Runs a test with a table of its own, which is dropped afterwards. `columns` is what stands between the parentheses.
    static func withTable<Value: Sendable>(
        _ columns: String, connections: Int = 2, configure: (inout DatabaseConfiguration) -> Void = { _ in },
        _ body: @Sendable (Database, String) async throws -> Value
    ) async throws -> Value {
        let table = uniqueName("table")
        return try await run(connections: connections, configure: configure) { database in
            try await database.script("create table \(table) (\(columns))")
            let result: Result<Value, any Error>
            do { result = .success(try await body(database, table)) } catch { result = .failure(error) }
            try await database.script("drop table \(table)")
            return try result.get()
        }
    }

    /// A name nobody else uses.
    static func uniqueName(_ prefix: String) -> String {
        "\(prefix)_\(ProcessInfo.processInfo.processIdentifier)_\(UInt32.random(in: .min ... .max))"
    }
}

extension Database {
    func script(_ sql: String) async throws {
        try await write(as: .login) { try await $0.script(name: "test script", sql: sql) }
    }

    /// The only value of a statement without parameters.
    func value<Value: PostgresDecodable>(_ sql: String, as _: Value.Type = Value.self) async throws -> Value {
        try await read(as: .login) { try await $0.value(sql) }
    }
}

extension Transaction {
    func value<Value: PostgresDecodable>(_ sql: String, as _: Value.Type = Value.self) async throws -> Value {
        try await fetchOne(Statement<Void, Value>(name: sql, sql: sql) { (value: Value) in value }, ())
    }

    /// The process of the server that serves this connection.
    func backend() async throws -> Int32 { try await value("select pg_backend_pid()") }
}

/// Counts across concurrent closures.
actor Counter {
    private(set) var count = 0
    @discardableResult func increment() -> Int {
        count += 1
        return count
    }
}

/// The error that `body` throws, which must be a `PostgresError`.
func postgresError<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async throws -> PostgresError {
    do { _ = try await body() } catch let error as PostgresError { return error }
    return try #require(nil as PostgresError?, "nothing was thrown", sourceLocation: sourceLocation)
}
