internal import FoundationEssentials
internal import JWTKit

/// An ID token as it came: what its header says, before anything of it is believed.
struct IDToken: Sendable {
    let text: String
    let algorithm: SigningAlgorithm
    let kid: String?

    private static let longest = 16 * 1024

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    /// Throws ``ProviderFault/untrusted(_:)`` for what is no token of an algorithm that is allowed.
    init(_ text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, parts.count == 3, let bytes = Base64URL.decoded(parts[0]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(bytes))
        else { throw ProviderFault.untrusted("the ID token is no signed token") }
        guard let algorithm = SigningAlgorithm(rawValue: header.alg) else {
            throw ProviderFault.untrusted("the ID token is signed by an algorithm that is not allowed: \(ProviderFault.word(header.alg))")
        }
        // What a sender holds for critical and is not understood here must not be passed over (RFC 7515).
        guard header.crit == nil else { throw ProviderFault.untrusted("the ID token holds something for critical that is not known here") }
        self.text = text
        self.algorithm = algorithm
        kid = header.kid
    }

    /// The claims, if one of the keys signed them; nil if none did.
    func claims(signedBy keys: [ProviderKey]) async -> IDClaims? {
        for key in keys {
            guard let verifier = try? await key.verifier(algorithm),
                let claims = try? await verifier.verify(text, as: IDClaims.self)
            else { continue }
            return claims
        }
        return nil
    }
}

/// What an ID token says (OpenID Connect Core 1.0, section 2).
struct IDClaims: JWTPayload {
    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let exp: Double?
    let iat: Double?
    let nbf: Double?
    let nonce: String?
    let email: String?
    let emailVerified: Flag?

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, exp, iat, nbf, nonce, email
        case emailVerified = "email_verified"
    }

    /// Checked by ``checked(_:nonce:at:)``, which knows what is expected.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// Refuses a token of another issuer, for another program, of another time or another sign-in.
    func checked(_ settings: ProviderSettings, nonce expected: String, at now: Int64) throws {
        func require(_ condition: Bool, _ reason: String) throws {
            guard condition else { throw ProviderFault.untrusted("the ID token \(reason)") }
        }
        let (now, leeway) = (Double(now), Double(settings.leeway))
        try require(iss == settings.issuer, "is of another issuer")
        try require(aud.values.contains(settings.clientID), "is for another client")
        try require(aud.values.count == 1 || azp != nil, "is for several clients and does not say for which")
        try require(azp == nil || azp == settings.clientID, "was given to another client")
        try require(exp != nil, "does not say until when it is good")
        try require(exp.map { $0 > now - leeway } ?? false, "has expired")
        try require(nbf.map { $0 <= now + leeway } ?? true, "is not valid yet")
        try require(iat.map { $0 <= now + leeway } ?? true, "was issued in the future")
        try require(nonce == expected, "belongs to another sign-in")
        try require((1...255).contains(sub.utf8.count) && sub.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "has no readable subject")
    }
}

/// One client or several.
struct Audience: Codable, Sendable {
    let values: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        values = if let one = try? container.decode(String.self) { [one] } else { try container.decode([String].self) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

/// Whether something is so. Some providers write it as text.
struct Flag: Codable, Sendable {
    let isTrue: Bool

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        isTrue = if let flag = try? container.decode(Bool.self) { flag } else { (try? container.decode(String.self)) == "true" }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(isTrue)
    }
}
