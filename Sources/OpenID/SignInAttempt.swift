internal import Access
internal import Crypto
internal import FoundationEssentials

/// A sign-in under way: what a browser that was sent to the provider has to come back with.
public struct SignInAttempt: Codable, Sendable {
    /// 256 random bits each: the browser brings the first back, the token the second, and whoever redeems the code knows the third.
    public let state: String, nonce: String
    let verifier: String
    /// The path to go on to.
    public let returnPath: String
    /// Until when it can be finished, in seconds since 1970-01-01 UTC.
    public let expires: Int64

    /// How long somebody may take at the provider, in seconds.
    public static let lifetime: Int64 = 600

    /// A new attempt at an instant, in seconds since 1970-01-01 UTC.
    public init(returnPath: String, now: Int64) {
        (state, nonce, verifier) = (Secret.randomDigits(), Secret.randomDigits(), Secret.randomDigits())
        self.returnPath = returnPath
        expires = now + Self.lifetime
    }

    /// Whether a browser brought this attempt's state back, in time. Says nothing by how long it takes.
    public func isFinished(by state: String, now: Int64) -> Bool {
        SHA256.hash(data: Array(state.utf8)) == SHA256.hash(data: Array(self.state.utf8)) && now < expires
    }

    /// What the provider is told beforehand of the verifier (RFC 7636, S256).
    var challenge: String { Base64URL.encoded(SHA256.hash(data: Array(verifier.utf8))) }
}

/// Keeps an attempt in the browser that began it, so that no other can finish it and the server keeps nothing: sealed (AES-256-GCM), since
/// it holds what the provider must not be told through the browser.
public struct AttemptSeal: Sendable {
    private let key: SymmetricKey

    private static let purpose = Array("drumbeat sign-in attempt 1".utf8)

    /// The seal of a client. Servers of one client with a secret can open what another of them sealed; without a secret each has its own.
    public init(_ settings: ProviderSettings) {
        let secret = settings.clientSecret.map { SymmetricKey(data: Array($0.text.utf8)) } ?? SymmetricKey(size: .bits256)
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Array(settings.issuer.utf8), info: Self.purpose + Array(settings.clientID.utf8),
            outputByteCount: 32)
    }

    /// The attempt as the text of a cookie. Throws when it cannot be written as JSON, which no attempt can cause.
    public func sealed(_ attempt: SignInAttempt) throws -> String {
        let box = try AES.GCM.seal(JSONEncoder().encode(attempt), using: key, authenticating: Self.purpose)
        return Base64URL.encoded(box.combined ?? Data())
    }

    /// The attempt in a cookie; nil for what nobody with this seal wrote.
    public func opened(_ text: String) -> SignInAttempt? {
        guard text.utf8.count <= 4096, let bytes = Base64URL.decoded(text), let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Self.purpose)
        else { return nil }
        return try? JSONDecoder().decode(SignInAttempt.self, from: plain)
    }
}
