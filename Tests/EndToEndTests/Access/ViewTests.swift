import Testing

@Suite("Seeing the pages as another user does")
struct ViewTests {
    private static let banner = "You see these pages as <strong>first@acme.example</strong> does"

    private static func admit(_ installation: Installation) async throws {
        try await installation.load(SmallCompany())
        try await installation.nightly("acme", asOf: "2025-01-14")
        for (login, person) in [
            ("first@acme.example", "R1"), ("lead@acme.example", "North Lead"), ("admin@acme.example", ""), ("idle@acme.example", ""),
        ] {
            try await installation.succeed(["user", "add", login, "--org", "acme"] + (person.isEmpty ? [] : ["--person", person]))
        }
        try await installation.succeed(["grant", "give", "admin@acme.example", "administrator", "--org", "acme", "--reason", "Runs it"])
    }

    @Test(
        "an administrator sees what the user sees and no more, under a banner on every page, and changes nothing; both ends are on the record"
    )
    func view() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            try await ServedPages.with("acme", of: installation, as: "admin@acme.example") { pages in
                let own = try await pages.get("/")
                #expect(own.text.contains("South") && own.text.contains("View as</a>") && !own.text.contains("You see these pages as"))
                let begun = try await pages.post("/view/begin", "login=First%40acme.example&reason=Cannot+find+D1")
                #expect(begun.status == 200 && begun.text.contains(Self.banner) && begun.text.contains("First Rep"), "\(begun)")
                for path in ["/", "/reps", "/teams", "/letters", "/account", "/nothing"] {
                    let page = try await pages.get(path)
                    #expect(page.text.contains(Self.banner) && page.text.contains("action=\"/view/end\""), "\(path): \(page)")
                    for foreign in ["Third Rep", ">South<", "Second Rep"] { #expect(!page.text.contains(foreign), "\(path): \(page)") }
                }
                // What the administrator may do, he may not do meanwhile.
                for path in ["/view", "/changes", "/access"] {
                    let page = try await pages.get(path)
                    #expect(page.status == 403 && page.text.contains(Self.banner), "\(path): \(page)")
                }
                #expect(try await pages.post("/view/begin", "login=lead%40acme.example&reason=x").status == 403)
                let ended = try await pages.post("/view/end")
                #expect(ended.status == 200 && ended.text.contains("South") && !ended.text.contains("You see these pages as"), "\(ended)")
                #expect(try await pages.get("/changes").text.contains("View as first@acme.example: Cannot find D1"))
                #expect(try await pages.get("/access").text.contains("view ended"))
            }
            // The user is told of it on his own page.
            try await ServedPages.with("acme", of: installation, as: "first@acme.example") { pages in
                let account = try await pages.get("/account")
                #expect(account.text.contains("saw these pages as you do") && account.text.contains("admin@acme.example"), "\(account)")
                #expect(try await pages.get("/view").status == 403)
                #expect(try await pages.post("/view/begin", "login=lead%40acme.example&reason=x").status == 403)
            }
            #expect(
                try await installation.value("select string_agg(kind, ' ' order by event_no) from access_event where kind like 'view%'")
                    == "view_begun view_ended")
        }
    }

    @Test("a view ends by itself, with the session, and with the role; nobody is looked at who has no access")
    func ends() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            try await ServedPages.with("acme", of: installation, as: "admin@acme.example") { pages in
                for (form, words) in [
                    ("login=nobody%40acme.example&reason=x", "There is no user nobody@acme.example"),
                    ("login=idle%40acme.example&reason=x", "has no access today"),
                    ("login=admin%40acme.example&reason=x", "it is yourself"),
                    ("login=first%40acme.example&reason=+", "Say why"), ("login=first%40acme.example", "Say who, and why"),
                ] {
                    let refused = try await pages.post("/view/begin", form)
                    #expect(refused.status == 400 && refused.text.contains(words), "\(form): \(refused)")
                }
                #expect(try await installation.value("select count(*) from change where reason like 'View as%'") == "0")
                let begin = "login=first%40acme.example&reason=x"
                #expect(try await pages.post("/view/begin", begin).text.contains(Self.banner))
                #expect(
                    try await installation.value(
                        "select views_until <= now() + interval '1 hour' from credential where views_as is not null") == "t")
                _ = try await installation.value(
                    "update credential set views_until = now() - interval '1 second' where views_as is not null")
                #expect(!(try await pages.get("/").text.contains("You see these pages as")))
                #expect(try await pages.post("/view/begin", begin).text.contains(Self.banner))
                try await installation.succeed([
                    "grant", "take", "admin@acme.example", "administrator", "--org", "acme", "--reason", "Over",
                ])
                #expect(try await pages.get("/").status == 401)
                try await installation.succeed([
                    "grant", "give", "admin@acme.example", "administrator", "--org", "acme", "--reason", "Back",
                ])
                #expect(try await pages.get("/").text.contains(Self.banner))
                _ = try await pages.post("/leave")
                #expect(
                    try await installation.value("select kind from access_event order by event_no desc limit 2") == "signed_out\nview_ended"
                )
            }
            // The link of whoever runs the server is nobody's session.
            try await ServedPages.with("acme", of: installation) { pages in
                let refused = try await pages.post("/view/begin", "login=first%40acme.example&reason=x")
                #expect(refused.status == 400 && refused.text.contains("Sign in as a user"), "\(refused)")
            }
        }
    }
}
