internal import JWTKit

/// The public keys of a provider (RFC 7517), as far as they can have signed a token.
struct ProviderKeys: Decodable, Sendable {
    let keys: [ProviderKey]

    private enum CodingKeys: String, CodingKey { case keys }

    /// Most keys that are looked at: a provider has two or three.
    private static let most = 50

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // A key of a kind that is not known here is no reason to do without the others.
        keys = try container.decode([Lenient].self, forKey: .keys).prefix(Self.most).compactMap(\.key).filter(\.signs)
    }

    private struct Lenient: Decodable {
        let key: ProviderKey?
        init(from decoder: any Decoder) throws { key = try? ProviderKey(from: decoder) }
    }

    /// The keys that can have signed a token: those of its `kid`, else those that have none; all of them for a token without `kid`.
    func candidates(kid: String?, algorithm: SigningAlgorithm) -> [ProviderKey] {
        let fitting = keys.filter { $0.fits(algorithm) }
        guard let kid else { return fitting }
        let named = fitting.filter { $0.kid == kid }
        return named.isEmpty ? fitting.filter { $0.kid == nil } : named
    }
}

/// A public key.
struct ProviderKey: Decodable, Sendable {
    let kty: String
    let kid: String?
    let use: String?
    let alg: String?
    /// Of RSA, base64url.
    let n: String?, e: String?
    /// Of an elliptic curve.
    let crv: String?, x: String?, y: String?

    var signs: Bool { use == nil || use == "sig" }

    func fits(_ algorithm: SigningAlgorithm) -> Bool {
        kty == algorithm.keyType && (alg == nil || alg == algorithm.rawValue) && (algorithm.curve == nil || crv == algorithm.curve)
    }

    /// A collection with this key alone, under this algorithm alone, so that nothing that a token says of itself can choose another.
    func verifier(_ algorithm: SigningAlgorithm) async throws -> JWTKeyCollection {
        let collection = JWTKeyCollection()
        switch algorithm {
        case .rs256, .rs384, .rs512:
            await collection.add(rsa: try rsaKey(), digestAlgorithm: algorithm.digest)
        case .ps256, .ps384, .ps512:
            await collection.add(pss: try rsaKey(), digestAlgorithm: algorithm.digest)
        case .es256: await collection.add(ecdsa: try ES256PublicKey(parameters: point()))
        case .es384: await collection.add(ecdsa: try ES384PublicKey(parameters: point()))
        case .es512: await collection.add(ecdsa: try ES512PublicKey(parameters: point()))
        }
        return collection
    }

    private func rsaKey() throws -> Insecure.RSA.PublicKey {
        guard let n, let e else { throw ProviderFault.untrusted("an RSA key has no modulus or no exponent") }
        return try Insecure.RSA.PublicKey(modulus: n, exponent: e)
    }

    private func point() throws -> ECDSAParameters {
        guard let x, let y else { throw ProviderFault.untrusted("a key of an elliptic curve has no point") }
        return (x: x, y: y)
    }
}

/// With what a token may be signed: by a private key, whose public one the provider shows. Never `none`, and never a shared secret
/// (`HS256` …), for which a public key could be taken.
enum SigningAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"

    var keyType: String { rawValue.hasPrefix("ES") ? "EC" : "RSA" }

    var curve: String? {
        switch self {
        case .es256: "P-256"
        case .es384: "P-384"
        case .es512: "P-521"
        default: nil
        }
    }

    var digest: DigestAlgorithm {
        switch self {
        case .rs256, .ps256, .es256: .sha256
        case .rs384, .ps384, .es384: .sha384
        case .rs512, .ps512, .es512: .sha512
        }
    }
}
