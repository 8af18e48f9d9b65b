import API
import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NightlyBatch
import Operations
import Postgres
import SalesModel
import Store
import TestSupport
import Testing

/// The API over the database of an installation, asked in process, with tokens that a test gives out.
struct ServedAPI: Sendable {
    /// What was answered.
    struct Answer {
        let method: String
        let path: String
        let status: Int
        let headers: HTTPFields
        let text: String

        /// The document; empty where there is none.
        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:] }
        var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
        var code: String? { json["code"] as? String }
    }

    let client: any TestClientProtocol
    let description: String
    let queue: JobQueue

    /// Serves while `body` runs; `scopes` has the sight of each token, with the key of its organisation, and `permissions` what it may do
    /// beyond reading.
    static func with(
        _ installation: Installation, _ scopes: [String: (organisation: String, scope: Scope)],
        permissions: [String: Set<Permission>] = [:],
        _ body: @Sendable @escaping (ServedAPI) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = DatabaseConfiguration(conninfo: installation.url)
        configuration.pipelinedConnections = 2
        let database = Database(configuration: configuration, logger: logger)
        let outcome: Result<Void, any Error>
        do {
            let store = Store(database)
            var people: [String: OperationContext] = [:]
            for (token, sight) in scopes {
                let organisation = try #require(try await store.organisation(key: sight.organisation))
                people[token] = OperationContext(
                    actor: Actor(name: "user:" + token), organisation: organisation, scope: sight.scope,
                    permissions: permissions[token] ?? [.read], logger: logger)
            }
            let operations = ReportOperations(store: store)
            let queue = JobQueue(operations.jobs, pulse: .milliseconds(200))
            let batch = NightlyBatch(store: store, programVersion: "1.0.0")
            let uploads = UploadDirectory(root: installation.folder.path + "/uploads", largestFile: 100_000)
            let work = ServerWork(uploads: uploads, queue: queue) { context, day, progress in
                let outcome = try await batch.run(context, asOf: day, startedAt: 1_735_689_600_000_000, progress: progress)
                return (outcome.run.number, outcome.isNew)
            }
            let routes = APIRoutes(operations: operations, authenticator: Tokens(people: people), work: work, version: "1.0.0")
            try await Application(responder: routes.responder(), logger: logger).test(.router) { client in
                let described = try await client.execute(uri: "/api/v1/openapi.json", method: .get)
                try await body(ServedAPI(client: client, description: String(buffer: described.body), queue: queue))
            }
            await queue.close()
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await database.shutdown()
        try outcome.get()
    }

    private struct Tokens: Authenticator {
        let people: [String: OperationContext]

        func authenticate(bearer token: String, logger: Logger) async throws -> OperationContext? { people[token] }
    }

    /// Asks, and checks the answer against the description of the route.
    func get(
        _ path: String, as token: String = "whole", tag: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers: HTTPFields = [.authorization: "Bearer " + token]
        if let tag { headers[.ifNoneMatch] = tag }
        let answer = try await client.execute(uri: "/api/v1" + path, method: .get, headers: headers)
        let made = Answer(
            method: "get", path: path, status: answer.status.code, headers: answer.headers, text: String(buffer: answer.body))
        if made.status != 304 { try check(made, sourceLocation) }
        return made
    }

    /// Sends a body, and checks the answer against the description of the route.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [String: Any] = [:], as token: String = "whole", key: String? = nil,
        tag: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers: HTTPFields = [.authorization: "Bearer " + token, .contentType: "application/json"]
        if let key { headers[try #require(HTTPFields.Element.Name("Idempotency-Key"))] = key }
        if let tag { headers[.ifMatch] = tag }
        let data = try JSONSerialization.data(withJSONObject: body)
        return try await send(method, path, ByteBuffer(bytes: data), headers, sourceLocation)
    }

    /// Sends a file as it is.
    func upload(
        _ method: HTTPRequest.Method, _ path: String, _ text: String, as token: String = "whole",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await send(method, path, ByteBuffer(string: text), [.authorization: "Bearer " + token], sourceLocation)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer, _ headers: HTTPFields, _ sourceLocation: SourceLocation
    ) async throws -> Answer {
        let answer = try await client.execute(uri: "/api/v1" + path, method: method, headers: headers, body: body)
        let made = Answer(
            method: method.rawValue.lowercased(), path: path, status: answer.status.code, headers: answer.headers,
            text: String(buffer: answer.body))
        try check(made, sourceLocation)
        return made
    }

    /// The items of every page of a list.
    func all(_ path: String, limit: Int, as token: String = "whole") async throws -> (items: [[String: Any]], pages: Int) {
        var (items, pages, cursor) = ([[String: Any]](), 0, String?.none)
        repeat {
            let next = cursor.map { "&cursor=" + $0 } ?? ""
            let page = try await get(path + (path.contains("?") ? "&" : "?") + "limit=\(limit)" + next, as: token)
            try #require(page.status == 200 && page.items.count <= limit, "\(page)")
            items += page.items
            pages += 1
            cursor = page.json["next"] as? String
        } while cursor != nil && pages < 1000
        return (items, pages)
    }

    private func check(_ answer: Answer, _ sourceLocation: SourceLocation) throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(description.utf8)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let asked = answer.path.prefix { $0 != "?" }.split(separator: "/")
        let route = paths.first { pattern, _ in
            let parts = pattern.split(separator: "/")
            return parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        let operation = try #require(
            route?.value[answer.method] as? [String: Any], "\(answer.method) \(answer.path)", sourceLocation: sourceLocation)
        let response = (operation["responses"] as? [String: Any])?["\(answer.status)"] as? [String: Any]
        let content = try #require(
            response?["content"] as? [String: [String: Any]], "\(answer.path): \(answer.status) is not described: \(answer.text)",
            sourceLocation: sourceLocation)
        let type = try #require(answer.headers[.contentType])
        let schema = try #require(content[type]?["schema"] as? [String: Any], "\(answer.path): \(type)", sourceLocation: sourceLocation)
        let findings = SchemaChecker(document: document).findings(answer.json, schema)
        #expect(findings == [], "\(answer.path)", sourceLocation: sourceLocation)
    }
}

extension Installation {
    /// A document that the program prints with `--format json`.
    func json(_ arguments: [String]) async throws -> Any {
        try JSONSerialization.jsonObject(with: Data(try await succeed(arguments + ["--format", "json"]).utf8))
    }

    /// The number of something of an organisation.
    func number(_ column: String, of table: String, where condition: String, in key: String = "acme") async throws -> Int64 {
        let text = try await value(
            "select \(column) from \(table) where org_id = (select org_id from organisation where key = '\(key)') and \(condition) limit 1")
        return try #require(Int64(text.split(separator: "\n").last ?? ""), "\(table): \(text)")
    }
}

/// Whether two documents are the same, member by member.
func isSame(_ one: Any?, _ other: Any?) -> Bool {
    switch (one, other) {
    case (let one as NSDictionary, let other as NSDictionary): one == other
    case (let one as NSArray, let other as NSArray): one == other
    case (let one as NSObject, let other as NSObject): one == other
    default: one == nil && other == nil
    }
}
