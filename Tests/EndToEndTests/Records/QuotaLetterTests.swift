import Foundation
import Testing

@Suite("Quota letters on the command line")
struct QuotaLetterTests {
    private static func quota(_ words: String...) -> [String] { ["quota"] + words + ["--org", "acme"] }

    @Test("are shown, issued, accepted once by whom they are for, and superseded by a later run")
    func story() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            let letter = try await installation.succeed(Self.quota("letter", "--rep", "First Rep", "--year", "FY24"))
                .replacing(#/ +/#, with: " ")
            for part in [
                "quota letter · First Rep · 2024 · USD", "total base 2024 1200.00 evenly", "2024-Q1 300.00 300.00",
                "2024 1200.00 1200.00",
            ] {
                #expect(letter.contains(part), "\(part)\n\(letter)")
            }
            let issued = try await installation.succeed(Self.quota("issue", "--all", "--year", "2024", "--on", "2025-01-15"))
            #expect(issued == "2 letters issued for 2024 by run 1: no. 1 to 2.\n")
            let again = try await installation.succeed(Self.quota("issue", "--rep", "First Rep", "--year", "2024"))
            #expect(again == "0 letters issued for 2024 by run 1; 1 person has one with the same numbers.\n")
            try await installation.refuse(
                Self.quota("acknowledge", "1", "--actor", "Third Rep"), code: .usage,
                saying: ["Letter 1 is for First Rep, and Third Rep is somebody else"])
            // By the name or by the identifier of the source.
            try await installation.succeed(Self.quota("acknowledge", "1", "--actor", "R1", "--on", "2025-01-16"))
            try await installation.refuse(
                Self.quota("acknowledge", "1", "--actor", "First Rep"), code: .usage, saying: ["was acknowledged on 2025-01-16 already"])
            #expect(try await installation.value("select count(*) from change where actor like '%Rep%' or actor like '%R1%'") == "0")

            company.extractedAt = "2025-01-20T12:00:00Z"
            company.quotas[0][2] = "2400.00"
            try await installation.load(company, [.quotas])
            try await installation.nightly("acme", asOf: "2025-01-14")
            let table = Table(csv: try await installation.succeed(Self.quota("letters", "--year", "2024", "--format", "csv")))
            let row = try #require(table.row(where: ["letter": "1"]))
            #expect(row["state"] == "superseded" && row["quota"] == "1200.00" && row["now"] == "2400.00")
            #expect(row["changed"]?.split(separator: " ").count == 12 && row["changed"]?.hasPrefix("2024-01 2024-02 ") == true)
            #expect(row["acknowledged"] == "2025-01-16" && table.row(where: ["letter": "2"])?["state"] == "issued")
            // As it was issued, and by the newest run.
            let before = try await installation.succeed(Self.quota("letter", "--letter", "1", "--format", "json"))
            #expect(before.contains("\"quota\" : \"1200.00\"") && before.contains("\"state\" : \"superseded\""))
            try await installation.succeed(Self.quota("issue", "--all", "--year", "2024", "--on", "2025-01-21"))
            let superseded = try await installation.succeed(Self.quota("letters", "--state", "superseded"))
            #expect(superseded.contains("\n     1  First Rep") && !superseded.contains("Third Rep"))
            try await installation.refuse(
                Self.quota("acknowledge", "1", "--actor", "First Rep"), code: .usage, saying: ["is superseded: letter 3 was issued instead"]
            )
        }
    }

    @Test("of the sample are what its run published, for everybody, in every period")
    func sample() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.nightly("sample", asOf: Sample.day)
            // Issuing derives every letter and refuses one that is not what the run published.
            let said = try await installation.succeed(["quota", "issue", "--org", "sample", "--all", "--year", "FY2026"])
            let published = try await installation.value(
                """
                select count(*) || ' ' || sum(c.quota_minor) from attainment_cell c join fiscal_period f using (org_id, period_id)
                where c.dimension = 'rep' and c.subject_id <> 0 and f.label = 'FY2026' and c.quota_minor is not null
                """)
            #expect(try await installation.value("select count(*) || ' ' || sum(quota_minor) from quota_letter") == published)
            #expect(said.hasPrefix("\(published.split(separator: " ")[0]) letters issued"))
        }
    }

    @Test("what is wrong is refused with a sentence, and nothing is written")
    func refused() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.refuse(
                Self.quota("letter", "--rep", "First Rep", "--year", "2024"), code: .noRun, saying: ["The nightly batch has not run"])
            try await installation.refuse(Self.quota("issue", "--all", "--year", "2024"), code: .noRun, saying: ["has not run"])
            try await installation.nightly("acme", asOf: "2025-01-14")
            let before = try await installation.contents()
            try await installation.refuse(
                Self.quota("letter", "--rep", "Frst Rep", "--year", "2024"), code: .notFound, saying: ["Did you mean \"First Rep\"?"])
            try await installation.refuse(
                Self.quota("letter", "--rep", "First Rep", "--year", "2099"), code: .notFound, saying: ["has no year 2099", "Near it are"])
            try await installation.refuse(
                Self.quota("letter", "--rep", "First Rep", "--year", "2024-Q1"), code: .notFound, saying: ["has no year 2024-Q1"])
            try await installation.refuse(
                Self.quota("letter", "--rep", "Second Rep", "--year", "2024"), code: .notFound,
                saying: ["Second Rep has no quota in 2024 in run 1"])
            try await installation.refuse(Self.quota("letter", "--letter", "1"), code: .notFound, saying: ["has no letter 1"])
            try await installation.refuse(Self.quota("letter", "--rep", "First Rep"), code: .usage, saying: ["--year"])
            try await installation.refuse(Self.quota("issue", "--year", "2024"), code: .usage, saying: ["--rep NAME, or --all"])
            try await installation.refuse(
                Self.quota("acknowledge", "1", "--actor", "First Rep"), code: .notFound, saying: ["has no letter 1"])
            #expect(try await installation.contents() == before)
            try await installation.succeed(Self.quota("issue", "--rep", "First Rep", "--year", "2024", "--on", "2025-01-15"))
            try await installation.refuse(
                Self.quota("acknowledge", "1", "--actor", "First Rep", "--on", "2025-01-14"), code: .usage, saying: ["before that"])
        }
    }
}
