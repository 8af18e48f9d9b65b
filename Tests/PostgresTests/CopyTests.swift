import Postgres
import Testing

extension ServerTests {
    /// Rows by COPY, written on the connection's thread.
    struct CopyTests {
        private struct Stop: Error {}
        private static let columns = "id int8, n int4, is_open bool, name text, day date, amount numeric"

        private func write(_ row: Int, to writer: inout CopyWriter) throws {
            writer.beginRow(columns: 6)
            writer.append(Int64(row))
            writer.append(Int32(row % 7))
            writer.append(row % 2 == 0)
            if row % 10 == 0 { writer.appendNull() } else { writer.append(text: "deal \(row) ü") }
            writer.append(date: PostgresDate(daysSince2000: Int32(row % 365)))
            writer.append(PostgresNumeric(unscaled: Int64(row), scale: 2))
            try writer.endRow()
        }

        @Test func copiesAHundredThousandRows() async throws {
            try await TestDatabase.withTable(Self.columns) { database, table in
                let count = try await database.write(as: .login) { transaction in
                    try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                        for row in 1...100_000 { try write(row, to: &writer) }
                    }
                }
                #expect(count == 100_000)
                let check: String = try await database.value(
                    """
                    select concat_ws('|', count(*), sum(id), sum(n), count(*) filter (where is_open), count(name), max(name), max(day), \
                    sum(amount)) from \(table)
                    """)
                #expect(check == "100000|5000050000|300000|50000|90000|deal 99999 ü|2000-12-30|50000500.00")
            }
        }

        @Test func writesTextFromASpan() async throws {
            try await TestDatabase.withTable("name text") { database, table in
                try await database.write(as: .login) { transaction in
                    try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                        let bytes = Array("grün".utf8)
                        writer.beginRow(columns: 1)
                        writer.append(text: bytes.span)
                        try writer.endRow()
                    }
                }
                #expect(try await database.value("select name from \(table)") == "grün")
            }
        }

        @Test func anErrorOfTheBodyEndsTheCopyAndLeavesNothing() async throws {
            try await TestDatabase.withTable(Self.columns, connections: 1) { database, table in
                let before = try await database.read(as: .login) { try await $0.backend() }
                await #expect(throws: Stop.self) {
                    try await database.write(as: .login) { transaction in
                        try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                            for row in 1...100_000 {
                                if row == 50_000 { throw Stop() }
                                try write(row, to: &writer)
                            }
                        }
                    }
                }
                #expect(try await database.value("select count(*) from \(table)") == Int64(0))
                #expect(try await database.read(as: .login) { try await $0.backend() } == before)
            }
        }

        @Test func cancellationIsNoticedBetweenChunks() async throws {
            try await TestDatabase.withTable(Self.columns, connections: 1) { database, table in
                let task = Task {
                    try await database.write(as: .login) { transaction in
                        try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                            for row in 1...Int.max { try write(row, to: &writer) }
                        }
                    }
                }
                try await Task.sleep(for: .milliseconds(200))
                task.cancel()
                let error = try await postgresError { try await task.value }
                guard case .cancelled("copy") = error else { throw error }
                #expect(try await database.value("select count(*) from \(table)") == Int64(0))
            }
        }

        @Test func whatTheServerRefusesIsItsError() async throws {
            try await TestDatabase.withTable("id int8 primary key", connections: 1) { database, table in
                let error = try await postgresError {
                    try await database.write(as: .login) { transaction in
                        try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                            for row in 1...200_000 {
                                writer.beginRow(columns: 1)
                                writer.append(Int64(row % 1000))
                                try writer.endRow()
                            }
                        }
                    }
                }
                #expect(error.serverError?.sqlstate == "23505")
                #expect(try await database.value("select 1") == Int32(1))
            }
        }

        @Test func aRowOfAnotherWidthThanAnnouncedIsAnError() async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                let error = try await postgresError {
                    try await database.write(as: .login) { transaction in
                        try await transaction.copyIn(name: "copy", sql: "copy \(table) from stdin (format binary)") { writer in
                            writer.beginRow(columns: 2)
                            writer.append(Int64(1))
                            try writer.endRow()
                        }
                    }
                }
                guard case .copyRow("copy", 2, 1) = error else { throw error }
            }
        }

        @Test(arguments: ["copy pg_class to stdout", "select 1", "copy TABLE from stdin"])
        func onlyABinaryCopyFromTheClientIsTaken(sql: String) async throws {
            try await TestDatabase.withTable("id int8", connections: 1) { database, table in
                let sql = sql.replacing("TABLE", with: table)
                let error = try await postgresError {
                    try await database.write(as: .login) { try await $0.copyIn(name: "copy", sql: sql) { _ in } }
                }
                guard case .unexpectedAnswer("copy", _) = error else { throw error }
                #expect(try await database.value("select 1") == Int32(1))
            }
        }
    }
}
