public import SalesModel

/// Between which two published numbers a bridge goes.
public enum BridgeEnds: Sendable, Hashable {
    /// Two runs, by number, on one basis.
    case runs(first: Int64, second: Int64, basis: Basis)
    /// The newest runs of two as-of days, on one basis.
    case days(first: CalendarDay, second: CalendarDay, basis: Basis)
    /// From reported to restated, in the newest run of a day or of all.
    case bases(asOf: CalendarDay?)
}

/// Which cell of attainment a bridge is about, and what is to be listed of it.
public struct BridgeRequest: Sendable {
    /// From what to what.
    public var ends: BridgeEnds
    /// What the cell is about.
    public var dimension: Dimension
    /// Whom or what; 0 is the company or "(none)".
    public var id: Int64
    /// The label of the period.
    public var periodLabel: String
    /// How many deals of each cause to list; nil for every one.
    public var dealLimit: Int? = BridgeRequest.usualDeals

    /// How many deals of each cause a bridge lists unless asked otherwise.
    public static let usualDeals = 20

    /// Asks for a bridge.
    public init(ends: BridgeEnds, dimension: Dimension, id: Int64, periodLabel: String) {
        self.ends = ends
        self.dimension = dimension
        self.id = id
        self.periodLabel = periodLabel
    }
}

/// One of the two published numbers.
public struct BridgePier: Sendable {
    /// Which run published it.
    public let run: RunSummary
    /// On which basis.
    public let basis: Basis
    /// The quota; nil where there is none.
    public let quota: Money?
    /// The credit, adjustments included.
    public let credit: Money
    /// The attainment, or why there is none.
    public let attainment: ReportValue

    /// Puts one together.
    public init(run: RunSummary, basis: Basis, quota: Money?, credit: Money, attainment: ReportValue) {
        self.run = run
        self.basis = basis
        self.quota = quota
        self.credit = credit
        self.attainment = attainment
    }
}

/// What a bridge explains.
public enum BridgeMeasure: String, Sendable, CaseIterable {
    case credit, quota
}

/// A cause of a difference: all that changed for one reason.
public struct BridgeCause: Sendable {
    /// The credit or the quota.
    public let measure: BridgeMeasure
    /// The reason, by the word used in CSV and JSON, such as `close_date`.
    public let code: String
    /// Whether it is of a locked period and counts here as its adjustment.
    public let isAdjustment: Bool
    /// The reason in words.
    public let title: String
    /// What it adds to the difference; the changes of all causes of a measure sum to it.
    public let change: Money
    /// How many deals, or parts of a quota, it has.
    public let count: Int
    /// Those listed, the largest first.
    public let lines: [BridgeLine]

    /// Puts one together.
    public init(measure: BridgeMeasure, code: String, isAdjustment: Bool, title: String, change: Money, count: Int, lines: [BridgeLine]) {
        self.measure = measure
        self.code = code
        self.isAdjustment = isAdjustment
        self.title = title
        self.change = change
        self.count = count
        self.lines = lines
    }
}

/// A deal, or somebody's part of a quota, that changed.
public struct BridgeLine: Sendable {
    /// The deal's identifier in its source, or whose part of the quota it is.
    public let name: String
    /// The customer, where there is one.
    public let account: String?
    /// Whose deal it is, and from whom it came if it changed hands.
    public let owner: String?
    /// What happened to it, such as "closes on 2018-04-02 instead of 2018-03-28".
    public let detail: String
    /// What it counted before, of an adjustment what it had added; nil where it did not count.
    public let before: Money?
    /// What it counts after; nil where it does not count.
    public let after: Money?
    /// What it adds to the difference.
    public let change: Money

    /// Puts one together.
    public init(name: String, account: String?, owner: String?, detail: String, before: Money?, after: Money?, change: Money) {
        self.name = name
        self.account = account
        self.owner = owner
        self.detail = detail
        self.before = before
        self.after = after
        self.change = change
    }
}

/// Why a number changed: the two numbers, and the causes that make up the difference exactly.
public struct Bridge: Sendable {
    /// Who or what.
    public let subject: Subject
    /// When.
    public let period: PeriodReference
    /// Whose numbers.
    public let organisation: OrganisationSummary
    /// The first number.
    public let first: BridgePier
    /// The second.
    public let second: BridgePier
    /// The causes, in a fixed order: of the credit, of its adjustments, of the quota. What no cause explains is one of its own.
    public let causes: [BridgeCause]

    /// Puts one together.
    public init(
        subject: Subject, period: PeriodReference, organisation: OrganisationSummary, first: BridgePier, second: BridgePier,
        causes: [BridgeCause]
    ) {
        self.subject = subject
        self.period = period
        self.organisation = organisation
        self.first = first
        self.second = second
        self.causes = causes
    }

    /// By how much a measure differs.
    public func difference(_ measure: BridgeMeasure) -> Money {
        let currency = organisation.currency
        let units =
            switch measure {
            case .credit: second.credit.minorUnits - first.credit.minorUnits
            case .quota: (second.quota?.minorUnits ?? 0) - (first.quota?.minorUnits ?? 0)
            }
        return Money(minorUnits: units, currency: currency)
    }
}
