import Hummingbird
public import OpenID
import Synchronization

/// The way in through a provider of identities.
public struct ProviderDoor: Sendable {
    let provider: OpenIDProvider
    let seal: AttemptSeal
    /// What people call the provider.
    let name: String
    /// The keys of the organisations that trust it.
    let organisations: [String]
    let used = UsedStates()
    /// The present instant, in seconds since 1970-01-01 UTC.
    let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - provider: who is asked.
    ///   - name: what people call it, on the button.
    ///   - organisations: the keys of the organisations whose users may come through it. Each has to trust it: it can say of anybody who he is.
    ///   - now: the present instant, in seconds since 1970-01-01 UTC.
    public init(_ provider: OpenIDProvider, name: String, organisations: [String], now: @escaping @Sendable () -> Int64) {
        self.provider = provider
        self.name = name
        self.organisations = organisations
        self.now = now
        seal = AttemptSeal(provider.settings)
    }

    /// The provider's own name of itself.
    public var issuer: String { provider.settings.issuer }

    /// Whether the provider can be asked. Throws `ProviderFault`.
    public func check() async throws { try await provider.check() }

    /// Ends the connections to the provider.
    public func shutdown() async { await provider.shutdown() }
}

/// The attempts that were finished, for as long as they could be tried again. Their number is bounded: the oldest makes room.
final class UsedStates: Sendable {
    private let states = Mutex<[(state: String, expires: Int64)]>([])

    private static let capacity = 10_000

    /// Notes that an attempt is being finished; false if it was before.
    func use(_ attempt: SignInAttempt, now: Int64) -> Bool {
        states.withLock { states in
            states.removeAll { $0.expires <= now }
            guard !states.contains(where: { $0.state == attempt.state }) else { return false }
            if states.count == Self.capacity { states.removeFirst() }
            states.append((attempt.state, attempt.expires))
            return true
        }
    }
}

/// Why somebody who came from a provider is not signed in, as far as he is told.
enum SignInFailure: Equatable {
    /// The provider cannot be asked.
    case away
    /// Not begun in this browser, finished before, or too long ago.
    case stale
    /// He gave it up, or the provider did not let him.
    case cancelled
    /// The provider does not accept the code or this program.
    case refused
    /// What came back is not trusted.
    case untrusted
    /// The provider has not made sure of his address.
    case emailUnverified
    /// He is no user, or not any more.
    case notAdmitted

    /// For the log.
    var word: String {
        switch self {
        case .away: "away"
        case .stale: "stale"
        case .cancelled: "cancelled"
        case .refused: "refused"
        case .untrusted: "untrusted"
        case .emailUnverified: "email_unverified"
        case .notAdmitted: "not_admitted"
        }
    }

    /// What the page says, with what to do.
    func page(provider: String) -> (status: HTTPResponse.Status, heading: String, paragraphs: [String]) {
        switch self {
        case .away:
            (
                .serviceUnavailable, "\(provider) cannot be asked at the moment",
                ["It did not answer in time, or not as it should. Try again in a moment.", Self.otherWay]
            )
        case .stale:
            (
                .badRequest, "This sign-in cannot be finished",
                ["It was not begun in this browser, was finished before, or took longer than ten minutes. Begin again here."]
            )
        case .cancelled:
            (
                .forbidden, "You are not signed in",
                ["\(provider) did not sign you in, or you gave it up. You can begin again.", Self.otherWay]
            )
        case .refused, .untrusted:
            (
                .forbidden, "You are not signed in",
                [
                    "What \(provider) answered could not be accepted. Begin again; if it happens again, tell whoever runs this server: the reason is in its log."
                ]
            )
        case .emailUnverified:
            (
                .forbidden, "Your e-mail address is not confirmed",
                ["\(provider) has not made sure that your e-mail address is yours. Confirm it there, and begin again."]
            )
        case .notAdmitted:
            (
                .forbidden, "You have no access",
                [
                    "\(provider) knows you, but no user of Drumbeat who may sign in today belongs to this account. Ask whoever administers access to "
                        + "admit you by the e-mail address that \(provider) knows, or sign in with another account."
                ]
            )
        }
    }

    private static let otherWay = "Whoever administers access can also give you a one-time link."
}
