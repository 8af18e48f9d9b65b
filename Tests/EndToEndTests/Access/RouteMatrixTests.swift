import Access
import Dashboard
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Postgres
import Store
import Testing

/// Which role may use which route. A route that is not listed fails, and so does one that is listed and not there.
///
/// Let in means that the answer is about what was asked, even if that is missing or wrong (400, 404); kept out is 401 or 403.
@Suite("Every route for every role")
struct RouteMatrixTests {
    /// Who asks: a user with one of the roles, the leader of a team, a rep.
    private static let roles = AccessRole.allCases.map(\.rawValue) + ["leader", "rep"]
    private static let whole = Set(AccessRole.allCases.map(\.rawValue))

    /// `everybody` is every role, `whole` those that see the whole organisation; else the roles by name.
    private static let api = """
        GET /api/v1 | everybody
        GET /api/v1/openapi.json | everybody
        GET /api/v1/organisation | everybody
        GET /api/v1/runs | everybody
        GET /api/v1/runs/{number} | everybody
        GET /api/v1/attainment | everybody
        GET /api/v1/pipeline | everybody
        GET /api/v1/coaching | everybody
        GET /api/v1/subjects | everybody
        GET /api/v1/subjects/{dimension}/{number} | everybody
        GET /api/v1/periods | everybody
        GET /api/v1/letters | everybody
        GET /api/v1/explanations | everybody
        GET /api/v1/missing-deals/{deal} | whole
        GET /api/v1/bridges | whole
        GET /api/v1/inquiries | everybody
        GET /api/v1/inquiries/{number} | everybody
        GET /api/v1/letters/{number} | whole
        GET /api/v1/letter-drafts/{rep}/{year} | whole
        GET /api/v1/policies | whole
        GET /api/v1/policies/{key} | whole
        GET /api/v1/calendar | whole
        GET /api/v1/periods/{label} | whole
        GET /api/v1/changes | administrator operations auditor
        GET /api/v1/changes/{number} | administrator operations auditor
        GET /api/v1/access-events | administrator operations auditor
        GET /api/v1/jobs | whole
        GET /api/v1/jobs/{number} | whole
        GET /api/v1/jobs/{number}/findings | whole
        POST /api/v1/periods/{label}/steps | finance
        POST /api/v1/policies/{key}/values | operations
        POST /api/v1/calendar/followers | operations
        POST /api/v1/inquiries | operations finance
        POST /api/v1/inquiries/{number}/steps | operations finance
        DELETE /api/v1/inquiries/{number}/texts | operations finance
        POST /api/v1/letters | operations finance
        POST /api/v1/letters/{number}/acknowledgement | operations finance
        POST /api/v1/uploads | operations
        GET /api/v1/uploads/{upload} | operations
        PUT /api/v1/uploads/{upload}/files/{name} | operations
        DELETE /api/v1/uploads/{upload} | operations
        POST /api/v1/imports | operations
        POST /api/v1/runs | operations
        DELETE /api/v1/jobs/{number} | operations
        GET /api/v1/users | administrator
        POST /api/v1/users | administrator
        PUT /api/v1/users/{login}/activity | administrator
        GET /api/v1/grants | administrator
        POST /api/v1/grants | administrator
        POST /api/v1/grants/revocations | administrator
        POST /api/v1/users/{login}/links | administrator
        GET /api/v1/tokens | administrator
        POST /api/v1/tokens | administrator
        DELETE /api/v1/tokens/{number} | administrator
        GET /api/v1/people/{number}/erasure | administrator
        POST /api/v1/people/{number}/erasure | administrator
        """

    private static func table(_ text: String) -> [String: Set<String>] {
        let rows = text.split(separator: "\n").map { line in
            let parts = line.components(separatedBy: " | ")
            let names = Set(parts[1].split(separator: " ").map(String.init))
            return (parts[0], names == ["everybody"] ? Set(roles) : names == ["whole"] ? whole : names)
        }
        return Dictionary(rows, uniquingKeysWith: { $0.union($1) })
    }

    @Test("of the API: let in or kept out as listed; a token that may only read is kept out of whatever changes something")
    func routesOfTheAPI() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            let team = try await installation.number("team_id", of: "team", where: "name = 'North'")
            let rep = try await installation.number("person_id", of: "person_identity", where: "display_name = 'First Rep'")
            var scopes: [String: (organisation: String, scope: Scope)] = [
                "leader": ("acme", .teams([team])), "rep": ("acme", .person(rep)),
            ]
            var permissions: [String: Set<Permission>] = [:]
            for role in AccessRole.allCases {
                scopes[role.rawValue] = ("acme", .wholeOrganisation)
                permissions[role.rawValue] = role.permissions
                scopes["read-" + role.rawValue] = ("acme", .wholeOrganisation)
                permissions["read-" + role.rawValue] = role.permissions.intersection(CredentialScope.read.permissions)
            }
            let before = try await installation.value("select max(change_no), (select count(*) from job) from change")
            try await ServedAPI.with(installation, scopes, permissions: permissions) { api in
                let expected = Self.table(Self.api)
                let links = try await api.get("/").json["links"] as? [[String: Any]] ?? []
                var routes = links.map { "\($0["method"] ?? "") \($0["href"] ?? "")" }
                routes += ["GET /api/v1", "GET /api/v1/openapi.json"]
                #expect(Set(routes) == Set(expected.keys), "say above who may: \(Set(routes).symmetricDifference(expected.keys))")
                for route in routes {
                    let parts = route.split(separator: " ")
                    let method = try #require(HTTPRequest.Method(String(parts[0])))
                    func isLetIn(_ token: String?) async throws -> Bool {
                        var headers: HTTPFields = [.contentType: "application/json"]
                        if let token { headers[.authorization] = "Bearer " + token }
                        let path = parts[1].replacing("{number}", with: "999").replacing("{deal}", with: "D1").replacing(
                            "{rep}", with: "999"
                        )
                        .replacing("{year}", with: "2024").replacing("{dimension}", with: "rep").replacing("{label}", with: "2024-Q9")
                        .replacing("{key}", with: "no.policy").replacing("{login}", with: "nobody").replacing("{name}", with: "x.csv")
                        .replacing("{upload}", with: String(repeating: "0", count: 32))
                        // A body without a member leaves everything as it is.
                        let answer = try await api.client.execute(
                            uri: String(path), method: method, headers: headers, body: ByteBuffer(string: method == .get ? "" : "{}"))
                        #expect(answer.status.code < 500, "\(route) as \(token ?? "nobody"): \(answer.status)")
                        return ![401, 403].contains(answer.status.code)
                    }
                    let isPublic = route == "GET /api/v1" || route == "GET /api/v1/openapi.json"
                    for nobody in [nil, "forged"] { #expect(try await isLetIn(nobody) == isPublic, "\(route) as nobody") }
                    for role in Self.roles {
                        let may = expected[route]?.contains(role) ?? false
                        #expect(try await isLetIn(role) == may, "\(route) as \(role) should be \(may ? "let in" : "kept out")")
                    }
                    for role in AccessRole.allCases where method != .get {
                        #expect(try await !isLetIn("read-" + role.rawValue), "\(route) with a token of \(role) that may only read")
                    }
                }
            }
            #expect(try await installation.value("select max(change_no), (select count(*) from job) from change") == before)
        }
    }

    /// The pages, with something to ask for. What is posted has tests of its own: it takes a form of the same session.
    private static let pages = """
        GET / | /?level=year | everybody
        GET /regions | /regions | everybody
        GET /region/{id} | /region/999 | everybody
        GET /teams | /teams | everybody
        GET /team/{id} | /team/999 | everybody
        GET /reps | /reps | everybody
        GET /rep/{id} | /rep/999 | everybody
        GET /managers | /managers | everybody
        GET /manager/{id} | /manager/999 | everybody
        GET /territories | /territories | whole
        GET /territory/{id} | /territory/999 | everybody
        GET /products | /products | everybody
        GET /product/{id} | /product/999 | everybody
        GET /area/{id} | /area/999 | everybody
        GET /letters | /letters | everybody
        GET /export | /export?dimension=rep&period=2024-Q1&format=csv | everybody
        GET /rows | /rows?dimension=rep&id=#rep&period=2024 | everybody
        GET /bridge | /bridge?dimension=rep&id=#rep&period=2024 | whole
        GET /inquiries | /inquiries | everybody
        GET /inquiry/{id} | /inquiry/999 | everybody
        GET /letter/{id} | /letter/#rep?period=2024 | whole
        GET /changes | /changes | administrator operations auditor
        GET /change/{id} | /change/1 | administrator operations auditor
        GET /access | /access | administrator operations auditor
        GET /view | /view | administrator
        GET /account | /account | everybody
        GET /account/data | /account/data | leader rep
        """
    /// Open to anybody, and forms.
    private static let open: Set<String> = [
        "GET /health", "GET /enter", "POST /enter", "POST /leave", "POST /view/begin", "POST /view/end",
    ]

    @Test("of the pages: let in or kept out as listed; nobody sees anything without signing in")
    func routesOfThePages() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            let org = ["--org", "acme"]
            for role in AccessRole.allCases.map(\.rawValue) {
                try await installation.succeed(["user", "add", role] + org)
                try await installation.succeed(["grant", "give", role, role, "--reason", "Matrix"] + org)
            }
            try await installation.succeed(["user", "add", "leader", "--person", "North Lead"] + org)
            try await installation.succeed(["user", "add", "rep", "--person", "First Rep"] + org)
            let rep = try await installation.number("person_id", of: "person_identity", where: "display_name = 'First Rep'")
            let rows = Self.pages.replacing("#rep", with: "\(rep)").split(separator: "\n").map { $0.components(separatedBy: " | ") }
            let routed = try await Self.routedPages(installation)
            let listed = Set(rows.map { $0[0] }).union(Self.open)
            #expect(routed == listed, "say above who may: \(routed.symmetricDifference(listed))")
            let expected = Self.table(rows.map { "\($0[0]) | \($0[2])" }.joined(separator: "\n"))
            try await ServedPages.with("acme", of: installation) { pages in
                for row in rows { #expect(try await pages.elsewhere.get(row[1]).status == 401, "\(row[1]) as nobody") }
                for role in Self.roles {
                    let browser = pages.elsewhere
                    let entered = try await browser.enter(try await installation.succeed(["user", "link", role] + org))
                    #expect(entered.status == 200, "\(role): \(entered)")
                    for row in rows {
                        let answer = try await browser.get(row[1])
                        let may = expected[row[0]]?.contains(role) ?? false
                        #expect(
                            may == ![401, 403].contains(answer.status) && answer.status < 500 && answer.status != 400,
                            "\(row[1]) as \(role) should be \(may ? "let in" : "kept out"): \(answer)")
                    }
                }
            }
        }
    }

    /// The routes that the pages have, but for files that look the same to everybody.
    private static func routedPages(_ installation: Installation) async throws -> Set<String> {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let database = Database(configuration: DatabaseConfiguration(conninfo: installation.url), logger: logger)
        let store = Store(database)
        let routes = try DashboardRoutes(
            operations: ReportOperations(store: store), access: AccessOperations(store: store), operator: nil, signIn: SignInLinks(),
            address: SiteAddress(host: "127.0.0.1", port: 8080))
        let all = routes.router().routes.map { "\($0.method.rawValue) \($0.path)" }
        await database.shutdown()
        return Set(all.filter { !$0.contains(".css") && !$0.contains("favicon") && !$0.hasPrefix("HEAD ") })
    }
}
