internal import FoundationEssentials
internal import PlanFile
internal import SalesModel
internal import Spreadsheet

/// A report as a file for other programs: the same rows in the same order, every number exact.
public enum ReportFile {
    /// Comma-separated text with a heading line; numbers that there are not are empty, and `reasons` says why. Names that a
    /// spreadsheet would take for a formula have a single quote in front.
    public static func csv(_ report: Report) -> String {
        var writer = CSVWriter()
        writer.append(row: headings(report))
        for row in report.rows {
            writer.append(
                row: [row.subject.name, row.period.label] + row.values.map(\.plainText)
                    + [report.organisation.currency.code, reasons(row, report.columns).joined(separator: "; ")])
        }
        return writer.text
    }

    /// A workbook: the rows on one sheet, and on another what they are, from which run, and the definition of each column.
    ///
    /// Throws when there is no room for it in the folder of temporary files.
    public static func workbook(_ report: Report) throws -> [UInt8] {
        let titles = [report.by.rawValue.capitalized, "Period"] + report.columns.map(\.title) + ["Currency", "Reasons"]
        let rows = report.rows.map { row in
            [Workbook.Cell.text(row.subject.name), .text(row.period.label)] + row.values.map(cell)
                + [.text(report.organisation.currency.code), .text(reasons(row, report.columns).joined(separator: "; "))]
        }
        let data = Workbook.Sheet(
            name: report.kind.rawValue.capitalized,
            columns: titles.enumerated().map { Workbook.Column(heading: $1, width: $0 == 0 ? 28 : 15) }, rows: rows)
        let about = Workbook.Sheet(
            name: "About",
            columns: [Workbook.Column(heading: "What", width: 28), Workbook.Column(heading: "Meaning", width: 110)],
            rows: (facts(report) + report.columns.map { ($0.title, $0.definition) }).map { [.text($0.0), .text($0.1)] })
        return try Workbook(sheets: [data, about]).bytes()
    }

    /// `win_rate: no closed deal` for every number that there is not.
    public static func reasons(_ row: ReportRow, _ columns: [ReportColumn]) -> [String] {
        zip(columns, row.values).compactMap { column, value in
            if case .none(let reason) = value { "\(column.key): \(reason)" } else { nil }
        }
    }

    private static func headings(_ report: Report) -> [String] {
        [report.by.rawValue, "period"] + report.columns.map(\.key) + ["currency", "reasons"]
    }

    private static func facts(_ report: Report) -> [(String, String)] {
        [
            ("Organisation", report.organisation.name),
            ("Report", "\(report.kind.rawValue) by \(report.by.rawValue) and \(report.period.rawValue)"),
            ("As of", report.run.asOf.description), ("Run", String(report.run.runNo)),
            ("Knows every change up to", String(report.run.knownChange)), ("Digest", report.run.digest),
        ]
            + (report.kind == .pipeline
                ? []
                : [
                    ("Basis", report.basis.rawValue), ("Structure", report.structure.rawValue), ("Rates", report.currencyMode.rawValue),
                ])
    }

    private static func cell(_ value: ReportValue) -> Workbook.Cell {
        guard let text = value.plainText else { return .empty }
        return switch value {
        case .count: .number(text, .count)
        case .money, .decimalMoney: .number(text, .money)
        case .ratio: .number(text, .percent)
        case .days: .number(text, .decimal)
        case .text, .none: .text(text)
        }
    }
}

extension ReportValue {
    /// The value as programs read it: a plain number or a word; nil where there is none.
    public var plainText: String? {
        switch self {
        case .count(let count): "\(count)"
        case .money(let money): "\(money.decimal)"
        case .ratio(let number), .days(let number), .decimalMoney(let number, _): "\(number)"
        case .text(let text): text
        case .none: nil
        }
    }
}
