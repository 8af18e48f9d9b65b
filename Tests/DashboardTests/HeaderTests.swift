import Hummingbird
import HummingbirdTesting
import Testing

@testable import Dashboard

@Suite("Headers and hosts")
struct HeaderTests {
    @Test(
        "every answer forbids scripts, framing, sniffing and telling others where a reader came from",
        arguments: ["/", "/team/999", "/nowhere", "/?period=x", "/health", "/favicon.svg", Asset.stylesheet.path])
    func security(path: String) async throws {
        try await Site().visit { visitor in
            let headers = try await visitor.get(path).headers
            let policy = try #require(headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none';") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(headers[.xContentTypeOptions] == "nosniff")
            let referrerPolicy = try #require(HTTPFields.Element.Name("Referrer-Policy"))
            #expect(headers[referrerPolicy] == "same-origin")
            #expect(headers[.cacheControl] != nil)
        }
    }

    @Test("a page is kept privately and asked for again by its run")
    func entityTags() async throws {
        try await Site().visit { visitor in
            let first = try await visitor.get("/team/11")
            #expect(first.headers[.cacheControl] == "private, no-cache")
            let tag = try #require(first.headers[.eTag])
            #expect(tag.hasPrefix("\"run-42-"))
            let again = try await visitor.get("/team/11", headers: [.ifNoneMatch: "W/\"other\", \(tag)"])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
            let otherTeam = try await visitor.get("/team/12", headers: [.ifNoneMatch: tag])
            #expect(otherTeam.status == .ok)
            let otherLevel = try await visitor.get("/team/11?level=year", headers: [.ifNoneMatch: tag])
            #expect(otherLevel.status == .ok)
        }
    }

    @Test("an entity tag opens nothing to a stranger")
    func tagOfStranger() async throws {
        let site = try Site()
        try await site.visit { visitor in
            let tag = try #require(try await visitor.get("/").headers[.eTag])
            let response = try await visitor.client.execute(uri: "/", method: .get, headers: [.ifNoneMatch: tag])
            #expect(response.status == .unauthorized)
        }
    }

    @Test("the style sheet may be kept for good: its name changes with its content")
    func stylesheet() async throws {
        try await Site().visitAsStranger { client in
            let response = try await client.execute(uri: Asset.stylesheet.path, method: .get)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/css; charset=utf-8")
            #expect(response.headers[.cacheControl]?.contains("immutable") == true)
            let oldStylesheet = try await client.execute(uri: "/assets/drumbeat-000000000000.css", method: .get)
            #expect(oldStylesheet.status == .notFound)
            let health = try await client.execute(uri: "/health", method: .get)
            #expect(health.status == .ok)
        }
    }

    @Test(
        "only this machine's names are answered",
        arguments: [
            ("localhost", true), ("LOCALHOST:8080", true), ("127.0.0.1:8080", true), ("[::1]:8080", true), ("[::1]", true),
            ("evil.example", false), ("127.0.0.1.evil.example", false), ("localhost.evil.example:80", false),
            ("127.0.0.1:80@evil.example", false), ("localhost:x", false), ("", false),
            ("sales.example:443", true),
        ])
    func hosts(authority: String, isAnswered: Bool) {
        let hosts = HostGuard.loopback.union(["sales.example"])
        #expect(hosts.contains(HostGuard.name(in: authority)) == isAnswered)
    }

    @Test("a foreign host is refused over a real connection")
    func foreignHost() async throws {
        try await Site().application.test(.live) { client in
            let port = try #require(client.port)
            try await TestClient.withClient(host: "localhost", port: port) { client in
                let page = try await client.execute(.init("/", method: .get, authority: "evil.example"))
                #expect(page.status == .misdirectedRequest)
                let health = try await client.execute(.init("/health", method: .get, authority: "evil.example"))
                #expect(health.status == .ok)
            }
        }
    }

    @Test("a HEAD answers like a GET, without the body")
    func head() async throws {
        try await Site().visit { visitor in
            let response = try await visitor.client.execute(uri: "/", method: .head, headers: [.cookie: visitor.cookie])
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
        }
    }
}
