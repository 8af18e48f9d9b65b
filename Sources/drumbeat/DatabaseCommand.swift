import ArgumentParser
import Schema

/// `drumbeat db`: the life of the schema.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "Migrate the schema, and check it.", discussion: "Example: drumbeat db migrate",
        subcommands: [Migrate.self, Status.self, Verify.self, ReportingLogin.self])

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring the database to the schema of this program; does nothing when it is there.",
            discussion: """
                Needs a login that owns the schema: --database-url, DRUMBEAT_ADMIN_URL or DATABASE_URL.

                Example: drumbeat db migrate --database-url postgresql://owner@localhost/drumbeat
                """)

        @OptionGroup var database: DatabaseOptions
        @Flag(help: "Install functions, views, triggers and policies again, to undo changes by hand.")
        var reinstall = false

        func run() async throws {
            let outcome = try await database.withDatabase(owner: true) { database, logger in
                try await SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
                    .migrate(reinstall: reinstall)
            }
            for name in outcome.applied { printOut("applied \(name)\n") }
            for name in outcome.installed { printOut("installed \(name)\n") }
            printOut(outcome.hasChanged ? "The schema is now current.\n" : "The schema is current; nothing to do.\n")
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the migrations that are applied and those to come.", discussion: "Example: drumbeat db status")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let status = try await database.withDatabase { database, logger in
                try await SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
                    .status()
            }
            for migration in status.applied {
                printOut("applied  \(migration.name)  \(migration.appliedAt)  by \(migration.appliedByVersion)\n")
            }
            for migration in status.pending { printOut("pending  \(migration.name)\n") }
            for set in status.outdatedSets { printOut("outdated \(set)\n") }
            if let problem = status.problem { throw problem }
            printOut("The schema is current.\n")
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that the schema is exactly what the migrations made and nothing was changed by hand.",
            discussion: "Example: drumbeat db verify")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await database.withDatabase { database, logger in
                try await SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
                    .verify()
            }
            printOut("The schema is what the migrations made.\n")
        }
    }
}
