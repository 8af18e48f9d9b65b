public import Access
public import Logging
internal import PlanFile
public import SalesModel
public import Store

/// Who may do what: users, roles granted to them, and the secrets by which they and their programs are known.
public struct AccessOperations: Sendable {
    let store: Store

    /// How long a sign-in link works when nobody uses it, a session lasts, and a token at most.
    public static let linkSeconds: Int32 = 10 * 60, viewSeconds: Int32 = 60 * 60, sessionSeconds: Int32 = 12 * 60 * 60,
        longestTokenDays = 366

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    // MARK: Who asks

    /// The context of whoever presents a secret, by today's grants and today's position; nil where it is not good, whatever the reason.
    ///
    /// Nobody who has a person that no longer works here gets in; nobody without a role and a person sees anything.
    public func authenticate(
        _ text: String, as kind: CredentialKind, logger: Logger
    ) async throws -> OperationContext? {
        guard let secret = Secret(text), let (organisation, presented) = try await presented(secret, as: kind) else { return nil }
        let standing = Standing(
            roles: presented.roles.compactMap(AccessRole.init), teams: presented.teams, person: presented.person,
            within: presented.scopes.compactMap(CredentialScope.init))
        guard let scope = standing.scope else { return nil }
        var context = OperationContext(
            actor: Actor(name: presented.viewer.map { "user:\($0) as user:\(presented.login)" } ?? "user:" + presented.login),
            organisation: organisation, scope: scope, permissions: standing.permissions,
            logger: logger)
        (context.credential, context.user, context.person) = (presented.credential, presented.user, presented.person)
        if let viewer = presented.viewer, let until = presented.viewsUntil {
            context.viewing = Viewing(viewer: viewer, viewed: presented.login, until: until)
        }
        return context
    }

    /// Uses a sign-in link up; the secret of the session that it opens, or nil where the link is not good.
    public func redeem(link text: String) async throws -> Secret? {
        guard let link = Secret(text) else { return nil }
        return try await store.reading(nil) {
            guard let organisation = try await store.organisation(key: link.organisation) else { return nil }
            let session = Secret(for: organisation.key)
            return try await store.redeem(link, session: session, seconds: Self.sessionSeconds, in: organisation) ? session : nil
        }
    }

    /// Whether a sign-in link would work now. Does not use it up.
    public func isOpen(link text: String) async throws -> Bool {
        guard let link = Secret(text) else { return false }
        return try await presented(link, as: .link) != nil
    }

    /// Ends a session; nothing happens where there is none.
    public func end(session text: String) async throws {
        guard let session = Secret(text) else { return }
        try await store.reading(nil) {
            guard let organisation = try await store.organisation(key: session.organisation) else { return }
            try await store.endSession(session, in: organisation)
        }
    }

    private func presented(_ secret: Secret, as kind: CredentialKind) async throws -> (Organisation, Presented)? {
        try await store.reading(nil) { try await store.authenticate(secret, as: kind) }
    }

    // MARK: Users and grants

    /// The users, by login.
    public func users(_ context: OperationContext) async throws -> [UserRecord] {
        try context.require(.administer)
        return try await store.users(context)
    }

    /// Admits a user: a login, and the person he is, by name, e-mail address or identifier in a source; none for a program, or for who is
    /// none of the organisation's people. Throws `OperationError.notFound` for an unknown person, `.invalid` for one that several can
    /// mean, and for a login or a person that is a user already.
    public func addUser(_ login: String, person: String?, reason: String?, _ context: OperationContext) async throws {
        try context.require(.administer)
        let login = login.lowercased()
        let number: Int64? = if let person { try await self.person(named: person, context) } else { nil }
        do { _ = try await store.addUser(login: login, person: number, reason: reason, context) } catch let error as StoreError {
            throw OperationError(error)
        }
    }

    /// The number of the person whom a name, an e-mail address, an identifier of a source or # and a number means.
    func person(named person: String, _ context: OperationContext) async throws -> Int64 {
        let meant = try await store.people(named: person, context)
        guard let only = meant.first else {
            throw OperationError.notFound(
                "There is no person \"\(person)\" in \(context.organisation.key). Name one as the reports do, by e-mail address, by "
                    + "the identifier in a source, or by # and the number.")
        }
        guard meant.count == 1 else {
            let names = meant.map { "#\($0.number) (\($0.name))" }.joined(separator: ", ")
            throw OperationError.invalid(
                "\"\(person)\" can mean \(meant.count) people: \(names). Name one by its number, such as \"#\(only.number)\".")
        }
        return only.number
    }

    /// Lets a user in no longer: his sessions, links and tokens end with it. Or lets him in again. Throws `OperationError.notFound`.
    public func setActive(_ isActive: Bool, user login: String, reason: String, _ context: OperationContext) async throws {
        try context.require(.administer)
        try Self.checked(reason)
        try await store.setActive(isActive, user: try await user(login, context).number, reason: reason, context)
    }

    /// Every grant, by login and role; past and future ones, too.
    public func grants(_ context: OperationContext) async throws -> [GrantRecord] {
        try context.require(.administer)
        return try await store.grants(context)
    }

    /// Grants a role from a day on, by default today. Throws `OperationError.notFound` for an unknown user, `.invalid` for a grant that ends before it begins
    /// and where one of its days has the role already.
    public func grant(
        _ role: AccessRole, to login: String, from: CalendarDay?, until: CalendarDay?, reason: String, _ context: OperationContext
    ) async throws {
        try context.require(.administer)
        try Self.checked(reason)
        let (number, today) = try await user(login, context)
        let first = from ?? today
        guard until.map({ $0 >= first }) ?? true else {
            throw OperationError.invalid("The grant would end before it begins, on \(first): state --from and --until in this order.")
        }
        guard try await store.grant(role, user: number, from: first, to: until, reason: reason, context) else {
            throw OperationError.invalid(
                "\(login) has the role \(role.rawValue) on some of these days already: take it back first, or begin later. See `drumbeat grant list`."
            )
        }
    }

    /// Takes a role back from a day on, by default today. Throws `OperationError.notFound` for an unknown user, and where the role is not granted then.
    public func revoke(
        _ role: AccessRole, from login: String, on day: CalendarDay?, reason: String, _ context: OperationContext
    ) async throws {
        try context.require(.administer)
        try Self.checked(reason)
        let (number, today) = try await user(login, context)
        guard try await store.endGrant(role, user: number, from: day ?? today, reason: reason, context) else {
            throw OperationError.notFound(
                "\(login) has not the role \(role.rawValue) on \(day ?? today) or later. See `drumbeat grant list`.")
        }
    }

    // MARK: Secrets

    /// A link that signs a user's browser in, once, within ten minutes: its secret. Throws `OperationError.notFound` for an unknown user.
    public func link(for login: String, _ context: OperationContext) async throws -> Secret {
        try context.require(.administer)
        let secret = Secret(for: context.organisation.key)
        _ = try await store.issue(
            secret, as: .link, user: try await user(login, context).number, name: nil, scopes: CredentialScope.allCases,
            seconds: Self.linkSeconds,
            reason: nil, context)
        return secret
    }

    /// The tokens, the newest first.
    public func tokens(_ context: OperationContext) async throws -> [TokenRecord] {
        try context.require(.administer)
        return try await store.tokens(context)
    }

    /// A token for a program that acts as a user, within some scopes and for so many days; its secret, which is shown only now. Throws
    /// `OperationError.notFound` for an unknown user, `.invalid` without a name, without a scope, and for less than a day or more than 366.
    public func issueToken(
        _ name: String, for login: String, scopes: [CredentialScope], days: Int, _ context: OperationContext
    ) async throws -> (secret: Secret, number: Int64, expiresAt: String) {
        try context.require(.administer)
        guard name.contains(where: { !$0.isWhitespace }), name.utf8.count <= 100 else {
            throw OperationError.invalid("Say what the token is for, in at most 100 characters: --name \"…\".")
        }
        guard !scopes.isEmpty else { throw OperationError.invalid("Say how far it goes: --scope read, write or administer.") }
        guard (1...Self.longestTokenDays).contains(days) else {
            throw OperationError.invalid("A token lasts from 1 to \(Self.longestTokenDays) days.")
        }
        let secret = Secret(for: context.organisation.key)
        let issued = try await store.issue(
            secret, as: .token, user: try await user(login, context).number, name: name, scopes: scopes, seconds: Int32(days * 86_400),
            reason: nil,
            context)
        return (secret, issued.number, issued.expiresAt)
    }

    /// Ends a token. Throws `OperationError.notFound` where there is none of this number that is good.
    public func endToken(_ number: Int64, reason: String?, _ context: OperationContext) async throws {
        try context.require(.administer)
        guard try await store.endToken(number, reason: reason, context) else {
            throw OperationError.notFound("There is no token \(number), or it has ended. See `drumbeat token list`.")
        }
    }

    func user(_ login: String, _ context: OperationContext) async throws -> (number: Int64, today: CalendarDay) {
        let (number, today) = try await store.user(login: login.lowercased(), context)
        if let number { return (number, today) }
        let near = Suggestion.nearest(to: login.lowercased(), among: try await store.users(context).map(\.login))
        throw OperationError.notFound(
            "\(context.organisation.key) has no user \(login). "
                + (near.map { "Did you mean \($0)?" } ?? "Admit one: drumbeat user add \(login)."))
    }

    static func checked(_ reason: String) throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw OperationError.invalid("Say why: --reason \"…\".") }
    }
}

extension OperationContext {
    /// Refuses whoever may not do what an operation is about to do. Throws `OperationError.forbidden`.
    public func require(_ permission: Permission) throws {
        guard !permissions.contains(permission) else { return }
        let roles = AccessRole.allCases.filter { $0.permissions.contains(permission) }.map(\.rawValue).joined(separator: " or ")
        throw OperationError.forbidden(
            "\(actor.name) may not do this (\(permission.rawValue)). It takes the role \(roles), and a token of a scope that allows it.")
    }
}

extension ReportOperations {
    /// Users, grants and secrets over the same store.
    public var access: AccessOperations { AccessOperations(store: store) }
}
