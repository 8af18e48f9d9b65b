internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Operations

/// What every answer has, whatever it is about: the headers, the number of the request, a line in the log, and for an error its problem.
struct Envelope: RouterMiddleware {
    /// The routes there are, for telling a wrong method from a wrong address.
    let routes: [(method: HTTPRequest.Method, path: RoutePath)]

    /// Longer queries than any that makes sense; in bytes.
    static let longestQuery = 8192

    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        var response: Response
        do {
            try Self.check(request)
            response = try await next(request, context)
        } catch {
            response = problem(error, request, context).response(requestID: context.requestID)
        }
        for (name, value) in Self.fields { response.headers[name] = value }
        if let name = Self.requestID { response.headers[name] = context.requestID }
        context.logger.info(
            "api request",
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path.prefix(200))", "status": "\(response.status.code)",
                "duration": "\(clock.now - start)",
            ])
        return response
    }

    private static func check(_ request: Request) throws {
        guard (request.uri.query ?? "").utf8.count <= longestQuery else {
            throw Problem(.queryTooLong, "The query has more than \(longestQuery) bytes. Ask for less at once.")
        }
        guard isJSONWanted(request.headers[values: .accept]) else {
            throw Problem(
                .notAcceptable,
                "This address answers application/json, and problems as application/problem+json. Accept it, or leave Accept out.")
        }
    }

    /// Whether one of the accepted media types is JSON; without any, all are.
    static func isJSONWanted(_ values: [String]) -> Bool {
        let ranges = values.flatMap { $0.split(separator: ",") }
        guard !ranges.isEmpty else { return true }
        return ranges.contains { range in
            let parts = range.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let type = parts.first, ["*/*", "application/*", "application/json"].contains(type) else { return false }
            let quality = parts.dropFirst().last { $0.hasPrefix("q=") }?.dropFirst(2)
            return quality.map { $0.contains { ("1"..."9").contains($0) } } ?? true
        }
    }

    /// An error as a problem. What should not happen is logged, and a client is told nothing of it.
    private func problem(_ error: any Error, _ request: Request, _ context: APIRequestContext) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as OperationError:
            if case .unavailable(let reason) = error { context.logger.error("api request not answered", metadata: ["reason": "\(reason)"]) }
            if case .tooSlow(let reason) = error { context.logger.error("api request not answered", metadata: ["reason": "\(reason)"]) }
            if let problem = Problem(error) { return problem }
        case let error as any HTTPResponseError where error.status == .notFound: return unmatched(request)
        default: break
        }
        // Only what an error says of itself is logged; anything else could hold values of rows.
        let text = type(of: error) is any CustomStringConvertible.Type ? "\(error)" : "\(type(of: error))"
        context.logger.error("api request failed", metadata: ["error": "\(text)"])
        return Problem(
            .internalError, "The request could not be answered. The reason is in the server's log, under the number of the request.")
    }

    private func unmatched(_ request: Request) -> Problem {
        let path = request.uri.path
        let methods = routes.filter { $0.path.matches(path) }.map(\.method)
        guard !methods.isEmpty else {
            return Problem(.routeUnknown, "Nothing is found at this address. GET \(APIRoutes.root) lists what there is.")
        }
        let allowed = [HTTPRequest.Method.get, .head, .post, .put, .delete].filter { methods.contains($0 == .head ? .get : $0) }
            .map(\.rawValue)
        return Problem(
            .methodNotAllowed, "This address knows only \(allowed.joined(separator: ", ")).",
            headers: [.allow: allowed.joined(separator: ", ")])
    }

    private static let requestID = HTTPFields.Element.Name("X-Request-Id")

    private static let fields: [(HTTPFields.Element.Name, String)] = {
        let named: [(String, String)] = [
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return named.compactMap { name, value in HTTPFields.Element.Name(name).map { ($0, value) } }
    }()
}

/// The path of a route, such as `/api/v1/runs/{number}`.
struct RoutePath: Sendable, Hashable {
    let text: String

    /// The names in braces, in their order.
    var parameters: [String] {
        text.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    func matches(_ path: String) -> Bool {
        let (own, given) = (text.split(separator: "/"), path.split(separator: "/"))
        return own.count == given.count && zip(own, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
