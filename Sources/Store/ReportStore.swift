public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum ReportStatements {
    typealias Window = (Int64, Int64, String, String, CalendarDay, CalendarDay, Int64?, Int64?)
    /// With the basis, the rates, the structure and the change up to which the calendar is known.
    typealias RatedWindow = (
        Int64, Int64, String, String, CalendarDay, CalendarDay, Int64?, Int64?, String, String, String, Int64?
    )

    static let attainment = Statement<RatedWindow, AttainmentRow>(SQL.Queries.Report.attainment, AttainmentRow.init)
    static let pipeline = Statement<Window, PipelineRow>(SQL.Queries.Report.pipeline, PipelineRow.init)
    static let coaching = Statement<Window, CoachingRow>(SQL.Queries.Report.coaching, CoachingRow.init)
    static let definitions = Statement<Void, MetricDefinition>(SQL.Queries.Report.definitions, MetricDefinition.init)
    static let fiscalYear = Statement<(Int64, CalendarDay, Int64), DayRange>(SQL.Queries.Report.fiscalYear, DayRange.init)
    static let period = Statement<(Int64, String, Int64), PeriodRecord>(SQL.Queries.Report.period, PeriodRecord.init)
    static let periodLabels = Statement<(Int64, Int64), String>(SQL.Queries.Report.periodLabels) { (label: String) in label }
    static let subjects = Statement<(Int64, Int64, String, Int64?), SubjectRecord>(
        SQL.Queries.Report.subjects, SubjectRecord.init)
}

/// A row of the report on attainment; amounts in minor units, ratios with six decimals, nil where there is no quota.
public struct AttainmentRow: Sendable {
    /// The number of the subject; 0 for the company and for "(none)".
    public let subjectID: Int64
    /// Its name.
    public let subject: String
    /// The label of the period.
    public let period: String
    /// The first day of the period.
    public let start: CalendarDay
    /// The day after its last one.
    public let end: CalendarDay
    /// The effective quota; nil where none is stated.
    public let quota: Int64?
    /// `own`, `members` or `mixed`; nil without a quota.
    public let quotaSource: String?
    /// With the adjustment.
    public let credit: Int64
    /// What became known of locked periods after they were locked; at plan rates.
    public let adjustment: Int64
    /// Credit divided by quota; nil unless the quota is more than nothing.
    public let attainment: ExactDecimal?
    /// Credit less quota.
    public let variance: Int64?
    /// By how much the members' quotas exceed the own one, as a share of it.
    public let overAssignment: ExactDecimal?
    /// How many won deals are in the credit.
    public let deals: Int64
    /// How many deals are left out for want of a rate.
    public let excluded: Int64
    /// The overlay credit, beside the credit.
    public let overlayCredit: Int64
    /// What rates of the close date would add to the credit; nil where one is missing.
    public let fxEffect: Int64?
    /// `open`, `locked` or `partly locked`.
    public let state: String
}

/// A row of the report on pipeline; sums in minor units, means and medians in major units, nil where nothing can be divided.
/// `start` and `end` are nil in the row of open deals without a close date.
public struct PipelineRow: Sendable {
    /// The number of the subject; 0 for the company and for "(none)".
    public let subjectID: Int64
    /// Its name.
    public let subject: String
    /// The label of the period.
    public let period: String
    /// The first day of the period.
    public let start: CalendarDay?
    /// The day after its last one.
    public let end: CalendarDay?
    /// How many deals were won.
    public let won: Int64
    /// How many were lost.
    public let lost: Int64
    /// Won divided by won and lost.
    public let winRate: ExactDecimal?
    /// The sum of what was won.
    public let wonValue: Int64
    /// The mean amount of won deals.
    public let meanDeal: ExactDecimal?
    /// Their median amount.
    public let medianDeal: ExactDecimal?
    /// The mean days from creation to close of won deals.
    public let meanCycleWon: ExactDecimal?
    /// Their median.
    public let medianCycleWon: ExactDecimal?
    /// The mean days from creation to close of lost deals.
    public let meanCycleLost: ExactDecimal?
    /// How many deals are open.
    public let open: Int64
    /// The sum of their amounts; nil where none has one.
    public let openValue: Int64?
    /// How many of them have no amount.
    public let openWithoutAmount: Int64
    /// The sum of the list prices of their products; nil where none has one.
    public let openListValue: Int64?
    /// How many deals are left out for want of a rate.
    public let excluded: Int64
}

/// A row of the report on coaching: one-on-ones by what became of them.
public struct CoachingRow: Sendable {
    /// The number of the subject; 0 for the company and for "(none)".
    public let subjectID: Int64
    /// Its name.
    public let subject: String
    /// The label of the period, its first day, and the day after its last one.
    public let period: String, start: CalendarDay, end: CalendarDay
    /// Slots that were expected, and those of them that were planned and are neither excused nor pending.
    public let slots: Int64, planned: Int64
    /// Held: logged in time, or late and confirmed by the rep; and how many were logged late.
    public let held: Int64, heldLate: Int64
    /// What became of the others.
    public let disputed: Int64, incomplete: Int64, noShow: Int64, excused: Int64, cancelled: Int64, pending: Int64, missed: Int64
    public let notScheduled: Int64
    /// Held divided by planned, with the bounds of its interval at 95 %.
    public let heldRate: ExactDecimal?, heldRateLow: ExactDecimal?, heldRateHigh: ExactDecimal?
    /// Held divided by what was expected and is neither excused nor pending, with the bounds of its interval at 95 %.
    public let expectedRate: ExactDecimal?, expectedRateLow: ExactDecimal?, expectedRateHigh: ExactDecimal?
    /// Excused divided by slots.
    public let excusedShare: ExactDecimal?
    /// Moves and cancellations that were not excused.
    public let disruptions: Int64
    /// Pairs with more than one of them in a fiscal quarter; nil in a month.
    public let disruptedPairs: Int64?
    /// Minutes of coaching.
    public let minutes: Int64
}

/// An entry of the metric dictionary.
public struct MetricDefinition: Sendable, Hashable {
    /// The key, such as `win_rate`.
    public let metric: String
    /// The heading.
    public let title: String
    /// `count`, `money`, `ratio`, `days` or `text`.
    public let unit: String
    /// What the number means, one sentence.
    public let definition: String
    /// What is said when it cannot be computed.
    public let nullReason: String?
}

/// Days from the first to the last, both included.
public struct DayRange: Sendable, Hashable {
    /// The first day.
    public let first: CalendarDay
    /// The last day.
    public let last: CalendarDay
}

/// A period of the fiscal calendar; its days are those from `start` to the day before `end`.
public struct PeriodRecord: Sendable, Hashable {
    /// Its number in the fiscal calendar.
    public let id: Int32
    /// Its label.
    public let label: String
    /// `month`, `quarter` or `year`.
    public let level: String
    /// The first day.
    public let start: CalendarDay
    /// The day after the last one.
    public let end: CalendarDay
}

/// A subject of a breakdown.
public struct SubjectRecord: Sendable, Hashable {
    /// Its number; 0 for the company and for "(none)".
    public let id: Int64
    /// Its name.
    public let name: String
    /// Whether its number is 0: the company, or what belongs to no subject.
    public let isNone: Bool
}

/// Which rows of a report are asked for.
public struct ReportWindow: Sendable {
    /// The run whose numbers are asked for.
    public let run: Int64
    /// The breakdown, such as `team`.
    public let dimension: String
    /// `month`, `quarter` or `year`.
    public let level: String
    /// The first day; periods that share a day with the window are in it.
    public let first: CalendarDay
    /// The last day.
    public let last: CalendarDay
    /// The only subject; nil for all.
    public let subject: Int64?
    /// What lies above the subjects: a team, or of territories an area; nil for all.
    public let under: Int64?
    /// `reported` or `restated`; only attainment differs.
    public let basis: String
    /// `then` or `now`; only attainment differs.
    public let structure: String
    /// The change up to which the fiscal calendar is known; nil for that of the run.
    public var calendarKnownAt: Int64?

    /// A window on a run's cells; `subject` picks one subject, `under` those of one subtree of teams, or inside one area.
    public init(
        run: Int64, dimension: String, level: String, first: CalendarDay, last: CalendarDay, subject: Int64?, under: Int64?,
        basis: String = "reported", structure: String = "then"
    ) {
        self.run = run
        self.dimension = dimension
        self.level = level
        self.first = first
        self.last = last
        self.subject = subject
        self.under = under
        self.basis = basis
        self.structure = structure
    }
}

extension Store {
    /// The rows of the report on attainment, in its order, at the rates of `currencyMode`: plan, dated or report-date.
    public func attainment(
        _ context: OperationContext, _ window: ReportWindow, currencyMode: String = "plan"
    ) async throws -> [AttainmentRow] {
        try await rows(
            of: ReportStatements.attainment,
            (
                context.organisation.id, window.run, window.dimension, window.level, window.first, window.last, window.subject,
                window.under, window.basis, currencyMode, window.structure, window.calendarKnownAt
            ), in: window, context)
    }

    /// The rows of the report on pipeline, in its order.
    public func pipeline(_ context: OperationContext, _ window: ReportWindow) async throws -> [PipelineRow] {
        try await rows(of: ReportStatements.pipeline, parameters(context, window), in: window, context)
    }

    /// The rows of the report on coaching, in its order.
    public func coaching(_ context: OperationContext, _ window: ReportWindow) async throws -> [CoachingRow] {
        try await rows(of: ReportStatements.coaching, parameters(context, window), in: window, context)
    }

    /// The metric dictionary, newest versions; of an installation that was brought up to date meanwhile a minute late.
    public func definitions(_ context: OperationContext) async throws -> [MetricDefinition] {
        if let known = remembered.definitions { return known }
        let found = try await database.fetch(ReportStatements.definitions, (), as: TransactionIdentity(reading: context))
        remembered.keep(found)
        return found
    }

    /// The fiscal year of a day, in the calendar as known after a change or else of now; nil outside the calendar.
    public func fiscalYear(_ context: OperationContext, of day: CalendarDay, knownAt change: Int64?) async throws -> DayRange? {
        try await database.fetchOptional(
            ReportStatements.fiscalYear, (context.organisation.id, day, change ?? .max), as: TransactionIdentity(reading: context))
    }

    /// The period of a label, in any letter case, in the calendar as known after a change or else of now; nil if that has none.
    public func period(_ context: OperationContext, label: String, knownAt change: Int64?) async throws -> PeriodRecord? {
        try await database.fetchOptional(
            ReportStatements.period, (context.organisation.id, label, change ?? .max), as: TransactionIdentity(reading: context))
    }

    /// The labels of every period of the fiscal calendar, as known after a change or else of now, in the order of time.
    public func periodLabels(_ context: OperationContext, knownAt change: Int64?) async throws -> [String] {
        try await database.fetch(
            ReportStatements.periodLabels, (context.organisation.id, change ?? .max), as: TransactionIdentity(reading: context))
    }

    /// The subjects of a breakdown in a run, `(none)` last.
    public func subjects(
        _ context: OperationContext, run: Int64, dimension: String, under: Int64?
    ) async throws -> [SubjectRecord] {
        try await database.fetch(
            ReportStatements.subjects, (context.organisation.id, run, dimension, under), as: TransactionIdentity(reading: context))
    }

    /// The cells of one subject are a short read; those of everybody would hold the others on a shared connection up.
    private func rows<Input: Sendable, Row: Sendable>(
        of statement: Statement<Input, Row>, _ input: Input, in window: ReportWindow, _ context: OperationContext
    ) async throws -> [Row] {
        let identity = TransactionIdentity(reading: context, planningOnce: window.structure == "then")
        if window.subject != nil, window.structure == "then" { return try await database.fetch(statement, input, as: identity) }
        return try await database.read(as: identity) { try await $0.fetch(statement, input) }
    }

    private func parameters(_ context: OperationContext, _ window: ReportWindow) -> ReportStatements.Window {
        (
            context.organisation.id, window.run, window.dimension, window.level, window.first, window.last, window.subject,
            window.under
        )
    }
}
