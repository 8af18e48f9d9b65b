import Operations
import SalesModel

/// How numbers are printed: exactly, never rounded.
enum ValueText {
    /// For tables: ratios in percent, trailing zeros of means dropped, a dash where there is no number.
    static func forPeople(_ value: ReportValue) -> String {
        switch value {
        case .count(let count): "\(count)"
        case .money(let money): "\(money.decimal)"
        case .ratio(let ratio): percent(ratio)
        case .days(let days): "\(days.withoutTrailingZeros)"
        case .decimalMoney(let amount, _): "\(amount.withoutTrailingZeros)"
        case .text(let text): text
        case .none: "–"
        }
    }

    /// A ratio in percent: the decimal point two places to the right, nothing rounded.
    static func percent(_ ratio: ExactDecimal) -> String {
        let padded = ratio.scale < 2 ? ratio.digits + String(repeating: "0", count: 2 - ratio.scale) : ratio.digits
        let text = (ratio.isNegative ? "-" : "") + padded
        let scale = max(ratio.scale - 2, 0)
        guard let shifted = ExactDecimal(withPoint(text, scale: scale)) else { return "\(ratio)" }
        return "\(shifted.withoutTrailingZeros) %"
    }

    private static func withPoint(_ digits: String, scale: Int) -> String {
        guard scale > 0 else { return digits }
        let isNegative = digits.hasPrefix("-")
        var plain = isNegative ? String(digits.dropFirst()) : digits
        if plain.count <= scale { plain = String(repeating: "0", count: scale - plain.count + 1) + plain }
        return (isNegative ? "-" : "") + plain.dropLast(scale) + "." + plain.suffix(scale)
    }
}
