import API
import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Postgres
import SalesModel
import Store
import Testing

/// The API with a database that is not there: everything that is decided before one is asked.
@Suite("Routes of the API without a database")
struct RouteTests {
    private struct Tokens: Authenticator {
        func authenticate(bearer token: String, logger: Logger) async throws -> OperationContext? {
            guard let calendar = FiscalCalendar(startMonth: 1), let currency = CurrencyCode("USD") else { return nil }
            let organisation = Organisation(
                id: 7, key: "acme", name: "Acme", currency: currency, zone: "UTC", weekStarts: "monday", fiscalCalendar: calendar)
            func signedIn(_ scope: Scope, _ permissions: Set<Permission>) -> OperationContext {
                OperationContext(
                    actor: Actor(name: "test"), organisation: organisation, scope: scope, permissions: permissions, logger: logger)
            }
            switch token {
            case "all": return signedIn(.wholeOrganisation, Set(Permission.allCases))
            case "whole": return signedIn(.wholeOrganisation, [.read])
            case "person": return signedIn(.person(1), [.read, .load])
            case "write-only": return signedIn(.wholeOrganisation, [.load])
            case "away": throw OperationError.unavailable("the server of tokens at 10.0.0.1 is away")
            default: return nil
            }
        }
    }

    static func visit(_ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let database = Database(configuration: DatabaseConfiguration(conninfo: "host=/nowhere port=1 connect_timeout=1"), logger: logger)
        let operations = ReportOperations(store: Store(database))
        let uploads = UploadDirectory(
            root: FileManager.default.temporaryDirectory.path + "/drumbeat-test-\(UUID().uuidString)", largestFile: 1000)
        let work = ServerWork(uploads: uploads, queue: JobQueue(operations.jobs)) { _, _, _ in throw CancellationError() }
        let routes = APIRoutes(operations: operations, authenticator: Tokens(), work: work, version: "1.2.3")
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await Application(responder: routes.responder(), logger: logger).test(.router, body)) } catch {
            outcome = .failure(error)
        }
        await database.shutdown()
        try outcome.get()
    }

    static func get(
        _ client: any TestClientProtocol, _ path: String, token: String? = "whole", method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:]
    ) async throws -> (status: Int, headers: HTTPFields, json: [String: Any], text: String) {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        let answer = try await client.execute(uri: path, method: method, headers: headers)
        let text = String(buffer: answer.body)
        let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return (answer.status.code, answer.headers, json ?? [:], text)
    }

    @Test("without a good token 401 with a challenge; cookies and addresses are no tokens")
    func unauthorized() async throws {
        try await Self.visit { client in
            let root = "/api/v1/organisation"
            let none = try await Self.get(client, root, token: nil)
            #expect(none.status == 401 && none.json["code"] as? String == "token_missing", "\(none)")
            #expect(none.headers[.wwwAuthenticate] == "Bearer realm=\"drumbeat\"")
            let long = String(repeating: "x", count: 1025)
            let bad: [HTTPFields] = [
                [.authorization: "Bearer nobody"], [.authorization: "Bearer"], [.authorization: "Bearer  "],
                [.authorization: "Basic whole"],
                [.authorization: "Bearer whole whole"], [.authorization: "Bearer 'whole'"], [.authorization: "Bearer " + long],
            ]
            for headers in bad {
                let answer = try await Self.get(client, root, token: nil, headers: headers)
                #expect(answer.status == 401 && answer.json["code"] as? String == "token_invalid", "\(headers): \(answer)")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"drumbeat\", error=\"invalid_token\"")
            }
            let cookie = try await Self.get(client, root, token: nil, headers: [.cookie: "drumbeat_session_8080=whole; token=whole"])
            #expect(cookie.status == 401)
            #expect(try await Self.get(client, root + "?access_token=whole", token: nil).status == 401)
        }
    }

    @Test("a token without the scope read is 403, and so is a part of the organisation where all of it is needed")
    func forbidden() async throws {
        try await Self.visit { client in
            let write = try await Self.get(client, "/api/v1/runs", token: "write-only")
            #expect(write.status == 403 && write.json["code"] as? String == "token_scope_missing")
            #expect(write.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
            for path in [
                "/bridges?bases=true&period=2026", "/missing-deals/D1", "/letters/1", "/letter-drafts/1/2026", "/policies", "/changes",
                "/changes/1", "/access-events",
                "/calendar", "/attainment?structure=now", "/attainment?dimension=area",
            ] {
                let part = try await Self.get(client, "/api/v1" + path, token: "person")
                #expect(part.status == 403 && part.json["code"] as? String == "whole_organisation_only", "\(path): \(part)")
            }
        }
    }

    @Test("an unknown address is 404, another method 405 with Allow, another media type 406, a long query 414")
    func shapes() async throws {
        try await Self.visit { client in
            for path in ["/api", "/api/v2", "/api/v1/nothing", "/api/v1/runs/1/2", "/api/v1/openapi", "/api/v1/%2e%2e/runs"] {
                let answer = try await Self.get(client, path)
                #expect(answer.status == 404 && answer.json["code"] as? String == "route_unknown", "\(path): \(answer)")
            }
            for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
                for path in ["/api/v1", "/api/v1/subjects", "/api/v1/runs/1"] {
                    let answer = try await Self.get(client, path, method: try #require(HTTPRequest.Method(method)))
                    #expect(answer.status == 405 && answer.headers[.allow] == "GET, HEAD", "\(method) \(path): \(answer)")
                }
            }
            let html = try await Self.get(client, "/api/v1/runs", headers: [.accept: "text/html"])
            #expect(html.status == 406 && html.json["code"] as? String == "not_acceptable")
            let long = try await Self.get(client, "/api/v1/runs?cursor=" + String(repeating: "a", count: 9000))
            #expect(long.status == 414 && long.json["code"] as? String == "query_too_long")
        }
    }

    @Test("bad parameters are 400 before the database is asked, all named")
    func badParameters() async throws {
        try await Self.visit { client in
            let cases: [(String, [String])] = [
                ("/runs?limit=0", ["limit"]), ("/runs?limit=1001&cursor=zz&fields=run,nothing&x=1", ["x", "limit", "fields", "cursor"]),
                (
                    "/attainment?dimension=people&level=week&basis=x&structure=x&rates=x",
                    ["dimension", "level", "basis", "structure", "rates"]
                ),
                ("/attainment?period=2026&level=month", ["level"]), ("/attainment?from=2026-02-30", ["from"]),
                ("/attainment?from=2026-02-01&to=2026-01-01", ["to"]), ("/attainment?run=1&as_of=2026-01-01", ["as_of"]),
                ("/attainment?dimension=product&within=team-1", ["within"]), ("/attainment?dimension=rep&within=area-1", ["within"]),
                ("/attainment?within=rep-1", ["within"]), ("/pipeline?basis=reported", ["basis"]), ("/explanations", ["period"]),
                ("/explanations?dimension=rep&period=2026", ["subject"]), ("/explanations?period=2026'--", ["period"]),
                ("/explanations?report=pipeline&structure=now&period=2026", ["structure"]), ("/explanations?period=(no+date)", ["period"]),
                ("/bridges?period=2026", ["from_run"]), ("/bridges?period=2026&bases=true&from_run=1", ["from_run"]),
                ("/bridges?period=2026&from_run=1", ["to_run"]), ("/bridges?period=2026&from_run=2&to_run=2", ["to_run"]),
                ("/bridges?period=2026&bases=true&basis=reported", ["basis"]), ("/bridges?period=2026&bases=maybe", ["bases", "from_run"]),
                ("/bridges?bases=true&dimension=area&subject=1&period=2026", ["dimension"]), ("/missing-deals/D1?subject=3", ["dimension"]),
                ("/subjects", ["dimension"]), ("/subjects?dimension=territory&within=area-1", ["within"]),
                ("/inquiries?state=closed", ["state"]),
                ("/letters?rep=0&year=20'26", ["rep", "year"]), ("/organisation?x=1&x=2", ["x", "x"]), ("/organisation?%00=1", ["\u{0}"]),
            ]
            for (path, names) in cases {
                let answer = try await Self.get(client, "/api/v1" + path)
                let errors = answer.json["errors"] as? [[String: Any]] ?? []
                #expect(answer.status == 400 && answer.json["code"] as? String == "parameters_invalid", "\(path): \(answer)")
                #expect(errors.compactMap { $0["parameter"] as? String } == names, "\(path): \(answer.text)")
            }
            for path in [
                "/runs/first", "/runs/01", "/runs/-1", "/subjects/people/1", "/missing-deals/%00", "/letters/1e3", "/missing-deals/%zz",
            ] {
                let answer = try await Self.get(client, "/api/v1" + path)
                #expect(answer.status == 404 && answer.json["code"] as? String == "not_found", "\(path): \(answer)")
            }
        }
    }

    @Test("a database that is away is 503 with Retry-After, and nothing of where it is is told")
    func unavailable() async throws {
        try await Self.visit { client in
            for (path, token) in [
                ("/runs", "whole"), ("/attainment", "whole"), ("/policies", "whole"), ("/calendar", "whole"), ("/periods", "whole"),
                ("/runs", "away"),
            ] {
                let answer = try await Self.get(client, "/api/v1" + path, token: token)
                #expect(answer.status == 503 && answer.headers[.retryAfter] == "5", "\(path): \(answer)")
                #expect(answer.json["code"] as? String == "database_unavailable" && answer.json["status"] as? Int == 503)
                #expect(!answer.text.contains("nowhere") && !answer.text.contains("10.0.0.1"), "\(answer.text)")
            }
        }
    }

    @Test("every answer has its headers and a number of its own, which a client cannot choose")
    func headers() async throws {
        let name = try #require(HTTPFields.Element.Name("X-Request-Id"))
        try await Self.visit { client in
            var seen: Set<String> = []
            for path in ["/api/v1", "/api/v1/openapi.json", "/api/v1/runs", "/api/v1/nothing", "/api/v1/runs?x=1"] {
                let answer = try await Self.get(client, path, headers: [name: "mine"])
                let number = try #require(answer.headers[name])
                #expect(number.wholeMatch(of: /[0-9a-f]{32}/) != nil && seen.insert(number).inserted)
                #expect(answer.status < 400 || answer.json["request_id"] as? String == number)
                #expect(answer.status < 400 || answer.headers[.contentType] == "application/problem+json")
                #expect(answer.status < 400 || answer.headers[.cacheControl] == "no-store")
                let fields = [
                    "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
                    "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
                ]
                for (field, value) in fields {
                    #expect(answer.headers[try #require(HTTPFields.Element.Name(field))] == value, "\(path): \(field)")
                }
                #expect(answer.headers[try #require(HTTPFields.Element.Name("Access-Control-Allow-Origin"))] == nil)
            }
        }
    }

    @Test("HEAD answers like GET without the body, and the index is open to anybody, with a tag")
    func head() async throws {
        try await Self.visit { client in
            let whole = try await Self.get(client, "/api/v1", token: nil)
            let tag = try #require(whole.headers[.eTag])
            #expect(whole.status == 200 && whole.headers[.contentType] == "application/json" && whole.headers[.cacheControl] == "no-cache")
            let head = try await Self.get(client, "/api/v1", token: nil, method: .head)
            #expect(head.status == 200 && head.text.isEmpty && head.headers[.eTag] == tag)
            for known in [tag, "\"x\", \(tag)", "W/" + tag, "*"] {
                let again = try await Self.get(client, "/api/v1", token: nil, headers: [.ifNoneMatch: known])
                #expect(again.status == 304 && again.text.isEmpty && again.headers[.eTag] == tag, "\(known)")
            }
            #expect(try await Self.get(client, "/api/v1", token: nil, headers: [.ifNoneMatch: "\"x\""]).status == 200)
            #expect(try await Self.get(client, "/api/v1/runs", method: .head).status == 503)
        }
    }
}
