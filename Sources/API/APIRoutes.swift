internal import Access
internal import Compression
internal import HTTPTypes
public import Hummingbird
public import Operations
internal import SalesModel

/// The routes of the JSON API under `/api/v1`: what `drumbeat` prints with `--format json`, for programs.
///
/// Every route but the index and the description of itself asks for a bearer token; a cookie of the pages is no identity here, so no other
/// site's page can use one. The caller runs the responder:
///
///     let routes = APIRoutes(operations: operations, authenticator: authenticator, work: work, version: "1.0.0")
///     let application = Application(responder: routes.responder())
public struct APIRoutes: Sendable {
    /// Where the routes begin.
    public static let root = "/api/v1"

    private let operations: ReportOperations
    private let authenticator: any Authenticator
    private let work: ServerWork
    private let limiter: RateLimiter?
    private let version: String

    /// - Parameters:
    ///   - operations: where answers come from.
    ///   - authenticator: whose tokens are good.
    ///   - work: what the server does beside answering.
    ///   - requestsPerSecond: of a user in the long run; 0 for as many as he likes.
    ///   - version: of the program; answers of another version are not taken for these.
    public init(
        operations: ReportOperations, authenticator: any Authenticator, work: ServerWork, requestsPerSecond: Int = 0, version: String
    ) {
        self.operations = operations
        self.authenticator = authenticator
        self.work = work
        limiter = requestsPerSecond > 0 ? RateLimiter(perSecond: requestsPerSecond) : nil
        self.version = version
    }

    /// Answers requests to `/api/v1` and below; anything else is told that there is no such address.
    public func responder() -> RouterResponder<APIRequestContext> {
        let endpoints = Self.endpoints(version: version)
        let router = Router(context: APIRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Envelope(routes: endpoints.map { ($0.method, RoutePath(text: Self.root + $0.path)) }))
        for endpoint in endpoints {
            router.on(RouterPath(Self.root + endpoint.path), method: endpoint.method) { request, context in
                try await answer(endpoint, request, context)
            }
        }
        return router.buildResponder()
    }

    /// Every route there is.
    static func endpoints(version: String) -> [Endpoint] {
        let described =
            ReportEndpoints.all + RecordEndpoints.all + OrganisationEndpoints.all + PeriodEndpoints.all + DecisionEndpoints.all
            + AccessEndpoints.all + ErasureEndpoints.all + JobEndpoints.all + ChangeEndpoints.all
        return described + [IndexEndpoints.index(described, version: version), IndexEndpoints.openAPI(described, version: version)]
    }

    private func answer(_ endpoint: Endpoint, _ request: Request, _ context: APIRequestContext) async throws -> Response {
        let answer =
            switch endpoint.source {
            case .fixed(let buffer): try fixed(buffer, request)
            default: try await made(endpoint, request, context)
            }
        var headers: HTTPFields = [.cacheControl: endpoint.isWriting ? "no-store" : endpoint.isPublic ? "no-cache" : "private, no-cache"]
        if !endpoint.isPublic { headers[.vary] = "Authorization" }
        headers[.contentType] = "application/json"
        switch answer {
        case .content(let buffer, let tag):
            headers[.eTag] = tag
            return Self.response(.ok, headers, buffer, to: request)
        case .unchanged(let tag):
            headers[.eTag] = tag
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        case .done(let status, let buffer, let location, let more):
            headers[.location] = location
            for field in more { headers.append(field) }
            return Self.response(status, headers, buffer, to: request)
        }
    }

    /// Smaller answers are no faster for being compressed.
    private static let leastCompressed = 1024

    /// An answer, compressed where the client takes that. What is compressed has other bytes, so its tag is weak.
    private static func response(_ status: HTTPResponse.Status, _ headers: HTTPFields, _ buffer: ByteBuffer, to request: Request)
        -> Response
    {
        var headers = headers
        headers[.vary] = [headers[.vary], "Accept-Encoding"].compactMap { $0 }.joined(separator: ", ")
        guard buffer.readableBytes >= leastCompressed, isGzipWanted(request.headers[values: .acceptEncoding]),
            let bytes = Gzip.compressed(Array(buffer.readableBytesView))
        else { return Response(status: status, headers: headers, body: .init(byteBuffer: buffer)) }
        headers[.contentEncoding] = "gzip"
        if let tag = headers[.eTag], !tag.hasPrefix("W/") { headers[.eTag] = "W/" + tag }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Whether gzip is among the encodings that the client takes, and not excluded by a quality of 0.
    static func isGzipWanted(_ values: [String]) -> Bool {
        values.flatMap { $0.lowercased().split(separator: ",") }.contains { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard parts.first == "gzip" || parts.first == "x-gzip" else { return false }
            return parts.dropFirst().last { $0.hasPrefix("q=") }.map { $0.contains { ("1"..."9").contains($0) } } ?? true
        }
    }

    private func fixed(_ buffer: ByteBuffer, _ request: Request) throws -> Answer {
        try ParameterReader(request.uri.query, names: []).check()
        let tag = EntityTag.of(buffer)
        return EntityTag.isKnown(tag, request) ? .unchanged(tag: tag) : .content(buffer, tag: tag)
    }

    private func made(_ endpoint: Endpoint, _ request: Request, _ context: APIRequestContext) async throws -> Answer {
        let caller = try await signIn(request, context, for: endpoint)
        if endpoint.isForWholeOrganisation { try Call.requireWholeOrganisation(caller) }
        var path: [String: String] = [:]
        for (name, value) in context.parameters { path[String(name)] = String(value) }
        // What is written from here on is kept with the number of the request and of the token.
        var origin = Origin.current
        (origin.request, origin.token) = (context.requestID, caller.credential)
        return try await Origin.$current.withValue(origin) { try await answer(endpoint, request, path, caller, context) }
    }

    private func answer(
        _ endpoint: Endpoint, _ request: Request, _ path: [String: String], _ caller: OperationContext, _ context: APIRequestContext
    ) async throws -> Answer {
        switch endpoint.source {
        case .fixed(let buffer): return try fixed(buffer, request)
        case .asked(let handle), .taken(let handle):
            var call = Call(
                endpoint, request, path: path, requestID: context.requestID, context: caller, operations: operations, work: work,
                version: version)
            return try await handle(&call)
        case .written(let write):
            return try await Writer(operations: operations, work: work, version: version)
                .answer(write, endpoint, request, path: path, caller, requestID: context.requestID)
        }
    }

    private func signIn(
        _ request: Request, _ context: APIRequestContext, for endpoint: Endpoint
    ) async throws -> OperationContext {
        guard let token = try Self.token(request) else {
            throw Self.unauthorized(
                .tokenMissing, "Send a token: `Authorization: Bearer TOKEN`. Whoever administers Drumbeat gives them out.", challenge: "")
        }
        guard let caller = try await authenticator.authenticate(bearer: token, logger: context.logger) else { throw Self.invalidToken }
        let who = RateLimiter.Caller(organisation: caller.organisation.id, actor: caller.actor.name)
        if let seconds = limiter?.take(who, at: .now) {
            throw Problem(
                .rateLimited, "\(caller.actor.name) asks too often. Ask again in \(seconds) s, or for more at once (`limit`).",
                headers: [.retryAfter: "\(seconds)"])
        }
        guard caller.permissions.contains(endpoint.permission) else {
            let scope = endpoint.scope.rawValue
            throw Problem(
                .tokenScopeMissing,
                "This token may not do this (\(endpoint.permission.rawValue)). Use one with the scope \(scope), of a user who may.",
                headers: [.wwwAuthenticate: "Bearer realm=\"drumbeat\", error=\"insufficient_scope\", scope=\"\(scope)\""])
        }
        return caller
    }

    /// The bearer token of a request (RFC 6750); nil without any. Only the header counts: addresses are logged, and cookies are sent by
    /// browsers on their own.
    private static func token(_ request: Request) throws -> String? {
        let values = request.headers[values: .authorization]
        guard let value = values.first else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard values.count == 1, parts.count == 2, parts[0].lowercased() == "bearer" else { throw invalidToken }
        let token = parts[1].drop { $0 == " " }
        let isPlain = token.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-._~+/=".utf8.contains(byte)
        }
        guard isPlain, (1...1024).contains(token.utf8.count) else { throw invalidToken }
        return String(token)
    }

    private static var invalidToken: Problem {
        unauthorized(
            .tokenInvalid, "The token was never given out, has expired or was taken back. Ask for another one.",
            challenge: ", error=\"invalid_token\"")
    }

    private static func unauthorized(_ code: Problem.Code, _ detail: String, challenge: String) -> Problem {
        Problem(code, detail, headers: [.wwwAuthenticate: "Bearer realm=\"drumbeat\"" + challenge])
    }
}
