import Testing

@Suite("People who move and leave")
struct StructureChangeTests {
    @Test("what a person sold before moving stays with the old team and its leader")
    func moved() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.extractedAt = "2025-03-01T12:00:00Z"
            company.people[1] = ["R1", "First Rep", "South", "L2", "Home"]
            try await installation.load(company, [.people])
            company.extractedAt = "2025-04-01T12:00:00Z"
            company.setDeal("D2", 2, "Won")
            company.setDeal("D2", 5, "2025-03-20")
            try await installation.load(company, [.deals])
            try await installation.nightly("acme", asOf: "2025-03-31")
            for (dimension, old, new) in [("team", "North", "South"), ("manager", "North Lead", "South Lead")] {
                let report = try await installation.report("attainment", "acme", by: dimension, period: "quarter")
                #expect(report.row(where: [dimension: old, "period": "2024-Q1"])?["credit"] == "100.00")
                #expect(report.row(where: [dimension: old, "period": "2025-Q1"])?["credit"] == "0.00")
                #expect(report.row(where: [dimension: new, "period": "2024-Q1"])?["credit"] == "0.00")
                #expect(report.row(where: [dimension: new, "period": "2025-Q1"])?["credit"] == "50.00")
                // The quota of last year stays where the person was then.
                #expect(report.row(where: [dimension: old, "period": "2024-Q2"])?["quota"] == "300.00")
            }
        }
    }

    @Test("a team that lies below itself stops the run at once, and is named")
    func circle() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            // No import does this; two at a time, or a person with a database tool, might.
            _ = try await installation.value(
                """
                insert into team (org_id, team_id, level, name, changed_in)
                  select org_id, 900, 'office', 'Round', max(change_no) from change group by org_id;
                insert into team_parent (org_id, team_id, during, parent_id, changed_in)
                  select t.org_id, 900, daterange('2024-03-01', '2024-06-01'), t.team_id, t.changed_in
                  from team t where t.level = 'region';
                select set_config('drumbeat.change_no', max(change_no)::text, false) from change;
                update team_parent p set parent_id = 900, changed_in = current_change_no()
                from team t where t.org_id = p.org_id and t.team_id = p.team_id and t.level = 'region'
                """)
            let outcome = try await installation.refuse(
                ["nightly", "--org", "acme", "--as-of", "2024-12-31"], code: .internalError, saying: ["a_team_is_not_below_itself"])
            #expect(outcome.errors.contains("region Home lies below itself from 2024-03-01 until 2024-05-31"), "\(outcome)")
        }
    }

    @Test("who is missing from a complete roster has left, and the past stays")
    func left() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.isComplete = true
            company.extractedAt = "2025-03-01T12:00:00Z"
            company.people.remove(at: 2)
            try await installation.load(company, [.people], ["--accept-deletions", "1"])
            try await installation.nightly("acme", asOf: "2025-03-31")
            let reps = try await installation.report("attainment", "acme", by: "rep", period: "quarter")
            #expect(reps.row(where: ["rep": "Second Rep", "period": "2024-Q2"])?["credit"] == "40.00")
            #expect(reps.row(where: ["rep": "Second Rep", "period": "2025-Q2"]) == nil, "not a member any more")
            let teams = try await installation.report("attainment", "acme", by: "team", period: "quarter")
            #expect(teams.row(where: ["team": "North", "period": "2024-Q2"])?["credit"] == "40.00")
            let end = try await installation.value(
                """
                select e.during from employment e
                join source_record x on x.org_id = e.org_id and x.kind = 'person' and x.internal_id = e.person_id
                where x.external_id = 'R2'
                """)
            #expect(end == "(,2025-03-01)")
        }
    }

    @Test("a changed name alone is a change; the name is not shown in the difference")
    func renamed() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.extractedAt = "2025-03-01T12:00:00Z"
            company.people[1][1] = "Renamed Rep"
            let dry = try await installation.load(company, [.people], ["--dry-run"])
            #expect(dry.contains("person_identity") && !dry.contains("Renamed Rep"), "\(dry)")
            let said = try await installation.load(company, [.people])
            #expect(said.contains("person_identity: 0 added, 1 changed, 0 removed"), "\(said)")
            #expect(try await installation.value("select count(*) from person_identity where display_name = 'Renamed Rep'") == "1")
        }
    }

    @Test("a quota that changes changes its own leaves and no other")
    func quota() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-15")
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.quotas[0][2] = "1200.01"
            let said = try await installation.load(company, [.quotas])
            #expect(said.contains("quota: 0 added, 1 changed, 0 removed"))
            #expect(said.contains("quota_leaf: 0 added, 1 changed, 0 removed"), "the first month alone carries the cent: \(said)")
            let leaves = try await installation.value(
                """
                select l.period_id, l.amount_minor, l.changed_in = (select max(change_no) from change)
                from quota_leaf l join quota q on q.org_id = l.org_id and q.quota_id = l.quota_id
                where q.changed_in = (select max(change_no) from change) order by 1
                """)
            #expect(leaves.split(separator: "\n").first == "202401|10001|t")
            #expect(
                leaves.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix("|10000|f") }
                    && leaves.split(separator: "\n").count == 12)
            try await installation.nightly("acme", asOf: "2025-02-15")
            let report = try await installation.report("attainment", "acme", by: "rep", period: "quarter")
            #expect(report.row(where: ["rep": "First Rep", "period": "2024-Q1"])?["quota"] == "300.01")
            #expect(report.row(where: ["rep": "First Rep", "period": "2024-Q2"])?["quota"] == "300.00")
            #expect(report.row(where: ["rep": "Third Rep", "period": "2024-Q1"])?["quota"] == "100.00")
        }
    }
}
