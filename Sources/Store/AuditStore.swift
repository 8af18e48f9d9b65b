public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum AuditStatements {
    static let changes = Statement<
        (Int64, Int64?, Int32, Int64?, String?, String?, String?, String?, Int64?, CalendarDay?, CalendarDay?), ChangeRecord
    >(SQL.Queries.Audit.changes, ChangeRecord.init)
    static let events = Statement<
        (Int64, Int64?, Int32, Int64?, String?, String?, CalendarDay?, CalendarDay?), AccessEventRecord
    >(SQL.Queries.Audit.events, AccessEventRecord.init)
    static let refusals = Statement<(Int64, CalendarDay?, CalendarDay?), RefusalCount>(SQL.Queries.Audit.refusals, RefusalCount.init)
    static let closeHour = Statement<Int64, Bool>(SQL.Queries.Audit.closeHour) { (closed: Bool) in closed }
    static let openHour = Statement<Void, PostgresTimestamp>(SQL.Queries.Audit.openHour) { (hour: PostgresTimestamp) in hour }
    static let takeTurn = Statement<Int64, Bool>(SQL.Queries.Audit.takeTurn) { (taken: Bool) in taken }
    static let seal = Statement<(Int64, PostgresTimestamp), Int64>(SQL.Queries.Audit.seal) { (hours: Int64) in hours }
    static let verify = Statement<(Int64, String?), SealRecord>(SQL.Queries.Audit.verify, SealRecord.init)
}

/// A change: who made it, when, why and from where.
public struct ChangeRecord: Sendable, Hashable {
    /// Its number, which is its place in known time.
    public let number: Int64
    /// Its instant, ISO 8601 in UTC.
    public let madeAt: String
    /// Who made it, such as `cli:revops` or `user:ops@acme.example`.
    public let actor: String
    /// What kind of change it was, such as `import`.
    public let kind: String
    /// Why; nil where nothing was said.
    public let reason: String?
    /// Of an import the source and the nouns of its files, else nil.
    public let source: String?, nouns: [String]?
    /// `command`, `page` or `api`, the number of the request, the address it came from, the number of the token; nil where it was not kept.
    public let channel: String?, request: String?, peer: String?, token: Int64?
}

/// Something that happened to access: a secret given out, used to sign in, or ended.
public struct AccessEventRecord: Sendable, Hashable {
    /// Its number.
    public let number: Int64
    /// Its instant, ISO 8601 in UTC.
    public let happenedAt: String
    /// `link_issued`, `token_issued`, `signed_in`, `link_ended`, `signed_out`, `token_ended`, `view_begun` or `view_ended`.
    public let kind: String
    /// Whose secret it is, or who was looked at; nil where the login was erased.
    public let login: String?
    /// The number of the link, session or token.
    public let credential: Int64?
    /// The change it belongs to; nil for what people do with their own secrets.
    public let change: Int64?
    /// Until when it would last, ISO 8601 in UTC; nil for an end.
    public let until: String?
    /// `command`, `page` or `api`, the number of the request, the address it came from, the number of the token; nil where it was not kept.
    public let channel: String?, request: String?, peer: String?, token: Int64?
}

/// How many secrets were refused on a day.
public struct RefusalCount: Sendable, Hashable {
    /// The day in the organisation's zone.
    public let day: CalendarDay
    /// `link`, `session` or `token`.
    public let kind: String
    /// How many.
    public let count: Int64
}

/// How the seals compare with what is there.
public struct SealRecord: Sendable, Hashable {
    /// How many hours are sealed.
    public let hours: Int64
    /// The last of them, ISO 8601 in UTC, and its digest; nil before the first.
    public let last: String?, digest: String?
    /// The first hour that is not as it was sealed, and why: `differs`, `gone`, `unchained`, `unsealed` or `stray`; nil when all is well.
    public let wrong: String?, problem: String?
    /// What the seal of that hour holds, and what was found.
    public let sealedChanges: Int64, sealedEvents: Int64, sealedRows: Int64, changes: Int64, events: Int64, rows: Int64
    /// How many rows are stamped with changes that there are not.
    public let strays: Int64
    /// The hour whose seal has the digest asked for; nil where none has.
    public let digestHour: String?
}

/// Which changes; what is nil does not restrict.
public struct ChangeQuery: Sendable {
    /// Only before this number; only this one.
    public var before: Int64?, number: Int64?
    /// By this actor, with or without what stands before the colon; of this kind; that touched this noun.
    public var actor: String?, kind: String?, noun: String?
    /// That touched rows about this subject: `person` or `team`, and its number.
    public var subject: (kind: String, number: Int64)?
    /// From this day on, through that one, in the organisation's zone.
    public var from: CalendarDay?, to: CalendarDay?

    /// Every change.
    public init() {}
}

/// Which events of access; what is nil does not restrict.
public struct AccessEventQuery: Sendable {
    /// Only before this number; only of this change.
    public var before: Int64?, change: Int64?
    /// Of this login; of this kind.
    public var login: String?, kind: String?
    /// From this day on, through that one, in the organisation's zone.
    public var from: CalendarDay?, to: CalendarDay?

    /// Every event.
    public init() {}
}

extension Store {
    /// Changes, the newest first, at most `limit`.
    public func changes(_ context: OperationContext, _ query: ChangeQuery, limit: Int32) async throws -> [ChangeRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(
                AuditStatements.changes,
                (
                    context.organisation.id, query.before, limit, query.number, query.actor, query.kind, query.noun, query.subject?.kind,
                    query.subject?.number, query.from, query.to
                ))
        }
    }

    /// How many rows of each noun a change added, changed and removed.
    public func differenceCounts(_ context: OperationContext, change: Int64) async throws -> [DifferenceCount] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ChangeStatements.countDifferences, (context.organisation.id, change))
        }
    }

    /// Events of access, the newest first, at most `limit`.
    public func accessEvents(_ context: OperationContext, _ query: AccessEventQuery, limit: Int32) async throws -> [AccessEventRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(
                AuditStatements.events,
                (context.organisation.id, query.before, limit, query.change, query.login, query.kind, query.from, query.to))
        }
    }

    /// How many secrets were refused, by day and kind, the newest first.
    public func refusals(_ context: OperationContext, from: CalendarDay?, to: CalendarDay?) async throws -> [RefusalCount] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(AuditStatements.refusals, (context.organisation.id, from, to))
        }
    }

    /// Seals every hour that is over and was not sealed; returns how many. Whoever comes second waits, and finds nothing left.
    ///
    /// Which hour is still open is decided while no writer of the organisation is between the time of its change and its commit, so that
    /// nothing comes to light in a sealed hour afterwards. The sealing itself hinders nobody.
    public func seal(_ context: OperationContext) async throws -> Int64 {
        let id = context.organisation.id
        let identity = TransactionIdentity(.runBatch, organisationID: id)
        let open = try await database.write(as: identity) { transaction in
            _ = try await transaction.fetchOne(AuditStatements.closeHour, id)
            return try await transaction.fetchOne(AuditStatements.openHour, ())
        }
        return try await database.write(as: identity) { transaction in
            _ = try await transaction.fetchOne(AuditStatements.takeTurn, id)
            return try await transaction.fetchOne(AuditStatements.seal, (id, open))
        }
    }

    /// Computes every sealed hour again, and looks for the seal of a digest that was kept elsewhere.
    public func verifySeals(_ context: OperationContext, digest: String?) async throws -> SealRecord {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOne(AuditStatements.verify, (context.organisation.id, digest))
        }
    }
}
