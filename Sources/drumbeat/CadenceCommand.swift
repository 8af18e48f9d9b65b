import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat cadence`: how often which session is expected of whom.
struct CadenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cadence", abstract: "Show and state how often sessions are expected, and of whom.",
        discussion: """
            Nothing is expected before it is stated. From the first day of a cadence on the nightly run makes a slot of each week, or of so many
            weeks, and judges what became of it (`drumbeat session slots`, `drumbeat report coaching`). What is stated for a team counts
            before what is stated for a role, that before a motion, and that before everybody.

            Example: drumbeat cadence adopt --org acme --from 2026-01-05 --reason "Rhythm 2026"
            Example: drumbeat cadence set one_on_one --org acme --every 2 --minutes 30 --motion b2c --from 2026-04-06 --reason "Many short deals"
            """,
        subcommands: [Adopt.self, Set.self, End.self, List.self, Kinds.self])

    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin with the weekly rhythm: one-on-ones, Monday health check, team review, week close, forecast.",
            discussion: "Example: drumbeat cadence adopt --org acme --from 2026-01-05 --reason \"Rhythm 2026\"")
        @OptionGroup var statement: CadenceStatementOptions

        func run() async throws {
            try await statement.perform("The weekly rhythm is expected") { operations, context in
                try await operations.adoptWeeklyRhythm(from: statement.from, reason: statement.reason, context)
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "State how often a kind of session is expected, from a day on.",
            discussion: """
                What was stated for the same people is replaced from that day on; earlier days keep theirs.

                Example: drumbeat cadence set call_review --org acme --every 4 --minutes 30 --from 2026-01-05 --reason "One call a month"
                """)
        @OptionGroup var whom: CadenceScopeOptions
        @OptionGroup var statement: CadenceStatementOptions
        @Option(help: ArgumentHelp("One session in so many weeks, 1 to 13.", valueName: "weeks"))
        var every = 1
        @Option(help: ArgumentHelp("How long one takes.", valueName: "minutes"))
        var minutes = 45
        @Option(help: ArgumentHelp("The least that counts as held.", valueName: "minutes"))
        var leastMinutes = 20

        func run() async throws {
            let wanted = CadenceStatement(
                kind: whom.kind, weeks: Int16(clamping: every), minutes: Int16(clamping: minutes),
                leastMinutes: Int16(clamping: leastMinutes))
            try await statement.perform("\(whom.kind) is expected every \(every == 1 ? "week" : "\(every) weeks")\(whom.words)") {
                operations, context in
                try await operations.set(
                    wanted, for: whom.scope(operations, context), from: statement.from, reason: statement.reason, context)
            }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Expect a kind of session no longer, from a day on.",
            discussion:
                "Example: drumbeat cadence end call_review --org acme --role SDR --from 2026-07-06 --reason \"No calls of their own\"")
        @OptionGroup var whom: CadenceScopeOptions
        @OptionGroup var statement: CadenceStatementOptions

        func run() async throws {
            let wanted = CadenceStatement(kind: whom.kind, minutes: 45, leastMinutes: 20, isExpected: false)
            try await statement.perform("\(whom.kind) is not expected\(whom.words)") { operations, context in
                try await operations.set(
                    wanted, for: whom.scope(operations, context), from: statement.from, reason: statement.reason, context)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is expected, of whom, from when on, and who stated it.",
            discussion: "Example: drumbeat cadence list --org acme")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    try CoachingText.cadences(try await CadenceOperations(store: store).list(context), format: format)
                })
        }
    }

    struct Kinds: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the kinds of session there are.", discussion: "Example: drumbeat cadence kinds --org acme")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let kinds = try await database.withStore(for: organisation) { store, context in
                try await CadenceOperations(store: store).kinds(context)
            }
            for kind in kinds { printOut("\(kind.key)\n    \(kind.meaning) \(kind.isPair ? "With one rep." : "With the team.")\n") }
        }
    }
}

/// Of whom a kind of session is expected.
struct CadenceScopeOptions: ParsableArguments {
    @Argument(help: "The kind of session; `cadence kinds` lists them.")
    var kind: String
    @Option(help: ArgumentHelp("Only for this team and those below it.", valueName: "team"))
    var team: String?
    @Option(help: ArgumentHelp("Only for this role, as the roster calls it.", valueName: "role"))
    var role: String?
    @Option(help: ArgumentHelp("Only for this motion, such as b2b.", valueName: "motion"))
    var motion: String?

    func validate() throws {
        guard [team, role, motion].compactMap(\.self).count <= 1 else { throw ValidationError("State one of --team, --role and --motion.") }
    }

    var words: String {
        team.map { " of team \($0)" } ?? role.map { " of role \($0)" } ?? motion.map { " in motion \($0)" } ?? ""
    }

    func scope(_ operations: CadenceOperations, _ context: OperationContext) async throws -> CadenceOperations.Scope {
        if let role { return .role(role) }
        if let motion { return .motion(motion) }
        guard let team else { return .organisation }
        return .team(try await operations.team(named: team, context))
    }
}

/// What stating a cadence needs.
struct CadenceStatementOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("The first day for which it holds.", valueName: "date"))
    var from: CalendarDay
    @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
    var reason: String
    @Option(help: ArgumentHelp("Who states it; by default the user of this process.", valueName: "name"))
    var actor: String?

    func perform(_ sentence: String, _ body: (CadenceOperations, OperationContext) async throws -> Int64?) async throws {
        let change = try await database.withStore(for: organisation, actor: actor) { store, context in
            try await body(CadenceOperations(store: store), context)
        }
        printOut(
            change.map { "\(sentence) from \(from) on (change \($0)). Run the nightly batch to publish what follows.\n" }
                ?? "Nothing to change: \(sentence) from \(from) on already.\n")
    }
}
