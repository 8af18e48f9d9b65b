internal import Postgres
internal import SQLCatalog
public import SalesModel

enum ServiceStatements {
    static let server = Statement<Void, ServerState>(SQL.Queries.Service.server, ServerState.init)
    static let login = Statement<[String], LoginState>(SQL.Queries.Service.login, LoginState.init)
    static let tables = Statement<Void, NeglectedTable>(SQL.Queries.Service.tables, NeglectedTable.init)
    static let organisations = Statement<Int32, ServedOrganisation>(SQL.Queries.Service.organisations, ServedOrganisation.init)
}

/// How the service does for one organisation; no number of its own and no name is in it.
public struct ServedOrganisation: Sendable, Hashable {
    /// Its key.
    public let key: String
    /// The newest run; nil if there is none.
    public let run: Int64?
    /// The last day that run includes.
    public let asOf: CalendarDay?
    /// How long ago it was published, in seconds, and how long it took, in milliseconds.
    public let runAge: Int64?, runDuration: Int64?
    /// How long ago something was imported, in seconds; nil if never.
    public let importAge: Int64?
    /// Good tokens that expire within the days asked for.
    public let expiringTokens: Int64
}

/// What the server says of itself.
public struct ServerState: Sendable, Hashable {
    /// Its version as a number (150004) and as text ("15.4").
    public let versionNumber: Int32, version: String
    /// Its clock in microseconds since 1970-01-01 UTC.
    public let clock: Int64
    /// Connections in use, and how many may be.
    public let connections: Int64, maximumConnections: Int32
    /// Whether it cleans up and keeps its statistics by itself.
    public let hasAutovacuum: Bool
    /// Whether it only follows another server.
    public let isStandby: Bool
    /// Whether it has data on time zones, and the extension that the schema needs.
    public let knowsZones: Bool, hasExtension: Bool
    /// The size of the database in bytes.
    public let size: Int64
    /// Statements that wait for a lock, and for how many seconds the longest has.
    public let lockWaits: Int64, longestLockWait: Int64
}

/// What the login of the program may do.
public struct LoginState: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Whether row-level security does not hold for it, and whether it owns tables of the product.
    public let passesPolicies: Bool, ownsTables: Bool
    /// Roles that do not exist, and roles that it may not take on.
    public let missingRoles: [String], refusedRoles: [String]
}

/// A table that has many dead rows, or no statistics.
public struct NeglectedTable: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Rows, as far as the server has counted them.
    public let liveRows: Int64, deadRows: Int64
    /// Whether it was ever analyzed.
    public let isAnalyzed: Bool
}

extension Store {
    /// What the server says of itself, what the login may do, and which tables need somebody.
    public func serviceState() async throws -> (server: ServerState, login: LoginState, tables: [NeglectedTable]) {
        try await database.read(as: .login) { transaction in
            (
                try await transaction.fetchOne(ServiceStatements.server, ()),
                try await transaction.fetchOne(ServiceStatements.login, Duty.allCases.map(\.rawValue)),
                try await transaction.fetch(ServiceStatements.tables, ())
            )
        }
    }

    /// Every organisation of the database, by key, with its good tokens that expire within so many days.
    public func servedOrganisations(expiringWithin days: Int32) async throws -> [ServedOrganisation] {
        try await database.fetch(ServiceStatements.organisations, days, as: .service)
    }
}

extension TransactionIdentity {
    /// Whoever looks after the service: every organisation, in the few columns that say how it does.
    static var service: TransactionIdentity {
        TransactionIdentity(
            role: Duty.monitor.rawValue, settings: [Self.searchPath, Self.withoutCompiling, ("drumbeat.monitoring", "on")])
    }
}
