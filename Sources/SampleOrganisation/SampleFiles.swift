import SalesModel

/// Spells the decisions out as CSV, one function per file; each returns what the mapping says of its file.
struct SampleFiles {
    let roster: SampleRoster
    let calendar: SampleCalendar
    let territories: SampleTerritories
    let quotas: SampleQuotas
    let deals: SampleDeals
    let rates: SampleRates

    private static let dealDigits = 7
    private static let accountDigits = 5

    func writeProducts(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "name", "family", "list_price"]
        var file = SampleFile("products.csv", header: header)
        var sum: Int64 = 0
        for product in SampleCatalogue.products {
            file.field(product.id)
            file.field(product.name)
            file.field(product.family)
            file.field(money: product.listPrice)
            try file.endRow(sink)
            sum += product.listPrice
        }
        return try finish(&file, noun: "product", header, sum: ("list_price", sum), sink)
    }

    func writeAccounts(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "name", "industry", "country"]
        var file = SampleFile("accounts.csv", header: header)
        for account in 0..<roster.accountCount {
            file.field(accountID(account))
            file.field("Account " + accountID(account).dropFirst())
            file.field(SampleCatalogue.industries[account * 7 % SampleCatalogue.industries.count])
            file.field(SampleCatalogue.country(ofAccount: account))
            try file.endRow(sink)
        }
        return try finish(&file, noun: "account", header, sink)
    }

    /// Managers first, so that every leader stands above the people he leads. A manager names no leader of his own:
    /// the leader column says who leads the team.
    func writePeople(_ name: String, isLater: Bool, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = [
            "id", "name", "email", "role", "team", "leader", "region", "hired_on", "left_on", "zone", "holiday_calendar", "motion",
        ]
        var file = SampleFile(name, header: header)
        for person in 0..<roster.personCount {
            let profile = roster.profile(of: person)
            let team = isLater ? roster.laterTeam(of: person) : roster.team(of: person)
            file.field(roster.id(of: person))
            file.field(roster.name(of: person))
            file.field(roster.email(of: person))
            file.field(roster.isManager(person) ? "manager" : "rep")
            file.field(team.map(roster.teamName) ?? "")
            file.field(roster.isManager(person) ? "" : team.map(roster.id(of:)) ?? "")
            file.field(team.map { roster.regions[roster.region(ofTeam: $0)] } ?? "")
            file.field(calendar.iso(profile.hiredOn))
            file.field(profile.leftOn.map(calendar.iso) ?? [])
            let place = team.map { SampleHolidays.place(ofRegion: roster.regions[roster.region(ofTeam: $0)]) }
            file.field(place?.zone ?? "")
            file.field(place?.calendar ?? "")
            file.field(team.map(SampleHolidays.motion) ?? "")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "person", header, sink)
    }

    func writeAbsences(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["person", "from", "to", "kind", "relief", "reason"]
        var file = SampleFile("absences.csv", header: header)
        for person in roster.teamCount..<roster.personCount {
            guard let absence = roster.absence(of: person) else { continue }
            file.field(roster.id(of: person))
            file.field(calendar.iso(absence.days.lowerBound))
            file.field(calendar.iso(absence.days.upperBound))
            file.field(absence.kind)
            file.field(absence.hasRelief ? "yes" : "no")
            file.field(absence.hasRelief ? "agreed with the manager" : "")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "absence", header, sink)
    }

    /// The days off of all calendar years that the fiscal months lie in.
    func writeHolidays(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["calendar", "day", "name"]
        var file = SampleFile("holidays.csv", header: header)
        for year in calendar.calendarYears {
            for holiday in SampleHolidays.days(ofYear: year) {
                file.field(holiday.calendar)
                file.field(holiday.day.description)
                file.field(holiday.name)
                try file.endRow(sink)
            }
        }
        return try finish(&file, noun: "holiday", header, sink)
    }

    func writeRampSteps(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["profile", "month", "share"]
        var file = SampleFile("ramp_steps.csv", header: header)
        for (index, share) in SampleCatalogue.rampShares.enumerated() {
            file.field(SampleCatalogue.rampProfile)
            file.field("\(index + 1)")
            file.field("\(share)%")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "ramp_step", header, sink)
    }

    func writeRampAssignments(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["person", "profile", "from", "cutoff"]
        var file = SampleFile("ramp_assignments.csv", header: header)
        for person in roster.teamCount..<roster.personCount {
            guard let ramp = roster.ramp(of: person) else { continue }
            file.field(roster.id(of: person))
            file.field(SampleCatalogue.rampProfile)
            file.field(calendar.iso(ramp.from))
            file.field(ramp.cutoff)
            try file.endRow(sink)
        }
        return try finish(&file, noun: "ramp_assignment", header, sink)
    }

    func writeTerritories(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "name", "parent"]
        var file = SampleFile("territories.csv", header: header)
        for territory in territories.all {
            file.field(territory.id)
            file.field(territory.name)
            file.field(territory.parent ?? "")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "territory", header, sink)
    }

    func writeTerritoryAssignments(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["territory", "person", "share", "from", "to"]
        var file = SampleFile("territory_assignments.csv", header: header)
        for territory in territories.all {
            for holding in territory.holdings {
                file.field(territory.id)
                file.field(roster.id(of: holding.person))
                file.field(percent(holding.basisPoints))
                file.field(calendar.iso(calendar.monthStarts[holding.months.lowerBound]))
                let isOpen = holding.months.upperBound == calendar.monthCount
                file.field(isOpen ? [] : calendar.iso(calendar.monthStarts[holding.months.upperBound] - 1))
                try file.endRow(sink)
            }
        }
        return try finish(&file, noun: "territory_assignment", header, sink)
    }

    func writeAccountTerritories(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["account", "territory", "from", "to", "quota_policy"]
        var file = SampleFile("account_territories.csv", header: header)
        for account in 0..<roster.accountCount {
            guard let placement = territories.placement(ofAccount: account) else { continue }
            file.field(accountID(account))
            file.field(territories.all[placement.first].id)
            file.field(calendar.iso(calendar.monthStarts[0]))
            file.field(placement.move.map { calendar.iso($0.on - 1) } ?? [])
            file.empty()
            try file.endRow(sink)
            guard let move = placement.move else { continue }
            file.field(accountID(account))
            file.field(territories.all[move.to].id)
            file.field(calendar.iso(move.on))
            file.empty()
            file.field(move.policy.rawValue)
            try file.endRow(sink)
        }
        return try finish(&file, noun: "account_territory", header, sink)
    }

    func writeSeasonality(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["profile", "part", "weight"]
        var file = SampleFile("seasonality.csv", header: header)
        for (index, weight) in SampleCatalogue.quarterWeights.enumerated() {
            file.field(SampleCatalogue.seasonality)
            file.field("Q\(index + 1)")
            file.field("\(weight)%")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "seasonality", header, sink)
    }

    func writeQuotas(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["person", "team", "territory", "account", "period", "amount", "seasonality"]
        var file = SampleFile("quotas.csv", header: header)
        var sum: Int64 = 0
        try quotas.visit { quota in
            var subject = ("", "", "", "")
            switch quota.subject {
            case .person(let person): subject.0 = roster.id(of: person)
            case .team(let team): subject.1 = roster.teamName(team)
            case .territory(let territory): subject.2 = territories.all[territory].id
            case .account(let account): subject.3 = accountID(account)
            }
            for text in [subject.0, subject.1, subject.2, subject.3] { file.field(text) }
            file.field(calendar.label(quota.level, quota.period))
            file.field(money: quota.amount)
            file.field(quota.isSeasonal ? SampleCatalogue.seasonality : "")
            try file.endRow(sink)
            sum += quota.amount
        }
        return try finish(&file, noun: "quota", header, sum: ("amount", sum), sink)
    }

    /// The rates of the plan, and those of the months up to the last day of the extract.
    func writeRates(_ name: String, isLater: Bool, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["currency", "kind", "rate", "from"]
        var file = SampleFile(name, header: header)
        for currency in SampleRates.foreign {
            for kind in [SampleRates.Kind.plan, .dated] where kind == .dated || !isLater {
                let last = kind == .plan ? calendar.monthCount - 1 : calendar.month(of: isLater ? calendar.laterAsOf : calendar.asOf)
                for month in stride(from: 0, through: last, by: kind.months) {
                    guard let rate = rates.rate(kind, of: currency, inMonth: month) else { continue }
                    file.field(currency.rawValue)
                    file.field(kind.name)
                    file.field("\(rate / 10_000)." + SampleRoster.padded(Int(rate % 10_000), 4))
                    file.field(calendar.iso(calendar.monthStarts[month]))
                    try file.endRow(sink)
                }
            }
        }
        return try finish(&file, noun: "fx_rate", header, sink)
    }

    /// Every deal of the first extract; of the late one those that have changed, and then new ones.
    func writeOpportunities(_ name: String, isLater: Bool, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "owner", "account", "product", "stage", "amount", "currency", "created_on", "close_on"]
        var file = SampleFile(name, header: header)
        var sum: Int64 = 0
        try visitDeals(isLater: isLater) { id, _, deal in
            file.field(id)
            file.field(roster.id(of: deal.keeper))
            file.field(deal.account.map(accountID) ?? "")
            file.field(deal.product.map { SampleCatalogue.products[$0].id } ?? "")
            file.field(SampleCatalogue.stages[deal.stage].source)
            file.field(money: deal.amount)
            file.field(deal.currency.rawValue)
            file.field(calendar.iso(deal.createdOn))
            file.field(deal.closeOn.map(calendar.iso) ?? [])
            try file.endRow(sink)
            sum += deal.amount ?? 0
        }
        return try finish(&file, noun: "opportunity", header, sum: ("amount", sum), sink)
    }

    func writeSplits(_ name: String, isLater: Bool, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["opportunity", "person", "kind", "share"]
        var file = SampleFile(name, header: header)
        try visitDeals(isLater: isLater) { id, course, deal in
            let revenue = isLater && !course.sharesChange ? [] : deal.shares.map { ("revenue", $0) }
            let overlay = isLater && course.first != nil ? nil : deal.overlay.map { ("overlay", $0) }
            for (kind, share) in revenue + [overlay].compactMap(\.self) {
                file.field(id)
                file.field(roster.id(of: share.person))
                file.field(kind)
                file.field(percent(share.basisPoints))
                try file.endRow(sink)
            }
        }
        return try finish(&file, noun: "split", header, sink)
    }

    /// The deals of an extract with their identifiers. What the first one has is numbered first.
    private func visitDeals(
        isLater: Bool, _ body: (_ id: String, _ course: SampleCourse, _ deal: SampleDeal) throws -> Void
    ) throws {
        var known = 0
        if isLater { deals.visit { known += $0.first == nil ? 0 : 1 } }
        var (number, added) = (0, known)
        try deals.visit { course in
            if course.first == nil { added += 1 } else { number += 1 }
            guard let deal = isLater ? course.later : course.first else { return }
            try body("D" + SampleRoster.padded(course.first == nil ? added : number, Self.dealDigits), course, deal)
        }
    }

    private func accountID(_ account: Int) -> String { "A" + SampleRoster.padded(account + 1, Self.accountDigits) }

    /// "60%", "33.34%".
    private func percent(_ basisPoints: Int) -> String {
        let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(whole)%" : "\(whole)." + SampleRoster.padded(rest, 2) + "%"
    }

    private func finish(
        _ file: inout SampleFile, noun: String, _ header: [String], sum: (String, Int64)? = nil,
        _ sink: SampleOrganisation.Sink
    ) throws -> SampleMapping.Entry {
        try file.flush(sink)
        return SampleMapping.Entry(file: file.name, noun: noun, header: header, rows: file.rows, sum: sum)
    }
}
