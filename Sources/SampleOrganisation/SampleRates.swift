/// What the sample's deals are sold in.
enum SampleCurrency: String, CaseIterable {
    case usd = "USD"
    case eur = "EUR"
    case gbp = "GBP"
    /// Without a rate: left out of every sum and count, and listed.
    case chf = "CHF"

    /// The rate about which the others vary, in ten-thousandths of a dollar.
    fileprivate var usualRate: Int {
        switch self {
        case .usd, .chf: 10_000
        case .eur: 11_000
        case .gbp: 12_900
        }
    }
}

/// Decides what foreign money is worth: one rate for each fiscal year in the plan, one for each month as it came.
struct SampleRates {
    /// Of a whole fiscal year, or of a month.
    enum Kind: Int {
        case plan, dated

        var months: Int { self == .plan ? 12 : 1 }
        var name: String { self == .plan ? "plan" : "dated" }
    }

    let seed: UInt64
    let calendar: SampleCalendar

    static let foreign: [SampleCurrency] = [.eur, .gbp]

    /// Dollars for one unit in a month, in ten-thousandths; nil where there is no rate.
    func rate(_ kind: Kind, of currency: SampleCurrency, inMonth month: Int) -> Int64? {
        switch currency {
        case .usd: return 10_000
        case .chf: return nil
        case .eur, .gbp: break
        }
        let place = (kind.rawValue * 2 + (currency == .eur ? 0 : 1)) * 1_000 + month / kind.months
        var random = SampleRandom(seed: seed, purpose: .rates, subject: place)
        let spread = kind == .plan ? 150 : 400
        return Int64(currency.usualRate + random.between(-spread, spread))
    }

    /// An amount in cents of the currency in cents of a dollar, half a cent away from zero; nil without amount or rate.
    func convert(_ amount: Int64?, _ currency: SampleCurrency, _ kind: Kind, inMonth month: Int) -> Int64? {
        guard let amount, let rate = rate(kind, of: currency, inMonth: month) else { return nil }
        return (amount * rate * 2 + 10_000) / 20_000
    }
}
