/// An exact amount of money: whole minor units of one currency.
public struct Money: Hashable, Sendable {
    /// The amount in minor units, cents for USD; may be negative.
    public let minorUnits: Int64
    /// The currency of the amount.
    public let currency: CurrencyCode

    /// An amount in minor units of a currency.
    public init(minorUnits: Int64, currency: CurrencyCode) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The amount as a decimal number with the currency's decimals: 123450 minor units of USD are 1234.50.
    public var decimal: ExactDecimal {
        ExactDecimal(units: Int128(minorUnits), scale: currency.exponent)
    }

    /// Why two amounts have no sum.
    public enum ArithmeticError: Error, Hashable, Sendable {
        /// The amounts are in two currencies.
        case differentCurrencies
        /// The sum does not fit into 64 bits.
        case overflow
    }

    /// The sum of this amount and another one of the same currency.
    public func adding(_ other: Money) throws(ArithmeticError) -> Money {
        guard currency == other.currency else { throw .differentCurrencies }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        if overflow { throw .overflow }
        return Money(minorUnits: sum, currency: currency)
    }
}

extension Money: CustomStringConvertible {
    /// The amount and its currency: `1234.50 USD`.
    public var description: String { "\(decimal) \(currency)" }
}
