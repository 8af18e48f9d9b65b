import Foundation
import Testing

/// Two organisations in one database, whose source systems give the same identifiers to different things.
@Suite("A second organisation in the same database")
struct TwoOrganisationsTests {
    @Test("no report, explanation or error of one shows anything of the other")
    func nothingIsSeen() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.load(Neighbour.company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.nightly("sample", asOf: Sample.day)
            for (key, own, foreign) in [("acme", Neighbour.words, Neighbour.samples), ("sample", Neighbour.samples, Neighbour.words)] {
                var seen = ""
                for dimension in ["rep", "manager", "team", "region", "company", "product"] {
                    for kind in ["pipeline", "attainment"] {
                        seen += try await installation.reportText(kind, key, by: dimension, period: "year")
                        for format in ["table", "json"] {
                            seen += try await installation.succeed([
                                "report", kind, "--org", key, "--by", dimension, "--period", "quarter", "--format", format,
                            ])
                        }
                        for subject in ["#0", "#1", "#2", "#3", "#4", "#20", foreign[0], foreign[0] + "1", "Rep 0001", "First Rep"] {
                            let outcome = try await installation.run([
                                "explain", kind, "--org", key, "--by", dimension, "--subject", subject, "--period",
                                key == "acme" ? "2024" : "FY2026", "--format", "json",
                            ])
                            // A name that was asked for may be repeated.
                            seen += outcome.output + outcome.errors.replacing("\"\(subject)\"", with: "")
                        }
                    }
                }
                let (leaked, shown) = (foreign.filter(seen.contains), own.prefix(3).filter(seen.contains))
                #expect(leaked.isEmpty, "seen by \(key)")
                #expect(shown == Array(own.prefix(3)))
            }
        }
    }

    @Test("imports with the same identifiers touch nothing of the other, and findings suggest nothing of it")
    func importing() async throws {
        try await Installation.with(.sample) { installation in
            let before = try await installation.contents(ofOrganisation: "sample")
            var company = Neighbour.company
            try await installation.load(company)
            company.isComplete = true
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.deals[0][3] = "900.00"
            try await installation.load(company)
            #expect(try await installation.contents(ofOrganisation: "sample") == before)

            // R0003, T0001 and P01 exist, but elsewhere.
            company.deals.append(["D0000003", "R0003", "Open", "1.00", "2024-01-01", ""])
            for format in ["table", "csv", "json"] {
                let outcome = try await installation.refuse(
                    company.importing([.deals], in: installation) + ["--format", format], code: .findings, saying: ["1 finding has"])
                #expect(outcome.output.contains("No person has this identifier"))
                for word in Neighbour.samples { #expect(!outcome.description.contains(word), "findings as \(format)") }
            }
            #expect(try await installation.contents(ofOrganisation: "sample") == before)
        }
    }

    @Test("a dry run shows nothing of the other and changes neither")
    func dryRun() async throws {
        try await Installation.with(.sample) { installation in
            var company = Neighbour.company
            try await installation.load(company)
            let before = try await installation.contents()
            company.isComplete = true
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.deals = [
                ["D0000001", "R0002", "Won", "900.00", "2024-01-05", "2024-02-10"],
                ["D0000007", "R0001", "Open", "1.00", "2024-01-01", ""],
            ]
            for format in ["table", "csv", "json"] {
                let outcome = try await installation.run(
                    company.importing(in: installation) + ["--dry-run", "--accept-deletions", "1", "--format", format])
                #expect(outcome.status == 0 && outcome.output.contains("D0000007"), "\(outcome)")
                for word in Neighbour.samples { #expect(!outcome.description.contains(word), "dry run as \(format)") }
            }
            #expect(try await installation.contents() == before)
        }
    }

    @Test("the state of the schema names no organisation")
    func schema() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.load(Neighbour.company)
            for command in ["status", "verify"] {
                let said = try await installation.succeed(["db", command])
                for word in Neighbour.samples + Neighbour.words + ["sample", "acme"] { #expect(!said.contains(word), "db \(command)") }
            }
        }
    }

    @Test("an unknown key is answered the same whether or not others exist")
    func unknownKey() async throws {
        let alone = try await Installation.with { try await $0.run(["nightly", "--org", "other", "--as-of", "2025-01-14"]) }
        let among = try await Installation.with(.sample) { try await $0.run(["nightly", "--org", "other", "--as-of", "2025-01-14"]) }
        #expect(alone.description == among.description)
    }

    @Test("a real export beside the sample: both come to what they come to alone", .enabled(if: SharedData.isPresent, SharedData.notice))
    func realExport() async throws {
        @Sendable func publish(_ installation: Installation) async throws -> (String?, String) {
            try await installation.succeed(Maven.importing())
            let digest = try await installation.nightly(Maven.key, asOf: Maven.day)["digest"]
            return (digest, try await installation.reportText("pipeline", Maven.key, by: "rep", period: "quarter"))
        }
        let sampleAlone = try await Undisturbed.shared.result().digest
        let alone = try await Installation.with { try await publish($0) }
        let (together, sample) = try await Installation.with(.sample) { installation in
            let together = try await publish(installation)
            return (together, try await installation.nightly("sample", asOf: Sample.day)["digest"])
        }
        #expect(together == alone)
        #expect(sample == sampleAlone)
        for word in Neighbour.samples.filter({ $0 != "Central" }) { #expect(!together.1.contains(word)) }
    }
}
