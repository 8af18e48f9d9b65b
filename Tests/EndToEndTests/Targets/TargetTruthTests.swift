import Foundation
import Testing

/// Monthly targets in a wide sheet of UTF-16, and the sales lines against which they are held.
enum Targets {
    static let key = "adventure"
    /// The last day of the last target; the last sale is a year and a half earlier.
    static let day = "2021-12-31"
    static let mapping = Checkout.folder.appending(path: "Tests/Mappings/pl300.yaml").path(percentEncoded: false)
    static let sheet = "pl300/ResellerSalesTargets.utf16.csv"

    /// The command line that imports everything; the compressed sales lines are unpacked into the installation's folder.
    static func importing(in installation: Installation, mapping: String = mapping) async throws -> [String] {
        let unpack = Program(path: "/bin/sh")
        let lines = installation.folder.appending(path: "FactResellerSales.csv").path(percentEncoded: false)
        let outcome = try await unpack.run(["-c", "gzip -dc '\(SharedData.path("pl300/FactResellerSales.csv.gz"))' > '\(lines)'"])
        try #require(outcome.status == 0, "\(outcome)")
        return [
            "import", mapping, SharedData.path("adventureworks/dw_teradata/DimEmployee.csv"), SharedData.path("pl300/Resellers.csv"),
            SharedData.path(sheet), lines, SharedData.path("pl300/ResellerSales_202006.utf16.csv"),
        ]
    }

    static func published<Result: Sendable>(_ body: @Sendable (Installation) async throws -> Result) async throws -> Result {
        try await Installation.with { installation in
            try await installation.succeed(importing(in: installation))
            try await installation.nightly(key, asOf: day)
            return try await body(installation)
        }
    }
}

@Suite("Targets of a wide sheet against sales lines", .enabled(if: SharedData.isPresent, SharedData.notice))
struct TargetTruthTests {
    @Test("each rep who leads nobody month by month, and the company against its top row: every checked digit")
    func attainment() async throws {
        try await Targets.published { installation in
            try expectReps(try await installation.report("attainment", Targets.key, by: "rep", period: "month"))
            try expectCompany(
                months: try await installation.report("attainment", Targets.key, by: "company", period: "month"),
                years: try await installation.report("attainment", Targets.key, by: "company", period: "year"))
            // A manager's row is the team's target: that of North America for the year is what the sheet has for its manager.
            let teams = try await installation.report("attainment", Targets.key, by: "team", period: "year")
            let america = try #require(teams.row(where: ["team": "Team of Stephen Jiang", "period": "FY2018"]))
            #expect(america["quota"] == "16100000.00" && america["quota_source"] == "own")
            #expect(Set(teams.rows.compactMap { $0["team"] }).count == 4, "three teams and (none): the company's own row is no team's")
            try await expectHeadline(installation)
            let said = try await installation.succeed(Targets.importing(in: installation))
            #expect(said.contains("No change: adventure already holds exactly this."))
            try await expectCopy(installation)
        }
    }

    /// The copy that somebody else made of part of the sheet, in another encoding and with other signs for no target, says the same.
    private func expectCopy(_ installation: Installation) async throws {
        let mapping = try String(contentsOfFile: Targets.mapping, encoding: .utf8)
            .replacing("ResellerSalesTargets.utf16.csv", with: "ResellerSalesTargets.csv").replacing(
                "empty: [\"-\"]", with: "empty: [NULL]"
            )
            .replacing("    control: {rows: 81, sums: {amount: \"676210000\"}}\n", with: "    complete: false\n")
        let said = try await installation.succeed([
            "import", installation.write("copy.yaml", mapping), SharedData.path("pl300/ResellerSalesTargets.csv"),
        ])
        #expect(said.contains("34 rows of quota") && said.contains("No change: adventure already holds exactly this."), "\(said)")
    }

    private func expectReps(_ report: Table) throws {
        let truth = try SharedData.table("pl300/truth/attainment_rep_month.csv").rows
        try #require(truth.count == 642 && Set(truth.compactMap { $0["employee_key"] }).count == 14)
        let found = Dictionary(report.rows.map { ([$0["rep"] ?? "", $0["period"] ?? ""], $0) }, uniquingKeysWith: { $1 })
        for row in truth { try expect(#require(found[[row["name"] ?? "", row["month"] ?? ""]]), equals: row) }
        // Nobody else has a quota, and the reps have none beside these.
        let stated = Set(truth.filter { $0["target"] != "" }.map { [$0["name"] ?? "", $0["month"] ?? ""] })
        #expect(Set(report.rows.filter { $0["quota"] != "" }.map { [$0["rep"] ?? "", $0["period"] ?? ""] }) == stated)
    }

    private func expectCompany(months: Table, years: Table) throws {
        for (report, name) in [(months, "month"), (years, "fiscal_year")] {
            let truth = try SharedData.table("pl300/truth/company_against_top_row_\(name).csv").rows
            try #require(truth.count == (name == "month" ? 36 : 3))
            for row in truth { try expect(#require(report.row(where: ["period": row[name] ?? ""])), equals: row) }
            // After the last sale nothing is credited yet.
            let sold = Set(truth.compactMap { $0[name] })
            #expect(report.rows.allSatisfy { sold.contains($0["period"] ?? "") || $0["credit"] == "0.00" })
        }
    }

    /// The sheet's rows, filled cells and total; the number of sales lines and their total.
    private func expectHeadline(_ installation: Installation) async throws {
        let truth = Dictionary(
            try SharedData.table("pl300/truth/headline.csv").rows.map { ($0["measure"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { $1 }
        )
        for (measure, sql) in [
            ("target cells filled", "count(*) from quota"), ("total target", "round(sum(amount_minor) / 100.0, 2) from quota"),
            ("sales lines", "count(*) from opportunity"), ("total sales", "round(sum(amount_minor) / 100.0, 2) from opportunity"),
            ("people", "count(*) from person"),
        ] {
            let found = try await installation.value("select " + sql)
            #expect(found == truth[measure], "\(measure)")
        }
    }

    @Test("exactly eight cells are warned of, each at its row and column, and the import goes on")
    func outliers() async throws {
        try await Installation.with { installation in
            let said = try await installation.succeed(Targets.importing(in: installation) + ["--dry-run", "--format", "csv"])
            let findings = Table(csv: said).rows
            #expect(
                findings.map { [$0["row"] ?? "", $0["column"] ?? "", $0["value"] ?? ""] } == [
                    ["31", "M09", "30000"], ["32", "M08", "700"], ["32", "M11", "500"], ["33", "M08", "9000"], ["49", "M09", "33000"],
                    ["51", "M08", "10000"], ["67", "M09", "36500"], ["69", "M08", "11000"],
                ])
            #expect(findings.allSatisfy { $0["code"] == "quota.outlier" && $0["severity"] == "warning" })
        }
    }

    @Test("a bad cell of the sheet is named by row and column, whether the cell or the plan is wrong")
    func badCells() async throws {
        try await Installation.with { installation in
            let source = try String(contentsOfFile: SharedData.path(Targets.sheet), encoding: .utf16)
            let lines = source.split(whereSeparator: \.isNewline).map(String.init)
            var changed = lines
            changed[3] = changed[3].replacing(",1500,", with: ",15OO,")
            changed[5] = changed[5].replacing(",450,", with: ",-450,")
            changed[6] = changed[6].replacing("234474252", with: "234474253")
            changed.append(lines[1])
            try installation.write("ResellerSalesTargets.utf16.csv", changed.joined(separator: "\r\n") + "\r\n")
            let mapping = try installation.write(
                "loose.yaml",
                String(contentsOfFile: Targets.mapping, encoding: .utf8).replacing(
                    "    control: {rows: 81, sums: {amount: \"676210000\"}}\n", with: ""))
            let arguments = try await Targets.importing(in: installation, mapping: mapping)
                .map { $0.hasSuffix("utf16.csv") && $0.contains("Targets") ? "ResellerSalesTargets.utf16.csv" : $0 }
            let outcome = try await installation.refuse(arguments + ["--format", "csv"], code: .findings, saying: ["nothing was imported"])
            let findings = Table(csv: outcome.output).rows.filter { $0["severity"] == "error" }
                .map { "\($0["row"] ?? "") \($0["column"] ?? "") \($0["value"] ?? "") \($0["code"] ?? "")" }
            #expect(
                Set(findings).isSuperset(of: [
                    "4 M08 15OO money.invalid", "6 M08 -450 quota.negative", "7 EmployeeID 234474253 reference.unknown",
                    "83 M07 200 quota.stated_twice", "83 M12 800 quota.stated_twice",
                ]), "\(findings)")
            #expect(findings.count == 3 + 6 && outcome.output.contains("2017-07 in row 2, column M07,"), "\(findings)")
        }
    }

    /// Holds a row of a report against a row of the checked answers, which write whole targets and blanks for none.
    private func expect(_ row: [String: String], equals truth: [String: String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let target = try #require(truth["target"])
        let place = Comment(rawValue: "\(truth)")
        #expect(row["quota"] == (target.isEmpty ? "" : target + ".00"), place, sourceLocation: sourceLocation)
        #expect(row["credit"] == truth["actual"], place, sourceLocation: sourceLocation)
        #expect(row["attainment"] == truth["attainment"], place, sourceLocation: sourceLocation)
    }
}
