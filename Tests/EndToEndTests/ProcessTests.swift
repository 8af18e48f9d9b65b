import Foundation
import FoundationNetworking
import Glibc
import Testing

@Suite("The process")
struct ProcessTests {
    @Test("is ready, counts requests by route, and logs objects; after SIGTERM it is not ready first, and finishes what is under way")
    func life() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.succeed(["nightly", "--org", "acme", "--as-of", "2026-03-31"])
            try await installation.succeed(["user", "add", "bi@acme.example", "--org", "acme"])
            try await installation.succeed(["grant", "give", "bi@acme.example", "viewer", "--org", "acme", "--reason", "Test"])
            let token = try await installation.succeed(["token", "create", "bi@acme.example", "--name", "Test", "--org", "acme"])
                .trimmingCharacters(in: .whitespacesAndNewlines)
            let (port, metricsPort) = (try FreePort().number, try FreePort().number)
            let server = try installation.start([
                "serve", "--org", "acme", "--port", "\(port)", "--metrics-port", "\(metricsPort)", "--shutdown-delay", "2",
                "--log-format", "json", "--log-level", "info",
            ])
            defer { server.killHard() }
            _ = try await server.output { $0.contains("/enter?token=") }
            let site = Site(port: port, token: token)
            #expect(try await site.get("/health") == (200, "ok\n"))
            #expect(try await site.get("/ready") == (200, "ready\n"))
            for _ in 0..<3 { #expect(try await site.get("/api/v1/organisation").0 == 200) }
            #expect(try await site.get("/api/v1/runs/99").0 == 404)
            #expect(try await site.get("/nowhere/at/all").0 == 404)
            let metrics = try await Site(port: metricsPort, token: "").get("/metrics").1
            for line in [
                "drumbeat_ready 1", "# TYPE drumbeat_http_requests_total counter",
                "drumbeat_http_requests_total{method=\"GET\",route=\"/api/v1/organisation\",status=\"200\"} 3",
                "drumbeat_http_requests_total{method=\"GET\",route=\"/api/v1/runs/{number}\",status=\"404\"} 1",
                "drumbeat_http_requests_total{method=\"GET\",route=\"NotFound\",status=\"404\"} 1",
                "drumbeat_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/organisation\"} 3",
                "drumbeat_tokens_expiring{org=\"acme\"} 0",
            ] { #expect(metrics.contains(line + "\n"), "\(line) is missing in\n\(metrics)") }
            #expect(
                metrics.contains(/\ndrumbeat_shared_connections [1-9]/)
                    && metrics.contains(/\ndrumbeat_run_age_seconds\{org="acme"\} \d+\n/))
            #expect(!metrics.contains(token))

            // A request that waits for a lock while the process is told to end.
            let answer = try await installation.locking("run", "access exclusive") {
                let waiting = Task { try await site.get("/api/v1/organisation") }
                try await Task.sleep(for: .milliseconds(800))
                server.send(SIGTERM)
                try await Task.sleep(for: .milliseconds(500))
                #expect(try await site.get("/ready") == (503, "not ready: shutting down\n"))
                #expect(try await site.get("/health").0 == 200)
                return waiting
            }
            #expect(try await answer.value.0 == 200)
            let outcome = try await server.outcome()
            #expect(outcome.status == 0 && !outcome.wasKilled, "\(outcome)")
            let lines = outcome.errors.split(separator: "\n")
            let objects = lines.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            #expect(objects.count == lines.count && !lines.isEmpty, "\(outcome.errors)")
            let request = try #require(objects.first { $0["message"] as? String == "api request" })
            #expect(
                (request["request_id"] as? String)?.count == 32 && request["status"] as? String == "200"
                    && request["level"] as? String == "info")
            #expect(!outcome.errors.contains(token))
        }
    }

    @Test("is not ready while the server is away, and is again when it is back, on every connection")
    func restart() async throws {
        try await Folder.with { folder in
            let cluster = Cluster(folder: folder)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await survive(cluster)) } catch { outcome = .failure(error) }
            _ = try await cluster.bash("cluster_remove").outcome()
            try outcome.get()
        }
    }

    private func survive(_ cluster: Cluster) async throws {
        let made = try await cluster.bash(
            "cluster_make; cluster_start; cluster_make_database drumbeat; cluster_url drumbeat drumbeat_owner"
        )
        .outcome()
        try #require(made.status == 0, "\(made)")
        let owner = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        var program = Program.drumbeat
        program.environment = ["DATABASE_URL": owner, "DRUMBEAT_ADMIN_URL": owner]
        try #require(try await program.run(["db", "migrate"]).status == 0)
        let application = try await cluster.bash("cluster_url drumbeat drumbeat_app").outcome().output
        program.environment = ["DATABASE_URL": application.trimmingCharacters(in: .whitespacesAndNewlines)]
        let sample = try await program.run(["sample", "--reps", "5", "--org", "acme"])
        try #require(sample.status == 0, "\(sample)")
        try #require(try await program.run(["user", "add", "bi@acme.example", "--org", "acme"]).status == 0)
        try #require(
            try await program.run(["grant", "give", "bi@acme.example", "viewer", "--org", "acme", "--reason", "Test"]).status == 0)
        let token = try await program.run(["token", "create", "bi@acme.example", "--name", "Test", "--org", "acme"]).output
        let port = try FreePort().number
        let server = try program.start(["serve", "--org", "acme", "--port", "\(port)"])
        defer { server.killHard() }
        _ = try await server.output { $0.contains("/enter?token=") }
        let site = Site(port: port, token: token.trimmingCharacters(in: .whitespacesAndNewlines))
        for _ in 0..<8 { #expect(try await site.get("/api/v1/organisation").0 == 200) }
        for _ in 0..<2 {
            _ = try await cluster.bash("cluster_stop").outcome()
            #expect(try await site.get("/ready") == (503, "not ready: the database cannot be used\n"))
            #expect(try await site.get("/api/v1/organisation").0 == 503)
            _ = try await cluster.bash("cluster_start").outcome()
            #expect(try await site.get("/ready") == (200, "ready\n"))
            for _ in 0..<8 { #expect(try await site.get("/api/v1/organisation").0 == 200) }
        }
        server.terminate()
        #expect(try await server.outcome().status == 0)
    }

    /// A cluster of the test's own, made the way the scripts make theirs.
    private struct Cluster {
        let folder: URL

        func bash(_ script: String) throws -> RunningProgram {
            try Program(path: "/bin/bash").start(
                [
                    "-c", "set -euo pipefail; . scripts/lib/cluster.sh; cluster_use \"$1\"; " + script, "bash",
                    folder.path(percentEncoded: false),
                ], in: Checkout.folder)
        }
    }

    /// What is asked of a port, with a token.
    struct Site: Sendable {
        let port: UInt16
        let token: String

        func get(_ path: String) async throws -> (Int, String) {
            var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
            request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
            request.timeoutInterval = 20
            let (data, response) = try await URLSession(configuration: .ephemeral).data(for: request)
            return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
        }
    }
}
