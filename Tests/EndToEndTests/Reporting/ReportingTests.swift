import Testing

@Suite("The views for reporting tools")
struct ReportingTests {
    @Test("have the numbers of the reports, also of locked periods and of what became known of them later")
    func numbers() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.nightly("sample", asOf: Sample.day)
            try await compare(installation)
            try await installation.lock("FY2026-Q4", "sample")
            try await installation.succeed(["sample"] + Sample.small + ["--later"])
            try await installation.nightly("sample", asOf: Sample.laterDay)
            try await compare(installation)
        }
    }

    /// Sums of the views by subject and period against the rows of the reports, in which the same subjects and periods are named.
    private func compare(_ installation: Installation) async throws {
        for dimension in ["company", "region", "team", "rep", "manager", "territory", "product"] {
            for period in ["month", "quarter", "year"] {
                let label = period == "month" ? "period" : period
                let credit = try await view(
                    installation, dimension, label, "coalesce(sum(v.quota)::text, ''), sum(v.credit), sum(v.adjustment), sum(v.deals)",
                    of: "attainment")
                let attainment = try await installation.report("attainment", "sample", by: dimension, period: period)
                #expect(credit == rows(attainment, dimension, ["quota", "credit", "adjustment", "deals"]), "\(dimension) by \(period)")
                let deals = try await view(
                    installation, dimension, label, "sum(v.won_deals), sum(v.lost_deals), sum(v.won_amount), sum(v.open_deals)",
                    of: "pipeline")
                let pipeline = try await installation.report("pipeline", "sample", by: dimension, period: period)
                #expect(deals == rows(pipeline, dimension, ["won", "lost", "won_value", "open"]), "\(dimension) by \(period)")
            }
        }
    }

    private func view(
        _ installation: Installation, _ dimension: String, _ label: String, _ sums: String, of name: String
    ) async throws -> [String] {
        try await installation.value(
            """
            select concat_ws('|', v.subject, coalesce(c.\(label), v.period), \(sums))
            from reporting.\(name) v left join reporting.calendar c using (period)
            where v.dimension = '\(dimension)' group by v.subject_number, v.subject, coalesce(c.\(label), v.period)
            """
        ).split(separator: "\n").map(String.init).sorted()
    }

    private func rows(_ table: Table, _ dimension: String, _ columns: [String]) -> [String] {
        table.rows.map { row in ([dimension, "period"] + columns).map { row[$0] ?? "?" }.joined(separator: "|") }.sorted()
    }
}
