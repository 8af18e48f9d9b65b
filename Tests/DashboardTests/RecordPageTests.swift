import Hummingbird
import HummingbirdTesting
import Testing

@testable import Dashboard

@Suite("Pages of inquiries and letters")
struct RecordPageTests {
    @Test("the list has every inquiry, or those of a state, with its age")
    func inquiries() async throws {
        try await Site().visit { visitor in
            let all = try await visitor.html("/inquiries")
            #expect(all.contains("Inquiry 1</a>") && all.contains("Inquiry 2</a>") && all.contains("8 days") && all.contains("1 day<"))
            #expect(all.contains("href=\"/inquiries\" aria-current=\"page\""))
            let open = try await visitor.html("/inquiries?state=open")
            #expect(!open.contains("Inquiry 1</a>") && open.contains("Inquiry 2</a>"))
            #expect(try await visitor.html("/inquiries?state=rejected").contains("There is none here."))
        }
    }

    @Test("an inquiry shows its steps, what was said, and the credit before and after")
    func inquiry() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/inquiry/1")
            for part in [
                "adjusted by change 118", "Half of it is &lt;b&gt;mine&lt;/b&gt;", "when it was asked: USD\u{A0}0.00",
                "when it was adjusted: USD\u{A0}50.00", "The deal is credited nowhere in run 42", "expected <strong>50 %</strong>",
            ] { #expect(html.contains(part), "\(part)") }
            #expect(try await visitor.get("/inquiry/3").status == .notFound)
            #expect(try await visitor.get("/inquiry/x").status == .notFound)
        }
    }

    @Test("the list of letters says what changed since")
    func letters() async throws {
        try await Site().visit { visitor in
            let html = try await visitor.html("/letters")
            for part in ["Letter 7</a>", "superseded</span>", "USD\u{A0}86,666.67", "2017-01, 2017-02", "3\u{A0}Feb 2017", "issued</span>"]
            {
                #expect(html.contains(part), "\(part)")
            }
        }
    }

    @Test("a letter derives what is owed, by the newest run or as it was issued")
    func letter() async throws {
        try await Site().visit { visitor in
            let newest = try await visitor.html("/letter/1001?period=2017")
            for part in [
                "USD\u{A0}86,666.67", "by Retail: 2017-01 to 2017-02 6.67 %, 2017-12 13.33 %", "Not employed", "\u{2212}13,333.33",
                "not employed on 31 of 31 days",
                "It is superseded: run 42 gives 86666.67 USD instead of 100000.00 USD in 2017", "<tr class=\"year\">",
            ] { #expect(newest.contains(part), "\(part)") }
            let issued = try await visitor.html("/letter/1001?period=2017&letter=7")
            #expect(issued.contains("USD\u{A0}100,000.00") && !issued.contains("Not employed"))
            // The letter of somebody else under this person's address is none.
            for path in ["/letter/1001?period=2017&letter=8", "/letter/1001?period=2016", "/letter/5?period=2017", "/letter/0?period=2017"]
            {
                #expect(try await visitor.get(path).status == .notFound, "\(path)")
            }
            #expect(try await visitor.html("/letter/1001", .badRequest).contains("\u{201C}period\u{201D}"))
        }
    }
}
