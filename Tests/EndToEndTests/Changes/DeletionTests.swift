import Testing

@Suite("Rows that a file no longer names")
struct DeletionTests {
    /// Forty deals, of which the last ones may be left out.
    private static func company(deals: Int, isComplete: Bool, day: String) -> SmallCompany {
        var company = SmallCompany()
        company.deals = (1...deals).map { ["D\($0)", "R1", "Open", "10.00", "2024-12-01", "2025-02-01"] }
        company.isComplete = isComplete
        company.extractedAt = "\(day)T12:00:00Z"
        return company
    }

    @Test("from a complete file, up to 5 % are deleted; more are refused until accepted")
    func complete() async throws {
        try await Installation.with { installation in
            try await installation.load(Self.company(deals: 40, isComplete: true, day: "2025-01-15"))
            let few = try await installation.load(Self.company(deals: 38, isComplete: true, day: "2025-01-16"), [.deals])
            #expect(few.contains("opportunity: 0 added, 0 changed, 2 removed"))
            let before = try await installation.contents()
            let many = try Self.company(deals: 30, isComplete: true, day: "2025-01-17").importing([.deals], in: installation)
            try await installation.refuse(
                many, code: .deletionsRefused,
                saying: ["no longer names 8 of 38 rows (opportunity), more than 5 %", "--accept-deletions 8", "complete: false"])
            try await installation.refuse(many + ["--accept-deletions", "7"], code: .deletionsRefused, saying: ["8 of 38"])
            #expect(try await installation.contents() == before)
            let accepted = try await installation.succeed(many + ["--accept-deletions", "8"])
            #expect(accepted.contains("opportunity: 0 added, 0 changed, 8 removed"))
            #expect(try await installation.value("select count(*) from opportunity") == "30")
            #expect(try await installation.value("select count(*) from opportunity_history") == "10", "what was deleted is remembered")
        }
    }

    @Test("from a file that is not complete, nothing is deleted")
    func incomplete() async throws {
        try await Installation.with { installation in
            try await installation.load(Self.company(deals: 40, isComplete: false, day: "2025-01-15"))
            let said = try await installation.load(Self.company(deals: 3, isComplete: false, day: "2025-01-16"), [.deals])
            #expect(said.contains("No change"))
            #expect(try await installation.value("select count(*) from opportunity") == "40")
        }
    }

    @Test("people and quotas are guarded as deals are")
    func peopleAndQuotas() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.isComplete = true
            company.extractedAt = "2025-02-15T12:00:00Z"
            let before = try await installation.contents()
            company.people.removeLast()
            try await installation.refuse(
                company.importing([.people], in: installation), code: .deletionsRefused,
                saying: ["1 of 5 rows (person)", "--accept-deletions 1"])
            company.quotas.removeLast()
            try await installation.refuse(
                company.importing([.quotas], in: installation), code: .deletionsRefused, saying: ["1 of 2 rows (quota)"])
            #expect(try await installation.contents() == before)
            let said = try await installation.load(company, [.quotas], ["--accept-deletions", "1"])
            #expect(said.contains("quota: 0 added, 0 changed, 1 removed") && said.contains("quota_leaf: 0 added, 0 changed, 3 removed"))
        }
    }
}
