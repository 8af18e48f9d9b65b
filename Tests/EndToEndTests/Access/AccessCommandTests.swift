import Testing

@Suite("Users, grants and tokens")
struct AccessCommandTests {
    /// Last names of links that the pages of a user must not hold.
    private static let south = ["South Lead", "Third Rep", ">South<"]

    private static func admit(_ installation: Installation) async throws {
        try await installation.load(SmallCompany())
        try await installation.nightly("acme", asOf: "2025-01-14")
        for (login, person) in [("Lead@acme.example", "North Lead"), ("first@acme.example", "R1"), ("audit@acme.example", "")] {
            try await installation.succeed(["user", "add", login, "--org", "acme"] + (person.isEmpty ? [] : ["--person", person]))
        }
    }

    @Test("who leads a team sees it and nothing else; everybody else sees his own numbers")
    func position() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            try await ServedPages.with("acme", of: installation, as: "lead@acme.example") { pages in
                let home = try await pages.get("/")
                #expect(home.status == 200 && home.text.contains("North") && home.text.contains("First Rep"), "\(home)")
                for path in ["/", "/teams", "/reps", "/managers", "/inquiries", "/letters"] {
                    let page = try await pages.get(path)
                    #expect(page.status == 200 || page.status == 403, "\(path): \(page)")
                    #expect(!Self.south.contains(where: page.text.contains), "\(path): \(page)")
                }
                // What belongs to others looks like what is not there; what needs the whole organisation says so.
                let ids = try await Self.ids(installation)
                for (path, unknown) in [("/team/\(ids.south)", "/team/99"), ("/rep/\(ids.third)", "/rep/99")] {
                    let (hidden, absent) = (try await pages.get(path), try await pages.get(unknown))
                    #expect(hidden.status == 404 && hidden == absent, "\(path): \(hidden)")
                }
                let now = try await pages.get("/team/\(ids.north)?structure=now")
                #expect(now.status == 403 && now.text.contains("Not for you to see"), "\(now)")
            }
            try await ServedPages.with("acme", of: installation, as: "first@acme.example") { pages in
                let home = try await pages.get("/")
                #expect(home.status == 200 && home.text.contains("First Rep") && !home.text.contains("Second Rep"), "\(home)")
            }
        }
    }

    @Test("a role shows the whole organisation, from today until it is taken back; without one and without a person there is nothing")
    func roles() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            let grant = ["audit@acme.example", "auditor", "--org", "acme", "--reason", "Annual audit"]
            try await ServedPages.with("acme", of: installation) { pages in
                let link = try await installation.succeed(["user", "link", "audit@acme.example", "--org", "acme"])
                let auditor = pages.elsewhere
                #expect(try await auditor.enter(link).status == 401)
                try await installation.succeed(["grant", "give"] + grant)
                let home = try await auditor.get("/")
                #expect(home.status == 200 && home.text.contains("North") && home.text.contains("South"), "\(home)")
                // A link works once.
                #expect(try await pages.elsewhere.enter(link).status == 410)
                #expect(try await auditor.get("/").status == 200)
                try await installation.succeed(["grant", "take"] + grant)
                #expect(try await auditor.get("/").status == 401)

                try await installation.succeed(["grant", "give"] + grant)
                #expect(try await auditor.get("/").status == 200)
                try await installation.succeed(["user", "end", "audit@acme.example", "--org", "acme", "--reason", "Over"])
                #expect(try await auditor.get("/").status == 401)
                try await installation.succeed(["user", "readmit", "audit@acme.example", "--org", "acme", "--reason", "Back"])
                #expect(try await auditor.get("/").status == 401, "a session that was ended stays ended")
            }
            let grants = try await installation.succeed(["grant", "list", "--org", "acme"])
            #expect(grants.contains("audit@acme.example  auditor  from ") && grants.contains(": Annual audit"), "\(grants)")
            let changes = try await installation.value("select count(*) from change where kind = 'access'")
            // Three users, a link, two grants given and one taken back, one ended, one readmitted.
            #expect(changes == "9")
        }
    }

    @Test("access ends with employment, also that of a browser that is signed in")
    func employment() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            try await ServedPages.with("acme", of: installation, as: "first@acme.example") { pages in
                #expect(try await pages.get("/").status == 200)
                var left = SmallCompany()
                left.extractedAt = "2025-01-16T12:00:00Z"
                left.people = [["R1", "First Rep", "North", "L1", "2025-01-15"]]
                left.edits = [("region: region", "left_on: region")]
                try await installation.load(left, [.people])
                #expect(try await pages.get("/").status == 401)
            }
            let users = try await installation.succeed(["user", "list", "--org", "acme"])
            #expect(users.contains("first@acme.example (First Rep): First Rep works here no longer: no access; last seen "), "\(users)")
            #expect(users.contains("lead@acme.example (North Lead): leads a team; never seen"), "\(users)")
            #expect(users.contains("audit@acme.example: no role: sees nothing; never seen"), "\(users)")
        }
    }

    @Test("a token is shown once and kept as a digest; ending it, or its user, ends it")
    func tokens() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            let token = try await installation.succeed(
                ["token", "create", "audit@acme.example", "--name", "Warehouse", "--scope", "read", "--days", "30", "--org", "acme"])
            #expect(token.wholeMatch(of: /drumbeat_acme_[0-9a-f]{64}\n/) != nil, "\(token)")
            let kept = try await installation.value(
                "select string_agg(c::text, ' ') || (select string_agg(h::text, ' ') from change h) from credential c")
            #expect(!kept.contains(token.suffix(65).prefix(64)))
            let number = try await installation.value("select credential_no from credential")
            let list = try await installation.succeed(["token", "list", "--org", "acme"])
            #expect(
                list.hasPrefix("\(number)  audit@acme.example  Warehouse  read  good until ") && list.hasSuffix("; never used\n"), "\(list)"
            )
            try await installation.succeed(["token", "end", number, "--org", "acme"])
            try await installation.refuse(
                ["token", "end", number, "--org", "acme"], code: .notFound, saying: ["no token \(number), or it has ended"])
            #expect(try await installation.succeed(["token", "list", "--org", "acme"]).contains("ended "))
        }
    }

    @Test("what cannot be is refused with what to do")
    func refusals() async throws {
        try await Installation.with { installation in
            try await Self.admit(installation)
            func refuse(_ arguments: [String], _ code: ExitCode, _ words: String...) async throws {
                try await installation.refuse(arguments + ["--org", "acme"], code: code, saying: words)
            }
            try await refuse(["user", "add", "lead@ACME.example"], .usage, "A user with this login is there already")
            try await refuse(["user", "add", "other@acme.example", "--person", "North Lead"], .usage, "This person is a user already")
            try await refuse(["user", "add", "two words"], .usage, "without spaces")
            try await refuse(["user", "add", "x", "--person", "Nobody"], .notFound, "no person \"Nobody\"")
            try await refuse(["user", "link", "leed@acme.example"], .notFound, "Did you mean lead@acme.example?")
            let grant = ["grant", "give", "audit@acme.example", "viewer", "--reason", "x"]
            try await refuse(grant + ["--from", "2026-02-01", "--until", "2026-01-01"], .usage, "would end before it begins")
            try await installation.succeed(grant + ["--org", "acme"])
            try await refuse(grant, .usage, "has the role viewer on some of these days already")
            try await refuse(["grant", "take", "audit@acme.example", "finance", "--reason", "x"], .notFound, "has not the role finance")
            try await refuse(["grant", "take", "audit@acme.example", "viewer", "--reason", " "], .usage, "Say why")
            try await refuse(["token", "create", "audit@acme.example", "--name", "x", "--days", "400"], .usage, "1 to 366 days")
            try await refuse(["token", "create", "audit@acme.example", "--name", " "], .usage, "Say what the token is for")
            // Nothing of it was written.
            #expect(try await installation.value("select count(*) from app_user") == "3")
            #expect(try await installation.value("select count(*) from credential") == "0")
        }
    }

    /// Numbers of the teams and of a rep of the South.
    private static func ids(_ installation: Installation) async throws -> (north: String, south: String, third: String) {
        (
            try await installation.value("select team_id from team where name = 'North'"),
            try await installation.value("select team_id from team where name = 'South'"),
            try await installation.value("select person_id from person_identity where display_name = 'Third Rep'")
        )
    }
}
