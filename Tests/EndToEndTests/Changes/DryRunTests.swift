import Testing

@Suite("Dry run")
struct DryRunTests {
    /// What the second extract says: a deal re-owned and dearer, one won, one gone, one new.
    private static func next() -> SmallCompany {
        var company = SmallCompany()
        company.extractedAt = "2025-02-15T12:00:00Z"
        company.isComplete = true
        company.setDeal("D1", 1, "R2")
        company.setDeal("D1", 3, "110.00")
        company.setDeal("D2", 2, "Won")
        company.deals.removeAll { $0[0] == "D4" }
        company.deals.append(["D5", "R3", "Open", "5.00", "2025-01-20", ""])
        return company
    }

    @Test("shows what would be added, changed and removed, field by field, and writes nothing")
    func difference() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let before = try await installation.contents()
            let dryRun = try Self.next().importing([.deals], in: installation) + ["--dry-run", "--accept-deletions", "1"]
            let said = try await installation.succeed(dryRun)
            #expect(said.contains("opportunity: 1 added, 2 changed, 1 removed"))
            #expect(said.contains("Dry run: nothing was written."))
            #expect(try await installation.contents() == before)

            let lines = Table(csv: try await installation.succeed(dryRun + ["--format", "csv"]))
            #expect(lines.header == ["noun", "action", "key", "field", "before", "after"])
            #expect(lines.row(where: ["noun": "opportunity", "key": "D5", "action": "added"]) != nil)
            #expect(lines.row(where: ["noun": "opportunity", "key": "D4", "action": "removed"]) != nil)
            for (key, field, old, new) in [
                ("D1", "owner_id", "R1", "R2"), ("D1", "amount_minor", "10000", "11000"), ("D2", "stage", "discovery", "won"),
                ("D2", "source_stage", "Open", "Won"),
            ] {
                let line = lines.row(where: ["noun": "opportunity", "action": "changed", "key": key, "field": field])
                #expect(line?["before"] == old && line?["after"] == new, "\(key) \(field): \(lines.rows)")
            }
            #expect(lines.rows(where: ["noun": "opportunity", "key": "D3"]).isEmpty)
            #expect(try await installation.contents() == before)
        }
    }

    @Test("of a new organisation founds none")
    func founding() async throws {
        try await Installation.with { installation in
            let said = try await installation.succeed(SmallCompany().importing(in: installation) + ["--dry-run"])
            #expect(said.contains("person: 5 added") && said.contains("the organisation would be new"))
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("announces exactly what the import then does")
    func announces() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let arguments = try Self.next().importing([.deals], in: installation) + ["--accept-deletions", "1"]
            func counts(_ text: String) -> [String] { text.split(separator: "\n").filter { $0.contains(" added, ") }.map(String.init) }
            let announced = try await installation.succeed(arguments + ["--dry-run"])
            let done = try await installation.succeed(arguments)
            #expect(counts(announced) == counts(done) && !counts(done).isEmpty)
        }
    }
}
