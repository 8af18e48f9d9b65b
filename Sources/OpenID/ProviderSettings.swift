/// Which provider of OpenID Connect is asked who somebody is, and as which of its clients.
public struct ProviderSettings: Sendable {
    /// The provider's own name of itself, an address such as `https://login.example`, exactly as its tokens state it.
    public let issuer: String
    /// The name under which the provider knows this program.
    public let clientID: String
    /// Where the provider sends browsers back to.
    public let redirectAddress: String
    let clientSecret: ClientSecret?

    /// Longest wait for a whole answer of the provider. 5 seconds unless given.
    public var longestWait: Duration = .seconds(5)
    /// How far the provider's clock may be from ours, in seconds. 60 unless given.
    public var leeway: Int64 = 60
    /// How long the provider's keys are used before they are asked for again. 15 minutes unless given.
    public var keysLifetime: Duration = .seconds(15 * 60)

    /// - Parameters:
    ///   - issuer: see ``issuer``; `https`, or `http` on this machine.
    ///   - clientID: 1 to 255 printable characters.
    ///   - clientSecret: what the provider gave out with the client; nil for a public client, which PKCE alone protects.
    ///   - redirectAddress: see ``redirectAddress``.
    /// - Returns: nil for an issuer or a client that cannot be one.
    public init?(issuer: String, clientID: String, clientSecret: String?, redirectAddress: String) {
        guard ProviderAddress(issuer)?.isBare == true, (1...255).contains(clientID.utf8.count),
            clientID.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.issuer = issuer
        self.clientID = clientID
        self.redirectAddress = redirectAddress
        self.clientSecret = clientSecret.map(ClientSecret.init)
    }

    /// The host of the provider, for people.
    public var host: String { ProviderAddress(issuer)?.host ?? issuer }

    var discoveryAddress: String { (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration" }
}

/// The secret of a client. Nothing prints it.
struct ClientSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    init(_ text: String) { self.text = text }

    var description: String { "(secret)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["text": "(secret)"]) }
}

/// An address of a provider: over TLS, or on this machine. Anything else could be read and changed on the way.
struct ProviderAddress {
    let host: String
    /// Whether it has neither query nor fragment.
    let isBare: Bool

    /// Nil for what is no such address.
    init?(_ text: String) {
        let form = /(https?):\/\/(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?((?:\/[!-~&&[^?#\\]]*)?)([?][!-~&&[^#]]*)?/
        guard text.utf8.count <= 1000, let parts = text.wholeMatch(of: form) else { return nil }
        let host = parts.2.lowercased()
        guard parts.1 == "https" || Self.isLoopback(host) else { return nil }
        self.host = host
        isBare = parts.4 == nil
    }

    private static func isLoopback(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "[::1]"].contains(host) || (octets.count == 4 && octets[0] == 127 && !octets.contains(nil))
    }
}
