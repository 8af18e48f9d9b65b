/// Spells the decisions out as CSV, one function per file; each returns what the mapping says of its file.
struct SampleFiles {
    let roster: SampleRoster
    let calendar: SampleCalendar

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
            let number = SampleRoster.padded(account + 1, Self.accountDigits)
            file.field("A" + number)
            file.field("Account " + number)
            file.field(SampleCatalogue.industries[account * 7 % SampleCatalogue.industries.count])
            file.field(SampleCatalogue.country(ofAccount: account))
            try file.endRow(sink)
        }
        return try finish(&file, noun: "account", header, sink)
    }

    /// Managers first, so that every leader stands above the people he leads. A manager names no leader of his own:
    /// the leader column says who leads the team.
    func writePeople(_ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "name", "email", "role", "team", "leader", "region", "hired_on", "left_on"]
        var file = SampleFile("people.csv", header: header)
        for person in 0..<roster.personCount {
            let profile = roster.profile(of: person)
            let team = roster.team(of: person)
            file.field(roster.id(of: person))
            file.field(roster.name(of: person))
            file.field(roster.email(of: person))
            file.field(roster.isManager(person) ? "manager" : "rep")
            file.field(team.map(roster.teamName) ?? "")
            file.field(roster.isManager(person) ? "" : team.map(roster.id(of:)) ?? "")
            file.field(team.map { roster.regions[roster.region(ofTeam: $0)] } ?? "")
            file.field(calendar.iso(profile.hiredOn))
            file.field(profile.leftOn.map(calendar.iso) ?? [])
            try file.endRow(sink)
        }
        return try finish(&file, noun: "person", header, sink)
    }

    /// One territory per region above the territories that reps hold.
    func writeTerritories(_ quotas: SampleQuotas, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "name", "parent"]
        var file = SampleFile("territories.csv", header: header)
        for (index, region) in roster.regions.enumerated() {
            file.field("TR\(index + 1)")
            file.field(region + " Territory")
            file.empty()
            try file.endRow(sink)
        }
        try quotas.visitTerritories { territory in
            let parent =
                territory.holdings.first.flatMap { roster.team(of: $0.person) }.map(roster.region(ofTeam:)) ?? 0
            file.field(territoryID(territory))
            file.field("Territory " + SampleRoster.padded(territory.number, 4))
            file.field("TR\(parent + 1)")
            try file.endRow(sink)
        }
        return try finish(&file, noun: "territory", header, sink)
    }

    func writeTerritoryAssignments(_ quotas: SampleQuotas, _ sink: SampleOrganisation.Sink) throws
        -> SampleMapping.Entry
    {
        let header = ["territory", "person", "share", "from", "to"]
        var file = SampleFile("territory_assignments.csv", header: header)
        try quotas.visitTerritories { territory in
            for holding in territory.holdings {
                file.field(territoryID(territory))
                file.field(roster.id(of: holding.person))
                file.field("\(holding.basisPoints / 100)%")
                file.field(calendar.iso(calendar.monthStarts[holding.months.lowerBound]))
                let isOpen = holding.months.upperBound == calendar.monthCount
                file.field(isOpen ? [] : calendar.iso(calendar.monthStarts[holding.months.upperBound] - 1))
                try file.endRow(sink)
            }
        }
        return try finish(&file, noun: "territory_assignment", header, sink)
    }

    func writeQuotas(_ quotas: SampleQuotas, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["person", "team", "territory", "period", "amount"]
        var file = SampleFile("quotas.csv", header: header)
        var sum: Int64 = 0
        try quotas.visit { quota in
            var subject = ("", "", "")
            switch quota.subject {
            case .person(let person): subject.0 = roster.id(of: person)
            case .team(let team): subject.1 = roster.teamName(team)
            case .territory(let territory): subject.2 = territoryID(territory)
            }
            file.field(subject.0)
            file.field(subject.1)
            file.field(subject.2)
            file.field(calendar.label(quota.level, quota.period))
            file.field(money: quota.amount)
            try file.endRow(sink)
            sum += quota.amount
        }
        return try finish(&file, noun: "quota", header, sum: ("amount", sum), sink)
    }

    func writeOpportunities(_ deals: SampleDeals, _ sink: SampleOrganisation.Sink) throws -> SampleMapping.Entry {
        let header = ["id", "owner", "account", "product", "stage", "amount", "currency", "created_on", "close_on"]
        var file = SampleFile("opportunities.csv", header: header)
        var sum: Int64 = 0
        var owner = (person: -1, id: "")
        try deals.visit { deal in
            if deal.owner != owner.person { owner = (deal.owner, roster.id(of: deal.owner)) }
            file.field("D" + SampleRoster.padded(file.rows + 1, Self.dealDigits))
            file.field(owner.id)
            file.field(deal.account.map { "A" + SampleRoster.padded($0 + 1, Self.accountDigits) } ?? "")
            file.field(deal.product.map { SampleCatalogue.products[$0].id } ?? "")
            file.field(SampleCatalogue.stages[deal.stage].source)
            file.field(money: deal.amount)
            file.field(deal.isForeign ? "EUR" : "USD")
            file.field(calendar.iso(deal.createdOn))
            file.field(deal.closeOn.map(calendar.iso) ?? [])
            try file.endRow(sink)
            sum += deal.amount ?? 0
        }
        return try finish(&file, noun: "opportunity", header, sum: ("amount", sum), sink)
    }

    private func territoryID(_ territory: SampleTerritory) -> String {
        "T" + SampleRoster.padded(territory.number, 4)
    }

    private func finish(
        _ file: inout SampleFile, noun: String, _ header: [String], sum: (String, Int64)? = nil,
        _ sink: SampleOrganisation.Sink
    ) throws -> SampleMapping.Entry {
        try file.flush(sink)
        return SampleMapping.Entry(file: file.name, noun: noun, header: header, rows: file.rows, sum: sum)
    }
}
