import PlanFile
import Postgres
import SQLCatalog
import SalesModel
import Store
import TestSupport
import Testing

/// What both the program and the database know must be the same.
@Suite("What program and database both know")
struct SharedKnowledgeTests {
    @Test("the staging tables have the columns in which the parser hands rows over")
    func stagingColumns() async throws {
        let staging = try #require(StatementCatalogue.scripts.first)
        try await MigratedDatabase.with { database in
            for noun in ImportNoun.allCases {
                let found = try await database.scratch.psql(
                    """
                    begin; set search_path = drumbeat, pg_temp; \(staging.text);
                    select string_agg(attname || ' ' || typname, ', ' order by attnum)
                    from pg_attribute a join pg_type t on t.oid = a.atttypid
                    where attrelid = '\(noun.stagingTable)'::regclass and attnum > 0;
                    """)
                let columns = [("file_no", "int4")] + noun.stagingColumns.map { ($0.name, $0.type) }
                #expect(found == columns.map { "\($0.0) \($0.1)" }.joined(separator: ", "))

                let copy = try #require(StatementCatalogue.copies[noun.rawValue])
                let names = columns.map { ["from", "to"].contains($0.0) ? "\"\($0.0)\"" : $0.0 }.joined(separator: ", ")
                #expect(copy.text.contains("copy \(noun.stagingTable) (\(names)) from stdin (format binary)"))
            }
        }
    }

    @Test("currencies and their decimals")
    func currencies() async throws {
        try await MigratedDatabase.with { database in
            let found = try await database.scratch.psql(
                "select string_agg(code || ' ' || exponent, E'\\n' order by code collate \"C\") from drumbeat.currency")
            let known = CurrencyCode.allCodes.compactMap(CurrencyCode.init).map { "\($0.code) \($0.exponent)" }
            #expect(found == known.joined(separator: "\n"))
        }
    }

    @Test("canonical stages, their order and which of them end a deal")
    func stages() async throws {
        try await MigratedDatabase.with { database in
            let found = try await database.scratch.psql(
                """
                select string_agg(ordinal || ' ' || code || ' ' || (outcome <> 'open')::text, E'\\n' order by ordinal)
                from drumbeat.canonical_stage
                """)
            let known = CanonicalStage.allCases.enumerated().map { "\($0 + 1) \($1.code) \($1.isClosed)" }
            #expect(found == known.joined(separator: "\n"))
        }
    }

    @Test("every constraint that can refuse a row has a sentence for who wrote it, and no sentence is left over")
    func constraints() async throws {
        try await MigratedDatabase.with { database in
            let found = try await database.scratch.psql(
                """
                select conname from pg_constraint
                where connamespace = 'drumbeat'::regnamespace and contype in ('c', 'u', 'x')
                union
                select relname from pg_class join pg_index on indexrelid = pg_class.oid
                where relnamespace = 'drumbeat'::regnamespace and indisunique and not indisprimary
                """)
            #expect(Set(found.split(separator: "\n").map(String.init)) == Set(ConstraintSentences.all.keys))
        }
    }
}
