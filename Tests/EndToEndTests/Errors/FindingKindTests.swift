import Testing

@Suite("Bad cells of one kind")
struct FindingKindTests {
    @Test("rows with too few and too many cells have their own exit code")
    func raggedRows() async throws {
        try await refuse(
            ["D9,R1,Won,1.00,2024-01-01", "D10,R1,Won,1.00,2024-01-01,2024-02-01,more", "D11,R1,Won,1.00,2024-01-01,2024-02-01"],
            code: .raggedRows, findings: ["row 2: \"D9\" – Expected 6 cells", "row 3: \"D10\" – Expected 6 cells", "2 × row.ragged"])
    }

    @Test("an identifier that stands twice has its own exit code")
    func duplicateKeys() async throws {
        try await refuse(
            ["D9,R1,Won,1.00,2024-01-01,2024-02-01", "D9,R1,Won,2.00,2024-01-01,2024-02-01"], code: .duplicateKeys,
            findings: ["row 3, column id: \"D9\" – The same identifier stands in row 2", "1 × key.duplicate"])
    }

    @Test("a day that does not exist has its own exit code, and a closed deal with one does not lack its close date besides")
    func invalidDates() async throws {
        try await refuse(
            ["D9,R1,Won,1.00,2024-01-01,31/02/2024", "D10,R1,Lost,1.00,2024-02-30,2024-03-01", "D11,R1,Won,1.00,1999-01-01,2024-02-01"],
            code: .invalidDates,
            findings: ["row 2, column closed: \"31/02/2024\" – ", "row 3, column created: \"2024-02-30\" – ", "2 × date.invalid"])
    }

    @Test("several kinds at once, and any other kind, share the code of findings; warnings do not count")
    func others() async throws {
        try await refuse(
            ["D9,R1,Won,1.00,2024-01-01", "D10,R1,Won,1.00,31/02/2024,2024-03-01"], code: .findings,
            findings: ["1 × row.ragged", "1 × date.invalid"])
        try await refuse(["D9,R1,Won,1.005,2024-01-01,2024-02-01"], code: .findings, findings: ["1 × money.too_precise"])
        try await refuse(
            ["D9,R1,Won,1.00,2024-03-01,2024-02-01", "D10,R1"], code: .raggedRows,
            findings: ["warning date.order", "row 2, column closed: \"2024-02-01\" – This day is before created, 2024-03-01."])
    }

    private func refuse(_ rows: [String], code: ExitCode, findings: [String], sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        try await Installation.with { installation in
            let company = SmallCompany()
            try await installation.load(company)
            let before = try await installation.contents()
            let text = ([SmallCompany.dealHeader] + rows).joined(separator: "\n") + "\n"
            let arguments = try company.importing([], in: installation) + [installation.write("deals_bad.csv", text)]
            let outcome = try await installation.refuse(
                arguments, code: code, saying: ["to be put right; nothing was imported."], sourceLocation: sourceLocation)
            for finding in findings { #expect(outcome.output.contains(finding), "\(finding): \(outcome)", sourceLocation: sourceLocation) }
            #expect(try await installation.contents() == before, sourceLocation: sourceLocation)
        }
    }
}
