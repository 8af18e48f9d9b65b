import Crypto
import CryptoExtras
import Foundation
import Hummingbird
import HummingbirdTesting
import JWTKit
import Logging
import Synchronization

/// A provider of OpenID Connect that keeps to the specifications, PKCE included, and can misbehave in each way that a test asks for.
/// Whoever is sent to it is signed in at once, as the account that the test chose.
final class FakeProvider: Sendable {
    static let clientID = "drumbeat-test"
    static let clientSecret = "s3cret+of/the client"

    /// What it does; a test changes it as it goes.
    struct Behaviour: Sendable {
        // Whom it signs in.
        var subject = "account-1"
        var email: String? = "lead@acme.example"
        var emailVerified: Claim? = true
        var isEmailInUserinfo = false
        var userinfoSubject: String?
        // What the ID token says.
        var claims: [String: Claim?] = [:]
        var signature = Signature.rsa
        var kid: Kid = .own
        var header: [String: JWTHeaderField] = [:]
        var tokenText: String?
        // What its addresses answer.
        var faults: [Address: Fault] = [:]
        var document: [String: String] = [:]
        var authorizationError: String?
        var answeredIssuer: String?
        var enforcesPKCE = true
    }

    enum Signature: Sendable { case rsa, elliptic, none, hmacOfPublicKey, otherKey }
    enum Kid: Sendable { case own, none, other(String) }
    enum Address: String, Sendable { case document, keys, token, userinfo }
    enum Fault: Sendable { case status(Int), text(String), oversized, slow, endless }

    /// A value of a claim.
    enum Claim: Sendable, Codable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
        ExpressibleByArrayLiteral
    {
        case text(String), number(Int), flag(Bool), list([String])

        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int) { self = .number(value) }
        init(booleanLiteral value: Bool) { self = .flag(value) }
        init(arrayLiteral elements: String...) { self = .list(elements) }

        init(from decoder: any Decoder) throws { self = .text(try decoder.singleValueContainer().decode(String.self)) }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .list(let list): try container.encode(list)
            }
        }
    }

    private struct Claims: JWTPayload {
        let values: [String: Claim]
        init(_ values: [String: Claim]) { self.values = values }
        init(from decoder: any Decoder) throws { values = try decoder.singleValueContainer().decode([String: Claim].self) }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }
        func verify(using algorithm: some JWTAlgorithm) {}
    }

    fileprivate struct Key {
        let kid: String
        let rsa: _RSA.Signing.PrivateKey
        let elliptic: P256.Signing.PrivateKey

        init(_ number: Int) throws {
            kid = "key-\(number)"
            rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            elliptic = P256.Signing.PrivateKey()
        }
    }

    fileprivate struct Grant {
        let challenge: String
        let redirect: String
        let nonce: String
        let behaviour: Behaviour
    }

    fileprivate struct State {
        var behaviour = Behaviour()
        var issuer = ""
        var keys: [Key] = []
        var showsKid = true
        var grants: [String: Grant] = [:]
        var counts: [Address: Int] = [:]
        var secrets: [String] = [FakeProvider.clientSecret]
        var authorizations: [[String: String]] = []
    }

    private let state: Mutex<State>

    init() throws {
        var state = State()
        state.keys = [try Key(1)]
        self.state = Mutex(state)
    }

    // MARK: What tests do

    var issuer: String { state.withLock { $0.issuer } }
    /// What must stand in no log: the client's secret, codes, tokens and verifiers that were used.
    var secrets: [String] { state.withLock { $0.secrets } }
    /// The parameters with which browsers were sent here.
    var authorizations: [[String: String]] { state.withLock { $0.authorizations } }

    func count(_ address: Address) -> Int { state.withLock { $0.counts[address] ?? 0 } }

    func behave(_ change: @Sendable (inout Behaviour) -> Void) {
        state.withLock { state in
            var behaviour = Behaviour()
            change(&behaviour)
            state.behaviour = behaviour
        }
    }

    /// From now on another key signs; the former one is not shown any more.
    func rotate() throws {
        let number = state.withLock { $0.keys.count } + 1
        let key = try Key(number)
        state.withLock { $0.keys.append(key) }
    }

    /// Shows keys without names from now on.
    func hideKeyNames() { state.withLock { $0.showsKid = false } }

    /// Runs while `body` does.
    func run<Result: Sendable>(_ body: @Sendable @escaping () async throws -> Result) async throws -> Result {
        let application = Application(router: router(), logger: Logger(label: "provider") { _ in SwiftLogNoOpLogHandler() })
        return try await application.test(.live) { client in
            self.state.withLock { $0.issuer = "http://127.0.0.1:\(client.port ?? 0)" }
            return try await body()
        }
    }

    // MARK: Addresses

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in
            try await self.answer(.document) { state in
                let issuer = state.issuer
                var document = [
                    "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token",
                    "jwks_uri": issuer + "/keys", "userinfo_endpoint": issuer + "/userinfo",
                ]
                document.merge(state.behaviour.document) { $1 }
                return Self.json(document)
            }
        }
        router.get("/keys") { _, _ in try await self.answer(.keys) { state in Self.json(["keys": state.publicKeys]) } }
        router.get("/authorize") { request, _ in self.authorize(request.uri.query ?? "") }
        router.post("/token") { request, context in
            let body = try await request.body.collect(upTo: 65_536)
            let form = Self.pairs(String(buffer: body))
            return try await self.token(form, authorization: request.headers[.authorization])
        }
        router.get("/userinfo") { _, _ in
            try await self.answer(.userinfo) { state in
                let behaviour = state.behaviour
                var info: [String: Claim] = ["sub": .text(behaviour.userinfoSubject ?? behaviour.subject)]
                info["email"] = behaviour.email.map { .text($0) }
                info["email_verified"] = behaviour.emailVerified
                return Self.json(info)
            }
        }
        return router
    }

    private func authorize(_ query: String) -> Response {
        let parameters = Self.pairs(query)
        let code = Self.random()
        return state.withLock { state in
            state.authorizations.append(parameters)
            var target = (parameters["redirect_uri"] ?? "") + "?state=\(parameters["state"] ?? "")"
            if let error = state.behaviour.authorizationError {
                target += "&error=\(error)&error_description=%3Cscript%3E"
            } else {
                state.grants[code] = Grant(
                    challenge: parameters["code_challenge_method"] == "S256" ? parameters["code_challenge"] ?? "" : "",
                    redirect: parameters["redirect_uri"] ?? "", nonce: parameters["nonce"] ?? "", behaviour: state.behaviour)
                state.secrets.append(code)
                target += "&code=\(code)"
            }
            if let issuer = state.behaviour.answeredIssuer { target += "&iss=\(issuer)" }
            return Response(status: .found, headers: [.location: target])
        }
    }

    private func token(_ form: [String: String], authorization: String?) async throws -> Response {
        let (grant, key, issuer) = state.withLock { state -> (Grant?, Key?, String) in
            state.secrets += [form["code_verifier"]].compactMap(\.self)
            // A code works once, whoever brings it.
            return (state.grants.removeValue(forKey: form["code"] ?? ""), state.keys.last, state.issuer)
        }
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let pair = [Self.clientID, Self.clientSecret].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }.joined(
            separator: ":")
        guard authorization == "Basic " + Data(pair.utf8).base64EncodedString() else {
            return Self.json(["error": "invalid_client"], status: .unauthorized)
        }
        guard let grant, let key, form["redirect_uri"] == grant.redirect, form["grant_type"] == "authorization_code",
            !grant.behaviour.enforcesPKCE || Self.base64(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))) == grant.challenge
        else { return Self.json(["error": "invalid_grant", "error_description": "<b>no</b>"], status: .badRequest) }
        let token = try await idToken(grant, key, issuer)
        let access = Self.random()
        state.withLock { $0.secrets += [token, access] }
        return try await answer(.token) { _ in Self.json(["id_token": token, "access_token": access, "token_type": "Bearer"]) }
    }

    private func idToken(_ grant: Grant, _ key: Key, _ issuer: String) async throws -> String {
        let behaviour = grant.behaviour
        if let text = behaviour.tokenText { return text }
        let now = Int(Date().timeIntervalSince1970)
        var claims: [String: Claim] = [
            "iss": .text(issuer), "sub": .text(behaviour.subject), "aud": .text(Self.clientID), "nonce": .text(grant.nonce),
            "iat": .number(now),
            "exp": .number(now + 300),
        ]
        if !behaviour.isEmailInUserinfo {
            claims["email"] = behaviour.email.map { .text($0) }
            claims["email_verified"] = behaviour.emailVerified
        }
        for (name, value) in behaviour.claims { claims[name] = value }
        var header = JWTHeader(fields: behaviour.header)
        switch behaviour.kid {
        case .own: if state.withLock({ $0.showsKid }) { header.kid = key.kid }
        case .none: break
        case .other(let kid): header.kid = kid
        }
        let keys = JWTKeyCollection()
        switch behaviour.signature {
        case .rsa: await keys.add(rsa: try Insecure.RSA.PrivateKey(backing: key.rsa), digestAlgorithm: .sha256)
        case .otherKey:
            await keys.add(rsa: try Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048)), digestAlgorithm: .sha256)
        case .elliptic: await keys.add(ecdsa: try ES256PrivateKey(backing: key.elliptic))
        case .none: await keys.addUnsecuredNone()
        // What a verifier that takes the algorithm from the token would check with the public key as the shared secret.
        case .hmacOfPublicKey: await keys.add(hmac: HMACKey(from: key.rsa.publicKey.pemRepresentation), digestAlgorithm: .sha256)
        }
        return try await keys.sign(Claims(claims), header: header)
    }

    private func answer(_ address: Address, _ make: (State) throws -> Response) async throws -> Response {
        let (fault, response) = try state.withLock { state in
            state.counts[address, default: 0] += 1
            return (state.behaviour.faults[address], try make(state))
        }
        switch fault {
        case nil: return response
        case .status(let code): return Response(status: .init(code: code))
        case .text(let text): return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
        case .oversized: return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x20, count: 1_000_000)))
        case .slow:
            try await Task.sleep(for: .seconds(8))
            return response
        case .endless:
            return Response(
                status: .ok,
                body: .init { writer in
                    for _ in 0..<80 {
                        try await writer.write(ByteBuffer(string: " "))
                        try await Task.sleep(for: .milliseconds(100))
                    }
                    try await writer.finish(nil)
                })
        }
    }

    // MARK: Texts

    private static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let data = (try? JSONEncoder().encode(value)) ?? Data()
        return Response(status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static func pairs(_ text: String) -> [String: String] {
        var pairs: [String: String] = [:]
        for part in text.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding ?? ""
            }
            if halves.count == 2 { pairs[halves[0]] = halves[1] }
        }
        return pairs
    }

    private static func random() -> String { (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined() }

    fileprivate static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension FakeProvider.State {
    /// The keys as they are shown: the newest alone, and others that are of no use here.
    fileprivate var publicKeys: [[String: String]] {
        guard let key = keys.last, let numbers = try? key.rsa.publicKey.getKeyPrimitives() else { return [] }
        let point = key.elliptic.publicKey.rawRepresentation
        var shown: [[String: String]] = [
            ["kty": "oct", "k": "AAAA", "kid": "shared"], ["kty": "RSA", "use": "enc", "kid": key.kid, "n": "AQAB", "e": "AQAB"],
            [
                "kty": "RSA", "use": "sig", "alg": "RS256", "n": FakeProvider.base64(numbers.modulus),
                "e": FakeProvider.base64(numbers.publicExponent),
            ],
            ["kty": "EC", "crv": "P-256", "x": FakeProvider.base64(point.prefix(32)), "y": FakeProvider.base64(point.suffix(32))],
        ]
        if showsKid { for index in 2...3 { shown[index]["kid"] = key.kid } }
        return shown
    }
}
