// The binary form of numeric is a row of groups of four decimal digits: their count, the weight of the first (its power of 10000),
// the sign, the number of decimals to show, then the groups. Groups that are zero at either end are left out.

extension PostgresNumeric: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `numeric`.
    public static var postgresType: PostgresType { .numeric }
    /// `numeric[]`.
    public static var postgresArrayType: PostgresType { .numericArray }

    private static let positive: UInt16 = 0x0000
    private static let negative: UInt16 = 0x4000

    /// Writes the digits in groups of four, exactly.
    public func encode(into writer: inout ParameterWriter) {
        // Position 0 is the first digit left of the point, −1 the first right of it; groups are aligned to the point.
        let highest = digits.count - scale - 1
        let weight = highest.floorDivided(by: 4)
        let leading = 3 - (highest - weight * 4)
        var groups: [UInt16] = []
        var index = -leading
        while index < digits.count {
            var group: UInt16 = 0
            for offset in index..<index + 4 {
                group = group * 10 + (digits.indices.contains(offset) ? UInt16(digits[offset]) : 0)
            }
            groups.append(group)
            index += 4
        }
        while groups.last == 0 { groups.removeLast() }
        writer.write(UInt16(truncatingIfNeeded: groups.count))
        writer.write(Int16(truncatingIfNeeded: groups.isEmpty ? 0 : weight))
        writer.write(isNegative ? Self.negative : Self.positive)
        writer.write(UInt16(truncatingIfNeeded: scale))
        for group in groups { writer.write(group) }
    }

    /// Reads the digits exactly. Throws `FieldRefusal` for NaN, infinity and malformed digits.
    public static func decode(_ field: borrowing Field) throws -> PostgresNumeric {
        var reader = try FieldReader(field, as: .numeric)
        let count: UInt16 = try reader.integer()
        let weight = Int(try reader.integer(Int16.self))
        let sign: UInt16 = try reader.integer()
        let scale = Int(try reader.integer(UInt16.self))
        guard sign == positive || sign == negative else {
            throw FieldRefusal(expected: "a finite numeric", found: sign == 0xC000 ? "NaN" : "infinity")
        }
        // One digit for every position from the first group down to the last decimal shown; what is not sent is zero.
        let length = max((weight + 1) * 4 + scale, 0)
        var digits = [UInt8](repeating: 0, count: length)
        for group in 0..<Int(count) {
            var value: UInt16 = try reader.integer()
            guard value < 10000 else { throw FieldRefusal(expected: "numeric", found: "a malformed group of digits") }
            for position in (group * 4..<group * 4 + 4).reversed() {
                if position < length { digits[position] = UInt8(value % 10) }
                value /= 10
            }
        }
        try reader.finish()
        guard let number = PostgresNumeric(isNegative: sign == negative, digits: digits, scale: scale) else {
            throw FieldRefusal(expected: "numeric", found: "a number beyond the range of numeric")
        }
        return number
    }
}

extension Int {
    /// The quotient rounded towards minus infinity.
    fileprivate func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
