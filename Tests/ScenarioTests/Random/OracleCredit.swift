import SalesModel

/// To whom deals are credited, share by share, and what they come to in dollars.
extension Oracle {
    /// A line of credit in a breakdown. Amounts are in cents, nil where there is no amount or no rate.
    struct Credit {
        let deal: String
        let name: String
        let month: FiscalPeriod?
        let isOverlay: Bool
        let isExcluded: Bool
        let plan: Int64?
        let dated: Int64?
        let report: Int64?
    }

    /// The rate of a kind on a day; nil where there is none. A rate without a last day holds until the next one begins.
    func rate(_ kind: String, of currency: String, on day: CalendarDay) -> Int64? {
        if currency == "USD" { return 10_000 }
        let rates = world.rates.filter { $0.kind == kind && $0.currency == currency && ($0.from ?? .first) <= day }
        guard let latest = rates.max(by: { ($0.from ?? .first) < ($1.from ?? .first) }) else { return nil }
        return latest.to.map { day <= $0 } ?? true ? latest.tenThousandths : nil
    }

    /// An amount in minor units of its currency, in cents, half away from zero; yen have no minor units.
    static func convert(_ amount: Int64?, _ currency: String, at rate: Int64?) -> Int64? {
        guard let amount, let rate else { return nil }
        return halfAwayFromZero(Int128(amount) * Int128(rate) * (currency == "JPY" ? 100 : 1), by: 10_000)
    }

    static func halfAwayFromZero(_ dividend: Int128, by divisor: Int128) -> Int64 {
        let magnitude = (2 * Int128(dividend.magnitude) + divisor) / (2 * divisor)
        return Int64(dividend < 0 ? -magnitude : magnitude)
    }

    /// The shares of a kind of a deal: those stated last.
    private func shares(of deal: String, _ kind: String) -> [World.Share] {
        world.extracts.reversed().map { extract in extract.shares.filter { $0.deal == deal && $0.kind == kind } }.first { !$0.isEmpty }
            ?? []
    }

    /// Every line of credit of the deals that are won at the end of the as-of day.
    func credits(_ dimension: String) -> [Credit] {
        deals.flatMap { stamped -> [Credit] in
            let deal = stamped.deal
            guard deal.stage == .won, let closeOn = deal.closeOn, closeOn <= world.asOf else { return [] }
            let plan = rate("plan", of: deal.currency, on: closeOn)
            func line(_ person: String, _ amount: Int64?, isOverlay: Bool = false) -> Credit {
                let isOwner = person == stamped.rep
                let team = isOwner ? stamped.team : home(of: person, on: closeOn)
                let name =
                    switch dimension {
                    case "rep": person
                    case "manager": isOwner ? stamped.manager : team.flatMap { leader(of: $0, on: closeOn) }
                    case "team", "region": nearest(dimension, above: team)
                    case "territory": territory(of: deal, creditedTo: person, on: closeOn)
                    case "product": deal.product
                    default: "Organisation"
                    }
                return Credit(
                    deal: deal.id, name: name ?? "(none)", month: months.first { $0.start <= closeOn && closeOn < $0.end },
                    isOverlay: isOverlay, isExcluded: deal.amount != nil && plan == nil,
                    plan: Self.convert(amount, deal.currency, at: plan),
                    dated: Self.convert(amount, deal.currency, at: rate("dated", of: deal.currency, on: closeOn)),
                    report: Self.convert(amount, deal.currency, at: rate("dated", of: deal.currency, on: world.asOf)))
            }
            let overlay = shares(of: deal.id, "overlay").map { share in
                line(
                    share.person, deal.amount.map { Self.halfAwayFromZero(Int128($0) * Int128(share.basisPoints), by: 10_000) },
                    isOverlay: true)
            }
            let revenue = shares(of: deal.id, "revenue").sorted {
                ($0.person == stamped.rep ? "" : Self.rank($0.person)) < ($1.person == stamped.rep ? "" : Self.rank($1.person))
            }
            if revenue.isEmpty { return [line(stamped.rep, deal.amount)] + overlay }
            // In this order equal remainders get the cents that are left over.
            let parts = deal.amount.map { Self.divide($0, by: revenue.map(\.basisPoints)) }
            return revenue.indices.map { line(revenue[$0].person, parts?[$0]) } + overlay
        }
    }
}
