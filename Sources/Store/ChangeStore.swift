public import Access
internal import Postgres
internal import SQLCatalog
internal import SalesModel

enum ChangeStatements {
    static let open = Statement<
        (Int64, Int64?, String, String, String?, String?, String?, String?, PostgresTimestamp?, [String]?), Int64
    >(SQL.Queries.Change.open) { (change: Int64) in change }
    static let findNewerExtract = Statement<(Int64, String, [String], PostgresTimestamp), NewerExtract>(
        SQL.Queries.Change.findNewerExtract, NewerExtract.init)
    static let assume = Statement<Int64, String>(SQL.Queries.Change.assume) { (value: String) in value }
    static let enterFence = Statement<Int64, Bool>(SQL.Queries.Change.enterFence) { (entered: Bool) in entered }
    static let takeImportTurn = Statement<Int64, Bool>(SQL.Queries.Change.takeImportTurn) { (taken: Bool) in taken }
    static let findByRequestKey = Statement<(Int64, String), FormerRequest>(
        SQL.Queries.Change.findByRequestKey, FormerRequest.init)
    static let countDifferences = Statement<(Int64, Int64), DifferenceCount>(
        SQL.Queries.Change.countDifferences, DifferenceCount.init)
    static let listDifferences = Statement<(Int64, Int64, Int32), Difference>(
        SQL.Queries.Change.listDifferences, Difference.init)
}

/// A change that was made under a request key before.
public struct FormerRequest: Sendable, Hashable {
    /// Its number.
    public let change: Int64
    /// SHA-256 of the files it read, if it read files.
    public let fileDigest: String?
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

extension Store {
    /// What a change did, row by row and field by field, at most `limit` lines in a fixed order.
    public func differences(_ context: OperationContext, change: Int64, limit: Int32) async throws -> [Difference] {
        try await database.fetch(
            ChangeStatements.listDifferences, (context.organisation.id, change, limit), as: TransactionIdentity(reading: context))
    }
}
