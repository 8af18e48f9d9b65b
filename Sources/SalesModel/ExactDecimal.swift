/// A decimal number kept exactly as written: sign, digits and scale, never a binary fraction.
public struct ExactDecimal: Hashable, Sendable {
    /// Whether the number is below zero; false for zero.
    public let isNegative: Bool
    /// The digits without decimal point and without needless leading zeros, at least `scale + 1` of them.
    public let digits: String
    /// How many of the digits stand after the decimal point.
    public let scale: Int

    /// A number written with digits, at most one decimal point and an optional sign: `1234.50`, `-0.631501`, `+7`.
    ///
    /// Grouping, exponents and spaces are refused with nil; trailing zeros are kept.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        var negative = false
        if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
            negative = sign == 0x2D
            bytes.removeFirst()
        }
        let parts = bytes.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : []
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !fraction.isEmpty,
            (whole + fraction).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(isNegative: negative, bytes: Array(whole + fraction), scale: fraction.count)
    }

    /// The number `units` ÷ 10^`scale`, with `scale` decimals; a negative scale counts as 0.
    public init(units: Int128, scale: Int) {
        self.init(isNegative: units < 0, bytes: Array(String(units.magnitude).utf8), scale: max(0, scale))
    }

    private init(isNegative: Bool, bytes: [UInt8], scale: Int) {
        var digits = bytes.drop { $0 == 0x30 }
        if digits.count < scale + 1 {
            digits = repeatElement(0x30, count: scale + 1 - digits.count) + digits
        }
        self.scale = scale
        self.digits = String(decoding: digits, as: UTF8.self)
        self.isNegative = isNegative && digits.contains { $0 != 0x30 }
    }

    /// Whether the number is zero, whatever its scale.
    public var isZero: Bool { digits.utf8.allSatisfy { $0 == 0x30 } }

    /// The same number without the zeros at the end of its decimals: 1.50 becomes 1.5.
    public var withoutTrailingZeros: ExactDecimal {
        let kept = scale - digits.utf8.suffix(scale).reversed().prefix { $0 == 0x30 }.count
        return ExactDecimal(isNegative: isNegative, bytes: Array(digits.utf8.dropLast(scale - kept)), scale: kept)
    }

    /// Whether both are the same number, whatever their scales: 1.5 and 1.50 are.
    public func isNumericallyEqual(to other: ExactDecimal) -> Bool {
        withoutTrailingZeros == other.withoutTrailingZeros
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number without grouping, with all its decimals: `-1234.50`.
    public var description: String {
        let whole = digits.utf8.count - scale
        let sign = isNegative ? "-" : ""
        if scale == 0 { return sign + digits }
        return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
    }
}
