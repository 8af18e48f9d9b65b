import Hummingbird
import Operations
import SalesModel

/// What an address says beyond its path, read once and strictly: an unknown, repeated or unreadable parameter is
/// an error that names it.
struct PageQuery: Sendable {
    var kind = ReportKind.attainment
    var level = PeriodLevel.quarter
    /// Where later knowledge of locked periods counts.
    var basis = Basis.reported
    /// Where numbers stand when somebody or something has moved.
    var structure = Structure.then
    /// At which rates amounts in other currencies are credited.
    var rates = CurrencyMode.plan
    /// The label of the period in focus; nil for the one that holds the as-of day.
    var period: String?
    /// A day of the period in focus, for switching between months, quarters and years.
    var day: CalendarDay?
    /// The team, region or area the reader came from.
    var within: SubjectKey?
    /// The page of each long table, by the table's name; 1 when absent.
    var pages: [String: Int] = [:]
    /// The subject of the rows page.
    var dimension: Dimension?
    var id: Int64?
    /// Of the page that says why a number changed: between the bases, not since the previous run.
    var isBetweenBases = false
    /// Only inquiries in this state.
    var state: InquiryState?
    /// A letter as it was issued, by its number.
    var letter: Int64?
    /// Only changes or events before this number; of this kind; by this actor or of this login.
    var before: Int64?, what: String?, who: String?
    /// Of a file to download.
    var format = ExportFormat.csv

    init() {}

    /// - Parameter allowed: the names this page understands.
    init(_ request: Request, allowed: Set<String>) throws {
        var seen: Set<Substring> = []
        for (name, value) in request.uri.queryParameters {
            guard allowed.contains(String(name)) else {
                throw DashboardError.badParameter(name: Self.shown(name), expected: "left out: this page does not know it")
            }
            guard seen.insert(name).inserted else {
                throw DashboardError.badParameter(name: String(name), expected: "given once")
            }
            try read(String(name), String(value))
        }
    }

    /// The pages of long tables that an address may name.
    static let tables: Set<String> = [
        "regions", "teams", "reps", "managers", "territories", "areas", "products", "periods", "deals",
    ]
    static let reportNames: Set<String> = tables.union([
        "kind", "level", "basis", "structure", "rates", "period", "day", "within",
    ])
    static let rowsNames: Set<String> = ["kind", "structure", "period", "dimension", "id", "deals"]

    /// With a number every period of one subject, without one every subject in one period.
    static let exportNames: Set<String> = [
        "kind", "level", "basis", "structure", "rates", "period", "within", "dimension", "id", "format",
    ]

    static let bridgeNames: Set<String> = ["period", "dimension", "id", "ends"]

    static let inquiriesNames: Set<String> = ["state", "inquiries"]
    static let lettersNames: Set<String> = ["period", "letters"]
    static let letterNames: Set<String> = ["period", "letter"]

    static let changesNames: Set<String> = ["before", "what", "who"]

    private mutating func read(_ name: String, _ value: String) throws {
        switch name {
        case "kind":
            kind = try Self.choice(name, value, { name in ReportKind.ofDeals.first { $0.rawValue == name } }, "attainment or pipeline")
        case "level": level = try Self.choice(name, value, PeriodLevel.init(rawValue:), "month, quarter or year")
        case "basis": basis = try Self.choice(name, value, Basis.init(rawValue:), "reported or restated")
        case "structure": structure = try Self.choice(name, value, Structure.init(rawValue:), "then or now")
        case "rates": rates = try Self.choice(name, value, CurrencyMode.init(rawValue:), "plan, dated or report-date")
        case "period": period = try Self.choice(name, value, Self.label, "the label of a period, such as 2017-Q4")
        case "day": day = try Self.choice(name, value, { CalendarDay(iso: $0) }, "a day, such as 2017-12-31")
        case "within":
            within = try Self.choice(name, value, Self.key, "a team, region or area, such as team-11")
        case "dimension":
            dimension = try Self.choice(
                name, value, Dimension.init(rawValue:), "rep, manager, team, region, territory, area, company or product")
        case "ends":
            isBetweenBases = try Self.choice(
                name, value, { ["previous-run", "bases"].contains($0) ? $0 == "bases" : nil }, "previous-run or bases")
        case "state":
            state = try Self.choice(
                name, value, InquiryState.init(rawValue:), InquiryState.allCases.map(\.rawValue).joined(separator: ", "))
        case "letter": letter = try Self.choice(name, value, Self.number, "the number of a letter")
        case "before": before = try Self.choice(name, value, Self.number, "the number of a change")
        case "what": what = try Self.choice(name, value, Self.word, "a kind of change, such as import")
        case "who": who = try Self.choice(name, value, Self.line, "who made the change")
        case "format": format = try Self.choice(name, value, ExportFormat.init(rawValue:), "csv or xlsx")
        case "id": id = try Self.choice(name, value, Self.number, "a whole number")
        default: pages[name] = try Self.choice(name, value, Self.pageNumber, "a page number from 1 on")
        }
    }

    private static func choice<Value>(
        _ name: String, _ value: String, _ parse: (String) -> Value?, _ expected: String
    ) throws -> Value {
        guard let parsed = parse(value) else { throw DashboardError.badParameter(name: name, expected: expected) }
        return parsed
    }

    /// Period labels and days are short and plain; anything else need not reach the database.
    private static func label(_ text: String) -> String? {
        if text == PeriodReference.noDateLabel { return text }
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }
        return isPlain && (1...16).contains(text.utf8.count) ? text : nil
    }

    private static func word(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "_") }
        return isPlain && (1...20).contains(text.utf8.count) ? text : nil
    }

    private static func line(_ text: String) -> String? {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        return isPlain && (1...300).contains(text.unicodeScalars.count) ? text : nil
    }

    private static func key(_ text: String) -> SubjectKey? {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let dimension = Dimension(rawValue: String(parts[0])), let id = number(String(parts[1])),
            dimension == .team || dimension == .region || dimension == .area
        else { return nil }
        return SubjectKey(dimension: dimension, id: id)
    }

    /// A whole number from 0 on, written the one way it is written.
    static func number(_ text: String) -> Int64? {
        guard let number = Int64(text), number >= 0, String(number) == text else { return nil }
        return number
    }

    private static func pageNumber(_ text: String) -> Int? {
        guard let number = Int(text), (1...100_000).contains(number), String(number) == text else { return nil }
        return number
    }

    /// An unknown name is shown back to the reader, but not at any length.
    private static func shown(_ name: Substring) -> String { name.count > 40 ? name.prefix(40) + "…" : String(name) }
}
