public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum PolicyStatements {
    static let keys = Statement<Void, PolicyKey>(SQL.Queries.Policy.keys, PolicyKey.init)
    static let list = Statement<Int64, PolicyValue>(SQL.Queries.Policy.list, PolicyValue.init)
    static let judge = Statement<(Int64, String, String?, CalendarDay?), PolicyVerdict>(SQL.Queries.Policy.judge, PolicyVerdict.init)
    static let end = Statement<(Int64, Int64, String, CalendarDay?), Void>(SQL.Queries.Policy.end)
    static let remove = Statement<(Int64, String, CalendarDay?), Void>(SQL.Queries.Policy.remove)
    static let write = Statement<(Int64, Int64, String, CalendarDay?, String), Void>(SQL.Queries.Policy.write)
}

/// A policy there is.
public struct PolicyKey: Sendable, Hashable {
    /// Its key, such as `credit.transfer_policy`.
    public let key: String
    /// What holds unless something else is stated.
    public let defaultValue: String
    /// What a value looks like, in words.
    public let form: String
    /// What it decides, one sentence.
    public let meaning: String
}

/// What a policy of an organisation is on some days.
public struct PolicyValue: Sendable, Hashable {
    /// The key, such as `credit.transfer_policy`.
    public let key: String
    /// The first and the last day; nil has no bound.
    public let first: CalendarDay?, last: CalendarDay?
    /// The value, in the form of its key.
    public let value: String
    /// Whether nothing is stated for these days.
    public let isDefault: Bool
    /// The change that stated it, and who made it, when (ISO 8601 in UTC) and why; nil for a default.
    public let change: Int64?, actor: String?, madeAt: String?, reason: String?
}

/// What is to be said about stating a policy.
public struct PolicyVerdict: Sendable, Hashable {
    /// Whether the value is one of the key's.
    public let isValid: Bool
    /// Whether nothing would change.
    public let isSoAlready: Bool
}

extension Store {
    /// The policies there are, by key.
    public func policyKeys(_ context: OperationContext) async throws -> [PolicyKey] {
        try await database.fetch(PolicyStatements.keys, (), as: TransactionIdentity(reading: context))
    }

    /// The policies of an organisation, by key and in the order of time, without a gap.
    public func policies(_ context: OperationContext) async throws -> [PolicyValue] {
        try await database.fetch(PolicyStatements.list, context.organisation.id, as: TransactionIdentity(reading: context))
    }

    /// States a policy from a day on (nil: for every day) under a change of its own, in the place of whatever was stated for these
    /// days; no value takes that back. Returns the change; nil if nothing changes. `check` sees the verdict before anything is
    /// written, and throws to refuse. Throws `StoreError.importUnderWay`.
    public func setPolicy(
        _ context: OperationContext, key: String, value: String?, from: CalendarDay?, reason: String,
        _ check: @escaping @Sendable (PolicyVerdict) throws -> Void
    ) async throws -> Int64? {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, id) else {
                    throw StoreError.importUnderWay(organisation: context.organisation.key)
                }
                let verdict = try await transaction.fetchOne(PolicyStatements.judge, (id, key, value, from))
                try check(verdict)
                if verdict.isSoAlready { return nil }
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                let change = try await transaction.openChange(context, kind: "policy", reason: reason)
                _ = try await transaction.fetchOne(ChangeStatements.assume, change)
                try await transaction.execute(PolicyStatements.end, (id, change, key, from))
                try await transaction.execute(PolicyStatements.remove, (id, key, from))
                if let value { try await transaction.execute(PolicyStatements.write, (id, change, key, from, value)) }
                return change
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}
