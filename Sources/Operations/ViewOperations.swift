public import Access
internal import Store

extension AccessOperations {
    /// Lets the administrator who is signed in with a session see the pages as another user does: nothing but reading, for an hour at most.
    /// That it began, with the reason, is a change on the record; the user can see it, too.
    ///
    /// Throws `OperationError.forbidden` for who is no administrator, `.notFound` for an unknown user, `.invalid` without a reason, for oneself, and for
    /// somebody who has no access today.
    public func beginView(as login: String, reason: String, session text: String, _ context: OperationContext) async throws {
        try context.require(.administer)
        let reason = String(reason.drop { $0.isWhitespace }.prefix(500))
        guard !reason.isEmpty else { throw OperationError.invalid("Say why: the reason is kept, and shown to the user.") }
        guard let session = Secret(text) else {
            throw OperationError.invalid("Sign in as a user with the role administrator: the link that the server prints is nobody's.")
        }
        let login = login.lowercased()
        guard let number = try await store.reading(context, { try await store.user(login: login, context).number }) else {
            throw OperationError.notFound("There is no user \(login).")
        }
        let until = try await store.reading(context) {
            try await store.beginView(
                session: session, as: number, seconds: Self.viewSeconds, reason: "View as \(login): \(reason)", context)
        }
        guard until != nil else {
            throw OperationError.invalid("\(login) cannot be looked at: it is yourself, or somebody who has no access today.")
        }
    }

    /// Lets a session see the pages as its own user again; nothing happens where it does already.
    public func endView(session text: String) async throws {
        guard let session = Secret(text) else { return }
        try await store.reading(nil) {
            guard let organisation = try await store.organisation(key: session.organisation) else { return }
            try await store.endView(session: session, in: organisation)
        }
    }

    /// What happened to one's own access, the newest first: sign-ins, and who saw the pages as oneself. Empty for who is no user.
    public func ownEvents(_ context: OperationContext) async throws -> [OwnEvent] {
        guard let user = context.user else { return [] }
        return try await store.reading(context) { try await store.ownEvents(user: user, limit: 100, context) }.map { event in
            OwnEvent(
                happenedAt: event.happenedAt, kind: event.kind, viewer: event.viewer, until: event.until,
                origin: OriginNote(channel: event.channel, peer: event.peer))
        }
    }
}

/// What happened to the access of a user, as he is told himself.
public struct OwnEvent: Sendable, Hashable {
    /// Its instant, ISO 8601 in UTC.
    public let happenedAt: String
    /// As of ``AccessEvent``.
    public let kind: String
    /// Who saw the pages as he does; nil for everything else.
    public let viewer: String?
    /// Until when it would last, ISO 8601 in UTC; nil for an end.
    public let until: String?
    /// From where.
    public let origin: OriginNote
}
