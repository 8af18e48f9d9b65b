/// An exact decimal number held as digits, for display only: rounding, grouping and moving the decimal
/// point are done on the digits, so that no figure passes through floating point on its way to the page.
struct DecimalText: Equatable, Sendable {
    private(set) var isNegative: Bool
    /// Digits before the point, without leading zeros; "0" when there are none.
    private(set) var whole: String
    /// Digits after the point, as many as the number was given with.
    private(set) var fraction: String

    /// Reads a plain decimal such as "-1234.50". Nil when the text is anything else.
    init?(_ plain: String) {
        var digits = Substring(plain)
        isNegative = digits.first == "-"
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty else { return nil }
        guard parts.allSatisfy({ part in part.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        whole = Self.withoutLeadingZeros(first)
        fraction = parts.count == 2 ? String(parts[1]) : ""
        normaliseSign()
    }

    /// A number of minor units, for example 123450 with 2 fraction digits is 1234.50.
    init(minorUnits: Int64, fractionDigits: Int) {
        isNegative = minorUnits < 0
        let digits = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count)) + digits
        whole = String(padded.dropLast(fractionDigits))
        fraction = String(padded.suffix(fractionDigits))
        normaliseSign()
    }

    /// Whether every digit is zero.
    var isZero: Bool { (whole + fraction).utf8.allSatisfy { $0 == UInt8(ascii: "0") } }

    /// The plain form, "-1234.50": no grouping, ASCII minus.
    var plain: String { (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction) }

    /// The readable form, "−1,234.50": grouped by thousands, with a true minus sign.
    var grouped: String {
        (isNegative ? "\u{2212}" : "") + Self.grouping(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// An approximation for drawing. Never for a figure that is printed.
    var coordinate: Double { Double(plain) ?? 0 }

    /// The number times ten to the `places`; negative places divide.
    func shifted(by places: Int) -> DecimalText {
        var moved = self
        if places >= 0 {
            let tail = fraction + String(repeating: "0", count: max(0, places - fraction.count))
            moved.whole = Self.withoutLeadingZeros(whole + tail.prefix(places))
            moved.fraction = String(tail.dropFirst(places))
        } else {
            let head = String(repeating: "0", count: max(0, 1 - places - whole.count)) + whole
            moved.whole = Self.withoutLeadingZeros(head.dropLast(-places))
            moved.fraction = head.suffix(-places) + fraction
        }
        return moved
    }

    /// The number with exactly `digits` digits after the point, half away from zero.
    func rounded(to digits: Int) -> DecimalText {
        var result = self
        guard fraction.count > digits else {
            result.fraction += String(repeating: "0", count: digits - fraction.count)
            return result
        }
        let roundsUp = (fraction.dropFirst(digits).utf8.first ?? 0) >= UInt8(ascii: "5")
        var kept = Array((whole + fraction.prefix(digits)).utf8)
        if roundsUp { Self.increment(&kept) }
        let text = String(decoding: kept, as: UTF8.self)
        result.whole = Self.withoutLeadingZeros(text.dropLast(digits))
        result.fraction = String(text.suffix(digits))
        result.normaliseSign()
        return result
    }

    private mutating func normaliseSign() {
        if isZero { isNegative = false }
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < UInt8(ascii: "9") {
                digits[index] += 1
                return
            }
            digits[index] = UInt8(ascii: "0")
        }
        digits.insert(UInt8(ascii: "1"), at: 0)
    }

    private static func withoutLeadingZeros(_ digits: some StringProtocol) -> String {
        let trimmed = digits.drop { $0 == "0" }
        return trimmed.isEmpty ? "0" : String(trimmed)
    }

    private static func grouping(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
