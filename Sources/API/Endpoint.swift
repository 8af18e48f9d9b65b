internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Operations
internal import SalesModel

/// A route: what it is called, what it takes and answers, and how. The router and the documentation are both made from it.
struct Endpoint: Sendable {
    /// The method; HEAD goes with GET.
    var method: HTTPRequest.Method = .get
    /// The path below the root, such as `/runs/{number}`.
    let path: String
    /// The name of the operation in the documentation.
    let name: String
    /// What it answers, one sentence.
    let about: String
    /// The parameters in the path's braces, in their order.
    var pathParameters: [ParameterDescription] = []
    /// The parameters of the query.
    var parameters: [ParameterDescription] = []
    /// The members of the body, of a request that changes something.
    var body: [ParameterDescription] = []
    /// What the body is, of a request that changes something.
    var content = Content.json
    /// What is answered where all goes well.
    let answer: Schema
    /// What it takes.
    var permission = Permission.read
    /// Whether it is only for those who see the whole organisation.
    var isForWholeOrganisation = false
    let source: Source

    /// What a body is.
    enum Content: Sendable {
        /// An object of the members that `body` lists.
        case json
        /// A mapping of an import.
        case yaml
        /// A file as it is.
        case bytes
        case none
    }

    /// Where its answers come from.
    enum Source: Sendable {
        /// Always the same, for anybody, without a token.
        case fixed(ByteBuffer)
        /// Made for somebody who signed in.
        case asked(@Sendable (inout Call) async throws -> Answer)
        /// Changes something, for somebody who signed in; how is decided by `Write`.
        case written(Write)
        /// Takes a body as it flows in, or begins something that takes its time, for somebody who signed in.
        case taken(@Sendable (inout Call) async throws -> Answer)
    }

    /// The member of a token's scopes that it takes, as OpenAPI names it.
    var scope: CredentialScope { CredentialScope.allCases.first { $0.permissions.contains(permission) } ?? .administer }

    /// Whether it changes anything.
    var isWriting: Bool {
        switch source {
        case .fixed, .asked: false
        case .written, .taken: true
        }
    }

    /// The status of what goes well.
    var statuses: [HTTPResponse.Status] {
        switch source {
        case .fixed, .asked: [.ok]
        case .written: [.ok, .created]
        case .taken: [success]
        }
    }

    /// What `taken` is answered with.
    var success = HTTPResponse.Status.accepted

    /// Whether anybody may read it, without a token.
    var isPublic: Bool { if case .fixed = source { true } else { false } }

    /// The problems that can be answered.
    var problems: [Problem.Code] {
        var codes: [Problem.Code] = [.parametersInvalid, .notAcceptable, .queryTooLong, .internalError]
        if !isPublic {
            codes += [
                .requestInvalid, .tokenMissing, .tokenInvalid, .tokenScopeMissing, .wholeOrganisationOnly, .forbidden, .notFound, .noRun,
                .rateLimited, .databaseUnavailable, .tooSlow, .busy,
            ]
        }
        if isWriting { codes += [.bodyInvalid, .bodyTooLarge, .mediaTypeUnknown, .idempotencyKeyReused, .preconditionFailed, .outdated] }
        return codes
    }
}

/// What an endpoint answers where all goes well; the tag names it, so that a client can ask whether it has changed.
enum Answer {
    case content(ByteBuffer, tag: String)
    case unchanged(tag: String)
    /// Something was begun, changed or brought into being; `location` is where it is found.
    case done(HTTPResponse.Status, ByteBuffer, location: String?, headers: HTTPFields = [:])
}

/// A request on its way: what was asked, by whom, and where answers come from.
struct Call: Sendable {
    let request: Request
    private let requestID: String
    var context: OperationContext
    let operations: ReportOperations
    let work: ServerWork
    /// The version of the program, which is part of every tag.
    let version: String
    var query: ParameterReader
    /// The members of the body; of a request that only reads there is none.
    var body: ParameterReader
    private let endpoint: Endpoint
    private let path: [String: String]

    init(
        _ endpoint: Endpoint, _ request: Request, path: [String: String], body: JSONObject? = nil, requestID: String,
        context: OperationContext,
        operations: ReportOperations, work: ServerWork, version: String
    ) {
        self.request = request
        self.requestID = requestID
        self.context = context
        self.operations = operations
        self.work = work
        self.endpoint = endpoint
        self.version = version
        self.path = path
        query = ParameterReader(request.uri.query, names: endpoint.parameters.map(\.name))
        self.body = ParameterReader(body ?? .none, fields: endpoint.body)
    }

    /// Throws the problem of somebody who sees a part of the organisation, where all of it is needed.
    func requireWholeOrganisation() throws { try Self.requireWholeOrganisation(context) }

    static func requireWholeOrganisation(_ context: OperationContext) throws {
        guard context.scope != .wholeOrganisation else { return }
        throw Problem(
            .wholeOrganisationOnly,
            "This is computed from rows of the whole organisation, and this token sees a part of it. Ask somebody who sees all of it.")
    }

    /// Reads the body as JSON, for a route that takes one and begins something, and sets the terms by which the request is known again.
    mutating func takeBody() async throws {
        let object = try JSONObject(try await Writer.body(request))
        body = ParameterReader(object, fields: endpoint.body)
        context.terms = try Writer.terms(request, object, context, requestID: requestID)
    }

    /// Throws the problem that names everything wrong with the query and the body.
    func check() throws {
        try query.check()
        try body.check()
    }

    /// A part of the path. What cannot be read names nothing that there is.
    func part<Value>(_ parameter: Parameter<Value>) throws -> Value {
        guard let text = path[parameter.name].flatMap({ PercentText.decoded($0, plusIsSpace: false) }), let value = parameter.parse(text)
        else {
            throw Problem(.notFound, "The address names nothing: \(parameter.name) should be \(parameter.expected).")
        }
        return value
    }

    /// An answer made from what a run computed: as long as the run is the same, so is the answer, and it need not be made again.
    func answer(by run: RunSummary, _ make: (inout JSONWriter) async throws -> Void) async throws -> Answer {
        let parts = [
            version, "\(context.organisation.id)", "\(context.scope)", "\(run.runNo)", run.digest, request.uri.path,
            query.canonical(without: []),
        ]
        let tag = "W/\"run-\(run.runNo)-\(ContentDigest.of(parts.joined(separator: "\n")).prefix(24))\""
        if EntityTag.isKnown(tag, request) { return .unchanged(tag: tag) }
        var writer = JSONWriter()
        try await make(&writer)
        return .content(writer.buffer, tag: tag)
    }

    /// An answer that changes between runs: it is made, and its bytes are compared.
    func answer(_ make: (inout JSONWriter) throws -> Void) rethrows -> Answer {
        var writer = JSONWriter()
        try make(&writer)
        let tag = EntityTag.of(writer.buffer)
        return EntityTag.isKnown(tag, request) ? .unchanged(tag: tag) : .content(writer.buffer, tag: tag)
    }
}

/// Tags by which answers are told apart (RFC 9110).
enum EntityTag {
    /// A strong tag: of the bytes themselves.
    static func of(_ buffer: ByteBuffer) -> String {
        "\"\(ContentDigest.of(buffer).prefix(32))\""
    }

    /// Whether the client says that it has the answer of a tag: If-None-Match, by weak comparison.
    static func isKnown(_ tag: String, _ request: Request) -> Bool {
        isNamed(tag, by: request.headers[values: .ifNoneMatch])
    }

    /// Whether If-Match names a tag. Weak tags are taken, too: those of what a run computed say all there is to know about it.
    static func isNamed(_ tag: String, by values: [String]) -> Bool {
        guard !values.isEmpty else { return false }
        let named = values.flatMap { $0.split(separator: ",") }.map { opaque($0) }
        return named.contains("*") || named.contains(opaque(tag[...]))
    }

    private static func opaque(_ text: Substring) -> String {
        let bare = text.filter { $0 != " " && $0 != "\t" }
        return bare.hasPrefix("W/") ? String(bare.dropFirst(2)) : bare
    }
}
