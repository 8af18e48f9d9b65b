import Foundation
import Testing

/// Holds whole reports against the totals that the generator knows by construction.
///
/// Both sides are loaded into tables of the test's database and compared there as texts, after dividing what the truth keeps
/// undivided: with PostgreSQL's own arithmetic, but not with a statement of the product.
struct TruthComparison {
    enum Kind: String, CaseIterable {
        /// Attainment is restated; what is reported is a kind of its own.
        case pipeline, attainment, reported

        /// The columns that are compared and what the truth says of each; `t` has the truth's measures, absent ones as 0.
        var expectations: [(column: String, sql: String)] {
            switch self {
            case .pipeline:
                [
                    ("won", "t.won"), ("lost", "t.lost"), ("win_rate", "round(t.won::numeric / nullif(t.won + t.lost, 0), 6)"),
                    ("won_value", "round(t.won_value / 100.0, 2)"),
                    ("mean_deal", "round(t.won_value::numeric / nullif(t.won, 0) / 100, 6)"),
                    (
                        "median_deal",
                        "case when t.won > 0 then round((t.won_amount_middle_low + t.won_amount_middle_high)::numeric / 200, 6) end"
                    ),
                    ("mean_cycle_won", "round(t.cycle_days_won::numeric / nullif(t.won, 0), 6)"),
                    (
                        "median_cycle_won",
                        "case when t.won > 0 then round((t.cycle_won_middle_low + t.cycle_won_middle_high)::numeric / 2, 6) end"
                    ),
                    ("mean_cycle_lost", "round(t.cycle_days_lost::numeric / nullif(t.lost, 0), 6)"), ("open", "t.open"),
                    ("open_value", "case when t.open > t.open_without_amount then round(t.open_value / 100.0, 2) end"),
                    ("open_without_amount", "t.open_without_amount"),
                    ("open_list_value", "round(nullif(t.open_list_value, 0) / 100.0, 2)"), ("excluded", "t.excluded"),
                ]
            case .attainment: Self.attainment("")
            case .reported: Self.attainment("reported_")
            }
        }

        private static func attainment(_ prefix: String) -> [(column: String, sql: String)] {
            func money(_ column: String, _ measure: String) -> (column: String, sql: String) {
                (column, "round(t.\(prefix)\(measure) / 100.0, 2)")
            }
            let (quota, credit) = ("t.\(prefix)quota", "t.\(prefix)credit")
            return [
                money("quota", "quota"), money("credit", "credit"), money("adjustment", "adjustment"),
                ("attainment", "round(\(credit)::numeric / nullif(\(quota), 0), 6)"),
                ("variance", "round((\(credit) - \(quota)) / 100.0, 2)"), ("deals", "t.\(prefix)deals"),
                ("excluded", "t.\(prefix)credit_excluded"), money("overlay_credit", "overlay"), money("fx_effect", "fx_effect"),
            ]
        }

        /// The report, and how its basis is asked for.
        var report: (name: String, options: [String]) {
            switch self {
            case .pipeline: ("pipeline", [])
            case .attainment: ("attainment", ["--basis", "restated"])
            case .reported: ("attainment", ["--basis", "reported"])
            }
        }
    }

    /// Measures of the truth that are 0 where it has no line for them; only a quota can be absent.
    private static let measures =
        ["credit", "adjustment", "deals", "credit_excluded", "overlay", "fx_effect"].flatMap { [$0, "reported_" + $0] } + [
            "won", "lost", "won_value", "open", "open_value", "open_without_amount", "open_list_value", "excluded",
            "won_amount_middle_low", "won_amount_middle_high", "cycle_days_won", "cycle_won_middle_low", "cycle_won_middle_high",
            "cycle_days_lost",
        ]

    let installation: Installation
    private var script: [String] = []
    private var prepared: Set<Kind> = []

    /// - Parameter schema: where both sides are put; a new one for each comparison.
    init(installation: Installation, schema: String) {
        self.installation = installation
        script = [
            "create schema \(schema);", "set search_path = \(schema);",
            "create table line (dimension text, subject text, level text, period text, measure text, value bigint);",
            "\\copy line from 'truth.csv' with (format csv, header)",
        ]
    }

    /// Fetches a report and adds it to what is compared.
    mutating func add(_ kind: Kind, _ dimension: String, _ period: String) async throws {
        let text = try await installation.reportText(
            kind.report.name, "sample", by: dimension, period: period, options: kind.report.options)
        let header = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
        try #require(header.prefix(2) == [dimension, "period"])
        let file = try installation.write("\(kind.rawValue)_\(dimension)_\(period).csv", text)
        let columns = kind.expectations.map(\.column).joined(separator: ", ")
        if prepared.insert(kind).inserted {
            let texts = kind.expectations.map { "\($0.column) text" }.joined(separator: ", ")
            script.append("create table printed_\(kind.rawValue) (dimension text, level text, subject text, period text, \(texts));")
        }
        let staged = ["subject"] + header.dropFirst()
        script += [
            "create temporary table staged (\(staged.map { "\"\($0)\" text" }.joined(separator: ", ")));",
            "\\copy staged from '\(file)' with (format csv, header)",
            "insert into printed_\(kind.rawValue) select '\(dimension)', '\(period)', subject, period, \(columns) from staged;",
            "drop table staged;",
        ]
    }

    /// Up to forty lines that differ; empty when the reports say exactly what the truth says.
    func differences() async throws -> String {
        let pivot = Self.measures.map { "coalesce(max(value) filter (where measure = '\($0)'), 0) as \($0)" }.joined(separator: ", ")
        var script = script
        script.append(
            """
            create table told as
            select dimension, level, subject, period, max(value) filter (where measure = 'quota') as quota,
                   max(value) filter (where measure = 'reported_quota') as reported_quota,
                   bool_or(measure like 'reported_%') as is_reported, bool_or(measure not like 'reported_%') as is_restated, \(pivot)
            from line group by dimension, level, subject, period;
            """)
        let kinds = Kind.allCases.filter(prepared.contains)
        for kind in kinds {
            let expected = kind.expectations.map { "(\($0.sql))::text as \($0.column)" }.joined(separator: ", ")
            let measures = Self.measures.map { "coalesce(o.\($0), 0) as \($0)" }.joined(separator: ", ")
            // What stands in period "(no date)" is open: attainment has no such row. Who has only an adjustment has no row restated.
            let told = kind == .reported ? "is_reported" : kind == .attainment ? "is_restated and period <> '(no date)'" : "is_restated"
            script.append(
                """
                create table expected_\(kind.rawValue) as
                select k.dimension, k.level, k.subject, k.period, \(expected)
                from (select dimension, level, subject, period from printed_\(kind.rawValue)
                      union select dimension, level, subject, period from told where \(told)) k
                left join told o using (dimension, level, subject, period)
                cross join lateral (select o.quota, o.reported_quota, \(measures)) t;
                """)
        }
        for kind in kinds {
            script.append(
                """
                (table expected_\(kind.rawValue) except all table printed_\(kind.rawValue) order by 1, 2, 3, 4 limit 10);
                (table printed_\(kind.rawValue) except all table expected_\(kind.rawValue) order by 1, 2, 3, 4 limit 10);
                """)
        }
        let name = try installation.write("compare.sql", script.joined(separator: "\n"))
        let outcome = try await Program(path: "/usr/bin/env").run(
            ["psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", installation.administratorURL, "-f", name],
            in: installation.folder)
        try #require(outcome.status == 0, "\(outcome)")
        return outcome.output
    }
}
