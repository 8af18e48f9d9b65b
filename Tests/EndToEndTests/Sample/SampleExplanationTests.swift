import Foundation
import Testing

@Suite("Explanations of the sample organisation")
struct SampleExplanationTests {
    @Test("the lines behind every quota sum to it, the deals behind every credit to the credit and to their count")
    func everyCell() async throws {
        try await Installation.with { installation in
            try await installation.succeed(["sample", "--seed", "7", "--reps", "60"])
            try await installation.nightly("sample", asOf: Sample.day)
            for dimension in ["rep", "manager", "team", "region", "company", "product"] {
                let years = try await installation.report("attainment", "sample", by: dimension, period: "year")
                try #require(!years.rows.isEmpty)
                let months = try await Self.quotas(installation.report("attainment", "sample", by: dimension, period: "month"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (index, row) in years.rows.enumerated() {
                        if index >= 3 { try await group.next() }
                        group.addTask { try await Self.compare(row, dimension, months, installation) }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    private static func compare(
        _ row: [String: String], _ dimension: String, _ months: [String: String], _ installation: Installation
    ) async throws {
        let subject = try #require(row[dimension])
        let year = try #require(row["period"])
        let text = try await installation.succeed([
            "explain", "attainment", "--org", "sample", "--by", dimension, "--subject", subject, "--period", year, "--all", "--format",
            "json",
        ])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let explanation = try decoder.decode(Explanation.self, from: Data(text.utf8))
        let lines = explanation.quotas.filter(\.counts)
        let won = explanation.deals.filter { $0.countsAs == "won" && $0.credit != nil }
        let found = [
            lines.isEmpty ? "" : sum(lines.map(\.amount)), sum(won.compactMap(\.credit)), "\(Set(won.map(\.deal)).count)",
        ]
        #expect(found == [row["quota"], row["credit"], row["deals"]], "\(dimension) \(subject), \(year)")
        for (month, lines) in Dictionary(grouping: lines, by: \.period) {
            #expect(sum(lines.map(\.amount)) == months["\(subject) \(month)"], "\(dimension) \(subject), \(month)")
        }
    }

    /// The quota of every month that has one, by subject and label.
    private static func quotas(_ table: Table) -> [String: String] {
        let subject = table.header[0]
        return Dictionary(
            table.rows.map { ("\($0[subject] ?? "") \($0["period"] ?? "")", $0["quota"] ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// Amounts with two decimals, added exactly.
    private static func sum(_ amounts: [String]) -> String {
        let cents = amounts.reduce(0) { $0 + (Int($1.replacing(".", with: "")) ?? 0) }
        let digits = String(repeating: "0", count: max(0, 3 - String(abs(cents)).count)) + String(abs(cents))
        return (cents < 0 ? "-" : "") + digits.dropLast(2) + "." + digits.suffix(2)
    }

    private struct Explanation: Decodable {
        struct Quota: Decodable {
            let period: String
            let amount: String
            let counts: Bool
        }
        struct Deal: Decodable {
            let deal: String
            let credit: String?
            let countsAs: String
        }
        let quotas: [Quota]
        let deals: [Deal]
    }
}
