internal import Postgres
import SQLCatalog

/// What came of binding a reporting login.
public enum ReportingBinding: String, Sendable, Hashable {
    /// The login was there, and sees the organisation now.
    case bound
    /// The login was made, without a password, and sees the organisation.
    case created
    /// It sees nothing any more.
    case ended
    /// It was never bound to anything.
    case unknown
    /// It is above row-level security; nothing was done.
    case mighty
    /// It works for the product itself; nothing was done.
    case duty
}

extension SchemaManager {
    /// Lets a login read the views for reporting of one organisation, by its number, or with nil of none any more. As the owner of the schema.
    public func bindReportingLogin(_ login: String, organisation: Int64?) async throws -> ReportingBinding {
        let word = try await database.write(as: .login) { transaction in
            try await transaction.fetchOne(SchemaStatements.bindReportingLogin, (login, organisation))
        }
        return ReportingBinding(rawValue: word) ?? .unknown
    }
}
