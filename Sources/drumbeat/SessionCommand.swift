import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat session`: the coaching record.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Plan, move, cancel and log sessions, record what the rep says, and list slots.",
        discussion: """
            A session belongs to the week of the start for which it was first planned, wherever it is moved. Times are those of the manager's
            clocks, written "2026-03-02 10:00". Records made elsewhere say with --recorded when they were made; whether a log is in time
            goes by that. What is said in words is for the two of them: no command shows it.

            Example: drumbeat session plan --org acme --manager "Manager 01" --rep "Rep 0003" --at "2026-03-02 10:00"
            Example: drumbeat session log 17 --org acme --minutes 40 --focus "Discovery" --feedback "Ask for the cost of waiting" --next-step "Call Acme by Friday"
            """,
        subcommands: [
            Plan.self, Move.self, Cancel.self, Decline.self, Log.self, Confirm.self, Deny.self, Settle.self, Rate.self, List.self,
            Slots.self,
        ])

    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan a session.",
            discussion:
                "Example: drumbeat session plan --org acme --manager \"Manager 01\" --rep \"Rep 0003\" --at \"2026-03-02 10:00\" --minutes 45"
        )
        @OptionGroup var pair: SessionPairOptions
        @Option(help: ArgumentHelp("When it is to begin.", valueName: "time"))
        var at: WallTime
        @Option(help: "For how many minutes.")
        var minutes = 45
        @OptionGroup var record: SessionRecordOptions

        func run() async throws {
            let number = try await record.perform { operations, moment, context in
                try await operations.plan(pair.request(at, minutes), at: moment, context)
            }
            printOut("Session \(number) is planned.\n")
        }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a session to another start.",
            discussion: "Example: drumbeat session move 17 --org acme --to \"2026-03-04 14:00\" --by rep --cause customer")
        @OptionGroup var step: SessionStepOptions
        @Option(help: ArgumentHelp("When it is to begin instead.", valueName: "time"))
        var to: WallTime

        func run() async throws { try await step.take(.move(to), "moved to \(to)") }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel a session.", discussion: "Example: drumbeat session cancel 17 --org acme --by manager --cause conflict")
        @OptionGroup var step: SessionStepOptions

        func run() async throws { try await step.take(.cancel, "cancelled") }
    }

    struct Decline: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the rep did not come, or will not.",
            discussion: "Example: drumbeat session decline 17 --org acme --cause illness")
        @OptionGroup var step: SessionStepOptions

        func run() async throws { try await step.take(.decline, "declined by the rep") }
    }

    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Log a session that was held, planned or not; a second log revises the first.",
            discussion: """
                A log is complete with focus, feedback and next step. Without a number it is one that was not planned: say whose it was, and when
                it --began.

                Example: drumbeat session log 17 --org acme --minutes 40 --focus Discovery --feedback "Ask what waiting costs" --next-step "Call Acme by Friday"
                Example: drumbeat session log --org acme --manager "Manager 01" --rep "Rep 0003" --began "2026-03-03 16:00" --minutes 30 --focus Closing
                """)
        @Argument(help: "The number of the session; none for one that was not planned.")
        var session: Int64?
        @Option(help: "What kind it was, of one that was not planned.")
        var kind = "one_on_one"
        @Option(help: "Who coached, of one that was not planned.")
        var manager: String?
        @Option(help: "Who was coached, of one that was not planned.")
        var rep: String?
        @Option(help: ArgumentHelp("When it began; by default as planned.", valueName: "time"))
        var began: WallTime?
        @Option(help: "How many minutes it took.")
        var minutes: Int
        @Option(help: ArgumentHelp("What it was about.", valueName: "text"))
        var focus: String?
        @Option(help: ArgumentHelp("What was said, specifically.", valueName: "text"))
        var feedback: String?
        @Option(help: ArgumentHelp("What was agreed to do next.", valueName: "text"))
        var nextStep: String?
        @Option(help: ArgumentHelp("What was observed of a skill.", valueName: "text"))
        var observation: String?
        @OptionGroup var record: SessionRecordOptions

        func validate() throws {
            guard session == nil else {
                guard manager == nil, rep == nil else {
                    throw ValidationError("Session \(session ?? 0) says whose it is: leave --manager and --rep out.")
                }
                return
            }
            guard manager != nil, began != nil else {
                throw ValidationError("State the number of the session; or of one that was not planned --manager, --rep and --began.")
            }
        }

        func run() async throws {
            let texts = ["focus": focus, "feedback": feedback, "next_step": nextStep, "observation": observation].compactMapValues(\.self)
            let log = CoachingLog(startedAt: began, minutes: Int16(clamping: minutes), texts: texts)
            let number = try await record.perform { operations, moment, context in
                if let session {
                    try await operations.log(log, session: session, at: moment, context)
                    return session
                }
                guard let manager, let began else { return 0 }
                let request = SessionRequest(kind: kind, manager: manager, rep: rep, start: began, minutes: max(minutes, 1))
                return try await operations.logUnplanned(request, log, at: moment, context)
            }
            printOut("Session \(number) is logged.\n")
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the rep confirms a logged session, and how he rates it.",
            discussion: "Example: drumbeat session confirm 17 --org acme --rating 4")
        @OptionGroup var answer: SessionAnswerOptions
        @Option(help: ArgumentHelp("How the rep rates it, 1 to 5.", valueName: "rating"))
        var rating: Int?

        func run() async throws { try await answer.give(.confirmed, rating: rating, "confirmed by the rep") }
    }

    struct Deny: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the rep says a logged session was not held.", discussion: "Example: drumbeat session deny 17 --org acme")
        @OptionGroup var answer: SessionAnswerOptions

        func run() async throws { try await answer.give(.denied, rating: nil, "denied by the rep") }
    }

    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Settle whether a session that the rep denies was held.",
            discussion: "Example: drumbeat session settle 17 --org acme --held yes")
        enum Held: String, ExpressibleByArgument, CaseIterable { case yes, no }
        @OptionGroup var answer: SessionAnswerOptions
        @Option(help: "Whether it was held: yes or no.")
        var held: Held

        func run() async throws {
            try await answer.give(
                held == .yes ? .settledAsHeld : .settledAsNotHeld, rating: nil, held == .yes ? "settled as held" : "settled as not held")
        }
    }

    struct Rate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record how the rep rates a logged session.", discussion: "Example: drumbeat session rate 17 4 --org acme")
        @OptionGroup var answer: SessionAnswerOptions
        @Argument(help: "From 1 to 5.")
        var rating: Int

        func run() async throws { try await answer.give(nil, rating: rating, "rated") }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List sessions with what has become of them.",
            discussion: "Example: drumbeat session list --org acme --manager \"Manager 01\" --from 2026-03-01 --to 2026-03-31")
        @OptionGroup var filter: SessionFilterOptions

        func run() async throws {
            printOut(
                try await filter.database.withStore(for: filter.organisation) { store, context in
                    try CoachingText.sessions(try await SessionOperations(store: store).list(filter.filter, context), format: filter.format)
                })
        }
    }

    struct Slots: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what was expected, slot by slot, and what became of it, as a nightly run judged it.",
            discussion: """
                Without days those of the as-of day's fiscal year.

                Example: drumbeat session slots --org acme --rep "Rep 0003" --state missed
                """)
        @OptionGroup var filter: SessionFilterOptions
        @Option(help: "Only this kind of session.")
        var kind: String?
        @Option(
            help:
                "Only slots in this state: held, held_late, disputed, incomplete, no_show, excused, cancelled, pending, missed or not_scheduled."
        )
        var state: String?
        @Option(help: ArgumentHelp("From the newest run as of this day; by default from the newest run.", valueName: "date"))
        var asOf: CalendarDay?

        func run() async throws {
            var wanted = SlotFilter()
            (wanted.people, wanted.kind, wanted.state, wanted.asOf) = (filter.filter, kind, state, asOf)
            printOut(
                try await filter.database.withStore(for: filter.organisation) { [wanted] store, context in
                    let found = try await SessionOperations(store: store).slots(wanted, context)
                    return try CoachingText.slots(found.slots, run: found.run, format: filter.format)
                })
        }
    }
}

/// Whose session it is.
struct SessionPairOptions: ParsableArguments {
    @Option(help: "What kind of session; `drumbeat cadence kinds` lists them.")
    var kind = "one_on_one"
    @Option(help: "Who coaches: by name, e-mail address, identifier in a source, or # and a number.")
    var manager: String
    @Option(help: "Who is coached; nobody for a session with the team.")
    var rep: String?

    func request(_ start: WallTime, _ minutes: Int) -> SessionRequest {
        SessionRequest(kind: kind, manager: manager, rep: rep, start: start, minutes: minutes)
    }
}

/// Where and when something is recorded, and by whom.
struct SessionRecordOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("When it was recorded, for records made elsewhere; by default now.", valueName: "time"))
    var recorded: WallTime?
    @Option(help: ArgumentHelp("Who records it; by default the user of this process.", valueName: "name"))
    var actor: String?

    func perform<Value: Sendable>(
        _ body: (SessionOperations, RecordedAt, OperationContext) async throws -> Value
    ) async throws -> Value {
        let moment = RecordedAt(stated: recorded, present: presentInstant())
        return try await database.withStore(for: organisation, actor: actor) { store, context in
            try await body(SessionOperations(store: store), moment, context)
        }
    }
}

/// What becomes of a session.
struct SessionStepOptions: ParsableArguments {
    @Argument(help: "The number of the session.")
    var session: Int64
    @Option(help: "Who began it: manager, rep or other.")
    var by = SessionOperations.Initiator.manager
    @Option(help: "Why: conflict, customer, illness, travel, holiday, no_need or other.")
    var cause: SessionOperations.Cause?
    @OptionGroup var record: SessionRecordOptions

    func take(_ action: SessionOperations.Action, _ outcome: String) async throws {
        try await record.perform { operations, moment, context in
            try await operations.take(action, session: session, by: by, cause: cause, at: moment, context)
        }
        printOut("Session \(session) is \(outcome).\n")
    }
}

/// What is said of a session.
struct SessionAnswerOptions: ParsableArguments {
    @Argument(help: "The number of the session.")
    var session: Int64
    @OptionGroup var record: SessionRecordOptions

    func give(_ answer: SessionOperations.Answer?, rating: Int?, _ outcome: String) async throws {
        try await record.perform { operations, moment, context in
            try await operations.respond(answer, rating: rating, session: session, at: moment, context)
        }
        printOut("Session \(session) is \(outcome).\n")
    }
}

/// Which sessions or slots are listed.
struct SessionFilterOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: "Only those of this manager.")
    var manager: String?
    @Option(help: "Only those of this rep.")
    var rep: String?
    @Option(help: ArgumentHelp("The first day.", valueName: "date"))
    var from: CalendarDay?
    @Option(help: ArgumentHelp("The last day.", valueName: "date"))
    var to: CalendarDay?
    @Option(help: "How to print: table, csv or json.")
    var format = OutputFormat.table

    var filter: SessionFilter {
        var filter = SessionFilter()
        (filter.manager, filter.rep, filter.from, filter.to) = (manager, rep, from, to)
        return filter
    }
}
