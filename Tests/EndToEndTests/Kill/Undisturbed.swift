import Testing

/// What importing and computing the sample comes to when nobody disturbs it, and how long it takes; found out once.
actor Undisturbed {
    struct Result: Sendable {
        let importing: Duration
        let computing: Duration
        let digest: String
        /// Every table with the number of its rows, before, after the import and after the run.
        let empty: String, imported: String, published: String
    }

    static let shared = Undisturbed()
    private var finding: Task<Result, any Error>?

    func result() async throws -> Result {
        let finding = finding ?? Task { try await Self.find() }
        self.finding = finding
        return try await finding.value
    }

    private static func find() async throws -> Result {
        try await Installation.with { installation in
            let clock = ContinuousClock()
            let empty = try await installation.counts()
            let importing = try await clock.measure { try await installation.succeed(["sample"] + Sample.small) }
            let imported = try await installation.counts()
            let start = clock.now
            let digest = try #require(try await installation.nightly("sample", asOf: Sample.day)["digest"])
            return Result(
                importing: importing, computing: clock.now - start, digest: digest, empty: empty, imported: imported,
                published: try await installation.counts())
        }
    }

    /// A random moment within the `part`-th tenth of a duration.
    static func moment(_ part: Int, of whole: Duration, seed: UInt64) -> Duration {
        var fractions = SeededFractions(seed: seed &+ UInt64(part))
        return whole * (Double(part) + fractions.next()) / 10
    }
}
