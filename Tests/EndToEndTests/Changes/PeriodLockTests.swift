import Testing

@Suite("Locking periods")
struct PeriodLockTests {
    private static func step(_ words: String..., actor: String, reason: String? = nil) -> [String] {
        ["period"] + words + ["--org", "acme", "--actor", actor] + (reason.map { ["--reason", $0] } ?? [])
    }

    @Test("one asks, another confirms; both bases of the report, the status and the way back")
    func fourEyes() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            let asked = try await installation.succeed(Self.step("lock", "2024-Q1", actor: "analyst", reason: "Closed with finance"))
            #expect(asked.contains("fulfilled") && asked.contains("somebody else confirms it"))
            try await installation.refuse(
                Self.step("lock", "2024-Q1", "--confirm", actor: "analyst"), code: .usage,
                saying: ["was asked for by cli:analyst", "somebody else has to confirm"])
            try await installation.succeed(Self.step("lock", "2024-Q1", "--confirm", actor: "controller"))
            let status = try await installation.succeed(
                ["period", "status", "--org", "acme", "--from", "2024-01-01", "--to", "2024-04-30"])
            #expect(
                status.split(separator: "\n").map(String.init) == [
                    "2024-01  locked with run 1, locked by cli:controller: Closed with finance",
                    "2024-02  locked with run 1, locked by cli:controller: Closed with finance",
                    "2024-03  locked with run 1, locked by cli:controller: Closed with finance", "2024-04  open",
                ])

            company.extractedAt = "2025-02-01T12:00:00Z"
            company.setDeal("D1", 3, "170.00")
            try await installation.load(company, [.deals])
            try await installation.refuse(
                Self.step("lock", "2024-Q2", actor: "analyst", reason: "next"), code: .usage,
                saying: ["Something was imported after the newest run, or a policy stated", "drumbeat nightly --org acme"])
            try await installation.nightly("acme", asOf: "2025-01-14")
            let command = [
                "report", "attainment", "--org", "acme", "--by", "rep", "--period", "quarter", "--from", "2024-01-01", "--to",
                "2024-12-31", "--format", "csv",
            ]
            func credits(_ basis: [String]) async throws -> [String?] {
                let table = Table(csv: try await installation.succeed(command + basis))
                return ["2024-Q1", "2024-Q2"].map { table.row(where: ["rep": "First Rep", "period": $0])?["credit"] }
            }
            #expect(try await credits([]) == ["100.00", "70.00"])
            #expect(try await credits(["--basis", "restated"]) == ["170.00", "0.00"])

            try await installation.succeed(Self.step("unlock", "2024-Q1", actor: "analyst", reason: "Wrong amount was reported"))
            try await installation.succeed(Self.step("unlock", "2024-Q1", "--confirm", actor: "controller"))
            try await installation.nightly("acme", asOf: "2025-01-14")
            #expect(try await credits([]) == ["170.00", "0.00"])
        }
    }

    @Test("what cannot be locked says why, and nothing is written")
    func refused() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let before = try await installation.contents()
            try await installation.refuse(
                Self.step("lock", "2024-Q1", actor: "analyst", reason: "x"), code: .usage, saying: ["No run includes 2024-03-31"])
            try await installation.refuse(
                Self.step("lock", "2024-Q9", actor: "analyst", reason: "x"), code: .notFound, saying: ["has no period 2024-Q9"])
            try await installation.nightly("acme", asOf: "2024-03-30")
            try await installation.refuse(
                Self.step("lock", "2024-Q1", actor: "analyst", reason: "x"), code: .usage, saying: ["No run includes 2024-03-31"])
            try await installation.nightly("acme", asOf: "2024-03-31")
            try await installation.refuse(Self.step("lock", "2024-Q1", actor: "analyst"), code: .usage, saying: ["Say why"])
            try await installation.refuse(
                Self.step("lock", "2024-Q1", "--confirm", actor: "b"), code: .usage, saying: ["no request to be confirmed"])
            try await installation.refuse(
                Self.step("unlock", "2024-Q1", actor: "a", reason: "x"), code: .usage, saying: ["is not locked"])
            try await installation.refuse(Self.step("withdraw", "2024-Q1", actor: "a"), code: .usage, saying: ["no request to withdraw"])
            #expect(try await installation.value("select count(*) from period_lock") == "0")
            #expect(!before.isEmpty)
            try await installation.succeed(Self.step("lock", "2024-02", actor: "a", reason: "x"))
            try await installation.refuse(
                Self.step("lock", "2024-Q1", actor: "c", reason: "y"), code: .usage, saying: ["2024-02 has a request of cli:a already"])
            try await installation.succeed(Self.step("withdraw", "2024-02", actor: "a"))
            try await installation.succeed(Self.step("lock", "2024-Q1", actor: "a", reason: "x"))
        }
    }
}
