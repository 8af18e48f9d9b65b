import Foundation
import Testing

@Suite("Another fiscal calendar, on the command line")
struct CalendarCommandTests {
    private static let set = ["calendar", "set", "--org", "acme", "--reason", "New fiscal year"]
    private static let july = set + ["--from", "2024-07-01", "--start-month", "7"]

    @Test("a dry run shows what would change and changes nothing; then the calendar holds, and old reports stay as they were")
    func follows() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2024-05-31")
            // A letter for the year that will be cut short, and a question about a quarter that will be gone.
            try await installation.succeed(["quota", "issue", "--org", "acme", "--rep", "First Rep", "--year", "2024"])
            let letter = try await installation.succeed(["quota", "letter", "--org", "acme", "--letter", "1"])
            try await installation.succeed(
                ["inquiry", "open", "--org", "acme", "--deal", "D1", "--rep", "First Rep", "--period", "2024-Q4", "--claim", "Mine"])
            let before = try await installation.contents()
            let report = try await installation.succeed(Self.report(asOf: "2024-05-31"))
            let dry = try await installation.succeed(Self.july + ["--dry-run"])
            #expect(dry.contains("2024 ends on 2024-06-30, 182 days long") && dry.contains("Dry run: nothing was written."), "\(dry)")
            #expect(
                dry.contains("600.00 USD lies after 2024-07-01") && dry.contains(#/FY2025 +2024-07-01 to 2025-06-30 365 days/#), "\(dry)")
            #expect(try await installation.contents() == before)

            let done = try await installation.succeed(Self.july)
            #expect(done.contains("The calendar holds from 2024-07-01 on, by change"), "\(done)")
            #expect(try await installation.succeed(Self.report(asOf: "2024-05-31")) == report)
            try await installation.nightly("acme", asOf: "2024-08-31")
            #expect(try await installation.succeed(Self.report(asOf: "2024-05-31")) == report)
            #expect(try await installation.succeed(["quota", "letter", "--org", "acme", "--letter", "1"]) == letter)
            #expect(try await installation.succeed(["quota", "letters", "--org", "acme", "--year", "2024"]).contains("First Rep  2024"))
            let inquiry = try await installation.succeed(["inquiry", "show", "1", "--org", "acme"])
            #expect(inquiry.contains("First Rep · 2024-Q4") && inquiry.contains("in any period: its calendar has none"), "\(inquiry)")
            let years = try await installation.report("attainment", "acme", by: "rep", period: "year")
            #expect(
                years.rows(where: ["rep": "First Rep"]).map { [$0["period"], $0["quota"]] } == [
                    ["2024", "600.00"], ["FY2025", "600.00"],
                ],
                "\(years.rows)")

            let shown = try await installation.succeed(["calendar", "show", "--org", "acme"])
            #expect(shown.contains("founded with years of calendar months from month 1"), "\(shown)")
            #expect(
                shown.contains("from 2024-07-01: years of calendar months from month 7") && shown.contains("New fiscal year)"), "\(shown)")
            let status = try await installation.succeed(["period", "status", "--org", "acme"])
            #expect(status.hasPrefix("2024-07  open\n") && status.hasSuffix("2025-06  open\n"), "\(status)")

            // Files name the periods of the calendar that holds.
            var company = SmallCompany()
            company.extractedAt = "2025-01-16"
            company.quotas = [["R2", "FY2025-Q2", "300.00"]]
            try await installation.load(company, [.quotas])
            company.quotas = [["R2", "2025-Q2", "300.00"]]
            try await installation.refuse(
                try company.importing([.quotas], in: installation), code: .findings, saying: ["1 finding has to be put right"])
        }
    }

    @Test("what show prints as CSV can be set again; a file with mistakes is refused with all of them")
    func files() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let window = ["--from", "2024-01-01", "--to", "2024-12-31", "--format", "csv"]
            let csv = try await installation.succeed(["calendar", "show", "--org", "acme"] + window)
            #expect(csv.hasPrefix("label,from,to,quarter,year\n2024-01,2024-01-01,2024-01-31,2024-Q1,2024\n"), "\(csv)")
            let same = try installation.write("windows.csv", csv)
            try await installation.refuse(Self.set + ["--file", same], code: .usage, saying: ["holds from 2024-01-01 on already"])

            let joined = try installation.write(
                "joined.csv", "label;from;to;quarter;year\n24-A;2024-10-01;2024-11-15;24-T;24\n24-B;2024-11-16;2024-12-31;24-T;24\n")
            let json = try await installation.succeed(Self.set + ["--file", joined, "--format", "json"])
            #expect(json.contains("\"status\" : \"applied\"") && json.contains("\"stated_minor\" : 120000"), "\(json)")
            let quotas = try await installation.value(
                "select sum(amount_minor) || ' ' || (select sum(amount_minor) from drumbeat.quota_leaf) from drumbeat.quota")
            #expect(quotas == "130000 130000")

            let wrong = try installation.write(
                "wrong.csv",
                "label,from,to,quarter,year\nA,2024-10-01,2024-10-31,Q,Y\nB,2024-11-02,2024-12-32,Q,Y\nC,2024-11-05,2024-11-30,Q,Y\n")
            let outcome = try await installation.run(Self.set + ["--file", wrong, "--format", "csv"])
            #expect(outcome.status == 65 && outcome.errors.contains("2 findings have to be put right"), "\(outcome)")
            let findings = Table(csv: outcome.output)
            #expect(findings.rows.map { $0["code"] } == ["date.invalid", "calendar.gap"], "\(findings.rows)")
            #expect(findings.rows.allSatisfy { $0["file"] == "wrong.csv" && $0["fix"] != "" })
        }
    }

    @Test("requests that contradict themselves are refused")
    func refusals() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.refuse(Self.set + ["--from", "2024-07-01"], code: .usage, saying: ["Say which calendar"])
            try await installation.refuse(Self.set + ["--start-month", "7"], code: .usage, saying: ["from which day on"])
            try await installation.refuse(Self.july + ["--weeks", "4-4-5, last saturday of july"], code: .usage, saying: ["one of"])
            try await installation.refuse(Self.set + ["--from", "2024-07-01", "--start-month", "13"], code: .usage, saying: ["1 to 12"])
            try await installation.refuse(Self.set + ["--from", "2024-07-01", "--weeks", "4-4-5"], code: .usage, saying: ["--weeks takes"])
            try await installation.refuse(Self.set + ["--file", "none.csv"], code: .fileMissing, saying: ["none.csv"])
            try await installation.refuse(
                Self.set + ["--from", "2024-07-15", "--start-month", "7"], code: .usage, saying: ["No leaf period begins on 2024-07-15"])
            try await installation.refuse(
                ["calendar", "set", "--org", "nobody", "--from", "2024-07-01", "--start-month", "7", "--reason", "x"], code: .notFound,
                saying: ["nobody"])
        }
    }

    private static func report(asOf day: String) -> [String] {
        ["report", "attainment", "--org", "acme", "--by", "rep", "--period", "year", "--format", "csv", "--as-of", day]
    }
}
