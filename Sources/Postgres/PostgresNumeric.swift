/// An exact decimal number, as the server's `numeric` holds it: sign, digits and the number of decimals, never a floating point.
///
/// Equality is exact: 1.5 and 1.50 are different, because the number of decimals is part of the value.
public struct PostgresNumeric: Hashable, Sendable {
    /// Whether the number is below zero; false for zero.
    public let isNegative: Bool
    /// Decimal digits (0...9), the most significant first, without leading zeros. Empty for zero.
    public let digits: [UInt8]
    /// How many of the digits are decimals, 0...16383. It may exceed the number of digits: 0.005 is the digit 5 with scale 3.
    public let scale: Int

    /// The greatest number of decimals the server holds.
    public static let maximumScale = 16383
    /// The greatest number of digits before the decimal point the server holds.
    public static let maximumIntegerDigits = 131_072

    /// A number from its parts; leading zeros are removed. Nil if a digit is above 9 or the number is beyond the server's range.
    public init?(isNegative: Bool, digits: some Sequence<UInt8>, scale: Int) {
        let significant = Array(digits.drop { $0 == 0 })
        guard (0...Self.maximumScale).contains(scale), significant.allSatisfy({ $0 <= 9 }),
            significant.count - scale <= Self.maximumIntegerDigits
        else { return nil }
        self.init(isNegative: isNegative, significant: significant, scale: scale)
    }

    /// An integer divided by a power of ten: `PostgresNumeric(unscaled: 123450, scale: 2)` is 1234.50. `scale` is kept in
    /// 0...16383.
    public init(unscaled: Int64, scale: Int) {
        let digits = unscaled == 0 ? [] : String(unscaled.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        self.init(isNegative: unscaled < 0, significant: digits, scale: min(max(scale, 0), Self.maximumScale))
    }

    /// Reads "-1234.50": an optional sign, digits, and an optional point followed by digits. Nil for anything else.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text).utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || parts.last?.isEmpty == false else { return nil }
        let digits = parts.joined()
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        self.init(
            isNegative: isNegative, digits: digits.map { $0 - UInt8(ascii: "0") }, scale: parts.count == 2 ? parts[1].count : 0)
    }

    private init(isNegative: Bool, significant: [UInt8], scale: Int) {
        self.isNegative = isNegative && !significant.isEmpty
        self.digits = significant
        self.scale = scale
    }

    /// The digits as one integer, without the decimal point (1234.50 gives 123450), or nil if it does not fit in 64 bits.
    public var unscaled: Int64? {
        var magnitude: UInt64 = 0
        for digit in digits {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            if overflow || carry { return nil }
            magnitude = sum
        }
        guard isNegative else { return Int64(exactly: magnitude) }
        return magnitude == UInt64(Int64.max) + 1 ? .min : Int64(exactly: magnitude).map { -$0 }
    }
}

extension PostgresNumeric: CustomStringConvertible {
    /// The number as the server prints it: "-1234.50", "0.05", "0".
    public var description: String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let whole = digits.dropLast(scale)
        text.append(contentsOf: whole.isEmpty ? [UInt8(ascii: "0")] : whole.map { $0 + UInt8(ascii: "0") })
        if scale > 0 {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(scale - digits.count, 0)))
            text.append(contentsOf: digits.suffix(scale).map { $0 + UInt8(ascii: "0") })
        }
        return String(decoding: text, as: UTF8.self)
    }
}
