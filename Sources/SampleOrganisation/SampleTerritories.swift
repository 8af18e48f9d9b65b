/// A territory and who holds it when; shares of one month sum to 100 % wherever somebody holds it.
struct SampleTerritory {
    struct Holding {
        let person: Int
        let basisPoints: Int
        /// Months of the calendar.
        let months: Range<Int>
    }

    let id: String
    let name: String
    /// The identifier of the territory above, of a region.
    let parent: String?
    let holdings: [Holding]
}

/// Where an account lies: in a territory up to the day before a move, in another one from then on.
struct SamplePlacement {
    enum Policy: String, CaseIterable {
        case prorated, full, stays
    }

    /// Places in ``SampleTerritories/all``.
    let first: Int
    let move: (on: Int, to: Int, policy: Policy)?

    func territory(on day: Int) -> Int {
        if let move, day >= move.on { return move.to }
        return first
    }
}

/// Decides the territories: one above others in each region, one with the key accounts of each team, held by its manager, and
/// those that some reps hold; and which accounts lie in them.
struct SampleTerritories {
    let roster: SampleRoster
    let calendar: SampleCalendar
    /// In the order of the file: regions, key accounts, those of reps.
    let all: [SampleTerritory]
    /// Place of the first territory of a rep.
    let firstOfReps: Int
    /// The territory of which a person holds most in a month, by person; nil for most of them.
    private let held: [Int: [(months: Range<Int>, territory: Int)]]

    init(roster: SampleRoster, calendar: SampleCalendar) {
        let months = 0..<calendar.monthCount
        var all = roster.regions.enumerated().map { index, region in
            SampleTerritory(id: "TR\(index + 1)", name: region + " Territory", parent: nil, holdings: [])
        }
        for team in 0..<roster.teamCount {
            let number = roster.teamName(team).drop { $0 != " " }
            all.append(
                SampleTerritory(
                    id: "K" + number.dropFirst(), name: "Key Accounts" + number, parent: "TR\(roster.region(ofTeam: team) + 1)",
                    holdings: [.init(person: team, basisPoints: 10_000, months: months)]))
        }
        firstOfReps = all.count
        for rep in 0..<roster.repCount {
            let person = roster.person(ofRep: rep)
            let number = all.count - firstOfReps
            let holdings: [SampleTerritory.Holding]
            switch roster.circumstance(of: person) {
            case .soleTerritory:
                holdings = [.init(person: person, basisPoints: 10_000, months: months)]
            case .firstOfTerritory where number % 2 == 0:
                holdings = [
                    .init(person: person, basisPoints: 6_000, months: months),
                    .init(person: person + 1, basisPoints: 4_000, months: months),
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
            let region = roster.team(of: person).map(roster.region(ofTeam:)) ?? 0
            let digits = SampleRoster.padded(number + 1, 4)
            all.append(SampleTerritory(id: "T" + digits, name: "Territory " + digits, parent: "TR\(region + 1)", holdings: holdings))
        }
        var held: [Int: [(months: Range<Int>, territory: Int)]] = [:]
        for (index, territory) in all.enumerated() {
            for holding in territory.holdings { held[holding.person, default: []].append((holding.months, index)) }
        }
        self.roster = roster
        self.calendar = calendar
        self.all = all
        self.held = held
    }

    /// The territory that somebody holds in a month; nobody holds two.
    func territory(heldBy person: Int, inMonth month: Int) -> Int? {
        held[person]?.first { $0.months.contains(month) }?.territory
    }

    // MARK: Accounts

    /// Every 20th account is a key account.
    static func isKey(_ account: Int) -> Bool { account % 20 == 10 }

    /// The team whose manager looks after a key account.
    func team(ofKeyAccount account: Int) -> Int { account / 20 % roster.teamCount }

    /// The key accounts of a team.
    func keyAccounts(ofTeam team: Int) -> [Int] {
        Array(stride(from: team * 20 + 10, to: roster.accountCount, by: roster.teamCount * 20))
    }

    /// Where an account lies; nil for accounts that stand with whoever sells to them.
    ///
    /// Of the key accounts every second has moved to the next team's, with each policy in turn; of the accounts in the territories
    /// of reps every third has moved to the next territory.
    func placement(ofAccount account: Int) -> SamplePlacement? {
        let turn = account / 20
        if Self.isKey(account) {
            let first = team(ofKeyAccount: account)
            guard roster.teamCount > 1, turn % 2 == 1 else { return SamplePlacement(first: roster.regions.count + first, move: nil) }
            let policy = SamplePlacement.Policy.allCases[turn / 2 % 3]
            return SamplePlacement(
                first: roster.regions.count + first,
                move: (day(ofMove: account), roster.regions.count + (first + 1) % roster.teamCount, policy))
        }
        let count = all.count - firstOfReps
        guard account % 40 == 0, count > 0 else { return nil }
        let first = firstOfReps + account / 40 % count
        guard count > 1, account / 40 % 3 == 1 else { return SamplePlacement(first: first, move: nil) }
        return SamplePlacement(first: first, move: (day(ofMove: account), firstOfReps + (account / 40 + 1) % count, .prorated))
    }

    /// Within the months with quotas, mostly not on a first day.
    private func day(ofMove account: Int) -> Int {
        let first = calendar.firstDealDay + 40
        return first + account * 37 % (calendar.asOf - 30 - first)
    }
}
