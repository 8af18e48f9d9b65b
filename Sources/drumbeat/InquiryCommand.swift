import Access
import ArgumentParser
import Foundation
import Operations
import SalesModel
import Store

/// `drumbeat inquiry`: questions about the credit of a deal.
struct InquiryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inquiry", abstract: "Ask about the credit of a deal, answer, and say which change mended it.",
        discussion: """
            An inquiry is opened about a deal and a person. It is answered with an explanation, adjusted by the change that mended the
            credit, rejected, or withdrawn; each of these can be reopened. What is said in words is kept apart and can be erased.

            Example: drumbeat inquiry open --org acme --deal D-1042 --rep "Rep 0007" --claim "Half of it is mine"
            """,
        subcommands: [Open.self, Answer.self, Adjust.self, Reject.self, Withdraw.self, Reopen.self, List.self, Show.self, Erase.self])

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask about the credit of a deal, as the newest run has it.",
            discussion: """
                Example: drumbeat inquiry open --org acme --deal D-1042 --rep "Rep 0007" --claim "Half of it is mine" --expects-share 50
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var step: StepOptions
        @Option(help: "The deal's identifier in its source.")
        var deal: String
        @Option(help: "The source, where several have a deal of this identifier.")
        var source: String?
        @Option(help: "Whose credit it is about: the name as the report prints it, or # and the number.")
        var rep: String
        @Option(help: ArgumentHelp("Only about this period, such as 2026-Q1; by default about every one.", valueName: "label"))
        var period: String?
        @Option(help: ArgumentHelp("What is claimed, in words.", valueName: "text"))
        var claim: String
        @Option(help: ArgumentHelp("The amount expected, such as 1250.00.", valueName: "amount"))
        var expects: String?
        @Option(help: ArgumentHelp("The share expected in percent, such as 40.", valueName: "percent"))
        var expectsShare: String?

        func run() async throws {
            let number = try await database.withStore(for: organisation, actor: step.actor) { store, context in
                let reports = ReportOperations(store: store)
                let id = try await reports.subjectID(named: rep, .rep, context)
                var request = try await InquiryRequest(deal: deal, rep: id, claim: claim, day: reports.day(step.on, context))
                (request.source, request.periodLabel) = (source, period)
                (request.expectedAmount, request.expectedShare) = (expects, expectsShare)
                return try await InquiryOperations(store: store).open(request, context)
            }
            printOut(
                "Inquiry \(number) is open; `drumbeat inquiry show \(number) --org \(organisation.key)` shows where the deal is credited.\n"
            )
        }
    }

    struct Answer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer an inquiry with an explanation.",
            discussion: "Example: drumbeat inquiry answer 3 --org acme --explanation \"The deal closed before you took it over\"")
        @OptionGroup var inquiry: InquiryOptions
        @Option(help: ArgumentHelp("The answer, in words.", valueName: "text"))
        var explanation: String

        func run() async throws { try await inquiry.take(.answer, explanation, "answered") }
    }

    struct Adjust: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which change mended the credit.",
            discussion: """
                The change must have touched the deal, its shares, owners, hold or order lines, or a policy of credit in force when it
                closes, after the inquiry was opened, and the newest run must know it. `drumbeat import` says its number.

                Example: drumbeat inquiry adjust 3 --org acme --change 118
                """)
        @OptionGroup var inquiry: InquiryOptions
        @Option(help: ArgumentHelp("The number of the change.", valueName: "change"))
        var change: Int64
        @Option(help: ArgumentHelp("What was mended, in words.", valueName: "text"))
        var explanation: String?

        func run() async throws { try await inquiry.take(.adjust(change: change), explanation, "adjusted") }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reject an inquiry, with a reason.",
            discussion: "Example: drumbeat inquiry reject 3 --org acme --reason \"The share was agreed in writing\"")
        @OptionGroup var inquiry: InquiryOptions
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason: String

        func run() async throws { try await inquiry.take(.reject, reason, "rejected") }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an inquiry back.", discussion: "Example: drumbeat inquiry withdraw 3 --org acme")
        @OptionGroup var inquiry: InquiryOptions
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason: String?

        func run() async throws { try await inquiry.take(.withdraw, reason, "withdrawn") }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an inquiry again, with a reason.",
            discussion: "Example: drumbeat inquiry reopen 3 --org acme --reason \"The other half is missing\"")
        @OptionGroup var inquiry: InquiryOptions
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason: String

        func run() async throws { try await inquiry.take(.reopen, reason, "open again") }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List inquiries with their state and age, the oldest first.",
            discussion: "Example: drumbeat inquiry list --org acme --state open --team North")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: "Only those in this state: open, answered, adjusted, rejected or withdrawn.")
        var state: InquiryState?
        @Option(help: "Only those about the credit of this person.")
        var rep: String?
        @Option(help: "Only those of this team and the teams below it.")
        var team: String?
        @Option(help: ArgumentHelp("Their age on this day; by default on the as-of day of the newest run.", valueName: "date"))
        var asOf: CalendarDay?
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    let reports = ReportOperations(store: store)
                    var filter = InquiryFilter()
                    (filter.state, filter.day) = (state, asOf)
                    if let rep { filter.rep = try await reports.subjectID(named: rep, .rep, context) }
                    if let team { filter.team = try await reports.subjectID(named: team, .team, context) }
                    return try InquiryText.list(try await reports.inquiries.list(filter, context), format: format)
                })
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an inquiry with its history, and the credit of the deal when it was asked and now.",
            discussion: "Example: drumbeat inquiry show 3 --org acme --format json")
        @Argument(help: ArgumentHelp("The number of the inquiry.", valueName: "inquiry"))
        var inquiry: Int64
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: ArgumentHelp("Its age on this day; by default on the as-of day of the newest run.", valueName: "date"))
        var asOf: CalendarDay?
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    return try InquiryText.detail(
                        try await InquiryOperations(store: store).show(inquiry, on: asOf, context), format: format)
                })
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase every word that was said in an inquiry; its steps stay.",
            discussion: "Example: drumbeat inquiry erase 3 --org acme")
        @OptionGroup var inquiry: InquiryOptions

        func run() async throws {
            try await inquiry.with { operations, _, context in try await operations.erase(inquiry: inquiry.number, context) }
            printOut("The words of inquiry \(inquiry.number) are erased.\n")
        }
    }
}

/// When a step happened, and who took it.
struct StepOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day of the step; by default today in the organisation's zone.", valueName: "date"))
    var on: CalendarDay?
    @Option(help: ArgumentHelp("Who takes it; by default the user of this process.", valueName: "name"))
    var actor: String?
}

/// What every step of an inquiry after the first needs.
struct InquiryOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The number of the inquiry.", valueName: "inquiry"))
    var number: Int64
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var step: StepOptions

    func take(_ action: InquiryAction, _ text: String?, _ outcome: String) async throws {
        try await with { operations, day, context in try await operations.take(action, inquiry: number, on: day, text: text, context) }
        printOut("Inquiry \(number) is \(outcome).\n")
    }

    func with(_ body: (InquiryOperations, CalendarDay, OperationContext) async throws -> Void) async throws {
        try await database.withStore(for: organisation, actor: step.actor) { store, context in
            let reports = ReportOperations(store: store)
            try await body(reports.inquiries, reports.day(step.on, context), context)
        }
    }
}
