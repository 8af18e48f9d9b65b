import Testing

/// What importing and computing the sample comes to when nobody disturbs it, and how long it takes; found out once.
actor Undisturbed {
    struct Result: Sendable {
        let importing: Duration
        let computing: Duration
        let digest: String
        /// Every table with the number of its rows, before, after the import and after the run.
        let empty: String, imported: String, published: String
        /// What ``Installation/facts()`` says after the import and after the run.
        let importedFacts: String, publishedFacts: String
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
            let importedFacts = try await installation.facts()
            let start = clock.now
            let digest = try #require(try await installation.nightly("sample", asOf: Sample.day)["digest"])
            return Result(
                importing: importing, computing: clock.now - start, digest: digest, empty: empty, imported: imported,
                published: try await installation.counts(), importedFacts: importedFacts, publishedFacts: try await installation.facts())
        }
    }

    /// A random moment within the `part`-th tenth of a duration.
    static func moment(_ part: Int, of whole: Duration, seed: UInt64) -> Duration {
        var fractions = SeededFractions(seed: seed &+ UInt64(part))
        return whole * (Double(part) + fractions.next()) / 10
    }
}

extension Installation {
    /// Starts a command and kills it after `delay`, on an installation of its own that `body` is then handed, with its contents before.
    ///
    /// A command that was faster than that proves nothing: it is tried again on a fresh installation, and killed sooner.
    static func withKilled(
        _ arguments: [String], after delay: Duration, from template: Template = .empty, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: @Sendable (_ installation: Installation, _ before: String) async throws -> Void
    ) async throws {
        var delay = delay
        for _ in 1...10 {
            let wasKilled = try await with(template) { [delay] installation in
                let before = try await installation.contents()
                let program = try installation.start(arguments)
                try await Task.sleep(for: delay)
                program.killHard()
                guard try await program.outcome().wasKilled else { return false }
                try await installation.expectNothingHeld(sourceLocation: sourceLocation)
                try await body(installation, before)
                return true
            }
            if wasKilled { return }
            delay = delay * 3 / 4
        }
        Issue.record("it always ended before it was killed", sourceLocation: sourceLocation)
    }
}
