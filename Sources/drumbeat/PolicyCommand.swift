import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat policy`: what an organisation decides otherwise than the default.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Show and state policies, such as who is credited after a transfer, and when.",
        discussion: """
            A policy holds for days: those of credit decide by the close date of a deal, also whether it is credited on that day or
            when it is booked. Each statement is a change with its reason; the next nightly run computes by it, and `drumbeat bridge` names it as a cause. What it does to a locked
            period stands in the first open one, as an adjustment: state it --from a day that is not locked to leave those alone.

            Example: drumbeat policy set credit.transfer_policy shared_days:30 --org acme --from 2026-01-01 --reason "Plan 2026"
            Example: drumbeat policy set credit.date booked --org acme --from 2026-01-01 --reason "Agreed with finance"
            """,
        subcommands: [List.self, Set.self, Clear.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every policy: what it means, its values, who stated them and why.",
            discussion: "Example: drumbeat policy list --org acme")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let policies = try await database.withStore(for: organisation) { store, context in
                try await PolicyOperations(store: store).list(context)
            }
            for (key, values) in policies {
                printOut("\(key.key)\n    \(key.meaning)\n    Values: \(key.form).\n")
                for value in values { printOut("  \(Self.line(value))\n") }
            }
        }

        private static func line(_ value: PolicyValue) -> String {
            var text = PolicyCommand.days(from: value.first, to: value.last) + "  \(value.value)"
            if value.isDefault { return text + ", the default" }
            if let actor = value.actor, let madeAt = value.madeAt { text += ", stated by \(actor) on \(madeAt.prefix(10))" }
            return text + (value.reason.map { ": \($0)" } ?? "")
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "State what a policy is from a day on, or for every day.",
            discussion: """
                What was stated for the same days is replaced; earlier days keep theirs.

                Example: drumbeat policy set relief.min_days 5 --org acme --reason "Works council agreement"
                """)
        @OptionGroup var statement: PolicyStatementOptions
        @Argument(help: "Its value; `policy list` says which there are.")
        var value: String

        func run() async throws {
            try await statement.perform(value: value) {
                "\(statement.key) is \(value) \(PolicyCommand.days(from: statement.from, to: nil))"
            }
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back what is stated, so that the default holds again.",
            discussion: "Example: drumbeat policy clear credit.transfer_policy --org acme --from 2027-01-01 --reason \"Plan 2027\"")
        @OptionGroup var statement: PolicyStatementOptions

        func run() async throws {
            try await statement.perform(value: nil) {
                "\(statement.key) is the default \(PolicyCommand.days(from: statement.from, to: nil))"
            }
        }
    }

    fileprivate static func days(from first: CalendarDay?, to last: CalendarDay?) -> String {
        switch (first, last) {
        case (nil, nil): "every day"
        case (let first?, nil): "from \(first) on"
        case (nil, let last?): "until \(last)"
        case (let first?, let last?): "\(first) to \(last)"
        }
    }
}

/// What stating a policy and taking it back need.
struct PolicyStatementOptions: ParsableArguments {
    @Argument(help: "The key of the policy, such as credit.transfer_policy.")
    var key: String
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("The first day for which it holds; by default every day.", valueName: "date"))
    var from: CalendarDay?
    @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
    var reason: String
    @Option(help: ArgumentHelp("Who states it; by default the user of this process.", valueName: "name"))
    var actor: String?

    func perform(value: String?, _ sentence: () -> String) async throws {
        let change = try await database.withStore(for: organisation, actor: actor) { store, context in
            return try await PolicyOperations(store: store).set(key, to: value, from: from, reason: reason, context)
        }
        printOut(
            change.map { "\(sentence()) (change \($0)). Run the nightly batch to publish what follows.\n" }
                ?? "Nothing to change: \(sentence()) already.\n")
    }
}
