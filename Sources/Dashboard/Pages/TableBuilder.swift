import Operations
import SalesModel

/// Makes tables out of report rows: which columns are worth showing, how they are grouped, which reasons explain
/// missing values. No figure is computed here.
struct TableBuilder {
    let report: Report
    /// Positions of the columns to show.
    private let shown: [Int]
    private let columns: [Table.Column]
    private var reasons: [String] = []

    /// - Parameter rows: the rows the table will show. A column in which none of them has a value is left out,
    ///   and mentioned in the notes.
    init(_ report: Report, rows: [ReportRow]) {
        self.report = report
        let shown = report.columns.indices.filter { index in
            rows.isEmpty || rows.contains { row in !row.isMissing(index) }
                || ReportColumn.alwaysShown.contains(report.columns[index].key)
        }
        self.shown = shown
        columns = shown.enumerated().map { position, index in
            let column = report.columns[index]
            let isFirstOfGroup = position > 0 && column.group != report.columns[shown[position - 1]].group
            return Table.Column(
                key: column.key,
                title: column.unit == .money ? "\(column.title), \(report.organisation.currency.description)" : column.title,
                isWords: column.unit == .text, startsGroup: isFirstOfGroup && report.kind == .pipeline)
        }
        hidden = report.columns.indices.filter { !shown.contains($0) }.compactMap { index in
            rows.first.flatMap { row in
                if case .none(let reason) = row.values[index] { (report.columns[index].title, reason) } else { nil }
            }
        }
    }

    private let hidden: [(title: String, reason: String)]

    /// The longest attainment of the rows, so that their bars share one axis.
    static func longestAttainment(_ report: Report, _ rows: [ReportRow]) -> Double {
        rows.compactMap { report.value("attainment", of: $0).flatMap { DisplayValue($0).coordinate } }.max() ?? 1
    }

    /// The cells of a row.
    /// - Parameters:
    ///   - linked: whether each figure leads to the rows behind it.
    ///   - longest: with a value, attainments get a bar on an axis that holds it.
    mutating func cells(_ row: ReportRow, linked: Bool, longest: Double? = nil) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        for (position, index) in shown.enumerated() where row.values.indices.contains(index) {
            let value = DisplayValue(row.values[index])
            let column = columns[position]
            var cell = Table.Cell(label: column.title, value: value, startsGroup: column.startsGroup)
            cell.note = value.missing.map { letter(for: $0) }
            if linked {
                cell.address = PageAddress.rows(
                    SubjectKey(row.subject), period: row.period.label, kind: report.kind, column: column.key)
            }
            if let longest, column.key == "attainment", let ratio = value.coordinate {
                cell.bar = AttainmentBar(ratio: ratio, longest: longest)
            }
            cells.append(cell)
        }
        return cells
    }

    /// The table around the rows made before.
    func table(
        id: String, caption: String, sideHeading: String, rows: [Table.Row], total: Table.Row? = nil,
        pager: Table.Pager? = nil, trendHeading: String? = nil
    ) -> Table {
        let absent = hidden.map { Table.Note(letter: "", reason: "\($0.title) is not shown: \(lowercasedFirst($0.reason)).") }
        let marked = reasons.enumerated().map { Table.Note(letter: Self.letter($0), reason: "\($1).") }
        return Table(
            id: id, caption: caption, sideHeading: sideHeading, groups: groups, columns: columns, rows: rows,
            total: total, notes: marked + absent, pager: pager, trendHeading: trendHeading)
    }

    /// Groups of columns for a wide table, none for a narrow one.
    private var groups: [Table.Group] {
        guard report.kind == .pipeline else { return [] }
        var groups: [Table.Group] = []
        for (position, index) in shown.enumerated() {
            let title = report.columns[index].group
            if let last = groups.last, last.title == title {
                groups[groups.count - 1] = Table.Group(
                    title: title, span: last.span + 1, columns: last.columns + [columns[position]])
            } else {
                groups.append(Table.Group(title: title, span: 1, columns: [columns[position]]))
            }
        }
        return groups
    }

    private mutating func letter(for reason: String) -> String {
        if let index = reasons.firstIndex(of: reason) { return Self.letter(index) }
        reasons.append(reason)
        return Self.letter(reasons.count - 1)
    }

    /// a, b, …, z, a2, b2, …
    private static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
        return index < 26 ? letter : letter + String(index / 26 + 1)
    }

    private func lowercasedFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}

extension ReportColumn {
    /// Columns that stay even when no row has a value: their absence is what the reader came to see.
    static let alwaysShown: Set<String> = ["quota", "credit", "attainment", "won", "lost", "win_rate", "won_value"]

    /// The heading that columns of the pipeline report share.
    var group: String {
        switch key {
        case "won", "lost", "win_rate", "won_value": "Closed in the period"
        case "mean_deal", "median_deal": "Deal size"
        case "mean_cycle_won", "median_cycle_won", "mean_cycle_lost": "Cycle, days"
        case "open", "open_value", "open_without_amount", "open_list_value": "Open at its end"
        default: "More"
        }
    }
}

extension ReportRow {
    /// Whether the value at a position is not there.
    func isMissing(_ index: Int) -> Bool {
        guard values.indices.contains(index) else { return true }
        if case .none = values[index] { return true }
        return false
    }
}

extension Report {
    /// The value of a column by its key; nil when the report has no such column.
    func value(_ key: String, of row: ReportRow) -> ReportValue? {
        columns.firstIndex { $0.key == key }.flatMap { row.values.indices.contains($0) ? row.values[$0] : nil }
    }
}
