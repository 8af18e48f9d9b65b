import Access
import Foundation
import Hummingbird
import Testing

@Suite("The numbers of the API")
struct APINumbersTests {
    @Test("are those that the command prints, row by row, whatever the size of the pages")
    func reports() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await ServedAPI.with(installation, ["whole": ("acme", .wholeOrganisation)]) { api in
                for kind in ["attainment", "pipeline"] {
                    for dimension in ["rep", "manager", "team", "region", "territory", "area", "company", "product"] {
                        let window = ["--from", "2024-01-01", "--to", "2025-12-31"]
                        let printed = try await installation.json(
                            ["report", kind, "--org", "acme", "--by", dimension, "--period", "quarter"] + window)
                        let document = try #require(printed as? [String: Any])
                        let path = "/\(kind)?dimension=\(dimension)&level=quarter&from=2024-01-01&to=2025-12-31"
                        let whole = try await api.get(path + "&limit=1000")
                        #expect(whole.status == 200 && isSame(whole.items, document["rows"]), "\(path): \(whole.text)")
                        #expect(isSame(whole.json["columns"], document["columns"]) && whole.json["dimension"] as? String == dimension)
                        #expect(whole.json["next"] is NSNull)
                        let (items, pages) = try await api.all(path, limit: 3)
                        #expect(isSame(items, document["rows"]) && (items.count <= 3 || pages > 1), "\(path)")
                    }
                }
                // One period by its label is the same rows as its window, without those without a date.
                let quarter = try await api.get("/pipeline?dimension=rep&period=2024-q1")
                let window = try await api.get("/pipeline?dimension=rep&level=quarter&from=2024-01-01&to=2024-03-31")
                #expect(isSame(quarter.items, window.items.filter { $0["period"] as? String == "2024-Q1" }) && !quarter.items.isEmpty)
                let won = try await api.get("/attainment?dimension=company&period=2024&fields=values")
                let values = try #require(won.items.first?["values"] as? [String: Any])
                #expect(won.items.first?.count == 1 && isSame(values["credit"], ["amount": "140.00", "currency": "USD"]), "\(won.text)")
                let missing = try await api.get("/attainment?dimension=rep&period=2024-Q2")
                #expect(missing.text.contains(#""attainment":{"value":null,"reason":"no quota"}"#), "\(missing.text)")
            }
        }
    }

    @Test("explanations, missing deals, bridges, inquiries and letters say what the command says")
    func explanations() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.succeed([
                "inquiry", "open", "--org", "acme", "--deal", "D1", "--rep", "Second Rep", "--claim", "Half \u{2028}of it is mine",
                "--expects-share", "50", "--on", "2025-01-15",
            ])
            try await installation.succeed(["quota", "issue", "--org", "acme", "--all", "--year", "2024", "--on", "2025-01-15"])
            try await installation.lock("2024-Q1", "acme")
            company.setDeal("D1", 3, "155.00")
            company.extractedAt = "2025-01-20T12:00:00Z"
            try await installation.load(company, [.deals])
            try await installation.nightly("acme", asOf: "2025-01-20")
            try await ServedAPI.with(installation, ["whole": ("acme", .wholeOrganisation)]) { api in
                let org = ["--org", "acme"]
                let rep = try await installation.number("person_id", of: "person_identity", where: "display_name = 'First Rep'")

                let cell = try await api.get("/explanations?dimension=rep&subject=\(rep)&period=2024-Q1")
                let printed = try await installation.json(
                    ["explain", "attainment"] + org + ["--by", "rep", "--subject", "First Rep", "--period", "2024-Q1"])
                let document = try #require(printed as? [String: Any])
                #expect(cell.items.map { $0["deal"] as? String } == ["D1"] && isSame(cell.json["numbers"], document["numbers"]), "\(cell)")
                #expect((cell.json["quotas"] as? [Any])?.count == (document["quotas"] as? [Any])?.count)
                #expect(isSame(cell.items.first?["credit"], ["amount": "155.00", "currency": "USD"]))
                let (deals, pages) = try await api.all("/explanations?period=2024&report=pipeline", limit: 1)
                #expect(deals.count == pages && pages == 3 && cell.json["deal_count"] as? Int == 1)

                let missing = try await api.get("/missing-deals/D1?dimension=team&subject=0&period=2024-Q2")
                #expect(missing.status == 404, "\(missing)")
                let why = try await api.get("/missing-deals/D1?period=2024-Q2")
                let answers = try #require(
                    try await installation.json(["explain", "--missing", "D1"] + org + ["--period", "2024-Q2"]) as? [Any])
                #expect(isSame(why.items.first?["reasons"], (answers.first as? [String: Any])?["reasons"]), "\(why.text)")

                let bridge = try await api.get("/bridges?from_run=1&to_run=2&period=2024&basis=restated")
                let words = ["bridge"] + org + ["--from-run", "1", "--to-run", "2", "--period", "2024", "--basis", "restated"]
                let causes = try #require((try await installation.json(words) as? [String: Any])?["causes"] as? [[String: Any]])
                let told = bridge.json["causes"] as? [[String: Any]] ?? []
                #expect(told.map { $0["cause"] as? String } == causes.map { $0["cause"] as? String } && !told.isEmpty, "\(bridge.text)")
                #expect(isSame((bridge.json["changes"] as? [String: Any])?["credit"], ["amount": "55.00", "currency": "USD"]))
                #expect(try await api.get("/bridges?bases=true&period=2024-Q1").status == 200)

                let inquiries = try await api.get("/inquiries?state=open")
                // The command leaves out what there is not; here it is null.
                let given = inquiries.items.map { $0.filter { !($0.value is NSNull) } }
                #expect(isSame(given, try await installation.json(["inquiry", "list"] + org)), "\(inquiries.text)")
                let inquiry = try await api.get("/inquiries/1")
                #expect(
                    inquiry.text.contains(#"Half \u2028of it is mine"#) && (inquiry.json["credits"] as? [Any])?.count == 2, "\(inquiry)")

                let (letters, count) = try await api.all("/letters?year=2024", limit: 1)
                #expect(letters.map { $0["letter"] as? Int } == [1, 2] && count == 2)
                #expect(
                    isSame(letters.first?["quota"], ["amount": "1200.00", "currency": "USD"])
                        || isSame(letters.last?["quota"], ["amount": "1200.00", "currency": "USD"]))
                let draft = try await api.get("/letter-drafts/\(rep)/2024")
                let paper = try #require(
                    try await installation.json(["quota", "letter"] + org + ["--rep", "First Rep", "--year", "2024"]) as? [String: Any])
                #expect(draft.json["digest"] as? String == paper["digest"] as? String && draft.status == 200, "\(draft)")
                #expect(try await api.get("/letters/1").json["year"] as? String == "2024")

                let periods = try await api.get("/periods?from=2024-01-01&to=2024-12-31")
                #expect(
                    periods.items.map { $0["is_locked"] as? Bool } == Array(repeating: true, count: 3) + Array(repeating: false, count: 9))
                #expect(periods.items.first?["decided_by"] as? String != nil && periods.items.first?["run"] as? Int == 1, "\(periods.text)")
                let calendar = try await api.get("/calendar?from=2024-01-01&to=2024-12-31")
                let shown = try await installation.json(["calendar", "show"] + org + ["--from", "2024-01-01", "--to", "2024-12-31"])
                #expect(isSame(calendar.items, (shown as? [String: Any])?["periods"]), "\(calendar.text)")
                let policies = try await api.get("/policies")
                #expect(policies.items.contains { $0["policy"] as? String == "credit.transfer_policy" }, "\(policies.text)")
                let runs = try await api.all("/runs", limit: 1)
                #expect(runs.items.map { $0["run"] as? Int } == [2, 1] && runs.pages == 2)
                let organisation = try await api.get("/organisation")
                #expect(isSame(organisation.json["run"], runs.items.first) && organisation.json["organisation"] as? String == "acme")
                let named = try await api.get("/subjects?dimension=rep&name=first+rep")
                #expect(named.items.map { $0["subject_number"] as? Int64 } == [rep])
            }
        }
    }

    @Test("a list goes on with the run it began with; a tag is good until the next run, for one sight and one question")
    func runs() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            let team = try await installation.number("team_id", of: "team", where: "name = 'North'")
            company.setDeal("D4", 3, "90.00")
            company.extractedAt = "2025-01-20T12:00:00Z"
            let changed = company
            try await ServedAPI.with(
                installation, ["whole": ("acme", .wholeOrganisation), "team": ("acme", .teams([team]))]
            ) { api in
                let path = "/attainment?dimension=rep&level=year&from=2024-01-01&to=2024-12-31&limit=1"
                let before = try await api.get(path)
                let tag = try #require(before.headers[.eTag])
                let cursor = try #require(before.json["next"] as? String)
                #expect(tag.hasPrefix("W/\"run-1-") && before.headers[.cacheControl] == "private, no-cache")
                #expect(before.headers[.vary] == "Authorization, Accept-Encoding")
                let again = try await api.get(path, tag: "\"other\", " + tag)
                #expect(again.status == 304 && again.text.isEmpty && again.headers[.eTag] == tag)
                #expect(try await api.get(path, as: "team", tag: tag).status == 200)
                #expect(try await api.get(path + "&basis=restated", tag: tag).status == 200)
                #expect(
                    try await api.get("/attainment?limit=1&level=year&to=2024-12-31&dimension=rep&from=2024-01-01", tag: tag).status == 304)
                let other = try await api.get("/attainment?dimension=team&level=year&limit=1&cursor=" + cursor)
                #expect(other.status == 400 && other.text.contains(#""parameter":"cursor""#), "\(other)")
                let policies = try #require(try await api.get("/policies").headers[.eTag])
                #expect(try await api.get("/policies", tag: policies).status == 304)

                try await installation.load(changed, [.deals])
                try await installation.nightly("acme", asOf: "2025-01-20")
                let after = try await api.get(path, tag: tag)
                #expect(after.status == 200 && after.headers[.eTag] != tag)
                let second = try await api.get(path + "&cursor=" + cursor)
                let pinned = try await api.get("/attainment?dimension=rep&period=2024&run=1")
                #expect(
                    isSame(second.items.first, pinned.items[1]) && (second.json["run"] as? [String: Any])?["run"] as? Int == 1, "\(second)")
                #expect(!isSame(pinned.items, try await api.get("/attainment?dimension=rep&period=2024").items))
                #expect(isSame(pinned.items, try await api.get("/attainment?dimension=rep&period=2024&as_of=2025-01-14").items))
                for path in ["/attainment?run=3", "/runs/3", "/pipeline?as_of=2024-01-01", "/explanations?period=2024&run=9"] {
                    let none = try await api.get(path)
                    #expect(none.status == 404 && none.code == "no_run", "\(none)")
                }
                let far = try await api.get("/attainment?period=2024-Q9")
                #expect(far.status == 404 && far.text.contains("2024-Q4"), "\(far)")
            }
        }
    }
}
