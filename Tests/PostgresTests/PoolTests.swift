import Foundation
import Logging
import Postgres
import Testing

extension ServerTests {
    /// Connections that are shared, die and are closed.
    struct PoolTests {
        @Test func fortyTransactionsShareFourConnections() async throws {
            try await TestDatabase.withTable("id int8", connections: 4) { database, table in
                let backends = try await withThrowingTaskGroup(of: Int32.self) { group in
                    for number in 1...40 {
                        group.addTask {
                            try await database.write(as: TransactionIdentity(settings: [("drumbeat.n", "\(number)")])) { transaction in
                                try await transaction.script(
                                    name: "insert",
                                    sql: "insert into \(table) values (current_setting('drumbeat.n')::int8); select pg_sleep(0.01)")
                                return try await transaction.backend()
                            }
                        }
                    }
                    return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
                }
                #expect(backends.count <= 4)
                #expect(try await database.value("select sum(id)::int8 from \(table)") == Int64(820))
            }
        }

        @Test func bodiesRunOnTheirConnectionsThreadAndOtherTasksMayUseTheTransaction() async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                try await database.write(as: .login) { transaction in
                    let thread = currentThread()
                    try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { _ in
                        #expect(currentThread() == thread)
                    }
                    let elsewhere = Task.detached { (currentThread(), try await transaction.backend()) }
                    let (otherThread, backend) = try await elsewhere.value
                    #expect(otherThread != thread)
                    #expect(try await transaction.backend() == backend)
                    try await Task.sleep(for: .milliseconds(1))
                    #expect(currentThread() == thread)
                }
            }
        }

        @Test func waitingForTheServerDoesNotOccupySwiftsThreads() async throws {
            try await TestDatabase.run(connections: 8) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 { group.addTask { try await database.script("select pg_sleep(1)") } }
                    var longest = Duration.zero
                    for _ in 0..<40 {
                        let start = ContinuousClock.now
                        try await Task.sleep(for: .milliseconds(10))
                        longest = max(longest, .now - start)
                    }
                    #expect(longest < .milliseconds(500))
                    try await group.waitForAll()
                }
            }
        }

        @Test func aConnectionKilledWhileIdleIsReplacedUnnoticed() async throws {
            try await TestDatabase.run(connections: 1) { database in
                try await TestDatabase.run(connections: 1) { killer in
                    for identity in [TransactionIdentity.login, TransactionIdentity(settings: [("drumbeat.org_id", "7")])] {
                        for isRead in [true, false] {
                            let before = try await database.read(as: identity) { try await $0.backend() }
                            try await killer.script("select pg_terminate_backend(\(before), 5000)")
                            let after =
                                isRead
                                ? try await database.read(as: identity) { try await $0.backend() }
                                : try await database.write(as: identity) { try await $0.backend() }
                            #expect(after != before)
                        }
                    }
                }
            }
        }

        @Test func aConnectionKilledInMidTransactionIsAnErrorAndIsNotUsedAgain() async throws {
            try await TestDatabase.run(connections: 1) { database in
                try await TestDatabase.run(connections: 1) { killer in
                    let attempts = Counter()
                    // On a connection that has been idle before, too.
                    #expect(try await database.value("select 1") == Int32(1))
                    let error = try await postgresError {
                        try await database.read(as: .login) { transaction in
                            await attempts.increment()
                            let backend = try await transaction.backend()
                            try await killer.script("select pg_terminate_backend(\(backend), 5000)")
                            return try await transaction.backend()
                        }
                    }
                    guard case .connection(let connection) = error else { throw error }
                    #expect(connection.kind == .lost)
                    #expect(connection.sqlstate == "57P01")
                    #expect(await attempts.count == 1)
                    #expect(try await database.value("select 1") == Int32(1))
                }
            }
        }

        @Test func aCommitWhoseConnectionBreaksIsUnknownAndNotTriedAgain() async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                // The deferred trigger kills its own backend, in the middle of the COMMIT.
                try await database.script(
                    """
                    create function \(table)_kill() returns trigger language plpgsql as $$
                    begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
                    create constraint trigger kill after insert on \(table) deferrable initially deferred
                    for each row execute function \(table)_kill();
                    """)
                let attempts = Counter()
                let error = try await postgresError {
                    try await database.write(as: .login) { transaction in
                        await attempts.increment()
                        try await transaction.script(name: "insert", sql: "insert into \(table) values (1)")
                    }
                }
                guard case .commitUnknown(.connection) = error else { throw error }
                #expect(await attempts.count == 1)
                try await database.script("drop function \(table)_kill cascade")
            }
        }

        @Test func shutdownLetsTransactionsFinish() async throws {
            let database = Database(
                configuration: DatabaseConfiguration(conninfo: try TestDatabase.conninfo()), logger: Logger(label: "test"))
            let running = Task { try await database.value("select 1 from pg_sleep(0.3)", as: Int32.self) }
            try await Task.sleep(for: .milliseconds(100))
            await database.shutdown()
            #expect(try await running.value == 1)
            let error = try await postgresError { try await database.value("select 1", as: Int32.self) }
            guard case .poolClosed = error else { throw error }
        }

        @Test func shutdownCancelsWhatTakesTooLong() async throws {
            var configuration = DatabaseConfiguration(conninfo: try TestDatabase.conninfo())
            configuration.shutdownGrace = .milliseconds(100)
            configuration.maximumConnections = 1
            let database = Database(configuration: configuration, logger: Logger(label: "test"))
            let running = Task { try await database.value("select 1 from pg_sleep(30)", as: Int32.self) }
            try await Task.sleep(for: .milliseconds(100))
            let waiting = Task { try await database.value("select 1", as: Int32.self) }
            try await Task.sleep(for: .milliseconds(50))
            let start = ContinuousClock.now
            await database.shutdown()
            #expect(.now - start < .seconds(5))
            for task in [running, waiting] {
                let error = try await postgresError { try await task.value }
                guard case .poolClosed = error else { throw error }
            }
        }

        @Test func runEndsWithItsTask() async throws {
            let database = Database(
                configuration: DatabaseConfiguration(conninfo: try TestDatabase.conninfo()), logger: Logger(label: "test"))
            let service = Task { await database.run() }
            #expect(try await database.value("select 1") == Int32(1))
            service.cancel()
            await service.value
            let error = try await postgresError { try await database.value("select 1", as: Int32.self) }
            guard case .poolClosed = error else { throw error }
        }
    }
}

private func currentThread() -> UInt { UInt(pthread_self()) }
