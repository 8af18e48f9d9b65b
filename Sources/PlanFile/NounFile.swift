internal import SalesModel

/// A file of rows of one noun, opened with the mapping's entry for it: its header is bound to fields and the format of
/// its days is known.
public struct NounFile: Sendable {
    /// The mapping's entry.
    public let mapping: FileMapping
    /// The format of the file's days; nil when no field is a day.
    public let dates: DateDecision?
    /// The columns of the header, trimmed.
    public let header: [String]

    let source: any ByteSource
    let binding: FileBinding
    private let organisation: OrganisationSettings

    /// Reads the header, and the whole file where the format of its days has to be inferred. Nothing is handed on yet.
    public init(_ source: any ByteSource, mapping: FileMapping, organisation: OrganisationSettings)
        throws(FileProblem)
    {
        let source = try DecodedSource.decoding(source, as: mapping.encoding)
        var reader = try CSVReader(source, delimiter: mapping.delimiter)
        header = try FileBinding.header(of: &reader, mapping: mapping)
        binding = try FileBinding(mapping, header: header, file: source.name, organisation: organisation)
        self.source = source
        self.mapping = mapping
        self.organisation = organisation
        dates = try Self.dates(of: &reader, binding: binding, mapping: mapping, file: source.name)
    }

    /// Reads every row and hands those with the right number of cells to the sink, one cell for each of the noun's
    /// staging columns; what cannot be read is handed on as NULL and is a finding. Of a wide sheet each filled amount is a row. `progress` is told the bytes read
    /// and their total about every 64 KiB. Throws what the sink throws, and `FileProblem` where the file ends to be
    /// readable.
    public func parse<Sink: RowSink & ~Copyable>(
        into sink: inout Sink, progress: (_ bytesRead: Int64, _ byteCount: Int64) -> Void = { _, _ in }
    ) throws -> FileSummary {
        var reader = try CSVReader(source, delimiter: mapping.delimiter)
        _ = try FileBinding.header(of: &reader, mapping: mapping)
        var converter = RowConverter(
            binding, file: source.name.fileName, format: dates?.format ?? .iso, organisation: organisation)
        var reported: Int64 = 0
        while try reader.next() {
            try converter.convert(reader, columns: header.count, into: &sink)
            if reader.bytesRead != reported {
                reported = reader.bytesRead
                progress(reported, source.byteCount)
            }
        }
        converter.finish()
        return FileSummary(
            file: source.name.fileName, noun: mapping.noun, rowsRead: converter.rowsRead,
            rowsStaged: converter.rowsStaged, rowsLeftOut: converter.rowsLeftOut, blankRows: converter.blankRows,
            byteCount: reader.bytesRead,
            log: converter.log, dates: dates, controlTotals: converter.controlTotals(declaredIn: mapping),
            translations: converter.translationUses)
    }

    /// Where a staged row stands, by its number: the row of the sheet, and in a wide sheet the column of its amount.
    public func place(ofLine line: Int) -> (row: Int, column: String?) {
        let count = binding.periods.count
        return count == 0 ? (line, nil) : (line / count, binding.periods[line % count].title)
    }

    /// Whether what is wrong with one cell may be found in several staged rows: in a wide sheet, and for quotas of days.
    public var sharesCells: Bool { !binding.periods.isEmpty || binding.fromLane >= 0 }

    /// The format of the days: as declared, or decided by all values of all date columns. A file whose first day is in
    /// ISO form is taken to be in ISO form without reading on.
    private static func dates(
        of reader: inout CSVReader, binding: FileBinding, mapping: FileMapping, file: String
    ) throws(FileProblem) -> DateDecision? {
        let lanes = binding.lanes.filter { $0.type == .date && $0.column >= 0 }
        if lanes.isEmpty { return nil }
        if let declared = mapping.dates { return DateDecision(format: declared, origin: .declared) }
        var inference = DateInference()
        while !inference.isCertain, try reader.next() {
            for lane in lanes where lane.column < reader.cellCount {
                let bytes = reader.bytes.span
                let range = CellReader.trimmed(bytes, reader.starts[lane.column], reader.ends[lane.column])
                let cell = bytes.extracting(range)
                if lane.table >= 0, let position = binding.tables[lane.table].from.find(cell) {
                    let replacement = binding.tables[lane.table].to[position]
                    inference.add(replacement.span, row: reader.row)
                } else {
                    inference.add(cell, row: reader.row)
                }
            }
        }
        do { return try inference.decide() } catch { throw .ambiguousDates(file: file, error.dates) }
    }
}
