import Testing

@Suite("Mappings that cannot be used")
struct MappingErrorTests {
    @Test("every mistake is told at once, with its line and the nearest word")
    func everyMistake() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            company.edits = [("extracted_at:", "extracted_on:"), ("noun: quota", "noun: quotas"), ("    stages:", "    stagse:")]
            try await installation.refuse(
                company.importing(in: installation), code: .mappingWrong,
                saying: [
                    "acme.yaml, row 3", "Did you mean \"extracted_at\"?", "acme.yaml, row 10", "Did you mean \"quota\"?",
                    "acme.yaml, row 15",
                    "Did you mean \"stages\"?",
                ])
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("a file that is no YAML")
    func noYAML() async throws {
        try await Installation.with { installation in
            let good = try SmallCompany().importing([.people], in: installation)
            let wrong = try installation.write("wrong.yaml", "source: [crm\nfiles: }\n")
            try await installation.refuse(["import", wrong] + good.dropFirst(2), code: .mappingWrong, saying: ["wrong.yaml", "row"])
        }
    }

    @Test("a time zone that does not exist is a mistake of the mapping, not of the program")
    func unknownZone() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            company.edits = [("zone: UTC", "zone: Europe/Atlantis")]
            try await installation.refuse(
                company.importing(in: installation), code: .mappingWrong, saying: ["acme.yaml", "zone", "Europe/Atlantis", "Europe/Berlin"])
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("a mapping for another organisation, or with settings the organisation does not have")
    func otherSettings() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            let before = try await installation.contents()
            try await installation.refuse(
                company.importing(in: installation) + ["--org", "other"], code: .usage,
                saying: ["is for organisation acme, not for other", "--org"])
            company.edits = [("currency: USD", "currency: EUR")]
            try await installation.refuse(
                company.importing(in: installation), code: .usage, saying: ["currency: EUR", "has USD", "Write `currency: USD`"])
            #expect(try await installation.contents() == before)
        }
    }
}
