import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Dashboard

@Suite("Pages")
struct PageTests {
    static let everyPage = [
        "/", "/?kind=pipeline", "/?level=month", "/?level=year&kind=pipeline", "/?period=2016-Q2", "/?day=2016-05-31&level=month",
        "/region/1", "/region/0", "/team/11", "/team/11?kind=pipeline&level=month", "/team/0", "/rep/1001", "/rep/1004?kind=pipeline",
        "/rep/1001?level=month&periods=2", "/manager/501", "/product/3", "/regions", "/teams", "/reps", "/managers", "/products",
        "/products?kind=pipeline", "/rep/1001?within=team-11", "/territories", "/area/1", "/teams?structure=now",
        "/?rates=dated&basis=restated", "/?kind=pipeline&period=%28no%20date%29",
        "/reps?kind=pipeline&period=%28no%20date%29",
        "/rows?dimension=rep&id=1001&period=2017-Q4&kind=attainment", "/rows?dimension=company&period=2017&kind=pipeline",
        "/bridge?dimension=rep&id=1001&period=2017-Q4", "/bridge?dimension=company&period=2017&ends=bases",
        "/rows?dimension=team&id=0&period=2017-12", "/rows?dimension=rep&id=1004&period=2017-Q4&kind=pipeline",
        "/inquiries", "/inquiries?state=open", "/inquiry/1", "/letters", "/letter/1001?period=2017", "/letter/1001?period=2017&letter=7",
        "/changes", "/change/7", "/access",
    ]

    @Test("say who, when, from which run, and stay small", arguments: everyPage)
    func frame(path: String) async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html(path)
            #expect(html.utf8.count <= 100_000)
            for part in [
                "Acme Instruments", "31\u{A0}Dec 2017", "run <strong>42</strong>", "<h1>", "<main id=\"main\"", "aria-label=\"Main\"",
            ] {
                #expect(html.contains(part), "\(part)")
            }
            let identifiers = html.matches(of: /\sid="([^"]+)"/).map(\.1)
            #expect(Set(identifiers).count == identifiers.count)
            for forbidden in ["<script", "style=", "http://", "https://", "{{", "Optional("] {
                #expect(!html.contains(forbidden), "\(forbidden)")
            }
        }
    }

    @Test(
        "every link of every page leads to a page",
        arguments: [
            "/", "/region/1?kind=pipeline", "/team/11", "/rep/1001?level=month", "/products", "/reps?period=2016-Q3",
            "/team/11?kind=pipeline&period=%28no%20date%29",
            "/rows?dimension=rep&id=1001&period=%28no%20date%29&kind=pipeline", "/bridge?dimension=rep&id=1001&period=2017-Q4",
            "/rows?dimension=rep&id=1001&period=2017-Q4", "/inquiries", "/inquiry/1", "/letters", "/letter/1001?period=2017",
        ])
    func links(path: String) async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html(path)
            let links = Set(html.matches(of: /href="([^"#]+)[^"]*"/).map { $0.1.replacing("&amp;", with: "&") })
            #expect(links.count > 8)
            for link in links {
                let status = try await visitor.get(String(link)).status
                #expect(status == .ok, "\(link) on \(path)")
            }
        }
    }

    @Test(
        "a table is had as a file under a plain name, which holds every row",
        arguments: [
            ("/export?dimension=rep&period=2017-Q4&format=csv", "text/csv", "attainment-reps-2017-q4.csv"),
            ("/export?kind=pipeline&dimension=company&format=csv", "text/csv", "pipeline-company-0-by-quarter.csv"),
            ("/export?dimension=team&period=2017-Q4&structure=now&format=xlsx", "officedocument", "attainment-teams-2017-q4.xlsx"),
        ])
    func files(path: String, type: String, name: String) async throws {
        try await Site().visit { visitor in
            let answer = try await visitor.get(path)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType]?.contains(type) == true)
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
            let isZip = answer.body.getBytes(at: answer.body.readerIndex, length: 2) == Array("PK".utf8)
            #expect(isZip == name.hasSuffix("xlsx"))
            let page = try await visitor.html(name.contains("reps") ? "/reps?period=2017-Q4" : "/")
            guard name.contains("reps") else { return }
            let lines = String(buffer: answer.body).split(separator: "\n")
            #expect(lines.count - 1 > page.matches(of: /<tr><th scope="row">/).count / 2)
            #expect(lines.first?.hasPrefix("rep,period,quota,") == true)
        }
    }

    @Test(
        "an address that names no table says what is missing",
        arguments: [
            ("/export?format=csv", "dimension"), ("/export?dimension=rep&format=csv", "period"),
            ("/export?dimension=rep&period=2017-Q4&format=ods", "format"), ("/teams?structure=later", "structure"),
            ("/teams?rates=spot", "rates"),
        ])
    func noFile(path: String, parameter: String) async throws {
        try await Site().visit { visitor in
            let answer = try await visitor.get(path)
            #expect(answer.status == .badRequest)
            #expect(String(buffer: answer.body).contains(parameter))
        }
    }

    @Test("a bridge draws one row per cause on one axis, beside the amounts, and says how many deals it does not list")
    func bridge() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/bridge?dimension=rep&id=1001&period=2017-Q4")
            // From 500.00 up to 750.00 and down to 660.00, on an axis of 232 units between 4 and 236.
            for part in [
                "<rect class=\"more\" x=\"4\" y=\"1\" width=\"232\"", "<rect class=\"less\" x=\"152\" y=\"1\" width=\"84\"",
                "<rect class=\"mark\" x=\"150\"", "+USD\u{A0}250.00", "USD\u{A0}\u{2212}90.00", "and 29 more", "run 41",
            ] {
                #expect(html.contains(part), "\(part)")
            }
            #expect(try await visitor.html("/bridge?dimension=company&period=2017&ends=bases").contains("Nothing of it changed."))
            for path in ["/bridge?dimension=rep&id=5&period=2017-Q4", "/bridge?dimension=company&period=%28no%20date%29"] {
                #expect(try await visitor.get(path).status == .notFound, "\(path)")
            }
        }
    }

    @Test("people without a deal stand in the list, apart from people without a value")
    func zeroDeals() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/reps")
            #expect(html.matches(of: /<th scope="row">/).count == 36)
            #expect(html.matches(of: /<small>0 deals<\/small>/).count == 5)
            #expect(html.contains("<b>a</b> No quota in this period."))
        }
    }

    @Test("the row (none) is shown and has its own page")
    func noneRow() async throws {
        try await Site().visit { visitor in
            let company = try await visitor.html("/")
            #expect(company.contains("class=\"none\"><th scope=\"row\"><a href=\"/team/0\">(none)</a>"))
            let unassigned = try await visitor.html("/team/0")
            #expect(unassigned.contains("What belongs to no team"))
        }
    }

    @Test("switching the length of a period stays at the same time")
    func sameTime() async throws {
        try await Site().visit { visitor in
            let quarter = try await visitor.html("/?period=2016-Q2")
            #expect(quarter.contains("href=\"/?level=month&amp;day=2016-06-30\""))
            let month = try await visitor.html("/?level=month&day=2016-06-30")
            #expect(month.contains("<strong>2016-06</strong>"))
            let latest = try await visitor.html("/")
            #expect(latest.contains("href=\"/?level=year\""))
        }
    }

    @Test(
        "what an address gets wrong is named",
        arguments: [
            ("/?kind=luck", "kind"), ("/?level=week", "level"), ("/?period=2031-Q1", "period"), ("/?period=%3Cb%3E", "period"),
            ("/?period=%28no%20date%29", "period"),
            ("/?day=2017-02-30", "day"), ("/?within=rep-1", "within"), ("/?reps=0", "reps"), ("/?reps=1&reps=2", "reps"),
            ("/?colour=red", "colour"),
            ("/inquiries?state=new", "state"), ("/letter/1001", "period"), ("/bridge", "dimension"),
            ("/bridge?dimension=rep&id=1&period=2017-Q4&ends=x", "ends"), ("/rows", "dimension"),
            ("/rows?dimension=rep&period=2017-Q4", "id"), ("/rows?dimension=rep&id=1", "period"),
            ("/rows?dimension=rep&id=-1&period=2017-Q4", "id"), ("/rows?dimension=rep&id=1001&period=2017-Q4&kind=x", "kind"),
        ])
    func badParameters(path: String, name: String) async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html(path, .badRequest)
            #expect(html.contains("The parameter \u{201C}\(name)\u{201D}"))
        }
    }

    @Test(
        "what is not known is a friendly 404",
        arguments: [
            "/team/999", "/rep/0", "/rep/abc", "/rep/99999999999999999999", "/nowhere", "/reps?reps=9", "/rep/1001?periods=9",
            "/rows?dimension=rep&id=5&period=2017-Q4",
            "/rows?dimension=rep&id=1001&period=2044-Q4", "/rows?dimension=rep&id=1001&period=2017-Q4&deals=99",
        ])
    func unknown(path: String) async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html(path, .notFound)
            #expect(html.contains("There is nothing here") && html.contains("To the company"))
        }
    }

    @Test("names cannot become markup, not even a quotation mark that carries an accent")
    func hostileNames() async throws {
        let open = "\"\u{301}"
        let escaped = "&quot;\u{301}"
        try await Site(.hostileNames).visit { visitor in
            for path in ["/", "/reps", "/rep/1001", "/rows?dimension=rep&id=1001&period=2017-Q4"] {
                let html = try await visitor.html(path)
                #expect(!html.contains("<script") && !html.contains("<b>&"))
                #expect(!html.unicodeScalars.holds(open))
                #expect(html.unicodeScalars.holds(escaped))
            }
        }
    }

    @Test("before the first run, and without a database, the page says what to do")
    func states() async throws {
        try await Site(.neverRun).visit { visitor in
            let company = try await visitor.html("/")
            #expect(company.contains("drumbeat nightly"))
        }
        let log = KeptLog()
        try await Site(.unreachable, logger: log.logger).visit { visitor in
            let html = try await visitor.html("/", .serviceUnavailable)
            #expect(html.contains("cannot be reached") && !html.contains("/tmp"))
        }
        #expect(log.text.contains("dashboard page not made") && log.text.contains("no server in /tmp/nowhere"))
    }

    @Test("a page that takes too long says so")
    func slow() async throws {
        try await Site(.slow).visit { visitor in
            let html = try await visitor.html("/", .serviceUnavailable)
            #expect(html.contains("This took too long") && !html.contains("sql/"))
        }
    }

    @Test("what was not foreseen is logged without what a row holds, and the page tells nothing")
    func unforeseen() async throws {
        let log = KeptLog()
        try await Site(.broken, logger: log.logger).visit { visitor in
            let html = try await visitor.html("/", .internalServerError)
            #expect(html.contains("in the server's log".replacing("'", with: "&#39;")) && !html.contains("duplicate key"))
        }
        #expect(log.text.contains("duplicate key (sql/nothing.sql)"))
        #expect(!log.text.contains("somebody@example.com"))
        struct Silent: Error { let row = "somebody@example.com" }
        #expect(ErrorPages.loggable(Silent()) == "Silent")
    }

    @Test("the rows behind a number say when a deal was booked, beside when it closed")
    func booked() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/rows?dimension=company&id=0&period=2017-Q4&kind=attainment")
            #expect(html.contains(/data-label="Closes">2017-1\d-\d\d, booked 201[78]-\d\d-\d\d</))
        }
    }

    @Test("every deal behind a cell can be reached, page by page, each once")
    func everyDeal() async throws {
        try await Site().visit { visitor in
            var path = "/rows?dimension=company&id=0&period=2017&kind=pipeline"
            var deals: [String] = []
            var html = try await visitor.html(path)
            let total = try #require(html.firstMatch(of: /Deals: (\d+) rows/).flatMap { Int($0.1) })
            #expect(total > 1000)
            while true {
                deals += html.matches(of: /<th scope="row">(OP-\d+)</).map { String($0.1) }
                guard let next = html.firstMatch(of: /rel="next" href="([^"]+)"/) else { break }
                path = String(next.1).replacing("&amp;", with: "&")
                html = try await visitor.html(path)
            }
            #expect(deals.count == total && Set(deals).count == total)
        }
    }

    @Test("the headline says each thing once: how many deals were won and what they are worth, not the bookings again")
    func headline() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/")
            let headings = html.matches(of: /<h2>([^<]+)<\/h2>/).map { String($0.1) }
            #expect(headings.prefix(5) == ["Attainment", "Credit", "Win rate", "Won deals", "Open pipeline"])
            #expect(html.contains(/<p class="against">mean deal USD.[0-9,]+<\/p>/))
        }
    }

    @Test("every template is laid out", arguments: PageRenderer.templates.keys.sorted())
    func templates(name: String) throws {
        _ = try PageRenderer()
        #expect(PageRenderer.templates[name]?.contains("{{{") == false, "unescaped value")
        #expect(PageRenderer.templates[name]?.contains("{{&") == false, "unescaped value")
    }
}

extension String.UnicodeScalarView {
    /// Whether the scalars of a text stand somewhere in a row, whatever characters they combine to.
    fileprivate func holds(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        let all = Array(self)
        return all.indices.dropLast(wanted.count - 1).contains { Array(all[$0..<$0 + wanted.count]) == wanted }
    }
}
