import Foundation
import Logging
import Postgres
import Testing

extension ServerTests {
    /// Stopping statements without hurting others.
    struct CancellationTests {
        @Test func cancellingTheTaskCancelsTheStatement() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let before = try await database.read(as: .login) { try await $0.backend() }
                let start = ContinuousClock.now
                let task = Task { try await database.script("select pg_sleep(30)") }
                try await Task.sleep(for: .milliseconds(100))
                task.cancel()
                let error = try await postgresError { try await task.value }
                guard case .cancelled("test script") = error else { throw error }
                #expect(.now - start < .seconds(15))
                #expect(try await database.read(as: .login) { try await $0.backend() } == before)
            }
        }

        /// A cancel that arrives when the statement is just ending must not reach the next one.
        @Test func aLateCancelNeverReachesTheNextStatement() async throws {
            try await TestDatabase.run(connections: 1) { database in
                var random = SplitMix(state: 7)
                var cancelled = 0
                for _ in 0..<200 {
                    let wait = Int.random(in: 1500...4500, using: &random)
                    let task = Task { try await database.value("select 1::int4 from pg_sleep(0.003)", as: Int32.self) }
                    try await Task.sleep(for: .microseconds(wait))
                    task.cancel()
                    do {
                        #expect(try await task.value == 1)
                    } catch PostgresError.cancelled {
                        cancelled += 1
                    }
                    #expect(try await database.value("select 2 from pg_sleep(0.001)") == Int32(2))
                }
                // Otherwise the hazard was not provoked at all.
                #expect((1..<200).contains(cancelled))
            }
        }

        @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                let task = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    try await database.script("insert into \(table) values (1)")
                }
                let error = try await postgresError { try await task.value }
                guard case .cancelled = error else { throw error }
                #expect(try await database.value("select count(*) from \(table)") == Int64(0))
            }
        }

        @Test func theDeadlineEndsAStatement() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let start = ContinuousClock.now
                let error = try await postgresError {
                    try await database.read(as: .login, options: TransactionOptions(deadline: .milliseconds(200))) {
                        try await $0.value("select 1 from pg_sleep(30)", as: Int32.self)
                    }
                }
                guard case .timeout(_, .deadline) = error else { throw error }
                #expect((.milliseconds(200) ..< .seconds(5)).contains(.now - start))
                #expect(try await database.value("select 1") == Int32(1))
            }
        }

        @Test func theServersTimeoutIsToldApartFromTheDeadline() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let error = try await postgresError {
                    try await database.read(as: .login, options: TransactionOptions(statementTimeout: .milliseconds(100))) {
                        try await $0.value("select 1 from pg_sleep(30)", as: Int32.self)
                    }
                }
                guard case .timeout(_, .statementTimeout) = error else { throw error }
            }
        }

        @Test func lockTimeoutsArriveAsTheServersError() async throws {
            try await TestDatabase.withTable("id int8") { database, table in
                try await database.write(as: .login) { transaction in
                    try await transaction.script(name: "lock", sql: "lock table \(table)")
                    let error = try await postgresError {
                        try await database.write(as: .login, options: TransactionOptions(lockTimeout: .milliseconds(50))) {
                            try await $0.script(name: "lock", sql: "lock table \(table)")
                        }
                    }
                    #expect(error.serverError?.sqlstate == "55P03")
                }
            }
        }

        @Test func aWaitForAConnectionCanBeCancelledAndTimesOut() async throws {
            try await TestDatabase.run(connections: 1, configure: { $0.leaseTimeout = .seconds(1) }) { database in
                try await database.read(as: .login) { _ in
                    let error = try await postgresError { try await database.value("select 1", as: Int32.self) }
                    guard case .poolTimeout = error else { throw error }
                    let deadline = TransactionOptions(deadline: .milliseconds(20))
                    let late = try await postgresError { try await database.read(as: .login, options: deadline) { try await $0.backend() } }
                    guard case .timeout(_, .deadline) = late else { throw late }
                    let task = Task { try await database.value("select 1", as: Int32.self) }
                    try await Task.sleep(for: .milliseconds(30))
                    task.cancel()
                    let cancelled = try await postgresError { try await task.value }
                    guard case .cancelled = cancelled else { throw cancelled }
                }
                #expect(try await database.value("select 1") == Int32(1))
            }
        }

        /// Needs a server of its own, whose settings it changes: a COMMIT waits for a standby that does not exist.
        @Test(.enabled(if: ProcessInfo.processInfo.environment["DRUMBEAT_TEST_EXCLUSIVE"] != nil, "scripts/test runs it alone"))
        func aCommitThatWaitsForAStandbyEndsAtTheDeadlineWithUnknownOutcome() async throws {
            try await TestDatabase.withTable("id int8") { database, table in
                func configure(_ standby: String) throws {
                    // ALTER SYSTEM refuses to run inside a transaction, so it goes through psql.
                    let psql = Process()
                    psql.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                    psql.arguments = [
                        "psql", "-qX", "-d", try TestDatabase.conninfo(), "-c", "alter system set synchronous_standby_names = '\(standby)'",
                        "-c", "select pg_reload_conf()",
                    ]
                    psql.standardOutput = FileHandle.nullDevice
                    try psql.run()
                    psql.waitUntilExit()
                }
                try configure("nobody")
                try await Task.sleep(for: .milliseconds(300))
                let outcome: Result<Void, any Error>
                do {
                    try await database.write(as: .login, options: TransactionOptions(deadline: .milliseconds(300))) {
                        // A server for tests may be set up to wait for nothing.
                        try await $0.script(name: "insert", sql: "set local synchronous_commit = on; insert into \(table) values (1)")
                    }
                    outcome = .success(())
                } catch { outcome = .failure(error) }
                // Whatever happened: other tests need the server as it was.
                try configure("")
                try await Task.sleep(for: .milliseconds(300))
                let error = try await postgresError { try outcome.get() }
                guard case .commitUnknown(.timeout(_, .deadline)) = error else { throw error }
                #expect(!error.isRetryable)
                #expect(try await database.value("select count(*) from \(table)") == Int64(1))
            }
        }
    }
}
