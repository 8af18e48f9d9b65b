import Foundation
import Logging
import Postgres
import Testing

extension ServerTests {
    /// Reads that share connections: those too slow, those nobody waits for any more, those too many, and the end.
    struct PipelinedWaitTests {
        @Test func aReadTooSlowForASharedConnectionRunsOnAnExclusiveOne() async throws {
            try await TestDatabase.run(configure: share(1, limit: .milliseconds(50))) { database in
                let shared = try await database.fetch(backend, (), as: .login)
                let slow = sleeping(0.2)
                #expect(try await database.fetch(slow, (), as: .login, timeout: .seconds(10)) != shared)
                #expect(database.gauges.connections == 1)
                // Next time it is not tried on the shared connection first.
                let start = ContinuousClock.now
                #expect(try await database.fetch(slow, (), as: .login) != shared)
                #expect(.now - start < .milliseconds(245))
                #expect(try await database.fetch(backend, (), as: .login) == shared)
            }
        }

        @Test func aLimitOfOnesOwnIsAnError() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                let error = try await postgresError {
                    try await database.fetch(sleeping(10), (), as: .login, timeout: .milliseconds(50))
                }
                guard case .timeout(_, .statementTimeout) = error else { throw error }
                // Nor does a longer one let it run for ever.
                let start = ContinuousClock.now
                let later = try await postgresError {
                    try await database.fetch(sleeping(10), (), as: .login, timeout: .milliseconds(400))
                }
                guard case .timeout(_, .statementTimeout) = later else { throw later }
                #expect(.now - start < .seconds(3))
            }
        }

        @Test func whoGoesAwayDisturbsNobody() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                let before = try await database.fetch(backend, (), as: .login)
                let start = ContinuousClock.now
                let tasks = (0..<20).map { _ in Task { try await database.fetch(sleeping(0.2), (), as: .login) } }
                let patient = Task { try await database.fetch(backend, (), as: .login) }
                try await Task.sleep(for: .milliseconds(50))
                for task in tasks { task.cancel() }
                for task in tasks {
                    let error = try await postgresError { try await task.value }
                    guard case .cancelled = error else { throw error }
                }
                // Nobody was cancelled on the server, and what had not been sent was not sent.
                #expect(.now - start < .milliseconds(195))
                #expect(try await database.fetch(backend, (), as: .login) == before)
                #expect(try await patient.value == before)
                let late = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return try await database.fetch(backend, (), as: .login)
                }
                let error = try await postgresError { try await late.value }
                guard case .cancelled = error else { throw error }
            }
        }

        @Test func whoGoesAwayAtAnyMomentGetsAnAnswerOnce() async throws {
            try await TestDatabase.run(configure: share(2)) { database in
                let quick = Statement<Int64, Int64>(name: "quick", sql: "select $1::int8 from pg_sleep(0.0005)") { (value: Int64) in value }
                var random = SplitMix(state: 11)
                var cancelled = 0
                for round in Int64(0)..<300 {
                    let task = Task { try await database.fetch(quick, round, as: .login) }
                    try await Task.sleep(for: .microseconds(Int.random(in: 0...2500, using: &random)))
                    task.cancel()
                    do {
                        #expect(try await task.value == [round])
                    } catch PostgresError.cancelled {
                        cancelled += 1
                    }
                }
                // Otherwise the race was not provoked at all.
                #expect((1..<300).contains(cancelled))
                #expect(try await database.fetch(quick, 7, as: .login) == [7])
            }
        }

        @Test func moreThanMayWaitAreRefusedAtOnce() async throws {
            try await TestDatabase.run(
                configure: {
                    $0.pipelinedConnections = 1
                    $0.maximumQueuedReads = 10
                },
                { database in
                    _ = try await database.fetch(backend, (), as: .login)
                    let outcomes = await withTaskGroup(of: String.self) { group in
                        for _ in 0..<30 {
                            group.addTask {
                                do {
                                    _ = try await database.fetch(sleeping(0.05), (), as: .login)
                                    return "served"
                                } catch PostgresError.tooManyReads {
                                    return "refused"
                                } catch {
                                    return "\(error)"
                                }
                            }
                        }
                        return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
                    }
                    #expect((9...12).contains(outcomes["served"] ?? 0), "\(outcomes)")
                    #expect(outcomes["served", default: 0] + outcomes["refused", default: 0] == 30, "\(outcomes)")
                    #expect(try await database.fetch(backend, (), as: .login).count == 1)
                })
        }

        @Test func statementsTheServerHasForgottenArePreparedAgain() async throws {
            try await TestDatabase.withTable("id int8", configure: share(1)) { database, table in
                let identity = TransactionIdentity(settings: [("drumbeat.org_id", "7")])
                let before = try await database.fetch(backend, (), as: identity)
                let forget = Statement<Void, Int32>(name: "forget", sql: "deallocate all") { (id: Int32) in id }
                // What it gives does not fit; the server has done it all the same.
                _ = try? await database.fetch(forget, (), as: identity)
                #expect(try await database.fetch(backend, (), as: identity) == before)
                // A table that changes under a plan.
                let all = Statement<Void, Int64>(name: "all", sql: "select count(x.*) from (select * from \(table)) x") { (id: Int64) in id
                }
                #expect(try await database.fetch(all, (), as: identity) == [0])
                try await database.script("alter table \(table) add column note text")
                #expect(try await database.fetch(all, (), as: identity) == [0])
            }
        }

        @Test func moreStatementsThanAreKeptPrepared() async throws {
            try await TestDatabase.run(
                configure: {
                    $0.pipelinedConnections = 1
                    $0.statementCacheSize = 3
                },
                { database in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for number in Int64(0)..<60 {
                            let statement = Statement<Void, Int64>(name: "\(number % 7)", sql: "select \(number % 7)::int8") {
                                (value: Int64) in value
                            }
                            group.addTask {
                                let found = try await database.fetch(statement, (), as: .login)
                                #expect(found == [number % 7])
                            }
                        }
                        try await group.waitForAll()
                    }
                    let count = Statement<Void, Int64>(name: "count", sql: "select count(*) from pg_prepared_statements") { (n: Int64) in n
                    }
                    #expect(try await database.fetch(count, (), as: .login)[0] <= 4)
                })
        }

        @Test func resultsLargerThanAnyBufferArriveWhole() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                let text = Statement<(Int32, String), String>(name: "text", sql: "select repeat($2, $1)") { (text: String) in text }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in Int32(1)...20 {
                        group.addTask {
                            let long = String(repeating: "x", count: 100_000)
                            let found = try await database.fetch(text, (number, long), as: .login)
                            #expect(found.first?.utf8.count == Int(number) * 100_000)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }

        @Test func withoutNamedStatementsReadsRunInTransactionsOfTheirOwn() async throws {
            try await TestDatabase.run(
                configure: {
                    $0.pipelinedConnections = 2
                    $0.usesNamedStatements = false
                },
                { database in
                    let identity = TransactionIdentity(settings: [("drumbeat.org_id", "7")])
                    let organisation = Statement<Void, String>(name: "organisation", sql: "select current_setting('drumbeat.org_id')") {
                        (value: String) in value
                    }
                    let found = try await database.fetch(organisation, (), as: identity)
                    #expect(found == ["7"])
                    #expect(database.gauges.sharedConnections == 0)
                })
        }

        @Test func shutdownLetsReadsFinishAndTakesNoMore() async throws {
            var configuration = DatabaseConfiguration(conninfo: try TestDatabase.conninfo())
            configuration.pipelinedConnections = 2
            let database = Database(configuration: configuration, logger: Logger(label: "test"))
            _ = try await database.fetch(backend, (), as: .login)
            let running = (0..<10).map { _ in Task { try await database.fetch(sleeping(0.05), (), as: .login) } }
            try await Task.sleep(for: .milliseconds(20))
            let start = ContinuousClock.now
            await database.shutdown()
            #expect(.now - start < .seconds(5))
            for task in running { #expect(try await task.value.count == 1) }
            let error = try await postgresError { try await database.fetch(backend, (), as: .login) }
            guard case .poolClosed = error else { throw error }
        }

        @Test func shutdownDoesNotWaitForEver() async throws {
            var configuration = DatabaseConfiguration(conninfo: try TestDatabase.conninfo())
            configuration.pipelinedConnections = 1
            configuration.pipelineLimit = .seconds(20)
            configuration.shutdownGrace = .milliseconds(100)
            let database = Database(configuration: configuration, logger: Logger(label: "test"))
            _ = try await database.fetch(backend, (), as: .login)
            let running = Task { try await database.fetch(sleeping(10), (), as: .login) }
            try await Task.sleep(for: .milliseconds(50))
            let start = ContinuousClock.now
            await database.shutdown()
            #expect(.now - start < .seconds(3))
            let error = try await postgresError { try await running.value }
            guard case .poolClosed = error else { throw error }
        }

        @Test func aServerThatSaysNothingIsGivenUpHoweverLongNobodyHadAsked() async throws {
            try await TestDatabase.run(configure: share(1, limit: .milliseconds(50))) { database in
                let sleep = Statement<Int32, Int32>(name: "sleep", sql: "select pg_backend_pid() from pg_sleep($1::int4)") { (id: Int32) in
                    id
                }
                // The server must not end it.
                let identity = TransactionIdentity(settings: [("statement_timeout", "0")])
                let before = try await database.fetch(sleep, 0, as: identity)
                // Two seconds without a read, and the connection's thread sleeps until it is woken.
                try await Task.sleep(for: .milliseconds(2200))
                let start = ContinuousClock.now
                let error = try await postgresError { try await database.fetch(sleep, 60, as: identity) }
                guard case .timeout(_, .deadline) = error else { throw error }
                #expect((.seconds(5) ... .seconds(8)).contains(.now - start))
                #expect(try await database.fetch(sleep, 0, as: identity) != before)
            }
        }

        // MARK: -

        private let backend = Statement<Void, Int32>(name: "backend", sql: "select pg_backend_pid()") { (id: Int32) in id }

        private func sleeping(_ seconds: Double) -> Statement<Void, Int32> {
            Statement(name: "sleep", sql: "select pg_backend_pid() from pg_sleep(\(seconds))") { (id: Int32) in id }
        }
    }
}
