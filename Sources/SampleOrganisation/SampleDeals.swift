/// One deal, decided before it is counted in the truth or written to a file. Money in cents of the deal's currency.
struct SampleDeal {
    enum Outcome: UInt8 { case won, lost, open }

    /// Somebody's part of a deal, in basis points of its amount.
    struct Share {
        let person: Int
        let basisPoints: Int
    }

    /// Whose it is, or was when it was closed.
    var owner: Int
    /// Whom the file names as its owner: somebody else where a closed deal was handed over.
    var keeper: Int
    var outcome: Outcome
    /// Index in `SampleCatalogue.stages`.
    var stage: Int
    let account: Int?
    let product: Int?
    var amount: Int64?
    let createdOn: Int
    var closeOn: Int?
    /// Shares of the credit, the owner's first and then by person; empty where all of it is the owner's.
    var shares: [Share] = []
    /// Credit beside the revenue.
    var overlay: Share?

    var currency: SampleCurrency { SampleCatalogue.currency(ofAccount: account) }
}

/// What becomes of a deal: as the first extract has it, and as the late one does.
struct SampleCourse {
    /// Nil: not in the first extract.
    let first: SampleDeal?
    /// Nil: not in the late extract, because nothing has changed.
    let later: SampleDeal?
    /// Whether the late extract states other shares.
    var sharesChange: Bool {
        guard let later else { return false }
        return first?.shares.map(\.basisPoints) ?? [] != later.shares.map(\.basisPoints)
    }

    /// As it is known in the end, or after the first extract; nil where it is not known then.
    func known(isLater: Bool) -> SampleDeal? { isLater ? later ?? first : first }
}

/// Decides the deals, one owner at a time and independent of all others.
struct SampleDeals {
    let roster: SampleRoster
    let calendar: SampleCalendar
    let territories: SampleTerritories

    /// Every deal of the organisation, by owner; those of the first extract before the others of the same owner.
    func visit(_ body: (SampleCourse) throws -> Void) rethrows {
        for person in 0..<roster.personCount { try visit(ownedBy: person, body) }
    }

    private func visit(ownedBy person: Int, _ body: (SampleCourse) throws -> Void) rethrows {
        let circumstance = roster.circumstance(of: person)
        if circumstance == .withoutDeals { return }
        var random = SampleRandom(seed: roster.seed, purpose: .deals, subject: person)
        var shares = SampleRandom(seed: roster.seed, purpose: .shares, subject: person)
        var later = SampleRandom(seed: roster.seed, purpose: .later, subject: person)
        let profile = roster.profile(of: person)
        let first = max(calendar.firstDealDay, profile.hiredOn)
        // A leaver's last deals close well before he leaves, and his open ones went to somebody else.
        let last = profile.leftOn.map { $0 - 10 } ?? calendar.asOf
        guard first <= last else { return }
        let isManager = roster.isManager(person)
        let fullCount = isManager ? random.between(8, 14) : random.between(20, 60)
        let days = calendar.asOf - calendar.firstDealDay + 1
        let count = isManager ? fullCount : fullCount * (last - first + 1) / days
        for _ in 0..<count {
            if profile.leftOn == nil, random.chance(150) {
                let deal = openDeal(of: person, profile, until: calendar.asOf, &random)
                try body(SampleCourse(first: deal, later: change(ofOpen: deal, profile, &random, &later)))
            } else {
                var deal = closedDeal(of: person, profile, from: first, to: last, &random)
                share(&deal, &shares)
                try body(SampleCourse(first: deal, later: change(ofClosed: deal, &later)))
            }
        }
        guard profile.leftOn == nil else { return }
        for deal in newDeals(of: person, profile, &random, &later, &shares) { try body(SampleCourse(first: nil, later: deal)) }
    }

    private func closedDeal(
        of person: Int, _ profile: SampleRoster.Profile, from first: Int, to last: Int, _ random: inout SampleRandom
    ) -> SampleDeal {
        let (account, product) = (account(of: person, &random), product(&random))
        var closeOn = closingDay(from: first, to: last, &random)
        if let away = roster.absence(of: person)?.days, away.contains(closeOn) { closeOn = away.upperBound + 1 }
        let item = product.map { SampleCatalogue.products[$0] }
        let isWon = random.chance(270 + profile.skill * 400 / 1000 + (item?.edge ?? 0))
        let pace = (1400 - profile.skill * 600 / 1000) * random.between(500, 1500) / 1000 * (isWon ? 1000 : 800) / 1000
        let cycle = (item?.cycleDays ?? 40) * pace / 1000
        return SampleDeal(
            owner: person, keeper: person, outcome: isWon ? .won : .lost,
            stage: isWon ? SampleCatalogue.wonStage : SampleCatalogue.lostStage,
            account: account, product: product,
            amount: isWon ? amount(item, &random) : 0, createdOn: max(profile.hiredOn, closeOn - cycle),
            closeOn: closeOn)
    }

    private func openDeal(
        of person: Int, _ profile: SampleRoster.Profile, until asOf: Int, _ random: inout SampleRandom
    ) -> SampleDeal {
        let (account, product) = (account(of: person, &random), product(&random))
        let item = product.map { SampleCatalogue.products[$0] }
        let createdOn = max(profile.hiredOn, asOf - random.below(asOf == calendar.asOf ? 150 : SampleCalendar.laterDays))
        // Some expected days have passed already: pipelines are never clean.
        let expected = calendar.asOf + random.between(-25, SampleCalendar.openHorizon)
        let price = amount(item, &random)
        let hasAmount = SampleCatalogue.currency(ofAccount: account) == .chf || !random.chance(300)
        let hasDay = !random.chance(80)
        return SampleDeal(
            owner: person, keeper: person, outcome: .open, stage: random.below(SampleCatalogue.openStages), account: account,
            product: product, amount: hasAmount ? price : nil, createdOn: createdOn,
            closeOn: hasDay ? max(createdOn, expected) : nil)
    }

    // MARK: Shares

    /// Some won deals are shared with a colleague or two, of the same team or of another one; some have an engineer's overlay.
    private func share(_ deal: inout SampleDeal, _ random: inout SampleRandom) {
        guard deal.outcome == .won, let closeOn = deal.closeOn else { return }
        let (isShared, hasOverlay) = (random.chance(90), random.chance(50))
        let patterns = [[6_000, 4_000], [7_000, 3_000], [5_000, 5_000], [3_334, 3_333, 3_333]]
        let (pattern, step) = (patterns[random.below(patterns.count)], random.between(1, 12))
        let size = [10_000, 5_000, 2_500][random.below(3)]
        if isShared {
            let others = (1..<pattern.count).compactMap { colleague(of: deal.owner, step * $0, on: closeOn) }.sorted()
            let everybody = [deal.owner] + others
            // Whoever cannot take part leaves the deal to its owner.
            if Set(everybody).count == pattern.count {
                deal.shares = zip(everybody, pattern).map { SampleDeal.Share(person: $0, basisPoints: $1) }
            }
        }
        if hasOverlay, let engineer = colleague(of: deal.owner, step + 13, on: closeOn) {
            deal.overlay = SampleDeal.Share(person: engineer, basisPoints: size)
        }
    }

    /// The rep some steps further, if he is somebody else and works here on a day.
    private func colleague(of person: Int, _ steps: Int, on day: Int) -> Int? {
        let rep = roster.isManager(person) ? person : person - roster.teamCount
        let other = roster.person(ofRep: (rep + steps) % roster.repCount)
        return other != person && roster.isEmployed(other, on: day) ? other : nil
    }

    // MARK: What becomes known later

    /// Closed deals whose late extract says otherwise: another owner, other shares, a corrected amount, cancelled after all.
    private func change(ofClosed deal: SampleDeal, _ random: inout SampleRandom) -> SampleDeal? {
        let (fate, step) = (random.below(1_000), random.between(1, 12))
        guard let closeOn = deal.closeOn else { return nil }
        var changed = deal
        if fate < 25, let keeper = colleague(of: deal.owner, step, on: calendar.laterAsOf) {
            changed.keeper = keeper
            return changed
        }
        guard deal.outcome == .won, calendar.lockedMonths.contains(calendar.month(of: closeOn)) else { return nil }
        // Mostly what was closed lately is corrected.
        let isRecent = calendar.month(of: closeOn) >= calendar.lockedMonths.upperBound - 6
        switch fate {
        case 25..<40 where isRecent:
            changed.amount = deal.amount.map { $0 * 9 / 10 }
        case 40..<50 where isRecent:
            changed.outcome = .lost
            changed.stage = SampleCatalogue.lostStage
            changed.amount = 0
        case 50..<200 where deal.shares.count == 2 && deal.shares[0].basisPoints != 5_000:
            changed.shares = deal.shares.map { SampleDeal.Share(person: $0.person, basisPoints: 5_000) }
        default: return nil
        }
        return changed
    }

    /// Some open deals are closed by the late extract, some have been handed over.
    private func change(
        ofOpen deal: SampleDeal, _ profile: SampleRoster.Profile, _ random: inout SampleRandom, _ later: inout SampleRandom
    ) -> SampleDeal? {
        let (fate, step, day) = (later.below(1_000), later.between(1, 12), calendar.asOf + later.between(1, SampleCalendar.laterDays))
        var changed = deal
        if fate < 180 {
            let isWon = fate < 90
            changed.outcome = isWon ? .won : .lost
            changed.stage = isWon ? SampleCatalogue.wonStage : SampleCatalogue.lostStage
            changed.amount = isWon ? deal.amount ?? SampleCatalogue.priceWithoutProduct : 0
            changed.closeOn = day
            return changed
        }
        guard fate < 220, let keeper = colleague(of: deal.owner, step, on: calendar.laterAsOf) else { return nil }
        (changed.owner, changed.keeper) = (keeper, keeper)
        return changed
    }

    /// What only the late extract has: new business, and deals of the last locked quarter that nobody had entered.
    private func newDeals(
        of person: Int, _ profile: SampleRoster.Profile, _ random: inout SampleRandom, _ later: inout SampleRandom,
        _ shares: inout SampleRandom
    ) -> [SampleDeal] {
        var deals: [SampleDeal] = []
        for _ in 0..<later.below(roster.isManager(person) ? 2 : 3) {
            deals.append(closedDeal(of: person, profile, from: calendar.asOf + 1, to: calendar.laterAsOf, &random))
        }
        for _ in 0..<later.below(3) { deals.append(openDeal(of: person, profile, until: calendar.laterAsOf, &random)) }
        let quarter = calendar.monthStarts[calendar.lockedMonths.upperBound - 3]..<calendar.monthStarts[calendar.lockedMonths.upperBound]
        if later.chance(250), max(profile.hiredOn, quarter.lowerBound) < quarter.upperBound {
            let first = max(profile.hiredOn, quarter.lowerBound)
            deals.append(closedDeal(of: person, profile, from: first, to: quarter.upperBound - 1, &random))
        }
        for index in deals.indices { share(&deals[index], &shares) }
        return deals
    }

    /// A day on which the deal closes: business grows, and many deals close in the last month of a fiscal quarter.
    private func closingDay(from first: Int, to last: Int, _ random: inout SampleRandom) -> Int {
        var day = random.between(first, last)
        if random.chance(60) { day = random.between(day, last) }
        guard random.chance(250) else { return day }
        let month = calendar.month(of: day)
        let endOfQuarter = month + 2 - month % 3
        let rushed = random.between(calendar.monthStarts[endOfQuarter], calendar.monthStarts[endOfQuarter + 1] - 1)
        return (first...last).contains(rushed) ? rushed : day
    }

    /// Usually one of the few accounts around the owner; key accounts are their team's manager's.
    private func account(of person: Int, _ random: inout SampleRandom) -> Int? {
        if random.chance(30) { return nil }
        let own = roster.isManager(person) ? territories.keyAccounts(ofTeam: person) : []
        if !own.isEmpty { return own[random.below(own.count)] }
        let account = (person * 3 + random.below(12)) % roster.accountCount
        return SampleTerritories.isKey(account) ? (account + 1) % roster.accountCount : account
    }

    private func product(_ random: inout SampleRandom) -> Int? {
        if random.chance(15) { return nil }
        var ticket = random.below(SampleCatalogue.products.reduce(0) { $0 + $1.weight })
        return SampleCatalogue.products.firstIndex {
            ticket -= $0.weight
            return ticket < 0
        }
    }

    /// Units at list price less a discount of up to a quarter, cut to the cent.
    private func amount(_ item: SampleCatalogue.Product?, _ random: inout SampleRandom) -> Int64 {
        let units = Int64(random.between(1, item?.mostUnits ?? 1))
        let paid = Int64(1000 - random.below(251))
        return units * (item?.listPrice ?? SampleCatalogue.priceWithoutProduct) * paid / 1000
    }
}
