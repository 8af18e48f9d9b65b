internal import FoundationEssentials

/// A provider of OpenID Connect: sends browsers to it, and finds out from the code with which they come back who somebody is.
///
/// What the provider says of itself is read when it is first needed, and its keys again when a token names one that is not known, at
/// most five times a minute, so that nobody can make this program flood the provider.
public actor OpenIDProvider {
    /// Which provider.
    public nonisolated let settings: ProviderSettings

    private let client: ProviderClient
    private let now: @Sendable () -> Int64
    private var document: Kept<ProviderDocument>?
    private var documentTask: Task<ProviderDocument, any Error>?
    private var keys: Kept<ProviderKeys>?
    private var keysTask: Task<ProviderKeys, any Error>?
    /// When keys were asked for lately.
    private var keyRequests: [ContinuousClock.Instant] = []

    private struct Kept<Value> {
        let value: Value
        let since = ContinuousClock.now
    }

    private static let documentLifetime = Duration.seconds(60 * 60)
    private static let keyRequestsPerMinute = 5

    /// - Parameters:
    ///   - settings: which provider, as which client.
    ///   - now: the present instant, in seconds since 1970-01-01 UTC.
    public init(_ settings: ProviderSettings, now: @escaping @Sendable () -> Int64) {
        self.settings = settings
        self.now = now
        client = ProviderClient(longestWait: settings.longestWait)
    }

    /// Ends the connections. To be called before the last reference goes.
    public func shutdown() async { await client.shutdown() }

    /// Whether the provider can be asked and is the one that is meant. Throws ``ProviderFault``.
    public func check() async throws { _ = try await currentDocument() }

    /// Where to send a browser that wants to sign in. Throws ``ProviderFault``.
    public func authorizationAddress(for attempt: SignInAttempt) async throws -> String {
        let endpoint = try await currentDocument().authorizationEndpoint
        let parameters = [
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.redirectAddress),
            ("scope", "openid email"),
            ("state", attempt.state), ("nonce", attempt.nonce), ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ]
        return endpoint + (endpoint.contains("?") ? "&" : "?")
            + parameters.map { "\($0)=\(FormText.encoded($1))" }.joined(separator: "&")
    }

    /// Who somebody is who came back from the provider with a code. Throws ``ProviderFault``.
    public func identity(code: String, of attempt: SignInAttempt) async throws -> ProvenIdentity {
        let document = try await currentDocument()
        let answer = try await tokens(for: code, attempt, document)
        let token = try IDToken(answer.idToken)
        let claims = try await claims(of: token)
        try claims.checked(settings, nonce: attempt.nonce, at: now())
        var (email, isVerified) = (claims.email, claims.emailVerified?.isTrue ?? false)
        // Some providers tell the address only when they are asked for it.
        if email == nil, let endpoint = document.userinfoEndpoint, let access = answer.accessToken {
            let told = try await client.get(endpoint, of: "the provider's userinfo", bearer: access)
            if told.status == 200 {
                let info = try told.decoded(as: UserInfo.self, of: "the provider's userinfo")
                guard info.sub == claims.sub else { throw ProviderFault.untrusted("the provider's userinfo is about somebody else") }
                (email, isVerified) = (info.email, info.emailVerified?.isTrue ?? false)
            }
        }
        let isReadable = email.map { (3...254).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } } ?? false
        return ProvenIdentity(
            issuer: settings.issuer, subject: claims.sub, verifiedEmail: isVerified && isReadable ? email?.lowercased() : nil,
            hasUnverifiedEmail: email != nil && !isVerified)
    }

    // MARK: -

    private struct TokenAnswer: Decodable {
        let idToken: String
        let accessToken: String?

        enum CodingKeys: String, CodingKey {
            case idToken = "id_token"
            case accessToken = "access_token"
        }
    }

    private struct TokenRefusal: Decodable { let error: String? }

    private struct UserInfo: Decodable {
        let sub: String
        let email: String?
        let emailVerified: Flag?

        enum CodingKeys: String, CodingKey {
            case sub, email
            case emailVerified = "email_verified"
        }
    }

    private func tokens(for code: String, _ attempt: SignInAttempt, _ document: ProviderDocument) async throws -> TokenAnswer {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectAddress),
            ("code_verifier", attempt.verifier),
        ]
        var authorization: String?
        if let secret = settings.clientSecret {
            switch document.tokenMethod {
            case .basic:
                let pair = FormText.encoded(settings.clientID) + ":" + FormText.encoded(secret.text)
                authorization = "Basic " + Data(pair.utf8).base64EncodedString()
            case .post: form += [("client_id", settings.clientID), ("client_secret", secret.text)]
            case nil: throw ProviderFault.refused("the provider takes a client's secret in no way that is known here")
            }
        } else {
            form.append(("client_id", settings.clientID))
        }
        let what = "the provider's token endpoint"
        let answer = try await client.post(document.tokenEndpoint, form: form, authorization: authorization, of: what)
        switch answer.status {
        case 200: return try answer.decoded(as: TokenAnswer.self, of: "the answer of \(what)")
        case 400..<500:
            let error = try? answer.decoded(as: TokenRefusal.self, of: what).error
            throw ProviderFault.refused("\(what) refused the code or this client: \(ProviderFault.word(error))")
        default: throw ProviderFault.away("\(what) answered with status \(answer.status)")
        }
    }

    /// The claims of a token whose signature is good by one of the provider's keys; these are asked for again if none of them fits.
    private func claims(of token: IDToken) async throws -> IDClaims {
        let known = try await currentKeys()
        let candidates = known.candidates(kid: token.kid, algorithm: token.algorithm)
        if let claims = await token.claims(signedBy: candidates) { return claims }
        // A key that is named and known has not signed this; one that is not may be new. Keys without names can change unnoticed.
        let mayBeNew = candidates.isEmpty || token.kid == nil || candidates.contains { $0.kid == nil }
        guard mayBeNew else { throw ProviderFault.untrusted("the ID token's signature is wrong") }
        guard mayAskForKeys() else {
            throw ProviderFault.untrusted("no known key signed the ID token, and the keys were asked for often enough for now")
        }
        let renewed = try await readKeys()
        guard let claims = await token.claims(signedBy: renewed.candidates(kid: token.kid, algorithm: token.algorithm)) else {
            throw ProviderFault.untrusted("no key of the provider signed the ID token")
        }
        return claims
    }

    private func mayAskForKeys() -> Bool {
        keyRequests.removeAll { $0 < .now - .seconds(60) }
        return keyRequests.count < Self.keyRequestsPerMinute
    }

    private func currentKeys() async throws -> ProviderKeys {
        if let keys, ContinuousClock.now - keys.since < settings.keysLifetime { return keys.value }
        return try await readKeys()
    }

    /// Everybody who needs the keys at the same time waits for one answer.
    private func readKeys() async throws -> ProviderKeys {
        if let keysTask { return try await keysTask.value }
        keyRequests.append(.now)
        let address = try await currentDocument().keysAddress
        if let keysTask { return try await keysTask.value }
        let task = Task { [client] in
            let answer = try await client.get(address, of: "the provider's keys")
            guard answer.status == 200 else { throw ProviderFault.away("the provider's keys came with status \(answer.status)") }
            return try answer.decoded(as: ProviderKeys.self, of: "the list of the provider's keys")
        }
        keysTask = task
        defer { keysTask = nil }
        let value = try await task.value
        keys = Kept(value: value)
        return value
    }

    private func currentDocument() async throws -> ProviderDocument {
        if let document, ContinuousClock.now - document.since < Self.documentLifetime { return document.value }
        if let documentTask { return try await documentTask.value }
        let task = Task { [client, settings] in
            let answer = try await client.get(settings.discoveryAddress, of: "the provider's discovery document")
            guard answer.status == 200 else {
                throw ProviderFault.away("the provider's discovery document came with status \(answer.status)")
            }
            return try answer.decoded(as: ProviderDocument.self, of: "the provider's discovery document").checked(settings)
        }
        documentTask = task
        defer { documentTask = nil }
        let value = try await task.value
        document = Kept(value: value)
        return value
    }
}
