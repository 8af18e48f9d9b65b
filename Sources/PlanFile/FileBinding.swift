internal import SalesModel

/// How the columns of one file become the fields of its noun.
struct FileBinding: Sendable {
    /// What is special about a field's value beyond its type.
    enum Role: Sendable { case plain, stage, currency, period }

    /// What reading a cell needs to know for every row.
    struct Lane: Sendable {
        let type: FieldType
        let role: Role
        let isRequired: Bool
        /// The days that a date may be.
        let days: ClosedRange<CalendarDay>
        /// Whether this is one of the fields that say whom a quota is for.
        let isSubject: Bool
        /// The position of the column, of the first one where there are several; -1 when the field is not read from the file.
        let column: Int
        /// The position of the template that puts the field together from columns; -1 where it stands in one column.
        let template: Int
        /// What an amount is multiplied by, as a power of ten.
        let scale: Int
        /// Whether the day is the first one after what it ends.
        let isAfterEnd: Bool
        /// The position of the field's translations; -1 when there are none.
        let table: Int
    }

    /// The translations of one field.
    struct Translations: Sendable {
        let field: String
        let from: ByteTable
        let to: [[UInt8]]
    }

    /// A column of a wide sheet and the period of its amounts.
    struct Period: Sendable {
        let column: Int
        let title: String
        let template: BoundTemplate
    }

    /// A column of which a row must have one of the values.
    struct Filter: Sendable {
        let column: Int
        let title: String
        let values: ByteTable
    }

    let noun: ImportNoun
    let lanes: [Lane]
    let templates: [BoundTemplate]
    let filters: [Filter]
    let emptyValues: ByteTable
    /// The columns that each make a row of their own; none where a row of the sheet is one row.
    let periods: [Period]
    /// The day from which a quota holds; -1 where no column says so.
    let fromLane: Int
    let amountLane: Int
    let periodLane: Int
    let fields: [ImportField]
    /// The header of each field's column, or the field's name.
    let titles: [String]
    /// The value of each field that is not read from the file.
    let constants: [StagedValue]
    let tables: [Translations]
    let stages: ByteTable
    let canonicalStages: [[UInt8]]

    /// The trimmed names of the columns: those of the mapping, or else the first row that is not blank.
    static func header(of reader: inout CSVReader, mapping: FileMapping) throws(FileProblem) -> [String] {
        if let header = mapping.sheet.header { return header }
        while try reader.next() {
            if reader.isBlank { continue }
            return (0..<reader.cellCount).map { cell in
                let bytes = reader.bytes.span
                return bytes.extracting(CellReader.trimmed(bytes, reader.starts[cell], reader.ends[cell])).text
            }
        }
        return []
    }

    init(_ mapping: FileMapping, header: [String], file: String, organisation: OrganisationSettings)
        throws(FileProblem)
    {
        try Self.checkDelimiter(mapping, header: header, file: file)
        noun = mapping.noun
        fields = noun.fields
        let texts =
            fields.compactMap { mapping.columns[$0.name] } + mapping.sheet.periods.map(\.period).filter { ColumnTemplate($0) != nil }
        let wanted = texts.flatMap { Self.columns(of: $0, in: header) }
        let missing = (wanted + mapping.sheet.periods.map(\.column) + mapping.sheet.only.keys.sorted()).filter { !header.contains($0) }
        if !missing.isEmpty {
            var columns: [String] = []
            for column in missing where !columns.contains(column) { columns.append(column) }
            throw .unknownColumns(file: file, columns: columns, present: header)
        }
        var lanes: [Lane] = []
        var tables: [Translations] = []
        var constants: [StagedValue] = []
        var templates: [BoundTemplate] = []
        for name in wanted + mapping.sheet.periods.map(\.column) + mapping.sheet.only.keys.sorted() {
            let positions = header.indices.filter { header[$0] == name }
            if positions.count > 1 { throw .duplicateColumn(file: file, column: name, positions: positions.map { $0 + 1 }) }
        }
        for field in fields {
            var column = mapping.columns[field.name].flatMap { header.firstIndex(of: $0) }
            var template = -1
            if column == nil, let composed = mapping.columns[field.name].flatMap(ColumnTemplate.init) {
                template = templates.count
                templates.append(BoundTemplate(composed, header: header, allowsGaps: field.name == "name"))
                column = templates[template].columns.first
            }
            let pairs = (mapping.translations[field.name] ?? [:]).sorted { $0.key < $1.key }
            lanes.append(
                Lane(
                    type: field.type, role: Self.role(of: field, in: noun),
                    // The days of a quota stand in the place of its period.
                    isRequired: field.isRequired && !(noun == .quota && field.name == "period" && mapping.columns["from"] != nil),
                    days: field.days,
                    isSubject: noun == .quota && field.reference != nil,
                    column: column ?? -1, template: template, scale: mapping.sheet.scales[field.name] ?? 0,
                    isAfterEnd: mapping.sheet.endsAreExclusive && field.isLastDay, table: pairs.isEmpty ? -1 : tables.count))
            if !pairs.isEmpty {
                tables.append(
                    Translations(
                        field: field.name, from: ByteTable(pairs.map(\.key)), to: pairs.map { Array($0.value.utf8) }))
            }
            constants.append(Self.constant(field, mapping, organisation))
        }
        self.lanes = lanes
        self.templates = templates
        filters = mapping.sheet.only.sorted { $0.key < $1.key }.compactMap { name, values in
            header.firstIndex(of: name).map { Filter(column: $0, title: name, values: ByteTable(values)) }
        }
        emptyValues = ByteTable(mapping.sheet.emptyValues)
        periods = mapping.sheet.periods.compactMap { period in
            guard let column = header.firstIndex(of: period.column) else { return nil }
            let template = ColumnTemplate(period.period).map { BoundTemplate($0, header: header) } ?? BoundTemplate(literal: period.period)
            return Period(column: column, title: period.column, template: template)
        }
        fromLane = noun == .quota && mapping.columns["from"] != nil ? fields.firstIndex { $0.name == "from" } ?? -1 : -1
        amountLane = fields.firstIndex { $0.name == "amount" } ?? -1
        periodLane = fields.firstIndex { $0.name == "period" } ?? -1
        self.tables = tables
        self.constants = constants
        titles = fields.map { mapping.columns[$0.name] ?? $0.name }
        let stages = mapping.stages.sorted { $0.key < $1.key }
        self.stages = ByteTable(stages.map(\.key))
        canonicalStages = stages.map { Array($0.value.code.utf8) }
    }

    /// The columns that a mapping's text for a field names: itself, or those in braces.
    private static func columns(of text: String, in header: [String]) -> [String] {
        header.contains(text) ? [text] : ColumnTemplate(text)?.columns ?? [text]
    }

    /// A single column that contains another delimiter, or several columns wanted of a header with one.
    private static func checkDelimiter(_ mapping: FileMapping, header: [String], file: String) throws(FileProblem) {
        guard header.count == 1, !Set(mapping.columns.values).isSubset(of: header) else { return }
        let title = header[0].utf8
        let counts = Delimiter.allCases.map { delimiter in title.count { $0 == delimiter.rawValue } }
        let found = zip(Delimiter.allCases, counts).max { $0.1 < $1.1 }
        if let found, found.1 > 0 {
            throw .wrongDelimiter(file: file, declared: mapping.delimiter, found: found.0)
        }
        if Set(mapping.columns.values).count > 1 {
            throw .wrongDelimiter(file: file, declared: mapping.delimiter, found: nil)
        }
    }

    private static func role(of field: ImportField, in noun: ImportNoun) -> Role {
        switch (noun, field.name) {
        case (.opportunity, "stage"): .stage
        case (.opportunity, "currency"), (.opportunityLine, "currency"), (.fxRate, "currency"): .currency
        case (.quota, "period"): .period
        default: .plain
        }
    }

    private static func constant(_ field: ImportField, _ mapping: FileMapping, _ organisation: OrganisationSettings)
        -> StagedValue
    {
        guard let text = mapping.constants[field.name]?.trimmingSpaces else {
            return field.type == .share ? .share(10_000) : .null
        }
        // Constants were checked when the mapping was read.
        return (try? StagedValue(constant: text, field: field, noun: mapping.noun, organisation: organisation)) ?? .null
    }
}
