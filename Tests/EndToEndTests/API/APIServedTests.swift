import Foundation
import FoundationNetworking
import Glibc
import Testing

@Suite("The API as it is served")
struct APIServedTests {
    /// The program, asked over a socket with a token.
    private struct Server: Sendable {
        let address: String

        func get(_ path: String, token: String?) async throws -> (status: Int, text: String, headers: HTTPURLResponse) {
            var request = URLRequest(url: try #require(URL(string: address + path)))
            if let token { request.setValue("Bearer " + token, forHTTPHeaderField: "Authorization") }
            let (data, response) = try await URLSession(configuration: .ephemeral).data(for: request)
            let headers = try #require(response as? HTTPURLResponse)
            return (headers.statusCode, String(decoding: data, as: UTF8.self), headers)
        }
    }

    private static func serve(_ installation: Installation, _ body: @Sendable (Server) async throws -> Void) async throws {
        let port = try FreePort().number
        let program = try installation.start(["serve", "--org", "acme", "--port", "\(port)"])
        defer { program.killHard() }
        _ = try await program.output { $0.contains("/enter?token=") }
        try await body(Server(address: "http://127.0.0.1:\(port)"))
        program.terminate()
        let outcome = try await program.outcome()
        #expect(outcome.status == 0 && !outcome.wasKilled, "\(outcome)")
    }

    @Test("a token of a user is answered with his sight as long as it is good; the pages stay what they are")
    func tokens() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            let org = ["--org", "acme"]
            try await installation.succeed(["user", "add", "bi@acme.example"] + org)
            try await installation.succeed(["grant", "give", "bi@acme.example", "viewer", "--reason", "Warehouse"] + org)
            try await installation.succeed(["user", "add", "lead@acme.example", "--person", "North Lead"] + org)
            func token(_ login: String, _ scope: String = "read") async throws -> String {
                try await installation.succeed(["token", "create", login, "--name", "Test", "--scope", scope] + org)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let (whole, team) = (try await token("bi@acme.example"), try await token("lead@acme.example"))
            try await Self.serve(installation) { server in
                let organisation = try await server.get("/api/v1/organisation", token: whole)
                #expect(
                    organisation.status == 200
                        && organisation.text.hasPrefix(#"{"organisation":"acme","name":"Acme","currency":"USD","run":{"run":1,"#))
                let all = try await server.get("/api/v1/attainment?dimension=rep&period=2024", token: whole)
                #expect(all.status == 200 && all.text.contains("Third Rep"), "\(all)")
                let own = try await server.get("/api/v1/attainment?dimension=rep&period=2024", token: team)
                #expect(own.status == 200 && own.text.contains("First Rep") && !own.text.contains("Third Rep"), "\(own)")
                #expect(try await server.get("/api/v1/explanations?period=2024", token: team).status == 404)
                #expect(try await server.get("/api/v1/policies", token: team).status == 403)
                for bad in [nil, "nobody", whole + "x", String(whole.dropLast())] {
                    #expect(try await server.get("/api/v1/organisation", token: bad).status == 401)
                }
                #expect(try await server.get("/api/v1", token: nil).status == 200)
                #expect(try await server.get("/api/v1/openapi.json", token: nil).text.hasPrefix(#"{"openapi":"3.1.0""#))
                // The pages know no tokens, and answer everything else.
                let page = try await server.get("/", token: whole)
                #expect(page.status == 401 && page.text.hasPrefix("<!doctype html>") || page.text.hasPrefix("<!DOCTYPE html>"), "\(page)")
                #expect(try await server.get("/health", token: nil).text == "ok\n")
                #expect(try await server.get("/apiary", token: nil).text.contains("<html"))
                try await installation.succeed(["user", "end", "bi@acme.example", "--reason", "Over"] + org)
                #expect(try await server.get("/api/v1/organisation", token: whole).status == 401)
            }
        }
    }
}
