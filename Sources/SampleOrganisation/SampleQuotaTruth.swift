/// The effective quotas of a sample organisation by month: what each person and each team really carries, in cents.
struct SampleQuotaTruth {
    private let roster: SampleRoster
    private let months: Int
    /// Of every person, by person and month; teams and regions likewise.
    private let people: [Int64?]
    private let teams: [Int64?]
    private let regions: [Int64?]
    /// By month.
    private let withoutTeam: [Int64?]
    private let company: [Int64?]

    init(roster: SampleRoster, calendar: SampleCalendar, quotas: SampleQuotas) {
        let months = calendar.quotaMonths.upperBound
        var people = [Int64?](repeating: nil, count: roster.personCount * months)
        var fromTerritories = people
        var ownOfTeams = [Int64?](repeating: nil, count: roster.teamCount * months)
        quotas.visit { quota in
            let leaves = zip(quota.months, SampleArithmetic.evenSpread(quota.amount, over: quota.months.count))
            if case .person(let person) = quota.subject {
                for (month, amount) in Self.owed(Array(leaves), by: roster.profile(of: person), calendar) {
                    people[person * months + month] = amount
                }
                return
            }
            for (month, amount) in leaves {
                switch quota.subject {
                case .person: break
                case .team(let team): ownOfTeams[team * months + month] = amount
                case .territory(let territory):
                    let holdings = territory.holdings.filter { $0.months.contains(month) }
                    let shares = SampleArithmetic.split(amount, byBasisPoints: holdings.map(\.basisPoints))
                    for (holding, share) in zip(holdings, shares) {
                        Self.add(share, to: &fromTerritories[holding.person * months + month])
                    }
                }
            }
        }
        for index in people.indices { people[index] = people[index] ?? fromTerritories[index] }

        var teams = [Int64?](repeating: nil, count: roster.teamCount * months)
        var withoutTeam = [Int64?](repeating: nil, count: months)
        for person in 0..<roster.personCount {
            for month in 0..<months {
                let quota = people[person * months + month]
                if let team = roster.team(of: person) {
                    Self.add(quota, to: &teams[team * months + month])
                } else {
                    Self.add(quota, to: &withoutTeam[month])
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
        self.withoutTeam = withoutTeam
        self.company = company
    }

    /// What of a person's quota is owed for the days on which he works, by quarter to the cent and then by month; months without
    /// such a day are left out.
    private static func owed(
        _ leaves: [(month: Int, amount: Int64)], by profile: SampleRoster.Profile, _ calendar: SampleCalendar
    ) -> [(month: Int, amount: Int64)] {
        Dictionary(grouping: leaves) { $0.month / 3 }.values.flatMap { leaves -> [(month: Int, amount: Int64)] in
            let lengths = leaves.map { calendar.monthStarts[$0.month + 1] - calendar.monthStarts[$0.month] }
            let worked = leaves.map { leaf in
                let end = min(calendar.monthStarts[leaf.month + 1], (profile.leftOn ?? .max - 1) + 1)
                return max(0, end - max(calendar.monthStarts[leaf.month], profile.hiredOn))
            }
            if worked == lengths { return leaves }
            let common = lengths.reduce(1, *)
            let weights = zip(worked, lengths).map { $0 * (common / $1) }
            let employed = weights.reduce(0, +)
            if employed == 0 { return [] }
            let total = leaves.reduce(0) { $0 + $1.amount }
            let counted = SampleArithmetic.split(total, by: [employed, common * leaves.count - employed])[0]
            return zip(leaves, SampleArithmetic.split(counted, by: weights)).map { ($0.month, $1) }.filter { leaf in
                zip(leaves, worked).contains { $0.month == leaf.0 && $1 > 0 }
            }
        }
    }

    /// The quota of the subject with this place in `SampleTruth.subjects`, over `months`; nil when no month has one.
    func quota(_ dimension: SampleTruth.Dimension, _ subject: Int, months range: Range<Int>) -> Int64? {
        var sum: Int64?
        for month in range.clamped(to: 0..<months) { Self.add(leaf(dimension, subject, month), to: &sum) }
        return sum
    }

    private func leaf(_ dimension: SampleTruth.Dimension, _ subject: Int, _ month: Int) -> Int64? {
        switch dimension {
        case .rep: people[subject * months + month]
        case .manager, .team: subject < roster.teamCount ? teams[subject * months + month] : withoutTeam[month]
        case .region: subject < roster.regions.count ? regions[subject * months + month] : withoutTeam[month]
        case .company: company[month]
        case .product: nil
        }
    }

    /// Nil adds nothing; a sum is nil until something is added.
    private static func add(_ amount: Int64?, to sum: inout Int64?) {
        if let amount { sum = (sum ?? 0) + amount }
    }
}
