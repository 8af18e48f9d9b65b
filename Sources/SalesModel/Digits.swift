/// Decimal digits in ASCII bytes, and numbers padded with zeros.
package enum Digits {
    /// The number written in `bytes[from..<to]`; nil when that is empty, longer than nine bytes or not all digits.
    package static func number(in bytes: Span<UInt8>, from: Int, to: Int) -> Int? {
        guard from < to, to - from <= 9, to <= bytes.count else { return nil }
        var value = 0
        for index in from..<to {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// A number that is not negative, with leading zeros up to `width` digits.
    package static func padded(_ value: Int, to width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
