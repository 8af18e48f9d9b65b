public import Access
internal import Postgres
internal import SQLCatalog
internal import SalesModel

enum PersonStatements {
    static let records = Statement<(Int64, Int64), PersonRecords>(SQL.Queries.Person.records, PersonRecords.init)
}

/// What a table holds about a person.
public struct PersonRecords: Sendable, Hashable {
    /// The table's name, and what it holds.
    public let table: String, about: String
    /// How many rows are about the person.
    public let count: Int64
    /// The rows, as a JSON array.
    public let json: String
}

extension Store {
    /// Everything that is kept about a person, table by table. It is read with the sight of the whole organisation, whatever that of the
    /// context is: whoever calls this has made sure that the context may have it.
    public func personRecords(_ context: OperationContext, person: Int64) async throws -> [PersonRecords] {
        try await database.read(as: TransactionIdentity(.read, organisationID: context.organisation.id)) { transaction in
            try await transaction.fetch(PersonStatements.records, (context.organisation.id, person))
        }
    }
}
