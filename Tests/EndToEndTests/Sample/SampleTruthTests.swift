import Foundation
import Testing

@Suite("The sample organisation")
struct SampleTruthTests {
    static let dimensions = ["rep", "manager", "team", "region", "territory", "company", "product"]
    /// 2,000 reps take minutes.
    private static let sizes = ProcessInfo.processInfo.environment["DRUMBEAT_LONG_TESTS"] == nil ? [60, 240] : [60, 240, 2_000]

    @Test(
        "every number of every report is the one known by construction, before and after a month in which locked periods change",
        arguments: sizes)
    func everyCell(reps: Int) async throws {
        try await Installation.with { installation in
            let sample = ["sample", "--seed", "7", "--reps", "\(reps)", "--truth", "truth.csv"]
            let said = try await installation.succeed(sample)
            try await installation.nightly("sample", asOf: Sample.day)
            let first = try await differences(installation, [.pipeline, .attainment], schema: "first")
            #expect(first == "")

            let line = try #require(said.split(separator: "\n").first { $0.hasPrefix("lock: ") })
            for period in line.dropFirst("lock: ".count).split(separator: " ").map(String.init) {
                try await installation.lock(period, "sample")
            }
            try await installation.succeed(sample + ["--later"])
            try await installation.nightly("sample", asOf: Sample.laterDay)
            let later = try await differences(installation, TruthComparison.Kind.allCases, schema: "later")
            #expect(later == "")

            // Each report has rows, and each kind of story happens: nothing would differ in nothing.
            for table in ["first.printed_pipeline", "first.printed_attainment", "later.printed_reported"] {
                let count = Int(try await installation.value("select count(*) from \(table)")) ?? 0
                #expect(count > reps * 50, "\(table)")
            }
            for measure in ["reported_adjustment", "overlay", "fx_effect", "credit_excluded", "reported_quota"] {
                let told = try await installation.value("select count(distinct dimension) from later.line where measure = '\(measure)'")
                #expect(Int(told) ?? 0 >= 5, "\(measure)")
            }
        }
    }

    /// What differs between the reports and `truth.csv`; empty when nothing does.
    private func differences(_ installation: Installation, _ kinds: [TruthComparison.Kind], schema: String) async throws -> String {
        var comparison = TruthComparison(installation: installation, schema: schema)
        for kind in kinds {
            for dimension in Self.dimensions {
                for period in ["month", "quarter", "year"] { try await comparison.add(kind, dimension, period) }
            }
        }
        let differences = try await comparison.differences()
        return differences == "" ? "" : "expected, then printed:\n\(differences)"
    }

    @Test("the same seed and size come to the same digest in another database")
    func repeatable() async throws {
        var digests: Set<String> = []
        for _ in 1...2 {
            let said = try await Installation.with { installation in
                try await installation.succeed(["sample", "--seed", "11", "--reps", "30"])
                return try await installation.nightly("sample", asOf: Sample.day)
            }
            digests.insert(try #require(said["digest"]))
        }
        #expect(digests.count == 1)
    }
}
