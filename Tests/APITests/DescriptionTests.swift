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

    private struct NotFixed: Error {}

    @Test("every route is described, and every description answers")
    func bothWays() async throws {
        let described = Set(try Self.paths(text).keys.map { $0 == "/" ? APIRoutes.root : APIRoutes.root + $0 })
        let routed = Set(APIRoutes.endpoints(version: "1.2.3").map { APIRoutes.root + $0.path })
        #expect(described == routed && routed.count == 20, "\(described.symmetricDifference(routed))")
        #expect(APIRoutes.endpoints(version: "").allSatisfy { RoutePath(text: $0.path).parameters == $0.pathParameters.map(\.name) })
        try await RouteTests.visit { client in
            for path in described {
                let address = path.replacing("{number}", with: "1").replacing("{deal}", with: "D1").replacing("{rep}", with: "1")
                    .replacing("{year}", with: "2026").replacing("{dimension}", with: "team")
                let answer = try await RouteTests.get(client, address)
                #expect([200, 400, 503].contains(answer.status), "\(address): \(answer)")
            }
            let listed = try await RouteTests.get(client, APIRoutes.root, token: nil).json["links"] as? [[String: Any]] ?? []
            #expect(Set(listed.compactMap { $0["href"] as? String }).isSubset(of: described) && listed.count == 18)
        }
    }

    @Test("names of operations and parameters are unique, statuses are those of the problems, references lead somewhere")
    func consistent() throws {
        var names: Set<String> = []
        for (path, methods) in try Self.paths(text) {
            let operation = try #require(methods["get"] as? [String: Any], "\(path)")
            #expect(names.insert(try #require(operation["operationId"] as? String)).inserted)
            let parameters = try #require(operation["parameters"] as? [[String: Any]])
            let keys = parameters.compactMap { $0["name"] as? String }
            #expect(Set(keys).count == keys.count, "\(path): \(keys)")
            for parameter in parameters where parameter["in"] as? String == "path" { #expect(parameter["required"] as? Bool == true) }
            let responses = try #require(operation["responses"] as? [String: Any])
            #expect(Set(["200", "304", "400", "406", "414", "500"]).isSubset(of: responses.keys))
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
