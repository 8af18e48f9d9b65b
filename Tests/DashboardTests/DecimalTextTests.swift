import Testing

@testable import Dashboard

@Suite("Figures as text")
struct DecimalTextTests {
    @Test(
        "round half away from zero and group by thousands",
        arguments: [
            ("0.631501", 2, 1, "63.2"), ("0.9995", 2, 1, "100.0"), ("-0.0004", 2, 1, "0.0"), ("-0.0005", 2, 1, "\u{2212}0.1"),
            ("1.185", 2, 1, "118.5"), ("1234567.5", 0, 0, "1,234,568"), ("-1234567.49", 0, 0, "\u{2212}1,234,567"),
            ("999.5", 0, 0, "1,000"), ("0", 0, 1, "0.0"), ("000123", 0, 0, "123"), ("1234567890.12", -6, 2, "1,234.57"),
            ("12", -3, 2, "0.01"), ("9223372036854775807", 0, 0, "9,223,372,036,854,775,807"),
        ])
    func rounds(plain: String, shift: Int, digits: Int, expected: String) throws {
        let number = try #require(DecimalText(plain))
        #expect(number.shifted(by: shift).rounded(to: digits).grouped == expected)
    }

    @Test("reads plain decimals only", arguments: ["", "-", "1e5", "1,000", "NaN", ".5", "+1", " 1", "1.2.3", "١"])
    func refuses(text: String) {
        #expect(DecimalText(text) == nil)
    }

    @Test(
        "minor units, down to the least",
        arguments: [
            (Int64(123_450), 2, "1234.50"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (1500, 0, "1500"), (1, 4, "0.0001"),
            (.min, 2, "-92233720368547758.08"),
        ])
    func minorUnits(minor: Int64, digits: Int, expected: String) {
        #expect(DecimalText(minorUnits: minor, fractionDigits: digits).plain == expected)
    }
}
