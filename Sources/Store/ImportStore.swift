internal import Postgres
internal import SQLCatalog
internal import SalesModel

/// Whether an import's transaction is committed.
public enum ImportEnding: Sendable {
    case commit
    /// Everything it wrote is undone: a dry run, findings, or nothing to change.
    case rollBack
}

/// Ends a transaction without committing it and carries the result out.
struct RolledBack<Value: Sendable>: Error {
    let value: Value
}

extension Store {
    /// Runs an import in one transaction: `body` stages, checks and applies, and says whether that is kept.
    ///
    /// An organisation that does not exist yet is founded first, in the same transaction. Throws `StoreError.importUnderWay`
    /// when another import of the organisation is running, `StoreError.requestAlreadyMade` for a request key used before,
    /// `StoreError.rowRefused` for what a constraint of the database forbids.
    public func importing<Value: Sendable>(
        into draft: OrganisationDraft, actor: String, request: ImportRequest,
        _ body: @Sendable (ImportSession) async throws -> (Value, ImportEnding)
    ) async throws -> Value {
        let existing = try await organisation(key: draft.key)
        let settings = [("drumbeat.source", request.source)]
        var identity: TransactionIdentity
        if let existing {
            identity = TransactionIdentity(.write, organisationID: existing.id, settings: settings)
        } else {
            identity = TransactionIdentity(.found, organisationKey: draft.key)
            identity.settings += settings
        }
        do {
            let result = try await database.write(as: identity) { transaction in
                let organisation: Organisation
                if let existing {
                    organisation = existing
                } else {
                    organisation = try await transaction.found(draft, actor: actor)
                }
                let session = try await begin(transaction, organisation, existing == nil, request, actor: actor)
                let (value, ending) = try await body(session)
                if ending == .rollBack { throw RolledBack(value: value) }
                try await transaction.countForStatistics()
                return (value, organisation.id)
            }
            await database.refreshStatistics(as: TransactionIdentity(.write, organisationID: result.1))
            return result.0
        } catch let rolledBack as RolledBack<Value> {
            return rolledBack.value
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }

    private func begin(
        _ transaction: Transaction, _ organisation: Organisation, _ isFounded: Bool, _ request: ImportRequest,
        actor: String
    ) async throws -> ImportSession {
        guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, organisation.id) else {
            throw StoreError.importUnderWay(organisation: organisation.key)
        }
        if let key = request.requestKey {
            try await transaction.refuseFormerRequest(key, digest: request.fileDigest, organisation: organisation.id)
        }
        let extract = try await transaction.extract(at: request.extractedAt, zone: organisation.zone)
        _ = try await transaction.fetchOne(
            AccessStatements.describeImport, (extract.day.description, request.completeNouns.contains("person")))
        try await transaction.script(SQL.Queries.Import.staging)
        return ImportSession(
            organisation: organisation, isFounded: isFounded, extractedOn: extract.day, extractedAt: extract.instant,
            transaction: transaction, request: request, actor: actor)
    }
}
