public import Access
public import SalesModel
internal import Store

/// Somebody, or a program, who may sign in.
public struct UserOverview: Sendable, Hashable {
    /// His number within the organisation.
    public let number: Int64
    /// His login, and the name of the person he is; nil for who is none of the organisation's people.
    public let login: String, person: String?
    /// Whether he may sign in, as far as the administrator is concerned, and as far as his employment is.
    public let isActive: Bool, isEmployed: Bool
    /// The roles granted to him today, and whether he leads a team.
    public let roles: [String], leads: Bool
    /// When he last used a secret, ISO 8601 in UTC, to the minute; nil if never.
    public let lastUsedAt: String?
}

/// A role granted to a user for some days.
public struct GrantOverview: Sendable, Hashable {
    /// Whose it is, and which.
    public let login: String, role: String
    /// The first and the last day; nil has no bound.
    public let first: CalendarDay?, last: CalendarDay?
    /// Who gave or ended it last, and why.
    public let actor: String?, reason: String?
}

/// A token; the secret itself is nowhere.
public struct TokenOverview: Sendable, Hashable {
    /// Its number, whose it is, and what it is called.
    public let number: Int64, login: String, name: String
    /// `read`, `write`, `administer`.
    public let scopes: [String]
    /// Instants, ISO 8601 in UTC; the last two nil where it was not.
    public let issuedAt: String, expiresAt: String, lastUsedAt: String?, endedAt: String?
    /// Whether it works now.
    public let isGood: Bool
}

extension AccessOperations {
    /// The users, by login. Throws `OperationError.forbidden` for who may not administer.
    public func userOverviews(_ context: OperationContext) async throws -> [UserOverview] {
        try await store.reading(context) {
            try await users(context).map {
                UserOverview(
                    number: $0.number, login: $0.login, person: $0.person, isActive: $0.isActive, isEmployed: $0.isEmployed,
                    roles: $0.roles, leads: $0.leads, lastUsedAt: $0.lastUsedAt)
            }
        }
    }

    /// Every grant, by login and role. Throws `OperationError.forbidden` for who may not administer.
    public func grantOverviews(_ context: OperationContext) async throws -> [GrantOverview] {
        try await store.reading(context) {
            try await grants(context).map {
                GrantOverview(login: $0.login, role: $0.role, first: $0.first, last: $0.last, actor: $0.actor, reason: $0.reason)
            }
        }
    }

    /// The tokens, the newest first. Throws `OperationError.forbidden` for who may not administer.
    public func tokenOverviews(_ context: OperationContext) async throws -> [TokenOverview] {
        try await store.reading(context) {
            try await tokens(context).map {
                TokenOverview(
                    number: $0.number, login: $0.login, name: $0.name, scopes: $0.scopes, issuedAt: $0.issuedAt,
                    expiresAt: $0.expiresAt, lastUsedAt: $0.lastUsedAt, endedAt: $0.endedAt, isGood: $0.isGood)
            }
        }
    }
}
