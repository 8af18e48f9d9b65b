import Hummingbird
import HummingbirdTesting
import Testing

@testable import Dashboard

@Suite("Pages of the trail")
struct ChangePageTests {
    @Test("changes are listed a hundred at a time, the newest first, and can be narrowed to a kind or an actor")
    func changes() async throws {
        try await Site().visit { visitor in
            let newest = try await visitor.html("/changes")
            #expect(newest.contains("Change 250</a>") && newest.contains("Change 151</a>") && !newest.contains("Change 150</a>"))
            #expect(newest.contains("cli:&lt;b&gt;me&lt;/b&gt;") && !newest.contains("<b>me"))
            #expect(newest.contains("href=\"/changes?before=151\"") && newest.contains("href=\"/changes\" aria-current=\"page\""))
            #expect(newest.contains("2017-12-31 02:14:07 UTC") && newest.contains("api \u{00B7} 192.0.2.7 \u{00B7} request 9b0c"))
            let oldest = try await visitor.html("/changes?before=51")
            #expect(oldest.contains("Change 1</a>") && !oldest.contains("rel=\"next\"") && oldest.contains("rel=\"prev\""))
            let policies = try await visitor.html("/changes?what=policy&who=user:ops@acme.example")
            #expect(policies.contains("Change 249</a>") && !policies.contains("Change 248</a>") && policies.contains("Plan 2018"))
            #expect(policies.contains("All changes"))
            #expect(try await visitor.html("/changes?what=nothing").contains("There is none here."))
            for query in ["what=A%20B", "before=x", "before=01", "who=", "page=2"] {
                #expect(try await visitor.get("/changes?" + query).status == .badRequest, "\(query)")
            }
        }
    }

    @Test("a change shows what it did, and says when there is more")
    func change() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/change/7")
            for part in ["Change 7", "Reason: Plan 2018", "opportunity", "&lt;i&gt;1&lt;/i&gt;", "lines of what it did", "signed in"] {
                #expect(html.contains(part), "\(part)")
            }
            #expect(try await visitor.get("/change/251").status == .notFound)
            #expect(try await visitor.get("/change/x").status == .notFound)
        }
    }

    @Test("access shows sign-ins and how many secrets were refused")
    func access() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/access")
            for part in [
                "signed in, until 2017-12-31 14:15:00 UTC", "(erased)", "href=\"/change/7\"", "<td data-label=\"Refused\">17</td>",
            ] {
                #expect(html.contains(part), "\(part)")
            }
        }
    }
}
