import Postgres
import Testing

extension ServerTests {
    /// Statements are compared with the server before they run, and rows are read strictly.
    struct StatementTests {
        private struct Pair: Equatable, Sendable {
            let id: Int64
            let name: String
        }

        @Test func makesRowsOfColumnsInOrder() async throws {
            let pairs = Statement<(Int64, String), Pair>(
                name: "pairs.sql", sql: "select i, $2::text || i from generate_series(1, $1::int8) i order by i", Pair.init)
            let rows = try await TestDatabase.run { database in
                try await database.read(as: .login) { try await $0.fetch(pairs, (3, "n")) }
            }
            #expect(rows == [Pair(id: 1, name: "n1"), Pair(id: 2, name: "n2"), Pair(id: 3, name: "n3")])
            #expect(pairs.parameterTypes == [.int8, .text])
            #expect(pairs.columnTypes == [.int8, .text])
        }

        @Test func countsAffectedRows() async throws {
            try await TestDatabase.withTable("id int8") { database, table in
                let insert = Statement<Int64, Void>(name: "insert", sql: "insert into \(table) select generate_series(1, $1::int8)")
                let count = try await database.write(as: .login) { try await $0.execute(insert, 7) }
                #expect(count == 7)
            }
        }

        @Test func aWrongColumnTypeIsNamed() async throws {
            let error = try await postgresError {
                try await TestDatabase.run { try await $0.value("select 1::int4 as answer", as: Int64.self) }
            }
            guard case .statementMismatch(_, "column answer", "int8", "int4") = error else { throw error }
        }

        @Test func aWrongParameterTypeIsNamed() async throws {
            let statement = Statement<(Int64, Int64), Bool>(name: "p.sql", sql: "select $1::int8 = $2::int4") { (b: Bool) in b }
            let error = try await postgresError {
                try await TestDatabase.run { database in
                    try await database.read(as: .login) { try await $0.fetchOne(statement, (1, 1)) }
                }
            }
            guard case .statementMismatch("p.sql", "parameter $2", "int8", "int4") = error else { throw error }
        }

        @Test func wrongNumbersOfColumnsAndParametersAreNamed() async throws {
            let columns = Statement<Void, Int32>(name: "c.sql", sql: "select 1, 2") { (a: Int32) in a }
            let parameters = Statement<Void, Int32>(name: "p.sql", sql: "select $1::int4") { (a: Int32) in a }
            try await TestDatabase.run { database in
                for (statement, part) in [(columns, "number of columns"), (parameters, "number of parameters")] {
                    let error = try await postgresError { try await database.read(as: .login) { try await $0.fetch(statement, ()) } }
                    guard case .statementMismatch(_, part, _, _) = error else { throw error }
                }
            }
        }

        @Test func aMismatchDoesNotSpoilTheTransaction() async throws {
            try await TestDatabase.run { database in
                let one = try await database.read(as: .login) { transaction -> Int32 in
                    _ = try await postgresError { try await transaction.value("select 1", as: Int64.self) }
                    return try await transaction.value("select 1")
                }
                #expect(one == 1)
            }
        }

        @Test func nullWhereNoOptionalIsAskedForIsAnErrorNamingTheColumn() async throws {
            let error = try await postgresError {
                try await TestDatabase.run { try await $0.value("select null::text as family", as: String.self) }
            }
            guard case .decoding(_, "family", "text", "NULL") = error else { throw error }
        }

        @Test func rowCountsAreChecked() async throws {
            let none = Statement<Void, Int32>(name: "none", sql: "select 1 where false") { (a: Int32) in a }
            let two = Statement<Void, Int32>(name: "two", sql: "select generate_series(1, 2)") { (a: Int32) in a }
            try await TestDatabase.run { database in
                try await database.read(as: .login) { transaction in
                    #expect(try await transaction.fetchOptional(none, ()) == nil)
                    for (statement, count) in [(none, 0), (two, 2)] {
                        let error = try await postgresError { try await transaction.fetchOne(statement, ()) }
                        guard case .rowCount(_, _, count) = error else { throw error }
                    }
                    let error = try await postgresError { try await transaction.fetchOptional(two, ()) }
                    guard case .rowCount(_, _, 2) = error else { throw error }
                }
            }
        }

        @Test func domainsAndEnumerationsAreReadAsWhatTheyStandFor() async throws {
            let (domain, mood) = (TestDatabase.uniqueName("share"), TestDatabase.uniqueName("mood"))
            try await TestDatabase.run { database in
                try await database.script("create domain \(domain) as int4; create type \(mood) as enum ('calm', 'keen')")
                let statement = Statement<(Int32, String), (Int32, String, [String])>(
                    name: "types", sql: "select $1::\(domain), $2::\(mood), array[$2::\(mood)]"
                ) { (a: Int32, b: String, c: [String]) in (a, b, c) }
                let row = try await database.read(as: .login) { try await $0.fetchOne(statement, (5, "keen")) }
                #expect(row == (5, "keen", ["keen"]))
                try await database.script("drop domain \(domain); drop type \(mood)")
            }
        }

        @Test func theCacheStaysSmallAndStatementsGoOnWorking() async throws {
            try await TestDatabase.run(connections: 1, configure: { $0.statementCacheSize = 4 }) { database in
                try await database.read(as: .login) { transaction in
                    for number in 0..<24 {
                        let value: Int32 = try await transaction.value("select \(number % 8)")
                        #expect(value == Int32(number % 8))
                    }
                }
                let kept: Int64 = try await database.value(
                    "select count(*) from pg_prepared_statements where name ~ '^drumbeat_[0-9]'")
                #expect(kept <= 5)
            }
        }

        @Test func aChangedTableIsNoticedAndTheStatementPreparedAnew() async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                let all = Statement<Void, Int64>(name: "all", sql: "select * from \(table)") { (a: Int64) in a }
                _ = try await database.read(as: .login) { try await $0.fetch(all, ()) }
                try await database.script("alter table \(table) alter id type int4")
                let first = try await postgresError { try await database.read(as: .login) { try await $0.fetch(all, ()) } }
                #expect(first.serverError?.sqlstate == "0A000")
                let second = try await postgresError { try await database.read(as: .login) { try await $0.fetch(all, ()) } }
                guard case .statementMismatch(_, "column id", "int8", "int4") = second else { throw second }
            }
        }

        @Test func unnamedStatementsWorkTheSameAndLeaveNothingBehind() async throws {
            try await TestDatabase.run(connections: 1, configure: { $0.usesNamedStatements = false }) { database in
                let identity = TransactionIdentity(settings: [("drumbeat.org_id", "7")])
                let setting = try await database.read(as: identity) { transaction in
                    #expect(try await transaction.value("select current_setting('TimeZone')") == "UTC")
                    return try await transaction.value("select current_setting('drumbeat.org_id')", as: String.self)
                }
                #expect(setting == "7")
                let error = try await postgresError { try await database.value("select 1", as: Int64.self) }
                guard case .statementMismatch = error else { throw error }
                #expect(try await database.value("select count(*) from pg_prepared_statements where name <> ''") == Int64(0))
            }
        }

        @Test func describesWithoutRunning() async throws {
            let description = try await TestDatabase.run { database in
                try await database.read(as: .login) {
                    try await $0.describe(name: "d", sql: "select 1::numeric as n, $1::date as d where $2::text = 'x'")
                }
            }
            #expect(description.parameters == [.date, .text])
            #expect(description.columns.map(\.name) == ["n", "d"])
            #expect(description.columns.map(\.type) == [.numeric, .date])
        }

        @Test func copyOutsideCopyInIsRefusedInsteadOfHanging() async throws {
            try await TestDatabase.run { database in
                for sql in ["copy (select 1) to stdout", "select 1; copy pg_class to stdout"] {
                    let error = try await postgresError { try await database.script(sql) }
                    guard case .unexpectedAnswer = error else { throw error }
                }
                #expect(try await database.value("select 1") == Int32(1))
            }
        }
    }
}
