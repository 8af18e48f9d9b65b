import Foundation
import Testing

@Suite("Importing a real CRM export", .enabled(if: SharedData.isPresent, SharedData.notice))
struct MavenImportTests {
    @Test("without the translation, a product spelled differently is 1,480 findings and not one row is lost")
    func untranslated() async throws {
        let deals = try SharedData.table("maven/sales_pipeline.csv").rows
        let misspelled = Set(deals.indices.filter { deals[$0]["product"] == "GTXPro" }.map { "\($0 + 2)" })
        try #require(misspelled.count == 1480)
        try await Installation.with { installation in
            let mapping = try String(contentsOfFile: Maven.mapping, encoding: .utf8)
                .replacing("    translate:\n      product: {GTXPro: GTX Pro}\n", with: "")
            try #require(!mapping.contains("translate"))
            let before = try await installation.contents()
            let outcome = try await installation.refuse(
                Maven.importing(mapping: installation.write("untranslated.yaml", mapping)) + ["--format", "csv"], code: .findings,
                saying: ["1480 findings", "nothing was imported"])

            let findings = Table(csv: outcome.output).rows
            #expect(findings.count == 1480)
            #expect(Set(findings.compactMap { $0["row"] }) == misspelled)
            let expected = [
                "file": "sales_pipeline.csv", "column": "product", "value": "GTXPro", "code": "reference.unknown", "severity": "error",
            ]
            #expect(findings.allSatisfy { finding in expected.allSatisfy { finding[$0.key] == $0.value } })
            #expect(findings.allSatisfy { $0["reason"]?.contains("\"GTX Pro\"") == true })
            #expect(findings.allSatisfy { $0["fix"]?.contains("translate: {product: {GTXPro: GTX Pro}}") == true })
            #expect(try await installation.contents() == before)
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("the same files again change nothing, and a second night confirms the first")
    func again() async throws {
        try await Installation.with { installation in
            try await installation.succeed(Maven.importing())
            let first = try await installation.nightly(Maven.key, asOf: Maven.day)
            #expect(first["run"] == "run 1 published")
            let before = try await installation.contents()
            let said = try await installation.succeed(Maven.importing())
            #expect(said.contains("No change: maven already holds exactly this."))
            let second = try await installation.nightly(Maven.key, asOf: Maven.day)
            #expect(second["run"] == "run 1 confirmed: same data, rules and digest, nothing written")
            #expect(second["digest"] == first["digest"])
            #expect(try await installation.contents() == before, "neither a change nor a run was added")
        }
    }
}
