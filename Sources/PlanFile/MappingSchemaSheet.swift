internal import SalesModel

extension MappingSchema {
    private static let scales = ["10", "100", "1000", "10000", "100000", "1000000", "1000000000"]

    /// What an entry says of how its sheet is laid out.
    mutating func sheet(
        _ keys: [String: YAMLValue], of noun: ImportNoun, mapped: [String: YAMLValue], organisation: OrganisationSettings?
    ) -> SheetShape {
        let header = keys["header"].flatMap { texts($0) }
        var only: [String: [String]] = [:]
        for entry in keys["only"].flatMap({ entries($0) }) ?? [] {
            only[entry.key] = texts(entry.value)
        }
        let periods = self.periods(keys["periods"], of: noun, organisation: organisation)
        for (field, column) in mapped.sorted(by: { $0.key < $1.key }) {
            checkComposed(column, field: field, noun: noun)
        }
        return SheetShape(
            header: header, only: only, emptyValues: keys["empty"].flatMap { texts($0) } ?? [],
            scales: scales(keys["scale"], of: noun, mapped: periods.isEmpty ? Set(mapped.keys) : Set(mapped.keys).union(["amount"])),
            periods: periods, endsAreExclusive: endsAreExclusive(keys["end"], of: noun, mapped: mapped))
    }

    private mutating func scales(_ value: YAMLValue?, of noun: ImportNoun, mapped: Set<String>) -> [String: Int] {
        var scales: [String: Int] = [:]
        let known = noun.fields.filter { $0.type == .money && mapped.contains($0.name) }.map(\.name)
        for entry in value.flatMap({ entries($0) }) ?? [] {
            if known.contains(entry.key) {
                scales[entry.key] = self.value(entry.value, "10, 100, 1000 and so on") {
                    Self.scales.contains($0) ? $0.count - 1 : nil
                }
            } else {
                unknown(entry, among: known, noun: "money fields mapped to a column")
            }
        }
        return scales
    }

    private mutating func endsAreExclusive(_ value: YAMLValue?, of noun: ImportNoun, mapped: [String: YAMLValue]) -> Bool {
        guard let value else { return false }
        let isExclusive = self.value(value, "inclusive or exclusive", among: ["inclusive", "exclusive"]) {
            ["inclusive": false, "exclusive": true][$0]
        }
        if !noun.fields.contains(where: { $0.isLastDay && mapped[$0.name] != nil }) {
            report(
                .mappingInvalidValue, line: value.line, path: value.path, value: value.text,
                reason: "No column of this file holds the day on which something ends.",
                fix: "Remove it, or name the column of the last day under `fields:`.")
        }
        return isExclusive ?? false
    }

    private mutating func periods(_ value: YAMLValue?, of noun: ImportNoun, organisation: OrganisationSettings?) -> [PeriodColumn] {
        guard let value else { return [] }
        guard noun == .quota else {
            report(
                .mappingUnknownKey, line: value.line, path: value.path, value: "periods",
                reason: "Only quotas stand in columns of periods.", fix: "Remove `periods:`.")
            return []
        }
        var columns: [PeriodColumn] = []
        for entry in entries(value) ?? [] {
            guard let period = text(entry.value) else { continue }
            columns.append(PeriodColumn(column: entry.key.trimmingSpaces, period: period))
            // Where no column of the row makes the period, it can be judged here.
            guard let organisation, ColumnTemplate(period) == nil, PeriodNames(organisation.periods).label(of: period) == nil
            else { continue }
            let fault = CellFault.period(organisation.periodExamples)
            report(
                .mappingInvalidValue, line: entry.line, path: entry.value.path, value: period, reason: fault.reason(field: "period"),
                fix: fault.fix(value: period) + " `{Year}` stands for what the row has in the column Year.")
        }
        if columns.isEmpty, value.entries?.isEmpty ?? value.isEmpty {
            report(
                .mappingInvalidValue, line: value.line, path: value.path, reason: "No column is named.",
                fix: "Name each column of amounts with its period: `periods: {M01: \"{Year}-01\"}`.")
        }
        return columns
    }

    /// The columns of periods say what period and amount are, so nothing else may.
    mutating func checkPeriodsAlone(_ fields: [String: YAMLValue]) {
        for name in ["amount", "period", "from", "to", "months"] {
            guard let value = fields[name] else { continue }
            report(
                .mappingInvalidValue, line: value.line, path: value.path, value: value.text,
                reason: "The field \(name) is read from the columns under `periods:` already.", fix: "Remove it here, or remove `periods:`."
            )
        }
    }

    /// Quotas of days: from a column, and what says how long needs it.
    mutating func checkWindow(_ fields: [String: YAMLValue], present: inout Set<String>) {
        if fields["from"] != nil {
            present.insert("period")
            return
        }
        for name in ["to", "months"] {
            guard let value = fields[name] else { continue }
            report(
                .mappingMissingKey, line: value.line, path: value.path, value: value.text,
                reason: "A quota has days only from a first one on.", fix: "Name the column of the first day as `from` under `fields:`.")
        }
    }

    /// Only text can be put together from columns: amounts and days stand in one cell.
    private mutating func checkComposed(_ column: YAMLValue, field name: String, noun: ImportNoun) {
        guard let text = column.text, ColumnTemplate(text) != nil, let field = noun.field(named: name), field.type != .text else { return }
        report(
            .mappingInvalidValue, line: column.line, path: column.path, value: text,
            reason: "The field \(name) is no text, so it cannot be put together from columns.",
            fix: "Name the one column in which it stands.")
    }
}

/// What a file may call the periods of a fiscal calendar, from 2000 to 2049.
struct PeriodNames {
    private let names: ByteTable
    private let labels: [[UInt8]]

    init(_ calendar: [FiscalPeriod]) {
        let periods = calendar.filter { $0.start.year >= 2000 && $0.end.advanced(by: -1).year <= 2049 }
        var names = periods.map(\.label)
        var labels = names
        let known = Set(names)
        // A leaf period by its place in the fiscal year, for sheets that count it so.
        let years = Dictionary(calendar.filter { $0.level == .year }.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        var places: [Int32: Int] = [:]
        for period in calendar where period.level == .month {
            places[period.yearID, default: 0] += 1
            guard let year = years[period.yearID], known.contains(period.label) else { continue }
            let name = (year.hasPrefix("FY") ? year : "FY" + year) + "-P" + Digits.padded(places[period.yearID] ?? 0, to: 2)
            if known.contains(name) { continue }
            names.append(name)
            labels.append(period.label)
        }
        self.names = ByteTable(names)
        self.labels = labels.map { Array($0.utf8) }
    }

    /// The calendar's label of what a file calls a period; nil where it has no such period.
    func label(of name: Span<UInt8>) -> [UInt8]? { names.find(name).map { labels[$0] } }

    func label(of name: String) -> [UInt8]? { label(of: Array(name.utf8).span) }
}
