import Foundation
import Testing

@Suite("Bad cells")
struct FindingTests {
    /// Row 2 is good; 3 repeats its key; 4 has five bad cells; 5 and 6 have too few and too many cells; 7 lacks its close date.
    private static let deals = """
        \(SmallCompany.dealHeader)
        D9,R1,Won,1.00,2024-01-01,2024-02-01
        D9,R1,Won,2.00,2024-01-01,2024-02-01
        D10,R9,Wn,12.345,2024-02-31,1999-01-01
        D11,R1,Won,1.00,2024-01-01
        D12,R1,Won,1.00,2024-01-01,2024-02-01,more
        D13,R1,Lost,1.00,31/02/2024,

        """

    private static let expected: Set<[String]> = [
        ["3", "id", "D9", "key.duplicate"], ["4", "owner", "R9", "reference.unknown"], ["4", "stage", "Wn", "stage.unmapped"],
        ["4", "amount", "12.345", "money.too_precise"], ["4", "created", "2024-02-31", "date.invalid"],
        ["4", "closed", "1999-01-01", "date.out_of_range"], ["5", "", "D11", "row.ragged"], ["6", "", "D12", "row.ragged"],
        ["7", "created", "31/02/2024", "date.invalid"], ["7", "closed", "", "deal.close_missing"],
    ]

    @Test("are all reported at once, in the order of rows, with place, value, reason and fix; and nothing is applied")
    func asCSV() async throws {
        try await withBadFile { installation, arguments in
            let before = try await installation.contents()
            let outcome = try await installation.refuse(
                arguments + ["--format", "csv"], code: .findings, saying: ["10 findings have to be put right; nothing was imported."])
            let findings = Table(csv: outcome.output)
            #expect(findings.header == ["file", "row", "column", "value", "code", "severity", "reason", "fix"])
            #expect(Set(findings.rows.map { row in ["row", "column", "value", "code"].map { row[$0] ?? "" } }) == Self.expected)
            #expect(findings.rows.count == Self.expected.count)
            #expect(findings.rows.allSatisfy { $0["file"] == "deals_bad.csv" && $0["severity"] == "error" })
            #expect(findings.rows.allSatisfy { $0["reason"]?.isEmpty == false && $0["fix"]?.isEmpty == false })
            let rows = findings.rows.compactMap { Int($0["row"] ?? "") }
            #expect(rows == rows.sorted())
            #expect(try await installation.contents() == before)
        }
    }

    @Test("as JSON, too")
    func asJSON() async throws {
        struct Document: Decodable {
            struct Finding: Decodable {
                let file: String, code: String, severity: String, reason: String, fix: String
                let row: Int?, column: String?, value: String?
            }
            let status: String
            let findings: [Finding]
            let findingCounts: [String: Int]
        }
        try await withBadFile { installation, arguments in
            let outcome = try await installation.refuse(arguments + ["--format", "json"], code: .findings, saying: ["10 findings"])
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let document = try decoder.decode(Document.self, from: Data(outcome.output.utf8))
            #expect(document.status == "refused")
            #expect(
                Set(document.findings.map { [$0.row.map(String.init) ?? "", $0.column ?? "", $0.value ?? "", $0.code] }) == Self.expected)
            #expect(document.findingCounts["row.ragged"] == 2 && document.findingCounts["date.invalid"] == 2)
        }
    }

    @Test("as sentences for people")
    func asText() async throws {
        try await withBadFile { installation, arguments in
            let outcome = try await installation.refuse(arguments, code: .findings, saying: [])
            #expect(outcome.output.contains("error date.invalid at deals_bad.csv, row 4, column created: \"2024-02-31\" – This is no day"))
            #expect(outcome.output.contains("deals_bad.csv, row 7, column closed: A deal in stage \"Lost\" is closed"))
            #expect(outcome.output.contains("2 × row.ragged"))
        }
    }

    @Test("show what stands in the cell, not what the database makes of it: shares, days, amounts, words before translation")
    func ownWords() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.quotas = [["R1", "2024", "-5.50"]]
            company.edits = [
                (
                    "files:\n",
                    """
                    files:
                      territories.csv:
                        noun: territory
                        fields: {id: id, name: name}
                      carriers.csv:
                        noun: territory_assignment
                        fields: {territory: territory, person: person, share: share, from: from, to: to}
                        translate: {person: {Nobody: R99}}

                    """
                )
            ]
            try installation.write("territories.csv", "id,name\nT1,One\nT2,Two\n")
            try installation.write(
                "carriers.csv",
                """
                territory,person,share,from,to
                T1,R1,60.05 %,1.2.2024,
                T1,R2,40%,1.2.2024,
                T2,R3,50 %,13.1.2024,31.3.2024
                T2,R3,50 %,01.03.2024,
                T2,Nobody,70 %,2.4.2023,3.4.2023

                """)
            let outcome = try await installation.refuse(
                company.importing([.quotas], in: installation) + ["territories.csv", "carriers.csv", "--format", "csv"], code: .findings,
                saying: ["5 findings"])
            let findings = Table(csv: outcome.output).rows
            #expect(findings.map { $0["value"] } == ["-5.50", "60.05 %", "40%", "01.03.2024", "Nobody"])
            #expect(findings[1]["reason"]?.hasSuffix("come to 100.05 %.") == true, "\(findings[1])")
        }
    }

    private func withBadFile(_ body: @Sendable (Installation, _ arguments: [String]) async throws -> Void) async throws {
        try await Installation.with { installation in
            let company = SmallCompany()
            try await installation.load(company)
            let mapping = try company.importing([], in: installation)
            try await body(installation, mapping + [installation.write("deals_bad.csv", Self.deals)])
        }
    }
}
