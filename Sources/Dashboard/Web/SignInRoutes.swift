import Access
import Hummingbird

/// Signing in with a one-time link, and out again.
///
/// Opening the link only shows a button: mail programs and chats fetch links to preview them, and would otherwise
/// use the link up before its reader does.
struct SignInRoutes: Sendable {
    let signIn: SignIn
    let renderer: PageRenderer
    let address: SiteAddress

    private struct Form: Decodable { let token: String }

    func add(to group: some RouterMethods<DashboardRequestContext>) {
        group.get("enter", use: offer)
        group.post("enter", use: enter)
        group.post("leave", use: leave)
    }

    @Sendable func offer(_ request: Request, _ context: DashboardRequestContext) async throws -> Response {
        let token = try Self.checked(request.uri.queryParameters["token"].map(String.init) ?? "")
        guard try await signIn.isOpen(token) else { throw DashboardError.linkSpent }
        let frame = Frame(title: "Sign in", organisation: nil, run: nil, section: nil, isSignedIn: false)
        return renderer.response(EnterPage(frame: frame, token: token), headers: [.cacheControl: "no-store"])
    }

    @Sendable func enter(_ request: Request, _ context: DashboardRequestContext) async throws -> Response {
        let form: Form
        do {
            form = try await URLEncodedFormDecoder().decode(Form.self, from: request, context: context)
        } catch let error as any HTTPResponseError {
            throw error
        } catch {
            // Whatever else is wrong with the form: it is no percent-encoded text, or has no token in it.
            throw Self.unreadableToken
        }
        guard let session = try await signIn.redeem(try Self.checked(form.token)) else { throw DashboardError.linkSpent }
        return redirect(cookie: session.token, lifetime: session.lifetime)
    }

    @Sendable func leave(_ request: Request, _ context: DashboardRequestContext) async throws -> Response {
        if let token = request.cookies[address.cookieName]?.value { try await signIn.end(session: token) }
        return redirect(cookie: "", lifetime: .zero)
    }

    private func redirect(cookie: String, lifetime: Duration) -> Response {
        var response = Response(status: .seeOther, headers: [.location: "/", .cacheControl: "no-store"])
        response.setCookie(address.sessionCookie(cookie, lifetime: lifetime))
        return response
    }

    private static let unreadableToken = DashboardError.badParameter(
        name: "token", expected: "the letters and digits of a sign-in link")

    private static func checked(_ token: String) throws -> String {
        let isToken = token.utf8.count == 64 && token.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isToken || Secret(token) != nil else { throw unreadableToken }
        return token
    }
}
