import Foundation
import Testing

@Suite("Options")
struct OptionTests {
    @Test("a report as a table: the window is the as-of day's fiscal year, a dash has its reason below")
    func table() async throws {
        try await withNumbers { installation in
            let report = ["report", "attainment", "--org", "acme", "--by", "rep", "--period", "year"]
            let lines = try await installation.succeed(report).split(separator: "\n").map(String.init)
            #expect(lines[0] == "Acme · attainment by rep and year · as of 2025-01-14 · run 1 · USD")
            #expect(lines[1].split(separator: " ").prefix(3) == ["rep", "period", "quota"])
            #expect(lines[2...6].map { $0.split(separator: " ")[2] } == ["2025", "2025", "2025", "2025", "2025"])
            #expect(lines.last?.contains("attainment: no quota") == true)
            let asked = try await installation.succeed(report + ["--from", "2024-01-01", "--to", "2024-12-31", "--format", "table"])
            #expect(asked.contains(#/First Rep +2024 +1200\.00 +own +100\.00 +0\.00 +8\.3333 % /#), "\(asked)")
        }
    }

    @Test("a report as JSON: exact amounts beside their currency, null beside its reason, the run")
    func json() async throws {
        struct Document: Decodable {
            struct Value: Decodable {
                let amount: String?, currency: String?, reason: String?
            }
            struct Row: Decodable {
                let subject: String, period: String
                let values: [String: Cell]
            }
            enum Cell: Decodable, Equatable {
                case number(Int), text(String), money(String, String), missing(String)

                init(from decoder: any Decoder) throws {
                    let single = try decoder.singleValueContainer()
                    if let number = try? single.decode(Int.self) {
                        self = .number(number)
                    } else if let text = try? single.decode(String.self) {
                        self = .text(text)
                    } else {
                        let value = try single.decode(Value.self)
                        self = value.amount.map { .money($0, value.currency ?? "") } ?? .missing(value.reason ?? "")
                    }
                }
            }
            struct Run: Decodable { let run: Int, asOf: String, digest: String }
            let report: String, by: String, period: String, organisation: String, currency: String
            let run: Run
            let columns: [[String: String]]
            let rows: [Row]
        }
        try await withNumbers { installation in
            let text = try await installation.succeed([
                "report", "pipeline", "--org", "acme", "--by", "rep", "--period", "year", "--from", "2024-01-01", "--to", "2024-12-31",
                "--format", "json",
            ])
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let document = try decoder.decode(Document.self, from: Data(text.utf8))
            #expect(
                [document.report, document.by, document.period, document.organisation, document.currency]
                    == ["pipeline", "rep", "year", "acme", "USD"])
            #expect(document.run.run == 1 && document.run.asOf == "2025-01-14" && document.run.digest.count == 64)
            #expect(document.columns.allSatisfy { $0["definition"]?.isEmpty == false })
            let first = try #require(document.rows.first { $0.subject == "First Rep" && $0.period == "2024" }).values
            #expect(first["won"] == .number(1) && first["won_value"] == .money("100.00", "USD"))
            #expect(first["win_rate"] == .text("1.000000") && first["mean_cycle_lost"] == .missing("no lost deal with both dates"))
        }
    }

    @Test("explain lists as many deals as asked for, the first by close date, or all")
    func limits() async throws {
        try await withNumbers { installation in
            let explain = ["explain", "pipeline", "--org", "acme", "--by", "company", "--period", "2024"]
            let usual = try await installation.succeed(explain)
            #expect(usual.contains("\n3 rows\n"), "\(usual)")
            let first = try await installation.succeed(explain + ["--limit", "1"])
            #expect(first.contains("3 rows, the first 1 of them; --all lists every one") && first.contains("\nD1 "), "\(first)")
            let none = try await installation.succeed(explain + ["--limit", "0", "--format", "csv"])
            #expect(Table(csv: none).rows.isEmpty)
            let all = Table(csv: try await installation.succeed(explain + ["--all", "--format", "csv"]))
            #expect(all.rows.map { $0["deal"] } == ["D1", "D3", "D4"])
        }
    }

    @Test("nightly tells how long each step took")
    func timings() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let said = try await installation.succeed(["nightly", "--org", "acme", "--as-of", "2025-01-14", "--timings"])
            for step in ["fact", "population", "check deals_are_partitioned", "publish_pipeline_cells"] {
                #expect(said.contains(try Regex("(?m)^\(step) +\\d+ ms  \\d+ rows$")), "\(step): \(said)")
            }
            #expect(said.contains("run 1 published"))
        }
    }

    @Test("a dry run shows as many lines as asked for; the reason of an import is kept")
    func linesAndReason() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.setDeal("D1", 3, "101.00")
            company.setDeal("D2", 3, "51.00")
            let importing = try company.importing([.deals], in: installation)
            for lines in 0...2 {
                let said = try await installation.succeed(importing + ["--dry-run", "--lines", "\(lines)"])
                #expect(said.matches(of: #/(?m)^  opportunity D\d: amount_minor /#).count == lines, "\(said)")
            }
            try await installation.succeed(importing + ["--reason", "amounts put right"])
            #expect(try await installation.value("select reason from change order by change_no desc limit 1") == "amounts put right")
        }
    }

    @Test("the files of the sample can be had without a database, and are the same each time")
    func sampleFiles() async throws {
        try await Folder.with { folder in
            for name in ["one", "two"] {
                let outcome = try await Program.drumbeat.run(
                    ["sample", "--seed", "3", "--reps", "5", "--directory", name, "--files-only", "--truth", name + ".csv"], in: folder)
                #expect(outcome.status == 0 && outcome.output.hasPrefix("as-of: "), "\(outcome)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "one").path(percentEncoded: false))
            #expect(names.contains("mapping.yaml") && names.filter { $0.hasSuffix(".csv") }.count > 3, "\(names)")
            for name in names.map({ "/" + $0 }) + [".csv"] {
                let (one, two) = (folder.appending(path: "one" + name), folder.appending(path: "two" + name))
                #expect(try Data(contentsOf: one) == Data(contentsOf: two))
            }
        }
    }

    private func withNumbers(_ body: @Sendable (Installation) async throws -> Void) async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await body(installation)
        }
    }
}
