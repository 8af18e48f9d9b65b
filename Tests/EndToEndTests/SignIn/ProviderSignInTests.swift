import Foundation
import Testing

@Suite("Signing in through a provider")
struct ProviderSignInTests {
    @Test("opens a session for who was admitted, goes on to the page asked for, and binds the account for good")
    func signIn() async throws {
        try await SignInSite.with { site in
            let browser = TestBrowser()
            let refused = try await browser.get(site.url + "/teams?level=year")
            #expect(refused.status == 401 && refused.text.contains("Sign in with Acme Login"), "\(refused)")
            #expect(refused.text.contains("/sign-in?return=%2Fteams%3Flevel%3Dyear") && !refused.text.contains("North"), "\(refused)")

            let begun = try await browser.get(site.url + "/sign-in?return=%2Fteams%3Flevel%3Dyear")
            let attempt = try #require(begun.cookies().first)
            for part in ["HttpOnly", "SameSite=Lax", "Path=/sign-in", "Max-Age=600"] { #expect(attempt.contains(part), "\(attempt)") }
            let page = try await browser.follow(try #require(begun.header("Location")))
            #expect(page.status == 200 && page.header("Refresh") == "0; url=/teams?level=year", "\(page)")
            let session = try #require(page.cookies().first { $0.contains("drumbeat_session_") && $0.contains("drumbeat_acme_") })
            for part in ["HttpOnly", "SameSite=Strict", "Path=/;", "Max-Age=43200"] {
                #expect((session + ";").contains(part), "\(session)")
            }
            #expect(page.cookies().contains { $0.contains("_attempt=;") && $0.contains("Max-Age=0") }, "\(page.cookies())")
            let teams = try await browser.get(site.url + "/teams?level=year")
            #expect(teams.status == 200 && teams.text.contains("North") && !teams.text.contains("South"), "\(teams)")

            // What the provider was asked.
            let asked = try #require(site.provider.authorizations.first)
            #expect(asked["response_type"] == "code" && asked["scope"] == "openid email" && asked["code_challenge_method"] == "S256")
            #expect(asked["redirect_uri"] == site.url + "/sign-in/return")
            #expect((asked["state"]?.count ?? 0) >= 43 && (asked["nonce"]?.count ?? 0) >= 43 && asked["state"] != asked["nonce"])

            // The account is on the record, and from now on it is what counts.
            let record = try await site.installation.value(
                "select s.subject || ' ' || c.actor || ' ' || c.kind || ' ' || c.reason from user_subject s join change c on c.change_no = s.changed_in"
            )
            #expect(record == "account-1 user:lead@acme.example access First sign-in through \(site.provider.issuer)")
            site.provider.behave { $0.email = "renamed@acme.example" }
            #expect(try await site.signIn(TestBrowser()).status == 200, "a new address of the same account")
            site.provider.behave { $0.emailVerified = false }
            #expect(try await site.signIn(TestBrowser()).status == 200, "nor does it matter any more whether it is verified")
            site.provider.behave { $0.subject = "account-2" }
            let other = TestBrowser()
            #expect(try await site.signIn(other).status == 403, "another account that came to have the address")
            #expect(try await !site.isSignedIn(other))
            // Until the administrator says that the account has changed.
            let unlink = ["user", "unlink", "lead@acme.example", "--org", "acme", "--reason", "New account"]
            try await site.installation.succeed(unlink)
            #expect(try await site.signIn(other).status == 200)
            try await site.installation.succeed(unlink)
            try await site.installation.refuse(unlink, code: .notFound, saying: ["has never signed in through a provider"])
        }
    }

    @Test("ends with signing out, with employment and with access; the sign-in anew has another secret and ends the former session")
    func end() async throws {
        try await SignInSite.with { site in
            let browser = TestBrowser()
            #expect(try await site.signIn(browser).status == 200)
            let former = try #require(browser.cookies.first { $0.key.contains("session") })
            #expect(try await site.signIn(browser).status == 200)
            let newer = try #require(browser.cookies[former.key])
            #expect(newer != former.value)
            let thief = TestBrowser()
            thief.keep(former.key, former.value)
            #expect(try await !site.isSignedIn(thief), "the former session")
            thief.keep(former.key, newer)
            #expect(try await site.isSignedIn(thief))
            #expect(try await browser.post(site.url + "/leave", form: "").status == 303)
            #expect(try await !site.isSignedIn(thief), "signing out ends it on the server")

            #expect(try await site.signIn(browser).status == 200)
            try await site.installation.succeed(["user", "end", "lead@acme.example", "--org", "acme", "--reason", "Left"])
            #expect(try await !site.isSignedIn(browser))
            let ended = try await site.signIn(browser)
            #expect(ended.status == 403 && ended.text.contains("You have no access"), "\(ended)")

            var left = SmallCompany()
            left.extractedAt = "2025-01-16T12:00:00Z"
            left.people = [["R1", "First Rep", "North", "L1", "2025-01-15"]]
            left.edits = [("region: region", "left_on: region")]
            site.provider.behave { ($0.subject, $0.email) = ("account-7", "First@ACME.example") }
            let rep = TestBrowser()
            #expect(try await site.signIn(rep).status == 200, "an address in other letters")
            try await site.installation.load(left, [.people])
            #expect(try await !site.isSignedIn(rep))
            #expect(try await site.signIn(rep).status == 403)
            #expect(try site.log().contains("the user has left, was ended, or has nothing granted to him"))
        }
    }

    @Test("is refused to who was not admitted, has nothing granted, or whose address nobody has made sure of")
    func strangers() async throws {
        try await SignInSite.with(prepare: { try await $0.succeed(["user", "add", "audit@acme.example", "--org", "acme"]) }) { site in
            let cases: [(String, @Sendable (inout FakeProvider.Behaviour) -> Void, String, String)] = [
                ("unknown", { $0.email = "nobody@acme.example" }, "You have no access", "no user has this account or address"),
                ("no address", { $0.email = nil }, "You have no access", "the provider names no e-mail address"),
                ("unverified", { $0.emailVerified = false }, "not confirmed", "has not verified the e-mail address"),
                ("nothing said", { $0.emailVerified = nil }, "not confirmed", "has not verified the e-mail address"),
                ("in words", { $0.emailVerified = "yes" }, "not confirmed", "has not verified the e-mail address"),
                ("no role", { $0.email = "audit@acme.example" }, "You have no access", "nothing granted to him"),
                ("injected", { $0.email = "x' or true --@acme.example" }, "You have no access", "names no e-mail address"),
                ("subject", { ($0.subject, $0.email) = ("' or 1=1", nil) }, "You have no access", "names no e-mail address"),
            ]
            for (name, behaviour, words, logged) in cases {
                site.provider.behave(behaviour)
                let browser = TestBrowser()
                let page = try await site.signIn(browser)
                #expect(page.status == 403 && page.text.contains(words), "\(name): \(page)")
                #expect(try await !site.isSignedIn(browser), "\(name)")
                #expect(try site.log().contains(logged), "\(name)")
            }
            #expect(try await site.installation.value("select count(*) from user_subject") == "0")
            #expect(try await site.installation.value("select count(*) from credential") == "0")
            // As text, or told only to who asks for it, the address is as good.
            site.provider.behave { $0.emailVerified = "true" }
            #expect(try await site.signIn(TestBrowser()).status == 200)
            site.provider.behave { ($0.subject, $0.email, $0.isEmailInUserinfo) = ("account-9", "first@acme.example", true) }
            #expect(try await site.signIn(TestBrowser()).status == 200)
        }
    }

    @Test("a user of several organisations chooses; one that does not trust the provider is not entered through it")
    func organisations() async throws {
        let prepare: @Sendable (Installation) async throws -> Void = { installation in
            for (key, name) in [("beta", "Beta"), ("closed", "Closed")] {
                var company = SmallCompany()
                (company.key, company.name) = (key, name)
                try await installation.load(company)
                try await installation.nightly(key, asOf: "2025-01-14")
                try await installation.succeed(["user", "add", "lead@acme.example", "--person", "South Lead", "--org", key])
            }
            try await installation.succeed(["user", "add", "only@closed.example", "--person", "R1", "--org", "closed"])
        }
        try await SignInSite.with(["--oidc-organisation", "acme", "--oidc-organisation", "beta"], prepare: prepare) { site in
            let browser = TestBrowser()
            let choice = try await site.signIn(browser)
            #expect(choice.status == 200 && choice.text.contains("Which organisation?"), "\(choice)")
            #expect(choice.text.contains("Open Acme") && choice.text.contains("Open Beta") && !choice.text.contains("Closed"), "\(choice)")
            #expect(try await !site.isSignedIn(browser))
            let token = try #require(choice.text.firstMatch(of: /drumbeat_beta_[0-9a-f]{64}/)).0
            #expect(try await browser.post(site.url + "/enter", form: "token=\(token)").status == 303)
            let teams = try await browser.get(site.url + "/teams")
            #expect(teams.status == 200 && teams.text.contains("South") && !teams.text.contains("North"), "\(teams)")
            site.provider.behave { ($0.subject, $0.email) = ("account-5", "only@closed.example") }
            #expect(try await site.signIn(TestBrowser()).status == 403)
            #expect(try await site.installation.value("select count(*) from user_subject") == "2")
        }
    }

    @Test("a provider that is away gives a page that says so, and a line in the log; when it is back, it is asked again")
    func away() async throws {
        let provider = try FakeProvider()
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.succeed(["user", "add", "lead@acme.example", "--person", "North Lead", "--org", "acme"])
            let (port, closed) = (try FreePort().number, try FreePort().number)
            let server = try installation.start([
                "serve", "--org", "acme", "--port", "\(port)", "--oidc-issuer", "http://127.0.0.1:\(closed)", "--oidc-client-id", "x",
            ])
            defer { server.killHard() }
            _ = try await server.output { $0.contains("/enter?token=") }
            let page = try await TestBrowser().get("http://127.0.0.1:\(port)/sign-in")
            #expect(page.status == 503 && page.text.contains("cannot be asked at the moment"), "\(page)")
            let log = try server.errorsSoFar()
            #expect(log.contains("warning: users cannot sign in through http://127.0.0.1:\(closed) now: "), "\(log)")
            #expect(log.contains("the provider's discovery document cannot be reached"), "\(log)")
        }
        _ = provider
    }

    @Test("what cannot be configured is refused with what to do, and no secret is an argument")
    func options() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try installation.write("empty", "\n")
            func refuse(_ arguments: [String], _ code: ExitCode, _ words: String...) async throws {
                try await installation.refuse(["serve"] + arguments, code: code, saying: words)
            }
            let issuer = ["--oidc-issuer", "https://login.example", "--oidc-client-id", "x"]
            try await refuse(["--org", "acme", "--oidc-issuer", "https://login.example"], .usage, "needs --oidc-client-id")
            try await refuse(["--org", "acme", "--oidc-client-id", "x"], .usage, "need --oidc-issuer")
            for bad in [
                "http://login.example", "login.example", "https://login.example?x=1", "https://user@login.example", "ftp://127.0.0.1",
            ] {
                try await refuse(["--org", "acme", "--oidc-issuer", bad, "--oidc-client-id", "x"], .usage, "over https or on this machine")
            }
            try await refuse(["--org", "acme", "--oidc-issuer", "", "--oidc-client-id", "x"], .usage, "--oidc-issuer takes a text")
            try await refuse(issuer, .usage, "Say which organisations trust https://login.example")
            try await refuse(issuer + ["--oidc-organisation", "nobody"], .notFound, "no organisation nobody", "--oidc-organisation")
            try await refuse(
                ["--org", "acme"] + issuer + ["--oidc-client-secret-file", "absent"], .fileNotReadable, "absent", "permissions")
            try await refuse(["--org", "acme"] + issuer + ["--oidc-client-secret-file", "empty"], .usage, "holds no secret")
            try await refuse(["--org", "nobody"], .notFound, "no organisation nobody")
            let help = try await installation.succeed(["serve", "--help"])
            #expect(help.contains("DRUMBEAT_OIDC_CLIENT_SECRET") && !help.contains("--oidc-client-secret "))
        }
    }
}
