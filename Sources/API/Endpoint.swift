internal import Access
internal import Digest
internal import Hummingbird
internal import Operations
internal import SalesModel

/// A route: what it is called, what it takes and answers, and how. The router and the documentation are both made from it.
struct Endpoint: Sendable {
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
    /// What is answered with 200.
    let answer: Schema
    /// Whether it is only for those who see the whole organisation.
    var isForWholeOrganisation = false
    let source: Source

    /// Where its answers come from.
    enum Source: Sendable {
        /// Always the same, for anybody, without a token.
        case fixed(ByteBuffer)
        /// Made for somebody who signed in.
        case asked(@Sendable (inout Call) async throws -> Answer)
    }

    /// Whether anybody may read it, without a token.
    var isPublic: Bool { if case .fixed = source { true } else { false } }

    /// The problems that can be answered.
    var problems: [Problem.Code] {
        var codes: [Problem.Code] = [.parametersInvalid, .notAcceptable, .queryTooLong, .internalError]
        if !isPublic {
            codes += [
                .requestInvalid, .tokenMissing, .tokenInvalid, .tokenScopeMissing, .wholeOrganisationOnly, .forbidden, .notFound, .noRun,
                .databaseUnavailable, .tooSlow, .busy,
            ]
        }
        return codes
    }
}

/// What an endpoint answers with 200; the tag names it, so that a client can ask whether it has changed.
enum Answer {
    case content(ByteBuffer, tag: String)
    case unchanged(tag: String)
}

/// A request on its way: what was asked, by whom, and where answers come from.
struct Call: Sendable {
    let request: Request
    let context: OperationContext
    let operations: ReportOperations
    /// The version of the program, which is part of every tag.
    let version: String
    var query: QueryReader
    private let path: [String: String]

    init(
        _ endpoint: Endpoint, _ request: Request, path: [String: String], context: OperationContext, operations: ReportOperations,
        version: String
    ) {
        self.request = request
        self.context = context
        self.operations = operations
        self.version = version
        self.path = path
        query = QueryReader(request.uri.query, names: endpoint.parameters.map(\.name))
    }

    /// Throws the problem of somebody who sees a part of the organisation, where all of it is needed.
    func requireWholeOrganisation() throws {
        guard context.scope != .wholeOrganisation else { return }
        throw Problem(
            .wholeOrganisationOnly,
            "This is computed from rows of the whole organisation, and this token sees a part of it. Ask somebody who sees all of it.")
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
        let tag = "W/\"run-\(run.runNo)-\(SHA256.hexDigest(of: parts.joined(separator: "\n")).prefix(24))\""
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
        var digest = SHA256()
        digest.update(buffer.readableBytesView)
        return "\"\(digest.hexDigest().prefix(32))\""
    }

    /// Whether the client says that it has the answer of a tag: If-None-Match, by weak comparison.
    static func isKnown(_ tag: String, _ request: Request) -> Bool {
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.map { opaque($0) }
        return known.contains("*") || known.contains(opaque(tag[...]))
    }

    private static func opaque(_ text: Substring) -> String {
        let bare = text.filter { $0 != " " && $0 != "\t" }
        return bare.hasPrefix("W/") ? String(bare.dropFirst(2)) : bare
    }
}
