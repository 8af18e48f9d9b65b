import Foundation
import Testing

@Suite("A real CRM export", .enabled(if: SharedData.isPresent, SharedData.notice))
struct MavenReportTests {
    @Test("company by quarter: every checked digit")
    func company() async throws {
        let truth = try SharedData.table("maven/truth/closed_company_quarter.csv")
        let report = try await published { try await $0.report("pipeline", Maven.key, by: "company", period: "quarter") }
        try #require(truth.rows.count == 4)
        for row in truth.rows {
            let found = try #require(report.row(where: ["period": row["q"] ?? ""]))
            Maven.expect(found, equals: row)
        }
        // Nothing is closed outside these quarters.
        #expect(report.rows.filter { $0["won"] != "0" || $0["lost"] != "0" }.count == 4)
    }

    @Test("office by quarter: every checked digit")
    func offices() async throws {
        let truth = try SharedData.table("maven/truth/closed_by_office_quarter.csv")
        let report = try await published { try await $0.report("pipeline", Maven.key, by: "region", period: "quarter") }
        try #require(truth.rows.count == 12)
        for row in truth.rows {
            let place = ["region": row["regional_office"] ?? "", "period": row["q"] ?? ""]
            Maven.expect(try #require(report.row(where: place)), equals: row)
        }
        #expect(report.rows.filter { $0["won"] != "0" || $0["lost"] != "0" }.count == 12)
    }

    @Test("the headline figures, open deals included")
    func headline() async throws {
        let truth = Dictionary(
            try SharedData.table("maven/truth/headline.csv").rows.map { ($0["measure"] ?? "", $0["value"] ?? "") },
            uniquingKeysWith: { $1 })
        let (report, deals) = try await published { installation in
            let explained = try await installation.succeed([
                "explain", "pipeline", "--org", Maven.key, "--by", "company", "--period", "(no date)", "--all", "--format",
                "csv",
            ])
            return (try await installation.report("pipeline", Maven.key, by: "company", period: "year"), Table(csv: explained))
        }
        let year = try #require(report.row(where: ["period": "2017"]))
        Maven.expect(year, equals: truth)
        let open = try #require(report.row(where: ["period": "(no date)"]))
        #expect(open["open"] == "2089" && open["open_without_amount"] == "2089")
        #expect(open["open_list_value"] == truth["open_list_value"].map { $0 + ".00" })
        #expect(open["open_value"] == "" && open["reasons"]?.contains("open_value: no open deal with an amount") == true)
        #expect(["won", "lost"].compactMap { year[$0].flatMap { Int($0) } }.reduce(2089, +) == truth["rows"].flatMap { Int($0) })

        #expect(deals.rows.count == 2089)
        #expect(deals.rows(where: ["stage": "discovery"]).count == truth["engaging"].flatMap { Int($0) })
        #expect(deals.rows(where: ["stage": "qualification"]).count == truth["prospecting"].flatMap { Int($0) })
        #expect(deals.rows(where: ["account": ""]).count == truth["open rows with blank account"].flatMap { Int($0) })
    }

    @Test("all 35 agents appear, the five without a deal with zeros")
    func everybodyAppears() async throws {
        let report = try await published { try await $0.report("pipeline", Maven.key, by: "rep", period: "year") }
        let agents = Set(try SharedData.table("maven/sales_teams.csv").rows.compactMap { $0["sales_agent"] })
        let owners = Set(try SharedData.table("maven/sales_pipeline.csv").rows.compactMap { $0["sales_agent"] })
        #expect(agents.count == 35 && agents.subtracting(owners).count == 5)
        #expect(Set(report.rows.compactMap { $0["rep"] }) == agents)
        for agent in agents.subtracting(owners) {
            let row = try #require(report.row(where: ["rep": agent, "period": "2017"]))
            #expect(row["won"] == "0" && row["lost"] == "0" && row["open"] == "0" && row["won_value"] == "0.00")
            #expect(row["win_rate"] == "" && row["reasons"]?.contains("win_rate: no closed deal") == true)
        }
    }

    @Test("the copy with American dates gives the same bytes, and says how it read them")
    func americanDates() async throws {
        func reports(_ folder: String, _ isExpected: @Sendable @escaping (String) -> Bool) async throws -> [String] {
            try await Installation.with { installation in
                let said = try await installation.succeed(Maven.importing(folder))
                #expect(isExpected(said), "\(said)")
                try await installation.nightly(Maven.key, asOf: Maven.day)
                var texts: [String] = []
                for dimension in ["rep", "manager", "team", "region", "company", "product"] {
                    texts.append(try await installation.reportText("pipeline", Maven.key, by: dimension, period: "month"))
                    texts.append(try await installation.reportText("attainment", Maven.key, by: dimension, period: "quarter"))
                }
                return texts
            }
        }
        let plain = try await reports("maven") { $0.contains("dates YYYY-MM-DD, decided by row 2") }
        let american = try await reports("maven_variants/v_mdyyyy") { $0.contains("dates M/D/YYYY, decided by row 2: 10/20/2016") }
        #expect(plain == american)
    }

    private func published<Result: Sendable>(_ body: @Sendable (Installation) async throws -> Result) async throws -> Result {
        try await Installation.with { installation in
            try await installation.succeed(Maven.importing())
            try await installation.nightly(Maven.key, asOf: Maven.day)
            return try await body(installation)
        }
    }
}
