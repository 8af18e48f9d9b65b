public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum CadenceStatements {
    typealias Terms = (Int64, String, String, String, CalendarDay, Int16, Int16, Int16, Bool)

    static let kinds = Statement<Void, SessionKind>(SQL.Queries.Cadence.kinds, SessionKind.init)
    static let list = Statement<Int64, CadenceRecord>(SQL.Queries.Cadence.list, CadenceRecord.init)
    static let isSo = Statement<Terms, Bool>(SQL.Queries.Cadence.isSo) { (so: Bool) in so }
    static let teams = Statement<(Int64, String), NamedTeam>(SQL.Queries.Cadence.teams, NamedTeam.init)
    static let end = Statement<(Int64, Int64, String, String, String, CalendarDay), Void>(SQL.Queries.Cadence.end)
    static let remove = Statement<(Int64, String, String, String, CalendarDay), Void>(SQL.Queries.Cadence.remove)
    static let write = Statement<(Int64, Int64, String, String, String, CalendarDay, Int16, Int16, Int16, Bool), Void>(
        SQL.Queries.Cadence.write)
}

/// A kind of session there is.
public struct SessionKind: Sendable, Hashable {
    /// Its key, such as `one_on_one`, and what it is called.
    public let key: String, title: String
    /// Whether it is of a manager and one rep; otherwise of a manager and his team.
    public let isPair: Bool
    /// Whether its minutes are coaching.
    public let isCoaching: Bool
    /// What it is, one sentence.
    public let meaning: String
}

/// A team by its number and name.
public struct NamedTeam: Sendable, Hashable {
    /// Its number, and what it is called.
    public let number: Int64, name: String
}

/// What is expected of a kind of session, for whom, and from which day on.
public struct CadenceRecord: Sendable, Hashable {
    /// The kind of session.
    public let kind: String
    /// `organisation`, `motion`, `role` or `team`, and which of them; nil for the organisation.
    public let scope: String, name: String?
    /// The first and the last day; nil has no bound.
    public let first: CalendarDay, last: CalendarDay?
    /// One session in so many weeks, of so many minutes; shorter than the least it is not held.
    public let weeks: Int16, minutes: Int16, leastMinutes: Int16
    /// Whether anything is expected at all.
    public let isExpected: Bool
    /// The change that stated it; who made it, when (ISO 8601 in UTC) and why.
    public let change: Int64, actor: String, madeAt: String, reason: String?
}

/// What is to be expected of a kind of session from a day on.
public struct CadenceStatement: Sendable, Hashable {
    /// The kind of session.
    public var kind: String
    /// `organisation`, `motion`, `role` or `team`, and which of them: a word, the number of the team, or nothing.
    public var scope: String, key: String
    /// One session in so many weeks (1 to 13), of so many minutes (5 to 480); one of fewer minutes than the least is not held.
    public var weeks: Int16, minutes: Int16, leastMinutes: Int16
    /// Whether anything is expected at all.
    public var isExpected: Bool

    /// States what is expected of everybody.
    public init(kind: String, weeks: Int16 = 1, minutes: Int16, leastMinutes: Int16, isExpected: Bool = true) {
        (self.kind, scope, key) = (kind, "organisation", "")
        (self.weeks, self.minutes, self.leastMinutes, self.isExpected) = (weeks, minutes, leastMinutes, isExpected)
    }
}

extension Store {
    /// The kinds of session there are: of pairs first.
    public func sessionKinds(_ context: OperationContext) async throws -> [SessionKind] {
        try await database.fetch(CadenceStatements.kinds, (), as: TransactionIdentity(reading: context))
    }

    /// The teams that are meant by a name, or by # and a number.
    public func teams(named name: String, _ context: OperationContext) async throws -> [NamedTeam] {
        try await database.fetch(CadenceStatements.teams, (context.organisation.id, name), as: TransactionIdentity(reading: context))
    }

    /// What is expected, by kind and scope and in the order of time.
    public func cadences(_ context: OperationContext) async throws -> [CadenceRecord] {
        try await database.fetch(CadenceStatements.list, context.organisation.id, as: TransactionIdentity(reading: context))
    }

    /// States cadences from a day on under one change, in the place of what was stated for these days. Returns the change; nil if all of
    /// it is so already. Throws `StoreError.rowRefused`.
    public func setCadences(
        _ context: OperationContext, _ statements: [CadenceStatement], from: CalendarDay, reason: String
    ) async throws -> Int64? {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                // Others wait here, so that nobody states the same between our look and our change.
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                var fresh: [CadenceStatement] = []
                for wanted in statements {
                    let terms = (
                        id, wanted.kind, wanted.scope, wanted.key, from, wanted.weeks, wanted.minutes, wanted.leastMinutes,
                        wanted.isExpected
                    )
                    if try await !transaction.fetchOne(CadenceStatements.isSo, terms) { fresh.append(wanted) }
                }
                if fresh.isEmpty { return nil }
                let change = try await transaction.openChange(context, kind: "cadence", reason: reason)
                _ = try await transaction.fetchOne(ChangeStatements.assume, change)
                for wanted in fresh {
                    try await transaction.execute(CadenceStatements.end, (id, change, wanted.kind, wanted.scope, wanted.key, from))
                    try await transaction.execute(CadenceStatements.remove, (id, wanted.kind, wanted.scope, wanted.key, from))
                    try await transaction.execute(
                        CadenceStatements.write,
                        (
                            id, change, wanted.kind, wanted.scope, wanted.key, from, wanted.weeks, wanted.minutes, wanted.leastMinutes,
                            wanted.isExpected
                        ))
                }
                return change
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}
