import Postgres
import Testing

extension ServerTests {
    /// What errors say, and what they keep to themselves.
    struct ErrorTests {
        @Test func theCaretPointsAtTheCharacter() async throws {
            let sql = "-- größer: ü\nselect 'ä', '👩‍👩‍👧',\n\t'ß' = nonsense(1)\nfrom generate_series(1, 2)"
            let error = try await postgresError { try await TestDatabase.run { try await $0.value(sql, as: String.self) } }
            #expect(error.serverError?.location?.line == 3)
            #expect(error.serverError?.location?.column == 8)
            #expect(error.caret?.hasSuffix(":3:8\n\t'ß' = nonsense(1)\n\t      ^") == true)
        }

        @Test func theCaretMayPointBehindTheLastCharacter() async throws {
            let error = try await postgresError { try await TestDatabase.run { try await $0.script("select 1 from") } }
            #expect(error.caret == "test script:1:14\nselect 1 from\n             ^")
        }

        @Test func everyFieldOfTheServerIsKept() async throws {
            try await TestDatabase.withTable("id int8, constraint id_is_positive check (id > 0)") { database, table in
                let error = try await postgresError { try await database.script("insert into \(table) values (-77123)") }
                let server = try #require(error.serverError)
                #expect(server.severity == "ERROR")
                #expect(server.sqlstate == "23514")
                #expect(server.constraint == "id_is_positive")
                #expect(server.table == table)
                #expect(server.schema == "public")
                #expect(server.detail?.contains("77123") == true)
                #expect(server.routine != nil && server.file != nil && server.line != nil)
            }
        }

        @Test func theDescriptionHoldsNoValues() async throws {
            let secret = "secret-4711"
            let cast = Statement<String, Int32>(name: "cast", sql: "select $1::text::int4") { (a: Int32) in a }
            try await TestDatabase.withTable("name text primary key, day date") { database, table in
                let insert = Statement<String, Void>(name: "insert", sql: "insert into \(table) values ($1)")
                try await database.write(as: .login) { try await $0.execute(insert, secret) }
                let duplicate = try await postgresError { try await database.write(as: .login) { try await $0.execute(insert, secret) } }
                let invalid = try await postgresError { try await database.read(as: .login) { try await $0.fetch(cast, secret) } }
                let copied = try await postgresError {
                    try await database.write(as: .login) { transaction in
                        try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                            for _ in 0..<2 {
                                writer.beginRow(columns: 2)
                                writer.append(text: secret)
                                writer.appendNull()
                                try writer.endRow()
                            }
                        }
                    }
                }
                for error in [duplicate, invalid, copied] {
                    #expect(!"\(error)".contains(secret))
                    #expect(String(reflecting: error).contains(secret))
                }
                #expect("\(duplicate)".contains("23505"))
                #expect("\(duplicate)".contains("\(table)_pkey"))
            }
        }

        @Test func errorsOfFunctionsKeepTheirContextForDebugging() async throws {
            let error = try await postgresError {
                try await TestDatabase.run {
                    try await $0.script("do $$ begin raise exception 'no' using detail = 'row 5', hint = 'ask'; end $$")
                }
            }
            let server = try #require(error.serverError)
            #expect(server.detail == "row 5")
            #expect(server.hint == "ask")
            #expect(server.context?.contains("PL/pgSQL") == true)
            #expect(!"\(error)".contains("row 5"))
        }
    }
}
