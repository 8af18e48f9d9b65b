import Access
import ArgumentParser
import Operations
import Store

/// `drumbeat token`: secrets by which programs act as a user.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Give out tokens for programs, see them, and end them.",
        discussion: """
            A token does what its user may do, within its scopes. It is shown once; only its digest is kept. It works as long as
            it has not expired, has not been ended, and its user has access.

            Example: drumbeat token create bi@acme.example --name "Warehouse" --scope read --days 90 --org acme
            """,
        subcommands: [List.self, Create.self, End.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every token: whose, for what, how far it goes, until when, and when it was last used.",
            discussion: "Example: drumbeat token list --org acme")
        @OptionGroup var access: AccessOptions

        func run() async throws {
            for token in try await access.perform({ operations, context in try await operations.tokens(context) }) {
                let state =
                    token.isGood ? "good until \(token.expiresAt)" : token.endedAt.map { "ended \($0)" } ?? "expired \(token.expiresAt)"
                printOut(
                    "\(token.number)  \(token.login)  \(token.name)  \(token.scopes.joined(separator: ", "))  \(state)"
                        + (token.lastUsedAt.map { "; last used \($0)" } ?? "; never used") + "\n")
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give out a token; it is printed alone on a line, this once.",
            discussion: "Example: drumbeat token create ops@acme.example --name \"Nightly load\" --scope read --scope write --org acme")
        @Argument(help: "The login of the user as whom the program acts.")
        var login: String
        @Option(help: ArgumentHelp("What it is for.", valueName: "text"))
        var name: String
        @Option(help: ArgumentHelp("How far it goes: read, write or administer; may be repeated.", valueName: "scope"))
        var scope: [CredentialScope] = [.read]
        @Option(help: ArgumentHelp("For how many days, 1 to \(AccessOperations.longestTokenDays).", valueName: "n"))
        var days = 90
        @OptionGroup var access: AccessOptions

        func run() async throws {
            let issued = try await access.perform { operations, context in
                try await operations.issueToken(name, for: login, scopes: scope, days: days, context)
            }
            printOut("\(issued.secret.text)\n")
            printError("Token \(issued.number), good until \(issued.expiresAt). It is not shown again.\n")
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token at once.", discussion: "Example: drumbeat token end 12 --org acme --reason \"No longer used\"")
        @Argument(help: "Its number; `token list` says which there are.")
        var number: Int64
        @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
        var reason: String?
        @OptionGroup var access: AccessOptions

        func run() async throws {
            try await access.perform { operations, context in try await operations.endToken(number, reason: reason, context) }
            printOut("Token \(number) has ended.\n")
        }
    }
}
