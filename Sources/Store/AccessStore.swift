public import Access
internal import Crypto
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum AccessStatements {
    static let assume = Statement<(String, String), String>(SQL.Queries.Access.assume) { (_: String, role: String) in role }
    static let describeImport = Statement<(String, Bool), (String, String)>(SQL.Queries.Access.describeImport) {
        (day: String, isComplete: String) in (day, isComplete)
    }
    static let authenticate = Statement<
        (Int64, String, [UInt8]), (Presented, leads: Bool, unnoted: Int64?, snapshot: String, Organisation?)
    >(
        SQL.Queries.Access.authenticate
    ) {
        (
            user: Int64, login: String, person: Int64?, credential: Int64, scopes: [String], viewer: String?, viewsUntil: String?,
            roles: [String], leads: Bool, unnoted: Int64?, snapshot: String, organisation: Int64, key: String, name: String,
            currency: String,
            zone: String,
            weekStarts: String, month: Int16, weeks: String?
        ) in
        let presented = Presented(
            user: user, login: login, person: person, credential: credential, scopes: scopes, viewer: viewer, viewsUntil: viewsUntil,
            roles: roles, teams: [])
        return (presented, leads, unnoted, snapshot, Organisation(organisation, key, name, currency, zone, weekStarts, month, weeks))
    }
    static let ledTeams = Statement<(Int64, Int64), (leadsCompany: Bool, teams: [Int64], snapshot: String)>(
        SQL.Queries.Access.ledTeams
    ) { (leadsCompany: Bool, teams: [Int64], snapshot: String) in (leadsCompany, teams, snapshot) }
    static let snapshot = Statement<Void, String>(SQL.Queries.Access.snapshot) { (snapshot: String) in snapshot }
    static let countRefusal = Statement<(Int64, String), Void>(SQL.Queries.Access.countRefusal)
    static let noteUse = Statement<(Int64, Int64), Void>(SQL.Queries.Access.noteUse)
    static let redeemLink = Statement<(Int64, [UInt8], [UInt8], Int32), Int64>(SQL.Queries.Access.redeemLink) { (user: Int64) in user }
    static let endSession = Statement<(Int64, [UInt8]), Void>(SQL.Queries.Access.endSession)
    static let issueCredential = Statement<
        (Int64, Int64, Int64, String, String?, [String], [UInt8], Int32), (Int64, String)
    >(SQL.Queries.Access.issueCredential) { (number: Int64, expiresAt: String) in (number, expiresAt) }
    static let beginView = Statement<(Int64, [UInt8], Int64, Int32), String>(SQL.Queries.Access.beginView) { (until: String) in until }
    static let endView = Statement<(Int64, [UInt8]), Void>(SQL.Queries.Access.endView)
    static let ownEvents = Statement<(Int64, Int64, Int32), OwnAccessEvent>(SQL.Queries.Access.ownEvents, OwnAccessEvent.init)
    static let credentials = Statement<Int64, TokenRecord>(SQL.Queries.Access.credentials, TokenRecord.init)
    static let endCredentials = Statement<(Int64, Int64?, Int64?), Int64>(SQL.Queries.Access.endCredentials) { (count: Int64) in count }
    static let users = Statement<Int64, UserRecord>(SQL.Queries.Access.users, UserRecord.init)
    static let peopleNamed = Statement<(Int64, String), PersonNamed>(SQL.Queries.Access.peopleNamed, PersonNamed.init)
    static let findUser = Statement<(Int64, String), (Int64?, CalendarDay)>(SQL.Queries.Access.findUser) {
        (user: Int64?, today: CalendarDay) in (user, today)
    }
    static let addUser = Statement<(Int64, Int64, String, Int64?), Int64>(SQL.Queries.Access.addUser) { (user: Int64) in user }
    static let setActive = Statement<(Int64, Int64, Int64, Bool), Void>(SQL.Queries.Access.setActive)
    static let grants = Statement<Int64, GrantRecord>(SQL.Queries.Access.grants, GrantRecord.init)
    static let giveGrant = Statement<(Int64, Int64, Int64, String, CalendarDay, CalendarDay?), Void>(SQL.Queries.Access.giveGrant)
    static let endGrant = Statement<(Int64, Int64, Int64, String, CalendarDay), Int64>(SQL.Queries.Access.endGrant) { (count: Int64) in
        count
    }
}

/// Who presented a secret, and what is known of him today.
public struct Presented: Sendable, Hashable {
    /// The number of the user.
    public let user: Int64
    /// His login.
    public let login: String
    /// The person he is; nil for who is none of the organisation's people.
    public let person: Int64?
    /// The number of the secret.
    public let credential: Int64
    /// How far the secret goes.
    public let scopes: [String]
    /// Who looks at the pages as he does, and until when, ISO 8601 in UTC; nil where he does so himself.
    public let viewer: String?, viewsUntil: String?
    /// The roles granted to him today, and `viewer` for who leads the company.
    public fileprivate(set) var roles: [String]
    /// The teams he leads today, with all below.
    public fileprivate(set) var teams: [Int64]
}

/// A user as the list shows him.
public struct UserRecord: Sendable, Hashable {
    /// His number within the organisation.
    public let number: Int64
    /// His login, mostly an e-mail address.
    public let login: String
    /// The name of the person he is; nil for who is none of the organisation's people.
    public let person: String?
    /// Whether he may sign in, as far as the administrator is concerned.
    public let isActive: Bool
    /// Whether his person works here today; true without a person.
    public let isEmployed: Bool
    /// The roles granted to him today.
    public let roles: [String]
    /// Whether he leads a team today.
    public let leads: Bool
    /// When he last used a secret, ISO 8601 in UTC, to the minute; nil if never.
    public let lastUsedAt: String?
}

/// A token as the list shows it; the secret itself is nowhere.
public struct TokenRecord: Sendable, Hashable {
    /// Its number.
    public let number: Int64
    /// Whose it is, and what it is called.
    public let login: String, name: String
    /// `read`, `write`, `administer`.
    public let scopes: [String]
    /// Instants, ISO 8601 in UTC; the last two nil where it was not.
    public let issuedAt: String, expiresAt: String, lastUsedAt: String?, endedAt: String?
    /// Whether it works now.
    public let isGood: Bool
}

/// A role granted to a user for some days.
public struct GrantRecord: Sendable, Hashable {
    /// Whose it is, and which.
    public let login: String, role: String
    /// The first and the last day; nil has no bound.
    public let first: CalendarDay?, last: CalendarDay?
    /// Who gave or ended it last, and why.
    public let actor: String?, reason: String?
}

/// What happened to the access of a user, as he is told himself.
public struct OwnAccessEvent: Sendable, Hashable {
    /// Its instant, ISO 8601 in UTC.
    public let happenedAt: String
    /// As of ``AccessEventRecord``.
    public let kind: String
    /// Who saw the pages as he does; nil for everything else.
    public let viewer: String?
    /// Until when it would last, ISO 8601 in UTC; nil for an end.
    public let until: String?
    /// `command`, `page` or `api`, and the address it came from; nil where it was not kept.
    public let channel: String?, peer: String?
}

/// A person whom a name can mean.
public struct PersonNamed: Sendable, Hashable {
    /// His number, and the name shown.
    public let number: Int64, name: String
}

extension Secret {
    /// What is kept of it: the SHA-256 digest. A secret of 256 random bits needs no slower one.
    var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension Store {
    /// Who presents a secret, and the organisation it is for; nil where it is not good. That it was used is noted once a minute at most:
    /// asking is a read otherwise.
    ///
    /// What was found out within the last second holds as long as no transaction has ended since, in any table: asking that takes the server
    /// 15 µs, and finding everything out again 70 µs. So access ends at once where somebody ends it, and within a second where a day or a
    /// secret is over. The number of the organisation is remembered, so that the rest takes one statement, and another one for who leads a team.
    public func authenticate(_ secret: Secret, as kind: CredentialKind) async throws -> (Organisation, Presented)? {
        let digest = secret.digest
        if let found = remembered.found(digest, as: kind),
            try await database.fetchOptional(AccessStatements.snapshot, (), as: .login) == found.snapshot
        {
            return (found.organisation, found.presented)
        }
        let known = remembered.organisationID(key: secret.organisation)
        if let known, let found = try await presented(secret, digest, as: kind, in: known) { return found }
        guard let organisation = try await organisation(key: secret.organisation) else { return nil }
        if organisation.id != known {
            remembered.keep(organisationID: organisation.id, key: organisation.key)
            if let found = try await presented(secret, digest, as: kind, in: organisation.id) { return found }
        }
        _ = try await database.write(as: TransactionIdentity(.gate, organisationID: organisation.id)) {
            try await $0.execute(AccessStatements.countRefusal, (organisation.id, kind.rawValue))
        }
        return nil
    }

    private func presented(
        _ secret: Secret, _ digest: [UInt8], as kind: CredentialKind, in organisationID: Int64
    ) async throws -> (Organisation, Presented)? {
        let identity = TransactionIdentity(.gate, organisationID: organisationID)
        let found = try await database.fetchOptional(
            AccessStatements.authenticate, (organisationID, kind.rawValue, digest), as: identity)
        guard let (known, leads, unnoted, snapshot, organisation) = found, let organisation, organisation.key == secret.organisation else {
            return nil
        }
        var (presented, isOneState) = (known, true)
        if leads, let person = known.person,
            let (leadsCompany, teams, later) = try await database.fetchOptional(
                AccessStatements.ledTeams, (organisationID, person), as: identity)
        {
            presented.teams = teams
            if leadsCompany { presented.roles.append("viewer") }
            isOneState = later == snapshot
        }
        if isOneState { remembered.keep(Remembered.Found(organisation, presented, snapshot), digest, as: kind) }
        if let unnoted {
            _ = try await database.write(as: identity) { try await $0.execute(AccessStatements.noteUse, (organisationID, unnoted)) }
        }
        return (organisation, presented)
    }

    /// Uses a link up and opens a session under another secret, for so many seconds; whether the link was good.
    public func redeem(_ link: Secret, session: Secret, seconds: Int32, in organisation: Organisation) async throws -> Bool {
        try await database.write(as: TransactionIdentity(.gate, organisationID: organisation.id)) { transaction in
            try await transaction.fetchOptional(
                AccessStatements.redeemLink, (organisation.id, link.digest, session.digest, seconds)) != nil
        }
    }

    /// Ends a session; nothing happens where there is none.
    public func endSession(_ session: Secret, in organisation: Organisation) async throws {
        _ = try await database.write(as: TransactionIdentity(.gate, organisationID: organisation.id)) { transaction in
            try await transaction.execute(AccessStatements.endSession, (organisation.id, session.digest))
        }
    }

    /// The users, by login.
    public func users(_ context: OperationContext) async throws -> [UserRecord] {
        try await administering(context) { try await $0.fetch(AccessStatements.users, context.organisation.id) }
    }

    /// Every grant, by login and role.
    public func grants(_ context: OperationContext) async throws -> [GrantRecord] {
        try await administering(context) { try await $0.fetch(AccessStatements.grants, context.organisation.id) }
    }

    /// The tokens, the newest first.
    public func tokens(_ context: OperationContext) async throws -> [TokenRecord] {
        try await administering(context) { try await $0.fetch(AccessStatements.credentials, context.organisation.id) }
    }

    /// The people whom a name, an e-mail address or an identifier of a source can mean.
    public func people(named text: String, _ context: OperationContext) async throws -> [PersonNamed] {
        try await administering(context) { try await $0.fetch(AccessStatements.peopleNamed, (context.organisation.id, text)) }
    }

    /// The number of a user by his login, or nil; and the organisation's day.
    public func user(login: String, _ context: OperationContext) async throws -> (number: Int64?, today: CalendarDay) {
        try await administering(context) { try await $0.fetchOne(AccessStatements.findUser, (context.organisation.id, login)) }
    }

    /// Admits a user and returns his number. Throws `StoreError.rowRefused` for a login or a person that is a user already.
    public func addUser(login: String, person: Int64?, reason: String?, _ context: OperationContext) async throws -> Int64 {
        try await changingAccess(context, reason) { transaction, change in
            try await transaction.fetchOne(AccessStatements.addUser, (context.organisation.id, change, login, person))
        }
    }

    /// Lets a user in again, or no longer; then everything by which he is known ends.
    public func setActive(_ isActive: Bool, user: Int64, reason: String?, _ context: OperationContext) async throws {
        try await changingAccess(context, reason) { transaction, change in
            try await transaction.execute(AccessStatements.setActive, (context.organisation.id, change, user, isActive))
            if !isActive { _ = try await transaction.fetchOne(AccessStatements.endCredentials, (context.organisation.id, nil, user)) }
        }
    }

    /// Grants a role for days; false where it is granted on one of them already.
    public func grant(
        _ role: AccessRole, user: Int64, from: CalendarDay, to: CalendarDay?, reason: String, _ context: OperationContext
    ) async throws -> Bool {
        try await changesAccess(context, reason) { transaction, change in
            try await transaction.execute(
                AccessStatements.giveGrant, (context.organisation.id, change, user, role.rawValue, from, to)) > 0
        }
    }

    /// Ends a role from a day on; whether there was anything to end.
    public func endGrant(
        _ role: AccessRole, user: Int64, from: CalendarDay, reason: String, _ context: OperationContext
    ) async throws -> Bool {
        try await changesAccess(context, reason) { transaction, change in
            try await transaction.fetchOne(AccessStatements.endGrant, (context.organisation.id, change, user, role.rawValue, from)) > 0
        }
    }

    /// Keeps a new secret of a user; returns its number and the instant at which it expires, ISO 8601 in UTC.
    public func issue(
        _ secret: Secret, as kind: CredentialKind, user: Int64, name: String?, scopes: [CredentialScope], seconds: Int32, reason: String?,
        _ context: OperationContext
    ) async throws -> (number: Int64, expiresAt: String) {
        try await changingAccess(context, reason) { transaction, change in
            try await transaction.fetchOne(
                AccessStatements.issueCredential,
                (context.organisation.id, change, user, kind.rawValue, name, scopes.map(\.rawValue), secret.digest, seconds))
        }
    }

    /// Ends a token; whether it was good.
    public func endToken(_ number: Int64, reason: String?, _ context: OperationContext) async throws -> Bool {
        try await changesAccess(context, reason) { transaction, _ in
            try await transaction.fetchOne(AccessStatements.endCredentials, (context.organisation.id, number, nil)) > 0
        }
    }

    /// Lets a session see the pages as another user does, for so many seconds at most; until when, ISO 8601 in UTC. Nil, with nothing
    /// written, where the session is not good or that user has no access today.
    public func beginView(
        session: Secret, as user: Int64, seconds: Int32, reason: String, _ context: OperationContext
    ) async throws -> String? {
        do {
            return try await changingAccess(context, reason) { transaction, _ in
                guard
                    let until = try await transaction.fetchOptional(
                        AccessStatements.beginView, (context.organisation.id, session.digest, user, seconds))
                else { throw Missing() }
                return until
            }
        } catch is Missing { return nil }
    }

    /// Lets a session see the pages as its own user again; nothing happens where it does already.
    public func endView(session: Secret, in organisation: Organisation) async throws {
        _ = try await database.write(as: TransactionIdentity(.gate, organisationID: organisation.id)) { transaction in
            try await transaction.execute(AccessStatements.endView, (organisation.id, session.digest))
        }
    }

    /// What happened to the access of one user, the newest first.
    public func ownEvents(user: Int64, limit: Int32, _ context: OperationContext) async throws -> [OwnAccessEvent] {
        try await database.read(as: TransactionIdentity(.gate, organisationID: context.organisation.id)) { transaction in
            try await transaction.fetch(AccessStatements.ownEvents, (context.organisation.id, user, limit))
        }
    }

    func administering<Value: Sendable>(
        _ context: OperationContext, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await database.read(as: TransactionIdentity(.administer, organisationID: context.organisation.id), body)
    }

    /// The same for what may turn out to change nothing: then there is no change on the record either, and the answer is false.
    func changesAccess(
        _ context: OperationContext, _ reason: String?, _ body: @Sendable (Transaction, Int64) async throws -> Bool
    ) async throws -> Bool {
        do {
            return try await changingAccess(context, reason) { transaction, change in
                guard try await body(transaction, change) else { throw Missing() }
                return true
            }
        } catch is Missing { return false }
    }

    /// One transaction, one change with its reason, on the record like every other.
    func changingAccess<Value: Sendable>(
        _ context: OperationContext, _ reason: String?, _ body: @Sendable (Transaction, Int64) async throws -> Value
    ) async throws -> Value {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.administer, organisationID: id)) { transaction in
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                let change = try await transaction.openChange(context, kind: "access", reason: reason)
                _ = try await transaction.fetchOne(ChangeStatements.assume, change)
                return try await body(transaction, change)
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}
