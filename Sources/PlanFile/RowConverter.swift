internal import SalesModel

/// Turns rows of text into rows of values, and counts what happens on the way.
struct RowConverter {
    let binding: FileBinding
    let file: String
    private let format: DateFormat
    let organisation: OrganisationSettings
    private let currencies = ByteTable(CurrencyCode.allCodes)
    private let periods: PeriodNames
    private let dateOrder: (earlier: Int, later: Int, severity: Finding.Severity)?
    private let currencyLane: Int?

    var log = FindingLog()
    private(set) var rowsRead = 0
    private(set) var rowsStaged = 0
    private(set) var rowsLeftOut = 0
    private(set) var blankRows = 0
    /// For each lane the sum of its amounts in ten-thousandths, which every currency's minor unit is a multiple of.
    private var sums: [Int128]
    private var translated: [[Int]]
    private var timesOfDay: [Int]
    private var days: [CalendarDay?]
    private var canonicalStage: Int?
    private var subjects = 0
    /// The period of a wide sheet that is being read; nil where a row of the sheet is one row.
    private var part: Int?
    /// The period of that column as the fiscal calendar calls it.
    private var periodLabel: [UInt8] = []
    /// Whether the cells of this row that all periods share were looked at before.
    private var isRepeated = false
    private var lastAmount: Int64?
    /// For each filter the values that no row has had so far.
    private(set) var unseenValues: [Set<Int>]
    private var currency: CurrencyCode

    init(_ binding: FileBinding, file: String, format: DateFormat, organisation: OrganisationSettings) {
        self.binding = binding
        self.file = file
        self.format = format
        self.organisation = organisation
        periods = PeriodNames(organisation.periods)
        let names = binding.fields.map(\.name)
        if let order = binding.noun.orderedDates, let earlier = names.firstIndex(of: order.earlier),
            let later = names.firstIndex(of: order.later)
        {
            dateOrder = (earlier, later, order.severity)
        } else {
            dateOrder = nil
        }
        currencyLane = binding.lanes.firstIndex { $0.role == .currency && $0.column >= 0 }
        let constant = binding.lanes.firstIndex { $0.role == .currency }.map { binding.constants[$0] }
        currency = organisation.currency
        if case .text(let code)? = constant, let declared = CurrencyCode(String(decoding: code, as: UTF8.self)) {
            currency = declared
        }
        sums = binding.lanes.map { _ in 0 }
        unseenValues = binding.filters.map { Set($0.values.keys.indices) }
        timesOfDay = binding.lanes.map { _ in 0 }
        days = binding.constants.map { constant in
            if case .day(let day) = constant { day } else { nil }
        }
        translated = binding.tables.map { $0.to.map { _ in 0 } }
    }

    /// Hands one row to the sink, unless it is blank or has not as many cells as the header has columns.
    mutating func convert<Sink: RowSink & ~Copyable>(
        _ reader: CSVReader, columns: Int, into sink: inout Sink
    ) throws {
        if reader.isBlank || isEmpty(reader) {
            blankRows += 1
            return
        }
        if reader.cellCount == columns, isLeftOut(reader) {
            rowsLeftOut += 1
            return
        }
        rowsRead += 1
        guard checkShape(of: reader, columns: columns) else { return }
        if let currencyLane { currency = self.currency(of: currencyLane, in: reader) }
        if binding.periods.isEmpty {
            try convertRow(reader, into: &sink)
            checkRow(reader)
        } else {
            try convertPeriods(reader, into: &sink)
        }
    }

    /// Hands on a row for every filled amount of a row of a wide sheet.
    private mutating func convertPeriods<Sink: RowSink & ~Copyable>(_ reader: CSVReader, into sink: inout Sink) throws {
        var amounts: [(period: Int, amount: Int64)] = []
        isRepeated = false
        for (place, period) in binding.periods.enumerated() where !trimmed(period.column, in: reader).isEmpty {
            part = place
            lastAmount = nil
            do throws(CellFault) {
                let name = try period.template.text(isNeeded: true) { trimmed($0, in: reader) }
                guard let label = periods.label(of: name.span) else { throw .composedPeriod(String(decoding: name, as: UTF8.self)) }
                periodLabel = label
            } catch {
                // What one cell does to all periods is said once.
                periodLabel = []
                if !isRepeated { report(error, ofPeriod: period, reader) }
            }
            try convertRow(reader, into: &sink)
            if !isRepeated { checkRow(reader) }
            isRepeated = true
            if let lastAmount { amounts.append((place, lastAmount)) }
        }
        part = nil
        isRepeated = false
        warnOfOutliers(among: amounts, reader)
    }

    private mutating func report(_ fault: CellFault, ofPeriod period: FileBinding.Period, _ reader: CSVReader) {
        let column = period.template.columns.first ?? period.column
        let value = reader.trimmedText(column)
        log.append(
            Finding(
                file: file, row: reader.row, column: fault.column ?? period.template.names[column] ?? period.title,
                value: value.isEmpty ? nil : value, code: fault.code, reason: fault.reason(field: "period"), fix: fault.fix(value: value)))
    }

    /// The bytes of a cell, none where it holds what the mapping declares to be empty.
    private func trimmed(_ column: Int, in reader: CSVReader) -> [UInt8] {
        let bytes = reader.bytes.span
        let cell = bytes.extracting(CellReader.trimmed(bytes, reader.starts[column], reader.ends[column]))
        return binding.emptyValues.find(cell) == nil ? cell.array : []
    }

    private mutating func isLeftOut(_ reader: CSVReader) -> Bool {
        let bytes = reader.bytes.span
        var isLeftOut = false
        for (index, filter) in binding.filters.enumerated() {
            let cell = bytes.extracting(CellReader.trimmed(bytes, reader.starts[filter.column], reader.ends[filter.column]))
            if let value = filter.values.find(cell) { unseenValues[index].remove(value) } else { isLeftOut = true }
        }
        return isLeftOut
    }

    private mutating func convertRow<Sink: RowSink & ~Copyable>(_ reader: CSVReader, into sink: inout Sink) throws {
        canonicalStage = nil
        subjects = 0
        let hasStage = binding.noun == .opportunity
        sink.beginRow(columns: binding.lanes.count + (hasStage ? 2 : 1))
        sink.append(Int32(clamping: part.map { reader.row * binding.periods.count + $0 } ?? reader.row))
        for index in binding.lanes.indices {
            let lane = binding.lanes[index]
            if part != nil, index == binding.periodLane {
                if periodLabel.isEmpty { sink.appendNull() } else { sink.append(text: periodLabel.span) }
            } else if let part, index == binding.amountLane {
                try convertCell(binding.periods[part].column, lane: index, reader, into: &sink)
            } else if lane.column < 0 {
                binding.constants[index].append(to: &sink)
                if lane.isSubject, binding.constants[index] != .null { subjects += 1 }
            } else if lane.template >= 0 {
                try convertComposed(lane: index, reader, into: &sink)
            } else {
                try convertCell(lane.column, lane: index, reader, into: &sink)
            }
        }
        if hasStage {
            if let stage = canonicalStage ?? constantStage {
                let code = binding.canonicalStages[stage]
                sink.append(text: code.span)
            } else {
                sink.appendNull()
            }
        }
        try sink.endRow()
        rowsStaged += 1
    }

    private mutating func convertCell<Sink: RowSink & ~Copyable>(
        _ column: Int, lane index: Int, _ reader: CSVReader, into sink: inout Sink
    ) throws {
        let bytes = reader.bytes.span
        try convert(
            bytes.extracting(CellReader.trimmed(bytes, reader.starts[column], reader.ends[column])), lane: index, reader.row, into: &sink)
    }

    private mutating func convertComposed<Sink: RowSink & ~Copyable>(lane index: Int, _ reader: CSVReader, into sink: inout Sink) throws {
        let template = binding.templates[binding.lanes[index].template]
        do {
            let text = try template.text { trimmed($0, in: reader) }
            try convert(text.span, lane: index, reader.row, into: &sink)
        } catch let fault as CellFault {
            sink.appendNull()
            report(fault, row: reader.row, lane: index, cell: [UInt8]().span)
        }
    }

    /// Hands on one cell, translated, and reports what is wrong with it.
    private mutating func convert<Sink: RowSink & ~Copyable>(
        _ cell: Span<UInt8>, lane index: Int, _ row: Int, into sink: inout Sink
    ) throws {
        do throws(CellFault) {
            if let target = translation(of: cell, lane: index) {
                let replacement = binding.tables[target.table].to[target.position]
                try append(replacement.span, lane: index, to: &sink)
            } else {
                try append(cell, lane: index, to: &sink)
            }
        } catch {
            report(error, row: row, lane: index, cell: cell)
        }
    }

    /// Reports what can be told only at the end of the file.
    mutating func finish() {
        warnOfUnseenValues()
        for (index, count) in timesOfDay.enumerated() where count > 0 {
            log.append(
                Finding(
                    file: file, column: binding.titles[index], code: .dateTimeIgnored, severity: .warning,
                    reason: "\(count) values have a time of day; the day is used as it is written.",
                    fix: "Export the day in the organisation's time zone if days near midnight matter."))
        }
        for use in translationUses where use.cells == 0 {
            log.append(
                Finding(
                    file: file, column: use.field, value: use.from, code: .translationUnused, severity: .warning,
                    reason: "No cell holds the value that is to be read as \(Suggestion.quoted(use.to)).",
                    fix: "Check its spelling in the mapping, or remove it."))
        }
    }

    /// How often each translation was used.
    var translationUses: [TranslationUse] {
        binding.tables.enumerated().flatMap { number, table in
            table.to.indices.map { position in
                TranslationUse(
                    field: table.field, from: String(decoding: table.from.keys[position], as: UTF8.self),
                    to: String(decoding: table.to[position], as: UTF8.self), cells: translated[number][position])
            }
        }
    }

    /// The mapping's control totals beside those of the rows read.
    func controlTotals(declaredIn mapping: FileMapping) -> [ControlTotal] {
        var totals: [ControlTotal] = []
        if let rows = mapping.controlRows {
            totals.append(
                ControlTotal(
                    name: "rows", declared: ExactDecimal(units: Int128(rows), scale: 0),
                    found: ExactDecimal(units: Int128(rowsRead), scale: 0)))
        }
        for (index, field) in binding.fields.enumerated() {
            guard let declared = mapping.controlSums[field.name] else { continue }
            let sum = ExactDecimal(units: sums[index], scale: 4).withoutTrailingZeros
            totals.append(ControlTotal(name: field.name, declared: declared, found: sum))
        }
        return totals
    }

    // MARK: Cells

    /// The translation that applies to a cell, which is counted.
    private mutating func translation(of cell: Span<UInt8>, lane index: Int) -> (table: Int, position: Int)? {
        let table = binding.lanes[index].table
        guard table >= 0, let position = binding.tables[table].from.find(cell) else { return nil }
        if !isRepeated { translated[table][position] += 1 }
        return (table, position)
    }

    /// Appends one cell, NULL when it is empty or cannot be read.
    private mutating func append<Sink: RowSink & ~Copyable>(_ cell: Span<UInt8>, lane index: Int, to sink: inout Sink)
        throws(CellFault)
    {
        let lane = binding.lanes[index]
        days[index] = nil
        if cell.isEmpty || binding.emptyValues.find(cell) != nil {
            binding.constants[index].append(to: &sink)
            if lane.isRequired { throw .missing }
            return
        }
        if lane.isSubject { subjects += 1 }
        do throws(CellFault) {
            switch lane.type {
            case .text:
                try CellReader.checkText(cell)
                if lane.role == .period {
                    guard let label = periods.label(of: cell) else { throw .period(organisation.periodExamples) }
                    sink.append(text: label.span)
                } else {
                    if lane.role == .currency, currencies.find(cell) == nil { throw .currency }
                    sink.append(text: cell)
                }
            case .date:
                let reading = try CellReader.date(cell, format, in: lane.days)
                if reading.hasTimeOfDay { timesOfDay[index] += 1 }
                let day = lane.isAfterEnd ? reading.day.advanced(by: -1) : reading.day
                days[index] = day
                sink.append(day: day)
            case .money:
                let amount = try CellReader.money(cell, currency, scale: lane.scale)
                lastAmount = amount
                sums[index] += Int128(amount) * Self.tenThousandths(currency.exponent)
                sink.append(amount)
            case .share: sink.append(try CellReader.share(cell))
            case .wideShare: sink.append(try CellReader.wideShare(cell))
            case .percentage: sink.append(try CellReader.percentage(cell))
            case .integer: sink.append(try CellReader.integer(cell))
            }
        } catch {
            sink.appendNull()
            throw error
        }
        if lane.role == .stage {
            canonicalStage = binding.stages.find(cell)
            if canonicalStage == nil { throw .stage(stageNames) }
        }
    }

    private static func tenThousandths(_ exponent: Int) -> Int128 {
        switch exponent {
        case 0: 10_000
        case 2: 100
        case 3: 10
        default: 1
        }
    }

    private var stageNames: [String] {
        binding.stages.keys.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The stage every row has when none is read from the file.
    private var constantStage: Int? {
        guard let lane = binding.lanes.firstIndex(where: { $0.role == .stage && $0.column < 0 }),
            case .text(let stage) = binding.constants[lane]
        else { return nil }
        return binding.stages.find(stage.span)
    }

    /// The currency a row's amounts are in, which is needed before its column is reached.
    private func currency(of index: Int, in reader: CSVReader) -> CurrencyCode {
        let lane = binding.lanes[index]
        let bytes = reader.bytes.span
        let cell = bytes.extracting(
            CellReader.trimmed(bytes, reader.starts[lane.column], reader.ends[lane.column]))
        if lane.table >= 0, let position = binding.tables[lane.table].from.find(cell) {
            let replacement = binding.tables[lane.table].to[position]
            return known(replacement.span)
        }
        return known(cell)
    }

    private func known(_ code: Span<UInt8>) -> CurrencyCode {
        guard let position = currencies.find(code) else { return organisation.currency }
        return CurrencyCode(CurrencyCode.allCodes[position]) ?? organisation.currency
    }

    // MARK: Rows

    private func isEmpty(_ reader: CSVReader) -> Bool {
        for cell in 0..<reader.cellCount
        where !CellReader.trimmed(reader.bytes.span, reader.starts[cell], reader.ends[cell]).isEmpty {
            return false
        }
        return true
    }

    private mutating func checkShape(of reader: CSVReader, columns: Int) -> Bool {
        if reader.isMisquoted {
            log.append(
                Finding(
                    file: file, row: reader.row, value: reader.text(reader.cellCount - 1), code: .rowQuote,
                    reason: reader.isUnclosed
                        ? "A quote is opened in this row and never closed, so the rest of the file is one cell."
                        : "A quoted cell of this row goes on after its closing quote.",
                    fix: "Write a quote inside a quoted cell twice."))
        } else if reader.cellCount != columns {
            log.append(
                Finding(
                    file: file, row: reader.row, value: reader.text(0), code: .rowRagged,
                    reason: "Expected \(columns) cells as in the header, found \(reader.cellCount).",
                    fix: reader.cellCount > columns
                        ? "Put quotes around cells that contain the delimiter."
                        : "Add the missing cells, or remove the row if it is a note or a total."))
        } else {
            return true
        }
        return false
    }

    private mutating func checkRow(_ reader: CSVReader) {
        let row = reader.row
        if binding.noun == .quota, subjects != 1 {
            log.append(
                Finding(
                    file: file, row: row, code: .quotaSubject,
                    reason: subjects == 0
                        ? "The quota names no person, team, territory or account."
                        : "The quota names \(subjects) of person, team, territory and account.",
                    fix: "Fill exactly one of them."))
        }
        checkPeriodOrDays(reader)
        if let order = dateOrder, let earlier = days[order.earlier], let later = days[order.later], earlier > later {
            log.append(
                Finding(
                    file: file, row: row, column: binding.titles[order.later], value: text(order.later, in: reader) ?? "\(later)",
                    code: .dateOrder, severity: order.severity,
                    reason: binding.lanes[order.later].isAfterEnd
                        ? "This day, on which it is over, is not after \(binding.titles[order.earlier]), \(text(order.earlier, in: reader) ?? "\(earlier)")."
                        : "This day is before \(binding.titles[order.earlier]), \(text(order.earlier, in: reader) ?? "\(earlier)").",
                    fix: "Correct one of the two days."))
        }
    }

    /// What the cell of a lane holds; nil where the field is not read from the row.
    func text(_ lane: Int, in reader: CSVReader) -> String? {
        let column = binding.lanes[lane].column
        guard column >= 0 else { return nil }
        let text = reader.trimmedText(column)
        return text.isEmpty ? nil : text
    }

    private mutating func report(_ fault: CellFault, row: Int, lane: Int, cell: Span<UInt8>) {
        let isOfPeriod = part != nil && lane == binding.amountLane
        if isRepeated, !isOfPeriod { return }
        let text = cell.text
        let column = isOfPeriod ? part.map { binding.periods[$0].title } : nil
        log.append(
            Finding(
                file: file, row: row, column: fault.column ?? column ?? binding.titles[lane], value: text, code: fault.code,
                reason: fault.reason(field: binding.fields[lane].name), fix: fault.fix(value: text)))
    }
}
