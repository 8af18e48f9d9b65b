public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum ReportStatements {
    typealias Window = (Int64, Int64, String, String, CalendarDay, CalendarDay, Int64?, Int64?)
    /// With the basis, the rates and the structure.
    typealias RatedWindow = (
        Int64, Int64, String, String, CalendarDay, CalendarDay, Int64?, Int64?, String, String, String
    )

    static let attainment = Statement<RatedWindow, AttainmentRow>(SQL.Queries.Report.attainment, AttainmentRow.init)
    static let pipeline = Statement<Window, PipelineRow>(SQL.Queries.Report.pipeline, PipelineRow.init)
    static let definitions = Statement<Void, MetricDefinition>(SQL.Queries.Report.definitions, MetricDefinition.init)
    static let fiscalYear = Statement<(Int64, CalendarDay), DayRange>(SQL.Queries.Report.fiscalYear, DayRange.init)
    static let period = Statement<(Int64, String), PeriodRecord>(SQL.Queries.Report.period, PeriodRecord.init)
    static let periodLabels = Statement<Int64, String>(SQL.Queries.Report.periodLabels) { (label: String) in label }
    static let subjects = Statement<(Int64, Int64, String, Int64?), SubjectRecord>(
        SQL.Queries.Report.subjects, SubjectRecord.init)
}

/// A row of the report on attainment; amounts in minor units, ratios with six decimals, nil where there is no quota.
public struct AttainmentRow: Sendable {
    public let subjectID: Int64
    public let subject: String
    public let period: String
    public let start: CalendarDay
    public let end: CalendarDay
    public let quota: Int64?
    public let quotaSource: String?
    /// With the adjustment.
    public let credit: Int64
    public let adjustment: Int64
    public let attainment: ExactDecimal?
    public let variance: Int64?
    public let overAssignment: ExactDecimal?
    public let deals: Int64
    public let excluded: Int64
    public let overlayCredit: Int64
    public let fxEffect: Int64?
    /// `open`, `locked` or `partly locked`.
    public let state: String
}

/// A row of the report on pipeline; sums in minor units, means and medians in major units, nil where nothing can be divided.
/// `start` and `end` are nil in the row of open deals without a close date.
public struct PipelineRow: Sendable {
    public let subjectID: Int64
    public let subject: String
    public let period: String
    public let start: CalendarDay?
    public let end: CalendarDay?
    public let won: Int64
    public let lost: Int64
    public let winRate: ExactDecimal?
    public let wonValue: Int64
    public let meanDeal: ExactDecimal?
    public let medianDeal: ExactDecimal?
    public let meanCycleWon: ExactDecimal?
    public let medianCycleWon: ExactDecimal?
    public let meanCycleLost: ExactDecimal?
    public let open: Int64
    public let openValue: Int64?
    public let openWithoutAmount: Int64
    public let openListValue: Int64?
    public let excluded: Int64
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
    public let first: CalendarDay
    public let last: CalendarDay
}

/// A period of the fiscal calendar; its days are those from `start` to the day before `end`.
public struct PeriodRecord: Sendable, Hashable {
    public let id: Int32
    public let label: String
    public let level: String
    public let start: CalendarDay
    public let end: CalendarDay
}

/// A subject of a breakdown.
public struct SubjectRecord: Sendable, Hashable {
    public let id: Int64
    public let name: String
    public let isNone: Bool
}

/// Which rows of a report are asked for.
public struct ReportWindow: Sendable {
    public let run: Int64
    public let dimension: String
    public let level: String
    public let first: CalendarDay
    public let last: CalendarDay
    public let subject: Int64?
    public let under: Int64?
    /// `reported` or `restated`; only attainment differs.
    public let basis: String
    /// `then` or `now`; only attainment differs.
    public let structure: String

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
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(
                ReportStatements.attainment,
                (
                    context.organisation.id, window.run, window.dimension, window.level, window.first, window.last, window.subject,
                    window.under, window.basis, currencyMode, window.structure
                ))
        }
    }

    /// The rows of the report on pipeline, in its order.
    public func pipeline(_ context: OperationContext, _ window: ReportWindow) async throws -> [PipelineRow] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ReportStatements.pipeline, parameters(context, window))
        }
    }

    /// The metric dictionary, newest versions.
    public func definitions(_ context: OperationContext) async throws -> [MetricDefinition] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ReportStatements.definitions, ())
        }
    }

    /// The fiscal year of a day; nil outside the calendar.
    public func fiscalYear(_ context: OperationContext, of day: CalendarDay) async throws -> DayRange? {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOptional(ReportStatements.fiscalYear, (context.organisation.id, day))
        }
    }

    /// The period of a label, in any letter case; nil if the calendar has none.
    public func period(_ context: OperationContext, label: String) async throws -> PeriodRecord? {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOptional(ReportStatements.period, (context.organisation.id, label))
        }
    }

    /// The labels of every period of the fiscal calendar, in the order of time.
    public func periodLabels(_ context: OperationContext) async throws -> [String] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ReportStatements.periodLabels, context.organisation.id)
        }
    }

    /// The subjects of a breakdown in a run, `(none)` last.
    public func subjects(
        _ context: OperationContext, run: Int64, dimension: String, under: Int64?
    ) async throws -> [SubjectRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(ReportStatements.subjects, (context.organisation.id, run, dimension, under))
        }
    }

    private func parameters(_ context: OperationContext, _ window: ReportWindow) -> ReportStatements.Window {
        (
            context.organisation.id, window.run, window.dimension, window.level, window.first, window.last, window.subject,
            window.under
        )
    }
}
