/// What a user is granted beyond what his position gives him. Every role sees the whole organisation.
public enum AccessRole: String, Sendable, Hashable, CaseIterable {
    /// Admits users, grants roles, gives out tokens.
    case administrator
    /// Loads files, states policies and calendars, runs the batch, issues letters, answers inquiries.
    case operations
    /// Locks and unlocks periods.
    case finance
    /// Reads everything, who changed what included.
    case auditor
    /// Reads the numbers.
    case viewer

    /// What the role allows.
    public var permissions: Set<Permission> {
        switch self {
        case .administrator: [.read, .audit, .administer]
        case .operations: [.read, .audit, .load, .compute, .answer]
        case .finance: [.read, .lock, .answer]
        case .auditor: [.read, .audit]
        case .viewer: [.read]
        }
    }
}

/// What an operation asks for before it does anything.
public enum Permission: String, Sendable, Hashable, CaseIterable {
    /// To see numbers within one's sight.
    case read
    /// To see who changed what, and who signed in.
    case audit
    /// To import files and to state policies and calendars.
    case load
    /// To run the nightly batch.
    case compute
    /// To lock and unlock periods.
    case lock
    /// To issue letters and to decide inquiries.
    case answer
    /// To admit users, grant roles and give out tokens.
    case administer
}

/// What a secret is for.
public enum CredentialKind: String, Sendable, Hashable {
    /// Signs one browser in, once.
    case link
    /// A browser that is signed in.
    case session
    /// A program.
    case token
}

/// How far a secret goes: a token may do less than its user.
public enum CredentialScope: String, Sendable, Hashable, CaseIterable {
    /// To read.
    case read
    /// To change what its user may change, but not who has access.
    case write
    /// To say who has access.
    case administer

    /// What the scope allows at most.
    public var permissions: Set<Permission> {
        switch self {
        case .read: [.read, .audit]
        case .write: [.read, .audit, .load, .compute, .lock, .answer]
        case .administer: [.read, .audit, .administer]
        }
    }
}

/// The sight and the permissions of a user today: of his roles where he has any, else of his position.
public struct Standing: Sendable, Hashable {
    /// Which rows he sees; nil for none at all.
    public let scope: Scope?
    /// What he may do.
    public let permissions: Set<Permission>

    /// The standing of somebody with these roles, who leads these teams (with all below) and is this person, by a secret of these scopes.
    public init(roles: [AccessRole], teams: [Int64], person: Int64?, within scopes: [CredentialScope]) {
        scope =
            if !roles.isEmpty { .wholeOrganisation } else if !teams.isEmpty { .teams(teams) } else { person.map { .person($0) } }
        let own: Set<Permission> = roles.isEmpty && person != nil ? [.read] : Set(roles.flatMap(\.permissions))
        permissions = own.intersection(scopes.flatMap(\.permissions))
    }
}
