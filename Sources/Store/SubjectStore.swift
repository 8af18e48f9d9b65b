public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum SubjectStatements {
    static let find = Statement<(Int64, String, String, String?), ProvidedUser>(SQL.Queries.Access.findBySubject, ProvidedUser.init)
    static let link = Statement<(Int64, Int64, Int64, String, String), Void>(SQL.Queries.Access.linkSubject)
    static let unlink = Statement<(Int64, Int64), Int64>(SQL.Queries.Access.unlinkSubject) { (count: Int64) in count }
    static let openSession = Statement<(Int64, Int64, [UInt8], Int32), Int64>(SQL.Queries.Access.openSession) { (user: Int64) in user }
    static let countAdministrators = Statement<Int64, Int64>(SQL.Queries.Access.countAdministrators) { (count: Int64) in count }
}

/// The user whom a provider of identities means.
public struct ProvidedUser: Sendable, Hashable {
    /// The number of the user.
    public let user: Int64
    /// His login.
    public let login: String
    /// Whether he has come from the provider before, so that its subject is known; else his login is the address that it verified.
    public let isKnown: Bool
    /// Whether he may enter today: admitted, not left, and with something to see.
    public let mayEnter: Bool
}

extension Store {
    /// The user whom a subject of an issuer means in an organisation: by the subject, or by the verified e-mail address of a user who never
    /// came from a provider; nil where there is none.
    public func user(
        issuer: String, subject: String, verifiedEmail: String?, in organisation: Organisation
    ) async throws -> ProvidedUser? {
        try await database.read(as: TransactionIdentity(.gate, organisationID: organisation.id)) { transaction in
            try await transaction.fetchOptional(SubjectStatements.find, (organisation.id, issuer, subject, verifiedEmail))
        }
    }

    /// Remembers by which account of a provider a user signs in; false where he has one already. Throws `StoreError.rowRefused` for an account
    /// that is another user's.
    public func linkSubject(
        _ subject: String, of issuer: String, to user: Int64, reason: String, _ context: OperationContext
    ) async throws -> Bool {
        try await changesAccess(context, reason) { transaction, change in
            try await transaction.execute(SubjectStatements.link, (context.organisation.id, change, user, issuer, subject)) > 0
        }
    }

    /// Forgets by which account of a provider a user signs in; whether any was known.
    public func unlinkSubject(of user: Int64, reason: String, _ context: OperationContext) async throws -> Bool {
        try await changesAccess(context, reason) { transaction, _ in
            try await transaction.fetchOne(SubjectStatements.unlink, (context.organisation.id, user)) > 0
        }
    }

    /// Opens a session of a user under a secret, for so many seconds.
    public func openSession(_ session: Secret, of user: Int64, seconds: Int32, in organisation: Organisation) async throws {
        _ = try await database.write(as: TransactionIdentity(.gate, organisationID: organisation.id)) { transaction in
            try await transaction.fetchOne(SubjectStatements.openSession, (organisation.id, user, session.digest, seconds))
        }
    }

    /// How many users may say who has access.
    public func administratorCount(_ context: OperationContext) async throws -> Int64 {
        try await administering(context) { try await $0.fetchOne(SubjectStatements.countAdministrators, context.organisation.id) }
    }
}
