/// What a provider says of itself (OpenID Connect Discovery 1.0), as far as it is used.
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysAddress: String
    let userinfoEndpoint: String?
    private let tokenMethods: [String]?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
        case userinfoEndpoint = "userinfo_endpoint"
        case tokenMethods = "token_endpoint_auth_methods_supported"
    }

    /// How a client says its secret.
    enum TokenMethod: String { case basic = "client_secret_basic", post = "client_secret_post" }

    /// The way to say the secret that the provider knows; `basic` where it names none, as the specification says.
    var tokenMethod: TokenMethod? {
        guard let tokenMethods else { return .basic }
        return [.basic, .post].first { tokenMethods.contains($0.rawValue) }
    }

    /// Refuses a document of somebody else, and addresses that anybody on the way could read.
    func checked(_ settings: ProviderSettings) throws -> ProviderDocument {
        guard issuer == settings.issuer else {
            throw ProviderFault.untrusted("the discovery document states another issuer than the one configured")
        }
        for address in [authorizationEndpoint, tokenEndpoint, keysAddress] + [userinfoEndpoint].compactMap(\.self)
        where ProviderAddress(address) == nil {
            throw ProviderFault.untrusted("the discovery document names an address that is not https")
        }
        return self
    }
}
