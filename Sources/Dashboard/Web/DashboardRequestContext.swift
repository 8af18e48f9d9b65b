public import Access
public import Hummingbird
internal import Logging

/// What the dashboard knows about a request from its head alone.
public struct DashboardRequestContext: RequestContext {
    /// What the server knows of the request.
    public var coreContext: CoreRequestContextStorage
    /// The number under which the request is logged, and told to whoever asked: 32 hexadecimal digits, made here.
    public let requestID: String
    /// The living session the request's cookie belongs to; nil for a visitor.
    var session: DashboardSession?
    /// Why it could not be found out whose the cookie is.
    var sessionFailure: DashboardError?

    /// The only body anybody sends is the sign-in form with its token.
    public var maxUploadSize: Int { 4096 }

    /// Made by Hummingbird for each request.
    public init(source: Source) {
        coreContext = .init(source: source)
        requestID = Origin.requestNumber()
        logger[metadataKey: "request_id"] = "\(requestID)"
    }
}

/// Somebody who signed in: the identity that every operation asks for.
public struct DashboardSession: Sendable {
    /// With whose right the numbers are read.
    public let context: OperationContext

    init(context: OperationContext) {
        self.context = context
    }
}

/// Whoever looks, as far as what stands around every page depends on it; it travels with the task, so that no page can leave it out.
struct Viewer: Sendable, Hashable {
    /// Whether he may see who changed what.
    let mayAudit: Bool
    /// Whether he may see the pages as others do.
    let mayView: Bool
    /// What he sees of the organisation: what is worked out from all of it leads nowhere for others.
    let scope: Scope
    /// His own page has something to tell: he is a user, not whoever runs the server.
    let isUser: Bool
    /// Set where he sees the pages as somebody else does.
    let viewing: Viewing?

    @TaskLocal static var current: Viewer?

    var seesAll: Bool { scope == .wholeOrganisation }

    init(_ session: DashboardSession) {
        let context = session.context
        (mayAudit, mayView) = (context.permissions.contains(.audit), context.permissions.contains(.administer))
        scope = context.scope
        (isUser, viewing) = (context.user != nil, context.viewing)
    }
}

/// The context of every page with numbers. It cannot be made without a session, so a route in this group cannot
/// forget to ask for one.
struct SignedInContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let session: DashboardSession

    init(context: DashboardRequestContext) throws {
        guard let session = context.session else { throw context.sessionFailure ?? DashboardError.signInNeeded }
        coreContext = context.coreContext
        self.session = session
    }
}

/// Reads the session cookie of every request.
struct SessionReader: RouterMiddleware {
    let signIn: SignIn
    let cookieName: String

    func handle(
        _ request: Request, context: DashboardRequestContext,
        next: (Request, DashboardRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = request.cookies[cookieName]?.value {
            do {
                context.session = try await signIn.context(session: token, logger: context.logger).map(DashboardSession.init)
            } catch let error as DashboardError {
                context.sessionFailure = error
            }
        }
        return try await Viewer.$current.withValue(context.session.map(Viewer.init)) { [context] in try await next(request, context) }
    }
}
