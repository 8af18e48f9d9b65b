import Postgres
import Testing

/// `PostgresNumeric` without a server.
struct NumericTests {
    @Test(arguments: ["0", "0.00", "1234.50", "-0.05", "100", "0.0001", "99999999999999999999.999999999999", "-1"])
    func printsWhatItRead(text: String) throws { #expect(try #require(PostgresNumeric(text)).description == text) }

    @Test(arguments: ["", "-", ".", "1.", ".5", "1e5", "1,000", "NaN", "Infinity", "1.2.3", " 1", "--1"])
    func refusesWhatIsNoPlainDecimal(text: String) { #expect(PostgresNumeric(text) == nil) }

    @Test func hasNoNegativeZeroAndNoLeadingZeros() throws {
        #expect(try #require(PostgresNumeric("-0.00")).description == "0.00")
        #expect(try #require(PostgresNumeric("+007.10")).description == "7.10")
        #expect(PostgresNumeric("1.5") != PostgresNumeric("1.50"))
    }

    @Test func convertsToAndFromUnscaledIntegers() {
        #expect(PostgresNumeric(unscaled: 123450, scale: 2).description == "1234.50")
        #expect(PostgresNumeric(unscaled: -5, scale: 3).description == "-0.005")
        #expect(PostgresNumeric(unscaled: .min, scale: 0).unscaled == .min)
        #expect(PostgresNumeric(unscaled: .max, scale: 6).unscaled == .max)
        #expect(PostgresNumeric("9223372036854775808")?.unscaled == nil)
        #expect(PostgresNumeric("-9223372036854775809")?.unscaled == nil)
    }

    @Test func refusesWhatTheServerCannotHold() {
        #expect(PostgresNumeric(isNegative: false, digits: [1], scale: 16384) == nil)
        #expect(PostgresNumeric(isNegative: false, digits: [1], scale: -1) == nil)
        #expect(PostgresNumeric(isNegative: false, digits: [10], scale: 0) == nil)
        #expect(PostgresNumeric(isNegative: false, digits: [UInt8](repeating: 9, count: 131_073), scale: 0) == nil)
    }
}
