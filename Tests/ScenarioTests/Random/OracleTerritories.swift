import SalesModel

/// Where accounts lie, in which territory a deal stands, and the quotas that accounts bring into territories.
extension Oracle {
    /// The days on which a row of an account's course holds.
    private func days(of placement: World.Placement) -> Range<CalendarDay> {
        let start = placement.from ?? .first
        let later = world.placements.filter { $0.account == placement.account && ($0.from ?? .first) > start }
        let next = later.compactMap(\.from).min() ?? .last
        return start..<(placement.to?.advanced(by: 1) ?? next)
    }

    func territory(ofAccount account: String?, on day: CalendarDay) -> String? {
        world.placements.first { $0.account == account && days(of: $0).contains(day) }?.territory
    }

    /// The territory of which somebody carries most on a day.
    private func primaryTerritory(of person: String, on day: CalendarDay) -> String? {
        let carried = world.assignments.filter { $0.person == person && ($0.from ?? .first) <= day && day <= ($0.to ?? .last) }
        let most = carried.map(\.share).max()
        return carried.filter { $0.share == most }.map(\.territory).min()
    }

    func territory(of deal: World.Deal, creditedTo person: String, on day: CalendarDay) -> String? {
        territory(ofAccount: deal.account, on: day) ?? primaryTerritory(of: person, on: day)
    }

    /// To which territory an account's quota belongs on a day; nil is none.
    private func territory(of quota: World.Quota, on day: CalendarDay) -> String? {
        let course = world.placements.filter { $0.account == quota.subject }
            .filter { days(of: $0).lowerBound < quota.period.end && days(of: $0).upperBound > quota.period.start }
            .sorted { ($0.from ?? .first) < ($1.from ?? .first) }
        guard var place = course.firstIndex(where: { days(of: $0).contains(day) }) else { return nil }
        // A later move that takes all along, or else the last one that was not left behind.
        if let whole = course.indices.last(where: { $0 > 0 && course[$0].quotaPolicy == "full" }), whole > place {
            return course[whole].territory
        }
        while place > 0 && course[place].quotaPolicy == "stays" { place -= 1 }
        return course[place].territory
    }

    /// The quota that each territory brings in a month, the empty name for accounts in none: its own, else its accounts' by days.
    func quotasBrought(in month: FiscalPeriod) -> [String: ShownQuota] {
        var brought: [String: Int64] = [:]
        for (quota, parts) in zip(world.quotas, parts) where quota.kind == "account" && quota.layer == "base" {
            guard let amount = parts[month.id] else { continue }
            var days: [String: Int64] = [:]
            for day in Self.days(of: month) { days[territory(of: quota, on: day) ?? "", default: 0] += 1 }
            let names = days.keys.sorted()
            for (name, part) in zip(names, Self.divide(amount, by: names.map { days[$0] ?? 0 })) { brought[name, default: 0] += part }
        }
        var shown = brought.mapValues { ShownQuota(amount: $0, source: "members") }
        for territory in world.territories {
            if let own = stated("territory", territory, in: month) { shown[territory] = ShownQuota(amount: own, source: "own") }
        }
        return shown
    }

    /// The quota of each territory in a month, the empty name for none: what people carry of it and what is open, and what people
    /// with amounts of their own owe, in their primary territories by the days on which they work here.
    func quotasOfTerritories(in month: FiscalPeriod) -> [String: ShownQuota] {
        let brought = quotasBrought(in: month)
        var shown: [String: ShownQuota] = [:]
        func add(_ territory: String, _ quota: ShownQuota) { shown[territory] = shown[territory].map { $0 + quota } ?? quota }
        for (territory, quota) in brought { add(territory, quota) }
        let measured = peopleMeasured(in: month)
        for share in shares(in: month) {
            let notOwed = measured.contains(share.person) ? share.part : share.part - share.owed
            if notOwed != 0 { add(share.territory, ShownQuota(amount: -notOwed, source: "members")) }
        }
        for person in measured {
            guard let amount = owed(by: person, in: month) else { continue }
            var days: [String: Int64] = [:]
            for day in Self.days(of: month) where isEmployed(person, on: day) {
                days[primaryTerritory(of: person, on: day) ?? "", default: 0] += 1
            }
            if days.isEmpty { days = ["": 1] }
            let names = days.keys.sorted()
            for (name, part) in zip(names, Self.divide(amount, by: names.map { days[$0] ?? 0 })) {
                add(name, ShownQuota(amount: part, source: "members"))
            }
        }
        return shown
    }
}
