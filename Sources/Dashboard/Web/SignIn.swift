import Access
import Logging
import OpenID
import Operations

/// Who may use the pages: users by links and sessions that the database keeps, and whoever runs the server by links and sessions of
/// the process itself, which its end ends.
struct SignIn: Sendable {
    let links: SignInLinks
    /// With whose right whoever runs the server reads; nil where he has no link.
    let `operator`: OperationContext?
    let access: AccessOperations?

    /// Whether a link would work now. Does not use it up.
    func isOpen(_ token: String) async throws -> Bool {
        if links.isOpen(token) { return true }
        return try await asking { try await $0.isOpen(link: token) } ?? false
    }

    /// Uses a link up and opens a session; nil when the link does not work.
    func redeem(_ token: String) async throws -> (token: String, lifetime: Duration)? {
        if let session = links.redeem(token) { return (session, links.sessionLifetime) }
        let session = try await asking { try await $0.redeem(link: token) }
        return session.flatMap { $0 }.map { ($0.text, .seconds(Int(AccessOperations.sessionSeconds))) }
    }

    /// With whose right a session reads, by today's grants and position; nil for none that lives.
    func context(session token: String, logger: Logger) async throws -> OperationContext? {
        if links.isSession(token) { return `operator` }
        return try await asking { try await $0.authenticate(token, as: .session, logger: logger) } ?? nil
    }

    /// Ends a session; nothing happens when there is none.
    func end(session token: String) async throws {
        links.endSession(token)
        try await asking { try await $0.end(session: token) }
    }

    /// Lets the administrator of a session see the pages as another user does.
    func beginView(as login: String, reason: String, session token: String, _ context: OperationContext) async throws {
        try await asking { try await $0.beginView(as: login, reason: reason, session: token, context) }
    }

    /// Lets a session see the pages as its own user again.
    func endView(session token: String) async throws { try await asking { try await $0.endView(session: token) } }

    /// What happened to one's own access.
    func ownEvents(_ context: OperationContext) async throws -> [OwnEvent] {
        try await asking { try await $0.ownEvents(context) } ?? []
    }

    /// Everything that is kept about whoever asks.
    func ownData(_ context: OperationContext) async throws -> String {
        try await asking { try await $0.exportOwn(context) } ?? ""
    }

    /// Signs in whom a provider named.
    func enter(_ identity: ProvenIdentity, organisations: [String], logger: Logger) async throws -> ProviderSignIn {
        try await asking {
            try await $0.signIn(
                issuer: identity.issuer, subject: identity.subject, verifiedEmail: identity.verifiedEmail, organisations: organisations,
                logger: logger)
        } ?? .unknown
    }

    @discardableResult
    private func asking<Value: Sendable>(_ question: (AccessOperations) async throws -> Value) async throws -> Value? {
        guard let access else { return nil }
        do { return try await question(access) } catch OperationError.unavailable(let reason) {
            throw DashboardError.unavailable(reason: reason)
        } catch OperationError.tooSlow(let reason) {
            throw DashboardError.tookTooLong(reason: reason)
        }
    }
}
