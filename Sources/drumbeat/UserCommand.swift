import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat user`: who may sign in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Admit users, see them, give them sign-in links, and let them in no longer.",
        discussion: """
            A user with a person sees what his position shows: who leads a team today, its numbers and those of every team
            below; everybody else his own. His access ends with his employment. Roles show the whole organisation and allow
            more, see `drumbeat grant`. Programs sign in with tokens, see `drumbeat token`.

            Example: drumbeat user add rep0142@acme.example --person "Rep 0142" --org acme
            """,
        subcommands: [List.self, Add.self, Link.self, End.self, Readmit.self, Unlink.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every user: who he is, what he may see and do, when he was last here.",
            discussion: "Example: drumbeat user list --org acme")
        @OptionGroup var access: AccessOptions

        func run() async throws {
            let users = try await access.perform { operations, context in try await operations.users(context) }
            for user in users {
                let sight =
                    !user.isActive
                    ? "ended"
                    : !user.isEmployed
                        ? "\(user.person ?? "") works here no longer: no access"
                        : !user.roles.isEmpty
                            ? user.roles.joined(separator: ", ")
                            : user.leads ? "leads a team" : user.person == nil ? "no role: sees nothing" : "own numbers"
                printOut(
                    "\(user.login)" + (user.person.map { " (\($0))" } ?? "") + ": \(sight)"
                        + (user.lastUsedAt.map { "; last seen \($0.prefix(10))" } ?? "; never seen") + "\n")
            }
            if users.isEmpty {
                printOut("Nobody has been admitted. Admit the first: drumbeat user add LOGIN --org \(access.organisation.key)\n")
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Admit a user.",
            discussion: """
                Without --person he is none of the organisation's people (an auditor, a program) and sees nothing until a role is
                granted to him.

                With --first he becomes the administrator of an organisation that has none, and a link is printed that signs one browser of
                his in, once, within ten minutes, at the address of --url.

                Examples:
                  drumbeat user add vp@acme.example --person "Manager 1" --org acme
                  drumbeat user add admin@acme.example --first --org acme --url https://sales.example
                """)
        @Argument(help: "What he signs in as: an e-mail address, or any text without spaces.")
        var login: String
        @Option(help: ArgumentHelp("The person he is: name, e-mail address or identifier in a source.", valueName: "name"))
        var person: String?
        @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
        var reason: String?
        @Flag(help: "Make him the administrator of an organisation that has none.")
        var first = false
        @Option(help: ArgumentHelp("Address of the pages, with --first.", valueName: "url"))
        var url = LinkText.usualSite
        @OptionGroup var access: AccessOptions

        func run() async throws {
            guard !first else {
                let secret = try await access.perform { operations, context in
                    try await operations.addFirstAdministrator(login, person: person, reason: reason, context)
                }
                printOut(
                    "\(login.lowercased()) is the administrator of \(access.organisation.key). This link signs one browser in, once, within "
                        + "ten minutes:\n\n  \(LinkText.link(secret, site: url))\n\n")
                return
            }
            try await access.perform { operations, context in
                try await operations.addUser(login, person: person, reason: reason, context)
            }
            printOut(
                "\(login.lowercased()) is a user of \(access.organisation.key). Let him sign in: "
                    + "drumbeat user link \(login.lowercased()) --org \(access.organisation.key)\n")
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link that signs one browser of a user in, once, within ten minutes.",
            discussion: """
                --url names the address under which `drumbeat serve` is reached.

                Example: drumbeat user link vp@acme.example --org acme --url https://sales.example
                """)
        @Argument(help: "The login of the user.")
        var login: String
        @Option(help: ArgumentHelp("Address of the pages.", valueName: "url"))
        var url = LinkText.usualSite
        @OptionGroup var access: AccessOptions

        func run() async throws {
            let secret = try await access.perform { operations, context in try await operations.link(for: login, context) }
            printOut(LinkText.link(secret, site: url) + "\n")
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a user in no longer: his sessions, links and tokens end at once.",
            discussion: "Example: drumbeat user end vp@acme.example --org acme --reason \"Left the project\"")
        @OptionGroup var change: ActiveOptions

        func run() async throws {
            try await change.perform(isActive: false, "is let in no longer; every session, link and token has ended")
        }
    }

    struct Readmit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a user in again; he needs a new link and new tokens.",
            discussion: "Example: drumbeat user readmit vp@acme.example --org acme --reason \"Back on the project\"")
        @OptionGroup var change: ActiveOptions

        func run() async throws { try await change.perform(isActive: true, "may sign in again") }
    }
}

extension UserCommand {
    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forget by which account of a provider a user signs in.",
            discussion: """
                Who signed in through a provider of OpenID Connect once is known by that account from then on, whatever his e-mail address
                becomes. After this the next sign-in goes by the address again: for a new account, or another provider.

                Example: drumbeat user unlink vp@acme.example --org acme --reason "New account at the provider"
                """)
        @OptionGroup var change: ActiveOptions

        func run() async throws {
            try await change.access.perform { operations, context in
                try await operations.forgetSubject(of: change.login, reason: change.reason, context)
            }
            printOut("\(change.login.lowercased()) signs in by his e-mail address the next time.\n")
        }
    }
}

/// Sign-in links as they are printed.
enum LinkText {
    /// Where `drumbeat serve` is reached unless somebody says otherwise.
    static let usualSite = "http://127.0.0.1:8080"

    static func link(_ secret: Secret, site: String) -> String {
        (site.hasSuffix("/") ? String(site.dropLast()) : site) + "/enter?token=" + secret.text
    }
}

/// What letting a user in no longer, or again, needs.
struct ActiveOptions: ParsableArguments {
    @Argument(help: "The login of the user.")
    var login: String
    @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
    var reason: String
    @OptionGroup var access: AccessOptions

    func perform(isActive: Bool, _ sentence: String) async throws {
        try await access.perform { operations, context in
            try await operations.setActive(isActive, user: login, reason: reason, context)
        }
        printOut("\(login.lowercased()) \(sentence).\n")
    }
}

/// What every command about access needs.
struct AccessOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("Who does it; by default the user of this process.", valueName: "name"))
    var actor: String?

    @discardableResult
    func perform<Value: Sendable>(
        _ body: (AccessOperations, OperationContext) async throws -> Value
    ) async throws -> Value {
        try await database.withStore(for: organisation, actor: actor) { store, context in
            try await body(AccessOperations(store: store), context)
        }
    }
}
