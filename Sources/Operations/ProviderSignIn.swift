public import Access
public import Logging
import SalesModel
import Store

/// What came of somebody whom a provider of identities named.
public enum ProviderSignIn: Sendable {
    /// He is a user of one organisation: the secret of his session, and his login.
    case entered(Secret, login: String)
    /// He is a user of several: for each its name and a sign-in link to it, by name.
    case choice([(organisation: String, link: Secret)])
    /// Nobody of that account or address has been admitted.
    case unknown
    /// He was admitted, but may not enter today: he has left, was ended, or nothing is granted to him.
    case noAccess(login: String)
}

extension AccessOperations {
    /// Signs somebody in whom a provider named, in those of the organisations that have him as a user.
    ///
    /// He is known by the provider's subject. Of a user who has never come from a provider the verified e-mail address has to be the login; from then on
    /// his subject is known, and the address lets nobody else in. That is a change on the record.
    ///
    /// - Parameters:
    ///   - issuer: the provider.
    ///   - subject: whom it means.
    ///   - verifiedEmail: the address that it made sure of, in small letters; nil without one.
    ///   - organisations: the keys of those that trust this provider.
    ///   - logger: where to log.
    public func signIn(
        issuer: String, subject: String, verifiedEmail: String?, organisations: [String], logger: Logger
    ) async throws -> ProviderSignIn {
        var (found, refused) = ([(context: OperationContext, user: ProvidedUser)](), String?.none)
        for key in organisations {
            guard let (context, user) = try await meant(issuer, subject, verifiedEmail, in: key, logger) else { continue }
            if user.mayEnter { found.append((context, user)) } else { refused = user.login }
        }
        guard let first = found.first else { return refused.map { .noAccess(login: $0) } ?? .unknown }
        for (context, user) in found where !user.isKnown {
            guard try await link(user, to: issuer, subject, context) else { return .unknown }
        }
        return try await store.reading(nil) {
            guard found.count > 1 else {
                let session = Secret(for: first.context.organisation.key)
                try await store.openSession(
                    session, of: first.user.user, seconds: Self.sessionSeconds, in: first.context.organisation)
                return .entered(session, login: first.user.login)
            }
            var links: [(organisation: String, link: Secret)] = []
            for (context, user) in found {
                let link = Secret(for: context.organisation.key)
                _ = try await store.issue(
                    link, as: .link, user: user.user, name: nil, scopes: CredentialScope.allCases, seconds: Self.linkSeconds,
                    reason: "Signed in through \(issuer)", context)
                links.append((context.organisation.name, link))
            }
            return .choice(links.sorted { $0.organisation < $1.organisation })
        }
    }

    /// Remembers whom a subject means, unless somebody else came from the provider as this user in the meantime; whether it means him now.
    private func link(_ user: ProvidedUser, to issuer: String, _ subject: String, _ context: OperationContext) async throws -> Bool {
        try await store.reading(nil) {
            if try await store.linkSubject(subject, of: issuer, to: user.user, reason: "First sign-in through \(issuer)", context) {
                return true
            }
            let known = try await store.user(issuer: issuer, subject: subject, verifiedEmail: nil, in: context.organisation)
            return known?.user == user.user
        }
    }

    /// The user who is meant in an organisation, and the context in which he himself is what happens.
    private func meant(
        _ issuer: String, _ subject: String, _ email: String?, in key: String, _ logger: Logger
    ) async throws -> (OperationContext, ProvidedUser)? {
        try await store.reading(nil) {
            guard let organisation = try await store.organisation(key: key),
                let user = try await store.user(issuer: issuer, subject: subject, verifiedEmail: email, in: organisation)
            else { return nil }
            return (
                OperationContext(actor: Actor(name: "user:" + user.login), organisation: organisation, permissions: [], logger: logger),
                user
            )
        }
    }

    /// Forgets by which account of a provider a user signs in: the next time his verified e-mail address has to be his login again. Throws
    /// `OperationError.notFound` for an unknown user and for one of whom no account is known.
    public func forgetSubject(of login: String, reason: String, _ context: OperationContext) async throws {
        try context.require(.administer)
        try Self.checked(reason)
        guard try await store.unlinkSubject(of: try await user(login, context).number, reason: reason, context) else {
            throw OperationError.notFound("\(login) has never signed in through a provider, so there is no account to forget.")
        }
    }

    /// Whether some user may say who has access.
    public func hasAdministrator(_ context: OperationContext) async throws -> Bool {
        try context.require(.administer)
        return try await store.administratorCount(context) > 0
    }

    /// Makes the first administrator of an organisation: admits him, unless he is a user already, and grants him the role. Returns the secret
    /// of a link that signs him in. Throws `OperationError.forbidden` where there is an administrator already: that one grants roles to others.
    public func addFirstAdministrator(
        _ login: String, person: String?, reason: String?, _ context: OperationContext
    ) async throws -> Secret {
        guard try await !hasAdministrator(context) else {
            throw OperationError.forbidden(
                "\(context.organisation.key) has an administrator already, who can admit users and grant roles; see `drumbeat grant list`. "
                    + "Leave out --first, and grant the role with `drumbeat grant give`.")
        }
        let reason = reason ?? "First administrator"
        if try await store.user(login: login.lowercased(), context).number == nil {
            try await addUser(login, person: person, reason: reason, context)
        }
        try await grant(.administrator, to: login, from: nil, until: nil, reason: reason, context)
        return try await link(for: login, context)
    }
}
