/// How many cells a translation of the mapping has changed.
public struct TranslationUse: Hashable, Sendable {
    /// The field.
    public let field: String
    /// The value in the file.
    public let from: String
    /// The value it was read as.
    public let to: String
    /// The number of cells.
    public let cells: Int
}

/// What reading a file has found.
public struct FileSummary: Sendable {
    /// The name of the file.
    public let file: String
    /// What its rows are.
    public let noun: ImportNoun
    /// Rows with at least one value; neither the header nor those left out are counted.
    public let rowsRead: Int
    /// Rows handed to the sink, of a wide sheet one for each filled amount; ragged and misquoted rows are not, and each is a finding.
    public let rowsStaged: Int
    /// Rows without any of the values that the mapping wants.
    public let rowsLeftOut: Int
    /// Rows without any value, which are left out.
    public let blankRows: Int
    /// The size of the file in bytes.
    public let byteCount: Int64
    /// What is wrong with it.
    public let log: FindingLog
    /// The format of its days; nil when no field is a day.
    public let dates: DateDecision?
    /// The declared control totals beside those of the file.
    public let controlTotals: [ControlTotal]
    /// The translations in the order of fields and values.
    public let translations: [TranslationUse]

    /// The problem of control totals that differ; nil when all are met.
    public var problem: FileProblem? {
        controlTotals.allSatisfy(\.matches) ? nil : .controlTotalMismatch(file: file, totals: controlTotals)
    }
}
