import Foundation
import Testing

@Suite("kill -9 of the importer")
struct KilledImportTests {
    @Test("at ten random moments: all or nothing, and the next import is as if nothing had happened", arguments: 0..<10)
    func anyMoment(part: Int) async throws {
        let undisturbed = try await Undisturbed.shared.result()
        let moment = Undisturbed.moment(part, of: undisturbed.importing, seed: 1)
        try await Installation.withKilled(["sample"] + Sample.small, after: moment) { installation, before in
            if try await installation.contents() != before {
                #expect(try await installation.facts() == undisturbed.importedFacts)
            }
            try await expectUndisturbedEnd(installation, undisturbed)
        }
    }

    @Test("in the middle of its COPY")
    func duringCopy() async throws {
        try await Installation.with { installation in
            // So many rows that the COPY cannot be missed.
            var company = SmallCompany()
            company.deals = (1...150_000).map { ["D\($0)", "R1", "Open", "1.00", "2024-12-01", "2025-02-01"] }
            try await installation.load(company, [.people])
            let before = try await installation.contents()
            let program = try installation.start(company.importing([.deals], in: installation))
            try await installation.wait(
                "select count(*) from pg_stat_progress_copy where datname = current_database() and tuples_processed > 1000", until: "1")
            program.killHard()
            #expect(try await program.outcome().wasKilled)
            try await installation.expectNothingHeld()
            #expect(try await installation.contents() == before)
        }
    }

    @Test("when everything is written and only the commit is missing")
    func beforeCommit() async throws {
        let undisturbed = try await Undisturbed.shared.result()
        try await Installation.with { installation in
            let before = try await installation.contents()
            // The importer looks at this history only to count what it has changed, after its last write.
            try await installation.locking("product_history", "access exclusive") {
                let program = try installation.start(["sample"] + Sample.small)
                try await installation.wait("select count(*) > 0 from pg_locks where not granted", until: "t")
                program.killHard()
                #expect(try await program.outcome().wasKilled)
            }
            try await installation.expectNothingHeld()
            #expect(try await installation.contents() == before)
            try await expectUndisturbedEnd(installation, undisturbed)
        }
    }

    private func expectUndisturbedEnd(_ installation: Installation, _ undisturbed: Undisturbed.Result) async throws {
        try await installation.succeed(["sample"] + Sample.small)
        #expect(try await installation.nightly("sample", asOf: Sample.day)["digest"] == undisturbed.digest)
        #expect(try await installation.facts() == undisturbed.publishedFacts)
    }
}
