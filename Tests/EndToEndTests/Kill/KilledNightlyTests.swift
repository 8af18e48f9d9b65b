import Foundation
import Testing

@Suite("kill -9 of the nightly batch")
struct KilledNightlyTests {
    @Test("at ten random moments: all or nothing, and the next run comes to the same digest", arguments: 0..<10)
    func anyMoment(part: Int) async throws {
        let undisturbed = try await Undisturbed.shared.result()
        let arguments = ["nightly", "--org", "sample", "--as-of", Sample.day]
        let moment = Undisturbed.moment(part, of: undisturbed.computing, seed: 2)
        try await Installation.withKilled(arguments, after: moment, from: .sample) { installation, before in
            if try await installation.contents() != before {
                #expect(try await installation.facts() == undisturbed.publishedFacts)
            }
            #expect(try await installation.nightly("sample", asOf: Sample.day)["digest"] == undisturbed.digest)
            #expect(try await installation.facts() == undisturbed.publishedFacts)
        }
    }

    @Test("when every cell is written and only the record of the run is missing")
    func beforeCommit() async throws {
        let undisturbed = try await Undisturbed.shared.result()
        try await Installation.with(.sample) { installation in
            let before = try await installation.contents()
            // Readers pass, so the batch gets to its last statement and waits there.
            try await installation.locking("run", "share") {
                let program = try installation.start(["nightly", "--org", "sample", "--as-of", Sample.day])
                try await installation.wait("select count(*) > 0 from pg_locks where not granted", until: "t")
                program.killHard()
                #expect(try await program.outcome().wasKilled)
            }
            try await installation.expectNothingHeld()
            #expect(try await installation.contents() == before)
            #expect(try await installation.nightly("sample", asOf: Sample.day)["digest"] == undisturbed.digest)
        }
    }
}
