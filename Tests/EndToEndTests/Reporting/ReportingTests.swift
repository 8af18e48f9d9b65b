import Foundation
import Testing

@Suite("The views for reporting tools")
struct ReportingTests {
    /// Sums of the views per leaf period and subject, and the same of a report, are the same numbers.
    @Test("have the numbers of the reports, also of locked periods and after later changes")
    func numbers() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.nightly("sample", asOf: Sample.day)
            for dimension in ["company", "region", "team", "rep", "manager", "territory", "product"] {
                for period in ["month", "quarter", "year"] {
                    let column = period == "month" ? "period" : period
                    let attainment = try await installation.report("attainment", "sample", by: dimension, period: period)
                    let view = try await installation.value(
                        """
                        select string_agg(row, E'\\n' order by row collate "C") from (
                          select concat_ws('|', a.subject_number, c.\(column), coalesce(sum(a.quota)::text, ''), sum(a.credit), sum(a.deals)) as row
                          from reporting.attainment a join reporting.calendar c using (period)
                          where a.dimension = '\(dimension)' group by a.subject_number, c.\(column)) s
                        """)
                    let expected = attainment.rows.map { row in
                        [row["subject_number"], row["period"], row["quota"], row["credit"], row["deals"]].map { $0 ?? "?" }.joined(
                            separator: "|")
                    }
                    #expect(Set(view.split(separator: "\n").map(String.init)) == Set(expected), "\(dimension) by \(period)")
                }
            }
        }
    }
}
