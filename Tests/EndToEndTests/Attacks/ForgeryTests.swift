import Foundation
import NIOHTTP1
import Testing

@Suite("Attacks: identities, numbers and forms that are made up")
struct ForgeryTests {
    @Test("a secret works for its own organisation, in its own place and as long as it lives; every other is answered alike")
    func secrets() async throws {
        try await AttackSite.with { site in
            #expect(try await site.api("/organisation", site.viewer).status == 200)
            let (acme, beta) = (String(site.viewer.suffix(64)), String(site.neighbour.suffix(64)))
            let link = try await site.link("lead@acme.example", "acme")
            let session = try #require(site.browser.cookies.first)
            let forged: [(String, String)] = [
                ("under the other organisation", "drumbeat_beta_" + acme), ("of the other under ours", "drumbeat_acme_" + beta),
                ("under an organisation that is not", "drumbeat_nobody_" + acme), ("of no organisation", "drumbeat__" + acme),
                ("made up", "drumbeat_acme_" + String(repeating: "0", count: 64)), ("a link", link), ("a session", session.value),
                ("in capitals", site.viewer.uppercased()), ("cut", String(site.viewer.dropLast())), ("with more", site.viewer + "0"),
                ("SQL", "drumbeat_acme'--_" + acme), ("nothing", ""), ("a digest", "drumbeat_acme_" + String(repeating: "f", count: 64)),
            ]
            let refused = try await site.api("/organisation", "drumbeat_acme_" + String(repeating: "1", count: 64))
            for (name, token) in forged {
                let answer = try await site.api("/organisation", token.isEmpty ? nil : token)
                #expect(answer.status == 401, "\(name): \(answer)")
                // An organisation that there is looks like one that there is not.
                if !token.isEmpty { #expect(Self.plain(answer.text) == Self.plain(refused.text), "\(name)") }
                let browser = TestBrowser()
                browser.keep(session.key, token == session.value ? site.viewer : token)
                #expect(try await browser.get(site.url + "/").status == 401, "\(name), as a session")
            }
            // Neither a cookie nor an address signs in to the API, and two tokens are none.
            let cookie = try await site.browser.get(site.url + "/api/v1/organisation")
            #expect(cookie.status == 401)
            #expect(try await site.api("/organisation?access_token=\(site.viewer)&token=\(site.viewer)", nil).status == 401)
            #expect(
                try await site.api("/organisation", site.viewer, headers: [("Authorization", "Bearer " + site.neighbour)]).status == 401)

            // Replayed and ended ones.
            #expect(try await TestBrowser().post(site.url + "/enter", form: "token=\(link)").status == 303)
            #expect(try await TestBrowser().post(site.url + "/enter", form: "token=\(link)").status == 410)
            let stale = try await site.link("lead@acme.example", "acme")
            _ = try await site.installation.value(
                "update credential set issued_at = now() - interval '1 hour', expires_at = now() - interval '1 second' where kind = 'link' and ended_at is null"
            )
            #expect(try await TestBrowser().post(site.url + "/enter", form: "token=\(stale)").status == 410)
            _ = try await site.installation.value(
                "update credential set issued_at = now() - interval '1 day', expires_at = now() - interval '1 second' where kind <> 'link'")
            #expect(try await site.browser.get(site.url + "/").status == 401, "an expired session")
            #expect(try await site.api("/organisation", site.viewer).status == 401, "an expired token")
        }
    }

    @Test("numbers of another organisation, of others and of nobody are answered alike, to the byte, on every page and route")
    func numbers() async throws {
        try await AttackSite.with { site in
            let operations = try await site.operations()
            #expect(operations.count > 15)
            let (theirs, others) = (try await Self.numbers(site, "beta"), try await Self.numbers(site, "acme"))
            let hidden = theirs.union(others).filter { $0 > 2 }.sorted()
            let strange = [
                "0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e3", "01", "+1", "1.0", "0x1", "NaN",
                "%00", "1%00",
                "%2e%2e", "1;2", "1%2C2", "%F0%9F%A6%8A", "%ff", "1%20or%201=1", "*", "null", String(repeating: "9", count: 400),
            ]
            for page in site.pages where page.method == "GET" && page.path.contains(":id") {
                let path = { (id: String) in page.path.replacing(":id", with: id) + (page.path.hasPrefix("/letter/") ? "?period=2024" : "")
                }
                let absent = try await site.browser.get(site.url + path("99"))
                #expect([403, 404].contains(absent.status), "\(page.path): \(absent)")
                for id in hidden {
                    let answer = try await site.browser.get(site.url + path("\(id)"))
                    site.check(answer, path("\(id)"))
                    guard answer.status != 200 else { continue }
                    #expect(answer.status == absent.status && answer.text == absent.text, "\(path("\(id)"))")
                }
                for id in strange {
                    let answer = try await site.browser.get(site.url + path(id))
                    site.check(answer, path(id))
                    #expect([400, 403, 404].contains(answer.status), "\(path(id)): \(answer.status)")
                }
            }
            for operation in operations where !operation.places.isEmpty {
                for (token, name) in [(site.lead, "lead"), (site.viewer, "viewer")] {
                    for id in hidden.map(String.init) + strange {
                        let path = operation.path(id)
                        let answer = try await site.api(path, token, method: operation.method, body: operation.takesBody ? "{}" : nil)
                        site.check(answer, "\(operation.method) \(path), \(name)")
                    }
                    // Nobody's number and another organisation's: the same words.
                    guard operation.method == "GET", let id = theirs.subtracting(others).max() else { continue }
                    let (one, other) = (try await site.api(operation.path("\(id)"), token), try await site.api(operation.path("98"), token))
                    #expect(one.status == other.status, "\(operation.path), \(name)")
                    #expect(
                        Self.plain(one.text.replacing("\(id)", with: "#")) == Self.plain(other.text.replacing("98", with: "#")),
                        "\(operation.path), \(name)")
                }
            }
        }
    }

    @Test("forms of other sites sign nobody in or out, and a form post is the only thing that changes anything")
    func forms() async throws {
        try await AttackSite.with { site in
            let posts = site.pages.filter { $0.method == "POST" }
            #expect(posts.count >= 2)
            let foreign: [[(String, String)]] = [
                [("Origin", "http://evil.example")], [("Origin", "null")], [("Sec-Fetch-Site", "cross-site")],
                [("Sec-Fetch-Site", "same-site")],
                [("Origin", "http://127.0.0.1.evil.example:\(site.port)")], [("Origin", "http://127.0.0.1:1")],
                [("Origin", "https://127.0.0.1:\(site.port)")],
                [("Origin", site.url), ("Sec-Fetch-Site", "cross-site")], [("Origin", "http://127.0.0.1:\(site.port)@evil.example")],
            ]
            for page in posts {
                let path = page.path.replacing(":id", with: "1")
                for headers in foreign {
                    let link = try await site.link("lead@acme.example", "acme")
                    let answer = try await site.browser.post(site.url + path, form: "token=\(link)", headers: headers)
                    #expect(answer.status == 403 && answer.cookies().isEmpty, "\(path) from \(headers): \(answer)")
                    site.check(answer, path)
                }
                // What asks for a page does nothing.
                let get = try await site.browser.get(site.url + path)
                #expect([400, 404, 405, 410].contains(get.status), "\(path): \(get.status)")
            }
            #expect(try await site.browser.get(site.url + "/letters").status == 200, "still signed in")
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"] where method != "CONNECT" {
                for path in ["/", "/leave", "/enter", "/letters"] {
                    let answer = try await site.browser.send(site.url + path, .init(rawValue: method), headers: [], body: nil)
                    #expect([404, 405].contains(answer.status), "\(method) \(path): \(answer.status)")
                }
            }
            let preflight = try await site.api(
                "/organisation", nil, method: "OPTIONS",
                headers: [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "GET")])
            #expect(!preflight.headers.contains { $0.name.lowercased().hasPrefix("access-control-") }, "\(preflight)")
        }
    }

    @Test("what is unique or referred to elsewhere is not felt here: logins, people, deals and keys of another organisation")
    func existence() async throws {
        try await AttackSite.with { site in
            // A login, and a key of a request, that the other organisation has used.
            let key = UUID().uuidString
            func post(_ path: String, _ token: String, _ body: String, key: String = UUID().uuidString) async throws -> TestBrowser.Answer {
                try await TestBrowser().send(
                    site.url + "/api/v1" + path, .POST,
                    headers: [("Authorization", "Bearer " + token), ("Idempotency-Key", key), ("Content-Type", "application/json")],
                    body: body)
            }
            try await site.installation.succeed(
                ["grant", "give", "secret@beta.example", "administrator", "--org", "beta", "--reason", "x"])
            let beta = try await site.installation.succeed(
                ["token", "create", "secret@beta.example", "--name", "y", "--scope", "administer", "--org", "beta"]
            ).trimmingCharacters(in: .whitespacesAndNewlines)
            let theirs = try await post("/users", beta, "{\"login\": \"new@beta.example\"}", key: key)
            #expect([200, 201].contains(theirs.status), "\(theirs)")
            for login in ["secret@beta.example", "new@beta.example", "nobody@nowhere.example"] {
                let answer = try await post(
                    "/users", site.mighty, "{\"login\": \"\(login)\"}", key: login.hasPrefix("new") ? key : UUID().uuidString)
                #expect([200, 201].contains(answer.status), "\(login): \(answer)")
            }
            // People and deals: the other's look like nobody's, wherever they are named.
            let pairs: [(String, String, String)] = [
                ("/users", "{\"login\": \"a@acme.example\", \"person\": \"#\"}", "Hidden Rep"),
                ("/inquiries", "{\"deal\": \"#\", \"rep\": 2, \"claim\": \"x\"}", "H-1"),
                ("/grants", "{\"login\": \"#\", \"role\": \"viewer\", \"reason\": \"x\"}", "hidden@beta.example"),
            ]
            for (path, body, word) in pairs {
                let absent = String(repeating: "z", count: word.count)
                let one = try await post(path, site.mighty, body.replacing("#", with: word))
                let other = try await post(path, site.mighty, body.replacing("#", with: absent))
                #expect((400..<500).contains(one.status) && one.status == other.status, "\(path) with \(word): \(one)")
                #expect(
                    Self.plain(one.text.replacing(word, with: "#")) == Self.plain(other.text.replacing(absent, with: "#")),
                    "\(path) with \(word)")
            }
            let list = try await site.api("/users", site.mighty)
            #expect(list.status == 200 && !list.text.contains("Hidden"), "\(list)")
        }
    }

    /// Numbers of teams, people, products, letters and inquiries of an organisation.
    private static func numbers(_ site: AttackSite, _ key: String) async throws -> Set<Int64> {
        let text = try await site.installation.value(
            """
            with o as (select org_id from organisation where key = '\(key)')
            select team_id from team join o using (org_id) union select person_id from person join o using (org_id)
            union select opportunity_id from opportunity join o using (org_id) union select run_no from run join o using (org_id)
            """)
        return Set(text.split(separator: "\n").compactMap { Int64($0) })
    }

    /// An answer without what differs in each: the number of the request, and which of our own logins is the nearest.
    private static func plain(_ text: String) -> String {
        text.replacing(/"request_id": ?"[0-9a-f]+"/, with: "").replacing(/Did you mean [^?]+\?|Admit one: [^"]+/, with: "")
    }
}
