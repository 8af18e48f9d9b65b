public import Access
internal import Postgres
internal import SQLCatalog
internal import SalesModel

enum ErasureStatements {
    static let standing = Statement<(Int64, Int64, [String], [String]), ErasureStanding>(
        SQL.Queries.Person.erasureStanding, ErasureStanding.init)
    static let erase = Statement<(Int64, Int64, Int64, [String]), ErasedColumn>(SQL.Queries.Person.erase, ErasedColumn.init)
}

/// What speaks against erasing a person.
public struct ErasureStanding: Sendable, Hashable {
    /// The change by which he was erased last; nil if he never was.
    public let erasedBy: Int64?
    /// Whether he works here, today or later.
    public let isEmployed: Bool
    /// Whether nobody else may say who has access.
    public let isOnlyAdministrator: Bool
    /// Which of the words that would be kept name him: their places from 1.
    public let naming: [Int32]
}

/// What an erasure did in a column.
public struct ErasedColumn: Sendable, Hashable {
    /// Table and column.
    public let table: String, column: String
    /// `replaced`, `removed` or `ended`; `kept` where a file says it within other words.
    public let done: String
    /// In how many rows.
    public let rows: Int64
}

/// What came of an erasure.
public struct ErasureRecord: Sendable, Hashable {
    /// How it stood before.
    public let standing: ErasureStanding
    /// Whether it was done, if only to be undone again; by which change, nil for a dry run.
    public let isDone: Bool, change: Int64?
    /// What was done, table by table.
    public let columns: [ErasedColumn]
}

extension Store {
    /// Erases who a person is, under one change.
    ///
    /// Nobody imports or writes meanwhile, so that nothing with his name comes to light afterwards. `check` decides by what speaks against it
    /// whether it is done (true) or left (false); what it throws ends it, too. With `isDryRun` all is done, counted and undone. Throws
    /// `StoreError.importUnderWay`.
    public func erase(
        person: Int64, also: [String], reason: String, isDryRun: Bool, _ context: OperationContext,
        check: @escaping @Sendable (ErasureStanding) throws -> Bool
    ) async throws -> ErasureRecord {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.erase, organisationID: id)) { transaction in
                guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, id) else {
                    throw StoreError.importUnderWay(organisation: context.organisation.key)
                }
                _ = try await transaction.fetchOne(RunStatements.closeFence, id)
                let words = [reason, context.actor.name, context.terms.key ?? ""]
                let standing = try await transaction.fetchOne(ErasureStatements.standing, (id, person, also, words))
                guard try check(standing) else { return ErasureRecord(standing: standing, isDone: false, change: nil, columns: []) }
                let change = try await transaction.openChange(context, kind: "erasure", reason: reason)
                _ = try await transaction.fetchOne(ChangeStatements.assume, change)
                let columns = try await transaction.fetch(ErasureStatements.erase, (id, person, change, also))
                let record = ErasureRecord(standing: standing, isDone: true, change: isDryRun ? nil : change, columns: columns)
                if isDryRun { throw RolledBack(value: record) }
                return record
            }
        } catch let undone as RolledBack<ErasureRecord> {
            return undone.value
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}
