public import Access
internal import Postgres
internal import SQLCatalog
internal import SalesModel

enum ChangeStatements {
    static let open = Statement<
        (Int64, Int64?, String, String, String?, String?, String?, String?, PostgresTimestamp?, [String]?, Int64?), Int64
    >(SQL.Queries.Change.open) { (change: Int64) in change }
    static let findNewerExtract = Statement<(Int64, String, [String], PostgresTimestamp), NewerExtract>(
        SQL.Queries.Change.findNewerExtract, NewerExtract.init)
    static let assume = Statement<Int64, String>(SQL.Queries.Change.assume) { (value: String) in value }
    static let enterFence = Statement<Int64, Bool>(SQL.Queries.Change.enterFence) { (entered: Bool) in entered }
    static let takeImportTurn = Statement<Int64, Bool>(SQL.Queries.Change.takeImportTurn) { (taken: Bool) in taken }
    static let findByRequestKey = Statement<(Int64, String), FormerRequest>(
        SQL.Queries.Change.findByRequestKey, FormerRequest.init)
    static let created = Statement<(Int64, Int64), CreatedRecord>(SQL.Queries.Change.created, CreatedRecord.init)
    static let newest = Statement<Int64, Int64>(SQL.Queries.Change.newest) { (change: Int64) in change }
    static let countDifferences = Statement<(Int64, Int64), DifferenceCount>(
        SQL.Queries.Change.countDifferences, DifferenceCount.init)
    static let listDifferences = Statement<(Int64, Int64, Int32), Difference>(
        SQL.Queries.Change.listDifferences, Difference.init)
}

/// A change that was made under a request key before.
public struct FormerRequest: Sendable, Hashable {
    /// Its number.
    public let change: Int64
    /// SHA-256 of the request, or of the files it read.
    public let digest: String?
    /// What it is about, such as `import`, `lock` or `policy`.
    public let kind: String
    /// Who made it, and why.
    public let actor: String, reason: String?
    /// When, ISO 8601 in UTC.
    public let madeAt: String
}

/// Something with a number of its own that came into being by a change.
public struct CreatedRecord: Sendable, Hashable {
    /// `inquiries` or `letters`, and its number within the organisation.
    public let collection: String, number: Int64
}

/// An extract that was loaded already and is newer than the one at hand.
struct NewerExtract: Sendable {
    let noun: String
    /// Its instant, ISO 8601 in UTC.
    let extractedAt: String
}

/// How many rows of a noun a change added, changed and removed.
public struct DifferenceCount: Sendable, Hashable {
    /// The table's name, such as `opportunity`.
    public let noun: String
    /// Rows that were not there before.
    public let added: Int64
    /// Rows that differ from before.
    public let changed: Int64
    /// Rows that are there no more.
    public let removed: Int64
}

/// What a change did to one row, or to one field of it.
public struct Difference: Sendable, Hashable {
    /// The table's name.
    public let noun: String
    /// `added`, `changed` or `removed`.
    public let action: String
    /// The row's key, its parts joined by a middle dot.
    public let key: String
    /// The field that changed; nil for a row added or removed.
    public let field: String?
    /// Its former value.
    public let before: String?
    /// Its present value.
    public let after: String?
}

extension Transaction {
    /// Opens a change in the name and on the terms of a context, and returns its number; all that is written under it is written after.
    ///
    /// Throws `StoreError.requestAlreadyMade` for a key that was used before, `StoreError.changedMeanwhile` where a change is there that the
    /// caller does not know of. That nobody comes between this and the commit is for the caller to see to.
    func openChange(_ context: OperationContext, kind: String, reason: String? = nil) async throws -> Int64 {
        let (id, terms) = (context.organisation.id, context.terms)
        if let key = terms.key { try await refuseFormerRequest(key, digest: terms.digest, organisation: id) }
        let change = try await fetchOptional(
            ChangeStatements.open,
            (id, nil, context.actor.name, kind, reason, terms.key, terms.digest, nil, nil, nil, terms.newestChange))
        guard let change else { throw StoreError.changedMeanwhile }
        return change
    }

    /// Throws `StoreError.requestAlreadyMade` if a change was made under a request key.
    func refuseFormerRequest(_ key: String, digest: String?, organisation: Int64) async throws {
        guard let former = try await fetchOptional(ChangeStatements.findByRequestKey, (organisation, key)) else { return }
        throw StoreError.requestAlreadyMade(key: key, change: former.change, isSame: former.digest == digest)
    }
}

extension Store {
    /// The change that was made under a request key; nil if none was.
    public func formerRequest(_ key: String, _ context: OperationContext) async throws -> FormerRequest? {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOptional(ChangeStatements.findByRequestKey, (context.organisation.id, key))
        }
    }

    /// What came into being by a change.
    public func created(by change: Int64, _ context: OperationContext) async throws -> [CreatedRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ChangeStatements.created, (context.organisation.id, change))
        }
    }

    /// The number of the newest change; 0 before the first.
    public func newestChange(_ context: OperationContext) async throws -> Int64 {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOne(ChangeStatements.newest, context.organisation.id)
        }
    }

    /// What a change did, row by row and field by field, at most `limit` lines in a fixed order.
    public func differences(_ context: OperationContext, change: Int64, limit: Int32) async throws -> [Difference] {
        try await database.fetch(
            ChangeStatements.listDifferences, (context.organisation.id, change, limit), as: TransactionIdentity(reading: context))
    }
}
