import SalesModel
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "a number keeps its form",
        arguments: [
            ("1234.50", "1234.50"), ("-0.631501", "-0.631501"), ("+7", "7"), ("007", "7"), ("-0.00", "0.00"), ("0", "0"),
            ("0.5", "0.5"), ("123456789012345678901234567890.1", "123456789012345678901234567890.1"),
        ])
    func form(text: String, expected: String) throws {
        #expect(try #require(ExactDecimal(text)).description == expected)
    }

    @Test("other texts are refused", arguments: ["", "-", ".5", "5.", "1,000", "1e5", " 1", "1.2.3", "٣"])
    func refused(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("numbers are compared whatever their scale")
    func comparison() throws {
        let long = try #require(ExactDecimal("1.500"))
        let short = try #require(ExactDecimal("1.5"))
        #expect(long != short)
        #expect(long.isNumericallyEqual(to: short))
        #expect(long.withoutTrailingZeros.description == "1.5")
        #expect(try #require(ExactDecimal("10.00")).withoutTrailingZeros.description == "10")
        #expect(try #require(ExactDecimal("-0.0")).isZero)
        #expect(!ExactDecimal(units: -1, scale: 2).isNumericallyEqual(to: ExactDecimal(units: 1, scale: 2)))
    }

    @Test("units and scale")
    func units() {
        #expect(ExactDecimal(units: -5, scale: 3).description == "-0.005")
        #expect(ExactDecimal(units: 1200, scale: 0).description == "1200")
        #expect(ExactDecimal(units: .min, scale: 0).description == Int128.min.description)
    }
}
