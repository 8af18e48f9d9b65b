import Hummingbird
import HummingbirdTesting
import Testing

@testable import Dashboard

@Suite("Signing in")
struct SignInTests {
    private func token(_ path: String) -> String { path.split(separator: "=").last.map(String.init) ?? "" }

    @Test(
        "without a session every page is a friendly 401",
        arguments: ["/", "/teams", "/team/11", "/rep/1001", "/rows", "/bridge", "/products"])
    func strangers(path: String) async throws {
        try await Site().visitAsStranger { client in
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == .unauthorized)
            let html = String(buffer: response.body)
            #expect(html.contains("drumbeat user link"))
            #expect(!html.contains("Acme"))
        }
    }

    @Test("a link shows a button, and is not used up by looking at it")
    func previews() async throws {
        let site = try Site()
        let path = site.signIn.issuePath()
        try await site.visitAsStranger { client in
            for _ in 0..<3 {
                let page = try await client.execute(uri: path, method: .get)
                #expect(page.status == .ok)
                #expect(String(buffer: page.body).contains("<form method=\"post\" action=\"/enter\">"))
            }
            let entered = try await client.execute(uri: "/enter", method: .post, body: ByteBuffer(string: "token=" + token(path)))
            #expect(entered.status == .seeOther)
            #expect(entered.headers[.location] == "/")
            let cookie = try #require(entered.headers[.setCookie])
            for part in ["drumbeat_session_\(Site.port)=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"] {
                #expect(cookie.contains(part))
            }
            #expect(!cookie.contains(token(path)))
        }
    }

    @Test("a link works once")
    func once() async throws {
        let site = try Site()
        let path = site.signIn.issuePath()
        try await site.visitAsStranger { client in
            let body = ByteBuffer(string: "token=" + token(path))
            let first = try await client.execute(uri: "/enter", method: .post, body: body)
            #expect(first.status == .seeOther)
            let second = try await client.execute(uri: "/enter", method: .post, body: body)
            #expect(second.status == .gone)
            let look = try await client.execute(uri: path, method: .get)
            #expect(look.status == .gone)
        }
    }

    @Test("a link expires after ten minutes, a session after twelve hours")
    func expiry() async throws {
        let site = try Site()
        let late = site.signIn.issuePath()
        site.clock.advance(by: .seconds(600))
        #expect(!site.signIn.isOpen(token(late)))
        #expect(site.signIn.redeem(token(late)) == nil)

        let session = try #require(site.signIn.redeem(token(site.signIn.issuePath())))
        site.clock.advance(by: .seconds(12 * 3600 - 1))
        #expect(site.signIn.isSession(session))
        site.clock.advance(by: .seconds(1))
        #expect(!site.signIn.isSession(session))
    }

    @Test("tokens are 256 bits and never the same; a session token opens no door as a link")
    func tokens() throws {
        let links = SignInLinks()
        let tokens = (0..<50).map { _ in token(links.issuePath()) }
        #expect(Set(tokens).count == 50)
        #expect(tokens.allSatisfy { $0.utf8.count == 64 })
        let session = try #require(links.redeem(tokens[49]))
        #expect(!links.isOpen(session))
        #expect(!links.isSession(tokens[48]))
    }

    @Test("the number of open links is bounded, the oldest makes room")
    func bounded() {
        let links = SignInLinks()
        let tokens = (0..<33).map { _ in token(links.issuePath()) }
        #expect(!links.isOpen(tokens[0]))
        #expect(links.isOpen(tokens[1]))
    }

    @Test("signing out ends the session on the server")
    func leave() async throws {
        try await Site().visit { visitor in
            let before = try await visitor.get("/")
            #expect(before.status == .ok)
            _ = try await visitor.client.execute(uri: "/leave", method: .post, headers: [.cookie: visitor.cookie])
            let after = try await visitor.get("/")
            #expect(after.status == .unauthorized)
        }
    }

    @Test(
        "a form that holds no token is refused by name",
        arguments: [
            "", "token=", "token=zz", "tok=1", "a=%", "token=%zz", "=", "token=1&token=2", "token=" + String(repeating: "A", count: 64),
        ])
    func malformed(body: String) async throws {
        try await Site().visitAsStranger { client in
            let response = try await client.execute(uri: "/enter", method: .post, body: ByteBuffer(string: body))
            #expect(response.status == .badRequest)
            #expect(String(buffer: response.body).contains("token"))
        }
    }

    @Test(
        "a form that another site's page sent is refused, to enter and to leave",
        arguments: [
            (["Origin": "http://evil.example"], false), (["Sec-Fetch-Site": "cross-site"], false),
            (["Sec-Fetch-Site": "same-site", "Origin": "http://localhost:1"], false), (["Origin": "null"], false),
            (["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"], false),
            (["Sec-Fetch-Site": "same-origin", "Origin": "null"], true), (["Sec-Fetch-Site": "none"], true),
            (["Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"], true), (["Origin": "http://LOCALHOST"], true), ([:], true),
        ])
    func foreignForms(fields: [String: String], isTaken: Bool) async throws {
        let site = try Site()
        try await site.visit { visitor in
            var headers = HTTPFields()
            for (name, value) in fields { headers[try #require(HTTPFields.Element.Name(name))] = value }
            let form = ByteBuffer(string: "token=" + token(site.signIn.issuePath()))
            let entered = try await visitor.client.execute(uri: "/enter", method: .post, headers: headers, body: form)
            #expect(entered.status == (isTaken ? .seeOther : .forbidden))
            #expect(isTaken || String(buffer: entered.body).contains("came from another site"))
            headers[.cookie] = visitor.cookie
            let left = try await visitor.client.execute(uri: "/leave", method: .post, headers: headers)
            #expect(left.status == (isTaken ? .seeOther : .forbidden))
            let after = try await visitor.get("/")
            #expect(after.status == (isTaken ? .unauthorized : .ok))
        }
    }

    @Test("behind a proxy its name and its origin are good, and the cookie is for encrypted connections alone")
    func proxy() async throws {
        let site = try Site(publicOrigin: "https://Sales.example:8443")
        let address = SiteAddress(port: Site.port, publicOrigin: "https://Sales.example:8443")
        #expect(address.url == "https://sales.example:8443" && address.hosts.contains("sales.example"))
        try await site.visitAsStranger { client in
            let body = ByteBuffer(string: "token=" + token(site.signIn.issuePath()))
            let entered = try await client.execute(
                uri: "/enter", method: .post, headers: [.origin: "https://sales.example:8443"], body: body)
            #expect(entered.status == .seeOther)
            #expect(entered.headers[.setCookie]?.contains("Secure") == true)
        }
    }

    @Test("two servers on one host keep their sessions apart; an IPv6 address stands in brackets")
    func addresses() {
        let (first, second) = (SiteAddress(port: 8080), SiteAddress(host: "::1", port: 8081))
        #expect(first.cookieName != second.cookieName)
        #expect(first.url == "http://127.0.0.1:8080" && second.url == "http://[::1]:8081")
        #expect(second.hosts == HostGuard.loopback)
    }

    @Test("a form too long to be one is refused")
    func tooLong() async throws {
        try await Site().visitAsStranger { client in
            let body = ByteBuffer(string: "token=" + String(repeating: "a", count: 10_000))
            let answer = try await client.execute(uri: "/enter", method: .post, body: body)
            #expect(answer.status == .contentTooLarge)
        }
    }
}
