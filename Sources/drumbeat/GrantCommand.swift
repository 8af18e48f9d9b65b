import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat grant`: what users may do beyond what their position gives them.
struct GrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Grant roles to users for some days, and take them back.",
        discussion: """
            Every role sees the whole organisation:
              administrator   admits users, grants roles, gives out tokens
              operations      loads files, states policies and calendars, runs the batch, issues letters, decides inquiries
              finance         locks and unlocks periods, decides inquiries
              auditor         reads everything, who changed what included
              viewer          reads the numbers

            Example: drumbeat grant give ops@acme.example operations --org acme --reason "Runs the weekly load"
            """,
        subcommands: [List.self, Give.self, Take.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every grant: whose, which days, who gave it and why.", discussion: "Example: drumbeat grant list --org acme")
        @OptionGroup var access: AccessOptions

        func run() async throws {
            for grant in try await access.perform({ operations, context in try await operations.grants(context) }) {
                let first = grant.first.map { "from \($0)" } ?? "always"
                printOut(
                    "\(grant.login)  \(grant.role)  \(first)" + (grant.last.map { " until \($0)" } ?? "")
                        + (grant.actor.map { ", by \($0)" } ?? "") + (grant.reason.map { ": \($0)" } ?? "") + "\n")
            }
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Grant a role.",
            discussion: "Example: drumbeat grant give audit@acme.example auditor --org acme --until 2027-01-31 --reason \"Annual audit\"")
        @OptionGroup var statement: GrantStatementOptions
        @Option(help: ArgumentHelp("The first day; by default today.", valueName: "date"))
        var from: CalendarDay?
        @Option(help: ArgumentHelp("The last day; by default none.", valueName: "date"))
        var until: CalendarDay?

        func run() async throws {
            try await statement.access.perform { operations, context in
                try await operations.grant(
                    statement.role, to: statement.login, from: from, until: until, reason: statement.reason, context)
            }
            printOut(
                "\(statement.login.lowercased()) has the role \(statement.role.rawValue)" + (until.map { " until \($0)" } ?? "") + ".\n")
        }
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a role back, from today or from another day on.",
            discussion: "Example: drumbeat grant take audit@acme.example auditor --org acme --reason \"Audit closed\"")
        @OptionGroup var statement: GrantStatementOptions
        @Option(help: ArgumentHelp("The first day without it; by default today.", valueName: "date"))
        var from: CalendarDay?

        func run() async throws {
            try await statement.access.perform { operations, context in
                try await operations.revoke(statement.role, from: statement.login, on: from, reason: statement.reason, context)
            }
            printOut(
                "\(statement.login.lowercased()) has the role \(statement.role.rawValue) no longer" + (from.map { " from \($0) on" } ?? "")
                    + ".\n")
        }
    }
}

/// What granting a role and taking it back need.
struct GrantStatementOptions: ParsableArguments {
    @Argument(help: "The login of the user.")
    var login: String
    @Argument(help: "The role: \(AccessRole.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: AccessRole
    @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
    var reason: String
    @OptionGroup var access: AccessOptions
}
