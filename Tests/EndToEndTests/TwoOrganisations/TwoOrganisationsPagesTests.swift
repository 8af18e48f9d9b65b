import Foundation
import Testing

/// Every address of the pages of one organisation, asked for with what only another one has.
@Suite("The pages of two organisations in one database")
struct TwoOrganisationsPagesTests {
    @Test("show nothing of the other, and answer its numbers like numbers that nobody has")
    func pages() async throws {
        try await Installation.with(.sample) { installation in
            try await installation.load(Neighbour.company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.nightly("sample", asOf: Sample.day)
            // Each has an inquiry and letters, of the same numbers.
            let asked = try await installation.value(
                """
                select string_agg(key || '/' || external_id || '/#' || rep_id, ' ')
                from (select distinct on (o.key) o.key, x.external_id, p.rep_id
                      from organisation o join opportunity p using (org_id)
                      join source_record x on x.org_id = o.org_id and x.kind = 'opportunity' and x.internal_id = p.opportunity_id
                      where p.rep_id is not null order by o.key, x.external_id) d
                """)
            for question in asked.split(separator: " ").map({ $0.split(separator: "/").map(String.init) }) {
                try await installation.succeed(
                    [
                        "inquiry", "open", "--org", question[0], "--deal", question[1], "--rep", question[2], "--claim",
                        question[0] == "acme" ? "Home asks" : "Central asks",
                    ])
                try await installation.succeed(
                    ["quota", "issue", "--org", question[0], "--all", "--year", question[0] == "acme" ? "2024" : "FY2026"])
            }
            // Both at the same time.
            try await ServedPages.with("acme", of: installation) { acme in
                try await ServedPages.with("sample", of: installation) { sample in
                    try await Self.visit(acme, installation, "acme", own: Neighbour.words, foreign: Neighbour.samples, year: "2024")
                    try await Self.visit(sample, installation, "sample", own: Neighbour.samples, foreign: Neighbour.words, year: "FY2026")
                }
            }
        }
    }

    /// A number that nobody has, as long as those of the sample.
    private static let unknown: Int64 = 99

    private static func visit(
        _ pages: ServedPages, _ installation: Installation, _ key: String, own: [String], foreign: [String], year: String
    ) async throws {
        var seen = ""
        var count = 0
        func get(_ path: String) async throws -> ServedPages.Answer {
            let answer = try await pages.get(path)
            let leaked = foreign.filter(answer.text.contains)
            #expect(leaked.isEmpty, "\(path), seen by \(key)")
            #expect([200, 400, 404].contains(answer.status), "\(path): \(answer)")
            seen += answer.text
            count += 1
            return answer
        }
        for path in ["/", "/regions", "/teams", "/reps", "/managers", "/products"] {
            for kind in ["attainment", "pipeline"] {
                for level in ["month", "quarter", "year"] {
                    #expect(try await get("\(path)?kind=\(kind)&level=\(level)").status == 200, "\(path)")
                }
            }
        }
        for path in ["/inquiries", "/letters", "/inquiry/1", "/letter/1?period=\(year)&letter=1"] { _ = try await get(path) }
        for (dimension, others) in try await numbers(of: installation, key) {
            let ids = [1, 2, unknown] + others
            for id in ids {
                if dimension == "rep" { _ = try await get("/letter/\(id)?period=\(year)") }
                let page = try await get("/\(dimension)/\(id)")
                _ = try await get("/rows?dimension=\(dimension)&id=\(id)&period=\(year)&kind=pipeline")
                _ = try await get("/rows?dimension=\(dimension)&id=\(id)&period=\(key == "acme" ? "FY2026" : "2024")")
                guard ["team", "region"].contains(dimension) else { continue }
                for list in ["/", "/reps", "/teams", "/rep/1"] { _ = try await get("\(list)?within=\(dimension)-\(id)&kind=pipeline") }
                if others.contains(id) { #expect(page.status == 404, "/\(dimension)/\(id), seen by \(key)") }
            }
            // What the other has is answered, to the byte, like what nobody has.
            for id in others {
                for path in [
                    "/\(dimension)/#", "/rows?dimension=\(dimension)&id=#&period=\(year)", "/reps?within=\(dimension)-#",
                    "/?within=\(dimension)-#",
                ] {
                    let theirs = try await get(path.replacing("#", with: "\(id)"))
                    let nobodys = try await get(path.replacing("#", with: "\(unknown)"))
                    #expect(
                        theirs.status == nobodys.status && without(id, dimension, theirs.text) == without(unknown, dimension, nobodys.text),
                        "\(path) with \(id) and \(unknown), seen by \(key)")
                }
            }
        }
        // Otherwise nothing was looked at.
        let shown = own.prefix(3).filter(seen.contains)
        #expect(shown == Array(own.prefix(3)) && count > 100, "\(count) pages")
    }

    /// A page without the number that was asked for, wherever an address repeats it.
    private static func without(_ id: Int64, _ dimension: String, _ text: String) -> String {
        ["\(dimension)/", "\(dimension)-", "id="].reduce(text) { $0.replacing("\($1)\(id)", with: "\($1)#") }
    }

    /// For every kind of subject, numbers that the other organisation has and this one does not, up to two of each.
    private static func numbers(of installation: Installation, _ key: String) async throws -> [(String, [Int64])] {
        func ids(_ table: String, _ column: String) async throws -> [Int64] {
            let own = "select \(column) from \(table) where org_id = (select org_id from organisation where key = '\(key)')"
            let theirs = "select \(column) from \(table) where org_id = (select org_id from organisation where key <> '\(key)')"
            return try await installation.value("(\(theirs)) except (\(own)) order by 1 desc limit 2").split(separator: "\n")
                .compactMap { Int64($0) }
        }
        let (teams, people, products) = (
            try await ids("team", "team_id"), try await ids("person", "person_id"), try await ids("product", "product_id")
        )
        // The sample has more of everything than its neighbour.
        #expect(key == "sample" || (teams.count == 2 && people.count == 2 && !products.isEmpty))
        return [("team", teams), ("region", teams), ("rep", people), ("manager", people), ("product", products)]
    }
}
