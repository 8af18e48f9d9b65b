import Hummingbird

/// Refuses a form that another site's page sent: it could sign a browser in to a session of its own choice, or out.
///
/// Browsers say where a form comes from, in Sec-Fetch-Site and in Origin. Programs that are no browsers say neither, and
/// nobody can be made to use one.
struct FormGuard: RouterMiddleware {
    let address: SiteAddress

    private static let secFetchSite = HTTPFields.Element.Name("Sec-Fetch-Site")

    func handle(
        _ request: Request, context: DashboardRequestContext,
        next: (Request, DashboardRequestContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .post, !isOwn(request) { throw DashboardError.foreignForm }
        return try await next(request, context)
    }

    private func isOwn(_ request: Request) -> Bool {
        let site = Self.secFetchSite.flatMap { request.headers[$0] }
        if let site, site != "same-origin", site != "none" { return false }
        guard let origin = request.headers[.origin] else { return true }
        // A page may hide its origin, which then reads "null"; only the browser's own word for the site helps.
        if origin == "null" { return site == "same-origin" }
        return address.isOwn(origin: origin, authority: request.head.authority)
    }
}
