import SalesModel

extension World {
    /// Invents a world.
    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let starts = [1, 1, 2, 4, 7].randomElement(using: &random) ?? 1
        // Of their own, so that the rest of an organisation does not depend on them.
        var (calendars, locks) = (SeededRandom(seed: seed &+ 300_000), SeededRandom(seed: seed &+ 600_000))
        let fiscalYear = calendars.happens(35) ? FiscalYear.weeks(FiscalWeekRule(&calendars)) : .months(from: starts)
        let calendar = fiscalYear.periods
        let regions = (0..<Int.random(in: 0...2, using: &random)).map { Team(id: "R\($0)", level: "region", parent: nil) }
        let teams = (0..<Int.random(in: 1...4, using: &random)).map { number in
            Team(id: "T\(number)", level: "team", parent: random.happens(70) ? regions.randomElement(using: &random)?.id : nil)
        }
        let pods = (0..<Int.random(in: 0...1, using: &random)).map {
            Team(id: "U\($0)", level: "pod", parent: (teams + regions).randomElement(using: &random)?.id)
        }
        let nodes = regions + teams + pods
        let first = Self.roster(nodes, &random)
        let everybody = first.people.map(\.id) + first.statedLeaders
        let products = (0..<Int.random(in: 0...3, using: &random)).map {
            (id: "Product \($0)", price: random.happens(80) ? Int64.random(in: 0...90_000, using: &random) : nil)
        }
        let accounts = (0..<Int.random(in: 0...3, using: &random)).map { "A\($0)" }
        var one = first
        one.deals = (0..<Int.random(in: 0...25, using: &random)).map {
            Self.deal("D\(100 + $0)", owners: everybody, products: products.map(\.id), accounts, &random)
        }
        one.shares = one.deals.flatMap { Self.shares(of: $0.id, among: everybody, chance: 20, &random) }
        var extracts = [one]
        if random.happens(70) {
            var later = Self.later(one, nodes, everybody, products.map(\.id), accounts, &random)
            // Many that close after this extract have changed hands by then.
            for index in later.deals.indices where later.deals[index].closeOn.map({ $0 >= later.day }) ?? false && random.happens(85) {
                later.deals[index].owner = everybody.randomElement(using: &random) ?? later.deals[index].owner
                later.deals[index].stage = .won
            }
            later.shares = later.deals.flatMap { Self.shares(of: $0.id, among: everybody, chance: 10, &random) }
            extracts.append(later)
        }
        Self.book(&extracts, seed)
        let shared = Set(extracts.flatMap(\.shares).filter { $0.kind == "revenue" }.map(\.deal))
        for index in extracts.indices {
            extracts[index].lines = extracts[index].deals.flatMap { Self.lines(of: $0, products.map(\.id), &random) }
        }
        let last = extracts.count - 1
        extracts[last].holds = extracts[last].deals.filter { !shared.contains($0.id) && random.happens(30) }.map {
            let until = ($0.closeOn ?? random.day()).advanced(by: Int.random(in: -20...40, using: &random))
            return Hold(deal: $0.id, until: until, person: random.happens(25) ? everybody.randomElement(using: &random) : nil)
        }
        let territories = (0..<Int.random(in: 0...2, using: &random)).map { "Y\($0)" }
        let assignments = territories.flatMap { Self.assignments($0, first.people.map(\.id), &random) }
        let subjects =
            everybody.map { ("person", $0, 50) } + nodes.map { ("team", $0.id, 25) } + territories.map { ("territory", $0, 60) }
            + accounts.map { ("account", $0, 60) }
        let seasonalities = (0..<Int.random(in: 0...2, using: &random)).map { number in
            let weights = (0..<(random.happens(50) ? 4 : 12)).map { _ in
                random.happens(15) ? 0 : Int64.random(in: 1...2_500, using: &random)
            }
            return Seasonality(name: "S\(number)", weights: weights.allSatisfy { $0 == 0 } ? weights.map { _ in 1 } : weights)
        }
        let steps: [[Int64]] = (0..<2).map { _ in
            (0..<Int.random(in: 1...5, using: &random)).map { _ in [0, 2_500, 5_000, 7_777, 10_000].randomElement(using: &random) ?? 0 }
        }
        // Late enough for deals that changed hands to have closed.
        let asOf = random.happens(70) ? CalendarDay.start2017.advanced(by: Int.random(in: 560...670, using: &random)) : random.day()
        self.init(
            seed: seed, fiscalYear: fiscalYear, asOf: asOf, calendar: calendar, teams: nodes, products: products,
            quotas: subjects.flatMap { Self.quotas($0, of: $1, chance: $2, seasonalities.map(\.name), calendar, &random) },
            assignments: assignments,
            territories: territories, accounts: accounts, placements: accounts.flatMap { Self.placements(of: $0, territories, &random) },
            extracts: extracts,
            rates: ["EUR", "JPY"].flatMap { currency in ["plan", "dated"].flatMap { Self.rates(of: currency, $0, &random) } },
            seasonalities: seasonalities, rampSteps: ["New": steps[0], "Moved": steps[1]],
            ramps: first.people.flatMap { Self.ramps(of: $0, &random) }, absences: everybody.flatMap { Self.absences(of: $0, &random) },
            policies: Self.policies(&random) + Self.bookingPolicies(seed: seed),
            nights: locks.happens(45) ? Self.nights(extracts.count, before: asOf, calendar, &locks) : [])
    }

    /// A night after each extract; on each some periods that have ended are locked, months or whole quarters.
    private static func nights(_ count: Int, before asOf: CalendarDay, _ calendar: [FiscalPeriod], _ random: inout SeededRandom) -> [Night]
    {
        var taken: Set<FiscalPeriod> = []
        let first = asOf.advanced(by: -Int.random(in: 0...120, using: &random))
        return (0..<count).map { number in
            let day = number == 0 ? first : first.advanced(by: Int.random(in: 0...first.distance(to: asOf), using: &random))
            let ended = calendar.filter { $0.level != .year && .start2017 <= $0.start && $0.end <= day.advanced(by: 1) }
            var locked: [FiscalPeriod] = []
            for period in ended where random.happens(period.level == .month ? 40 : 25) {
                let leaves = calendar.filter { $0.level == .month && period.start <= $0.start && $0.end <= period.end }
                if taken.isDisjoint(with: leaves) {
                    taken.formUnion(leaves)
                    locked.append(period)
                }
            }
            return Night(asOf: day, locked: locked)
        }
    }

    private static func roster(_ nodes: [Team], _ random: inout SeededRandom) -> Extract {
        var people: [Person] = (0..<Int.random(in: 1...7, using: &random)).map { number in
            let hiredOn = random.happens(40) ? random.day() : nil
            let leftOn = random.happens(25) ? (hiredOn ?? random.day()).advanced(by: Int.random(in: 0...300, using: &random)) : nil
            return Person(
                id: "P\(number)", team: random.happens(85) ? nodes.randomElement(using: &random)?.id : nil, hiredOn: hiredOn,
                leftOn: leftOn)
        }
        var leaders: [String: String] = [:]
        for (number, node) in nodes.enumerated() where random.happens(80) {
            leaders[node.id] = "M\(number)"
            // Some lead the team in which they sell, some are members of another team as well.
            if random.happens(25), let coach = people.firstIndex(where: { $0.team == node.id && !leaders.values.contains($0.id) }) {
                leaders[node.id] = people[coach].id
            } else if random.happens(20) {
                people.append(Person(id: "M\(number)", team: nodes.first { $0.id != node.id }?.id, hiredOn: nil, leftOn: nil))
            }
        }
        return Extract(day: CalendarDay(year: 2018, month: 7, day: 1) ?? .first, people: people, leaders: leaders, deals: [])
    }

    /// A later extract: some move, a team gets another leader, deals get another owner, stage or amount, and new ones appear.
    static func later(
        _ former: Extract, _ nodes: [Team], _ owners: [String], _ products: [String], _ accounts: [String],
        _ random: inout SeededRandom,
        day: CalendarDay = CalendarDay(year: 2018, month: 10, day: 1) ?? .first
    ) -> Extract {
        var people = former.people
        let coaches = Set(former.leaders.values)
        for index in people.indices where people[index].hiredOn == nil && people[index].leftOn == nil && random.happens(30) {
            if !coaches.contains(people[index].id) { people[index].team = nodes.randomElement(using: &random)?.id }
        }
        var leaders = former.leaders
        let coaching = Set(people.map(\.id))
        for (number, node) in nodes.enumerated() where random.happens(25) {
            if leaders[node.id].map({ !coaching.contains($0) }) ?? true { leaders[node.id] = "N\(number)" }
        }
        var deals = former.deals
        for index in deals.indices {
            if random.happens(20), let owner = owners.randomElement(using: &random) { deals[index].owner = owner }
            if random.happens(15), deals[index].closeOn != nil { deals[index].stage = random.happens(60) ? .won : .lost }
            if random.happens(10) { deals[index].amount = Int64.random(in: 0...99_999, using: &random) }
        }
        deals += (0..<Int.random(in: 0...5, using: &random)).map {
            deal("E\(day)-\($0)", owners: owners, products: products, accounts, &random)
        }
        return Extract(
            day: day, people: people, leaders: leaders, deals: deals)
    }

    private static func deal(
        _ id: String, owners: [String], products: [String], _ accounts: [String], _ random: inout SeededRandom
    ) -> Deal {
        let closeOn = random.happens(80) ? random.day() : nil
        let closed: CanonicalStage = random.happens(60) ? .won : .lost
        let createdOn = random.happens(80) ? (closeOn ?? random.day()).advanced(by: Int.random(in: -200...20, using: &random)) : nil
        return Deal(
            id: id, owner: owners.randomElement(using: &random) ?? "",
            product: random.happens(70) ? products.randomElement(using: &random) : nil,
            account: random.happens(60) ? accounts.randomElement(using: &random) : nil,
            stage: closeOn != nil && random.happens(75) ? closed : .discovery,
            amount: random.happens(85) ? Int64.random(in: -5_000...99_999, using: &random) : nil,
            currency: ["EUR", "EUR", "JPY"].randomElement(using: &random).flatMap { random.happens(20) ? $0 : nil } ?? "USD",
            createdOn: createdOn, closeOn: closeOn)
    }

    /// Two or three share the revenue of some deals, and others have a share beside it.
    private static func shares(of deal: String, among people: [String], chance: Int, _ random: inout SeededRandom) -> [Share] {
        var shares: [Share] = []
        if people.count > 2, random.happens(chance) {
            let sharing = people.shuffled(using: &random).prefix(Int.random(in: 2...3, using: &random))
            var left: Int64 = 10_000
            for (number, person) in sharing.enumerated() {
                let isLast = number == sharing.count - 1
                let part = isLast ? left : [3_333, 5_000, Int64.random(in: 1...4_999, using: &random)].randomElement(using: &random) ?? 1
                left -= part
                if part > 0 { shares.append(Share(deal: deal, kind: "revenue", person: person, basisPoints: part)) }
            }
        }
        if random.happens(chance / 2) {
            shares += people.shuffled(using: &random).prefix(2).map {
                Share(deal: deal, kind: "overlay", person: $0, basisPoints: Int64.random(in: 1...15_000, using: &random))
            }
        }
        return shares
    }

    /// None, or up to four lines, of which some have no product, some take away, and some sum to nothing.
    static func lines(of deal: Deal, _ products: [String], _ random: inout SeededRandom) -> [Line] {
        guard random.happens(35) else { return [] }
        var lines = (1...Int.random(in: 1...4, using: &random)).map { number in
            Line(
                deal: deal.id, number: number, product: random.happens(80) ? products.randomElement(using: &random) : nil,
                amount: random.happens(15) ? Int64.random(in: -300...0, using: &random) : Int64.random(in: 1...500, using: &random))
        }
        if random.happens(5) { lines = lines.map { Line(deal: deal.id, number: $0.number, product: $0.product, amount: 0) } }
        return lines
    }

    /// Most deals are booked, on the close date or some days from it; a later extract has some other dates. Of a generator of its own.
    private static func book(_ extracts: inout [Extract], _ seed: UInt64) {
        var random = SeededRandom(seed: seed &+ 9_000)
        var known: [String: CalendarDay?] = [:]
        for number in extracts.indices {
            for index in extracts[number].deals.indices {
                let deal = extracts[number].deals[index]
                let after = random.happens(15) ? 0 : Int.random(in: random.happens(10) ? -30 ... -1 : 1...80, using: &random)
                let day = random.happens(75) ? (deal.closeOn ?? random.day()).advanced(by: after) : nil
                extracts[number].deals[index].bookedOn = random.happens(20) ? day : known[deal.id] ?? day
                known[deal.id] = extracts[number].deals[index].bookedOn
            }
        }
    }

    /// Credit on the booking date or not, sometimes otherwise from a day on.
    static func bookingPolicies(seed: UInt64) -> [Policy] {
        var random = SeededRandom(seed: seed &+ 9_500)
        var policies: [Policy] = []
        if random.happens(50) {
            policies.append(Policy(key: "credit.date", value: "booked", from: random.happens(50) ? nil : random.day()))
        }
        if random.happens(20) {
            policies.append(Policy(key: "credit.date", value: random.happens(70) ? "close" : "booked", from: random.day()))
        }
        return policies
    }

    /// A transfer policy or none, sometimes another one from a day on, and how long a leave is that relieves.
    static func policies(_ random: inout SeededRandom) -> [Policy] {
        func transfer(from day: CalendarDay?) -> Policy {
            let days = random.happens(50) ? Int.random(in: 1...40, using: &random) : Int.random(in: 30...200, using: &random)
            let value = ["owner_at_creation", "shared_days:\(days)", "shared_days:\(days)", "shared_days:\(days)", "owner_at_close"]
                .randomElement(using: &random)
            return Policy(key: "credit.transfer_policy", value: value ?? "owner_at_close", from: day)
        }
        var policies: [Policy] = []
        if random.happens(90) { policies.append(transfer(from: random.happens(60) ? nil : random.day())) }
        if random.happens(40) { policies.append(transfer(from: random.day())) }
        if random.happens(40) {
            policies.append(
                Policy(
                    key: "relief.min_days", value: "\(Int.random(in: 1...15, using: &random))",
                    from: random.happens(50) ? nil : random.day()))
        }
        return policies
    }

    /// The rates of a kind of a currency: none, or up to three, one after the other, some with a gap between.
    private static func rates(of currency: String, _ kind: String, _ random: inout SeededRandom) -> [Rate] {
        guard random.happens(85) else { return [] }
        let starts = Set((0..<Int.random(in: 1...3, using: &random)).map { _ in random.day() }).sorted()
        return starts.indices.map { index in
            let next = index + 1 < starts.count ? starts[index + 1] : nil
            let room = next.map { starts[index].distance(to: $0) } ?? 400
            return Rate(
                currency: currency, kind: kind,
                tenThousandths: currency == "JPY"
                    ? Int64.random(in: 40...100, using: &random) : Int64.random(in: 5_000...15_000, using: &random),
                from: index == 0 && random.happens(60) ? nil : starts[index],
                to: random.happens(20) ? starts[index].advanced(by: Int.random(in: 0..<room, using: &random)) : nil)
        }
    }

    /// The course of an account through territories: none, one, or some moves.
    private static func placements(of account: String, _ territories: [String], _ random: inout SeededRandom) -> [Placement] {
        var placements: [Placement] = []
        var from: CalendarDay? = random.happens(60) ? nil : random.day()
        while let territory = territories.randomElement(using: &random), random.happens(placements.isEmpty ? 85 : 50) {
            let start = from ?? .start2017
            let to = random.happens(20) ? start.advanced(by: Int.random(in: 0...50, using: &random)) : nil
            let policy = ["prorated", "full", "stays"].randomElement(using: &random) ?? "full"
            placements.append(Placement(account: account, territory: territory, from: from, to: to, quotaPolicy: policy))
            from = (to ?? start).advanced(by: Int.random(in: 1...200, using: &random))
        }
        return placements
    }

    private static func assignments(_ territory: String, _ people: [String], _ random: inout SeededRandom) -> [Assignment] {
        var left: Int64 = 10_000
        return people.shuffled(using: &random).prefix(3).compactMap { person in
            let share = min(left, [2_500, 3_333, 5_000, 10_000].randomElement(using: &random) ?? 10_000)
            guard share > 0 else { return nil }
            left -= share
            let from = random.happens(50) ? random.day() : nil
            let to = random.happens(40) ? (from ?? random.day()).advanced(by: Int.random(in: 0...400, using: &random)) : nil
            return Assignment(territory: territory, person: person, share: share, from: from, to: to)
        }
    }

    /// Some ramp from their first day or another one, and a few a second time.
    private static func ramps(of person: Person, _ random: inout SeededRandom) -> [Ramp] {
        var ramps: [Ramp] = []
        var from = random.happens(60) ? person.hiredOn ?? random.day() : random.day()
        while random.happens(ramps.isEmpty ? 35 : 20) {
            let cutoff = ["last_day", "prorated", "15", "\(Int.random(in: 1...31, using: &random))"].randomElement(using: &random) ?? "15"
            ramps.append(Ramp(person: person.id, profile: random.happens(60) ? "New" : "Moved", from: from, cutoff: cutoff))
            from = from.advanced(by: Int.random(in: 1...200, using: &random))
        }
        return ramps
    }

    /// Absences of some, one after the other.
    private static func absences(of person: String, _ random: inout SeededRandom) -> [Absence] {
        var absences: [Absence] = []
        var from = random.day()
        while random.happens(30) {
            let to = from.advanced(by: Int.random(in: 0...60, using: &random))
            absences.append(Absence(person: person, from: from, to: to, isRelieved: random.happens(60)))
            from = to.advanced(by: Int.random(in: 1...60, using: &random))
        }
        return absences
    }

    /// Quotas of one subject: of periods of one length, so that none is stated twice; some in two components, some with a layer
    /// beside them.
    private static func quotas(
        _ kind: String, of subject: String, chance: Int, _ seasonalities: [String], _ calendar: [FiscalPeriod],
        _ random: inout SeededRandom
    ) -> [Quota] {
        guard random.happens(chance), let level = FiscalPeriod.Level.allCases.randomElement(using: &random) else { return [] }
        let window = calendar.filter {
            $0.level == level && $0.start >= .start2017.advanced(by: -200) && $0.end <= .start2017.advanced(by: 900)
        }
        let components = random.happens(15) ? ["new", "renewal"] : ["total"]
        let seasonality = random.happens(40) ? seasonalities.randomElement(using: &random) : nil
        return window.shuffled(using: &random).prefix(3).flatMap { period in
            func quota(_ component: String, _ layer: String) -> Quota {
                Quota(
                    kind: kind, subject: subject, period: period,
                    amount: random.happens(8) ? 0 : Int64.random(in: 1...1_000_000, using: &random), component: component, layer: layer,
                    seasonality: seasonality)
            }
            let base = components.map { quota($0, "base") }
            return random.happens(10) ? base + [quota("total", "over_assignment")] : base
        }
    }
}

extension World.Extract {
    /// Only who is named in a row of the roster is known: the leaders of teams that have a row.
    var statedLeaders: [String] {
        let stated = Set(people.compactMap(\.team)).compactMap { leaders[$0] }
        let listed = Set(people.map(\.id))
        return Set(stated).subtracting(listed).sorted()
    }
}
