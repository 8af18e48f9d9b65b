internal import SalesModel

/// The time of day that may follow a date: `00:00:00.000`, `T22:55:32+0000`, `7:30 PM`.
struct TimeOfDay {
    /// Whether the time is midnight and names no zone, so that nothing is lost by leaving it out.
    let isMidnight: Bool

    /// Reads from `start` to the end of the bytes; nil when anything else stands there.
    init?(_ bytes: Span<UInt8>, from start: Int) {
        var index = start
        guard index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x54 else { return nil }
        index += 1
        guard let hour = Self.number(bytes, &index, most: 23), Self.skip(0x3A, bytes, &index),
            let minute = Self.number(bytes, &index, most: 59)
        else { return nil }
        var isZero = hour == 0 && minute == 0
        if Self.skip(0x3A, bytes, &index) {
            guard let second = Self.number(bytes, &index, most: 60) else { return nil }
            isZero = isZero && second == 0
            if Self.skip(0x2E, bytes, &index) {
                let fraction = index
                while index < bytes.count, bytes[index] &- 0x30 <= 9 {
                    isZero = isZero && bytes[index] == 0x30
                    index += 1
                }
                guard index > fraction else { return nil }
            }
        }
        let rest = String(decoding: (index..<bytes.count).map { bytes[$0] }, as: UTF8.self)
        switch rest.trimmingSpaces.uppercased() {
        case "": isMidnight = isZero
        case "AM", "PM", "Z", "UTC": isMidnight = false
        case let offset where Self.isOffset(offset): isMidnight = false
        default: return nil
        }
    }

    private static func number(_ bytes: Span<UInt8>, _ index: inout Int, most: Int) -> Int? {
        var end = index
        while end < bytes.count, end < index + 2, bytes[end] &- 0x30 <= 9 { end += 1 }
        guard let value = Digits.number(in: bytes, from: index, to: end), value <= most else { return nil }
        index = end
        return value
    }

    private static func skip(_ byte: UInt8, _ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private static func isOffset(_ text: String) -> Bool {
        guard let sign = text.utf8.first, sign == 0x2B || sign == 0x2D else { return false }
        let digits = text.utf8.dropFirst().filter { $0 != 0x3A }
        return (digits.count == 2 || digits.count == 4) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension String {
    /// The text without spaces at its ends.
    var trimmingSpaces: String {
        let head = drop { $0 == " " }
        guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
        return String(head[...last])
    }
}
