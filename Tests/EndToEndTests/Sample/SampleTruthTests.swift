import Foundation
import Testing

@Suite("The sample organisation")
struct SampleTruthTests {
    /// Two thousand reps take a minute or two; they are asked for where that is no nuisance.
    private static let reps = ProcessInfo.processInfo.environment["DRUMBEAT_LONG_TESTS"] == nil ? "240" : "2000"

    @Test("every number of every report is the one known by construction")
    func everyCell() async throws {
        try await Installation.with { installation in
            try await installation.succeed(["sample", "--seed", "7", "--reps", Self.reps, "--truth", "truth.csv"])
            try await installation.nightly("sample", asOf: Sample.day)
            var comparison = TruthComparison(installation: installation)
            for kind in TruthComparison.Kind.allCases {
                for dimension in ["rep", "manager", "team", "region", "company", "product"] {
                    for period in ["month", "quarter", "year"] { try await comparison.add(kind, dimension, period) }
                }
            }
            let differences = try await comparison.differences()
            #expect(differences == "", "expected, then printed:\n\(differences)")
            // Each report has rows: an empty one would differ in nothing.
            #expect(try await installation.value("select count(*) > 8000 from truth.printed_pipeline") == "t")
            #expect(try await installation.value("select count(*) > 8000 from truth.printed_attainment") == "t")
        }
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
