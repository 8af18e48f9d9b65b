import Access
import Dashboard
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import Operations
import Postgres
import Store
import Testing

/// Two organisations, served by the program to an attacker who is a user of the first one.
struct AttackSite: Sendable {
    let installation: Installation
    let server: RunningProgram
    let port: Int
    /// A browser of somebody who leads a team of acme.
    let browser: TestBrowser
    /// Tokens of the first organisation: of a viewer, and of the leader of a team; and one of the second.
    let viewer: String, lead: String, neighbour: String
    /// A token of the first organisation that may do everything that tokens can.
    let mighty: String
    /// Every address of the pages, with `:id` for numbers.
    let pages: [(method: String, path: String)]

    var url: String { "http://127.0.0.1:\(port)" }

    /// Words that stand in the second organisation only.
    static let secrets = ["Betamax", "Hidden Lead", "Hidden Rep", "H-1", "secret@beta.example"]

    static var beta: SmallCompany {
        var company = SmallCompany()
        (company.key, company.name, company.source) = ("beta", "Betamax", "hcrm")
        company.people = [["H1", "Hidden Lead", "Under", "", "Dark"], ["H2", "Hidden Rep", "Under", "H1", "Dark"]]
        company.deals = [["H-1", "H2", "Won", "777.00", "2024-01-05", "2024-02-10"]]
        company.quotas = [["H2", "2024", "1200.00"]]
        return company
    }

    static func with(_ body: @Sendable @escaping (AttackSite) async throws -> Void) async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.load(beta)
            for key in ["acme", "beta"] { try await installation.nightly(key, asOf: "2025-01-14") }
            func token(_ login: String, _ key: String, _ scopes: [String] = ["read"]) async throws -> String {
                try await installation.succeed(
                    ["token", "create", login, "--name", "x", "--org", key] + scopes.flatMap { ["--scope", $0] }
                ).trimmingCharacters(in: .whitespacesAndNewlines)
            }
            try await installation.succeed(["user", "add", "lead@acme.example", "--person", "North Lead", "--org", "acme"])
            try await installation.succeed(["user", "add", "audit@acme.example", "--org", "acme"])
            try await installation.succeed(["user", "add", "secret@beta.example", "--person", "Hidden Lead", "--org", "beta"])
            for (login, key) in [("audit@acme.example", "acme"), ("secret@beta.example", "beta")] {
                try await installation.succeed(["grant", "give", login, "viewer", "--org", key, "--reason", "x"])
            }
            let (viewer, lead, neighbour) = (
                try await token("audit@acme.example", "acme"), try await token("lead@acme.example", "acme"),
                try await token("secret@beta.example", "beta")
            )
            try await installation.succeed(["user", "add", "all@acme.example", "--org", "acme"])
            for role in ["administrator", "operations", "finance"] {
                try await installation.succeed(["grant", "give", "all@acme.example", role, "--org", "acme", "--reason", "x"])
            }
            let mighty = try await token("all@acme.example", "acme", ["read", "write", "administer"])
            let port = Int(try FreePort().number)
            let server = try installation.start(["serve", "--port", "\(port)"])
            let outcome: Result<Void, any Error>
            do {
                let said = try await server.output { $0.contains("No link is printed") }
                try #require(server.isRunning && said.contains("Serving every organisation to its users"), "\(said)")
                let site = AttackSite(
                    installation: installation, server: server, port: port, browser: TestBrowser(), viewer: viewer, lead: lead,
                    neighbour: neighbour, mighty: mighty, pages: try await routes(installation))
                let link = try await site.link("lead@acme.example", "acme")
                try #require(try await site.browser.post(site.url + "/enter", form: "token=\(link)").status == 303)
                outcome = .success(try await body(site))
            } catch { outcome = .failure(error) }
            server.terminate()
            let end = try await server.outcome()
            #expect(end.status == 0 && !end.wasKilled, "\(end)")
            let secrets = [viewer, lead, neighbour, mighty].map { String($0.suffix(64)) }
            #expect(!secrets.contains(where: (end.output + end.errors).contains), "secrets were printed")
            try outcome.get()
        }
    }

    /// The routes of the pages, from their own table.
    private static func routes(_ installation: Installation) async throws -> [(method: String, path: String)] {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let database = Database(configuration: DatabaseConfiguration(conninfo: installation.url), logger: logger)
        let store = Store(database)
        let routes = try DashboardRoutes(
            operations: ReportOperations(store: store), access: AccessOperations(store: store), operator: nil, signIn: SignInLinks(),
            address: SiteAddress()
        ).router().routes.map { (method: $0.method.rawValue, path: "\($0.path)") }
        await database.shutdown()
        return routes.filter { $0.method != "HEAD" }
    }

    /// The secret of a sign-in link.
    func link(_ login: String, _ key: String) async throws -> String {
        let text = try await installation.succeed(["user", "link", login, "--org", key])
        return String(try #require(text.firstMatch(of: /drumbeat_[a-z]+_[0-9a-f]{64}/)).0)
    }

    /// Asks the JSON API.
    func api(_ path: String, _ token: String?, method: String = "GET", body: String? = nil, headers: [(String, String)] = []) async throws
        -> TestBrowser.Answer
    {
        try await TestBrowser().send(
            url + "/api/v1" + path, .init(rawValue: method),
            headers: headers + (method == "GET" ? [] : [("Idempotency-Key", UUID().uuidString)])
                + (token.map { [("Authorization", "Bearer " + $0)] } ?? [])
                + (body == nil ? [] : [("Content-Type", "application/json")]),
            body: body)
    }

    /// A route of the API as it describes itself.
    struct Operation: Sendable {
        let method: String
        let path: String
        let parameters: [String]
        /// Whether it reads JSON; a file can be anything.
        let takesBody: Bool

        /// The parameters in braces.
        var places: [String] { path.matches(of: /\{([a-z_]+)\}/).map { String($0.1) } }

        /// The path with every place filled.
        func path(_ value: String) -> String { places.reduce(path) { $0.replacing("{\($1)}", with: value) } }
    }

    /// Every route of the API, from its own description.
    func operations() async throws -> [Operation] {
        let text = try await api("/openapi.json", nil).text
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        return paths.flatMap { path, methods in
            methods.compactMap { method, value -> Operation? in
                guard let operation = value as? [String: Any] else { return nil }
                let parameters = (operation["parameters"] as? [[String: Any]] ?? []).filter { $0["in"] as? String == "query" }
                return Operation(
                    method: method.uppercased(), path: path, parameters: parameters.compactMap { $0["name"] as? String },
                    takesBody: (operation["requestBody"] as? [String: Any]).flatMap { $0["content"] as? [String: Any] }?["application/json"]
                        != nil)
            }
        }.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    }

    /// Holds that an answer tells nothing: no error of the server, nothing of the second organisation, nothing of the machinery.
    ///
    /// - Parameter sent: what was sent, whose words may be repeated.
    func check(_ answer: TestBrowser.Answer, _ what: String, sent: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(answer.status < 500, "\(what): \(answer)", sourceLocation: sourceLocation)
        let machinery = [
            "SELECT", "select ", "syntax error", "drumbeat_reader", "drumbeat_team", "SQLSTATE", "ERROR:", "libpq", "Sources/", "pg_",
            "row-level",
        ]
        for word in Self.secrets + machinery where !sent.contains(word) {
            #expect(!answer.text.contains(word), "\(what) shows \(word)", sourceLocation: sourceLocation)
        }
    }
}

/// Text in an address, every byte of it as `%XX`.
func escaped(_ text: String) -> String {
    text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
