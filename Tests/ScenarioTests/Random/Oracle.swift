import SalesModel

/// The numbers of a world, worked out slowly and plainly from the words of the definitions: day by day, deal by deal. It shares
/// nothing with the statements it judges.
struct Oracle {
    let world: World
    let memberships: [Stay]
    let leads: [Stay]
    let deals: [StampedDeal]
    let months: [FiscalPeriod]
    /// The months in which anybody owes a quota that is stated.
    private(set) var quotaMonths: [FiscalPeriod] = []
    /// The parts of each quota, in the order of the world's quotas, by month.
    private(set) var parts: [[Int32: Int64]] = []

    /// Somebody in a team, or leading it, from a day until the day before another.
    struct Stay {
        let person: String
        let team: String
        var from: CalendarDay
        var until: CalendarDay

        func covers(_ day: CalendarDay) -> Bool { from <= day && day < until }
    }

    /// A deal with whose it was on the date of the fact.
    struct StampedDeal {
        let deal: World.Deal
        let rep: String
        let team: String?
        let manager: String?
        /// Who had it before who owned it at the close, and since when that one has it; nil where nobody had.
        let former: (person: String, until: CalendarDay)?
        /// Who had it on the day of its creation.
        let creator: String?
    }

    init(_ world: World) {
        self.world = world
        var memberships: [Stay] = []
        var leads: [Stay] = []
        var known: Set<String> = []
        var hasMoved = false
        for extract in world.extracts {
            let stays = memberships.count + leads.count
            for person in extract.people where person.team != nil && extract.leaders[person.team ?? ""] != person.id {
                // Who worked here already, in no team, is in it from the extract on.
                let from = known.contains(person.id) && !memberships.contains { $0.person == person.id } ? extract.day : .first
                Self.state(
                    Stay(
                        person: person.id, team: person.team ?? "", from: max(from, person.hiredOn ?? .first),
                        until: person.leftOn?.advanced(by: 1) ?? .last),
                    in: &memberships, on: extract.day, sameSubject: { $0.person == $1.person })
            }
            known.formUnion(extract.people.map(\.id))
            for team in Set(extract.people.compactMap(\.team)) {
                guard let leader = extract.leaders[team] else { continue }
                // Nobody leads after he has left.
                let leftOn = extract.people.first { $0.id == leader }?.leftOn
                Self.state(
                    Stay(person: leader, team: team, from: .first, until: leftOn?.advanced(by: 1) ?? .last), in: &leads, on: extract.day,
                    sameSubject: { $0.team == $1.team })
            }
            // Also who is placed for the first time moves the structure, although it then holds for all days.
            hasMoved = memberships.count + leads.count > stays
        }
        self.memberships = memberships
        self.leads = leads
        deals = Self.stamped(world, memberships, leads, hasMoved: world.extracts.count > 1 && hasMoved)
        let months = world.calendar.filter { $0.level == .month }.sorted { $0.start < $1.start }
        self.months = months
        parts = world.quotas.map { spread($0) }
        let stated = Set(parts.flatMap(\.keys))
        quotaMonths = months.filter { month in
            stated.contains(month.id)
                && (!carried(in: month).isEmpty || !quotasBrought(in: month).isEmpty
                    || world.quotas.contains { $0.kind == "team" && self.stated("team", $0.subject, in: month) != nil })
        }
    }

    /// What is stated first has always been so; what is stated otherwise later is so from the day of its extract.
    private static func state(
        _ stay: Stay, in stays: inout [Stay], on day: CalendarDay, sameSubject: (Stay, Stay) -> Bool
    ) {
        guard let current = stays.lastIndex(where: { sameSubject($0, stay) }) else {
            stays.append(stay)
            return
        }
        if stays[current].person == stay.person && stays[current].team == stay.team { return }
        stays[current].until = min(stays[current].until, day)
        stays.append(Stay(person: stay.person, team: stay.team, from: max(stay.from, day), until: stay.until))
    }

    // Where somebody stands.

    func leader(of team: String, on day: CalendarDay) -> String? { Self.leader(of: team, on: day, leads) }

    /// The team in which somebody is a member, or else the team led.
    func home(of person: String, on day: CalendarDay) -> String? { Self.home(of: person, on: day, memberships, leads) }

    private static func leader(of team: String, on day: CalendarDay, _ leads: [Stay]) -> String? {
        leads.first { $0.team == team && $0.covers(day) }?.person
    }

    private static func home(of person: String, on day: CalendarDay, _ memberships: [Stay], _ leads: [Stay]) -> String? {
        memberships.first { $0.person == person && $0.covers(day) }?.team
            ?? leads.filter { $0.person == person && $0.covers(day) }.map(\.team).min()
    }

    /// The nearest node of a level at or above a team.
    func nearest(_ level: String, above team: String?) -> String? {
        guard let team, let node = world.teams.first(where: { $0.id == team }) else { return nil }
        return node.level == level ? node.id : nearest(level, above: node.parent)
    }

    // Whose a deal is.

    private static func stamped(_ world: World, _ memberships: [Stay], _ leads: [Stay], hasMoved: Bool) -> [StampedDeal] {
        guard let first = world.extracts.first, let last = world.extracts.last else { return [] }
        return last.deals.map { deal in
            let former = first.deals.first { $0.id == deal.id }
            let isTouched = hasMoved || former != deal
            let factOn = deal.stage.isClosed ? deal.closeOn ?? last.day : isTouched ? last.day : first.day
            // A former owner had the deal until the day of the extract that shows the new one.
            let owner = former.map { $0.owner != deal.owner && factOn < last.day ? $0.owner : deal.owner } ?? deal.owner
            let team = home(of: owner, on: factOn, memberships, leads)
            let isTransferred = former.map { $0.owner != deal.owner } ?? false
            let creator = deal.createdOn.map { created in
                isTransferred && min(created, deal.closeOn ?? created) < last.day ? former?.owner ?? owner : deal.owner
            }
            return StampedDeal(
                deal: deal, rep: owner, team: team, manager: team.flatMap { leader(of: $0, on: factOn, leads) },
                former: isTransferred && factOn >= last.day ? former.map { ($0.owner, last.day) } : nil, creator: creator)
        }
    }

    // Quotas, month by month.

    func stated(_ kind: String, _ subject: String, in month: FiscalPeriod) -> Int64? {
        let parts = zip(world.quotas, parts).compactMap { quota, parts in
            quota.layer == "base" && quota.kind == kind && quota.subject == subject ? parts[month.id] : nil
        }
        return parts.isEmpty ? nil : parts.reduce(0, +)
    }

    /// Whether somebody works here on a day; who stands in no roster always does.
    func isEmployed(_ person: String, on day: CalendarDay) -> Bool {
        guard let row = world.extracts.first?.people.first(where: { $0.id == person }) else { return true }
        return (row.hiredOn ?? .first) <= day && day <= (row.leftOn ?? .last)
    }

    /// What each person carries in a month; the empty name carries what is open.
    func carried(in month: FiscalPeriod) -> [String: Int64] {
        var carried: [String: Int64] = [:]
        for share in shares(in: month) { carried[share.person, default: 0] += share.owed }
        for person in peopleMeasured(in: month) { carried[person] = owed(by: person, in: month) }
        return carried
    }

    /// Who has a quota of his own in a month, which counts instead of what he carries of territories.
    func peopleMeasured(in month: FiscalPeriod) -> [String] {
        Set(world.quotas.filter { $0.kind == "person" }.map(\.subject)).filter { stated("person", $0, in: month) != nil }
    }

    /// The parts of each territory's quota: whose they are, and what of them is owed where no own quota counts instead. The empty
    /// names are nobody, and the territory of accounts in none.
    func shares(in month: FiscalPeriod) -> [(territory: String, person: String, part: Int64, owed: Int64)] {
        let days = Self.days(of: month)
        return quotasBrought(in: month).flatMap { territory, quota -> [(territory: String, person: String, part: Int64, owed: Int64)] in
            var weights: [(person: String, weight: Int64)] = world.assignments.filter { $0.territory == territory }.compactMap { share in
                let covered = days.count {
                    (share.from ?? .first) <= $0 && $0 <= (share.to ?? .last) && isEmployed(share.person, on: $0)
                }
                return covered == 0 ? nil : (share.person, share.share * Int64(covered))
            }.sorted { $0.person < $1.person }
            let open = 10_000 * Int64(days.count) - weights.map(\.weight).reduce(0, +)
            if open > 0 { weights.insert(("", open), at: 0) }
            return zip(Self.divide(quota.amount, by: weights.map(\.weight)), weights).map { part, weight in
                (territory, weight.person, part, weight.person.isEmpty ? part : eased(part, of: weight.person, in: month))
            }
        }
    }

    static func days(of period: FiscalPeriod) -> [CalendarDay] {
        (0..<period.start.distance(to: period.end)).map { period.start.advanced(by: $0) }
    }

    /// Largest remainder, ties to the earlier. Parts begin with what lies below them, so that remainders are never negative.
    static func divide<Weight: BinaryInteger>(_ total: Int64, by weights: [Weight]) -> [Int64] {
        let sum = Int128(weights.reduce(0, +))
        let shares = weights.map { Int128(total) * Int128($0) }
        var parts = shares.map { share in Int64((share - (share % sum + sum) % sum) / sum) }
        let remainders = shares.indices.map { shares[$0] - Int128(parts[$0]) * sum }
        let order = weights.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for index in order.prefix(Int(total - parts.reduce(0, +))) { parts[index] += 1 }
        return parts
    }
}
