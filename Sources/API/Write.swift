internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Operations

/// How a route changes something: what it does under one change, and what If-Match is about.
struct Write: Sendable {
    /// What stands in the answer beside the change.
    struct Outcome: Sendable {
        /// A secret that is shown this once, and the number under which it is known.
        var secret: String?
        var created: [CreatedThing] = []
    }

    /// Does it. The change it makes carries the terms of the call's context.
    let perform: @Sendable (inout Call) async throws -> Outcome
    /// How what is changed is read, the tag of which If-Match names; nil where there is nothing to compare with.
    var reading: (@Sendable (inout Call) async throws -> Answer)?

    /// - Parameter subject: the route that reads what is changed.
    init(of subject: Endpoint? = nil, _ perform: @escaping @Sendable (inout Call) async throws -> Void) {
        if case .asked(let handle) = subject?.source { reading = handle }
        self.perform = { call in
            try await perform(&call)
            return Outcome()
        }
    }

    /// What shows something beside the change.
    static func showing(_ perform: @escaping @Sendable (inout Call) async throws -> Outcome) -> Write { Write(outcome: perform) }

    private init(outcome perform: @escaping @Sendable (inout Call) async throws -> Outcome) { self.perform = perform }
}

/// Carries out requests that change something: once per key, and only where things are as the caller believes.
struct Writer: Sendable {
    let operations: ReportOperations
    let work: ServerWork
    let version: String

    /// The largest body that is read as JSON, in bytes.
    static let largestBody = 65_536
    private static let longestKey = 200
    /// How often something may come between before the caller is told.
    private static let attempts = 3

    /// Answers a request with the change that it made, now or at an earlier time under the same key.
    func answer(
        _ write: Write, _ endpoint: Endpoint, _ request: Request, path: [String: String], _ context: OperationContext, requestID: String
    ) async throws -> Answer {
        let body = try JSONObject(try await Self.body(request))
        let given = try Self.key(request)
        var context = context
        context.terms = try Self.terms(request, body, context, requestID: requestID)
        if given != nil, let former = try await replay(context) { return former }
        do {
            let outcome = try await operations.guarding(context) { [context] in
                try await perform(write, endpoint, request, path: path, body, context, requestID: requestID)
            }
            return answer(try await operations.receipt(context), outcome, isReplay: false)
        } catch {
            // Another request with the key may have come first; then its change is the answer, and not what it left to complain about.
            if given != nil, let former = try? await replay(context) { return former }
            throw error
        }
    }

    /// Does it, after a look at what If-Match is about; does so again where something else came between.
    private func perform(
        _ write: Write, _ endpoint: Endpoint, _ request: Request, path: [String: String], _ body: JSONObject, _ context: OperationContext,
        requestID: String
    ) async throws -> Write.Outcome {
        func call(_ context: OperationContext) -> Call {
            Call(
                endpoint, request, path: path, body: body, requestID: requestID, context: context, operations: operations, work: work,
                version: version)
        }
        guard let reading = write.reading, !request.headers[values: .ifMatch].isEmpty else {
            if !request.headers[values: .ifMatch].isEmpty {
                throw Problem(.preconditionFailed, "There is nothing here that If-Match could name: leave it out.")
            }
            var call = call(context)
            return try await write.perform(&call)
        }
        for attempt in 1...Self.attempts {
            var context = context
            context.terms.newestChange = try await operations.newestChange(context)
            guard EntityTag.isNamed(try await tag(reading, endpoint, request, path: path, context), by: request.headers[values: .ifMatch])
            else {
                throw Problem(.preconditionFailed, "It was changed since the answer that If-Match names. Read it again, and decide again.")
            }
            var call = call(context)
            do { return try await write.perform(&call) } catch OperationError.outdated where attempt < Self.attempts { continue }
        }
        throw Problem(.outdated, "Others change this organisation all the time. Try again in a moment.", headers: [.retryAfter: "1"])
    }

    /// The tag with which a route would answer now.
    private func tag(
        _ reading: @Sendable (inout Call) async throws -> Answer, _ endpoint: Endpoint, _ request: Request, path: [String: String],
        _ context: OperationContext
    ) async throws -> String {
        var head = request.head
        head.headerFields = [:]
        let plain = Request(head: head, body: .init(buffer: ByteBuffer()))
        var call = Call(
            endpoint, plain, path: path, requestID: "", context: context, operations: operations, work: work, version: version)
        guard case .content(_, let tag) = try await reading(&call) else { return "" }
        return tag
    }

    static func keyReused(_ change: Int64?) -> Problem {
        Problem(
            .idempotencyKeyReused,
            "This Idempotency-Key was used for another request\(change.map { " (change \($0))" } ?? ""). Use a new key for each thing to be done."
        )
    }

    private func replay(_ context: OperationContext) async throws -> Answer? {
        let receipt = try await operations.receipt(context)
        guard let change = receipt.change else { return nil }
        guard change.isSameRequest else {
            throw Self.keyReused(change.number)
        }
        return answer(receipt, Write.Outcome(), isReplay: true)
    }

    private func answer(_ receipt: ChangeReceipt, _ outcome: Write.Outcome, isReplay: Bool) -> Answer {
        var writer = JSONWriter()
        ChangeResources.receipt.write((receipt, outcome), to: &writer)
        var headers = HTTPFields()
        if isReplay, let name = HTTPField.Name("Idempotency-Replayed") { headers[name] = "true" }
        let made = (receipt.change?.created ?? []) + outcome.created
        return .done(
            made.isEmpty ? .ok : .created, writer.buffer, location: made.count == 1 ? made.first.map(ChangeResources.address) : nil,
            headers: headers)
    }

    /// The terms on which a request changes something: its key, or one made of its number, and the digest of what it asks for.
    static func terms(
        _ request: Request, _ body: JSONObject, _ context: OperationContext, requestID: String
    ) throws -> RequestTerms {
        let question = [request.method.rawValue, request.uri.path, request.uri.query ?? "", context.actor.name, body.canonical]
        let digest = ContentDigest.of(question.joined(separator: "\n"))
        return RequestTerms(key: try key(request) ?? "api-" + requestID, digest: digest)
    }

    private static func key(_ request: Request) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key") else { return nil }
        let values = request.headers[values: name]
        guard let key = values.first else { return nil }
        guard values.count == 1, (1...longestKey).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !key.hasPrefix("api-"), !key.hasPrefix("job-")
        else {
            throw Problem(
                .requestInvalid,
                "Idempotency-Key should be 1 to \(longestKey) visible ASCII characters, given once, that do not begin with api- or job-.")
        }
        return key
    }

    /// The body, if it is JSON of a size that any of them has.
    static func body(_ request: Request) async throws -> ByteBuffer {
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: largestBody) } catch is NIOTooManyBytesError {
            throw Problem(.bodyTooLarge, "The body has more than \(largestBody) bytes; nothing that is asked for is that large.")
        }
        guard buffer.readableBytes > 0 else { return buffer }
        let type = request.headers[.contentType]?.lowercased().split(separator: ";").first.map { $0.filter { $0 != " " } }
        guard type == "application/json" else {
            throw Problem(.mediaTypeUnknown, "The body should be JSON: send Content-Type: application/json.")
        }
        return buffer
    }
}

/// What is answered to a request that changed something.
enum ChangeResources {
    static let receipt = Resource<(receipt: ChangeReceipt, outcome: Write.Outcome)>(
        "ChangeReceipt", "What a request changed.",
        [
            Field("change", .numberOrNull, "The number of the change; null if everything was so already.") { $0.receipt.change?.number },
            Field("kind", .textOrNull, "What it is about, such as `lock`.") { $0.receipt.change?.kind },
            Field("actor", .textOrNull, "Who made it.") { $0.receipt.change?.actor },
            Field("made_at", .textOrNull, "When, in UTC.") { $0.receipt.change?.madeAt },
            Field("reason", .textOrNull, "Why.") { $0.receipt.change?.reason },
            Field("created", .texts, "The addresses of what came into being by it.") {
                ((($0.receipt.change?.created) ?? []) + $0.outcome.created).map(address)
            },
            Field("secret", .textOrNull, "A token or a sign-in link's secret, shown this once; null for everything else.") {
                $0.outcome.secret
            },
        ])

    static func address(_ created: CreatedThing) -> String { "\(APIRoutes.root)/\(created.collection)/\(created.number)" }
}
