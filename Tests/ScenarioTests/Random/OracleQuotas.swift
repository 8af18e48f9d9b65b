import SalesModel

/// A quota as a breakdown shows it.
struct ShownQuota: Equatable {
    var amount: Int64
    var source: String
    var members: Int64?

    static func + (left: ShownQuota, right: ShownQuota) -> ShownQuota {
        ShownQuota(
            amount: left.amount + right.amount, source: left.source == right.source ? left.source : "mixed",
            members: left.members == nil && right.members == nil ? nil : (left.members ?? 0) + (right.members ?? 0))
    }
}

extension Oracle {
    /// Where in the team tree a person's quota of a month stands, divided by the days spent in each place.
    func placed(in month: FiscalPeriod) -> [(team: String?, manager: String?, amount: Int64)] {
        carried(in: month).flatMap { person, amount -> [(team: String?, manager: String?, amount: Int64)] in
            var days: [[String?]: Int64] = [:]
            for day in Self.days(of: month) {
                guard !person.isEmpty, let team = home(of: person, on: day) else { continue }
                days[[team, leader(of: team, on: day)], default: 0] += 1
            }
            if days.isEmpty { return [(nil, nil, amount)] }
            let places = days.keys.sorted { ($0[0] ?? "", Self.rank($0[1])) < ($1[0] ?? "", Self.rank($1[1])) }
            let parts = Self.divide(amount, by: places.map { days[$0] ?? 0 })
            return zip(places, parts).map { ($0[0], $0[1], $1) }
        }
    }

    /// The quota of a node of the team tree: its own where stated, else what stands below it. Nil stands for the company.
    func quota(ofTeam team: String?, in month: FiscalPeriod, _ placed: [(team: String?, manager: String?, amount: Int64)]) -> ShownQuota? {
        let direct = placed.filter { $0.team == team }
        var below = world.teams.filter { $0.parent == team }.compactMap { quota(ofTeam: $0.id, in: month, placed) }
        if !direct.isEmpty {
            let sum = direct.map(\.amount).reduce(0, +)
            below.append(ShownQuota(amount: sum, source: "members", members: sum))
        }
        let members = below.compactMap(\.members)
        let memberSum = members.isEmpty ? nil : members.reduce(0, +)
        if let team, let own = stated("team", team, in: month) { return ShownQuota(amount: own, source: "own", members: memberSum) }
        guard !below.isEmpty else { return nil }
        return ShownQuota(
            amount: below.map(\.amount).reduce(0, +), source: below.allSatisfy { $0.source == "members" } ? "members" : "mixed",
            members: memberSum)
    }

    /// The quotas of a month in a breakdown, by name.
    func quotas(_ dimension: String, in month: FiscalPeriod) -> [String: ShownQuota] {
        let placed = placed(in: month)
        var shown: [String: ShownQuota] = [:]
        func add(_ name: String, _ quota: ShownQuota) { shown[name] = shown[name].map { $0 + quota } ?? quota }
        switch dimension {
        case "rep":
            for (person, amount) in carried(in: month) {
                add(person.isEmpty ? "(none)" : person, ShownQuota(amount: amount, source: person.isEmpty ? "members" : "own"))
            }
        case "team", "region":
            for team in world.teams where team.level == dimension {
                if let quota = quota(ofTeam: team.id, in: month, placed) { add(team.id, quota) }
            }
            for node in beside(dimension).nodes {
                guard let quota = quota(ofTeam: node, in: month, placed) else { continue }
                let source = quota.source == "members" ? "members" : "mixed"
                add("(none)", ShownQuota(amount: quota.amount, source: source, members: quota.members))
            }
            for part in placed where beside(dimension).above.contains(part.team) {
                add("(none)", ShownQuota(amount: part.amount, source: "members", members: part.amount))
            }
        case "manager":
            let outside = beside("team")
            let (stating, plain) = split(outside.nodes, in: month)
            for team in world.teams.filter({ $0.level == "team" }).map(\.id) + stating {
                guard let quota = quota(ofTeam: team, in: month, placed) else { continue }
                for part in divided(quota, of: team, in: month) { add(part.manager ?? "(none)", part.quota) }
            }
            for part in placed where (outside.above + plain).contains(part.team) {
                add(part.manager ?? "(none)", ShownQuota(amount: part.amount, source: "members", members: part.amount))
            }
        case "territory":
            for (territory, quota) in quotasOfTerritories(in: month) { add(territory.isEmpty ? "(none)" : territory, quota) }
        case "company":
            if let quota = quota(ofTeam: nil, in: month, placed) { add("Organisation", quota) }
        default: break
        }
        return shown
    }

    /// The part of the tree that no node of a level covers: the nodes above such nodes, and the highest ones that have none
    /// of them below. Nil stands for the company.
    private func beside(_ level: String) -> (above: [String?], nodes: [String?]) {
        func holds(_ node: String?) -> Bool {
            world.teams.contains { $0.parent == node && ($0.level == level || holds($0.id)) }
        }
        func visit(_ node: String?) -> (above: [String?], nodes: [String?]) {
            if !holds(node) { return ([], [node]) }
            let below = world.teams.filter { $0.parent == node && $0.level != level }.map { visit($0.id) }
            return ([node] + below.flatMap(\.above), below.flatMap(\.nodes))
        }
        return visit(nil)
    }

    /// From the top: the nodes that state an amount of their own, and those with neither such an amount nor one above them.
    private func split(_ nodes: [String?], in month: FiscalPeriod) -> (stating: [String], plain: [String?]) {
        var (stating, plain): ([String], [String?]) = ([], [])
        for node in nodes {
            if let node, stated("team", node, in: month) != nil {
                stating.append(node)
            } else {
                let below = split(world.teams.filter { $0.parent == node }.map(\.id), in: month)
                stating += below.stating
                plain += [node] + below.plain
            }
        }
        return (stating, plain)
    }

    /// A team's quota belongs to who leads it, by days; nobody comes first where remainders are equal, then the lower name.
    private func divided(_ quota: ShownQuota, of team: String, in month: FiscalPeriod) -> [(manager: String?, quota: ShownQuota)] {
        var days: [String?: Int64] = [:]
        for day in Self.days(of: month) { days[leader(of: team, on: day), default: 0] += 1 }
        let managers = days.keys.sorted { Self.rank($0) < Self.rank($1) }
        let weights = managers.map { days[$0] ?? 0 }
        let parts = Self.divide(quota.amount, by: weights)
        let members = quota.members.map { Self.divide($0, by: weights) }
        return managers.indices.map {
            (managers[$0], ShownQuota(amount: parts[$0], source: quota.source, members: members?[$0]))
        }
    }
}

extension Oracle {
    /// Nobody comes first, then everybody by identifier, those last whom only the second extract names.
    static func rank(_ person: String?) -> String { person.map { $0.hasPrefix("N") ? "~" + $0 : $0 } ?? "" }
}

extension ShownQuota {
    init(amount: Int64, source: String) { self.init(amount: amount, source: source, members: nil) }
}
