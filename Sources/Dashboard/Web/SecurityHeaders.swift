import Hummingbird

/// The headers every answer carries, an error's answer too: the browser may load nothing but this server's own
/// style sheet and images, run no script at all, put the page in no frame, and tell nobody where it came from
/// (an address may hold a sign-in token). To this server itself it does say so, because a form without an origin looks like
/// one of another site (see ``FormGuard``).
struct SecurityHeaders: RouterMiddleware {
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    func handle(
        _ request: Request, context: DashboardRequestContext,
        next: (Request, DashboardRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        // An answer that says nothing about being kept is not to be kept.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static let fields: [(HTTPFields.Element.Name, String)] = {
        let named: [(String, String)] = [
            ("Content-Security-Policy", contentSecurityPolicy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return named.compactMap { name, value in HTTPFields.Element.Name(name).map { ($0, value) } }
    }()
}

/// Refuses a request that was sent to another host name. A page on the internet can make a browser believe that its
/// own name lives at 127.0.0.1 and then read the answers as its own; it cannot make the browser lie about the name.
struct HostGuard: RouterMiddleware {
    /// Lower case, without port.
    let hosts: Set<String>

    static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    func handle(
        _ request: Request, context: DashboardRequestContext,
        next: (Request, DashboardRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, hosts.contains(Self.name(in: authority)) else {
            throw DashboardError.foreignHost
        }
        return try await next(request, context)
    }

    /// The name without its port; an IPv6 address keeps its brackets.
    static func name(in authority: String) -> String {
        let lowercased = authority.lowercased()
        // What stands behind the colon has to be a port: in "127.0.0.1:80@evil.example" it is not.
        guard let colon = lowercased.lastIndex(of: ":"), lowercased[colon...].dropFirst().utf8.allSatisfy({ (48...57).contains($0) })
        else { return lowercased }
        return String(lowercased[..<colon])
    }
}
