import Foundation
import Logging
import Postgres
import Testing

extension ServerTests {
    /// Reads that share connections: whose rows they see, and what happens to the others when one goes wrong.
    struct PipelinedReadTests {
        @Test func aThousandReadsAtOnceSeeTheRowsOfTheirOwnOrganisation() async throws {
            try await withOrganisations(connections: 2) { database, table, role in
                let rows = Statement<Void, Int64>(name: "rows", sql: "select org_id from \(table)") { (id: Int64) in id }
                let failing = Statement<Void, Int64>(name: "failing", sql: "select org_id / (org_id - org_id) from \(table)") {
                    (id: Int64) in id
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<1000 {
                        group.addTask {
                            let organisation = Int64(number % 50 + 1)
                            var identity = TransactionIdentity(role: role, settings: [("drumbeat.org_id", "\(organisation)")])
                            switch number % 13 {
                            case 3:
                                // The server refuses this one after its identity was set.
                                let error = try await postgresError { try await database.fetch(failing, (), as: identity) }
                                #expect(error.serverError?.sqlstate == "22012")
                            case 5:
                                // No organisation, or an empty one: nothing is seen, whoever was here before.
                                identity.settings = number % 2 == 0 ? [] : [("drumbeat.org_id", "")]
                                #expect(try await database.fetch(rows, (), as: identity).isEmpty)
                            case 7:
                                // The identity itself is refused; its statement must not run.
                                identity.role = "nobody_of_this_name"
                                let error = try await postgresError { try await database.fetch(rows, (), as: identity) }
                                #expect(error.serverError?.sqlstate == "22023" || error.serverError?.sqlstate == "42704")
                            default:
                                #expect(try await database.fetch(rows, (), as: identity) == [organisation, organisation])
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(database.gauges.sharedConnections == 2)
                #expect(database.gauges.connections == 0, "a read ran on an exclusive connection")
            }
        }

        @Test func theIdentityEndsWithItsRead() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                let sql = "select coalesce(current_setting('drumbeat.org_id', true), ''), current_user::text"
                let who = Statement<Void, [String]>(name: "who", sql: sql) { (organisation: String, user: String) in [organisation, user] }
                let login = try await database.fetch(who, (), as: .login)[0][1]
                let identity = TransactionIdentity(role: "pg_monitor", settings: [("drumbeat.org_id", "7")])
                #expect(try await database.fetch(who, (), as: identity) == [["7", "pg_monitor"]])
                #expect(try await database.fetch(who, (), as: .login) == [["", login]])
            }
        }

        @Test func theServerRefusesWrites() async throws {
            try await TestDatabase.withTable("id int8", configure: share(1)) { database, table in
                let insert = Statement<Void, Int64>(name: "insert", sql: "insert into \(table) values (1) returning id") { (id: Int64) in id
                }
                let identity = TransactionIdentity(settings: [("drumbeat.org_id", "7")])
                var error = try await postgresError { try await database.fetch(insert, (), as: identity) }
                #expect(error.serverError?.sqlstate == "25006")
                let unlock = Statement<Void, String>(name: "unlock", sql: "select set_config('transaction_read_only', 'off', false)") {
                    (value: String) in value
                }
                error = try await postgresError { try await database.fetch(unlock, (), as: identity) }
                #expect(error.serverError?.sqlstate == "25001")
                #expect(try await database.value("select count(*) from \(table)") == Int64(0))
            }
        }

        @Test func anErrorLeavesTheOthersAlone() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                let quotient = Statement<Int64, Int64>(name: "quotient", sql: "select 100 / $1::int8") { (value: Int64) in value }
                let wrongType = Statement<Int64, String>(name: "wrong type", sql: "select $1::int8") { (value: String) in value }
                let unknown = Statement<Int64, Int64>(name: "unknown", sql: "select $1::int8 from nowhere") { (value: Int64) in value }
                let tooLate = Statement<Int64, Int64>(name: "null", sql: "select nullif($1::int8, $1)") { (value: Int64) in value }
                let outcomes = await withTaskGroup(of: (Int64, String).self) { group in
                    for number in Int64(0)..<200 {
                        group.addTask {
                            do {
                                switch number % 10 {
                                case 1: return (number, "\(try await database.fetch(wrongType, number, as: .login))")
                                case 2: return (number, "\(try await database.fetch(unknown, number, as: .login))")
                                case 3: return (number, "\(try await database.fetch(tooLate, number, as: .login))")
                                default: return (number, "\(try await database.fetch(quotient, number % 10, as: .login))")
                                }
                            } catch PostgresError.statementMismatch {
                                return (number, "mismatch")
                            } catch PostgresError.decoding {
                                return (number, "decoding")
                            } catch {
                                return (number, (error as? PostgresError)?.serverError?.sqlstate ?? "\(error)")
                            }
                        }
                    }
                    return await group.reduce(into: [Int64: String]()) { $0[$1.0] = $1.1 }
                }
                let expected = ["22012", "mismatch", "42P01", "decoding"]
                for (number, outcome) in outcomes {
                    let digit = Int(number % 10)
                    #expect(outcome == (digit < 4 ? expected[digit] : "[\(100 / digit)]"), "\(number)")
                }
            }
        }

        @Test func aConnectionKilledWhileIdleIsReplacedUnnoticed() async throws {
            try await TestDatabase.run(configure: share(1)) { database in
                for identity in [TransactionIdentity.login, TransactionIdentity(settings: [("drumbeat.org_id", "7")])] {
                    let before = try await database.fetch(backend, (), as: identity)
                    try await database.script("select pg_terminate_backend(\(before[0]), 5000)")
                    #expect(try await database.fetch(backend, (), as: identity) != before)
                }
            }
        }

        @Test func readsOfAKilledConnectionRunOnceMore() async throws {
            try await TestDatabase.run(configure: share(2)) { database in
                let slow = Statement<Int64, Int64>(name: "slow", sql: "select $1::int8 from pg_sleep(0.005)") { (value: Int64) in value }
                let victim = try await database.fetch(backend, (), as: .login)[0]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in Int64(0)..<100 {
                        group.addTask {
                            let found = try await database.fetch(slow, number, as: .login)
                            #expect(found == [number])
                        }
                    }
                    try await Task.sleep(for: .milliseconds(50))
                    try await database.script("select pg_terminate_backend(\(victim), 5000)")
                    try await group.waitForAll()
                }
            }
        }

        @Test func aServerThatCannotBeReachedIsAnErrorForEverybody() async throws {
            var configuration = DatabaseConfiguration(conninfo: "host=/nowhere")
            configuration.pipelinedConnections = 2
            let database = Database(configuration: configuration, logger: Logger(label: "test"))
            for _ in 0..<3 {
                let error = try await postgresError { try await database.fetch(backend, (), as: .login) }
                guard case .connection(let connection) = error else { throw error }
                #expect(connection.kind == .unreachable)
            }
            await database.shutdown()
        }

        // MARK: -

        private let backend = Statement<Void, Int32>(name: "backend", sql: "select pg_backend_pid()") { (id: Int32) in id }

        /// A table with two rows of each of fifty organisations, a policy on it, and a role that it holds for.
        private func withOrganisations(
            connections: Int, _ body: @Sendable (Database, String, String) async throws -> Void
        ) async throws {
            let role = TestDatabase.uniqueName("role")
            try await TestDatabase.withTable("org_id int8") { owner, table in
                try await owner.script(
                    """
                    insert into \(table) select n % 50 + 1 from generate_series(1, 100) n;
                    create role \(role);
                    grant select on \(table) to \(role);
                    alter table \(table) enable row level security;
                    create policy own on \(table) using (org_id = nullif(current_setting('drumbeat.org_id', true), '')::int8);
                    """)
                let outcome: Result<Void, any Error>
                do {
                    outcome = .success(try await TestDatabase.run(configure: share(connections)) { try await body($0, table, role) })
                } catch {
                    outcome = .failure(error)
                }
                try await owner.script("revoke all on \(table) from \(role); drop policy own on \(table); drop role \(role)")
                try outcome.get()
            }
        }
    }
}

/// Lets reads share so many connections.
func share(_ count: Int, limit: Duration = .milliseconds(250)) -> (inout DatabaseConfiguration) -> Void {
    { configuration in
        configuration.pipelinedConnections = count
        configuration.pipelineLimit = limit
    }
}
