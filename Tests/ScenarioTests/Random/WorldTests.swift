import SalesModel
import Testing

@Suite("What random organisations hold")
struct WorldTests {
    /// An oracle that is never asked agrees with everything.
    @Test("everything that the oracle judges occurs in the first hundred")
    func coverage() {
        var seen: [String: Int] = [:]
        func count(_ what: String, _ happens: Bool) { if happens { seen[what, default: 0] += 1 } }
        for seed in UInt64(1)...100 {
            let world = World(seed: seed)
            let oracle = Oracle(world)
            let credits = oracle.credits("rep")
            count("overlay", credits.contains { $0.isOverlay && ($0.plan ?? 0) != 0 })
            count("shared revenue", Set(credits.filter { !$0.isOverlay }.map(\.deal)).count < credits.count { !$0.isOverlay })
            count("effect of rates", credits.contains { $0.dated != nil && $0.plan != nil && $0.dated != $0.plan })
            count("no plan rate", credits.contains(where: \.isExcluded))
            count("no dated rate", credits.contains { $0.plan != nil && $0.dated == nil })
            let people = Set(world.quotas.filter { $0.kind == "person" }.map(\.subject))
            let factors = people.flatMap { person in oracle.quotaMonths.map { oracle.factor(of: person, in: $0) } }
            count("ramp", factors.contains { $0.basisPoints < 10_000 })
            count("prorated start of a ramp", factors.contains { $0.rampDays < $0.monthDays })
            count("relieved leave", factors.contains { $0.relievedDays > 0 })
            count("part of a month employed", factors.contains { 0 < $0.days && $0.days < $0.monthDays })
            count("seasonality", world.quotas.contains { $0.seasonality != nil })
            count("components", world.quotas.contains { $0.component == "renewal" })
            count("account that lies somewhere", world.quotas.contains { $0.kind == "account" } && !world.placements.isEmpty)
            count("move that is not prorated", world.placements.contains { $0.quotaPolicy != "prorated" && $0.from != nil })
            let shared = Set(world.extracts.flatMap(\.shares).filter { $0.kind == "revenue" }.map(\.deal))
            for stamped in oracle.deals where stamped.deal.stage == .won && !shared.contains(stamped.deal.id) {
                guard let closeOn = stamped.deal.closeOn, closeOn <= world.asOf else { continue }
                let mine = credits.filter { $0.deal == stamped.deal.id && !$0.isOverlay }
                let hold = world.extracts.flatMap(\.holds).first { $0.deal == stamped.deal.id }
                let isHeld = hold.map { closeOn <= $0.until } ?? false
                let policy = oracle.policy("credit.transfer_policy", on: closeOn) ?? "owner_at_close"
                // A deal that is not booked yet has no credit at all.
                let isElsewhere = mine.first.map { $0.name != stamped.rep } ?? false
                count("shared after a transfer", mine.count == 2)
                count("transferred too long before", policy.hasPrefix("shared") && stamped.former != nil && mine.count == 1 && !isHeld)
                count("credited to who created it", policy == "owner_at_creation" && !isHeld && isElsewhere)
                count("held for the former owner", isHeld && hold?.person == nil && isElsewhere)
                count("held for another", isHeld && hold?.person != nil && isElsewhere)
                count("hold that has ended", hold != nil && !isHeld)
            }
            let products = oracle.credits("product")
            count("divided by order lines", Set(products.map { "\($0.deal) \($0.isOverlay)" }).count < products.count)
            count("order line that takes away", world.extracts.flatMap(\.lines).contains { $0.amount < 0 })
            count(
                "leave that another policy relieves",
                world.policies.contains { $0.key == "relief.min_days" } && factors.contains { $0.relievedDays > 0 })
            if case .weeks(let rule) = world.fiscalYear {
                let weeks = Set(oracle.horizon(.year).map { $0.start.distance(to: $0.end) / 7 })
                count("weeks \(rule.pattern)", true)
                count("year of 53 weeks", weeks.contains(53))
                count("year of weeks that ends nearest to a month's end", rule.isNearest)
                count("quota of a period of weeks", world.quotas.contains { $0.period.level == .month })
                count("locked weeks", world.nights.contains { !$0.locked.isEmpty })
            } else {
                count("fiscal year of months from another month than January", world.fiscalYear.mapping != "fiscal_year_starts: 1")
            }
            count("locked quarter", world.nights.contains { $0.locked.contains { $0.level == .quarter } })
            count("locked again after a later extract", world.nights.count { !$0.locked.isEmpty } == 2)
            let publications = Publications(world)
            let known = publications.nights.map { $0.cells("rep", [], rates: "plan") }
            let reported = publications.reported(known)
            let adjusted = reported.values.flatMap(\.values).filter { $0.adjustment != 0 }.count
            count("adjustment", adjusted > 0)
            let locked = Set(publications.locked.map(\.id))
            count(
                "adjustment that a locked period reported",
                reported.contains { locked.contains($0) && $1.values.contains { $0.adjustment != 0 } })
            count("second layer", world.quotas.contains { $0.layer == "over_assignment" })
        }
        #expect(seen.count == 35, "\(seen)")
        #expect(seen.values.allSatisfy { $0 >= 3 }, "\(seen)")
    }
}
