import Access
import Hummingbird
import Logging
import OpenID
import Operations

/// Signing in through a provider of OpenID Connect: the code flow with PKCE.
///
/// `GET /sign-in` sends the browser to the provider, with a cookie that holds what it has to come back with. `GET /sign-in/return` finds out who
/// came back, and opens a session. It answers with a page that goes on by itself, not with a redirect: the cookie of the session is for
/// requests that begin on these pages, and a redirect would still be one that began at the provider.
struct ProviderRoutes: Sendable {
    let door: ProviderDoor
    let signIn: SignIn
    let renderer: PageRenderer
    let address: SiteAddress

    static let path = "/sign-in"
    static let returnPath = "/sign-in/return"

    private static let longestCode = 4096

    func add(to group: some RouterMethods<DashboardRequestContext>) {
        group.get(RouterPath(Self.path), use: begin)
        group.get(RouterPath(Self.returnPath), use: finish)
    }

    @Sendable func begin(_ request: Request, _ context: DashboardRequestContext) async throws -> Response {
        let goal = Self.goal(request.uri.queryParameters["return"].map(String.init))
        // The provider sends browsers back to one name of this server, where a cookie of another would not be found.
        guard address.isReturnHost(request.head.authority) else {
            return redirect(to: address.url + Self.path + "?return=" + PageAddress.encoded(goal))
        }
        let attempt = SignInAttempt(returnPath: goal, now: door.now())
        let target = try await asking { try await door.provider.authorizationAddress(for: attempt) }
        var response = redirect(to: target)
        response.setCookie(cookie(try door.seal.sealed(attempt), seconds: Int(SignInAttempt.lifetime)))
        return response
    }

    @Sendable func finish(_ request: Request, _ context: DashboardRequestContext) async throws -> Response {
        let query = request.uri.queryParameters
        let attempt = try attempt(request)
        if let issuer = query["iss"], issuer != door.provider.settings.issuer {
            throw DashboardError.signInFailed(.untrusted, reason: "the provider's answer names another issuer")
        }
        if let error = query["error"] {
            throw DashboardError.signInFailed(.cancelled, reason: "the provider answered \(ProviderFault.word(String(error)))")
        }
        guard let code = query["code"], (1...Self.longestCode).contains(code.utf8.count) else {
            throw DashboardError.signInFailed(.refused, reason: "the provider sent neither a code nor an error")
        }
        let identity = try await asking { try await door.provider.identity(code: String(code), of: attempt) }
        return try await enter(identity, attempt, request, context)
    }

    /// The attempt that this browser began and brings back, which can be done once.
    private func attempt(_ request: Request) throws -> SignInAttempt {
        let now = door.now()
        guard let cookie = request.cookies[cookieName]?.value, let attempt = door.seal.opened(cookie) else {
            throw DashboardError.signInFailed(.stale, reason: "the browser has not begun a sign-in")
        }
        guard let state = request.uri.queryParameters["state"], attempt.isFinished(by: String(state), now: now) else {
            throw DashboardError.signInFailed(.stale, reason: "the state is of another sign-in, or too old")
        }
        guard door.used.use(attempt, now: now) else {
            throw DashboardError.signInFailed(.stale, reason: "the sign-in was finished before")
        }
        return attempt
    }

    private func enter(
        _ identity: ProvenIdentity, _ attempt: SignInAttempt, _ request: Request, _ context: DashboardRequestContext
    ) async throws -> Response {
        let outcome = try await signIn.enter(identity, organisations: door.organisations, logger: context.logger)
        let frame = Frame(title: "Sign in", organisation: nil, run: nil, section: nil, isSignedIn: false)
        switch outcome {
        case .entered(let session, let login):
            context.logger.info("signed in through the provider", metadata: ["login": "\(login)"])
            // The session of whoever used this browser before ends with this sign-in.
            if let former = request.cookies[address.cookieName]?.value { try await signIn.end(session: former) }
            let page = MessagePage(
                frame: frame, heading: "You are signed in", paragraphs: ["The page you asked for opens by itself."], command: nil,
                action: .init(label: "Open it now", address: attempt.returnPath))
            var response = renderer.response(page, headers: [.cacheControl: "no-store"])
            if let refresh = HTTPFields.Element.Name("Refresh") { response.headers[refresh] = "0; url=" + attempt.returnPath }
            response.setCookie(address.sessionCookie(session.text, lifetime: .seconds(Int(AccessOperations.sessionSeconds))))
            response.setCookie(cookie("", seconds: 0))
            return response
        case .choice(let organisations):
            let page = ChoicePage(frame: frame, choices: organisations.map { .init(organisation: $0.organisation, token: $0.link.text) })
            var response = renderer.response(page, headers: [.cacheControl: "no-store"])
            response.setCookie(cookie("", seconds: 0))
            return response
        case .noAccess:
            throw DashboardError.signInFailed(.notAdmitted, reason: "the user has left, was ended, or has nothing granted to him")
        case .unknown where identity.hasUnverifiedEmail:
            throw DashboardError.signInFailed(.emailUnverified, reason: "the provider has not verified the e-mail address")
        case .unknown:
            let reason = identity.verifiedEmail == nil ? "the provider names no e-mail address" : "no user has this account or address"
            throw DashboardError.signInFailed(.notAdmitted, reason: reason)
        }
    }

    /// Turns a fault of the provider into the page for it.
    private func asking<Value: Sendable>(_ question: () async throws -> Value) async throws -> Value {
        do { return try await question() } catch let fault as ProviderFault {
            let failure: SignInFailure =
                switch fault {
                case .away: .away
                case .refused: .refused
                case .untrusted: .untrusted
                }
            throw DashboardError.signInFailed(failure, reason: fault.description)
        }
    }

    private var cookieName: String { address.cookieName + "_attempt" }

    /// Sent along when the provider sends the browser back (Lax), and to these two addresses only.
    private func cookie(_ value: String, seconds: Int) -> Cookie {
        Cookie(
            name: cookieName, value: value, maxAge: seconds, path: Self.path, secure: address.isEncrypted, httpOnly: true, sameSite: .lax)
    }

    private func redirect(to target: String) -> Response {
        Response(status: .found, headers: [.location: target, .cacheControl: "no-store"])
    }

    /// The page to go on to: a path of this server, which no reading of it can take for another one's address; else the first page.
    static func goal(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), text.utf8.count <= 1000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            !text.hasPrefix("//"), ![Self.path, "/enter", "/leave", "/api"].contains(where: text.hasPrefix)
        else { return "/" }
        return text
    }
}
