import Logging
import Postgres
import SQLCatalog
import Schema
import TestSupport
import Testing

@Suite("Migrating a database")
struct MigrationTests {
    static let migrations = [
        file("migrations/0001_create_schema.sql", "create schema drumbeat;\ncreate extension btree_gist with schema drumbeat;"),
        file("migrations/0002_create_deal.sql", "create table drumbeat.deal (id bigint primary key, amount bigint);"),
    ]
    static let code = [
        file("code/functions/double.sql", "create function double(bigint) returns bigint language sql return $1 * 2;"),
        file(
            "code/functions/note.sql",
            """
            create function note() returns trigger language plpgsql as $$begin new.amount := coalesce(new.amount, 0); return new; end$$;
            """),
        file("code/triggers/deal.sql", "create trigger deal_note before insert on deal for each row execute function note();"),
        file("code/views/a_doubled.sql", "create view doubled as select id, double(amount) as amount from deal;"),
        file("code/views/b_total.sql", "create view total as select sum(amount) as amount from doubled;"),
    ]
    static let policies = [
        file("policies/deal.sql", "alter table deal enable row level security; create policy all_deals on deal using (double(id) > 0);")
    ]
    static let catalogue = SchemaCatalogue(migrations: migrations, code: code, policies: policies)

    @Test("an empty database gets everything; a second time changes nothing")
    func fromScratch() async throws {
        try await withDatabase { database, scratch in
            let manager = Self.manager(database)
            #expect(try await manager.status().problem == .missing)
            await #expect(throws: SchemaError.missing) { try await manager.checkCurrent() }

            let outcome = try await manager.migrate()
            #expect(outcome.applied == ["0001_create_schema", "0002_create_deal"])
            #expect(outcome.installed == ["code", "policies"])
            try await manager.checkCurrent()
            try await manager.verify()
            #expect(try await manager.status().isCurrent)
            #expect(try await manager.status().applied.map(\.appliedByVersion) == ["1.0.0", "1.0.0"])
            #expect(try await scratch.psql("insert into drumbeat.deal values (1, 21); select amount from drumbeat.total") == "42")

            let before = try await scratch.psql("select oid from pg_proc where proname = 'double'")
            #expect(try await manager.migrate().hasChanged == false)
            #expect(try await scratch.psql("select oid from pg_proc where proname = 'double'") == before)
        }
    }

    @Test("twenty at once: one applies, nineteen find nothing to do")
    func twentyAtOnce() async throws {
        try await withDatabase { database, scratch in
            let outcomes = try await withThrowingTaskGroup(of: MigrationOutcome.self) { group in
                for _ in 0..<20 { group.addTask { try await Self.manager(database).migrate() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter(\.hasChanged).count == 1)
            #expect(try await scratch.psql("select count(*) from drumbeat_schema.migration") == "2")
        }
    }

    @Test("code is replaced as a set, under views, triggers and policies that use it; data and extensions stay")
    func replacedCode() async throws {
        try await withDatabase { database, scratch in
            _ = try await Self.manager(database).migrate()
            try await scratch.psql("insert into drumbeat.deal values (1, 10)")
            let triple = file("code/functions/double.sql", "create function double(bigint) returns bigint language sql return $1 * 3;")
            let next = SchemaCatalogue(
                migrations: Self.migrations + [file("migrations/0003_widen.sql", "alter table deal alter amount type numeric;")],
                code: [triple, Self.code[1], Self.code[2]]
                    + [file("code/views/a_doubled.sql", "create view doubled as select id, double(amount::bigint) as amount from deal;")],
                policies: Self.policies)
            let manager = Self.manager(database, next)
            await #expect(throws: SchemaError.older(database: 2, program: 3)) { try await manager.checkCurrent() }
            #expect(try await manager.migrate().applied == ["0003_widen"])
            #expect(try await scratch.psql("select amount from drumbeat.doubled") == "30")
            #expect(try await scratch.psql("select to_regclass('drumbeat.total') is null") == "t")
            #expect(try await scratch.psql("select count(*) > 0 from pg_opclass where opcname = 'gist_int8_ops'") == "t")
            try await manager.verify()

            await #expect(throws: SchemaError.newer(database: 3, program: 2)) { try await Self.manager(database).checkCurrent() }
            await #expect(throws: SchemaError.newer(database: 3, program: 2)) { try await Self.manager(database).migrate() }
        }
    }

    @Test("only changed policies are installed when only they changed")
    func replacedPolicies() async throws {
        try await withDatabase { database, scratch in
            _ = try await Self.manager(database).migrate()
            let other = SchemaCatalogue(
                migrations: Self.migrations, code: Self.code,
                policies: [file("policies/deal.sql", "create policy none on deal using (false);")])
            let manager = Self.manager(database, other)
            await #expect(throws: SchemaError.outdated(sets: ["policies"])) { try await manager.checkCurrent() }
            #expect(try await manager.status().outdatedSets == ["policies"])
            let outcome = try await manager.migrate()
            #expect(outcome.applied.isEmpty && outcome.installed == ["policies"])
            #expect(try await scratch.psql("select string_agg(polname, ',') from pg_policy") == "none")
        }
    }

    @Test("an edited migration is refused and nothing is changed")
    func edited() async throws {
        try await withDatabase { database, scratch in
            _ = try await Self.manager(database).migrate()
            let edited = file(Self.migrations[1].path, "create table drumbeat.deal (id bigint primary key);")
            let manager = Self.manager(
                database,
                SchemaCatalogue(
                    migrations: [Self.migrations[0], edited, file("migrations/0003_more.sql", "create table more ();")]))
            let expected = SchemaError.edited(number: 2, name: "0002_create_deal")
            await #expect(throws: expected) { try await manager.migrate() }
            await #expect(throws: expected) { try await manager.checkCurrent() }
            #expect(try await manager.status().problem == expected)
            #expect(
                try await scratch.psql("select to_regclass('drumbeat.more') is null and to_regclass('drumbeat.total') is not null") == "t")
        }
    }

    @Test("a script that fails leaves the database as it was, and the error names the file")
    func failingScript() async throws {
        try await withDatabase { database, scratch in
            _ = try await Self.manager(database).migrate()
            let broken = SchemaCatalogue(
                migrations: Self.migrations + [
                    file("migrations/0003_fine.sql", "create table fine ();"),
                    file("migrations/0004_broken.sql", "create table broken (id bigint,\n  amount bigintt);"),
                ], code: Self.code, policies: Self.policies)
            let error = await #expect(throws: PostgresError.self) { try await Self.manager(database, broken).migrate() }
            #expect(error?.description.contains("migrations/0004_broken.sql") == true)
            #expect(try await scratch.psql("select to_regclass('drumbeat.fine') is null") == "t")
            try await Self.manager(database).verify()
        }
    }

    @Test("changes by hand are found, and what can be restored is")
    func changedByHand() async throws {
        try await withDatabase { database, scratch in
            let manager = Self.manager(database)
            _ = try await manager.migrate()
            try await scratch.psql("create or replace function drumbeat.double(bigint) returns bigint language sql return $1 * 5")
            await #expect(throws: SchemaError.changedByHand) { try await manager.verify() }
            #expect(try await manager.migrate().hasChanged == false)
            #expect(try await manager.migrate(reinstall: true).installed == ["code", "policies"])
            try await manager.verify()
            #expect(try await scratch.psql("select drumbeat.double(2)") == "4")

            try await scratch.psql("update drumbeat_schema.migration set checksum = repeat('0', 64) where number = 1")
            await #expect(throws: SchemaError.brokenRecord(number: 1)) { try await manager.verify() }
        }
    }

    @Test("a schema of that name that is not ours is left alone")
    func foreign() async throws {
        try await withDatabase { database, scratch in
            try await scratch.psql("create schema drumbeat")
            let manager = Self.manager(database)
            await #expect(throws: SchemaError.foreign) { try await manager.checkCurrent() }
            await #expect(throws: SchemaError.foreign) { try await manager.migrate() }
            #expect(try await scratch.psql("select to_regnamespace('drumbeat_schema') is null") == "t")
        }
    }

    @Test("while another program holds the lock, patience ends with busy")
    func busy() async throws {
        try await withDatabase { database, _ in
            _ = try await Self.manager(database).migrate()
            try await database.write(as: .login) { transaction in
                _ = try await transaction.fetchOne(
                    Statement<(), Bool>(name: "lock", sql: SQL.Queries.Schema.takeLock.text) { (taken: Bool) in taken }, ())
                await #expect(throws: SchemaError.busy) {
                    try await Self.manager(database).migrate(patience: .milliseconds(100))
                }
            }
        }
    }

    @Test("the shipped schema can be installed, and its code and policies installed again")
    func shipped() async throws {
        try await withDatabase { database, _ in
            let manager = Self.manager(database, .shipped)
            #expect(try await manager.migrate().applied.count == SQL.Migrations.all.count)
            try await manager.verify()
            #expect(try await manager.migrate().hasChanged == false)
            #expect(try await manager.migrate(reinstall: true).installed == ["code", "policies"])
            try await manager.checkCurrent()
            try await manager.verify()
        }
    }

    static func manager(_ database: Database, _ catalogue: SchemaCatalogue = catalogue) -> SchemaManager {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return SchemaManager(database: database, catalogue: catalogue, programVersion: "1.0.0", logger: logger)
    }

    private func withDatabase(_ body: @Sendable (Database, ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let database = Database(configuration: DatabaseConfiguration(conninfo: scratch.url), logger: logger)
            do {
                try await body(database, scratch)
            } catch {
                await database.shutdown()
                throw error
            }
            await database.shutdown()
        }
    }
}
