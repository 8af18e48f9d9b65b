/// The effective quotas of a sample organisation by month: what each person and each team really carries, in cents.
struct SampleQuotaTruth {
    private let roster: SampleRoster
    private let months: Int
    /// Of every person, by person and month; teams, regions and territories likewise.
    private let people: [Int64?]
    private let teams: [Int64?]
    private let regions: [Int64?]
    private let territories: [Int64?]
    /// By month.
    private let withoutTeam: [Int64?]
    private let company: [Int64?]

    init(roster: SampleRoster, calendar: SampleCalendar, territories: SampleTerritories, quotas: SampleQuotas, isLater: Bool) {
        let months = calendar.quotaMonths.upperBound
        var people = [Int64?](repeating: nil, count: roster.personCount * months)
        var ownOfTeams = [Int64?](repeating: nil, count: roster.teamCount * months)
        var ofTerritories = [Int64?](repeating: nil, count: territories.all.count * months)
        // Own amounts of people, by the territory that they hold; the last place is for who holds none.
        var ownByTerritory = [Int64?](repeating: nil, count: (territories.all.count + 1) * months)
        quotas.visit { quota in
            switch quota.subject {
            case .person(let person):
                for (month, amount) in Self.owed(quota.leaves, by: person, roster, calendar) {
                    people[person * months + month] = amount
                    let territory = territories.territory(heldBy: person, inMonth: month) ?? territories.all.count
                    Self.add(amount, to: &ownByTerritory[territory * months + month])
                }
            case .team(let team):
                for (month, amount) in quota.leaves { ownOfTeams[team * months + month] = amount }
            case .territory(let territory):
                for (month, amount) in quota.leaves { ofTerritories[territory * months + month] = amount }
            case .account(let account):
                guard let placement = territories.placement(ofAccount: account) else { return }
                for (month, amount) in quota.leaves {
                    for (territory, part) in Self.parts(amount, month, placement, within: quota.months, calendar) {
                        Self.add(part, to: &ofTerritories[territory * months + month])
                    }
                }
            }
        }
        for (index, territory) in territories.all.enumerated() {
            for month in 0..<months {
                guard let amount = ofTerritories[index * months + month] else { continue }
                let holdings = territory.holdings.filter { $0.months.contains(month) }
                let shares = SampleArithmetic.split(amount, byBasisPoints: holdings.map(\.basisPoints))
                for (holding, share) in zip(holdings, shares) { Self.add(share, to: &people[holding.person * months + month]) }
            }
        }

        var teams = [Int64?](repeating: nil, count: roster.teamCount * months)
        var withoutTeam = [Int64?](repeating: nil, count: months)
        for person in 0..<roster.personCount {
            let (team, laterTeam) = (roster.team(of: person), isLater ? roster.laterTeam(of: person) : roster.team(of: person))
            for month in 0..<months {
                guard let quota = people[person * months + month] else { continue }
                guard let team, let laterTeam else {
                    Self.add(quota, to: &withoutTeam[month])
                    continue
                }
                let (start, end) = (calendar.monthStarts[month], calendar.monthStarts[month + 1])
                let before = team == laterTeam ? end - start : min(max(calendar.transferDay - start, 0), end - start)
                // By the days in each team; the lower number comes first where remainders are equal.
                let places = [(team: team, days: before), (team: laterTeam, days: end - start - before)]
                    .filter { $0.days > 0 }.sorted { $0.team < $1.team }
                for (place, part) in zip(places, SampleArithmetic.split(quota, by: places.map(\.days))) {
                    Self.add(part, to: &teams[place.team * months + month])
                }
            }
        }
        for index in teams.indices { teams[index] = ownOfTeams[index] ?? teams[index] }

        var regions = [Int64?](repeating: nil, count: roster.regions.count * months)
        var company = withoutTeam
        for team in 0..<roster.teamCount {
            for month in 0..<months {
                Self.add(teams[team * months + month], to: &regions[roster.region(ofTeam: team) * months + month])
            }
        }
        for month in 0..<months {
            for region in roster.regions.indices { Self.add(regions[region * months + month], to: &company[month]) }
        }
        self.roster = roster
        self.months = months
        self.people = people
        self.teams = teams
        self.regions = regions
        for index in ofTerritories.indices { Self.add(ofTerritories[index], to: &ownByTerritory[index]) }
        self.territories = ownByTerritory
        self.withoutTeam = withoutTeam
        self.company = company
    }

    /// Where an account's quota of a month stands: by the days in each territory, with all of the quota's period in the last one,
    /// or in the first one until the period ends.
    private static func parts(
        _ amount: Int64, _ month: Int, _ placement: SamplePlacement, within period: Range<Int>, _ calendar: SampleCalendar
    ) -> [(territory: Int, amount: Int64)] {
        let (start, end) = (calendar.monthStarts[month], calendar.monthStarts[month + 1])
        guard let move = placement.move else { return [(placement.first, amount)] }
        let whole = calendar.monthStarts[period.lowerBound]..<calendar.monthStarts[period.upperBound]
        let isInside = whole.lowerBound < move.on && move.on < whole.upperBound
        var before = min(max(move.on - start, 0), end - start)
        if isInside, move.policy != .prorated { before = move.policy == .stays ? end - start : 0 }
        let places = [(territory: placement.first, days: before), (territory: move.to, days: end - start - before)]
            .filter { $0.days > 0 }.sorted { $0.territory < $1.territory }
        return Array(zip(places.map(\.territory), SampleArithmetic.split(amount, by: places.map(\.days))))
    }

    /// What of a person's quota is owed, by quarter to the cent and then by month: less for days on which he does not work here,
    /// in the first months, and in a leave with relief. Months without a day on which he works here are left out.
    private static func owed(
        _ leaves: [(month: Int, amount: Int64)], by person: Int, _ roster: SampleRoster, _ calendar: SampleCalendar
    ) -> [(month: Int, amount: Int64)] {
        Dictionary(grouping: leaves) { $0.month / 3 }.values.flatMap { leaves -> [(month: Int, amount: Int64)] in
            let factors = leaves.map { SampleFactor(of: person, in: $0.month, roster, calendar) }
            if factors.allSatisfy(\.isWhole) { return leaves }
            let common = factors.map(\.whole).reduce(1, *)
            // Of each month: what is owed, what nobody works for, what the ramp and what a leave take away.
            let sizes = zip(factors, factors.map { common / $0.whole }).map { factor, unit in factor.parts.map { $0 * unit } }
            let kinds = (0..<4).map { kind in sizes.reduce(0) { $0 + $1[kind] } }
            let counted = SampleArithmetic.split(leaves.reduce(0) { $0 + $1.amount }, by: kinds)[0]
            let amounts = kinds[0] == 0 ? leaves.map { _ in 0 } : SampleArithmetic.split(counted, by: sizes.map { $0[0] })
            return zip(zip(leaves, amounts), factors).compactMap { leaf, factor in
                factor.isEmployed ? (leaf.0.month, leaf.1) : nil
            }
        }
    }

    /// The quota of the subject with this place in its dimension, in a month.
    func quota(_ dimension: SampleTruth.Dimension, _ subject: Int, month: Int) -> Int64? {
        guard month < months else { return nil }
        return switch dimension {
        case .rep: people[subject * months + month]
        case .manager, .team: subject < roster.teamCount ? teams[subject * months + month] : withoutTeam[month]
        case .region: subject < roster.regions.count ? regions[subject * months + month] : withoutTeam[month]
        case .territory: territories[subject * months + month]
        case .company: company[month]
        case .product: nil
        }
    }

    /// Nil adds nothing; a sum is nil until something is added.
    private static func add(_ amount: Int64?, to sum: inout Int64?) {
        if let amount { sum = (sum ?? 0) + amount }
    }
}

/// How much of a full month somebody owes. Nobody in the sample ramps and is on leave.
struct SampleFactor {
    let isEmployed: Bool
    /// What counts, what is not employed, what the ramp and what a leave take away, in parts of ``whole``.
    let parts: [Int128]
    let whole: Int128

    var isWhole: Bool { parts[0] == whole }

    init(of person: Int, in month: Int, _ roster: SampleRoster, _ calendar: SampleCalendar) {
        let (start, end) = (calendar.monthStarts[month], calendar.monthStarts[month + 1])
        let length = end - start
        let profile = roster.profile(of: person)
        let employed = max(0, min(end, (profile.leftOn ?? end - 1) + 1) - max(start, profile.hiredOn))
        isEmployed = employed > 0
        if let ramp = roster.ramp(of: person) {
            // Per cent of the days of the month; the month of the start is not shortened once more by the days employed.
            let (share, days) = Self.share(of: ramp, start..<end, calendar)
            whole = Int128(100 * length)
            let owed = Int128(employed == 0 ? 0 : share * days)
            parts = employed == 0 ? [0, whole, 0, 0] : [owed, 0, whole - owed, 0]
            return
        }
        if let absence = roster.absence(of: person), absence.isRelieved {
            let working = SampleCalendar.workingDays(start..<end)
            let away = SampleCalendar.workingDays(
                max(start, absence.days.lowerBound)..<max(start, absence.days.lowerBound, min(end, absence.days.upperBound + 1)))
            whole = Int128(working)
            parts = [Int128(working - away), 0, 0, Int128(away)]
            return
        }
        whole = Int128(length)
        parts = [Int128(employed), Int128(length - employed), 0, 0]
    }

    /// The share of a month in a ramp, and of how many of its days; the first month is the one after for who starts after the cut-off
    /// day.
    private static func share(of ramp: SampleRoster.Ramp, _ days: Range<Int>, _ calendar: SampleCalendar) -> (percent: Int, days: Int) {
        let start = calendar.month(of: ramp.from)
        let first = Int(ramp.cutoff).map { ramp.from - calendar.monthStarts[start] + 1 > $0 } ?? false ? start + 1 : start
        let step = calendar.month(of: days.lowerBound) - first
        if step < 0 { return (0, days.count) }
        let percent = step < SampleCatalogue.rampShares.count ? SampleCatalogue.rampShares[step] : 100
        let isProrated = ramp.cutoff == "prorated" && days.contains(ramp.from)
        return (percent, isProrated ? days.upperBound - ramp.from : days.count)
    }
}
