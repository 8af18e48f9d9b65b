import Foundation
import Testing

@Suite("Attacks: what is put into addresses, bodies and files")
struct InjectionTests {
    /// What would do something, or fail, if it ever became a part of a statement, a page or a header.
    static let payloads = [
        "'", "\"", "\\", ";", "--", "/*", "' or '1'='1", "1 or 1=1", "1); select pg_sleep(9)--", "'||pg_sleep(9)||'", "$1", "$$", "%", "_",
        "{1,2}",
        "1::bigint", "null", "\u{0}", "\r\nX-Injected: 1", "<script>alert(1)</script>", "{{frame}}", "../../etc/passwd", "\u{202E}",
        "\u{1F98A}",
        "'; drop table drumbeat.change; --", "E'\\047'", "2024-01-01' --", String(repeating: "a", count: 3000),
    ]

    @Test("no parameter of any page or route reaches a statement, a header or a page unescaped, and none changes anything")
    func parameters() async throws {
        try await AttackSite.with { site in
            let before = try await site.installation.counts()
            let names = [
                "kind", "level", "basis", "structure", "rates", "period", "day", "within", "dimension", "id", "deals", "teams", "reps",
                "ends", "state",
                "inquiries", "letters", "letter", "format", "return", "token", "code", "x",
            ]
            func judge(_ answer: TestBrowser.Answer, _ what: String, _ payload: String, since begun: ContinuousClock.Instant) {
                site.check(answer, what, sent: payload)
                #expect(!answer.headers.contains { $0.name.lowercased() == "x-injected" }, "\(what)")
                // As JSON, which no browser takes for a page, it may be repeated.
                let isPage = answer.header("Content-Type")?.contains("html") ?? true
                #expect(!isPage || !answer.text.contains("<script>alert"), "\(what)")
                #expect(ContinuousClock.now - begun < .seconds(5), "\(what) took long")
            }
            for page in site.pages where page.method == "GET" {
                let path = page.path.replacing(":id", with: "1")
                for payload in Self.payloads {
                    for name in names.shuffled().prefix(4) {
                        let (begun, address) = (ContinuousClock.now, "\(path)?\(name)=\(escaped(payload))")
                        judge(try await site.browser.get(site.url + address), address, payload, since: begun)
                    }
                    if page.path.contains(":id") {
                        let (begun, address) = (ContinuousClock.now, page.path.replacing(":id", with: escaped(payload)))
                        judge(try await site.browser.get(site.url + address), address, payload, since: begun)
                    }
                }
            }
            for operation in try await site.operations() {
                let body = operation.takesBody ? "{}" : nil
                for (index, payload) in Self.payloads.enumerated() {
                    // Every payload reaches every route, and every parameter meets a third of them.
                    for (place, name) in (operation.parameters + ["x"]).enumerated() where (index + place).isMultiple(of: 3) {
                        let (begun, address) = (ContinuousClock.now, "\(operation.path("1"))?\(name)=\(escaped(payload))")
                        let answer = try await site.api(address, site.mighty, method: operation.method, body: body)
                        judge(answer, "\(operation.method) \(address)", payload, since: begun)
                    }
                    if !operation.places.isEmpty {
                        let (begun, address) = (ContinuousClock.now, operation.path(escaped(payload)))
                        let answer = try await site.api(address, site.mighty, method: operation.method, body: body)
                        judge(answer, "\(operation.method) \(address)", payload, since: begun)
                    }
                }
            }
            for payload in Self.payloads {
                let answer = try await TestBrowser().post(site.url + "/enter", form: "token=\(escaped(payload))")
                judge(answer, "/enter", payload, since: .now)
                #expect([400, 413].contains(answer.status), "\(answer)")
            }
            #expect(try await site.installation.counts() == before)
            #expect(try !site.server.errorsSoFar().contains("dashboard page failed"), "something was not foreseen")
        }
    }

    @Test("bodies that are deep, long, broken or no JSON are refused by every route that reads one")
    func bodies() async throws {
        try await AttackSite.with { site in
            let before = try await site.installation.counts()
            let bodies: [(String, String)] = [
                ("deep lists", String(repeating: "[", count: 100_000)), ("deep objects", String(repeating: "{\"a\":", count: 50_000)),
                ("closed", String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000)), ("cut", "{\"reason\": \"x"),
                ("text", "x"),
                ("number", "1"), ("null", "null"), ("empty", ""), ("list", "[]"), ("doubled", "{\"reason\":\"a\",\"reason\":\"b\"}"),
                ("control", "{\"reason\":\"\u{1}\"}"), ("nul", "{\"reason\":\"\\u0000\"}"), ("surrogate", "{\"reason\":\"\\ud800\"}"),
                ("large number", "{\"amount\":1e400}"), ("long", "{\"reason\":\"\(String(repeating: "a", count: 3_000_000))\"}"),
                ("prototype", "{\"__proto__\":{\"a\":1}}"), ("sql", "{\"reason\":\"'; drop table drumbeat.change; --\"}"),
            ]
            for operation in try await site.operations() where operation.takesBody {
                for (name, body) in bodies {
                    let begun = ContinuousClock.now
                    do {
                        let answer = try await site.api(operation.path("98765"), site.mighty, method: operation.method, body: body)
                        site.check(answer, "\(operation.method) \(operation.path), \(name)", sent: body)
                        #expect((400..<500).contains(answer.status), "\(operation.method) \(operation.path), \(name): \(answer.status)")
                    } catch {
                        // A body that is too long may be cut off while it is being sent.
                        #expect(name == "long", "\(operation.method) \(operation.path), \(name): \(error)")
                    }
                    #expect(ContinuousClock.now - begun < .seconds(5), "\(operation.method) \(operation.path), \(name)")
                }
            }
            #expect(try await site.installation.counts() == before)
            #expect(try await site.api("/organisation", site.viewer).status == 200)
        }
    }

    @Test("paths lead to nothing outside, however they are written")
    func traversal() async throws {
        try await AttackSite.with { site in
            for path in [
                "/assets/../../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd",
                "/assets/%252e%252e%252fetc",
                "/assets/..%5c..%5cetc", "/assets/.%00./etc/passwd", "/..", "/.", "//etc/passwd", "/;/etc/passwd", "/assets/", "/assets",
                "/.git/config", "/.env",
                "/team/../../etc/passwd", "/team/..%2f1", "/team/%2e%2e", "/team//1", "/api/v1/../../etc/passwd",
                "/api/v1/%2e%2e/%2e%2e/rows", "/api/../letters",
                "/api//v1/runs", "/API/V1/runs", "/favicon.svg/../../etc/passwd", "/etc/passwd", "/proc/self/environ", "/health/../letters",
            ] {
                let raw = try await RawConnection.ask(
                    port: site.port, "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(site.port)\r\nConnection: close\r\n\r\n")
                let status = Int(raw.text.split(separator: " ").dropFirst().first ?? "") ?? 0
                #expect([400, 401, 404].contains(status), "\(path): \(raw.text.prefix(200))")
                for word in ["root:", "PATH=", "[core]", "North", "Betamax"] { #expect(!raw.text.contains(word), "\(path)") }
            }
        }
    }

    @Test("cells that a spreadsheet would take for formulas are text in every file: exports of pages, of the command and workbooks")
    func formulas() async throws {
        try await Installation.with { installation in
            let dangers = ["=1+2", "+1+2", "-1+2", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"\"http://evil\"\")"]
            var company = SmallCompany()
            company.people = [["L1", "North Lead", "North", "", "Home"]]
            for (index, text) in dangers.enumerated() {
                company.people.append(["R\(index + 1)", "\"\(text)\"", "North", "L1", "Home"])
            }
            company.deals = dangers.indices.map { ["D\($0)", "R\($0 + 1)", "Won", "100.00", "2024-01-05", "2024-02-10"] }
            company.quotas = []
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            let file = try await installation.reportText("attainment", "acme", by: "rep", period: "year")
            try await ServedPages.with("acme", of: installation) { pages in
                let export = try await pages.get("/export?dimension=rep&level=year&period=2024&format=csv")
                #expect(export.status == 200 && export.text.contains("cmd|"), "\(export)")
                for text in [file, export.text] {
                    for line in text.split(separator: "\n") {
                        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                        for cell in cells {
                            let bare = cell.drop { $0 == "\"" }
                            let isNumber = bare.wholeMatch(of: /[-+]?[0-9.]+"?/) != nil
                            #expect(isNumber || !(bare.first.map { "=+-@\t\r".contains($0) } ?? false), "\(line)")
                        }
                    }
                }
            }
            try await installation.succeed([
                "report", "attainment", "--org", "acme", "--by", "rep", "--period", "year", "--from", "2024-01-01", "--to", "2024-12-31",
                "--output", "a.xlsx",
            ])
            let sheet = try await Program(path: "/usr/bin/env").run(
                [
                    "python3", "-c",
                    "import sys,zipfile; z=zipfile.ZipFile('a.xlsx'); print(''.join(z.read(n).decode() for n in z.namelist() if n.endswith('.xml')))",
                ],
                in: installation.folder)
            try #require(sheet.status == 0, "\(sheet)")
            // As text among the shared ones, and in no formula.
            #expect(
                sheet.output.contains("cmd|") && !sheet.output.contains("<f>") && !sheet.output.contains("<f "), "a formula in the workbook"
            )
        }
    }
}
