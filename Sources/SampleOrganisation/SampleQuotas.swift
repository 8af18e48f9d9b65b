/// One quota as it stands in the file, before it is spread over its months. In cents.
struct SampleQuota {
    enum Subject {
        case person(Int)
        case team(Int)
        /// A place in `SampleTerritories.all`.
        case territory(Int)
        case account(Int)
    }

    let subject: Subject
    let level: SampleTruth.Level
    /// Number of the period of this level.
    let period: Int
    let amount: Int64
    /// Weighted by `SampleCatalogue.quarterWeights`; of whole years only.
    let isSeasonal: Bool

    var months: Range<Int> { period * level.months..<(period + 1) * level.months }

    /// The amount on the months: evenly, or first on the quarters by their weights and then evenly inside.
    var leaves: [(month: Int, amount: Int64)] {
        let amounts =
            isSeasonal
            ? SampleArithmetic.split(amount, by: SampleCatalogue.quarterWeights).flatMap { SampleArithmetic.evenSpread($0, over: 3) }
            : SampleArithmetic.evenSpread(amount, over: months.count)
        return Array(zip(months, amounts))
    }
}

/// Decides who carries which quota. Quotas of one subject never overlap.
struct SampleQuotas {
    let roster: SampleRoster
    let calendar: SampleCalendar
    let territories: SampleTerritories

    /// About what a rep of average skill closes in a year, in cents.
    static let usualYear = 9_800_000

    /// Every quota: of people, then of teams, of territories and of key accounts.
    func visit(_ body: (SampleQuota) throws -> Void) rethrows {
        for person in roster.teamCount..<roster.personCount { try visit(ofPerson: person, body) }
        for team in 0..<roster.teamCount { try visit(ofTeam: team, body) }
        for territory in territories.firstOfReps..<territories.all.count {
            var random = SampleRandom(seed: roster.seed, purpose: .territoryQuota, subject: territory - territories.firstOfReps + 1)
            for year in 0..<calendar.quotaYears {
                let quota = Self.usualYear * random.between(800, 1300) / 1000
                try rows(.territory(territory), year: year, quota, level: Self.level(&random), body)
            }
        }
        for account in 0..<roster.accountCount where SampleTerritories.isKey(account) {
            var random = SampleRandom(seed: roster.seed, purpose: .accountQuota, subject: account)
            // What the manager is to sell is shared among the key accounts of the team.
            let share = Self.usualYear / 4 / territories.keyAccounts(ofTeam: territories.team(ofKeyAccount: account)).count
            for year in 0..<calendar.quotaYears {
                try rows(.account(account), year: year, share * random.between(800, 1200) / 1000, level: Self.level(&random), body)
            }
        }
    }

    private func visit(ofPerson person: Int, _ body: (SampleQuota) throws -> Void) rethrows {
        switch roster.circumstance(of: person) {
        case .withoutQuota, .soleTerritory, .firstOfTerritory, .secondOfTerritory: return
        case .withoutTeam where person % 2 == 0: return
        default: break
        }
        var random = SampleRandom(seed: roster.seed, purpose: .personQuota, subject: person)
        let employed = months(of: roster.profile(of: person))
        for year in 0..<calendar.quotaYears {
            let quota = Self.usualYear * random.between(750, 1250) / 1000
            try rows(
                .person(person), year: year, quota, level: Self.level(&random), isSeasonal: person % 3 == 0, touching: employed, body)
        }
    }

    /// Every seventh team or so has a quota of its own, for all years or for the last one only.
    private func visit(ofTeam team: Int, _ body: (SampleQuota) throws -> Void) rethrows {
        var random = SampleRandom(seed: roster.seed, purpose: .teamQuota, subject: team)
        guard team == 1 || random.chance(150) else { return }
        for year in (random.chance(500) ? 0 : calendar.quotaYears - 1)..<calendar.quotaYears {
            let quota = Self.usualYear * roster.teamSizes[team] * random.between(850, 1050) / 1000
            try rows(.team(team), year: year, quota, level: Self.level(&random), body)
        }
    }

    /// The rows of one year. A year that has not wholly a quota is given by quarter, so that only whole periods carry
    /// one; of a person only periods of which he worked in a part.
    private func rows(
        _ subject: SampleQuota.Subject, year: Int, _ amount: Int, level: SampleTruth.Level, isSeasonal: Bool = false,
        touching employed: Range<Int>? = nil, _ body: (SampleQuota) throws -> Void
    ) rethrows {
        let months = calendar.quotaMonths
        let isWhole = months.contains(year * 12) && months.contains(year * 12 + 11)
        let level = isWhole ? level : .quarter
        let periods = 12 / level.months
        // Round figures, as plans are made of: whole hundreds, which three or twelve months rarely divide.
        let rounded = Int64((amount / periods + 5_000) / 10_000 * 10_000)
        for period in year * periods..<(year + 1) * periods {
            let quota = SampleQuota(
                subject: subject, level: level, period: period, amount: rounded, isSeasonal: isSeasonal && level == .year)
            let isWorked = employed.map(quota.months.overlaps) ?? true
            if isWorked, quota.months.clamped(to: months) == quota.months { try body(quota) }
        }
    }

    /// The months in which a person worked on any day.
    private func months(of profile: SampleRoster.Profile) -> Range<Int> {
        let months = calendar.quotaMonths
        let first = months.first { calendar.monthStarts[$0 + 1] > profile.hiredOn } ?? months.upperBound
        guard let leftOn = profile.leftOn else { return first..<months.upperBound }
        let end = months.first { calendar.monthStarts[$0] > leftOn } ?? months.upperBound
        return first..<max(first, end)
    }

    private static func level(_ random: inout SampleRandom) -> SampleTruth.Level {
        [.month, .quarter, .year][random.below(3)]
    }
}
