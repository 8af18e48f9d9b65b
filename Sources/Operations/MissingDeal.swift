public import SalesModel

/// A question about a deal: why is it not, or only in part, in a number?
public struct MissingDealRequest: Sendable {
    /// The identifier in its source.
    public var deal: String
    /// What the cell is about, and whom; without it the deal is looked for everywhere.
    public var subject: (dimension: Dimension, id: Int64)?
    /// The label of the period; without it the deal is looked for in every one.
    public var periodLabel: String?
    /// Which run: the newest of that as-of day; nil stands for the newest of all.
    public var asOf: CalendarDay?
    /// The number of the run; takes the place of `asOf`.
    public var run: Int64?
    /// Only the deal of this source.
    public var source: String?

    /// Asks about a deal.
    public init(deal: String) { self.deal = deal }
}

/// Where some of a deal is credited.
public struct CreditedPlace: Sendable {
    /// The leaf period.
    public let period: String
    /// Its quarter and its year.
    public let quarter: String, year: String
    /// Whether it stands there as an adjustment of a locked period.
    public let isAdjustment: Bool
    /// `won`, or `overlay` beside the credit.
    public let countsAs: String
    /// The share as a person writes it; nil for a whole deal.
    public let share: String?
    /// Why it is credited here, in words; nil for the owner at close and for a stated share.
    public let reason: String?
    /// The amount.
    public let credit: Money
    /// The row of each breakdown.
    public let subjects: [Subject]

    /// A place.
    public init(
        period: String, quarter: String, year: String, isAdjustment: Bool, countsAs: String, share: String?, reason: String? = nil,
        credit: Money, subjects: [Subject]
    ) {
        self.period = period
        self.quarter = quarter
        self.year = year
        self.isAdjustment = isAdjustment
        self.countsAs = countsAs
        self.share = share
        self.reason = reason
        self.credit = credit
        self.subjects = subjects
    }
}

/// Why a deal is not, or only in part, in a number, and where it is credited instead.
public struct MissingDeal: Sendable {
    /// The identifier in its source, and the source.
    public let deal: String, source: String
    /// The run whose numbers are meant.
    public let run: RunSummary
    /// The cell that was asked for, in words.
    public let cell: String
    /// What the cell has of the deal.
    public let inCell: Money
    /// The reasons, the decisive ones first; each is a sentence.
    public let reasons: [String]
    /// Where it is credited, in the order of time.
    public let places: [CreditedPlace]

    /// An answer.
    public init(
        deal: String, source: String, run: RunSummary, cell: String, inCell: Money, reasons: [String], places: [CreditedPlace]
    ) {
        self.deal = deal
        self.source = source
        self.run = run
        self.cell = cell
        self.inCell = inCell
        self.reasons = reasons
        self.places = places
    }
}
