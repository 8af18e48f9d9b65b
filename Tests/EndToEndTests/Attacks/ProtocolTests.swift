import Foundation
import Testing

@Suite("Attacks: hosts, heads, bodies and time")
struct ProtocolTests {
    @Test("requests under a foreign name, several names or none are not answered, whatever else they say")
    func hosts() async throws {
        try await AttackSite.with { site in
            let own = "127.0.0.1:\(site.port)"
            let cases: [(String, String, Set<Int>)] = [
                ("foreign", "GET / HTTP/1.1\r\nHost: evil.example\r\n", [421]),
                ("like ours", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n", [421]),
                ("with a user", "GET / HTTP/1.1\r\nHost: \(own)@evil.example\r\n", [400, 421]),
                ("none", "GET / HTTP/1.1\r\n", [400, 421]), ("empty", "GET / HTTP/1.1\r\nHost: \r\n", [400, 421]),
                ("two, foreign first", "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: \(own)\r\n", [400]),
                ("two, ours first", "GET / HTTP/1.1\r\nHost: \(own)\r\nHost: evil.example\r\n", [400]),
                ("two alike", "GET /api/v1/organisation HTTP/1.1\r\nHost: \(own)\r\nHost: \(own)\r\n", [400]),
                ("in the address", "GET http://evil.example/ HTTP/1.1\r\nHost: \(own)\r\n", [400, 401, 404, 421]),
                ("in the address, an authority", "GET //evil.example/ HTTP/1.1\r\nHost: \(own)\r\n", [400, 401, 404]),
                (
                    "forwarded", "GET / HTTP/1.1\r\nHost: \(own)\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n",
                    [401]
                ),
                ("overridden", "GET / HTTP/1.1\r\nHost: \(own)\r\nX-Original-URL: /leave\r\nX-HTTP-Method-Override: POST\r\n", [401]),
                ("old", "GET / HTTP/1.0\r\nHost: evil.example\r\n", [421]),
                ("zone", "GET / HTTP/1.1\r\nHost: [::1%25eth0]\r\n", [400, 421]),
            ]
            for (name, head, statuses) in cases {
                let raw = try await RawConnection.ask(port: site.port, head + "Connection: close\r\n\r\n")
                #expect(statuses.contains(Self.status(raw.text)), "\(name): \(raw.text.prefix(200))")
                #expect(!raw.text.contains("evil"), "\(name): \(raw.text)")
            }
        }
    }

    @Test("heads, addresses and bodies that are too long or contradict themselves are refused, and the next client is answered")
    func sizes() async throws {
        try await AttackSite.with { site in
            let host = "Host: 127.0.0.1:\(site.port)\r\n"
            let long = String(repeating: "a", count: 100_000)
            let cases: [(String, String)] = [
                ("long address", "GET /\(long) HTTP/1.1\r\n\(host)\r\n"), ("long query", "GET /?x=\(long) HTTP/1.1\r\n\(host)\r\n"),
                ("long field", "GET / HTTP/1.1\r\n\(host)X-Long: \(long)\r\n\r\n"),
                ("long name", "GET / HTTP/1.1\r\n\(host)\(long): x\r\n\r\n"),
                ("many fields", "GET / HTTP/1.1\r\n\(host)" + (0..<2000).map { "X-\($0): x\r\n" }.joined() + "\r\n"),
                ("many cookies", "GET / HTTP/1.1\r\n\(host)Cookie: " + (0..<2000).map { "a\($0)=b" }.joined(separator: "; ") + "\r\n\r\n"),
                ("two lengths", "POST /enter HTTP/1.1\r\n\(host)Content-Length: 5\r\nContent-Length: 6\r\n\r\nx=123GET / HTTP/1.1\r\n\r\n"),
                (
                    "length and chunks",
                    "POST /enter HTTP/1.1\r\n\(host)Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n"
                ),
                ("unknown coding", "POST /enter HTTP/1.1\r\n\(host)Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                ("negative length", "POST /enter HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n"),
                ("huge length", "POST /enter HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\n"),
                ("folded", "GET / HTTP/1.1\r\n\(host)X-A: b\r\n c\r\n\r\n"),
                ("bare line feeds", "GET / HTTP/1.1\n\(host)X: \u{1}y\r\n\r\n"),
                ("no HTTP", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}"), ("method", "GE T / HTTP/1.1\r\n\(host)\r\n"),
                ("version", "GET / HTTP/9.9\r\n\(host)\r\n"),
            ]
            for (name, request) in cases {
                let raw = try await RawConnection.ask(port: site.port, request, for: .seconds(2))
                let status = Self.status(raw.text)
                #expect(raw.isClosed || (400..<500).contains(status), "\(name): \(status) \(raw.text.prefix(200))")
                #expect(!(200..<400).contains(status), "\(name): \(raw.text.prefix(200))")
                #expect(raw.text.components(separatedBy: "HTTP/1.1 ").count <= 2, "\(name) was taken for two requests: \(raw.text)")
            }
            // A body without end, in chunks, is cut long before it could hurt.
            let endless = try RawConnection(port: site.port)
            endless.send("POST /enter HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n")
            var sent = 0
            while sent < 2000, endless.send("2000\r\n" + String(repeating: "a", count: 0x2000) + "\r\n") { sent += 1 }
            let cut = await endless.receive(for: .seconds(2))
            #expect(sent < 2000 || Self.status(cut.text) == 413, "\(sent) chunks: \(cut.text.prefix(100))")
            let form = try await TestBrowser().post(site.url + "/enter", form: "token=" + String(repeating: "a", count: 10_000))
            #expect(form.status == 413)
            #expect(try await site.browser.get(site.url + "/letters").status == 200)
        }
    }

    @Test("slow clients are cut off after the time that the help states, hold no connection to the database, and nobody waits for them")
    func slowClients() async throws {
        try await AttackSite.with { site in
            let host = "Host: 127.0.0.1:\(site.port)\r\n"
            let begun = ContinuousClock.now
            // A hundred and fifty of three kinds: a head that never ends, a body that never ends, and nothing at all.
            let heads = try (0..<50).map { _ in try RawConnection(port: site.port) }
            let bodies = try (0..<50).map { _ in try RawConnection(port: site.port) }
            let idle = try (0..<50).map { _ in try RawConnection(port: site.port) }
            for connection in heads { connection.send("GET / HTTP/1.1\r\n\(host)X-Slow: ") }
            for connection in bodies { connection.send("POST /enter HTTP/1.1\r\n\(host)Content-Length: 1000\r\n\r\ntoken=") }
            for _ in 0..<5 {
                let asked = ContinuousClock.now
                #expect(try await site.browser.get(site.url + "/letters").status == 200)
                #expect(ContinuousClock.now - asked < .seconds(3), "others wait")
                let held = try await site.installation.value(
                    "select count(*) from pg_stat_activity where datname = current_database() and usename = 'drumbeat_app' and state <> 'idle'"
                )
                #expect(held == "0", "a slow client holds a connection to the database")
            }
            // They keep sending a byte now and then, as long as they can.
            var (bodyEnd, headEnd): (Duration?, Duration?) = (nil, nil)
            while ContinuousClock.now - begun < .seconds(40), bodyEnd == nil || headEnd == nil {
                if bodyEnd == nil, await Self.isCut(bodies[0]) { bodyEnd = ContinuousClock.now - begun }
                if headEnd == nil, await Self.isCut(heads[0]) { headEnd = ContinuousClock.now - begun }
                try await Task.sleep(for: .milliseconds(500))
            }
            #expect(
                bodyEnd.map { $0 > .seconds(10) && $0 < .seconds(20) } ?? false, "the body was cut after \(String(describing: bodyEnd))")
            #expect(
                headEnd.map { $0 > .seconds(20) && $0 < .seconds(36) } ?? false, "the head was cut after \(String(describing: headEnd))")
            for connection in heads + bodies + idle { #expect(await connection.receive(for: .seconds(5)).isClosed) }
            #expect(try await site.browser.get(site.url + "/letters").status == 200)
        }
    }

    /// Sends another byte; whether the server has closed the connection.
    private static func isCut(_ connection: RawConnection) async -> Bool {
        guard connection.send("a") else { return true }
        return await connection.receive(for: .milliseconds(50)).isClosed
    }

    private static func status(_ text: String) -> Int { Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0 }
}
