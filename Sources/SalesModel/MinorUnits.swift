/// Reading amounts of money exactly, as whole minor units (cents) of a currency.
public enum MinorUnits {
    /// Why a text is no amount.
    public enum ParseError: Error, Hashable, Sendable {
        /// The text is not a number in the accepted form.
        case notANumber
        /// The text has more decimals than the currency, and not only zeros.
        case tooPrecise
        /// The amount does not fit into 64 bits.
        case tooLarge
    }

    /// The amount written in ASCII bytes, in minor units of a currency with `exponent` decimals.
    ///
    /// Accepted are an optional sign, digits, commas between groups of three digits and a decimal point:
    /// `1234.5`, `-12.00`, `1,234,567.89`, `.5`. Decimals beyond the currency's are accepted while they are zeros.
    public static func parse(_ bytes: Span<UInt8>, exponent: Int) throws(ParseError) -> Int64 {
        var index = 0
        var isNegative = false
        if bytes.count > 0, bytes[0] == 0x2D || bytes[0] == 0x2B {
            isNegative = bytes[0] == 0x2D
            index = 1
        }
        var magnitude: UInt64 = 0
        var isTooLarge = false
        var digitsInGroup = 0
        var hasGroups = false
        var hasDigits = false

        while index < bytes.count, bytes[index] != 0x2E {
            let byte = bytes[index]
            if byte == 0x2C {
                guard hasGroups ? digitsInGroup == 3 : (1...3).contains(digitsInGroup) else { throw .notANumber }
                hasGroups = true
                digitsInGroup = 0
            } else {
                guard isDigit(byte) else { throw .notANumber }
                push(byte, onto: &magnitude, &isTooLarge)
                digitsInGroup += 1
                hasDigits = true
            }
            index += 1
        }
        if hasGroups, digitsInGroup != 3 { throw .notANumber }

        var decimals = 0
        var isTooPrecise = false
        if index < bytes.count {
            index += 1
            guard index < bytes.count else { throw .notANumber }
            while index < bytes.count {
                let byte = bytes[index]
                guard isDigit(byte) else { throw .notANumber }
                if decimals < exponent {
                    push(byte, onto: &magnitude, &isTooLarge)
                    decimals += 1
                } else if byte != 0x30 {
                    isTooPrecise = true
                }
                hasDigits = true
                index += 1
            }
        }
        guard hasDigits else { throw .notANumber }
        if isTooPrecise { throw .tooPrecise }
        while decimals < exponent {
            push(0x30, onto: &magnitude, &isTooLarge)
            decimals += 1
        }
        guard !isTooLarge, magnitude <= UInt64(Int64.max) else { throw .tooLarge }
        return isNegative ? -Int64(magnitude) : Int64(magnitude)
    }

    /// The amount written in a text; see the form for bytes.
    public static func parse(_ text: String, exponent: Int) throws(ParseError) -> Int64 {
        try parse(Array(text.utf8).span, exponent: exponent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 <= 9
    }

    private static func push(_ byte: UInt8, onto magnitude: inout UInt64, _ isTooLarge: inout Bool) {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(byte &- 0x30))
        if overflow || carry { isTooLarge = true }
        magnitude = sum
    }
}
