import Operations
import SalesModel

/// Addresses of pages. Parameters that have their usual value are left out, so that one page has one address.
enum PageAddress {
    /// The page of a subject.
    static func subject(_ subject: SubjectKey, _ query: PageQuery) -> String {
        path(of: subject) + parameters(query)
    }

    /// A list of every subject of a dimension.
    static func list(_ dimension: Dimension, _ query: PageQuery) -> String {
        "/\(dimension.plural.lowercased())" + parameters(query)
    }

    /// The rows behind one cell, with the figure that was followed marked on arrival.
    static func rows(
        _ subject: SubjectKey, period: String, kind: ReportKind, structure: Structure = .then, page: Int = 1, column: String? = nil
    ) -> String {
        "/rows?dimension=\(subject.dimension.rawValue)&id=\(subject.id)&period=\(encoded(period))&kind=\(kind.rawValue)"
            + (structure == .then ? "" : "&structure=\(structure.rawValue)")
            + (page > 1 ? "&deals=\(page)" : "") + (column.map { "#figure-" + encoded($0) } ?? "")
    }

    /// A table as a file: every subject of a dimension in the period in focus, or every period of one subject.
    static func export(
        _ dimension: Dimension, id: Int64? = nil, within: SubjectKey? = nil, period: String? = nil, _ query: PageQuery,
        as format: ExportFormat
    ) -> String {
        var query = query
        query.pages = [:]
        query.day = nil
        query.period = period
        query.within = within
        let shared = parameters(query)
        return "/export" + (shared.isEmpty ? "?" : shared + "&") + "dimension=\(dimension.rawValue)"
            + (id.map { "&id=\($0)" } ?? "") + "&format=\(format.rawValue)"
    }

    /// Why the attainment of a cell changed, since the previous run unless between the bases.
    static func bridge(_ subject: SubjectKey, period: String, isBetweenBases: Bool = false) -> String {
        "/bridge?dimension=\(subject.dimension.rawValue)&id=\(subject.id)&period=\(encoded(period))"
            + (isBetweenBases ? "&ends=bases" : "")
    }

    /// The inquiries in a state, or all.
    static func inquiries(_ state: InquiryState?, page: Int = 1) -> String {
        let pairs = [state.map { "state=\($0.rawValue)" }, page > 1 ? "inquiries=\(page)" : nil].compactMap(\.self)
        return "/inquiries" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// An inquiry by its number.
    static func inquiry(_ number: Int64) -> String { "/inquiry/\(number)" }

    /// The letters issued for a year, or for any.
    static func letters(year: String?, page: Int = 1) -> String {
        let pairs = [year.map { "period=\(encoded($0))" }, page > 1 ? "letters=\(page)" : nil].compactMap(\.self)
        return "/letters" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// The letter of a person for a year by the newest run, or the one of a number as it was issued.
    static func letter(rep: Int64, year: String, issued number: Int64? = nil) -> String {
        "/letter/\(rep)?period=\(encoded(year))" + (number.map { "&letter=\($0)" } ?? "")
    }

    /// Changes, or events of access: of a kind, by somebody, before a number.
    static func changes(_ area: String = "changes", what: String? = nil, who: String? = nil, before: Int64? = nil) -> String {
        let pairs = [
            what.map { "what=\(encoded($0))" }, who.map { "who=\(encoded($0))" }, before.map { "before=\($0)" },
        ].compactMap(\.self)
        return "/" + area + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// A change by its number.
    static func change(_ number: Int64) -> String { "/change/\(number)" }

    private static func path(of subject: SubjectKey) -> String {
        subject.dimension == .company ? "/" : "/\(subject.dimension.rawValue)/\(subject.id)"
    }

    private static func parameters(_ query: PageQuery) -> String {
        var pairs: [String] = []
        if query.kind != .attainment { pairs.append("kind=\(query.kind.rawValue)") }
        if query.level != .quarter { pairs.append("level=\(query.level.rawValue)") }
        if query.basis != .reported { pairs.append("basis=\(query.basis.rawValue)") }
        if query.structure != .then { pairs.append("structure=\(query.structure.rawValue)") }
        if query.rates != .plan { pairs.append("rates=\(query.rates.rawValue)") }
        if let period = query.period { pairs.append("period=\(encoded(period))") }
        if let day = query.day { pairs.append("day=\(day.description)") }
        if let within = query.within { pairs.append("within=\(within.dimension.rawValue)-\(within.id)") }
        for (table, page) in query.pages.sorted(by: { $0.key < $1.key }) where page > 1 {
            pairs.append("\(table)=\(page)")
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: "%" + Hexadecimal.byte(byte).uppercased()
            }
        }.joined()
    }
}
