import Access
import ArgumentParser
import Operations
import SalesModel

/// `drumbeat audit`: who changed what, and whether the trail is what it was.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Show who changed what, when, why and from where, and prove that the trail was not altered.",
        discussion: """
            Every change is kept with its actor, reason and origin, and what it did to each row; sign-ins and tokens as well.
            Each hour that is over is sealed with a digest, chained to the hour before: by every nightly run, and by
            `audit seal`. `audit verify` computes all of it again and names the first hour that is not as it was sealed.

            Example: drumbeat audit list --org acme --kind policy --from 2026-01-01
                     drumbeat audit verify --org acme
            """,
        subcommands: [List.self, Show.self, Access.self, Refused.self, Seal.self, Verify.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List changes, the newest first.",
            discussion: "Example: drumbeat audit list --org acme --actor revops --noun quota --team North --format csv")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var days: AuditDayOptions
        @Option(help: ArgumentHelp("Only by this actor, such as user:ops@acme.example, or just ops@acme.example.", valueName: "name"))
        var actor: String?
        @Option(help: ArgumentHelp("Only of this kind: access, calendar, import, inquiry, letter, lock, policy, setup.", valueName: "kind"))
        var kind: String?
        @Option(help: ArgumentHelp("Only those that touched this noun, such as quota or opportunity.", valueName: "noun"))
        var noun: String?
        @Option(help: "Only those that touched rows about this person.")
        var rep: String?
        @Option(help: "Only those that touched rows about this team.")
        var team: String?
        @Option(help: ArgumentHelp("How many at most, 1 to 100000.", valueName: "n"))
        var limit = 100
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func validate() throws {
            try checkLimit(limit)
            if rep != nil, team != nil { throw ValidationError("State --rep or --team, not both.") }
        }

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    let reports = ReportOperations(store: store)
                    var query = ChangeFilter()
                    (query.actor, query.kind, query.noun, query.from, query.to) = (actor, kind, noun, days.from, days.to)
                    if let rep { query.rep = try await reports.subjectID(named: rep, .rep, context) }
                    if let team { query.team = try await reports.subjectID(named: team, .team, context) }
                    return try AuditText.changes(try await reports.audit.changes(query, limit: limit, context), format: format)
                })
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a change and what it did, row by row and field by field.",
            discussion: "Example: drumbeat audit show 118 --org acme")
        @Argument(help: ArgumentHelp("The number of the change.", valueName: "change"))
        var change: Int64
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: ArgumentHelp("How many lines at most of what it did, 1 to 100000.", valueName: "n"))
        var limit = 100
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    try AuditText.change(try await AuditOperations(store: store).change(change, limit: limit, context), format: format)
                })
        }
    }

    struct Access: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what happened to access: links and tokens given out and ended, sign-ins, the newest first.",
            discussion: "Example: drumbeat audit access --org acme --login vp@acme.example --kind signed_in")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var days: AuditDayOptions
        @Option(help: ArgumentHelp("Only of this user.", valueName: "login"))
        var login: String?
        @Option(
            help: ArgumentHelp(
                "Only of this kind: link_issued, token_issued, signed_in, link_ended, signed_out, token_ended, view_begun, view_ended.",
                valueName: "kind"))
        var kind: String?
        @Option(help: ArgumentHelp("How many at most, 1 to 100000.", valueName: "n"))
        var limit = 100
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    var query = AccessEventFilter()
                    (query.login, query.kind, query.from, query.to) = (login, kind, days.from, days.to)
                    return try AuditText.events(
                        try await AuditOperations(store: store).events(query, limit: limit, context), format: format)
                })
        }
    }

    struct Refused: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count the links, sessions and tokens that were refused, by day.",
            discussion: """
                Counted is what names the organisation and is not good: expired, ended, of somebody without access, or made up.

                Example: drumbeat audit refused --org acme --from 2026-11-01
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var days: AuditDayOptions
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    try AuditText.refusals(
                        try await AuditOperations(store: store).refusals(from: days.from, to: days.to, context), format: format)
                })
        }
    }

    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal every hour that is over and was not sealed yet.",
            discussion: """
                The nightly run does it as well. An hour is sealed once; run again, nothing is left to do.

                Example: drumbeat audit seal --org acme
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let hours = try await database.withStore(for: organisation) { store, context in
                try await AuditOperations(store: store).seal(context)
            }
            printOut("\(hours) \(hours == 1 ? "hour" : "hours") sealed.\n")
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compute every sealed hour again, and name the first that is not as it was sealed.",
            discussion: """
                It ends with the digest of the last seal. Keep that elsewhere, and state it later with --digest: whoever can
                rewrite the whole database could rewrite the seals as well, but not what you have kept. Exit code 92: the trail
                was altered.

                Example: drumbeat audit verify --org acme
                         drumbeat audit verify --org acme --digest 3f0c…
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: ArgumentHelp("A digest that was printed before: whether it is still that of a sealed hour.", valueName: "hex"))
        var digest: String?

        func run() async throws {
            let verdict = try await database.withStore(for: organisation) { store, context in
                try await AuditOperations(store: store).verify(digest: digest, context)
            }
            guard verdict.problems.isEmpty else { throw Failure(.trailAltered, verdict.problems.joined(separator: "\n")) }
            guard let last = verdict.last, let digest = verdict.digest else {
                printOut("No hour is sealed yet. `drumbeat audit seal --org \(organisation.key)` does it, as does every nightly run.\n")
                return
            }
            printOut("sealed hours: \(verdict.hours), all as they were sealed\nlast: \(last)\ndigest: \(digest)\n")
        }
    }
}

/// Of which days.
struct AuditDayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("From this day on, in the organisation's zone.", valueName: "date"))
    var from: CalendarDay?
    @Option(help: ArgumentHelp("Through this day.", valueName: "date"))
    var to: CalendarDay?
}

private func checkLimit(_ limit: Int) throws {
    guard (1...100_000).contains(limit) else { throw ValidationError("--limit is a whole number from 1 to 100000.") }
}
