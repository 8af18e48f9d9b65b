/// One deal, decided before it is counted in the truth or written to a file. Money in cents of the deal's currency.
struct SampleDeal {
    enum Outcome: UInt8 { case won, lost, open }

    let owner: Int
    let outcome: Outcome
    /// Index in `SampleCatalogue.stages`.
    let stage: Int
    let account: Int?
    let product: Int?
    /// In EUR, which the organisation has no rate for: left out of every sum and count, and listed.
    let isForeign: Bool
    let amount: Int64?
    let createdOn: Int
    let closeOn: Int?
}

/// Decides the deals, one owner at a time and independent of all others.
struct SampleDeals {
    let roster: SampleRoster
    let calendar: SampleCalendar

    /// Every deal of the organisation, by owner.
    func visit(_ body: (SampleDeal) throws -> Void) rethrows {
        for person in 0..<roster.personCount { try visit(ownedBy: person, body) }
    }

    private func visit(ownedBy person: Int, _ body: (SampleDeal) throws -> Void) rethrows {
        let circumstance = roster.circumstance(of: person)
        if circumstance == .withoutDeals { return }
        var random = SampleRandom(seed: roster.seed, purpose: .deals, subject: person)
        let profile = roster.profile(of: person)
        let first = max(calendar.firstDealDay, profile.hiredOn)
        // A leaver's last deals close well before he leaves, and his open ones went to somebody else.
        let last = profile.leftOn.map { $0 - 10 } ?? calendar.asOf
        guard first <= last else { return }
        let fullCount = roster.isManager(person) ? random.below(4) : random.between(20, 60)
        let days = calendar.asOf - calendar.firstDealDay + 1
        let count = roster.isManager(person) ? fullCount : fullCount * (last - first + 1) / days
        for _ in 0..<count {
            if profile.leftOn == nil, random.chance(150) {
                try body(openDeal(of: person, profile, &random))
            } else {
                try body(closedDeal(of: person, profile, from: first, to: last, &random))
            }
        }
    }

    private func closedDeal(
        of person: Int, _ profile: SampleRoster.Profile, from first: Int, to last: Int, _ random: inout SampleRandom
    ) -> SampleDeal {
        let (account, product) = (account(of: person, &random), product(&random))
        let closeOn = closingDay(from: first, to: last, &random)
        let item = product.map { SampleCatalogue.products[$0] }
        let isWon = random.chance(270 + profile.skill * 400 / 1000 + (item?.edge ?? 0))
        let pace = (1400 - profile.skill * 600 / 1000) * random.between(500, 1500) / 1000 * (isWon ? 1000 : 800) / 1000
        let cycle = (item?.cycleDays ?? 40) * pace / 1000
        return SampleDeal(
            owner: person, outcome: isWon ? .won : .lost,
            stage: isWon ? SampleCatalogue.wonStage : SampleCatalogue.lostStage,
            account: account, product: product, isForeign: account.map(SampleCatalogue.isEuroAccount) ?? false,
            amount: isWon ? amount(item, &random) : 0, createdOn: max(profile.hiredOn, closeOn - cycle),
            closeOn: closeOn)
    }

    private func openDeal(of person: Int, _ profile: SampleRoster.Profile, _ random: inout SampleRandom) -> SampleDeal {
        let (account, product) = (account(of: person, &random), product(&random))
        let isForeign = account.map(SampleCatalogue.isEuroAccount) ?? false
        let item = product.map { SampleCatalogue.products[$0] }
        let createdOn = max(profile.hiredOn, calendar.asOf - random.below(150))
        // Some expected days have passed already: pipelines are never clean.
        let expected = calendar.asOf + random.between(-25, SampleCalendar.openHorizon)
        let price = amount(item, &random)
        let hasAmount = isForeign || !random.chance(300)
        let hasDay = !random.chance(80)
        return SampleDeal(
            owner: person, outcome: .open, stage: random.below(SampleCatalogue.openStages), account: account,
            product: product,
            isForeign: isForeign, amount: hasAmount ? price : nil, createdOn: createdOn,
            closeOn: hasDay ? max(createdOn, expected) : nil)
    }

    /// A day on which the deal closes: business grows, and many deals close in the last month of a fiscal quarter.
    private func closingDay(from first: Int, to last: Int, _ random: inout SampleRandom) -> Int {
        var day = random.between(first, last)
        if random.chance(150) { day = random.between(day, last) }
        guard random.chance(250) else { return day }
        let month = calendar.month(of: day)
        let endOfQuarter = month + 2 - month % 3
        let rushed = random.between(calendar.monthStarts[endOfQuarter], calendar.monthStarts[endOfQuarter + 1] - 1)
        return (first...last).contains(rushed) ? rushed : day
    }

    /// Usually one of the few accounts around the owner.
    private func account(of person: Int, _ random: inout SampleRandom) -> Int? {
        if random.chance(30) { return nil }
        return (person * 3 + random.below(12)) % roster.accountCount
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
