import OpenID
import Testing

@testable import Dashboard

@Suite("What a sign-in through a provider has to come back with")
struct ProviderTests {
    private func settings(secret: String? = "secret", issuer: String = "https://login.example") throws -> ProviderSettings {
        try #require(
            ProviderSettings(
                issuer: issuer, clientID: "drumbeat", clientSecret: secret, redirectAddress: "https://sales.example/sign-in/return"))
    }

    @Test("an attempt is finished by its own state, within ten minutes, once")
    func attempts() {
        let attempt = SignInAttempt(returnPath: "/teams", now: 1000)
        #expect(attempt.isFinished(by: attempt.state, now: 1000) && attempt.isFinished(by: attempt.state, now: 1599))
        #expect(!attempt.isFinished(by: attempt.state, now: 1600))
        #expect(!attempt.isFinished(by: attempt.nonce, now: 1000) && !attempt.isFinished(by: "", now: 1000))
        #expect(SignInAttempt(returnPath: "/", now: 1000).state != attempt.state)
        let used = UsedStates()
        #expect(used.use(attempt, now: 1001))
        #expect(!used.use(attempt, now: 1002))
        #expect(used.use(SignInAttempt(returnPath: "/", now: 1000), now: 1002))
    }

    @Test("a sealed attempt opens where the same client's secret is, unchanged, and tells nothing of itself")
    func seals() throws {
        let attempt = SignInAttempt(returnPath: "/teams", now: 1000)
        let text = try AttemptSeal(settings()).sealed(attempt)
        #expect(try AttemptSeal(settings()).opened(text)?.state == attempt.state, "another server of the same client")
        #expect(text.utf8.count < 1500 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !text.contains("teams"))
        #expect(try AttemptSeal(settings()).sealed(attempt) != text)
        #expect(try AttemptSeal(settings(secret: "other")).opened(text) == nil)
        #expect(try AttemptSeal(settings(issuer: "https://other.example")).opened(text) == nil)
        #expect(try AttemptSeal(settings(secret: nil)).opened(text) == nil)
        for index in stride(from: 0, to: text.count, by: 37) {
            var changed = Array(text)
            changed[index] = changed[index] == "A" ? "B" : "A"
            #expect(try AttemptSeal(settings()).opened(String(changed)) == nil, "character \(index)")
        }
        let own = AttemptSeal(try settings(secret: nil))
        #expect(own.opened(try own.sealed(attempt))?.nonce == attempt.nonce)
    }

    @Test(
        "an issuer is reached over https, or on this machine",
        arguments: [
            ("https://login.example", true), ("https://login.example/realms/acme", true), ("https://login.example:8443/", true),
            ("http://127.0.0.1:9400", true), ("http://localhost", true), ("http://[::1]:80/x", true), ("http://127.1.2.3", true),
            ("http://login.example", false), ("http://127.0.0.1.evil.example", false), ("https://a@login.example", false),
            ("https://login.example/?x", false), ("https://login.example/#x", false), ("https://", false), ("https://a b", false),
            ("ftp://127.0.0.1", false), ("https://x\\y", false), ("", false), ("https://x/\r\ny", false),
        ])
    func issuers(text: String, isGood: Bool) {
        #expect((ProviderSettings(issuer: text, clientID: "x", clientSecret: nil, redirectAddress: "") != nil) == isGood)
    }

    @Test("nothing prints a client's secret")
    func secrets() throws {
        let settings = try settings(secret: "keep-it")
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("keep-it"))
    }

    @Test(
        "the page to go on to is a path of this server",
        arguments: [
            ("/", "/"), ("/team/5?level=year&period=2024", "/team/5?level=year&period=2024"), (nil, "/"), ("", "/"), ("//x", "/"),
            ("/\\x", "/"),
            ("x", "/"), ("https://x", "/"), ("/a\r\nb", "/"), ("/a b", "/"), ("/\u{E4}", "/"), ("/sign-in", "/"), ("/enter?token=1", "/"),
            ("/leave", "/"),
            ("/api/v1", "/"),
        ] as [(String?, String)])
    func goals(text: String?, goal: String) { #expect(ProviderRoutes.goal(text) == goal) }
}
