import Access
import Crypto
import Synchronization

/// One-time sign-in links and the sessions they open, kept in memory.
///
/// A link carries a random token of 256 bits, works once and for a short time; opening it yields another random
/// token of 256 bits for the session cookie. Only SHA-256 digests of both are kept, and digests are compared in
/// constant time. The numbers of links and sessions are bounded: the oldest makes room.
///
/// Restarting the process ends every session.
public final class SignInLinks: Sendable {
    /// How long a link works when nobody uses it.
    public let linkLifetime: Duration
    /// How long a session lasts after signing in, whether it is used or not.
    public let sessionLifetime: Duration

    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var links = TokenShelf(capacity: 32)
        var sessions = TokenShelf(capacity: 256)
    }

    /// - Parameters:
    ///   - linkLifetime: 10 minutes unless given.
    ///   - sessionLifetime: 12 hours unless given.
    ///   - now: the clock; tests pass their own.
    public init(
        linkLifetime: Duration = .seconds(10 * 60),
        sessionLifetime: Duration = .seconds(12 * 60 * 60),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.linkLifetime = linkLifetime
        self.sessionLifetime = sessionLifetime
        self.now = now
    }

    /// Makes a new link and returns its path with the token, "/enter?token=…", to be put after the server's address.
    /// The token is not kept, so the path cannot be asked for again.
    public func issuePath() -> String {
        "/enter?token=" + state.withLock { $0.links.issue(until: now() + linkLifetime) }
    }

    /// Whether a link would work now. Does not use it up.
    func isOpen(_ token: String) -> Bool {
        state.withLock { $0.links.holds(token, at: now()) }
    }

    /// Uses a link up and opens a session. Returns the token for the cookie, or nil when the link does not work.
    func redeem(_ token: String) -> String? {
        let time = now()
        return state.withLock { state in
            guard state.links.remove(token, at: time) else { return nil }
            return state.sessions.issue(until: time + sessionLifetime)
        }
    }

    /// Whether a cookie's token belongs to a living session.
    func isSession(_ token: String) -> Bool {
        state.withLock { $0.sessions.holds(token, at: now()) }
    }

    /// Ends a session; nothing happens when there is none.
    func endSession(_ token: String) {
        state.withLock { _ = $0.sessions.remove(token, at: now()) }
    }
}

/// A bounded number of random tokens with an expiry each, kept as digests.
private struct TokenShelf {
    private struct Entry {
        let digest: SHA256.Digest
        let expires: ContinuousClock.Instant
    }

    let capacity: Int
    private var entries: [Entry] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func issue(until expires: ContinuousClock.Instant) -> String {
        let token = Secret.randomDigits()
        if entries.count == capacity { entries.removeFirst() }
        entries.append(Entry(digest: Self.digest(token), expires: expires))
        return token
    }

    func holds(_ token: String, at time: ContinuousClock.Instant) -> Bool {
        index(of: token).map { time < entries[$0].expires } ?? false
    }

    /// Removes a token and says whether it was still good.
    mutating func remove(_ token: String, at time: ContinuousClock.Instant) -> Bool {
        guard let index = index(of: token) else { return false }
        return time < entries.remove(at: index).expires
    }

    /// Looks at every entry, equal or not, so that the time taken tells nothing about which one matched.
    /// Digests compare in constant time: that is how the cryptography package defines their equality.
    private func index(of token: String) -> Int? {
        let digest = Self.digest(token)
        var found: Int?
        for index in entries.indices where entries[index].digest == digest { found = index }
        return found
    }

    private static func digest(_ token: String) -> SHA256.Digest { SHA256.hash(data: Array(token.utf8)) }
}

/// Bytes as hexadecimal digits.
enum Hexadecimal {
    static func byte(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    static func text(_ bytes: some Sequence<UInt8>) -> String { bytes.map(byte).joined() }
}
