/// The true totals of a ``SampleOrganisation``, added up from the decisions behind its files.
///
/// Rules, each independent of SQL:
/// - A closed deal belongs to the period of its close date; an open one to that of its expected close date, or to
///   ``noDate`` when it has none.
/// - A deal without a plan rate is in no sum and no count but ``Cell/excluded`` and its parts.
/// - A deal stands once in each dimension: with its owner, with the leader of the owner's team (himself where the owner leads it),
///   in his team and region on the day (of the close, or the last day for open ones), the company, the product sold, and the
///   territory of its account, or else the one that its owner holds. A former owner keeps what was closed in his time.
/// - Its credit goes to those who share it, or else to its owner, likewise where each of them stands; shares are parts of the
///   deal's amount to the cent, largest remainder first, and then converted at the plan's rate.
/// - The quota of a person in a month is his own, or else his share of his territory's; of a team its own, or else the
///   sum of its members', by days in each; of a manager that of his team; of a region the sum of its teams'; of the company the sum
///   of its regions' and of the people in no team, who are the row ``none`` of team, region and manager. A product has
///   none. A territory's is its own, or else that of its key accounts, by the days of each, with the own quotas of who holds it.
/// - A person owes of his own quota what the days on which he works, his ramp and his relieved leaves leave of it, to the cent by
///   quarter; the rest is nobody's.
/// - A quota given by quarter or year is spread evenly over its months, the remainder to the first ones; with the seasonality, a
///   year first over its quarters by weight.
/// - What is reported of a locked month is what was known when it was locked; what has become known of it since is the adjustment
///   of the first month after all locked ones.
public struct SampleTruth: Sendable {
    /// By what the totals are broken down.
    public enum Dimension: String, CaseIterable, Sendable {
        case rep, manager, team, region, territory, company, product
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
        /// Sum of the won deals, at the plan's rates.
        public internal(set) var wonValue: Int64 = 0
        /// Quota, credit and what belongs to them; everything in its own period.
        public internal(set) var attainment = Attainment()
        /// What is reported where periods were locked; nil before the later files.
        public internal(set) var reported: Attainment?
        /// Nil where nobody set one: not the same as 0. The whole period's, days after the as-of day included.
        public var quota: Int64? { attainment.quota }
        /// Sum of the shares of won deals.
        public var credit: Int64 { attainment.credit }
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
        /// Number of won deals left out because there is no plan rate.
        public internal(set) var excludedWon = 0
        /// Number of lost deals left out because there is no plan rate.
        public internal(set) var excludedLost = 0
        /// Number of open deals left out because there is no plan rate.
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

    /// What attainment is worked out from. Money in cents of USD.
    public struct Attainment: Equatable, Sendable {
        /// Nil where nobody set one.
        public internal(set) var quota: Int64?
        /// Sum of the shares of won deals, ``adjustment`` included.
        public internal(set) var credit: Int64 = 0
        /// What has become known of locked periods.
        public internal(set) var adjustment: Int64 = 0
        /// Number of won deals with a share.
        public internal(set) var deals = 0
        /// Number of deals without a plan rate: those with a share in them, and those not won.
        public internal(set) var excluded = 0
        /// Sum of the overlay shares.
        public internal(set) var overlay: Int64 = 0
        /// What the credit would be more at the rates of the close dates.
        public internal(set) var effect: Int64 = 0

        static func += (sum: inout Attainment, more: Attainment) {
            if let quota = more.quota { sum.quota = (sum.quota ?? 0) + quota }
            sum.credit += more.credit
            sum.adjustment += more.adjustment
            sum.deals += more.deals
            sum.excluded += more.excluded
            sum.overlay += more.overlay
            sum.effect += more.effect
        }
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

    /// Where somebody's part of a deal stands; -1: nowhere.
    struct Place {
        let person: Int32
        let team: Int32
        let territory: Int32
        let product: Int16
        /// -1: no date.
        let month: Int16
    }

    /// What the truth keeps of a deal. Money in cents of USD.
    struct Fact {
        let place: Place
        let outcome: SampleDeal.Outcome
        let isExcluded: Bool
        let hasAmount: Bool
        let cycleDays: Int32
        let amount: Int64
    }

    /// Somebody's part of a won deal. Money in cents of USD.
    struct Credit {
        let place: Place
        let deal: Int32
        let isOverlay: Bool
        let isExcluded: Bool
        let amount: Int64
        let effect: Int64
    }

    let organisationName: String
    let roster: SampleRoster
    let calendar: SampleCalendar
    let territories: SampleTerritories
    let facts: [Fact]
    let credits: [Credit]
    let quotas: SampleQuotaTruth
    /// What was known when the periods were locked; nil: none is.
    private let before: [Dimension: [Attainment]]?

    init(
        organisationName: String, roster: SampleRoster, calendar: SampleCalendar, territories: SampleTerritories, deals: SampleDeals,
        rates: SampleRates, quotas: SampleQuotaTruth, isLater: Bool, before: SampleTruth?
    ) {
        var facts: [Fact] = []
        var credits: [Credit] = []
        facts.reserveCapacity(roster.repCount * 46)
        let asOf = isLater ? calendar.laterAsOf : calendar.asOf
        deals.visit { course in
            guard let deal = course.known(isLater: isLater) else { return }
            let day = deal.outcome == .open ? asOf : deal.closeOn ?? asOf
            let month = calendar.month(of: deal.closeOn ?? asOf)
            let accountTerritory = deal.account.flatMap(territories.placement(ofAccount:))?.territory(on: day)
            func place(_ person: Int) -> Place {
                let territory = accountTerritory ?? territories.territory(heldBy: person, inMonth: calendar.month(of: day))
                return Place(
                    person: Int32(person), team: Int32(roster.team(of: person, on: day, isLater: isLater) ?? -1),
                    territory: Int32(territory ?? -1), product: Int16(deal.product ?? -1), month: Int16(deal.closeOn == nil ? -1 : month))
            }
            let isExcluded = deal.amount != nil && rates.rate(.plan, of: deal.currency, inMonth: month) == nil
            facts.append(
                Fact(
                    place: place(deal.owner), outcome: deal.outcome, isExcluded: isExcluded, hasAmount: deal.amount != nil,
                    cycleDays: Int32((deal.closeOn ?? deal.createdOn) - deal.createdOn),
                    amount: rates.convert(deal.amount, deal.currency, .plan, inMonth: month) ?? 0))
            guard deal.outcome == .won, let amount = deal.amount else { return }
            func credit(_ person: Int, _ part: Int64, isOverlay: Bool) {
                let plan = rates.convert(part, deal.currency, .plan, inMonth: month) ?? 0
                let dated = rates.convert(part, deal.currency, .dated, inMonth: month) ?? 0
                credits.append(
                    Credit(
                        place: place(person), deal: Int32(facts.count), isOverlay: isOverlay, isExcluded: isExcluded, amount: plan,
                        effect: dated - plan))
            }
            let shares = deal.shares.isEmpty ? [SampleDeal.Share(person: deal.owner, basisPoints: 10_000)] : deal.shares
            let parts = SampleArithmetic.split(amount, byBasisPoints: shares.map(\.basisPoints))
            for (share, part) in zip(shares, parts) { credit(share.person, part, isOverlay: false) }
            if let overlay = deal.overlay {
                credit(overlay.person, (amount * Int64(overlay.basisPoints) * 2 + 10_000) / 20_000, isOverlay: true)
            }
        }
        self.organisationName = organisationName
        self.roster = roster
        self.calendar = calendar
        self.territories = territories
        self.facts = facts
        self.credits = credits
        self.quotas = quotas
        self.before = before.map { before in
            Dictionary(uniqueKeysWithValues: Dimension.allCases.map { ($0, before.monthly($0)) })
        }
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
        case .territory: territories.all.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } + [Self.none]
        case .company: [organisationName]
        case .product: SampleCatalogue.products.map(\.name) + [Self.none]
        }
    }

    /// The cells that have a deal, a credit or a quota, by subject, then period. Every other cell is zero and without quota.
    public func cells(_ dimension: Dimension, _ level: Level) -> [Cell] {
        let periods = (calendar.monthCount + level.months - 1) / level.months
        // One place per subject and period, and one more for "no date".
        let places = periods + 1
        let labels = (0..<periods).map { calendar.label(level, $0) } + [Self.noDate]
        let names = names(dimension)
        func place(_ fact: Fact) -> Int {
            subject(fact.place, dimension) * places + (fact.place.month < 0 ? periods : Int(fact.place.month) / level.months)
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

        let attainment = monthly(dimension)
        let reported = before.map { adjusted(attainment, before: $0[dimension] ?? []) }
        func sum(_ months: [Attainment], _ subject: Int, _ period: Int) -> Attainment {
            var sum = Attainment()
            for month in period * level.months..<min((period + 1) * level.months, calendar.monthCount) {
                sum += months[subject * calendar.monthCount + month]
            }
            return sum
        }
        var cells: [Cell] = []
        for subject in names.indices.sorted(by: { Self.precedes(names[$0], names[$1]) }) {
            for period in 0..<places {
                let range = bounds[subject * places + period]..<bounds[subject * places + period + 1]
                var cell = Cell(dimension: dimension, subject: names[subject], level: level, period: labels[period])
                if period < periods {
                    cell.attainment = sum(attainment, subject, period)
                    cell.reported = reported.map { sum($0, subject, period) }
                }
                let isEmpty = cell.attainment == Attainment() && cell.reported ?? Attainment() == Attainment()
                if range.isEmpty, isEmpty { continue }
                cell.add(ordered[range].lazy.map { facts[Int($0)] })
                cells.append(cell)
            }
        }
        return cells
    }

    /// ``none`` comes last.
    private static func precedes(_ first: String, _ second: String) -> Bool {
        first == none || second == none ? first != none : first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    /// Names in the order of their numbers.
    private func names(_ dimension: Dimension) -> [String] {
        dimension == .territory ? territories.all.map(\.name) + [Self.none] : subjects(dimension)
    }

    /// By subject and month.
    private func monthly(_ dimension: Dimension) -> [Attainment] {
        let (months, count) = (calendar.monthCount, names(dimension).count)
        var cells = [Attainment](repeating: Attainment(), count: count * months)
        // The last deal that was counted in a cell: the credits of a deal follow one another.
        var counted = [Int32](repeating: -1, count: cells.count)
        for credit in credits {
            let cell = subject(credit.place, dimension) * months + Int(credit.place.month)
            if credit.isOverlay {
                cells[cell].overlay += credit.amount
                continue
            }
            cells[cell].credit += credit.amount
            cells[cell].effect += credit.effect
            if counted[cell] == credit.deal { continue }
            counted[cell] = credit.deal
            if credit.isExcluded { cells[cell].excluded += 1 } else { cells[cell].deals += 1 }
        }
        for fact in facts where fact.isExcluded && fact.outcome != .won && fact.place.month >= 0 {
            cells[subject(fact.place, dimension) * months + Int(fact.place.month)].excluded += 1
        }
        for subject in 0..<count {
            for month in 0..<months { cells[subject * months + month].quota = quotas.quota(dimension, subject, month: month) }
        }
        return cells
    }

    /// Locked months as they were, and what has become known of them in the first month after them.
    private func adjusted(_ now: [Attainment], before: [Attainment]) -> [Attainment] {
        var reported = now
        for subject in stride(from: 0, to: now.count, by: calendar.monthCount) {
            let target = subject + calendar.lockedMonths.upperBound
            for cell in calendar.lockedMonths.map({ subject + $0 }) {
                reported[cell] = before[cell]
                reported[target].adjustment += now[cell].credit - before[cell].credit
            }
            reported[target].credit += reported[target].adjustment
        }
        return reported
    }

    /// The number of the subject of a dimension with which something stands.
    private func subject(_ place: Place, _ dimension: Dimension) -> Int {
        let team = place.team < 0 ? nil : Int(place.team)
        return switch dimension {
        case .rep: Int(place.person)
        case .manager, .team: team ?? roster.teamCount
        case .region: team.map(roster.region(ofTeam:)) ?? roster.regions.count
        case .territory: place.territory < 0 ? territories.all.count : Int(place.territory)
        case .company: 0
        case .product: place.product < 0 ? SampleCatalogue.products.count : Int(place.product)
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
            switch (fact.outcome, fact.isExcluded) {
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
                let listPrice = fact.place.product < 0 ? 0 : SampleCatalogue.products[Int(fact.place.product)].listPrice
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
