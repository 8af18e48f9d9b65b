import Foundation
import Operations
import PlanFile
import SalesModel

/// How a report is printed; the order of rows is the report's own.
enum ReportText {
    static func text(_ report: Report, format: OutputFormat) throws -> String {
        switch format {
        case .table: table(report)
        case .csv: ReportFile.csv(report)
        case .json: try JSONText.encode(ReportDocument(report))
        }
    }

    private static func table(_ report: Report) -> String {
        var lines = TextTable(
            headings: [report.by.rawValue, "period"] + report.columns.map(\.key),
            isNumber: [false, false] + report.columns.map { $0.unit != .text })
        var reasons: [String] = []
        for row in report.rows {
            lines.append([row.subject.name, row.period.label] + row.values.map(ValueText.forPeople))
            for reason in ReportFile.reasons(row, report.columns) where !reasons.contains(reason) { reasons.append(reason) }
        }
        let head =
            "\(report.organisation.name) · \(report.kind.rawValue) by \(report.by.rawValue) and \(report.period.rawValue)"
            + " · as of \(report.run.asOf) · run \(report.run.runNo) · \(report.organisation.currency)"
            + (report.currencyMode == .plan ? "" : " at \(report.currencyMode.rawValue) rates")
            + (report.structure == .then ? "\n" : " · by the structure of \(report.run.asOf)\n")
        let notes = reasons.isEmpty ? "" : "– " + reasons.joined(separator: "; ") + "\n"
        return head + lines.text + notes
    }
}

/// A table in fixed-width text: words to the left, numbers to the right.
struct TextTable {
    private let headings: [String]
    private let isNumber: [Bool]
    private var rows: [[String]] = []

    init(headings: [String], isNumber: [Bool]) {
        self.headings = headings
        self.isNumber = isNumber
    }

    mutating func append(_ cells: [String]) { rows.append(cells) }

    var text: String {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { cells in
            let padded = cells.enumerated().map { index, cell in
                let blank = String(repeating: " ", count: widths[index] - cell.count)
                return isNumber[index] ? blank + cell : cell + blank
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

/// A number as JSON: exact amounts as text beside their currency, null beside its reason.
struct ValueDocument: Encodable {
    let value: ReportValue

    private enum Key: String, CodingKey { case amount, currency, value, reason }

    func encode(to encoder: any Encoder) throws {
        switch value {
        case .count(let count):
            var single = encoder.singleValueContainer()
            try single.encode(count)
        case .text(let text):
            var single = encoder.singleValueContainer()
            try single.encode(text)
        case .ratio(let number), .days(let number):
            var single = encoder.singleValueContainer()
            try single.encode(number.description)
        case .money(let money):
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(money.decimal.description, forKey: .amount)
            try object.encode(money.currency.code, forKey: .currency)
        case .decimalMoney(let amount, let currency):
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(amount.description, forKey: .amount)
            try object.encode(currency.code, forKey: .currency)
        case .none(let reason):
            var object = encoder.container(keyedBy: Key.self)
            try object.encodeNil(forKey: .value)
            try object.encode(reason, forKey: .reason)
        }
    }
}

/// The run as JSON.
struct RunDocument: Encodable {
    let run: Int64
    let asOf: String
    let knownChange: Int64
    let digest: String

    init(_ run: RunSummary) {
        self.run = run.runNo
        asOf = run.asOf.description
        knownChange = run.knownChange
        digest = run.digest
    }
}

private struct ReportDocument: Encodable {
    struct Row: Encodable {
        let subject: String
        let subjectNumber: Int64
        let period: String
        let values: [String: ValueDocument]
    }
    struct Column: Encodable {
        let key: String
        let title: String
        let unit: String
        let definition: String
    }

    let report: String
    let by: String
    let period: String
    let organisation: String
    let currency: String
    let currencyMode: String
    let basis: String
    let structure: String
    let run: RunDocument
    let columns: [Column]
    let rows: [Row]

    init(_ report: Report) {
        self.report = report.kind.rawValue
        by = report.by.rawValue
        period = report.period.rawValue
        organisation = report.organisation.key
        currency = report.organisation.currency.code
        currencyMode = report.currencyMode.rawValue
        basis = report.basis.rawValue
        structure = report.structure.rawValue
        run = RunDocument(report.run)
        columns = report.columns.map {
            Column(key: $0.key, title: $0.title, unit: $0.unit.rawValue, definition: $0.definition)
        }
        rows = report.rows.map { row in
            Row(
                subject: row.subject.name, subjectNumber: row.subject.id, period: row.period.label,
                values: Dictionary(
                    zip(report.columns.map(\.key), row.values.map(ValueDocument.init)), uniquingKeysWith: { first, _ in first }))
        }
    }
}
