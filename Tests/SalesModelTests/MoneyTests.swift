import SalesModel
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "amounts are read exactly",
        arguments: [
            ("1234.5", 2, 123_450), ("-12.00", 2, -1200), ("1,234,567.89", 2, 123_456_789), ("+7", 2, 700), ("0", 2, 0),
            (".5", 2, 50), ("007", 0, 7), ("12.000", 2, 1200), ("1000.00", 0, 1000), ("1.234", 3, 1234),
            ("92233720368547758.07", 2, Int64.max), ("-92233720368547758.07", 2, -Int64.max), ("-0.00", 2, 0),
            ("12.0000000000000000000000000000", 2, 1200),
        ] as [(String, Int, Int64)])
    func read(text: String, exponent: Int, minorUnits: Int64) throws {
        #expect(try MinorUnits.parse(text, exponent: exponent) == minorUnits)
    }

    @Test(
        "other texts are refused with the reason",
        arguments: [
            ("", .notANumber), ("-", .notANumber), (".", .notANumber), ("1.", .notANumber), ("1.2.3", .notANumber),
            ("1e3", .notANumber), ("$5", .notANumber), ("1,23", .notANumber), ("1234,567", .notANumber),
            (",123", .notANumber), ("1,,234", .notANumber), ("1.234,56", .notANumber), ("(5)", .notANumber),
            ("12 000", .notANumber), ("--1", .notANumber), ("1,234,", .notANumber), ("0.005", .tooPrecise),
            ("99999999999999999999.001", .tooPrecise), ("92233720368547758.08", .tooLarge),
            ("99999999999999999999999999", .tooLarge),
        ] as [(String, MinorUnits.ParseError)])
    func refused(text: String, error: MinorUnits.ParseError) {
        #expect(throws: error) { try MinorUnits.parse(text, exponent: 2) }
    }

    @Test("an amount is written with its currency's decimals")
    func description() throws {
        let dollar = try #require(CurrencyCode("USD"))
        let yen = try #require(CurrencyCode("JPY"))
        let dinar = try #require(CurrencyCode("KWD"))
        #expect(Money(minorUnits: 123_450, currency: dollar).description == "1234.50 USD")
        #expect(Money(minorUnits: -5, currency: dollar).description == "-0.05 USD")
        #expect(Money(minorUnits: 1234, currency: yen).description == "1234 JPY")
        #expect(Money(minorUnits: 1, currency: dinar).description == "0.001 KWD")
        #expect(Money(minorUnits: .min, currency: dollar).description == "-92233720368547758.08 USD")
    }

    @Test("sums are exact or refused")
    func sums() throws {
        let dollar = try #require(CurrencyCode("USD"))
        let euro = try #require(CurrencyCode("EUR"))
        let one = Money(minorUnits: 100, currency: dollar)
        #expect(try one.adding(one).minorUnits == 200)
        #expect(throws: Money.ArithmeticError.differentCurrencies) {
            try one.adding(Money(minorUnits: 1, currency: euro))
        }
        #expect(throws: Money.ArithmeticError.overflow) {
            try one.adding(Money(minorUnits: .max, currency: dollar))
        }
    }

    @Test("currencies in use, by capital letters")
    func currencies() {
        #expect(CurrencyCode("CLF")?.exponent == 4)
        #expect(CurrencyCode("usd") == nil)
        #expect(CurrencyCode("XTS") == nil)
        #expect(CurrencyCode("DEM") == nil)
        #expect(CurrencyCode.allCodes.count == Set(CurrencyCode.allCodes).count)
        #expect(CurrencyCode.allCodes.allSatisfy { $0.utf8.count == 3 })
    }
}
