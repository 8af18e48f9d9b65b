public import SalesModel

/// What the rows of a report are about.
public enum Dimension: String, Sendable, CaseIterable {
    case rep, manager, team, region, territory
    /// A territory with everything below it; the rows of areas that lie in one another overlap.
    case area
    case company, product

    /// Those whose rows sum to the company; areas lie in one another.
    public static let breakdowns = allCases.filter { $0 != .area }

    /// Whether a move of somebody or something changes which row a number stands in.
    var followsStructure: Bool {
        switch self {
        case .manager, .team, .region, .territory, .area: true
        case .rep, .company, .product: false
        }
    }

    /// Whose cells and names these are.
    public var published: Dimension { self == .area ? .territory : self }
}

/// Where numbers stand when people, accounts, teams and territories have moved.
public enum Structure: String, Sendable, CaseIterable {
    /// Where everything stood on the day that counts; a later move changes nothing.
    case then
    /// As if the structure of the as-of day had always been. Who had left by then stands where he stood last.
    case now
}

/// How long the periods of a report are.
public enum PeriodLevel: String, Sendable, CaseIterable {
    case month, quarter, year
}

/// In which period attainment counts what became known of a locked one.
public enum Basis: String, Sendable, CaseIterable {
    /// A locked period stays as it was reported; what became known later stands in the first open period after it.
    case reported
    /// Everything stands in its own period.
    case restated
}

/// At which rates amounts in other currencies are converted.
public enum CurrencyMode: String, Sendable, CaseIterable {
    /// The rate of the plan on the close date.
    case plan
    /// The dated rate of the close date.
    case dated
    /// The dated rate of the as-of day.
    case reportDate = "report-date"
}

/// Which numbers a report holds.
public enum ReportKind: String, Sendable, CaseIterable {
    case attainment, pipeline
    /// One-on-ones: expected, planned, held, disrupted.
    case coaching

    /// What its rows can be about.
    public var dimensions: [Dimension] {
        switch self {
        case .attainment, .pipeline: Dimension.allCases
        case .coaching: [.rep, .manager, .team, .region, .company]
        }
    }

    /// Those of which every cell can be explained by its deals.
    public static let ofDeals: [ReportKind] = [.attainment, .pipeline]
}

/// Somebody or something that numbers are about.
public struct Subject: Hashable, Sendable {
    /// What kind of thing it is.
    public let dimension: Dimension
    /// Its number; 0 is the company, or the row "(none)" of a breakdown.
    public let id: Int64
    /// What it is called.
    public let name: String

    /// Names a subject.
    public init(dimension: Dimension, id: Int64, name: String) {
        self.dimension = dimension
        self.id = id
        self.name = name
    }
}

/// An organisation as reports head themselves with.
public struct OrganisationSummary: Sendable, Hashable {
    /// The key on the command line.
    public let key: String
    /// The name.
    public let name: String
    /// The currency of every amount.
    public let currency: CurrencyCode

    /// Heads a report.
    public init(key: String, name: String, currency: CurrencyCode) {
        self.key = key
        self.name = name
        self.currency = currency
    }
}

/// The run that computed the numbers of a report.
public struct RunSummary: Sendable, Hashable {
    /// Its number within the organisation.
    public let runNo: Int64
    /// The last day it includes.
    public let asOf: CalendarDay
    /// The last change it knows.
    public let knownChange: Int64
    /// SHA-256 over its numbers.
    public let digest: String
    /// When it was published, ISO 8601 in UTC.
    public let finishedAt: String

    /// Describes a run.
    public init(runNo: Int64, asOf: CalendarDay, knownChange: Int64, digest: String, finishedAt: String) {
        self.runNo = runNo
        self.asOf = asOf
        self.knownChange = knownChange
        self.digest = digest
        self.finishedAt = finishedAt
    }
}

/// What a number is measured in.
public enum ColumnUnit: String, Sendable {
    case count, money, ratio, days, text
}

/// A column of a report, described by the metric dictionary.
public struct ReportColumn: Sendable, Hashable {
    /// The key used in CSV and JSON, such as `win_rate`.
    public let key: String
    /// The heading.
    public let title: String
    /// What its numbers are measured in.
    public let unit: ColumnUnit
    /// What the number means, one sentence.
    public let definition: String

    /// Describes a column.
    public init(key: String, title: String, unit: ColumnUnit, definition: String) {
        self.key = key
        self.title = title
        self.unit = unit
        self.definition = definition
    }
}

/// A number of a report, exact; or the reason why there is none.
public enum ReportValue: Sendable, Hashable {
    case count(Int64)
    case money(Money)
    /// A quotient with six decimals: 0.631501 is 63.1501 %.
    case ratio(ExactDecimal)
    /// Days, with six decimals where they are a mean.
    case days(ExactDecimal)
    /// A mean or median amount in major units.
    case decimalMoney(ExactDecimal, CurrencyCode)
    case text(String)
    /// Not zero: it cannot be computed, for this reason.
    case none(reason: String)
}

/// A fiscal period as reports name it.
public struct PeriodReference: Sendable, Hashable {
    /// Its label in the fiscal calendar, or `(no date)`.
    public let label: String
    /// How long it is.
    public let level: PeriodLevel
    /// Its first day. `(no date)` comes after every period: its first day and its end are the last day there is.
    public let start: CalendarDay
    /// The day after its last one.
    public let end: CalendarDay

    /// The label under which open deals without a close date stand.
    public static let noDateLabel = "(no date)"

    /// Names a period.
    public init(label: String, level: PeriodLevel, start: CalendarDay, end: CalendarDay) {
        self.label = label
        self.level = level
        self.start = start
        self.end = end
    }
}
