import Foundation
import TestSupport
import Testing

@Suite("Databases that cannot be used")
struct DatabaseErrorTests {
    private static let nightly = ["nightly", "--org", "acme", "--as-of", "2025-01-14"]

    @Test("an address where no server answers")
    func unreachable() async throws {
        try await Installation.with { installation in
            let company = SmallCompany()
            try await installation.load(company)
            let before = try await installation.contents()
            let importing = try company.importing(in: installation) + ["--accept-deletions", "9"]
            for address in [
                "postgresql://drumbeat_app@127.0.0.1:1/acme", "postgresql://drumbeat_app@/acme?host=\(installation.folder.path)",
            ] {
                for command in [Self.nightly, importing, ["sample", "--reps", "1"]] {
                    try await installation.refuse(
                        command + ["--database-url", address], code: .serverUnreachable,
                        saying: ["the server cannot be reached", "database \"acme\"", "Start the server, or correct --database-url"])
                }
            }
            #expect(try await installation.contents() == before, "DATABASE_URL names a good database, which must not be taken instead")
        }
    }

    @Test("a wrong password, a missing one and an unknown user; no password is ever shown")
    func authentication() async throws {
        try await PasswordServer.with { url in
            var program = Program.drumbeat
            for (user, password) in [("keeper", "geheim"), ("keeper", nil), ("stranger", "geheim")] {
                let address = url.replacing("keeper@", with: user + (password.map { ":" + $0 } ?? "") + "@")
                for (arguments, environment) in [(["--database-url", address], [:]), ([], ["DATABASE_URL": address])] {
                    program.environment = environment
                    let outcome = try await program.run(Self.nightly + arguments)
                    #expect(outcome.status == ExitCode.authentication.rawValue, "\(outcome)")
                    #expect(outcome.errors.contains("refused the user or password") && outcome.errors.contains("as \"\(user)\""))
                    #expect(outcome.errors.contains("Correct user and password"))
                    #expect(!outcome.description.contains("geheim"))
                }
            }
            program.environment = ["DATABASE_URL": url, "PGPASSWORD": "geheim"]
            let refused = try await program.run(["db", "migrate"])
            #expect(refused.status == ExitCode.authentication.rawValue, "\(refused)")
            let schemas = try await Program(path: "/usr/bin/env").run([
                "psql", "--no-psqlrc", "-qAtX", "-d", url.replacing("keeper@", with: "postgres@"), "-c",
                "select count(*) from pg_namespace where nspname like 'drumbeat%'",
            ])
            #expect(schemas.status == 0 && schemas.output == "0\n", "nothing was applied: \(schemas)")
            program.environment = ["DATABASE_URL": url, "PGPASSWORD": PasswordServer.password]
            let outcome = try await program.run(Self.nightly)
            #expect(outcome.status == ExitCode.schemaOlder.rawValue, "the right password gets further: \(outcome)")
        }
    }

    @Test("a database that does not exist, and an address that is none")
    func missingDatabase() async throws {
        try await Installation.with { installation in
            let address = installation.url.replacing(installation.database.name, with: "no_such_database")
            try await installation.refuse(
                Self.nightly + ["--database-url", address], code: .databaseMissing,
                saying: ["the database does not exist", "\"no_such_database\"", "Create the database"])
            let outcome = try await installation.refuse(
                Self.nightly + ["--database-url", "postgresql://me:geheim@host:port/acme"], code: .usage,
                saying: ["the connection settings cannot be used"])
            #expect(!outcome.description.contains("geheim"))
        }
    }

    @Test("no schema: the error says how to make one, and it works")
    func noSchema() async throws {
        try await ScratchDatabase.with { database in
            var program = Program.drumbeat
            program.environment = ["DATABASE_URL": database.url]
            let outcome = try await program.run(Self.nightly)
            #expect(outcome.status == ExitCode.schemaOlder.rawValue && outcome.errors.contains("Run `drumbeat db migrate`."), "\(outcome)")
            let status = try await program.run(["db", "status"])
            #expect(status.status == ExitCode.schemaOlder.rawValue && status.output.contains("pending  0001_"), "\(status)")
            let migrated = try await program.run(["db", "migrate"])
            #expect(migrated.status == 0 && migrated.output.contains("applied 0001_"), "\(migrated)")
            let again = try await program.run(["db", "migrate"])
            #expect(again.status == 0 && again.output == "The schema is current; nothing to do.\n", "\(again)")
            let verified = try await program.run(["db", "verify"])
            #expect(verified.status == 0, "\(verified)")
        }
    }

    @Test("a schema older or newer than the program, or changed by hand")
    func otherSchema() async throws {
        let everyCommand = [
            Self.nightly, ["report", "pipeline", "--org", "acme", "--by", "company", "--period", "year"],
            ["explain", "pipeline", "--org", "acme", "--by", "company", "--period", "2024"], ["sample", "--reps", "1"],
            ["serve", "--org", "acme", "--port", "1"],
        ]
        try await Installation.with { installation in
            let importing = try SmallCompany().importing(in: installation)
            _ = try await installation.value(
                """
                insert into drumbeat_schema.migration
                select number + 1, '9999_later', checksum,
                       encode(sha256(convert_to(chain_hash || ' 9999_later ' || checksum, 'UTF8')), 'hex'), now(), '9.9'
                from drumbeat_schema.migration order by number desc limit 1
                """)
            for command in everyCommand + [importing] {
                try await installation.refuse(command, code: .schemaNewer, saying: ["newer than this program", "Use the newer program"])
            }
            _ = try await installation.value(
                """
                delete from drumbeat_schema.migration
                where number >= (select max(number) from drumbeat_schema.migration where name <> '9999_later')
                """)
            let left = try await installation.value("select count(*) from drumbeat_schema.migration")
            for command in everyCommand + [importing] {
                try await installation.refuse(
                    command, code: .schemaOlder, saying: ["older than this program: it has \(left) of", "Run `drumbeat db migrate`"])
            }
        }
        try await Installation.with { installation in
            _ = try await installation.value("alter table account add column note text")
            try await installation.refuse(["db", "verify"], code: .schemaNewer, saying: ["changed by hand", "--reinstall"])
        }
    }

    @Test("a login that may do nothing")
    func notPermitted() async throws {
        try await Installation.with { installation in
            let role = "idle_" + installation.database.name
            _ = try await installation.value("create role \(role) login")
            let outcome = try await installation.run(Self.nightly + ["--database-url", installation.database.url(user: role)])
            _ = try await installation.value("drop role \(role)")
            #expect(outcome.status == ExitCode.notPermitted.rawValue, "\(outcome)")
            #expect(outcome.errors.contains("Use a login that may do this"), "\(outcome)")
        }
    }

    @Test("a login that may find an organisation and not read it is not told to ask for a role of a user")
    func halfPermitted() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            let role = "half_" + installation.database.name
            _ = try await installation.value("create role \(role) login noinherit")
            _ = try await installation.value("grant drumbeat_locator to \(role)")
            let outcome = try await installation.run(
                [
                    "report", "attainment", "--org", "acme", "--by", "team", "--period", "year", "--database-url",
                    installation.database.url(user: role),
                ])
            _ = try await installation.value("drop role \(role)")
            #expect(outcome.status == ExitCode.notPermitted.rawValue, "\(outcome)")
            #expect(outcome.errors.contains("Use a login that may do this") && !outcome.errors.contains("drumbeat grant"), "\(outcome)")
        }
    }
}
