import Foundation
import Testing

extension Installation {
    /// How many connections the application has to this database.
    private var connections: String {
        "select count(*) from pg_stat_activity where datname = current_database() and usename = 'drumbeat_app'"
    }

    /// Waits until a query of the administrator returns `expected`, at most a minute.
    func wait(_ sql: String, until expected: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for _ in 0..<3000 {
            if try await value(sql) == expected { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("never became \(expected): \(sql)", sourceLocation: sourceLocation)
    }

    /// Waits until the server has noticed that the program is gone, and holds that it left no lock behind.
    func expectNothingHeld(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await wait(connections, until: "0", sourceLocation: sourceLocation)
        let locks = try await value(
            "select count(*) from pg_locks where database = (select oid from pg_database where datname = current_database()) "
                + "and pid <> pg_backend_pid()")
        #expect(locks == "0", sourceLocation: sourceLocation)
    }

    /// Holds a lock on a table in a session of its own while `body` runs.
    func locking<Result: Sendable>(_ table: String, _ mode: String, _ body: @Sendable () async throws -> Result) async throws -> Result {
        try await holding("lock table drumbeat.\(table) in \(mode) mode", body)
    }

    /// Holds what a statement locks in a session of its own while `body` runs, however long programs take to start on a busy machine.
    @discardableResult
    func holding<Result: Sendable>(_ statement: String, _ body: @Sendable () async throws -> Result) async throws -> Result {
        let holder = try Program(path: "/usr/bin/env", environment: ["PGAPPNAME": "holder"]).start([
            "psql", "--no-psqlrc", "-qX", "-d", administratorURL, "-c",
            "set search_path to drumbeat, public; begin; \(statement); select pg_sleep(3600)",
        ])
        let held =
            "select count(*) from pg_stat_activity where application_name = 'holder' and datname = current_database() and wait_event = 'PgSleep'"
        try await wait(held, until: "1")
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        _ = try await value(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'holder' and datname = current_database()"
        )
        _ = try await holder.outcome()
        return try outcome.get()
    }
}

/// Pseudo-random fractions from a seed, so that a failure can be repeated (SplitMix64).
struct SeededFractions {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next fraction, from 0 up to 1.
    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
