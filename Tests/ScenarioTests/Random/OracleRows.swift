import SalesModel

/// The rows that a report must have, one text each, in no order.
extension Oracle {
    /// A deal's row in a breakdown, and what it counts for at the end of the as-of day.
    struct Fact {
        let name: String
        let month: FiscalPeriod?
        let outcome: String
        let isExcluded: Bool
        let amount: Int64?
        let listPrice: Int64?
        let cycle: Int?
    }

    func facts(_ dimension: String) -> [Fact] {
        deals.compactMap { stamped in
            let deal = stamped.deal
            let isClosed = deal.stage.isClosed && (deal.closeOn ?? .last) <= world.asOf
            guard isClosed || (deal.createdOn ?? .first) <= world.asOf else { return nil }
            let rate = rate("plan", of: deal.currency, on: deal.closeOn ?? world.asOf)
            let name =
                switch dimension {
                case "rep": stamped.rep
                case "manager": stamped.manager
                case "team", "region": nearest(dimension, above: stamped.team)
                case "territory":
                    territory(of: deal, creditedTo: stamped.rep, on: isClosed ? deal.closeOn ?? world.asOf : world.asOf)
                case "product": deal.product
                default: "Organisation"
                }
            return Fact(
                name: name ?? "(none)", month: deal.closeOn.flatMap { day in months.first { $0.start <= day && day < $0.end } },
                outcome: isClosed ? deal.stage.code : "open", isExcluded: deal.amount != nil && rate == nil,
                amount: Self.convert(deal.amount, deal.currency, at: rate),
                listPrice: world.products.first { $0.id == deal.product }?.price,
                cycle: isClosed ? deal.createdOn.flatMap { created in deal.closeOn.map { created.distance(to: $0) } } : nil)
        }
    }

    /// Who must appear in a breakdown without having done anything, in a period.
    func population(_ dimension: String, _ period: FiscalPeriod) -> Set<String> {
        func overlaps(_ stay: Stay) -> Bool { stay.from < period.end && period.start < stay.until && stay.from < stay.until }
        switch dimension {
        case "rep":
            let leading = Set(leads.filter(overlaps).map(\.person))
            let employed = (world.extracts.first?.people ?? []).filter { person in
                let stay = Stay(
                    person: person.id, team: "", from: person.hiredOn ?? .first, until: person.leftOn?.advanced(by: 1) ?? .last)
                return overlaps(stay) && !leading.contains(person.id)
            }
            return Set(memberships.filter(overlaps).map(\.person)).union(employed.map(\.id))
        case "manager":
            let teams = Set(world.teams.filter { $0.level == "team" }.map(\.id))
            return Set(leads.filter { teams.contains($0.team) && overlaps($0) }.map(\.person))
        case "team", "region": return Set(world.teams.filter { $0.level == dimension }.map(\.id))
        case "territory": return Set(world.territories)
        case "product": return Set(world.products.map(\.id))
        default: return ["Organisation"]
        }
    }

    /// The periods of a length that a run covers: whole fiscal years from the first fact, credit or quota to the last quota, today included.
    func horizon(_ level: FiscalPeriod.Level) -> [FiscalPeriod] {
        guard let today = months.first(where: { $0.start <= world.asOf && world.asOf < $0.end }) else { return [] }
        let begun = facts("company").compactMap(\.month) + credits("company").compactMap(\.month) + quotaMonths + [today]
        let first = begun.map(\.yearID).min() ?? 0
        let last = (quotaMonths + [today]).map(\.yearID).max() ?? 0
        return world.calendar.filter { $0.level == level && (first...last).contains($0.yearID) }
    }

    func isInside(_ month: FiscalPeriod, _ period: FiscalPeriod) -> Bool { period.start <= month.start && month.end <= period.end }

    /// What a breakdown says of a name in a leaf period, and in longer periods, which are sums of leaf periods.
    struct Cell {
        var quota: ShownQuota?
        /// At plan rates, and at those asked for.
        var credit: Int64 = 0
        var converted: Int64 = 0
        /// What became known of earlier leaf periods after they were locked, at plan rates.
        var adjustment: Int64 = 0
        var deals = 0
        var excluded = 0
        var overlay: Int64 = 0
        /// What other rates make of the credit; nil where one is missing.
        var rateEffect: Int64? = 0

        static func + (left: Cell, right: Cell) -> Cell {
            Cell(
                quota: left.quota.map { quota in right.quota.map { quota + $0 } ?? quota } ?? right.quota,
                credit: left.credit + right.credit, converted: left.converted + right.converted,
                adjustment: left.adjustment + right.adjustment, deals: left.deals + right.deals, excluded: left.excluded + right.excluded,
                overlay: left.overlay + right.overlay,
                rateEffect: left.rateEffect.flatMap { effect in right.rateEffect.map { effect + $0 } })
        }
    }

    /// Cells by leaf period, then by name.
    typealias Cells = [Int32: [String: Cell]]

    /// Every cell of a breakdown as it is known; `quotas` are those of the breakdown, month by month, `rates` are plan, dated or
    /// report-date.
    func cells(_ dimension: String, _ quotas: [(FiscalPeriod, [String: ShownQuota])], rates: String) -> Cells {
        let facts = Dictionary(grouping: facts(dimension), by: \.month)
        let credits = Dictionary(grouping: credits(dimension), by: \.month)
        let shown = Dictionary(uniqueKeysWithValues: quotas.map { ($0.id, $1) })
        let horizon = Set(horizon(.month))
        var cells: Cells = [:]
        for month in months {
            let listed = horizon.contains(month) ? population(dimension, month) : []
            let (own, credited, quotas) = (facts[month] ?? [], credits[month] ?? [], shown[month.id] ?? [:])
            for name in listed.union(own.map(\.name)).union(credited.map(\.name)).union(quotas.keys) {
                cells[month.id, default: [:]][name] = Self.cell(
                    quotas[name], own.filter { $0.name == name }, credited.filter { $0.name == name }, rates)
            }
        }
        return cells
    }

    private static func cell(_ quota: ShownQuota?, _ facts: [Fact], _ credits: [Credit], _ rates: String) -> Cell {
        let revenue = credits.filter { !$0.isOverlay }
        let counted = revenue.filter { !$0.isExcluded }
        func value(_ credit: Credit) -> Int64? {
            switch rates {
            case "dated": credit.dated
            case "report-date": credit.report
            default: credit.plan
            }
        }
        // What has an amount, but no rate of the kind asked for.
        let lacking = Set(counted.filter { $0.plan != nil && value($0) == nil }.map(\.deal)).count
        let excluded = Set(revenue.filter(\.isExcluded).map(\.deal)).count + facts.count { $0.isExcluded && $0.outcome != "won" }
        let isDated = counted.allSatisfy { $0.plan == nil || $0.dated != nil }
        return Cell(
            quota: quota, credit: counted.compactMap(\.plan).reduce(0, +), converted: counted.compactMap(value).reduce(0, +),
            deals: Set(counted.map(\.deal)).count - lacking, excluded: excluded + lacking,
            overlay: credits.filter(\.isOverlay).compactMap(\.plan).reduce(0, +),
            rateEffect: isDated ? counted.map { ($0.dated ?? 0) - ($0.plan ?? 0) }.reduce(0, +) : nil)
    }

    /// The rows of the report on attainment that cells make, where some leaf periods are locked.
    func attainment(_ cells: Cells, _ level: FiscalPeriod.Level, locked: Set<FiscalPeriod>) -> [String] {
        let filled = months.filter { cells[$0.id] != nil }
        return world.calendar.filter { $0.level == level }.flatMap { period -> [String] in
            var rows: [String: Cell] = [:]
            for month in filled where isInside(month, period) { rows.merge(cells[month.id] ?? [:]) { $0 + $1 } }
            if rows.isEmpty { return [] }
            let leaves = months.filter { isInside($0, period) }
            let state = locked.isSuperset(of: leaves) ? "locked" : locked.isDisjoint(with: leaves) ? "open" : "partly locked"
            return rows.map { Self.attainment($0, period.label, $1, state) }
        }.sorted()
    }

    private static func attainment(_ name: String, _ period: String, _ cell: Cell, _ state: String) -> String {
        let (quota, credit) = (cell.quota, cell.converted + cell.adjustment)
        let over = quota.flatMap { quota in
            quota.source == "members" ? nil : quota.members.flatMap { ratio($0 - quota.amount, quota.amount) }
        }
        let columns = [
            quota.map { "\($0.amount)" }, quota?.source, "\(credit)", "\(cell.adjustment)", quota.flatMap { ratio(credit, $0.amount) },
            quota.map { "\(credit - $0.amount)" }, over, "\(cell.deals)", "\(cell.excluded)", "\(cell.overlay)",
            cell.rateEffect.map { "\($0)" },
        ]
        return line(name, period, columns) + " | " + state
    }

    /// The rows of the report on pipeline in a breakdown and a length of periods.
    func pipeline(
        _ dimension: String, _ level: FiscalPeriod.Level, _ quotas: [(FiscalPeriod, [String: ShownQuota])]
    ) -> [String] {
        let facts = facts(dimension)
        let credits = credits(dimension)
        let horizon = horizon(level)
        var pipeline: [String] = []
        for period in world.calendar where period.level == level {
            let own = facts.filter { $0.month.map { isInside($0, period) } ?? false }
            let shown = quotas.filter { isInside($0.0, period) }.flatMap(\.1.keys)
            let listed = horizon.contains(period) ? population(dimension, period) : []
            let credited = credits.filter { $0.month.map { isInside($0, period) } ?? false }
            for name in listed.union(own.map(\.name)).union(credited.map(\.name)).union(shown) {
                pipeline.append(Self.pipeline(name, period.label, own.filter { $0.name == name }))
            }
        }
        let undated = facts.filter { $0.month == nil }
        for name in Set(undated.map(\.name)) { pipeline.append(Self.pipeline(name, "(no date)", undated.filter { $0.name == name })) }
        return pipeline.sorted()
    }

    private static func pipeline(_ name: String, _ period: String, _ facts: [Fact]) -> String {
        let counted = facts.filter { !$0.isExcluded }
        let (won, lost, open) = (
            counted.filter { $0.outcome == "won" }, counted.filter { $0.outcome == "lost" }, counted.filter { $0.outcome == "open" }
        )
        let amounts = won.compactMap(\.amount)
        let (cycles, lostCycles) = (won.compactMap(\.cycle).map(Int64.init), lost.compactMap(\.cycle).map(Int64.init))
        let (openAmounts, prices) = (open.compactMap(\.amount), open.compactMap(\.listPrice))
        let value = amounts.reduce(0, +)
        let columns = [
            "\(won.count)", "\(lost.count)", ratio(Int64(won.count), Int64(won.count + lost.count)), "\(value)",
            ratio(value, Int64(amounts.count) * 100), middle(amounts, unit: 100),
            ratio(cycles.reduce(0, +), Int64(cycles.count)), middle(cycles, unit: 1),
            ratio(lostCycles.reduce(0, +), Int64(lostCycles.count)), "\(open.count)",
            openAmounts.isEmpty ? nil : "\(openAmounts.reduce(0, +))", "\(open.count - openAmounts.count)",
            prices.isEmpty ? nil : "\(prices.reduce(0, +))", "\(facts.count - counted.count)",
        ]
        return line(name, period, columns)
    }

    static func line(_ name: String, _ period: String, _ columns: [String?]) -> String {
        ([name, period] + columns.map { $0 ?? "-" }).joined(separator: " | ")
    }

    /// Six decimals, half away from zero; nil where nothing can be divided.
    private static func ratio(_ dividend: Int64, _ divisor: Int64) -> String? {
        if divisor == 0 { return nil }
        let scaled = Int128(dividend) * 1_000_000 * 2
        let magnitude = (Int128(scaled.magnitude) + Int128(divisor.magnitude)) / (2 * Int128(divisor.magnitude))
        return ExactDecimal(units: (dividend < 0) == (divisor < 0) ? magnitude : -magnitude, scale: 6).description
    }

    private static func middle(_ values: [Int64], unit: Int64) -> String? {
        if values.isEmpty { return nil }
        let sorted = values.sorted()
        return ratio(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2], 2 * unit)
    }
}
