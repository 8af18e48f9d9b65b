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
        /// The position of the column; -1 when the field is not read from the file.
        let column: Int
        /// The position of the field's translations; -1 when there are none.
        let table: Int
    }

    /// The translations of one field.
    struct Translations: Sendable {
        let field: String
        let from: ByteTable
        let to: [[UInt8]]
    }

    let noun: ImportNoun
    let lanes: [Lane]
    let fields: [ImportField]
    /// The header of each field's column, or the field's name.
    let titles: [String]
    /// The value of each field that is not read from the file.
    let constants: [StagedValue]
    let tables: [Translations]
    let stages: ByteTable
    let canonicalStages: [[UInt8]]

    /// The trimmed names of the columns: the first row that is not blank.
    static func header(of reader: inout CSVReader) throws(FileProblem) -> [String] {
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
        let missing = fields.compactMap { mapping.columns[$0.name] }.filter { !header.contains($0) }
        if !missing.isEmpty {
            var columns: [String] = []
            for column in missing where !columns.contains(column) { columns.append(column) }
            throw .unknownColumns(file: file, columns: columns, present: header)
        }
        var lanes: [Lane] = []
        var tables: [Translations] = []
        var constants: [StagedValue] = []
        for field in fields {
            let column = mapping.columns[field.name]
            let positions = header.indices.filter { header[$0] == column }
            if let column, positions.count > 1 {
                throw .duplicateColumn(file: file, column: column, positions: positions.map { $0 + 1 })
            }
            let pairs = (mapping.translations[field.name] ?? [:]).sorted { $0.key < $1.key }
            lanes.append(
                Lane(
                    type: field.type, role: Self.role(of: field, in: noun), isRequired: field.isRequired, days: field.days,
                    isSubject: noun == .quota && field.reference != nil,
                    column: positions.first ?? -1, table: pairs.isEmpty ? -1 : tables.count))
            if !pairs.isEmpty {
                tables.append(
                    Translations(
                        field: field.name, from: ByteTable(pairs.map(\.key)), to: pairs.map { Array($0.value.utf8) }))
            }
            constants.append(Self.constant(field, mapping, organisation))
        }
        self.lanes = lanes
        self.tables = tables
        self.constants = constants
        titles = fields.map { mapping.columns[$0.name] ?? $0.name }
        let stages = mapping.stages.sorted { $0.key < $1.key }
        self.stages = ByteTable(stages.map(\.key))
        canonicalStages = stages.map { Array($0.value.code.utf8) }
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
        case (.opportunity, "currency"), (.fxRate, "currency"): .currency
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
