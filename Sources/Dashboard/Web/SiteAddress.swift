import Hummingbird

/// Where the pages are found: the address that is printed, the names that requests may use, the name of the cookie.
public struct SiteAddress: Sendable {
    private let host: String
    private let port: Int
    /// "https://sales.example", where a proxy in front serves the pages under another address; nil without one.
    private let publicOrigin: String?

    /// - Parameters:
    ///   - host: the address listened on, an IPv6 address without brackets.
    ///   - port: the port listened on.
    ///   - publicOrigin: scheme, host and port under which a proxy in front makes the pages known.
    public init(host: String = "127.0.0.1", port: Int = 8080, publicOrigin: String? = nil) {
        self.host = host
        self.port = port
        self.publicOrigin = publicOrigin?.lowercased()
    }

    /// What a browser is pointed at, without a slash at its end.
    public var url: String { publicOrigin ?? "http://\(Self.bracketed(host)):\(port)" }

    /// Browsers keep cookies by host, whatever the port: two servers on one host must not take each other's.
    var cookieName: String { "drumbeat_session_\(port)" }

    /// The cookie of a session: sent with requests that begin on these pages, and with no other site's.
    func sessionCookie(_ token: String, lifetime: Duration) -> Cookie {
        Cookie(
            name: cookieName, value: token, maxAge: Int(lifetime.components.seconds), path: "/", secure: isEncrypted, httpOnly: true,
            sameSite: .strict)
    }

    /// Where a provider of identities sends browsers back to.
    public var providerReturn: String { url + ProviderRoutes.returnPath }

    /// Whether a request came to the name that providers send browsers back to. Behind a proxy only that knows what name was used.
    func isReturnHost(_ authority: String?) -> Bool {
        publicOrigin != nil || authority?.lowercased() == Self.authority(of: url).lowercased()
    }

    /// Whether browsers reach the pages over an encrypted connection only.
    var isEncrypted: Bool { publicOrigin?.hasPrefix("https:") == true }

    /// The names that requests may use, in lower case and without port.
    var hosts: Set<String> {
        let published = publicOrigin.map { HostGuard.name(in: Self.authority(of: $0)) }
        return HostGuard.loopback.union([Self.bracketed(host).lowercased()]).union(published.map { [$0] } ?? [])
    }

    /// Whether a page of this server sent a form, by the origin that the browser names and the host that it asked.
    func isOwn(origin: String, authority: String?) -> Bool {
        let origin = origin.lowercased()
        if let publicOrigin, origin == publicOrigin { return true }
        return authority.map { origin == "http://" + $0.lowercased() } ?? false
    }

    private static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    private static func authority(of origin: String) -> String {
        guard let slash = origin.lastIndex(of: "/") else { return origin }
        return String(origin[origin.index(after: slash)...])
    }
}
