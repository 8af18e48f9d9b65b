import Operations
import SalesModel

/// Makes tables out of report rows: which columns are worth showing, how they are grouped, which reasons explain
/// missing values. No figure is computed here.
struct TableBuilder {
    let report: Report
    /// Positions of the columns to show.
    private let shown: [Int]
    private let columns: [Table.Column]
    private let remarks: [String]
    private let longest: Double?
    private var reasons: [String] = []

    /// - Parameters:
    ///   - rows: the rows the table will show. A column that tells nothing about any of them is left out, and a
    ///     remark below the table takes its place.
    ///   - isBarred: whether attainments get a bar; all bars of a table share one axis.
    init(_ report: Report, rows: [ReportRow], isBarred: Bool) {
        self.report = report
        longest = isBarred ? Self.longestAttainment(report, rows) : nil
        var remarks: [String] = []
        let shown = report.columns.indices.filter { index in
            guard
                let remark = report.columns[index].remark(
                    insteadOf: rows.compactMap { row in row.values.indices.contains(index) ? row.values[index] : nil })
            else { return true }
            remarks.append(remark)
            return false
        }
        self.shown = shown
        self.remarks = remarks
        columns = shown.enumerated().map { position, index in
            let column = report.columns[index]
            let isFirstOfGroup = position > 0 && column.group != report.columns[shown[position - 1]].group
            return Table.Column(
                key: column.key,
                title: column.unit == .money ? "\(column.title), \(report.organisation.currency.description)" : column.title,
                isWords: column.unit == .text, startsGroup: isFirstOfGroup && report.kind == .pipeline,
                isBarred: isBarred && column.key == "attainment")
        }
    }

    private static func longestAttainment(_ report: Report, _ rows: [ReportRow]) -> Double {
        rows.compactMap { report.value("attainment", of: $0).flatMap { DisplayValue($0).coordinate } }.max() ?? 1
    }

    /// The cells of a row.
    /// - Parameter linked: whether each figure leads to the rows behind it.
    mutating func cells(_ row: ReportRow, linked: Bool) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        for (position, index) in shown.enumerated() where row.values.indices.contains(index) {
            let value = DisplayValue(row.values[index])
            let column = columns[position]
            var cell = Table.Cell(label: column.title, value: value, startsGroup: column.startsGroup)
            cell.note = value.missing.map { letter(for: $0) }
            if linked {
                cell.address = PageAddress.rows(
                    SubjectKey(row.subject), period: row.period.label, kind: report.kind, structure: report.structure, column: column.key)
            }
            if let longest, column.isBarred {
                cell.bar = value.coordinate.map { AttainmentBar(ratio: $0, longest: longest) }
                cell.hasBarRoom = cell.bar == nil
            }
            cells.append(cell)
        }
        return cells
    }

    /// The table around the rows made before.
    func table(
        id: String, caption: String, sideHeading: String, rows: [Table.Row], total: Table.Row? = nil,
        pager: Table.Pager? = nil, trendHeading: String? = nil, files: [ReportPage.Choice] = []
    ) -> Table {
        let marked = reasons.enumerated().map { Table.Note(letter: Self.letter($0), sentence: "\($1.capitalizedFirst).") }
        return Table(
            id: id, caption: caption, sideHeading: sideHeading, groups: groups, columns: columns, rows: rows,
            total: total, notes: marked + (remarks.isEmpty ? [] : [Table.Note(letter: nil, sentence: remarks.joined(separator: " "))]),
            pager: pager, trendHeading: trendHeading, files: files)
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
}

extension ReportColumn {
    /// Columns that stay even when no row has a value: that there is none is what the reader came to see.
    private static let essential: Set<String> = ["quota", "credit", "attainment", "won", "lost", "win_rate", "won_value"]
    /// Columns that matter where rows differ, and are said once where they do not.
    private static let incidental: Set<String> = [
        "quota_source", "excluded", "open_without_amount", "adjustment", "state", "overlay_credit", "fx_effect",
    ]

    /// What to say about the column instead of showing it; nil when it is worth its room.
    func remark(insteadOf values: [ReportValue]) -> String? {
        guard let first = values.first, !Self.essential.contains(key) else { return nil }
        let known = values.filter { if case .none = $0 { false } else { true } }
        if known.isEmpty, case .none(let reason) = first {
            return "\(title) is not shown: \(reason.prefix(1).lowercased() + reason.dropFirst())."
        }
        guard Self.incidental.contains(key), let one = known.first, known.allSatisfy({ $0 == one }) else { return nil }
        if case .count(let count) = one, count != 0 { return nil }
        if case .money(let amount) = one, amount.minorUnits != 0 { return nil }
        return "\(title): \(DisplayValue(one).text) in every row\(known.count < values.count ? " that has a value" : "")."
    }

    /// The heading that columns of the pipeline report share.
    var group: String {
        switch key {
        case "won", "lost", "win_rate", "won_value": "Closed deals"
        case "mean_deal", "median_deal": "Deal size"
        case "mean_cycle_won", "median_cycle_won", "mean_cycle_lost": "Cycle, days"
        case "open", "open_value", "open_without_amount", "open_list_value": "Open deals"
        default: "More"
        }
    }
}

extension Report {
    /// The value of a column by its key; nil when the report has no such column.
    func value(_ key: String, of row: ReportRow) -> ReportValue? {
        columns.firstIndex { $0.key == key }.flatMap { row.values.indices.contains($0) ? row.values[$0] : nil }
    }
}
