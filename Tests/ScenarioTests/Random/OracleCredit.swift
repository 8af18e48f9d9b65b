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

    /// What a policy is on a day: what was stated for it last.
    func policy(_ key: String, on day: CalendarDay) -> String? {
        world.policies.last { $0.key == key && ($0.from ?? .first) <= day }?.value
    }

    /// The day on which a won deal is credited: that of its close or, where the policy of that day says so, that on which it was booked;
    /// nil while it is not.
    func creditDay(of deal: World.Deal) -> CalendarDay? {
        guard let closeOn = deal.closeOn, policy("credit.date", on: closeOn) == "booked" else { return deal.closeOn }
        return deal.bookedOn.flatMap { $0 <= world.asOf ? $0 : nil }
    }

    /// Who is credited for a won deal of which no revenue shares are stated, each with basis points.
    private func entitled(_ stamped: StampedDeal, _ closeOn: CalendarDay) -> [(person: String, basisPoints: Int64)] {
        let holds = world.extracts.flatMap(\.holds)
        if let hold = holds.first(where: { $0.deal == stamped.deal.id }), closeOn <= hold.until {
            return [(hold.person ?? stamped.former?.person ?? stamped.rep, 10_000)]
        }
        let policy = policy("credit.transfer_policy", on: closeOn) ?? "owner_at_close"
        if policy == "owner_at_creation" { return [(stamped.creator ?? stamped.rep, 10_000)] }
        if policy.hasPrefix("shared_days:"), let days = Int(policy.dropFirst(12)), let former = stamped.former,
            former.until.distance(to: closeOn) + 1 <= days
        {
            return [(stamped.rep, 5_000), (former.person, 5_000)]
        }
        return [(stamped.rep, 10_000)]
    }

    /// The lines of a breakdown by product: a deal with order lines, stated last, has one for each product of them.
    private func divided(_ credits: [Credit], _ deal: World.Deal) -> [Credit] {
        let lines = world.extracts.reversed().map { $0.lines.filter { $0.deal == deal.id } }.first { !$0.isEmpty } ?? []
        let whole = lines.map(\.amount).reduce(0, +)
        guard whole != 0 else { return credits }
        let products = Set(lines.compactMap(\.product)).sorted().map(Optional.some) + (lines.contains { $0.product == nil } ? [nil] : [])
        let weights = products.map { product in lines.filter { $0.product == product }.map(\.amount).reduce(0, +) * whole.signum() }
        return [false, true].flatMap { isOverlay -> [Credit] in
            let same = credits.filter { $0.isOverlay == isOverlay }
            guard let first = same.first else { return [] }
            func parts(_ amounts: [Int64?]) -> [Int64]? {
                amounts.contains(nil) ? nil : Self.divide(amounts.compactMap(\.self).reduce(0, +), by: weights)
            }
            let (plan, dated, report) = (parts(same.map(\.plan)), parts(same.map(\.dated)), parts(same.map(\.report)))
            return products.indices.map { index in
                Credit(
                    deal: deal.id, name: products[index] ?? "(none)", month: first.month, isOverlay: isOverlay,
                    isExcluded: first.isExcluded,
                    plan: plan?[index], dated: dated?[index], report: report?[index])
            }
        }
    }

    /// Every line of credit of the deals that are won at the end of the as-of day.
    func credits(_ dimension: String) -> [Credit] {
        deals.flatMap { stamped -> [Credit] in
            let deal = stamped.deal
            guard deal.stage == .won, let closeOn = deal.closeOn, closeOn <= world.asOf else { return [] }
            guard let creditOn = creditDay(of: deal) else { return [] }
            let plan = rate("plan", of: deal.currency, on: creditOn)
            func line(_ person: String, _ amount: Int64?, isOverlay: Bool = false) -> Credit {
                let isOwner = person == stamped.rep && creditOn == closeOn
                let team = isOwner ? stamped.team : home(of: person, on: creditOn)
                let name =
                    switch dimension {
                    case "rep": person
                    case "manager": isOwner ? stamped.manager : team.flatMap { leader(of: $0, on: creditOn) }
                    case "team", "region": nearest(dimension, above: team)
                    case "territory": territory(of: deal, creditedTo: person, on: creditOn)
                    case "product": deal.product
                    default: "Organisation"
                    }
                return Credit(
                    deal: deal.id, name: name ?? "(none)", month: months.first { $0.start <= creditOn && creditOn < $0.end },
                    isOverlay: isOverlay, isExcluded: deal.amount != nil && plan == nil,
                    plan: Self.convert(amount, deal.currency, at: plan),
                    dated: Self.convert(amount, deal.currency, at: rate("dated", of: deal.currency, on: creditOn)),
                    report: Self.convert(amount, deal.currency, at: rate("dated", of: deal.currency, on: world.asOf)))
            }
            let overlay = shares(of: deal.id, "overlay").map { share in
                line(
                    share.person, deal.amount.map { Self.halfAwayFromZero(Int128($0) * Int128(share.basisPoints), by: 10_000) },
                    isOverlay: true)
            }
            let stated = shares(of: deal.id, "revenue")
            let entitled = entitled(stamped, closeOn).map {
                World.Share(deal: deal.id, kind: "revenue", person: $0.person, basisPoints: $0.basisPoints)
            }
            let revenue = (stated.isEmpty ? entitled : stated).sorted {
                ($0.person == stamped.rep ? "" : Self.rank($0.person)) < ($1.person == stamped.rep ? "" : Self.rank($1.person))
            }
            // In this order equal remainders get the cents that are left over.
            let parts = deal.amount.map { Self.divide($0, by: revenue.map(\.basisPoints)) }
            let credits = revenue.indices.map { line(revenue[$0].person, parts?[$0]) } + overlay
            return dimension == "product" ? divided(credits, deal) : credits
        }
    }
}
