import Testing

@Suite("Requests that cannot be met")
struct RequestErrorTests {
    @Test("before the first run there is nothing to report from, and the error says how to make one")
    func noRun() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            for command in ["report pipeline --by rep --period month", "explain attainment --by company --period 2024"] {
                try await installation.refuse(
                    command.split(separator: " ").map(String.init) + ["--org", "acme"], code: .noRun,
                    saying: ["has not run for organisation acme", "drumbeat nightly --org acme --as-of DATE"])
            }
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.refuse(
                ["report", "pipeline", "--org", "acme", "--by", "rep", "--period", "month", "--as-of", "2025-01-13"], code: .noRun,
                saying: ["no run of organisation acme as of 2025-01-13", "there are runs as of 2025-01-14"])
        }
    }

    @Test("an unknown organisation, subject or period")
    func notFound() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.refuse(
                ["nightly", "--org", "acm", "--as-of", "2025-01-14"], code: .notFound, saying: ["no organisation acm", "Check --org"])
            let explain = ["explain", "pipeline", "--org", "acme"]
            try await installation.refuse(
                explain + ["--by", "rep", "--subject", "Frist Rep", "--period", "2024"], code: .notFound,
                saying: ["no rep \"Frist Rep\"", "Did you mean \"First Rep\"?"])
            try await installation.refuse(
                explain + ["--by", "rep", "--subject", "#99", "--period", "2024"], code: .notFound, saying: ["no rep \"#99\""])
            try await installation.refuse(
                explain + ["--by", "company", "--period", "2024-Q5"], code: .notFound, saying: ["no period 2024-Q5", "2017-Q1"])
            try await installation.refuse(
                explain + ["--by", "company", "--period", "2001"], code: .notFound, saying: ["no pipeline of this company in 2001"])
        }
    }

    @Test("days outside the calendar and windows that end before they begin")
    func wrongDays() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.refuse(
                ["nightly", "--org", "acme", "--as-of", "2051-01-01"], code: .usage, saying: ["2051-01-01 lies outside"])
            let report = ["report", "pipeline", "--org", "acme", "--by", "rep", "--period", "month"]
            try await installation.refuse(
                report + ["--from", "2025-01-01", "--to", "2024-01-01"], code: .usage, saying: ["ends (2024-01-01) before it begins"])
        }
    }

    @Test(
        "wrong command lines say what is wrong and how it is used",
        arguments: [
            ("bogus", "bogus"), ("import", "<mapping>"), ("import a.yaml", "<files>"), ("nightly --org acme", "--as-of"),
            ("nightly --org acme --as-of 2025-02-30", "2025-02-30"), ("report pipeline --org acme --period month", "--by"),
            ("report pipeline --org acme --by nobody --period month", "nobody"),
            ("explain pipeline --org acme --by rep --period 2024", "--subject"), ("sample --reps 0", "--reps"),
            ("sample --files-only", "--directory"), ("import a.yaml b.csv --accept-deletions -1", "--accept-deletions"),
        ])
    func usage(line: String, word: String) async throws {
        let outcome = try await Program.drumbeat.run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == ExitCode.usage.rawValue, "\(outcome)")
        #expect(outcome.errors.contains(word) && outcome.errors.contains("Usage:"), "\(outcome)")
        #expect(outcome.output.isEmpty)
    }
}
