internal import SalesModel

/// How the text of a cell is read.
public enum FieldType: String, Hashable, Sendable {
    /// Text of at most 1,000 bytes, trimmed, without control characters.
    case text
    /// A whole number of 64 bits.
    case integer
    /// An amount of money, read as minor units.
    case money
    /// A percentage above 0 and up to 100, read as basis points (100 % = 10,000).
    case share
    /// A percentage from 0 to 1,000, read as basis points.
    case wideShare
    /// A percentage that may be 0, read as basis points.
    case percentage
    /// A day.
    case date
}

/// One field of a noun.
public struct ImportField: Hashable, Sendable {
    /// The name used in mappings and as column of the staging table.
    public let name: String
    /// How its text is read.
    public let type: FieldType
    /// Whether a row without it is a finding.
    public let isRequired: Bool
    /// The noun whose external id the field holds; nil for a plain value.
    public let reference: ImportNoun?

    /// Whether the field is the last day of something.
    var isLastDay: Bool { type == .date && ["to", "left_on", "until"].contains(name) }

    /// The days that a date may be: closing and booking dates lie in a period of the fiscal calendar, people were hired long before it begins.
    var days: ClosedRange<CalendarDay> { ["close_on", "booked_on"].contains(name) ? Self.fiscalDays : Self.humanDays }

    private static let fiscalDays = days(2000...2049)
    private static let humanDays = days(1900...2199)

    private static func days(_ years: ClosedRange<Int>) -> ClosedRange<CalendarDay> {
        let first = CalendarDay(year: years.lowerBound, month: 1, day: 1) ?? .first
        return first...(CalendarDay(year: years.upperBound, month: 12, day: 31) ?? .last)
    }
}

/// A column of a staging table.
public struct StagingColumn: Hashable, Sendable {
    /// The name of the column.
    public let name: String
    /// Its PostgreSQL type: `int4`, `int8`, `text` or `date`.
    public let type: String
}

/// A kind of thing a file can hold, one per row.
public enum ImportNoun: String, CaseIterable, Hashable, Codable, Sendable {
    case product
    case account
    case team
    case person
    case territory
    case territoryAssignment = "territory_assignment"
    case accountTerritory = "account_territory"
    case seasonality
    case quota
    case rampStep = "ramp_step"
    case rampAssignment = "ramp_assignment"
    case absence
    case holiday
    case opportunity
    case split
    case creditHold = "credit_hold"
    case opportunityLine = "opportunity_line"
    case fxRate = "fx_rate"

    /// The fields in the order of the staging table.
    public var fields: [ImportField] { Self.catalogue[self] ?? [] }

    /// The field of that name, if the noun has one.
    public func field(named name: String) -> ImportField? {
        fields.first { $0.name == name }
    }

    /// The staging table's name: `staged_` and the noun.
    public var stagingTable: String { "staged_" + rawValue }

    /// The staging table's columns in the order in which a row is handed over: the row number, the fields, and for
    /// an opportunity the canonical stage.
    public var stagingColumns: [StagingColumn] {
        var columns = [StagingColumn(name: "row_no", type: "int4")]
        for field in fields {
            let type =
                switch field.type {
                case .text: "text"
                case .integer, .money: "int8"
                case .share, .percentage, .wideShare: "int4"
                case .date: "date"
                }
            columns.append(StagingColumn(name: field.name, type: type))
        }
        if self == .opportunity { columns.append(StagingColumn(name: "canonical_stage", type: "text")) }
        return columns
    }

    /// Two fields of which the first may not be later than the second, and whether a breach stops the import.
    var orderedDates: (earlier: String, later: String, severity: Finding.Severity)? {
        switch self {
        case .person: ("hired_on", "left_on", .error)
        case .territoryAssignment, .accountTerritory, .quota, .fxRate, .absence: ("from", "to", .error)
        // Sources do hold deals entered after they were won, so this is only worth a warning.
        case .opportunity: ("created_on", "close_on", .warning)
        default: nil
        }
    }

    private static let catalogue: [ImportNoun: [ImportField]] = [
        .product: [
            required("id"), required("name"), optional("family"), optional("list_price", .money),
        ],
        .account: [
            required("id"), required("name"), optional("industry"), optional("country"),
        ],
        .team: [
            required("id"), required("name"), required("level"), optional("parent", .text, .team),
        ],
        .person: [
            required("id"), required("name"), optional("email"), optional("role"), optional("team", .text, .team),
            optional("leader", .text, .person), optional("region", .text, .team), optional("hired_on", .date),
            optional("left_on", .date), optional("other_id"), optional("node"), optional("zone"), optional("holiday_calendar"),
            optional("motion"),
        ],
        .territory: [
            required("id"), required("name"), optional("parent", .text, .territory),
        ],
        .territoryAssignment: [
            required("territory", .text, .territory), required("person", .text, .person), optional("share", .share),
            optional("from", .date), optional("to", .date),
        ],
        .accountTerritory: [
            required("account", .text, .account), required("territory", .text, .territory), optional("from", .date),
            optional("to", .date), optional("quota_policy"),
        ],
        .quota: [
            optional("person", .text, .person), optional("team", .text, .team),
            optional("territory", .text, .territory), required("period"), required("amount", .money),
            optional("component"), optional("layer"), optional("seasonality"), optional("if_leader"), optional("from", .date),
            optional("to", .date),
            optional("months", .integer),
            optional("account", .text, .account),
        ],
        .seasonality: [
            required("profile"), required("part"), required("weight", .percentage),
        ],
        .rampStep: [
            required("profile"), required("month", .integer), required("share", .percentage),
        ],
        .rampAssignment: [
            required("person", .text, .person), required("profile"), required("from", .date), optional("cutoff"),
        ],
        .absence: [
            required("person", .text, .person), required("from", .date), required("to", .date), optional("kind"),
            optional("relief"), optional("reason"),
        ],
        .holiday: [
            required("calendar"), required("day", .date), optional("name"),
        ],
        .opportunity: [
            required("id"), required("owner", .text, .person), optional("account", .text, .account),
            optional("product", .text, .product), required("stage"), optional("amount", .money),
            optional("currency"), optional("created_on", .date), optional("close_on", .date), optional("booked_on", .date),
        ],
        .split: [
            required("opportunity", .text, .opportunity), required("person", .text, .person), optional("kind"),
            required("share", .wideShare),
        ],
        .creditHold: [
            required("opportunity", .text, .opportunity), required("until", .date), optional("person", .text, .person),
        ],
        .opportunityLine: [
            required("opportunity", .text, .opportunity), required("line"), optional("product", .text, .product),
            required("amount", .money), optional("currency"), optional("quantity"),
        ],
        .fxRate: [
            required("currency"), optional("kind"), required("rate"), optional("from", .date), optional("to", .date),
        ],
    ]

    private static func required(_ name: String, _ type: FieldType = .text, _ reference: ImportNoun? = nil)
        -> ImportField
    {
        ImportField(name: name, type: type, isRequired: true, reference: reference)
    }

    private static func optional(_ name: String, _ type: FieldType = .text, _ reference: ImportNoun? = nil)
        -> ImportField
    {
        ImportField(name: name, type: type, isRequired: false, reference: reference)
    }
}
