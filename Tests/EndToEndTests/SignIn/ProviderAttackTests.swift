import Foundation
import JWTKit
import Testing

@Suite("Attacks on the sign-in through a provider")
struct ProviderAttackTests {
    private typealias Case = (name: String, behaviour: @Sendable (inout FakeProvider.Behaviour) -> Void, logged: String)

    private static var now: Int { Int(Date().timeIntervalSince1970) }

    /// Tokens that must not be believed. Each is signed in its own way by the provider's key unless it says otherwise.
    private static var tokens: [Case] {
        [
            ("wrong issuer", { $0.claims["iss"] = "https://evil.example" }, "is of another issuer"),
            ("issuer with a slash more", { $0.claims["iss"] = "http://127.0.0.1/" }, "is of another issuer"),
            ("wrong audience", { $0.claims["aud"] = "other-client" }, "is for another client"),
            ("audience that contains ours", { $0.claims["aud"] = "drumbeat-test-2" }, "is for another client"),
            ("several audiences, none named", { $0.claims["aud"] = ["drumbeat-test", "other"] }, "does not say for which"),
            (
                "several audiences, another named",
                {
                    $0.claims["aud"] = ["drumbeat-test", "other"]
                    $0.claims["azp"] = "other"
                }, "was given to another client"
            ),
            ("other party", { $0.claims["azp"] = "other" }, "was given to another client"),
            ("nonce of another sign-in", { $0.claims["nonce"] = "other" }, "belongs to another sign-in"),
            ("no nonce", { $0.claims["nonce"] = .some(nil) }, "belongs to another sign-in"),
            ("expired", { $0.claims["exp"] = .number(now - 120) }, "has expired"),
            ("without expiry", { $0.claims["exp"] = .some(nil) }, "does not say until when it is good"),
            ("not yet valid", { $0.claims["nbf"] = .number(now + 300) }, "is not valid yet"),
            ("issued in the future", { $0.claims["iat"] = .number(now + 300) }, "was issued in the future"),
            ("empty subject", { $0.claims["sub"] = "" }, "has no readable subject"),
            ("subject in many letters", { $0.subject = String(repeating: "x", count: 256) }, "has no readable subject"),
            ("alg none", { ($0.signature, $0.kid) = (.none, .own) }, "an algorithm that is not allowed: none"),
            ("alg None", { ($0.signature, $0.header["alg"]) = (.none, .string("None")) }, "an algorithm that is not allowed: None"),
            ("HS256 by the public key", { $0.signature = .hmacOfPublicKey }, "an algorithm that is not allowed: HS256"),
            (
                "HS256 that calls itself RS256", { ($0.signature, $0.header["alg"]) = (.hmacOfPublicKey, .string("RS256")) },
                "signature is wrong"
            ),
            ("RS256 that calls itself ES256", { $0.header["alg"] = .string("ES256") }, "signature is wrong"),
            ("a foreign key under the name of ours", { $0.signature = .otherKey }, "signature is wrong"),
            ("a foreign key without a name", { ($0.signature, $0.kid) = (.otherKey, .none) }, "no key"),
            ("something critical", { $0.header["crit"] = .array([.string("b64")]) }, "holds something for critical"),
            ("no token", { $0.tokenText = "not.a-token" }, "is no signed token"),
            ("a token without end", { $0.tokenText = String(repeating: "a", count: 20_000) + ".b.c" }, "is no signed token"),
            ("another's userinfo", { ($0.isEmailInUserinfo, $0.userinfoSubject) = (true, "account-2") }, "is about somebody else"),
            ("no PKCE of ours", { $0.claims["nonce"] = "" }, "belongs to another sign-in"),
        ]
    }

    @Test("no token is believed that is not the provider's, for this program, of this sign-in and of now")
    func untrusted() async throws {
        try await SignInSite.with { site in
            for (name, behaviour, logged) in Self.tokens {
                site.provider.behave(behaviour)
                let browser = TestBrowser()
                let page = try await site.signIn(browser)
                #expect(page.status == 403 && page.text.contains("could not be accepted"), "\(name): \(page)")
                #expect(try await !site.isSignedIn(browser), "\(name)")
                let line = try site.log().split(separator: "\n").last { $0.contains("sign-in failed") } ?? ""
                #expect(line.contains(logged), "\(name): \(line)")
            }
            #expect(try await site.installation.value("select count(*) from user_subject") == "0")
            // Within the leeway of a minute a token is good, and so is one by an elliptic curve.
            site.provider.behave { $0.claims["exp"] = .number(Self.now - 30) }
            #expect(try await site.signIn(TestBrowser()).status == 200)
            site.provider.behave {
                $0.signature = .elliptic
                $0.claims["nbf"] = .number(Self.now + 30)
                $0.claims["aud"] = ["drumbeat-test", "other"]
                $0.claims["azp"] = "drumbeat-test"
            }
            #expect(try await site.signIn(TestBrowser()).status == 200)
        }
    }

    @Test("answers of the provider that are broken, slow, endless or too long end in a page within seconds, and do no harm later")
    func broken() async throws {
        try await SignInSite.with { site in
            // The server has read the document at its start, so its faults come last, from another server.
            let faults: [(String, FakeProvider.Address, FakeProvider.Fault, String)] = [
                ("keys away", .keys, .status(500), "the provider's keys came with status 500"),
                ("keys redirected", .keys, .status(302), "the provider's keys came with status 302"),
                ("keys too long", .keys, .oversized, "is longer than 262144 bytes"),
                ("keys broken", .keys, .text("{\"keys\": ["), "is not the JSON that it should be"),
                ("keys nested", .keys, .text(String(repeating: "[", count: 100_000)), "is not the JSON that it should be"),
                ("keys slow", .keys, .slow, "did not come whole within 5.0 seconds"),
                ("token away", .token, .status(503), "answered with status 503"),
                ("token refused", .token, .status(400), "refused the code or this client"),
                ("token too long", .token, .oversized, "is longer than 262144 bytes"),
                ("token empty", .token, .text("{}"), "is not the JSON that it should be"),
                ("token endless", .token, .endless, "did not come whole within 5.0 seconds"),
            ]
            for (name, address, fault, logged) in faults {
                site.provider.behave { $0.faults[address] = fault }
                let (browser, begun) = (TestBrowser(), ContinuousClock.now)
                let page = try await site.signIn(browser)
                #expect([403, 503].contains(page.status) && page.text.contains("Sign in with Acme Login"), "\(name): \(page)")
                #expect(ContinuousClock.now - begun < .seconds(7), "\(name)")
                let line = try site.log().split(separator: "\n").last { $0.contains("sign-in failed") } ?? ""
                #expect(line.contains(logged), "\(name): \(line)")
            }
            for error in ["access_denied", "login_required", "<script>"] {
                site.provider.behave { $0.authorizationError = error.addingPercentEncoding(withAllowedCharacters: .alphanumerics) }
                let page = try await site.signIn(TestBrowser())
                #expect(page.status == 403 && page.text.contains("You are not signed in") && !page.text.contains("<script>"), "\(page)")
            }
            site.provider.behave { $0.answeredIssuer = "https%3A%2F%2Fevil.example" }
            #expect(try await site.signIn(TestBrowser()).status == 403, "another issuer answered")
            let issuer = site.provider.issuer.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            site.provider.behave { $0.answeredIssuer = issuer }
            #expect(try await site.signIn(TestBrowser()).status == 200)
        }
    }

    @Test("a discovery document of another issuer, with addresses that anybody can read, or that is none, is not used")
    func discovery() async throws {
        try await SignInSite.with { site in
            let cases: [(String, @Sendable (inout FakeProvider.Behaviour) -> Void, String)] = [
                ("issuer", { $0.document["issuer"] = "https://evil.example" }, "states another issuer"),
                ("slash", { $0.document["issuer"] = "http://127.0.0.1/" }, "states another issuer"),
                ("plain", { $0.document["token_endpoint"] = "http://evil.example/token" }, "names an address that is not https"),
                ("script", { $0.document["authorization_endpoint"] = "javascript:alert(1)" }, "names an address that is not https"),
                (
                    "split", { $0.document["authorization_endpoint"] = "https://x/\r\nSet-Cookie: a=b" },
                    "names an address that is not https"
                ),
                ("away", { $0.faults[.document] = .status(404) }, "came with status 404"),
                ("long", { $0.faults[.document] = .oversized }, "is longer than 262144 bytes"),
                ("broken", { $0.faults[.document] = .text("<html>") }, "is not the JSON that it should be"),
            ]
            for (name, behaviour, logged) in cases {
                site.provider.behave(behaviour)
                // Another server, which knows nothing of the provider yet.
                let port = try FreePort().number
                let server = try site.installation.start(
                    ["serve", "--org", "acme", "--port", "\(port)", "--oidc-issuer", site.provider.issuer] + SignInSite.options)
                _ = try await server.output { $0.contains("/enter?token=") }
                let page = try await TestBrowser().get("http://127.0.0.1:\(port)/sign-in")
                #expect([403, 503].contains(page.status) && page.header("Location") == nil, "\(name): \(page)")
                server.terminate()
                let log = try await server.outcome().errors
                #expect(log.contains(logged), "\(name): \(log)")
            }
        }
    }

    @Test("a new key of the provider is found; tokens of unknown keys cannot make the server flood it; keys without names work")
    func rotation() async throws {
        try await SignInSite.with { site in
            #expect(try await site.signIn(TestBrowser()).status == 200)
            #expect(site.provider.count(.keys) == 1)
            try site.provider.rotate()
            #expect(try await site.signIn(TestBrowser()).status == 200)
            #expect(try await site.signIn(TestBrowser()).status == 200)
            #expect(site.provider.count(.keys) == 2, "asked for again once")
            for number in 1...10 {
                site.provider.behave { ($0.signature, $0.kid) = (.otherKey, .other("unknown-\(number)")) }
                #expect(try await site.signIn(TestBrowser()).status == 403)
            }
            #expect(site.provider.count(.keys) <= 5, "at most five times a minute")
            #expect(try site.log().contains("the keys were asked for often enough for now"))
            site.provider.behave { _ in }
            #expect(try await site.signIn(TestBrowser()).status == 200, "the known key still works")
        }
        try await SignInSite.with { site in
            site.provider.hideKeyNames()
            #expect(try await site.signIn(TestBrowser()).status == 200, "neither key nor token has a name")
            site.provider.behave { $0.kid = .other("only-in-the-token") }
            #expect(try await site.signIn(TestBrowser()).status == 200, "the token has a name and the key has none")
            try site.provider.rotate()
            site.provider.behave { _ in }
            #expect(try await site.signIn(TestBrowser()).status == 200, "a new key without a name")
        }
    }

    @Test("an answer works once, in the browser that began, and in no other")
    func replays() async throws {
        try await SignInSite.with { site in
            // Replayed in the same browser, also with its cookie put back.
            let browser = TestBrowser()
            let answer = try await site.upToReturn(browser)
            let cookie = try #require(browser.cookies.first { $0.key.hasSuffix("_attempt") })
            #expect(try await browser.get(answer).status == 200)
            #expect(try await browser.get(answer).status == 400)
            let again = TestBrowser()
            again.keep(cookie.key, cookie.value)
            #expect(try await again.get(answer).status == 400, "a stolen cookie and a stolen answer, afterwards")

            // The attacker's own answer, opened in a browser that began nothing, and in one that began another sign-in.
            let stolen = try await site.upToReturn(TestBrowser())
            let victim = TestBrowser()
            let page = try await victim.get(stolen)
            #expect(page.status == 400 && page.text.contains("not begun in this browser") && page.cookies().isEmpty, "\(page)")
            _ = try await site.upToReturn(victim)
            #expect(try await victim.get(stolen).status == 400)
            #expect(try await !site.isSignedIn(victim))

            // A code of one sign-in with the state of another: PKCE and the nonce are of the other one.
            let (one, other) = (TestBrowser(), TestBrowser())
            let (first, second) = (try await site.upToReturn(one), try await site.upToReturn(other))
            func part(_ name: String, _ address: String) -> String {
                let parts = address.split(whereSeparator: { "?&".contains($0) }).map(String.init)
                return parts.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
            }
            let injected = "\(site.url)/sign-in/return?state=\(part("state", first))&code=\(part("code", second))"
            #expect(try await one.get(injected).status == 403)
            #expect(try site.log().contains("refused the code or this client: invalid_grant"))
            #expect(try await !site.isSignedIn(one))
            // A provider that forgets PKCE does not help: the token has the nonce of the other sign-in.
            site.provider.behave { $0.enforcesPKCE = false }
            let (third, fourth) = (TestBrowser(), TestBrowser())
            let (own, foreign) = (try await site.upToReturn(third), try await site.upToReturn(fourth))
            #expect(
                try await third.get("\(site.url)/sign-in/return?state=\(part("state", own))&code=\(part("code", foreign))").status == 403)

            for (name, query) in [
                ("nothing", ""), ("no state", "?code=x"), ("empty state", "?code=x&state="), ("no code", "?state=#"),
                ("empty code", "?code=&state=#"),
                ("long code", "?state=#&code=" + String(repeating: "x", count: 5000)), ("wrong state", "?code=x&state=#x"),
            ] {
                let browser = TestBrowser()
                let state = part("state", try await site.upToReturn(browser))
                let page = try await browser.get(site.url + "/sign-in/return" + query.replacing("#", with: state))
                #expect([400, 403].contains(page.status), "\(name): \(page)")
                #expect(try await !site.isSignedIn(browser), "\(name)")
            }
            // A cookie that was changed, or made up.
            for value in [String(cookie.value.dropLast()) + "!", "AAAA", "", String(repeating: "A", count: 6000)] {
                let browser = TestBrowser()
                let answer = try await site.upToReturn(browser)
                browser.keep(cookie.key, value, path: "/sign-in")
                #expect(try await browser.get(answer).status == 400, "\(value.prefix(20))")
            }
        }
    }

    @Test("the page to go on to is one of this server, whatever the address says")
    func openRedirect() async throws {
        try await SignInSite.with { site in
            for goal in [
                "https://evil.example", "//evil.example", "/%5Cevil.example", "%5C%5Cevil.example", "/%09/evil.example",
                "/%0d%0aSet-Cookie:%20a=b",
                "javascript:alert(1)", "%2F%2Fevil.example", "/%2F/evil.example", "", "evil", "/sign-in", "/enter?token=x", "/leave",
                "/api/v1/runs",
                "/" + String(repeating: "a", count: 1200), "/%C3%A4",
            ] {
                let page = try await site.signIn(TestBrowser(), goal: goal)
                let refresh = page.header("Refresh") ?? ""
                #expect(
                    page.status == 200 && refresh.wholeMatch(of: /0; url=\/(?:[^\/\\].*)?/) != nil && !refresh.contains("evil"),
                    "\(goal): \(refresh)")
                #expect(!page.text.contains("evil") && page.header("Set-Cookie")?.contains("a=b") != true, "\(goal)")
            }
            let page = try await site.signIn(TestBrowser(), goal: "/rows%3Fdimension%3Drep%26id%3D1%26period%3D2024")
            #expect(page.header("Refresh") == "0; url=/rows?dimension=rep&id=1&period=2024")
        }
    }

    @Test("a sign-in that begins under another name of this machine goes on under the one to which the provider sends back")
    func otherName() async throws {
        try await SignInSite.with { site in
            let browser = TestBrowser()
            let page = try await browser.get(site.url.replacing("127.0.0.1", with: "localhost") + "/sign-in?return=%2Freps")
            #expect(
                page.status == 302 && page.header("Location") == site.url + "/sign-in?return=%2Freps" && page.cookies().isEmpty, "\(page)")
            let foreign = try await browser.get(site.url + "/sign-in", headers: [("Host", "evil.example")])
            #expect(foreign.status == 421 && foreign.header("Location") == nil, "\(foreign)")
        }
    }
}
