public import SalesModel

/// What a report is asked for.
public struct ReportRequest: Sendable {
    /// Attainment or pipeline.
    public var kind: ReportKind
    /// What the rows are about.
    public var by: Dimension
    /// How long the periods are.
    public var period: PeriodLevel
    /// The first day of the window; nil stands for the first of the as-of day's fiscal year.
    public var from: CalendarDay?
    /// The last day of the window; nil stands for the last of the as-of day's fiscal year.
    public var to: CalendarDay?
    /// Which run: the newest of that as-of day; nil stands for the newest of all.
    public var asOf: CalendarDay?
    /// The number of the run; takes the place of `asOf`.
    public var run: Int64?
    /// The label of the only period wanted, or `(no date)`; takes the place of `period`, `from` and `to`.
    public var periodLabel: String?
    /// Where later knowledge of locked periods counts.
    public var basis = Basis.reported
    /// Where numbers stand when somebody or something has moved; only attainment knows another than `then`.
    public var structure = Structure.then
    /// Only this subject.
    public var subject: Int64?
    /// Only subjects inside this team, region or area; of areas those directly inside it, or at the top for number 0.
    public var under: Subject?
    /// At which rates amounts in other currencies are credited.
    public var currencyMode: CurrencyMode

    /// Asks for a report.
    public init(
        kind: ReportKind, by: Dimension, period: PeriodLevel, from: CalendarDay? = nil, to: CalendarDay? = nil,
        asOf: CalendarDay? = nil, subject: Int64? = nil, under: Subject? = nil, currencyMode: CurrencyMode = .plan
    ) {
        self.kind = kind
        self.by = by
        self.period = period
        self.from = from
        self.to = to
        self.asOf = asOf
        self.subject = subject
        self.under = under
        self.currencyMode = currencyMode
    }
}

/// A row of a report: a subject in a period.
public struct ReportRow: Sendable {
    /// Who or what.
    public let subject: Subject
    /// When.
    public let period: PeriodReference
    /// The numbers, in the order of the columns.
    public let values: [ReportValue]

    /// A row.
    public init(subject: Subject, period: PeriodReference, values: [ReportValue]) {
        self.subject = subject
        self.period = period
        self.values = values
    }
}

/// A report, in a fixed order: by subject name with "(none)" last, then by period with "(no date)" last.
public struct Report: Sendable {
    /// Attainment or pipeline.
    public let kind: ReportKind
    /// What the rows are about.
    public let by: Dimension
    /// How long the periods are.
    public let period: PeriodLevel
    /// Whose numbers.
    public let organisation: OrganisationSummary
    /// Computed by which run.
    public let run: RunSummary
    /// The columns.
    public let columns: [ReportColumn]
    /// The rows.
    public let rows: [ReportRow]
    /// At which rates amounts in other currencies are credited.
    public let currencyMode: CurrencyMode
    /// Where later knowledge of locked periods counts.
    public let basis: Basis
    /// Where numbers stand when somebody or something has moved.
    public let structure: Structure

    /// A report.
    public init(
        kind: ReportKind, by: Dimension, period: PeriodLevel, organisation: OrganisationSummary, run: RunSummary,
        columns: [ReportColumn], rows: [ReportRow], currencyMode: CurrencyMode = .plan, basis: Basis = .reported,
        structure: Structure = .then
    ) {
        self.kind = kind
        self.by = by
        self.period = period
        self.organisation = organisation
        self.run = run
        self.columns = columns
        self.rows = rows
        self.currencyMode = currencyMode
        self.basis = basis
        self.structure = structure
    }
}

/// Which cell is to be explained.
public struct ExplainRequest: Sendable {
    /// Attainment or pipeline.
    public var kind: ReportKind
    /// What the cell is about.
    public var dimension: Dimension
    /// Whom or what; 0 is the company or "(none)".
    public var id: Int64
    /// The label of the period, or `(no date)`.
    public var periodLabel: String
    /// Which run: the newest of that as-of day; nil stands for the newest of all.
    public var asOf: CalendarDay?
    /// The number of the run; takes the place of `asOf`.
    public var run: Int64?
    /// Where numbers stand when somebody or something has moved; only attainment knows another than `then`.
    public var structure = Structure.then
    /// How many of the deals to list; nil for all.
    public var dealLimit: Int? = ExplainRequest.usualDeals
    /// How many deals to leave out before the first one listed.
    public var dealOffset = 0

    /// How many deals an explanation lists unless asked otherwise.
    public static let usualDeals = 1000

    /// Asks for an explanation.
    public init(kind: ReportKind, dimension: Dimension, id: Int64, periodLabel: String, asOf: CalendarDay? = nil) {
        self.kind = kind
        self.dimension = dimension
        self.id = id
        self.periodLabel = periodLabel
        self.asOf = asOf
    }
}

/// A deal behind a cell, or somebody's share of one.
public struct ExplainedRow: Sendable {
    /// The identifier in the source system.
    public let deal: String
    /// The customer, where there is one.
    public let account: String?
    /// The product, where there is one.
    public let product: String?
    /// Whose deal it was on the date that counts, or whose share of it this is.
    public let owner: String
    /// The canonical stage.
    public let stage: String
    /// The close date, expected or real.
    public let closeOn: CalendarDay?
    /// The day of creation.
    public let createdOn: CalendarDay?
    /// The day on which finance booked it.
    public let bookedOn: CalendarDay?
    /// The amount, where there is one.
    public let amount: Money?
    /// What it counts as: `won`, `lost`, `open`, `overlay`, `unbooked`, or `excluded` and `excluded overlay` where its
    /// currency has no rate.
    public let contributes: String
    /// Which share of the deal the line is; nil for a whole deal.
    public let shareBasisPoints: Int32?
    /// Why it is credited here, in words; nil for the owner at close and for a stated share.
    public let reason: String?
    /// What the line adds to the credit of the cell, or to its overlay credit, at the plan rate; where the cell is about the
    /// pipeline, the amount at the plan rate if it is in another currency.
    public let credit: Money?

    /// A deal.
    public init(
        deal: String, account: String?, product: String?, owner: String, stage: String, closeOn: CalendarDay?,
        createdOn: CalendarDay?, amount: Money?, contributes: String, shareBasisPoints: Int32? = nil, reason: String? = nil,
        credit: Money? = nil, bookedOn: CalendarDay? = nil
    ) {
        self.deal = deal
        self.account = account
        self.product = product
        self.owner = owner
        self.stage = stage
        self.closeOn = closeOn
        self.createdOn = createdOn
        self.bookedOn = bookedOn
        self.amount = amount
        self.contributes = contributes
        self.shareBasisPoints = shareBasisPoints
        self.reason = reason
        self.credit = credit
    }
}

/// A line of which the quota of a cell is the sum, in one leaf period; or one that another displaces.
public struct QuotaLine: Sendable {
    /// Whose quota it is.
    public let source: String
    /// Which part of it this is and, if it does not count, what counts instead.
    public let basis: String
    /// The leaf period.
    public let period: String
    /// Its amount there.
    public let amount: Money
    /// Whether it is part of the sum.
    public let counts: Bool

    /// A line.
    public init(source: String, basis: String, period: String, amount: Money, counts: Bool) {
        self.source = source
        self.basis = basis
        self.period = period
        self.amount = amount
        self.counts = counts
    }
}

/// A cell with everything that stands behind it.
public struct Explanation: Sendable {
    /// Who or what.
    public let subject: Subject
    /// When.
    public let period: PeriodReference
    /// The definition of every number shown.
    public let definitionLines: [String]
    /// Computed by which run.
    public let run: RunSummary
    /// The numbers of the cell.
    public let values: [(ReportColumn, ReportValue)]
    /// The lines of which its quota is the sum, and after them those that do not count.
    public let quotaLines: [QuotaLine]
    /// The deals and shares behind it, as known at the run, by close date and identifier; those asked for.
    public let rows: [ExplainedRow]
    /// How many of them there are in all; 0 when more are left out than there are.
    public let totalRows: Int

    /// An explanation.
    public init(
        subject: Subject, period: PeriodReference, definitionLines: [String], run: RunSummary,
        values: [(ReportColumn, ReportValue)], quotaLines: [QuotaLine], rows: [ExplainedRow], totalRows: Int
    ) {
        self.subject = subject
        self.period = period
        self.definitionLines = definitionLines
        self.run = run
        self.values = values
        self.quotaLines = quotaLines
        self.rows = rows
        self.totalRows = totalRows
    }
}
