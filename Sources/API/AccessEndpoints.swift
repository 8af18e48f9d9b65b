internal import Access
internal import HTTPTypes
internal import Operations
internal import SalesModel

/// Who may do what: users, roles granted to them, tokens. The secrets of others are nowhere.
enum AccessEndpoints {
    static let all = [users, addUser, setActive, giveLink, grants, grant, revoke, tokens, issueToken, endToken]

    private static let login = Parameter<String>(
        "login", .string(pattern: "^[!-~]{1,254}$", longest: 254), expected: "an e-mail address, or any text without spaces",
        "What he signs in as."
    ) { text in (1...254).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil }
    private static let reason = Parameter<String>(words: "reason", "Why; kept with the change.")

    // MARK: Users

    private static let user = Resource<UserOverview>(
        "User", "Somebody, or a program, who may sign in.",
        [
            Field("user", .number, "His number within the organisation.") { $0.number },
            Field("login", .text, "What he signs in as.") { $0.login },
            Field("person", .textOrNull, "The person he is; null for who is none of the organisation's people.") { $0.person },
            Field("is_active", .truth, "Whether he may sign in, as far as the administrator is concerned.") { $0.isActive },
            Field("is_employed", .truth, "Whether his person works here today; true without a person.") { $0.isEmployed },
            Field("roles", .texts, "The roles granted to him today.") { $0.roles },
            Field("leads", .truth, "Whether he leads a team today.") { $0.leads },
            Field("last_used_at", .textOrNull, "When he last used a secret, in UTC; null if never.") { $0.lastUsedAt },
        ])

    static let users = Endpoint(
        path: "/users", name: "listUsers", about: "The users, by login.", parameters: Paging.parameters(user),
        answer: Paging.schema("Users", "Users, by login.", of: user), permission: .administer,
        source: .asked { call in
            let paging = Paging(&call.query, user)
            try call.query.check()
            let found = try await call.operations.access.userOverviews(call.context)
            return call.answer { writer in writer.object { paging.write(found, user, to: &$0) } }
        })

    private static let person = Parameter<String>(
        "person", "The person he is: name, e-mail address, identifier in a source, or # and the number. None for a program.")

    static let addUser = Endpoint(
        method: .post, path: "/users", name: "addUser", about: "Admits a user.",
        body: [login.required, person.optional, reason.optional], answer: ChangeResources.receipt.schema, permission: .administer,
        source: .written(
            Write { call in
                let (login, person, reason) = (call.body.require(login), call.body.read(person), call.body.read(reason))
                try call.check()
                try await call.operations.access.addUser(login ?? "", person: person, reason: reason, call.context)
            }))

    private static let isActive = Parameter<Bool>("is_active", "Whether he may sign in. If not, his sessions, links and tokens end.")

    static let setActive = Endpoint(
        method: .put, path: "/users/{login}/activity", name: "setUserActivity", about: "Lets a user in no longer, or again.",
        pathParameters: [login.required], body: [isActive.required, reason.required], answer: ChangeResources.receipt.schema,
        permission: .administer,
        source: .written(
            Write { call in
                let login = try call.part(login)
                let (isActive, reason) = (call.body.require(isActive), call.body.require(reason))
                try call.check()
                try await call.operations.access.setActive(isActive ?? false, user: login, reason: reason ?? "", call.context)
            }))

    static let giveLink = Endpoint(
        method: .post, path: "/users/{login}/links", name: "giveLink",
        about:
            "Gives out a link that signs one browser of a user in, once, within ten minutes. The secret of this answer, which stands nowhere "
            + "else, goes behind `/enter?token=`.",
        pathParameters: [login.required], body: [], answer: ChangeResources.receipt.schema, permission: .administer,
        source: .written(
            .showing { call in
                let login = try call.part(login)
                try call.check()
                return Write.Outcome(secret: try await call.operations.access.link(for: login, call.context).text)
            }))

    // MARK: Grants

    private static let grantResource = Resource<GrantOverview>(
        "Grant", "A role granted to a user for some days.",
        [
            Field("login", .text, "Whose it is.") { $0.login },
            Field("role", .word(AccessRole.self), "Which.") { $0.role },
            Field("from", .dayOrNull, "The first day; null has no bound.") { $0.first },
            Field("to", .dayOrNull, "The last day; null has no bound.") { $0.last },
            Field("actor", .textOrNull, "Who gave or ended it last.") { $0.actor },
            Field("reason", .textOrNull, "Why.") { $0.reason },
        ])
    private static let role = Parameter<AccessRole>("role", "The role.")
    private static let from = Parameter<CalendarDay>("from", "The first day; today unless stated.")
    private static let to = Parameter<CalendarDay>("to", "The last day; none unless stated.")

    static let grants = Endpoint(
        path: "/grants", name: "listGrants", about: "Every role granted, by login and role; past and future ones, too.",
        parameters: Paging.parameters(grantResource), answer: Paging.schema("Grants", "Grants, by login and role.", of: grantResource),
        permission: .administer,
        source: .asked { call in
            let paging = Paging(&call.query, grantResource)
            try call.query.check()
            let found = try await call.operations.access.grantOverviews(call.context)
            return call.answer { writer in writer.object { paging.write(found, grantResource, to: &$0) } }
        })

    static let grant = Endpoint(
        method: .post, path: "/grants", name: "grantRole", about: "Grants a role to a user.",
        body: [login.required, role.required, from.optional, to.optional, reason.required], answer: ChangeResources.receipt.schema,
        permission: .administer,
        source: .written(
            Write { call in
                let (login, role, reason) = (call.body.require(login), call.body.require(role), call.body.require(reason))
                let (from, to) = (call.body.read(from), call.body.read(to))
                try call.check()
                guard let role else { return }
                try await call.operations.access.grant(
                    role, to: login ?? "", from: from, until: to, reason: reason ?? "", call.context)
            }))

    static let revoke = Endpoint(
        method: .post, path: "/grants/revocations", name: "revokeRole", about: "Takes a role back from a day on.",
        body: [login.required, role.required, from.optional, reason.required], answer: ChangeResources.receipt.schema,
        permission: .administer,
        source: .written(
            Write { call in
                let (login, role, reason) = (call.body.require(login), call.body.require(role), call.body.require(reason))
                let from = call.body.read(from)
                try call.check()
                guard let role else { return }
                try await call.operations.access.revoke(role, from: login ?? "", on: from, reason: reason ?? "", call.context)
            }))

    // MARK: Tokens

    private static let token = Resource<TokenOverview>(
        "Token", "A token: a secret by which a program acts as a user. The secret itself is not kept.",
        [
            Field("token", .number, "Its number.") { $0.number },
            Field("login", .text, "As whom the program acts.") { $0.login },
            Field("name", .text, "What it is for.") { $0.name },
            Field("scopes", .texts, "How far it goes: `read`, `write`, `administer`.") { $0.scopes },
            Field("issued_at", .text, "When it was given out, in UTC.") { $0.issuedAt },
            Field("expires_at", .text, "Until when it works.") { $0.expiresAt },
            Field("last_used_at", .textOrNull, "When it was last used, to the minute; null if never.") { $0.lastUsedAt },
            Field("ended_at", .textOrNull, "When it was taken back; null if it was not.") { $0.endedAt },
            Field("is_good", .truth, "Whether it works now.") { $0.isGood },
        ])

    static let tokens = Endpoint(
        path: "/tokens", name: "listTokens", about: "The tokens, the newest first.", parameters: Paging.parameters(token),
        answer: Paging.schema("Tokens", "Tokens, the newest first.", of: token), permission: .administer,
        source: .asked { call in
            let paging = Paging(&call.query, token)
            try call.query.check()
            let found = try await call.operations.access.tokenOverviews(call.context)
            return call.answer { writer in writer.object { paging.write(found, token, to: &$0) } }
        })

    private static let name = Parameter<String>("name", "What it is for.")
    private static let days = Parameter<Int64>(
        "days", "For how many days; 90 unless stated.", from: 1, through: Int64(AccessOperations.longestTokenDays))
    private static let scopes = Parameter<[CredentialScope]>(
        "scopes", .array(.string(choices: CredentialScope.allCases.map(\.rawValue))),
        expected: "some of \(CredentialScope.allCases.map(\.rawValue).joined(separator: ", "))", "How far it goes."
    ) { text in
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let scopes = words.compactMap(CredentialScope.init)
        return scopes.count == words.count && Set(words).count == words.count ? scopes : nil
    }

    static let issueToken = Endpoint(
        method: .post, path: "/tokens", name: "issueToken",
        about: "Gives out a token. Its secret stands in this answer and nowhere else, not even in a repeated one.",
        body: [login.required, name.required, scopes.required, days.optional], answer: ChangeResources.receipt.schema,
        permission: .administer,
        source: .written(
            .showing { call in
                let (login, name, scopes) = (call.body.require(login), call.body.require(name), call.body.require(scopes))
                let days = call.body.read(days) ?? 90
                try call.check()
                let issued = try await call.operations.access.issueToken(
                    name ?? "", for: login ?? "", scopes: scopes ?? [], days: Int(days), call.context)
                return Write.Outcome(
                    secret: issued.secret.text, created: [CreatedThing(collection: "tokens", number: issued.number)])
            }))

    static let endToken = Endpoint(
        method: .delete, path: "/tokens/{number}", name: "endToken", about: "Ends a token.",
        pathParameters: [Parameters.number.required], body: [reason.optional], answer: ChangeResources.receipt.schema,
        permission: .administer,
        source: .written(
            Write { call in
                let number = try call.part(Parameters.number)
                let reason = call.body.read(reason)
                try call.check()
                try await call.operations.access.endToken(number, reason: reason, call.context)
            }))
}
