import API
import Dashboard
import Hummingbird
import Logging
import NIOCore
import Operations

/// Answers requests to `/api` and below with the JSON API, if it is on, and everything else with the pages. Each side makes its own context
/// of a request, so that neither knows how the other signs somebody in.
struct ServeResponder: HTTPResponder {
    /// A request as it came: where it came from and where to log.
    struct Context: InitializableFromSource {
        private let channel: any Channel
        private let logger: Logger

        init(source: ApplicationRequestContextSource) { (channel, logger) = (source.channel, source.logger) }

        /// What each side makes its own context from.
        var source: ApplicationRequestContextSource { ApplicationRequestContextSource(channel: channel, logger: logger) }
    }

    let pages: RouterResponder<DashboardRequestContext>
    let api: RouterResponder<APIRequestContext>?

    /// - Parameters:
    ///   - authenticator: whose tokens are good for the API; nil leaves the API off.
    ///   - work: what the server does beside answering.
    ///   - requestsPerSecond: of a user of the API; 0 for as many as he likes.
    init(
        pages: DashboardRoutes, operations: ReportOperations, authenticator: (any Authenticator)?, work: ServerWork, requestsPerSecond: Int
    ) {
        self.pages = pages.router().buildResponder()
        api = authenticator.map {
            APIRoutes(
                operations: operations, authenticator: $0, work: work, requestsPerSecond: requestsPerSecond, version: Drumbeat.version
            ).responder()
        }
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.uri.path
        if let api, path == "/api" || path.hasPrefix("/api/") {
            return try await api.respond(to: request, context: APIRequestContext(source: context.source))
        }
        return try await pages.respond(to: request, context: DashboardRequestContext(source: context.source))
    }
}
