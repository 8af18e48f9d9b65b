/// A territory and who holds it when. Leaf territories only; shares of one month always sum to 100 %.
struct SampleTerritory {
    struct Holding {
        let person: Int
        let basisPoints: Int
        /// Months of the calendar.
        let months: Range<Int>
    }

    /// From 1.
    let number: Int
    let holdings: [Holding]
}

/// One quota as it stands in the file, before it is spread over its months. In cents.
struct SampleQuota {
    enum Subject {
        case person(Int)
        case team(Int)
        case territory(SampleTerritory)
    }

    let subject: Subject
    let level: SampleTruth.Level
    /// Number of the period of this level.
    let period: Int
    let amount: Int64

    var months: Range<Int> { period * level.months..<(period + 1) * level.months }
}

/// Decides who carries which quota. Quotas of one subject never overlap.
struct SampleQuotas {
    let roster: SampleRoster
    let calendar: SampleCalendar

    /// About what a rep of average skill closes in a year, in cents.
    static let usualYear = 9_800_000

    func visitTerritories(_ body: (SampleTerritory) throws -> Void) rethrows {
        var number = 0
        let all = 0..<calendar.monthCount
        for rep in 0..<roster.repCount {
            let person = roster.person(ofRep: rep)
            let holdings: [SampleTerritory.Holding]
            switch roster.circumstance(of: person) {
            case .soleTerritory:
                holdings = [.init(person: person, basisPoints: 10_000, months: all)]
            case .firstOfTerritory where number % 2 == 0:
                holdings = [
                    .init(person: person, basisPoints: 6_000, months: all),
                    .init(person: person + 1, basisPoints: 4_000, months: all),
                ]
            case .firstOfTerritory:
                // Handed over between two months in the middle of the time with quotas.
                let handover = (calendar.quotaMonths.lowerBound + calendar.quotaMonths.upperBound) / 2 + 1
                holdings = [
                    .init(person: person, basisPoints: 10_000, months: 0..<handover),
                    .init(person: person + 1, basisPoints: 10_000, months: handover..<calendar.monthCount),
                ]
            default: continue
            }
            number += 1
            try body(SampleTerritory(number: number, holdings: holdings))
        }
    }

    /// Every quota: of people, then of teams, then of territories.
    func visit(_ body: (SampleQuota) throws -> Void) rethrows {
        for person in roster.teamCount..<roster.personCount { try visit(ofPerson: person, body) }
        for team in 0..<roster.teamCount { try visit(ofTeam: team, body) }
        try visitTerritories { territory in
            var random = SampleRandom(seed: roster.seed, purpose: .territoryQuota, subject: territory.number)
            for year in 0..<calendar.quotaYears {
                let quota = Self.usualYear * random.between(800, 1300) / 1000
                try rows(
                    .territory(territory), year: year, quota, level: Self.level(&random), within: calendar.quotaMonths,
                    body)
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
            try rows(.person(person), year: year, quota, level: Self.level(&random), within: calendar.quotaMonths, touching: employed, body)
        }
    }

    /// Every seventh team or so has a quota of its own, for all years or for the last one only.
    private func visit(ofTeam team: Int, _ body: (SampleQuota) throws -> Void) rethrows {
        var random = SampleRandom(seed: roster.seed, purpose: .teamQuota, subject: team)
        guard team == 1 || random.chance(150) else { return }
        for year in (random.chance(500) ? 0 : calendar.quotaYears - 1)..<calendar.quotaYears {
            let quota = Self.usualYear * roster.teamSizes[team] * random.between(850, 1050) / 1000
            try rows(.team(team), year: year, quota, level: Self.level(&random), within: calendar.quotaMonths, body)
        }
    }

    /// The rows of one year. A year that is not wholly `within` is given by quarter, so that only whole periods carry
    /// a quota; of a person only periods of which he worked in a part.
    private func rows(
        _ subject: SampleQuota.Subject, year: Int, _ amount: Int, level: SampleTruth.Level, within months: Range<Int>,
        touching employed: Range<Int>? = nil, _ body: (SampleQuota) throws -> Void
    ) rethrows {
        let isWhole = months.contains(year * 12) && months.contains(year * 12 + 11)
        let level = isWhole ? level : .quarter
        let periods = 12 / level.months
        // Round figures, as plans are made of: whole hundreds, which three or twelve months rarely divide.
        let rounded = Int64((amount / periods + 5_000) / 10_000 * 10_000)
        for period in year * periods..<(year + 1) * periods {
            let quota = SampleQuota(subject: subject, level: level, period: period, amount: rounded)
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
