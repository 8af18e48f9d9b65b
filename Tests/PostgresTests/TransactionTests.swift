import Postgres
import Testing

extension ServerTests {
    /// Identity, isolation, failure and retry of transactions.
    struct TransactionTests {
        private struct Refused: Error, Equatable {}

        @Test func identityHoldsInTheTransactionAndDoesNotLeakIntoTheNext() async throws {
            let role = TestDatabase.uniqueName("role")
            try await TestDatabase.run(connections: 1) { database in
                try await database.script("create role \(role)")
                let identity = TransactionIdentity(
                    role: role, settings: [("drumbeat.org_id", "7"), ("drumbeat.actor", "it's; drop table x --")])
                let probe = """
                    select concat_ws('|', current_user, current_setting('drumbeat.org_id', true), \
                    current_setting('drumbeat.actor', true), current_setting('statement_timeout'))
                    """
                let options = TransactionOptions(statementTimeout: .seconds(3), lockTimeout: .milliseconds(1500))
                let inside: String = try await database.read(as: identity, options: options) { try await $0.value(probe) }
                #expect(inside == "\(role)|7|it's; drop table x --|3s")
                let after: String = try await database.value(probe)
                #expect(!after.contains("7") && !after.contains("drop"))
                #expect(after.hasSuffix("|||0"))
                #expect(!after.hasPrefix(role))
                // Neither does it leak when the transaction fails.
                await #expect(throws: Refused.self) { try await database.write(as: identity) { _ in throw Refused() } }
                #expect(try await database.value(probe) == after)
                try await database.script("drop role \(role)")
            }
        }

        @Test func anIdentityThatCannotBeTakenOnIsAClearErrorAndLeavesTheConnectionClean() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let before = try await database.read(as: .login) { try await $0.backend() }
                for identity in [
                    TransactionIdentity(role: "no such role"), TransactionIdentity(settings: [("no such setting", "1")]),
                    TransactionIdentity(settings: [("drumbeat.zero", "a\0b")]),
                ] {
                    let error = try await postgresError { try await database.read(as: identity) { try await $0.backend() } }
                    guard case .server(let server) = error else { throw error }
                    #expect(server.statement == "begin")
                }
                let after = try await database.read(as: .login) { transaction in
                    let left: String = try await transaction.value("select coalesce(current_setting('drumbeat.zero', true), '')")
                    #expect(left == "")
                    return try await transaction.backend()
                }
                #expect(before == after)
            }
        }

        @Test func readsAreReadOnlyAndSeeOneState() async throws {
            try await TestDatabase.withTable("id int8") { database, table in
                let error = try await postgresError {
                    try await database.read(as: .login) { try await $0.script(name: "s", sql: "insert into \(table) values (1)") }
                }
                #expect(error.serverError?.sqlstate == "25006")
                try await database.read(as: .login) { transaction in
                    #expect(try await transaction.value("select count(*) from \(table)") == Int64(0))
                    try await database.script("insert into \(table) values (1)")
                    #expect(try await transaction.value("select count(*) from \(table)") == Int64(0))
                    #expect(try await transaction.value("show transaction_isolation") == "repeatable read")
                }
                let isolation: String = try await database.write(as: .login) { try await $0.value("show transaction_isolation") }
                #expect(isolation == "read committed")
            }
        }

        @Test func anErrorOfTheBodyRollsBackAndArrivesUnchanged() async throws {
            try await TestDatabase.withTable("id int8") { database, table in
                await #expect(throws: Refused()) {
                    try await database.write(as: .login) { transaction in
                        try await transaction.script(name: "s", sql: "insert into \(table) values (1)")
                        throw Refused()
                    }
                }
                let count: Int64 = try await database.value("select count(*) from \(table)")
                #expect(count == 0)
            }
        }

        @Test func afterAFailureNothingMoreRunsAndTheFirstErrorIsKept() async throws {
            try await TestDatabase.withTable("id int8 primary key") { database, table in
                let error = try await postgresError {
                    try await database.write(as: .login) { transaction in
                        let first = try await postgresError { try await transaction.script(name: "first", sql: "select 1/0") }
                        #expect(first.serverError?.sqlstate == "22012")
                        let second = try await postgresError {
                            try await transaction.script(name: "second", sql: "insert into \(table) values (1)")
                        }
                        guard case .transactionAborted("second", .server(let cause)) = second else { throw second }
                        #expect(cause.statement == "first")
                        // The body returns as if nothing had happened: the transaction must not count as committed.
                    }
                }
                guard case .transactionAborted("commit", .server) = error else { throw error }
            }
        }

        @Test func aFailureAtCommitIsReportedAsSuch() async throws {
            try await TestDatabase.withTable("id int8 unique deferrable initially deferred") { database, table in
                let error = try await postgresError { try await database.script("insert into \(table) values (1), (1)") }
                guard case .server(let server) = error else { throw error }
                #expect(server.sqlstate == "23505")
                #expect(server.statement == "commit")
                #expect(try await database.value("select count(*) from \(table)") == Int64(0))
            }
        }

        @Test func aStatementThatEndsTheTransactionIsRefused() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let error = try await postgresError { try await database.script("select 1; commit; select 2") }
                guard case .transactionEnded = error else { throw error }
                #expect(try await database.value("select 1") == Int32(1))
            }
        }

        @Test func aTransactionKeptBeyondItsEndIsOfNoUse() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let escaped = try await database.read(as: .login) { $0 }
                try await database.read(as: .login) { _ in
                    let error = try await postgresError { try await escaped.backend() }
                    guard case .transactionEnded = error else { throw error }
                }
            }
        }

        @Test func aSerializationFailureIsTriedAgain() async throws {
            try await TestDatabase.withTable("id int8, n int4") { database, table in
                try await database.script("insert into \(table) values (1, 0)")
                let attempts = Counter()
                try await database.write(as: .login, options: TransactionOptions(isolation: .repeatableRead)) { transaction in
                    _ = try await transaction.value("select n from \(table)", as: Int32.self)
                    if await attempts.increment() <= 2 { try await database.script("update \(table) set n = n + 10") }
                    try await transaction.script(name: "update", sql: "update \(table) set n = n + 1")
                }
                #expect(await attempts.count == 3)
                #expect(try await database.value("select n from \(table)") == Int32(21))
            }
        }

        @Test func retriesAreBoundedAndCanBeSwitchedOff() async throws {
            try await TestDatabase.withTable("id int8, n int4") { database, table in
                try await database.script("insert into \(table) values (1, 0)")
                let attempts = Counter()
                let error = try await postgresError {
                    try await database.write(as: .login, options: TransactionOptions(isolation: .repeatableRead, retries: 0)) {
                        transaction in
                        _ = try await transaction.value("select n from \(table)", as: Int32.self)
                        await attempts.increment()
                        try await database.script("update \(table) set n = n + 10")
                        try await transaction.script(name: "update", sql: "update \(table) set n = n + 1")
                    }
                }
                #expect(error.isRetryable)
                #expect(await attempts.count == 1)
            }
        }

        @Test func aDeadlockIsResolvedByTryingAgain() async throws {
            try await TestDatabase.withTable("id int8 primary key, n int4") { database, table in
                try await database.script("insert into \(table) values (1, 0), (2, 0)")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (first, second) in [(1, 2), (2, 1)] {
                        group.addTask {
                            try await database.write(as: .login) { transaction in
                                try await transaction.script(name: "s", sql: "set local deadlock_timeout = '50ms'")
                                try await transaction.script(name: "1", sql: "update \(table) set n = n + 1 where id = \(first)")
                                try await transaction.script(name: "sleep", sql: "select pg_sleep(0.1)")
                                try await transaction.script(name: "2", sql: "update \(table) set n = n + 1 where id = \(second)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await database.value("select sum(n) from \(table)") == Int64(4))
            }
        }

        @Test func concurrentStatementsOfOneTransactionTakeTurns() async throws {
            try await TestDatabase.run(connections: 1) { database in
                let sum = try await database.read(as: .login) { transaction in
                    try await withThrowingTaskGroup(of: Int32.self) { group in
                        for number in 1...20 { group.addTask { try await transaction.value("select \(number)") } }
                        var sum: Int32 = 0
                        for try await value in group { sum += value }
                        return sum
                    }
                }
                #expect(sum == 210)
            }
        }
    }
}
