import API
import Access
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

        /// From which address a request came. Only this machine can connect: what the proxy states last is what it saw itself.
        func peer(of request: Request) -> String? {
            let stated = Self.forwardedFor.flatMap { request.headers[values: $0].last }?.split(separator: ",").last
            return stated.map { $0.filter { $0 != " " } } ?? channel.remoteAddress?.ipAddress
        }

        private static let forwardedFor = HTTPFields.Element.Name("X-Forwarded-For")

        /// What each side makes its own context from.
        var source: ApplicationRequestContextSource { ApplicationRequestContextSource(channel: channel, logger: logger) }
    }

    private static let host = HTTPFields.Element.Name("Host"), requestID = HTTPFields.Element.Name("X-Request-Id")

    let pages: RouterResponder<DashboardRequestContext>
    let api: RouterResponder<APIRequestContext>?
    let monitor: ServiceMonitor

    /// - Parameters:
    ///   - authenticator: whose tokens are good for the API; nil leaves the API off.
    ///   - work: what the server does beside answering.
    ///   - requestsPerSecond: of a user of the API; 0 for as many as he likes.
    ///   - monitor: counts what is answered, and says whether this process is ready.
    init(
        pages: DashboardRoutes, operations: ReportOperations, authenticator: (any Authenticator)?, work: ServerWork, requestsPerSecond: Int,
        monitor: ServiceMonitor
    ) {
        self.monitor = monitor
        self.pages = pages.router().buildResponder()
        api = authenticator.map {
            APIRoutes(
                operations: operations, authenticator: $0, work: work, requestsPerSecond: requestsPerSecond, version: Drumbeat.version
            ).responder()
        }
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        // The first one is the authority and no field any more. A proxy may have gone by the other one.
        if let host = Self.host, request.headers.contains(host) { return Response(status: .badRequest) }
        let path = request.uri.path
        if path == "/ready" {
            let response = await monitor.readiness()
            monitor.note(request.method, route: path, status: response.status.code, duration: .now - start)
            return response
        }
        let peer = context.peer(of: request)
        let route: String?
        let response: Response
        if let api, path == "/api" || path.hasPrefix("/api/") {
            let context = APIRequestContext(source: context.source)
            response = try await Origin.$current.withValue(Origin(.api, peer: peer)) {
                try await api.respond(to: request, context: context)
            }
            route = context.endpointPath
        } else {
            let context = DashboardRequestContext(source: context.source)
            var answer = try await Origin.$current.withValue(Origin(.page, request: context.requestID, peer: peer)) {
                try await pages.respond(to: request, context: context)
            }
            if let name = Self.requestID { answer.headers[name] = context.requestID }
            response = answer
            route = context.endpointPath
            // The API writes its own line. Of an address only the pattern is logged: a link's secret stands in it.
            context.logger.info(
                "page request",
                metadata: [
                    "method": "\(request.method)", "route": "\(route ?? "none")", "status": "\(response.status.code)",
                    "duration": "\(.now - start)",
                ])
        }
        monitor.note(request.method, route: route, status: response.status.code, duration: .now - start)
        return response
    }
}
