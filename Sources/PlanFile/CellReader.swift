internal import SalesModel

/// Reads the text of one cell as a value.
enum CellReader {
    /// The longest text in bytes; keys of that length still fit into an index.
    static let longestText = 1000

    /// Checks that text can be kept: UTF-8, no control characters, not too long.
    static func checkText(_ bytes: Span<UInt8>) throws(CellFault) {
        let count = bytes.count
        if count > longestText { throw .tooLong(bytes: count) }
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte &- 0x20 >= 0x5F {
                if byte < 0x80 { throw .control }
                return try checkUTF8(bytes)
            }
            index += 1
        }
    }

    private static func checkUTF8(_ bytes: Span<UInt8>) throws(CellFault) {
        do { _ = try UTF8Span(validating: bytes) } catch { throw .notUTF8 }
        for index in bytes.indices {
            let byte = bytes[index]
            // U+0080 to U+009F are control characters too.
            let isSecondRange = byte == 0xC2 && bytes[index + 1] < 0xA0
            if byte < 0x20 || byte == 0x7F || isSecondRange { throw .control }
        }
    }

    /// An amount in minor units of the currency; it is written in units of ten to the power of `scale`.
    static func money(_ bytes: Span<UInt8>, _ currency: CurrencyCode, scale: Int = 0) throws(CellFault) -> Int64 {
        do {
            return try MinorUnits.parse(bytes, exponent: currency.exponent + scale)
        } catch { throw .money(error, currency, scale: scale) }
    }

    /// A day among those that the field may name.
    static func date(
        _ bytes: Span<UInt8>, _ format: DateFormat, in days: ClosedRange<CalendarDay>
    ) throws(CellFault) -> DateFormat.Reading {
        guard let reading = format.read(bytes) else { throw .date(format) }
        guard days.contains(reading.day) else { throw .dateOutOfRange(reading.day, days) }
        return reading
    }

    /// A whole number of at most 18 digits.
    static func integer(_ bytes: Span<UInt8>) throws(CellFault) -> Int64 {
        var index = 0
        if bytes.count > 0, bytes[0] == 0x2D || bytes[0] == 0x2B { index = 1 }
        guard index < bytes.count, bytes.count - index <= 18 else { throw .integer }
        var value: Int64 = 0
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { throw .integer }
            value = value * 10 + Int64(digit)
            index += 1
        }
        return bytes[0] == 0x2D ? -value : value
    }

    /// A percentage in basis points. A number up to 1 needs a percent sign, as it may be meant as a fraction.
    static func share(_ bytes: Span<UInt8>) throws(CellFault) -> Int32 {
        try share(bytes, from: 1, to: 10_000, fault: .share)
    }

    /// A percentage from 0 to 100 in basis points, read like a share.
    static func percentage(_ bytes: Span<UInt8>) throws(CellFault) -> Int32 {
        try share(bytes, from: 0, to: 10_000, fault: .percentage)
    }

    /// A percentage of 0 to 1,000 in basis points.
    static func wideShare(_ bytes: Span<UInt8>) throws(CellFault) -> Int32 {
        try share(bytes, from: 0, to: 100_000, fault: .wideShare)
    }

    private static func share(
        _ bytes: Span<UInt8>, from least: Int64, to most: Int64, fault: CellFault
    ) throws(CellFault) -> Int32 {
        var end = bytes.count
        let hasSign = end > 0 && bytes[end - 1] == 0x25
        if hasSign {
            end -= 1
            while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        }
        let points: Int64
        do { points = try MinorUnits.parse(bytes.extracting(0..<end), exponent: 2) } catch { throw fault }
        guard points >= least, points <= most else { throw fault }
        if !hasSign, points > 0, points <= 100 { throw .shareWithoutUnit }
        return Int32(points)
    }

    /// The range without white space at its ends: spaces, tabs, line ends and no-break spaces.
    static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
        var (start, end) = (start, end)
        while start < end {
            if isSpace(bytes[start]) {
                start += 1
            } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if isSpace(bytes[end - 1]) {
                end -= 1
            } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte &- 0x09 <= 4
    }
}
