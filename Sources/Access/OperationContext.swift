public import Logging
public import SalesModel

/// Who asks: a person or a program, as the audit trail names them.
public struct Actor: Sendable, Hashable {
    /// The name under which changes are recorded, such as `cli:revops` or `page`.
    public let name: String

    /// Names an actor.
    public init(name: String) { self.name = name }
}

/// Which rows of an organisation an actor may see. Numbers do not depend on it: they are computed once and then filtered.
public enum Scope: Sendable, Hashable {
    /// Everything the organisation has.
    case wholeOrganisation
    /// The facts and cells stamped with one of these teams: a subtree, as it stands today.
    case teams([Int64])
    /// One person's own facts and cells.
    case person(Int64)
}

/// The terms under which a request changes something: how it is known again, and what it takes for granted.
public struct RequestTerms: Sendable, Hashable {
    /// A key of the caller's own, used once per organisation: the change carries it, and the same key changes nothing a second time.
    public var key: String?
    /// SHA-256 of the request in hexadecimal digits, by which the same key for another request is told.
    public var digest: String?
    /// The newest change that the caller knows of; where a later one is found, nothing is changed. Nil takes nothing for granted.
    public var newestChange: Int64?

    /// Terms.
    public init(key: String? = nil, digest: String? = nil, newestChange: Int64? = nil) {
        self.key = key
        self.digest = digest
        self.newestChange = newestChange
    }
}

/// That somebody sees the pages as another user does.
public struct Viewing: Sendable, Hashable {
    /// The login of whoever looks, and of the user as whom.
    public let viewer: String, viewed: String
    /// Until when, ISO 8601 in UTC.
    public let until: String

    /// A look as somebody else.
    public init(viewer: String, viewed: String, until: String) { (self.viewer, self.viewed, self.until) = (viewer, viewed, until) }
}

/// Everything an operation needs to know about its circumstances; every store call takes it first.
public struct OperationContext: Sendable {
    /// Who asks.
    public let actor: Actor
    /// For which organisation.
    public let organisation: Organisation
    /// With which sight.
    public let scope: Scope
    /// With what right to do things; whoever works on the machine with the database's login has every one.
    public let permissions: Set<Permission>
    /// The number of the token or session by which he is known; nil where there is none.
    public var credential: Int64?
    /// The number of the user he is; nil for whoever works on the machine.
    public var user: Int64?
    /// The number of the person he is; nil for who is none of the people.
    public var person: Int64?
    /// Set where an administrator sees the pages as this user does.
    public var viewing: Viewing?
    /// Where to log.
    public let logger: Logger
    /// The terms under which a change is made, if one is.
    public var terms = RequestTerms()

    /// A context for one operation.
    public init(
        actor: Actor, organisation: Organisation, scope: Scope = .wholeOrganisation,
        permissions: Set<Permission> = Set(Permission.allCases),
        logger: Logger
    ) {
        self.actor = actor
        self.organisation = organisation
        self.scope = scope
        self.permissions = permissions
        self.logger = logger
    }
}
