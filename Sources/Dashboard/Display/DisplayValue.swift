import Operations
import SalesModel

/// One figure as the reader sees it: the rounded text, and the exact value behind it.
struct DisplayValue: Equatable, Sendable {
    /// What stands in the table, for example "1,234,567", "63.2 %", "–".
    var text: String
    /// The exact value, nil when `text` already is.
    var exact: String?
    /// Why there is no value, nil when there is one.
    var missing: String?
    /// The figure as a coordinate for drawing, nil when there is none.
    var coordinate: Double?
    /// Whether the text is words rather than a number.
    var isWords = false

    /// Between a number and its unit: the two must not part at the end of a line.
    private static let space = "\u{00A0}"

    /// The form for a table cell: whole currency units, one decimal for per cent and days.
    init(_ value: ReportValue) {
        switch value {
        case .count(let count):
            self.init(number: DecimalText(minorUnits: count, fractionDigits: 0)) { $0.grouped }
        case .money(let money):
            self.init(money: Self.amount(of: money), currency: money.currency)
        case .decimalMoney(let amount, let currency):
            self.init(exactDecimal: amount) { Self(money: $0, currency: currency) }
        case .ratio(let ratio):
            self.init(exactDecimal: ratio) { number in
                var value = Self(number: number) { $0.shifted(by: 2).rounded(to: 1).grouped + Self.space + "%" }
                value.exact = number.plain
                return value
            }
        case .days(let days):
            self.init(exactDecimal: days) { number in
                var value = Self(number: number) { $0.rounded(to: 1).grouped }
                value.exact = number.plain + " days"
                return value
            }
        case .text(let words):
            self.init(text: words, isWords: true)
        case .none(let reason):
            self.init(text: "\u{2013}", missing: reason)
        }
    }

    /// The form for a headline: amounts from a million on are shortened, with the exact value kept beside.
    init(headline value: ReportValue) {
        self.init(value)
        guard let (number, currency) = Self.amount(of: value) else { return }
        text = currency.description + Self.space + Self.shortened(number)
    }

    /// The form for the page that shows the rows: amounts with their currency and every minor unit. A mean or median
    /// is rounded to the minor unit and keeps its exact form beside.
    init(inFull value: ReportValue) {
        self.init(value)
        guard let (number, currency) = Self.amount(of: value) else { return }
        text = Self.inFull(number.rounded(to: currency.exponent), currency)
        exact = text == exact ? nil : exact
    }

    /// Money in full: "USD 1,234,567.89".
    static func inFull(_ money: Money) -> String { inFull(amount(of: money), money.currency) }

    private init(text: String, exact: String? = nil, missing: String? = nil, isWords: Bool = false) {
        self.text = text
        self.exact = exact
        self.missing = missing
        self.isWords = isWords
    }

    private init(number: DecimalText, format: (DecimalText) -> String) {
        self.init(text: format(number))
        coordinate = number.coordinate
    }

    private init(money: DecimalText, currency: CurrencyCode) {
        self.init(number: money) { $0.rounded(to: 0).grouped }
        exact = Self.inFull(money, currency)
    }

    private init(exactDecimal: ExactDecimal, make: (DecimalText) -> DisplayValue) {
        let plain = exactDecimal.description
        self = DecimalText(plain).map(make) ?? Self(text: plain, isWords: true)
    }

    private static func inFull(_ number: DecimalText, _ currency: CurrencyCode) -> String {
        currency.description + space + number.grouped
    }

    private static func amount(of money: Money) -> DecimalText {
        DecimalText(minorUnits: money.minorUnits, fractionDigits: money.currency.exponent)
    }

    private static func amount(of value: ReportValue) -> (DecimalText, CurrencyCode)? {
        switch value {
        case .money(let money): (amount(of: money), money.currency)
        case .decimalMoney(let amount, let currency): DecimalText(amount.description).map { ($0, currency) }
        default: nil
        }
    }

    private static func shortened(_ number: DecimalText) -> String {
        switch number.whole.count {
        case 10...: number.shifted(by: -9).rounded(to: 2).grouped + space + "bn"
        case 7...: number.shifted(by: -6).rounded(to: 2).grouped + space + "M"
        default: number.rounded(to: 0).grouped
        }
    }
}
