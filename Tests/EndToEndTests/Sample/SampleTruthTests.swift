import Testing

@Suite("The sample organisation")
struct SampleTruthTests {
    @Test("at 2,000 reps every number of every report is the one known by construction")
    func everyCell() async throws {
        try await Installation.with { installation in
            try await installation.succeed(["sample", "--seed", "7", "--reps", "2000", "--truth", "truth.csv"])
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
            #expect(try await installation.value("select count(*) > 100000 from truth.printed_pipeline") == "t")
            #expect(try await installation.value("select count(*) > 100000 from truth.printed_attainment") == "t")
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
