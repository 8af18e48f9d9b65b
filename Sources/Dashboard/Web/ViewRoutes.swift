import Access
import Hummingbird
import Operations

/// Seeing the pages as another user does, for support, and one's own account.
struct ViewRoutes: Sendable {
    let signIn: SignIn
    let renderer: PageRenderer
    let address: SiteAddress

    private struct Form: Decodable { let login: String, reason: String }

    func add(to group: RouterGroup<SignedInContext>) {
        group.get("/view", use: offer)
        group.post("/view/begin", use: begin)
        group.post("/view/end", use: end)
        group.get("/account", use: account)
        group.get("/account/data", use: data)
    }

    @Sendable func offer(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try PageQuery(request, allowed: [])
        guard context.session.context.permissions.contains(.administer) else { throw DashboardError.forbidden }
        return page(problem: nil, login: "", reason: "", .ok)
    }

    @Sendable func begin(_ request: Request, _ context: SignedInContext) async throws -> Response {
        guard context.session.context.permissions.contains(.administer) else { throw DashboardError.forbidden }
        let form: Form
        do {
            form = try await URLEncodedFormDecoder().decode(Form.self, from: request, context: context)
        } catch let error as any HTTPResponseError {
            throw error
        } catch {
            return page(problem: "Say who, and why.", login: "", reason: "", .badRequest)
        }
        do {
            try await signIn.beginView(
                as: form.login, reason: form.reason, session: request.cookies[address.cookieName]?.value ?? "", context.session.context)
        } catch let error as OperationError {
            switch error {
            case .notFound(let text), .invalid(let text): return page(problem: text, login: form.login, reason: form.reason, .badRequest)
            default: throw error
            }
        }
        return Response(status: .seeOther, headers: [.location: "/", .cacheControl: "no-store"])
    }

    @Sendable func end(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await signIn.endView(session: request.cookies[address.cookieName]?.value ?? "")
        return Response(status: .seeOther, headers: [.location: "/", .cacheControl: "no-store"])
    }

    @Sendable func account(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try PageQuery(request, allowed: [])
        let caller = context.session.context
        let name = caller.viewing?.viewed ?? caller.actor.name.replacing("user:", with: "")
        return renderer.response(
            AccountPage(try await signIn.ownEvents(caller), login: name, hasData: caller.person != nil && caller.viewing == nil),
            headers: [.cacheControl: "private, no-cache", .vary: "Cookie"])
    }

    @Sendable func data(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try PageQuery(request, allowed: [])
        let caller = context.session.context
        guard caller.person != nil, caller.viewing == nil else { throw DashboardError.forbidden }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .contentDisposition: "attachment; filename=\"my-data.json\"", .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(string: try await signIn.ownData(caller))))
    }

    private func page(problem: String?, login: String, reason: String, _ status: HTTPResponse.Status) -> Response {
        let frame = Frame(title: "View as a user", organisation: nil, run: nil, section: nil, area: .view)
        return renderer.response(
            ViewPage(frame: frame, problem: problem, login: login, reason: reason), status: status, headers: [.cacheControl: "no-store"])
    }
}
