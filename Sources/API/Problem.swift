internal import Hummingbird
internal import Operations

/// What went wrong, as `application/problem+json` (RFC 9457) says it.
struct Problem: Error {
    /// The kind, by the word under which programs know it.
    let code: Code
    /// What happened, where, and what to do.
    let detail: String
    /// The parameters at fault, all of them.
    var errors: [ParameterError] = []
    /// Fields of the answer besides those that every problem has.
    var headers = HTTPFields()

    init(_ code: Code, _ detail: String, errors: [ParameterError] = [], headers: HTTPFields = [:]) {
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = headers
    }

    /// The kinds of problems. A word stays once it is there.
    enum Code: String, CaseIterable {
        case parametersInvalid = "parameters_invalid"
        case requestInvalid = "request_invalid"
        case tokenMissing = "token_missing"
        case tokenInvalid = "token_invalid"
        case tokenScopeMissing = "token_scope_missing"
        case wholeOrganisationOnly = "whole_organisation_only"
        case forbidden
        case notFound = "not_found"
        case noRun = "no_run"
        case routeUnknown = "route_unknown"
        case methodNotAllowed = "method_not_allowed"
        case idempotencyKeyReused = "idempotency_key_reused"
        case preconditionFailed = "precondition_failed"
        case outdated
        case bodyInvalid = "body_invalid"
        case bodyTooLarge = "body_too_large"
        case mediaTypeUnknown = "media_type_unknown"
        case rateLimited = "rate_limited"
        case notAcceptable = "not_acceptable"
        case queryTooLong = "query_too_long"
        case internalError = "internal_error"
        case databaseUnavailable = "database_unavailable"
        case tooSlow = "too_slow"
        case busy

        var status: HTTPResponse.Status {
            switch self {
            case .parametersInvalid, .requestInvalid, .bodyInvalid: .badRequest
            case .tokenMissing, .tokenInvalid: .unauthorized
            case .tokenScopeMissing, .wholeOrganisationOnly, .forbidden: .forbidden
            case .notFound, .noRun, .routeUnknown: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .notAcceptable: .notAcceptable
            case .queryTooLong: .uriTooLong
            case .idempotencyKeyReused: .unprocessableContent
            case .preconditionFailed: .preconditionFailed
            case .outdated: .conflict
            case .bodyTooLarge: .contentTooLarge
            case .mediaTypeUnknown: .unsupportedMediaType
            case .rateLimited: .tooManyRequests
            case .internalError: .internalServerError
            case .databaseUnavailable, .tooSlow, .busy: .serviceUnavailable
            }
        }

        var title: String {
            switch self {
            case .parametersInvalid: "Parameters cannot be read"
            case .requestInvalid: "The request contradicts itself"
            case .tokenMissing: "A token is needed"
            case .tokenInvalid: "The token is not good"
            case .tokenScopeMissing: "The token may not do this"
            case .wholeOrganisationOnly: "Only for those who see the whole organisation"
            case .forbidden: "Whose token this is may not do this"
            case .notFound: "There is no such thing"
            case .noRun: "There is no such run"
            case .routeUnknown: "There is no such address"
            case .methodNotAllowed: "The method is not known here"
            case .notAcceptable: "Only JSON is answered"
            case .idempotencyKeyReused: "The key was used for another request"
            case .preconditionFailed: "It is not what If-Match names"
            case .outdated: "Something else was changed meanwhile"
            case .bodyInvalid: "The body cannot be read"
            case .bodyTooLarge: "The body is too large"
            case .mediaTypeUnknown: "The body is of an unknown type"
            case .rateLimited: "Too many requests"
            case .queryTooLong: "The query is too long"
            case .internalError: "Something went wrong"
            case .databaseUnavailable: "The database cannot be reached"
            case .tooSlow: "This took too long"
            case .busy: "Somebody else is at it"
            }
        }
    }

    /// What is wrong with one parameter.
    struct ParameterError: Hashable {
        let parameter: String
        /// Whether it is a member of the body, and not of the query.
        let isInBody: Bool
        let code: Code
        /// What it should be.
        let detail: String

        enum Code: String, CaseIterable {
            case unknown, repeated, missing, unreadable, contradictory, refused
        }
    }

    static let parameterErrors = Resource<ParameterError>(
        "ParameterError", "What is wrong with one parameter.",
        [
            Field("parameter", .text, "Its name.") { $0.parameter },
            Field("pointer", .textOrNull, "Where it stands in the body (RFC 6901), such as `/reason`; null for a parameter of the query.") {
                $0.isInBody ? "/" + $0.parameter.replacing("~", with: "~0").replacing("/", with: "~1") : nil
            },
            Field("code", .word(ParameterError.Code.self), "What is wrong with it.") { $0.code.rawValue },
            Field("detail", .text, "What it should be.") { $0.detail },
        ])

    /// A problem as it is written, with the number of the request.
    struct Document {
        let problem: Problem
        let requestID: String
    }

    static let resource = Resource<Document>(
        "Problem", "What went wrong (RFC 9457). `code` is stable; texts are for people and may change.",
        [
            Field("type", JSONForm(schema: .string(format: "uri")) { $1.string($0) }, "The code as a URN.") {
                "urn:drumbeat:problem:" + $0.problem.code.rawValue
            },
            Field("code", .word(Code.self), "The kind of problem.") { $0.problem.code.rawValue },
            Field("title", .text, "The kind in words.") { $0.problem.code.title },
            Field("status", .number, "The status of the answer.") { Int64($0.problem.code.status.code) },
            Field("detail", .text, "What happened, where, and what to do.") { $0.problem.detail },
            Field("request_id", .text, "The number under which the server logged the request, as in X-Request-Id.") { $0.requestID },
            Field("errors", parameterErrors.form.list, "The parameters at fault, all at once; empty for other problems.") {
                $0.problem.errors
            },
        ])

    func response(requestID: String) -> Response {
        var writer = JSONWriter()
        Self.resource.write(Document(problem: self, requestID: requestID), to: &writer)
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        return Response(status: code.status, headers: headers, body: .init(byteBuffer: writer.buffer))
    }
}

extension Problem {
    /// What an operation refused; nil for what should not happen. The text of an absent database is for the log, not for a client.
    init?(_ error: OperationError) {
        switch error {
        case .notFound(let text): self.init(.notFound, text)
        case .noRun(let text): self.init(.noRun, text)
        case .forbidden(let text): self.init(.forbidden, text)
        case .invalid(let text): self.init(.requestInvalid, text)
        case .busy(let text): self.init(.busy, text, headers: [.retryAfter: "5"])
        case .unavailable:
            self.init(
                .databaseUnavailable, "Nothing is lost. Ask again in a few seconds.", headers: [.retryAfter: "5"])
        case .tooSlow:
            self.init(
                .tooSlow, "The database was busy for so long that reading was given up. Ask again in a moment, or for less.",
                headers: [.retryAfter: "10"])
        case .outdated(let text): self.init(.outdated, text)
        case .deletionsRefused, .inconsistent: return nil
        }
    }
}
