import Testing

@Suite("Deals that change")
struct DealChangeTests {
    @Test("a new owner after the close leaves the closed quarter with the former one")
    func newOwner() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-15")
            let before = try await installation.reportText("attainment", "acme", by: "rep", period: "quarter")
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.setDeal("D1", 1, "R3")
            company.setDeal("D2", 1, "R3")
            try await installation.load(company, [.deals])
            try await installation.nightly("acme", asOf: "2025-02-15")
            let after = Table(csv: try await installation.reportText("attainment", "acme", by: "rep", period: "quarter"))
            for row in Table(csv: before).rows {
                let same = after.row(where: ["rep": row["rep"] ?? "", "period": row["period"] ?? ""])
                #expect(same == row)
            }
            // The open deal goes to the new owner.
            let pipeline = try await installation.report("pipeline", "acme", by: "rep", period: "quarter")
            #expect(pipeline.row(where: ["rep": "Third Rep", "period": "2025-Q1"])?["open"] == "1")
            #expect(pipeline.row(where: ["rep": "First Rep", "period": "2025-Q1"])?["open"] == "0")
            let teams = try await installation.report("pipeline", "acme", by: "team", period: "quarter")
            #expect(teams.row(where: ["team": "North", "period": "2024-Q1"])?["won_value"] == "100.00")
            #expect(teams.row(where: ["team": "South", "period": "2025-Q1"])?["open_value"] == "50.00")
        }
    }

    @Test("a changed stage, amount or close date is logged as an event, and the former row is kept")
    func events() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.setDeal("D1", 3, "110.00")
            company.setDeal("D2", 2, "Won")
            company.setDeal("D2", 5, "2025-02-03")
            try await installation.load(company, [.deals])
            let events = try await installation.value(
                """
                select x.external_id, e.former_stage, e.stage, e.former_amount_minor, e.amount_minor, e.former_close_on, e.close_on,
                       e.happened_at at time zone 'UTC'
                from opportunity_event e
                join source_record x on x.org_id = e.org_id and x.kind = 'opportunity' and x.internal_id = e.opportunity_id
                order by 1
                """)
            #expect(
                events == """
                    D1|won|won|10000|11000|2024-02-10|2024-02-10|2025-02-15 12:00:00
                    D2|discovery|won|5000|5000|2025-02-01|2025-02-03|2025-02-15 12:00:00
                    """)
            #expect(try await installation.value("select count(*) from opportunity_history") == "2")
            try await installation.nightly("acme", asOf: "2025-02-15")
            let report = try await installation.report("pipeline", "acme", by: "company", period: "quarter")
            #expect(report.row(where: ["period": "2024-Q1"])?["won_value"] == "110.00")
            #expect(report.row(where: ["period": "2025-Q1"])?["won_value"] == "50.00")
        }
    }

    @Test("a report of an earlier run stays what it was")
    func earlierRun() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-15")
            let command = [
                "report", "pipeline", "--org", "acme", "--by", "rep", "--period", "month", "--from", "2024-01-01", "--to", "2025-12-31",
                "--as-of", "2025-01-15", "--format", "csv",
            ]
            let before = try await installation.succeed(command)
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.setDeal("D1", 3, "110.00")
            try await installation.load(company, [.deals])
            try await installation.nightly("acme", asOf: "2025-02-15")
            #expect(try await installation.succeed(command) == before)
        }
    }
}
