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
                explain + ["--by", "company", "--period", "2024-Q5"], code: .notFound,
                saying: ["The fiscal calendar of acme has no period 2024-Q5. Near it are 2024-Q1, 2024-Q2, 2024-Q3, 2024-Q4;"])
            try await installation.refuse(
                explain + ["--by", "company", "--period", "2024-13"], code: .notFound, saying: ["2024-10, 2024-11, 2024-12;"])
            try await installation.refuse(explain + ["--by", "company", "--period", "2204"], code: .notFound, saying: ["2024"])
            try await installation.refuse(
                explain + ["--by", "company", "--period", "2001"], code: .notFound, saying: ["no pipeline of this company in 2001"])
        }
    }

    @Test("an unknown period is answered with periods of the organisation's own calendar")
    func fiscalPeriods() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            company.edits = [("fiscal_year_starts: 1", "fiscal_year_starts: 2")]
            company.quotas = [["R1", "FY2024", "1200.00"]]
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            for (wanted, near) in [("2024-Q1", "FY2024-Q1"), ("2024", "FY2024"), ("FY2024Q3", "FY2024-Q3")] {
                let outcome = try await installation.refuse(
                    ["explain", "pipeline", "--org", "acme", "--by", "company", "--period", wanted], code: .notFound, saying: [near])
                #expect(!outcome.errors.contains("Near it are 2"), "\(outcome)")
            }
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
            ("sample --files-only", "--directory"), ("serve --org acme --port x", "--port"),
            ("explain pipeline --org acme --by company --period 2024 --limit 5 --all", "not both"),
            ("explain pipeline --org acme --by company --period 2024 --limit -1", "--limit"),
            ("import a.yaml b.csv --accept-deletions -1", "--accept-deletions"),
        ])
    func usage(line: String, word: String) async throws {
        let outcome = try await Program.drumbeat.run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == ExitCode.usage.rawValue, "\(outcome)")
        #expect(outcome.errors.contains(word) && outcome.errors.contains("Usage:"), "\(outcome)")
        #expect(outcome.output.isEmpty)
    }
    @Test(
        "settings that cannot be are told from wrong command lines: what is wrong, without how the command is used",
        arguments: [
            ("--port 0", "--port takes 1 to 65535"), ("--port 65536", "--port takes 1 to 65535"), ("--host 0.0.0.0", "proxy with TLS"),
            ("--host no.such.host.example", "only this machine can reach"), ("--host 127.0.0.256", "--host"),
            ("--public-url http://sales.example", "--public-url"),
        ])
    func settings(line: String, words: String) async throws {
        let outcome = try await Program.drumbeat.run(["serve", "--org", "acme"] + line.split(separator: " ").map(String.init))
        #expect(outcome.status == ExitCode.usage.rawValue && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains(words) && !outcome.errors.contains("Usage:"), "\(outcome)")
    }
}
