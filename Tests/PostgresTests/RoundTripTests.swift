import Postgres
import Testing

extension ServerTests {
    /// Every type goes to the server and back unchanged, and the server understands the same value by it.
    struct RoundTripTests {
        /// Sends each value, reads it back, and compares the server's text of it.
        private func check<Value: PostgresEncodable & PostgresDecodable & Equatable>(
            _ type: String, _ cases: [(Value, String?)]
        ) async throws {
            let echo = Statement<Value, (Value, String?)>(name: "echo", sql: "select $1::\(type), ($1::\(type))::text") {
                (value: Value, text: String?) in (value, text)
            }
            try await TestDatabase.run { database in
                for (value, text) in cases {
                    let (returned, shown) = try await database.read(as: .login) { try await $0.fetchOne(echo, value) }
                    #expect(returned == value)
                    if let text { #expect(shown == text) }
                }
            }
        }

        @Test func integers() async throws {
            try await check("int2", [(Int16.min, "-32768"), (.max, "32767"), (0, "0")])
            try await check("int4", [(Int32.min, "-2147483648"), (.max, "2147483647"), (-1, "-1")])
            try await check("int8", [(Int64.min, "-9223372036854775808"), (.max, "9223372036854775807"), (1, "1")])
        }

        @Test func booleans() async throws { try await check("bool", [(true, "true"), (false, "false")]) }

        @Test func text() async throws {
            try await check("text", [("", ""), ("naïve 数 👩‍👩‍👧 \u{1}\n'\"\\", nil), (String(repeating: "ä", count: 300_000), nil)])
            try await check("varchar", [("word", "word")])
        }

        @Test func bytes() async throws {
            try await check("bytea", [([UInt8](), "\\x"), (Array(0...255), nil), ([0, 0], "\\x0000")])
        }

        @Test func dates() async throws {
            try await check(
                "date",
                [
                    (PostgresDate(daysSince2000: 0), "2000-01-01"), (PostgresDate(daysSince1970: 0), "1970-01-01"),
                    (PostgresDate(daysSince2000: -2_451_545), "4714-11-24 BC"),
                    (PostgresDate(daysSince2000: 2_145_031_948), "5874897-12-31"),
                ])
        }

        @Test func timestamps() async throws {
            try await check(
                "timestamptz",
                [
                    (PostgresTimestamp(microsecondsSince2000: 0), "2000-01-01 00:00:00+00"),
                    (PostgresTimestamp(microsecondsSince1970: 1), "1970-01-01 00:00:00.000001+00"),
                    (PostgresTimestamp(microsecondsSince2000: 9_223_371_331_199_999_999), "294276-12-31 23:59:59.999999+00"),
                ])
        }

        @Test func json() async throws {
            try await check("jsonb", [(PostgresJSON(text: #"{"a": [1, null, "ü"]}"#), #"{"a": [1, null, "ü"]}"#)])
            let json: PostgresJSON = try await TestDatabase.run { try await $0.value(#"select '{"a" : 1}'::json"#) }
            #expect(json.text == #"{"a" : 1}"#)
        }

        @Test func nullsAndOptionals() async throws {
            try await check("int8", [(Int64?.none, nil), (5, "5")])
            try await check("text", [(String?.none, nil), ("", "")])
        }

        @Test func arrays() async throws {
            try await check("int8[]", [([Int64](), "{}"), ([1, -2, .max], "{1,-2,9223372036854775807}")])
            try await check("text[]", [(["a", "", "NULL", "{\"x\"}"], nil)])
            try await check("text[]", [([String?.none, "b"], "{NULL,b}")])
            try await check("bool[]", [([true, false], "{t,f}")])
            try await check("int4[]", [([Int32(7)], "{7}")])
            try await check("int2[]", [([Int16(7)], "{7}")])
            try await check("bytea[]", [([[UInt8(1)], []], #"{"\\x01","\\x"}"#)])
            try await check("date[]", [([PostgresDate(daysSince2000: 1)], "{2000-01-02}")])
            try await check("numeric[]", [([PostgresNumeric(unscaled: 105, scale: 2)], "{1.05}")])
            try await check("timestamptz[]", [([PostgresTimestamp(microsecondsSince2000: 0)], nil)])
            try await check("jsonb[]", [([PostgresJSON(text: "1")], "{1}")])
        }

        @Test func numericsOfEveryShape() async throws {
            let texts = [
                "0", "0.000", "1", "-1", "10000", "9999", "99990000", "0.0001", "0.00010000", "12345678901234567890.0987654321",
                "-0.5", "1000000000000000000000000000000000000", "10000.0001",
                "0." + String(repeating: "0", count: 16382) + "7", String(repeating: "9", count: 131_072),
            ]
            try await check("numeric", texts.map { (PostgresNumeric($0) ?? PostgresNumeric(unscaled: 1, scale: 9), $0) })
        }

        /// Two thousand random numbers, seen by the server exactly as their text.
        @Test func randomNumerics() async throws {
            var random = SplitMix(state: 20_180_101)
            var cases: [(PostgresNumeric, String?)] = []
            for _ in 0..<2000 {
                let digits = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                    Bool.random(using: &random) ? UInt8.random(in: 0...9, using: &random) : 0
                }
                let scale = Int.random(in: 0...40, using: &random)
                let number = try #require(PostgresNumeric(isNegative: Bool.random(using: &random), digits: digits, scale: scale))
                #expect(PostgresNumeric(number.description) == number)
                cases.append((number, number.description))
            }
            let echo = Statement<[PostgresNumeric], (PostgresNumeric, String)>(
                name: "numerics", sql: "select n, n::text from unnest($1::numeric[]) with ordinality as t(n, i) order by i"
            ) { (value: PostgresNumeric, text: String) in (value, text) }
            let numbers = cases.map(\.0)
            let rows = try await TestDatabase.run { database in
                try await database.read(as: .login) { try await $0.fetch(echo, numbers) }
            }
            #expect(rows.count == cases.count)
            for (row, expected) in zip(rows, cases) {
                #expect(row.0 == expected.0)
                #expect(row.1 == expected.1)
            }
        }

        @Test(arguments: [
            ("select 'infinity'::date", "a finite date"), ("select '-infinity'::date", "a finite date"),
        ]) func infiniteDatesAreRefused(sql: String, expected: String) async throws {
            let error = try await postgresError { try await TestDatabase.run { try await $0.value(sql, as: PostgresDate.self) } }
            guard case .decoding(_, let column, let wanted, let found) = error else { throw error }
            #expect((column, wanted, found) == ("date", expected, "infinity"))
        }

        @Test(arguments: ["NaN", "Infinity", "-Infinity"]) func numericsThatAreNoNumbersAreRefused(text: String) async throws {
            let error = try await postgresError {
                try await TestDatabase.run { try await $0.value("select '\(text)'::numeric", as: PostgresNumeric.self) }
            }
            guard case .decoding(_, "numeric", "a finite numeric", _) = error else { throw error }
        }

        @Test func valuesBeyondTheServersRangeAreRefusedByIt() async throws {
            let date = Statement<PostgresDate, String>(name: "date", sql: "select $1::date::text") { (text: String) in text }
            for days in [Int32.max, .min] {
                let error = try await postgresError {
                    try await TestDatabase.run { database in
                        try await database.read(as: .login) { try await $0.fetchOne(date, PostgresDate(daysSince2000: days)) }
                    }
                }
                #expect(error.serverError?.sqlstate == "22008")
            }
        }
    }
}
