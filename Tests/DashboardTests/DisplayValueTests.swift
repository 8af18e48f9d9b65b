import Operations
import SalesModel
import Testing

@testable import Dashboard

@Suite("How a value is shown")
struct DisplayValueTests {
    private func money(_ minor: Int64, _ code: String = "USD") throws -> Money {
        Money(minorUnits: minor, currency: try #require(CurrencyCode(code)))
    }

    @Test("whole units in a table, exact in the tooltip")
    func tableMoney() throws {
        let value = try DisplayValue(.money(money(123_456_789)))
        #expect(value.text == "1,234,568")
        #expect(value.exact == "USD\u{A0}1,234,567.89")
    }

    @Test("a headline shortens from a million on, and says which currency")
    func headline() throws {
        #expect(try DisplayValue(headline: .money(money(196_000_049))).text == "USD\u{A0}1.96\u{A0}M")
        #expect(try DisplayValue(headline: .money(money(99_999_950))).text == "USD\u{A0}1,000,000")
        #expect(try DisplayValue(headline: .money(money(-250_000_000_000))).text == "USD\u{A0}\u{2212}2.50\u{A0}bn")
        #expect(try DisplayValue(headline: .money(money(1500, "JPY"))).text == "JPY\u{A0}1,500")
    }

    @Test("zero, no value and text are three things")
    func kinds() {
        #expect(DisplayValue(.count(0)).text == "0")
        let none = DisplayValue(.none(reason: "No quota"))
        #expect(none.text == "\u{2013}" && none.missing == "No quota" && none.coordinate == nil)
        #expect(DisplayValue(.text("own")).isWords)
    }

    @Test("ratios as per cent, days with one decimal, both with their exact value")
    func rounded() throws {
        let ratio = DisplayValue(.ratio(try #require(ExactDecimal("1.187654"))))
        #expect(ratio.text == "118.8\u{A0}%" && ratio.exact == "1.187654")
        let days = DisplayValue(.days(try #require(ExactDecimal("47.9489"))))
        #expect(days.text == "47.9" && days.exact == "47.9489 days")
    }

    @Test("a mean in full is rounded to the minor unit and keeps the exact form")
    func means() throws {
        let currency = try #require(CurrencyCode("USD"))
        let mean = DisplayValue(inFull: .decimalMoney(try #require(ExactDecimal("2360.909406")), currency))
        #expect(mean.text == "USD\u{A0}2,360.91" && mean.exact == "USD\u{A0}2,360.909406")
        #expect(try DisplayValue(inFull: .money(money(100))).exact == nil)
    }
}
