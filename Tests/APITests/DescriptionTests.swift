import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import API

@Suite("The description of the API (OpenAPI)")
struct DescriptionTests {
    private let text: String

    init() throws {
        let source = IndexEndpoints.openAPI(APIRoutes.endpoints(version: "1.2.3").dropLast(2), version: "1.2.3").source
        guard case .fixed(let buffer) = source else { throw NotFixed() }
        text = String(buffer: buffer)
    }

    private static func document(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static func paths(_ text: String) throws -> [String: [String: Any]] {
        try #require(try document(text)["paths"] as? [String: [String: Any]])
    }

    private static func operations(_ text: String) throws -> [(path: String, method: String, operation: [String: Any])] {
        try paths(text).flatMap { path, methods in
            try methods.map { (path, $0.key, try #require($0.value as? [String: Any], "\(path)")) }
        }
    }

    private struct NotFixed: Error {}

    @Test("every route is described, and every description answers")
    func bothWays() async throws {
        let operations = try Self.operations(text)
        let described = Set(operations.map { "\($0.method) \(APIRoutes.root)\($0.path == "/" ? "" : $0.path)" })
        let routed = Set(APIRoutes.endpoints(version: "1.2.3").map { "\($0.method.rawValue.lowercased()) \(APIRoutes.root)\($0.path)" })
        #expect(described == routed && described.count == operations.count, "\(described.symmetricDifference(routed))")
        #expect(APIRoutes.endpoints(version: "").allSatisfy { RoutePath(text: $0.path).parameters == $0.pathParameters.map(\.name) })
        let routes = operations.map { ($0.path, $0.method) }
        try await RouteTests.visit { client in
            for (path, method) in routes {
                let address = (APIRoutes.root + (path == "/" ? "" : path)).replacing("{number}", with: "1").replacing("{deal}", with: "D1")
                    .replacing("{rep}", with: "1")
                    .replacing("{year}", with: "2026").replacing("{dimension}", with: "team").replacing("{label}", with: "2026").replacing(
                        "{key}", with: "credit.date"
                    )
                    .replacing("{login}", with: "a").replacing("{upload}", with: String(repeating: "0", count: 32)).replacing(
                        "{name}", with: "x.csv")
                let answer = try await RouteTests.get(
                    client, address, token: "all", method: try #require(HTTPRequest.Method(method.uppercased())))
                // There is no such upload, and that is known without a database.
                let isUpload = path.hasPrefix("/uploads/") && answer.json["code"] as? String == "not_found"
                #expect(isUpload || [200, 201, 400, 503].contains(answer.status), "\(method) \(address): \(answer)")
            }
            let listed = try await RouteTests.get(client, APIRoutes.root, token: nil).json["links"] as? [[String: Any]] ?? []
            let links = listed.map { "\(($0["method"] as? String ?? "").lowercased()) \($0["href"] as? String ?? "")" }
            #expect(Set(links).isSubset(of: described) && links.count == described.count - 2)
        }
    }

    @Test("names of operations and parameters are unique, statuses are those of the problems, references lead somewhere")
    func consistent() throws {
        var names: Set<String> = []
        for (path, method, operation) in try Self.operations(text) {
            #expect(names.insert(try #require(operation["operationId"] as? String)).inserted)
            let parameters = try #require(operation["parameters"] as? [[String: Any]])
            let keys = parameters.compactMap { $0["name"] as? String }
            #expect(Set(keys).count == keys.count, "\(path): \(keys)")
            for parameter in parameters where parameter["in"] as? String == "path" { #expect(parameter["required"] as? Bool == true) }
            let responses = try #require(operation["responses"] as? [String: Any])
            let usual = method == "get" ? ["200", "304"] : ["413", "415", "422", "412"]
            #expect(Set(usual + ["400", "406", "414", "500"]).isSubset(of: responses.keys), "\(method) \(path)")
            #expect(method == "delete" || (operation["requestBody"] != nil) == (method != "get"), "\(method) \(path)")
            #expect((operation["security"] as? [Any])?.isEmpty == (responses["401"] == nil), "\(path)")
        }
        let schemas = try #require((try Self.document(text)["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let references = Set(text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/).map { String($0.1) })
        #expect(references == Set(schemas.keys))
        #expect(
            Set(Problem.Code.allCases)
                == Set(APIRoutes.endpoints(version: "").flatMap(\.problems)).union([.routeUnknown, .methodNotAllowed]))
    }

    @Test("the index and every problem are what their schemas say")
    func schemas() async throws {
        let text = text
        try await RouteTests.visit { client in
            let checker = SchemaChecker(document: try Self.document(text))
            let (index, problem) = (["$ref": "#/components/schemas/Index"], ["$ref": "#/components/schemas/Problem"])
            let answer = try await RouteTests.get(client, APIRoutes.root, token: nil)
            #expect(checker.findings(answer.json, index) == [])
            for (path, token) in [
                ("/runs", nil), ("/runs", "x"), ("/nothing", "whole"), ("/runs?limit=x&y=1", "whole"), ("/runs", "whole"),
            ] {
                let answer = try await RouteTests.get(client, APIRoutes.root + path, token: token)
                #expect(answer.status >= 400 && checker.findings(answer.json, problem) == [], "\(path): \(answer.text)")
            }
            // The checker itself tells what is wrong.
            let wrong: [String: Any] = ["code": "nothing", "status": "400", "more": true]
            #expect(checker.findings(wrong, problem).count == 8, "\(checker.findings(wrong, problem))")
        }
    }
}
