import Foundation
import Testing

@Suite("The doctor")
struct DoctorTests {
    private struct Report: Decodable {
        struct Check: Decodable {
            let name: String, status: String, reason: String
            let advice: String?
        }
        let status: String
        let checks: [Check]

        subscript(name: String) -> Check? { checks.first { $0.name == name } }
    }

    private func examine(_ installation: Installation, _ options: [String] = [], status: ExitCode = .done) async throws -> Report {
        let outcome = try await installation.run(["doctor", "--format", "json"] + options)
        #expect(outcome.status == status.rawValue, "\(outcome)")
        let decoder = JSONDecoder()
        return try decoder.decode(Report.self, from: Data(outcome.output.utf8))
    }

    @Test("finds nothing wrong with a good database; an organisation without a run is a warning, as are tokens that expire")
    func good() async throws {
        try await Installation.with { installation in
            #expect(try await examine(installation)["organisations"]?.status == "warning")
            try await installation.load(SmallCompany())
            #expect(try await examine(installation)["runs"]?.reason == "no run yet: acme")
            try await installation.succeed(["nightly", "--org", "acme", "--as-of", "2026-03-31"])
            var report = try await examine(installation)
            for name in ["server", "schema", "login", "runs", "tokens", "clock", "time zones", "extensions", "locks", "primary"] {
                #expect(report[name]?.status == "ok" && report[name]?.advice == nil, "\(name): \(String(describing: report[name]))")
            }
            try await installation.succeed(["user", "add", "bi@acme.example", "--org", "acme"])
            try await installation.succeed(["token", "create", "bi@acme.example", "--name", "T", "--days", "10", "--org", "acme"])
            report = try await examine(installation)
            #expect(report["tokens"]?.reason == "within 14 days expire, by organisation: acme 1" && report.status == "warning")
            #expect(try await examine(installation, ["--token-days", "5"])["tokens"]?.status == "ok")
            let text = try await installation.succeed(["doctor"])
            #expect(text.contains("ok       schema: ") && text.contains("warning  tokens: "))
        }
    }

    @Test("finds a schema changed by hand, a right that is missing, an old run, and a server that is away")
    func bad() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.succeed(["nightly", "--org", "acme", "--as-of", "2026-03-31"])
            _ = try await installation.value(
                "alter table run disable trigger all; update run set finished_at = finished_at - interval '50 hours', "
                    + "started_at = started_at - interval '50 hours'; alter table run enable trigger all")
            let old = try await examine(installation)
            #expect(old["runs"]?.reason.contains("acme: the last run, as of 2026-03-31, is 50 hours old") == true, "\(old)")
            #expect(try await examine(installation, ["--run-age", "60"])["runs"]?.status == "ok")
            _ = try await installation.value("alter table account add column scribble text")
            let drift = try await examine(installation, status: .unhealthy)
            #expect(drift["schema"]?.status == "fault" && drift.status == "fault")
            let refused = try await installation.run(["doctor", "--database-url", installation.administratorURL])
            #expect(refused.output.contains("warning  login: ") || refused.output.contains("fault    login: "), "\(refused)")
            let away = try await installation.run(["doctor", "--database-url", "postgresql://nobody@/none?host=/nowhere"])
            #expect(away.status == ExitCode.unhealthy.rawValue && away.output.hasPrefix("fault    server: "), "\(away)")
        }
    }
}
