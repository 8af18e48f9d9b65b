import Access
import Foundation
import Testing

@Suite("Who sees what through the API")
struct APISightTests {
    /// Every route, with something of the organisation to ask for.
    private static let paths = [
        "/organisation", "/runs", "/runs/1", "/attainment?dimension=rep&level=year", "/attainment?dimension=company&level=year",
        "/attainment?dimension=team&structure=now&basis=restated&rates=dated", "/pipeline?dimension=rep&level=year",
        "/pipeline?dimension=team",
        "/explanations?period=2024", "/explanations?dimension=rep&subject=#rep&period=2024", "/explanations?report=pipeline&period=2024",
        "/explanations?dimension=team&subject=#team&period=2024&structure=now", "/missing-deals/D1", "/bridges?bases=true&period=2024",
        "/inquiries", "/inquiries/1", "/letters", "/letters/1", "/letter-drafts/#rep/2024", "/subjects?dimension=rep",
        "/subjects?dimension=team", "/subjects/rep/#rep", "/subjects/team/#team", "/periods?from=2024-01-01&to=2024-12-31", "/policies",
        "/calendar", "/attainment?dimension=rep&within=team-#team&level=year",
    ]

    @Test("a team sees its rows, a person his own, and no route fails for want of rights")
    func narrow() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            for rep in ["First Rep", "Third Rep"] {
                try await installation.succeed(["inquiry", "open", "--org", "acme", "--deal", "D1", "--rep", rep, "--claim", "Mine"])
            }
            try await installation.succeed(["quota", "issue", "--org", "acme", "--all", "--year", "2024"])
            let north = try await installation.number("team_id", of: "team", where: "name = 'North'")
            let south = try await installation.number("team_id", of: "team", where: "name = 'South'")
            let first = try await installation.number("person_id", of: "person_identity", where: "display_name = 'First Rep'")
            let third = try await installation.number("person_id", of: "person_identity", where: "display_name = 'Third Rep'")
            try await ServedAPI.with(
                installation,
                [
                    "whole": ("acme", .wholeOrganisation), "north": ("acme", .teams([north])), "first": ("acme", .person(first)),
                    "none": ("acme", .teams([])),
                ]
            ) { api in
                for path in Self.paths {
                    let path = path.replacing("#rep", with: "\(first)").replacing("#team", with: "\(north)")
                    #expect(try await api.get(path).status == 200, "\(path)")
                    for token in ["north", "first", "none"] {
                        let answer = try await api.get(path, as: token)
                        #expect([200, 403, 404].contains(answer.status), "\(path) as \(token): \(answer)")
                        let foreign = token == "north" ? ["Third Rep", "South"] : ["Third Rep", "South", "Second Rep"]
                        for word in foreign { #expect(!answer.text.contains(word), "\(path) as \(token): \(answer.text)") }
                    }
                }
                func reps(_ token: String) async throws -> [String] {
                    try await api.get("/attainment?dimension=rep&level=year", as: token).items.compactMap { $0["subject"] as? String }
                }
                #expect(try await reps("whole").contains("Third Rep"))
                #expect(Set(try await reps("north")) == ["First Rep", "Second Rep", "North Lead"])
                #expect(try await reps("first") == ["First Rep"])
                #expect(try await reps("none") == [])
                // Numbers do not depend on who looks.
                let own = try await api.get("/attainment?dimension=rep&level=year&subject=\(first)", as: "first")
                let seen = try await api.get("/attainment?dimension=rep&level=year&subject=\(first)")
                #expect(isSame(own.items, seen.items) && own.items.count == 1)
                // Whoever sees a number is shown what it is made of, and no more.
                for token in ["north", "first"] {
                    for dimension in ["rep", "team"] where token == "north" || dimension == "rep" {
                        let cells = try await api.get("/attainment?dimension=\(dimension)&level=quarter&basis=restated", as: token).items
                        #expect(!cells.isEmpty)
                        for cell in cells {
                            let path =
                                "/explanations?dimension=\(dimension)&subject=\(cell["subject_number"] ?? 0)&period=\(cell["period"] ?? "")"
                            let (own, all) = (try await api.get(path, as: token), try await api.get(path))
                            #expect(own.status == 200 && isSame(own.items, all.items), "\(path) as \(token): \(own) and \(all)")
                            #expect(isSame(own.json["quotas"], all.json["quotas"]) && isSame(own.json["numbers"], all.json["numbers"]))
                        }
                    }
                    #expect(try await api.get("/explanations?period=2024", as: token).status == 404)
                    #expect(try await api.get("/explanations?dimension=rep&subject=\(third)&period=2024", as: token).status == 404)
                    #expect(
                        try await api.get("/explanations?dimension=team&subject=\(north)&period=2024&structure=now", as: token).status
                            == 403)
                }
                // Inquiries are seen by whom they are about, and by his leaders.
                #expect(try await api.get("/inquiries", as: "whole").items.count == 2)
                for token in ["north", "first"] {
                    let seen = try await api.get("/inquiries", as: token)
                    #expect(seen.items.map { $0["rep"] as? String } == ["First Rep"], "\(seen)")
                    let mine = try await api.get("/inquiries/1", as: token)
                    #expect(
                        mine.status == 200 && mine.text.contains("Mine") && (mine.json["credits"] as? [Any])?.isEmpty == true, "\(mine)")
                    #expect(try await api.get("/inquiries/2", as: token).status == 404)
                }
                #expect(try await api.get("/inquiries", as: "none").items.isEmpty)
                // What is outside one's sight is answered like what there is not, but for the number asked for.
                for path in [
                    "/subjects/rep/#", "/explanations?dimension=rep&subject=#&period=2024", "/attainment?dimension=rep&subject=#",
                    "/pipeline?dimension=rep&subject=#", "/attainment?dimension=team&subject=%",
                    "/attainment?dimension=rep&within=team-%", "/subjects?dimension=rep&within=team-%", "/subjects/team/%",
                ] {
                    func ask(_ rep: Int64, _ team: Int64) async throws -> (status: Int, text: String) {
                        let answer = try await api.get(path.replacing("#", with: "\(rep)").replacing("%", with: "\(team)"), as: "north")
                        let text = answer.text.replacing(#/"request_id":"[0-9a-f]+"/#, with: "")
                            .replacing(" \(rep) ", with: " # ").replacing(" \(team) ", with: " % ")
                        return (answer.status, text)
                    }
                    let (hidden, absent) = (try await ask(third, south), try await ask(990, 991))
                    #expect(hidden.status == 404 && hidden == absent, "\(path): \(hidden) and \(absent)")
                }
            }
        }
    }

    @Test("another organisation's numbers are 404, and nothing of it is answered")
    func otherOrganisation() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.load(Neighbour.company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.nightly("sample", asOf: Sample.day)
            let own = try await installation.value(
                "select string_agg(person_id::text, ',') from person where org_id = (select org_id from organisation where key = 'acme')")
            let theirs = try await installation.number(
                "person_id", of: "person", where: "person_id not in (\(own.split(separator: "\n").last ?? "0"))", in: "sample")
            try await ServedAPI.with(
                installation, ["acme": ("acme", .wholeOrganisation), "sample": ("sample", .wholeOrganisation)]
            ) { api in
                #expect(try await api.get("/subjects/rep/\(theirs)", as: "sample").status == 200)
                for path in [
                    "/subjects/rep/\(theirs)", "/attainment?dimension=rep&subject=\(theirs)",
                    "/explanations?dimension=rep&subject=\(theirs)&period=2024",
                    "/letter-drafts/\(theirs)/2024", "/missing-deals/D0000003", "/missing-deals/D0000001?dimension=rep&subject=\(theirs)",
                    "/bridges?bases=true&dimension=rep&subject=\(theirs)&period=2024",
                    "/attainment?dimension=rep&within=team-\(theirs + 5000)",
                ] {
                    let answer = try await api.get(path, as: "acme")
                    #expect(answer.status == 404, "\(path): \(answer)")
                }
                let paths = Self.paths.map { $0.replacing("#rep", with: "\(theirs)").replacing("#team", with: "7") }
                for (token, foreign) in [("acme", Neighbour.samples), ("sample", Neighbour.words)] {
                    for path in paths
                        + paths.map({ $0.replacing("period=2024", with: "period=FY2026").replacing("/2024", with: "/FY2026") })
                    {
                        let answer = try await api.get(path, as: token)
                        #expect([200, 404].contains(answer.status), "\(path) as \(token): \(answer)")
                        for word in foreign { #expect(!answer.text.contains(word), "\(path) as \(token) tells \(word)") }
                    }
                }
            }
        }
    }
}
