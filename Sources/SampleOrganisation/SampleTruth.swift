/// The true totals of a ``SampleOrganisation``, added up from the decisions behind its files.
///
/// Rules, each independent of SQL:
/// - A closed deal belongs to the period of its close date; an open one to that of its expected close date, or to
///   ``noDate`` when it has none.
/// - A deal in a foreign currency is in no sum and no count but ``Cell/excluded`` and its parts.
/// - A deal counts once in each dimension: for its owner, for the leader of the owner's team (for himself where the
///   owner leads it), his team, his region, the company, the product sold.
/// - The quota of a person in a month is his own, or else his share of his territory's; of a team its own, or else the
///   sum of its members'; of a manager that of his team; of a region the sum of its teams'; of the company the sum of
///   its regions' and of the people in no team, who are the row ``none`` of team, region and manager. A product has
///   none.
/// - A person owes his own quota for the days of a month on which he works, to the cent by quarter; the rest is nobody's.
/// - A quota given by quarter or year is spread evenly over its months, the remainder to the first ones.
public struct SampleTruth: Sendable {
    /// By what the totals are broken down.
    public enum Dimension: String, CaseIterable, Sendable {
        case rep, manager, team, region, company, product
    }

    /// How long a fiscal period is.
    public enum Level: String, CaseIterable, Sendable {
        case month, quarter, year

        var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    /// The totals of one subject in one period. Money in cents of USD, cycles in days from creation to close.
    public struct Cell: Equatable, Sendable {
        /// What ``subject`` is one of.
        public let dimension: Dimension
        /// Name of the subject, or ``SampleTruth/none``.
        public let subject: String
        /// What ``period`` is one of.
        public let level: Level
        /// Label of the period, or ``SampleTruth/noDate``.
        public let period: String
        /// Number of won deals.
        public internal(set) var won = 0
        /// Number of lost deals.
        public internal(set) var lost = 0
        /// Sum of the won deals. Also the credit: each deal is credited once, to its owner.
        public internal(set) var wonValue: Int64 = 0
        /// Same as ``wonValue``.
        public var credit: Int64 { wonValue }
        /// Nil where nobody set one: not the same as 0. The whole period's, days after the as-of day included.
        public internal(set) var quota: Int64?
        /// Number of deals that are open at the end of the as-of day.
        public internal(set) var open = 0
        /// Sum of the open deals with an amount.
        public internal(set) var openValue: Int64 = 0
        /// Number of open deals without an amount.
        public internal(set) var openWithoutAmount = 0
        /// Open deals at the list price of one unit of their product; deals without product add nothing.
        public internal(set) var openListValue: Int64 = 0
        /// The part of ``openListValue`` in deals without amount.
        public internal(set) var openListValueWithoutAmount: Int64 = 0
        /// Number of won deals left out because of their currency.
        public internal(set) var excludedWon = 0
        /// Number of lost deals left out because of their currency.
        public internal(set) var excludedLost = 0
        /// Number of open deals left out because of their currency.
        public internal(set) var excludedOpen = 0
        /// Number of all deals left out.
        public var excluded: Int { excludedWon + excludedLost + excludedOpen }
        /// Sum of the cycles of the won deals; their mean is this by ``won``.
        public internal(set) var cycleDaysWon = 0
        /// Sum of the cycles of the lost deals; their mean is this by ``lost``.
        public internal(set) var cycleDaysLost = 0
        /// The two middle amounts of the won deals, equal when their number is odd; the median is their mean.
        public internal(set) var wonAmountMiddle: Middle?
        /// Likewise the cycles of the won deals.
        public internal(set) var cycleWonMiddle: Middle?
        /// Likewise the cycles of the lost deals.
        public internal(set) var cycleLostMiddle: Middle?
    }

    /// The two middle values of an ordered list.
    public struct Middle: Equatable, Sendable {
        /// The lower, in the unit of the list.
        public let low: Int64
        /// The upper; the same as ``low`` when the number of values is odd.
        public let high: Int64

        init?(of values: [Int64]) {
            if values.isEmpty { return nil }
            let ordered = values.sorted()
            low = ordered[(ordered.count - 1) / 2]
            high = ordered[ordered.count / 2]
        }
    }

    /// Name of the row for what belongs to no subject.
    public static let none = "(none)"
    /// Label of the period of open deals without an expected close date.
    public static let noDate = "(no date)"

    /// What the truth keeps of a deal.
    struct Fact {
        let owner: Int32
        /// -1: none.
        let product: Int16
        /// -1: no date.
        let month: Int16
        let outcome: SampleDeal.Outcome
        let isForeign: Bool
        let hasAmount: Bool
        let cycleDays: Int32
        let amount: Int64
    }

    let organisationName: String
    let roster: SampleRoster
    let calendar: SampleCalendar
    let facts: [Fact]
    let quotas: SampleQuotaTruth

    init(
        organisationName: String, roster: SampleRoster, calendar: SampleCalendar, deals: SampleDeals,
        quotas: SampleQuotas
    ) {
        var facts: [Fact] = []
        facts.reserveCapacity(roster.repCount * 42)
        deals.visit { deal in
            facts.append(
                Fact(
                    owner: Int32(deal.owner), product: Int16(deal.product ?? -1),
                    month: Int16(deal.closeOn.map(calendar.month) ?? -1), outcome: deal.outcome,
                    isForeign: deal.isForeign,
                    hasAmount: deal.amount != nil, cycleDays: Int32((deal.closeOn ?? deal.createdOn) - deal.createdOn),
                    amount: deal.amount ?? 0))
        }
        self.organisationName = organisationName
        self.roster = roster
        self.calendar = calendar
        self.facts = facts
        self.quotas = SampleQuotaTruth(roster: roster, calendar: calendar, quotas: quotas)
    }

    /// Names of all subjects of a dimension in the order of their bytes, ``none`` last; also those without a deal.
    ///
    /// The reps are all people of the organisation, managers included: a manager can own deals.
    public func subjects(_ dimension: Dimension) -> [String] {
        switch dimension {
        case .rep: (0..<roster.personCount).map(roster.name(of:))
        case .manager: (0..<roster.teamCount).map(roster.name(of:)) + [Self.none]
        case .team: (0..<roster.teamCount).map(roster.teamName) + [Self.none]
        case .region: roster.regions + [Self.none]
        case .company: [organisationName]
        case .product: SampleCatalogue.products.map(\.name) + [Self.none]
        }
    }

    /// The cells that have a deal or a quota, by subject, then period. Every other cell is zero and without quota.
    public func cells(_ dimension: Dimension, _ level: Level) -> [Cell] {
        let names = subjects(dimension)
        let periods = (calendar.monthCount + level.months - 1) / level.months
        // One place per subject and period, and one more for "no date".
        let places = periods + 1
        let labels = (0..<periods).map { calendar.label(level, $0) } + [Self.noDate]
        func place(_ fact: Fact) -> Int {
            subject(of: fact, dimension) * places + (fact.month < 0 ? periods : Int(fact.month) / level.months)
        }

        // Counting sort of the deals into their places.
        var bounds = [Int](repeating: 0, count: names.count * places + 1)
        for fact in facts { bounds[place(fact) + 1] += 1 }
        for index in 1..<bounds.count { bounds[index] += bounds[index - 1] }
        var free = bounds
        var ordered = [Int32](repeating: 0, count: facts.count)
        for (index, fact) in facts.enumerated() {
            let target = place(fact)
            ordered[free[target]] = Int32(index)
            free[target] += 1
        }

        var cells: [Cell] = []
        for (subject, name) in names.enumerated() {
            for period in 0..<places {
                let range = bounds[subject * places + period]..<bounds[subject * places + period + 1]
                let months = period * level.months..<min((period + 1) * level.months, calendar.monthCount)
                let quota = period < periods ? quotas.quota(dimension, subject, months: months) : nil
                if range.isEmpty, quota == nil { continue }
                var cell = Cell(dimension: dimension, subject: name, level: level, period: labels[period])
                cell.quota = quota
                cell.add(ordered[range].lazy.map { facts[Int($0)] })
                cells.append(cell)
            }
        }
        return cells
    }

    /// Place of a deal's subject in ``subjects(_:)``.
    private func subject(of fact: Fact, _ dimension: Dimension) -> Int {
        let owner = Int(fact.owner)
        let team = roster.team(of: owner)
        switch dimension {
        case .rep: return owner
        case .manager, .team: return team ?? roster.teamCount
        case .region: return team.map(roster.region(ofTeam:)) ?? roster.regions.count
        case .company: return 0
        case .product: return fact.product < 0 ? SampleCatalogue.products.count : Int(fact.product)
        }
    }
}

extension SampleTruth.Cell {
    init(dimension: SampleTruth.Dimension, subject: String, level: SampleTruth.Level, period: String) {
        self.dimension = dimension
        self.subject = subject
        self.level = level
        self.period = period
    }

    fileprivate mutating func add(_ facts: some Sequence<SampleTruth.Fact>) {
        var (amounts, cyclesWon, cyclesLost): ([Int64], [Int64], [Int64]) = ([], [], [])
        for fact in facts {
            switch (fact.outcome, fact.isForeign) {
            case (.won, true): excludedWon += 1
            case (.lost, true): excludedLost += 1
            case (.open, true): excludedOpen += 1
            case (.won, false):
                won += 1
                wonValue += fact.amount
                cycleDaysWon += Int(fact.cycleDays)
                amounts.append(fact.amount)
                cyclesWon.append(Int64(fact.cycleDays))
            case (.lost, false):
                lost += 1
                cycleDaysLost += Int(fact.cycleDays)
                cyclesLost.append(Int64(fact.cycleDays))
            case (.open, false):
                let listPrice = fact.product < 0 ? 0 : SampleCatalogue.products[Int(fact.product)].listPrice
                open += 1
                openValue += fact.amount
                openListValue += listPrice
                if !fact.hasAmount {
                    openWithoutAmount += 1
                    openListValueWithoutAmount += listPrice
                }
            }
        }
        wonAmountMiddle = SampleTruth.Middle(of: amounts)
        cycleWonMiddle = SampleTruth.Middle(of: cyclesWon)
        cycleLostMiddle = SampleTruth.Middle(of: cyclesLost)
    }
}
