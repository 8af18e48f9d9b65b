/// Why a file as a whole cannot be used. Nothing of the file is applied.
public enum FileProblem: Error, Hashable, Sendable {
    /// What a file is that is not a text file in UTF-8.
    public enum BinaryKind: String, CaseIterable, Hashable, Sendable {
        case nulBytes
        case utf16
        case workbook
        case oldWorkbook
        case zip
        case gzip
        case pdf
    }

    /// A limit a file can exceed.
    public enum Limit: Hashable, Sendable {
        /// One cell of more than 1 MiB.
        case cell
        /// More than 4,096 columns.
        case columns
        /// One row of more than 16 MiB.
        case row
    }

    /// There is no such file.
    case missing(file: String)
    /// The path names a directory.
    case isDirectory(file: String)
    /// The file exists and the system refuses to read it.
    case notReadable(file: String, systemError: String)
    /// The file has no rows, not even a header.
    case empty(file: String)
    /// The file is not a text file in UTF-8.
    case binary(file: String, kind: BinaryKind)
    /// A row, cell or the number of columns exceeds a limit.
    case tooLarge(file: String, row: Int, limit: Limit)
    /// The header does not contain the delimiter of the mapping.
    case wrongDelimiter(file: String, declared: Delimiter, found: Delimiter?)
    /// The mapping names columns which the header does not have.
    case unknownColumns(file: String, columns: [String], present: [String])
    /// A column of the mapping stands more than once in the header.
    case duplicateColumn(file: String, column: String, positions: [Int])
    /// The days of the file can be read in two ways, or contradict each other.
    case ambiguousDates(file: String, AmbiguousDates)
    /// Control totals of the mapping differ from what the file holds.
    case controlTotalMismatch(file: String, totals: [ControlTotal])
    /// The mapping has no entry for the file.
    case notInMapping(file: String, entries: [String])

    /// The file the problem is about, as it was named.
    public var file: String {
        switch self {
        case .missing(let file), .isDirectory(let file), .empty(let file), .notReadable(let file, _),
            .binary(let file, _), .tooLarge(let file, _, _), .wrongDelimiter(let file, _, _),
            .unknownColumns(let file, _, _), .duplicateColumn(let file, _, _), .ambiguousDates(let file, _),
            .controlTotalMismatch(let file, _), .notInMapping(let file, _):
            file
        }
    }

    /// A short name of the case for machines, for instance `file.missing`.
    public var code: String {
        switch self {
        case .missing: "file.missing"
        case .isDirectory: "file.is_directory"
        case .notReadable: "file.not_readable"
        case .empty: "file.empty"
        case .binary: "file.binary"
        case .tooLarge: "file.too_large"
        case .wrongDelimiter: "file.wrong_delimiter"
        case .unknownColumns: "file.unknown_column"
        case .duplicateColumn: "file.duplicate_column"
        case .ambiguousDates: "file.ambiguous_dates"
        case .controlTotalMismatch: "file.control_total"
        case .notInMapping: "file.not_in_mapping"
        }
    }
}

extension FileProblem {
    /// What is wrong, one or two sentences.
    public var reason: String {
        switch self {
        case .missing: "There is no such file."
        case .isDirectory: "This is a directory, not a file."
        case .notReadable(_, let systemError): "The file cannot be read: \(systemError)."
        case .empty: "The file is empty: it has no header and no rows."
        case .binary(_, let kind): kind.reason
        case .tooLarge(_, let row, .cell):
            "A cell in row \(row) is longer than 1 MiB; most likely a quote is opened there and never closed."
        case .tooLarge(_, let row, .columns): "Row \(row) has more than 4,096 columns."
        case .tooLarge(_, let row, .row): "Row \(row) is longer than 16 MiB."
        case .wrongDelimiter(_, let declared, nil): "The header contains no \(declared.name)."
        case .wrongDelimiter(_, let declared, let found?):
            "The header contains no \(declared.name), the mapping's delimiter, but it does contain a \(found.name)."
        case .unknownColumns(_, let columns, let present):
            (columns.count == 1 ? "The file has no column " : "The file has no columns ")
                + columns.map(Suggestion.quoted).joined(separator: ", ") + ". Its columns are: "
                + present.prefix(100).map(Suggestion.quoted).joined(separator: ", ")
                + (present.count > 100 ? ", …" : "") + "."
        case .duplicateColumn(_, let column, let positions):
            "The column \(Suggestion.quoted(column)) stands \(positions.count) times in the header, at positions "
                + positions.map(String.init).joined(separator: ", ") + "."
        case .ambiguousDates(_, let dates): dates.reason
        case .controlTotalMismatch(_, let totals):
            totals.filter { !$0.matches }.map(\.description).joined(separator: " ")
        case .notInMapping: "The mapping has no entry under `files:` for this file."
        }
    }

    /// What to do, one or two sentences.
    public var fix: String {
        switch self {
        case .missing: "Check the path and the spelling of the name."
        case .isDirectory: "Name the files in it, for instance \(file)/*.csv."
        case .notReadable: "The file is there: check its permissions and those of its directory, or copy it to another place."
        case .empty: "Export the file again; the first row must hold the names of the columns."
        case .binary(_, let kind): kind.fix
        case .tooLarge(_, let row, .cell): "Look for a lone quote in or before row \(row), or shorten the cell."
        case .tooLarge(_, _, .columns): "Export only the columns the mapping names."
        case .tooLarge(_, let row, .row): "Look for a lone quote in row \(row), or export fewer columns."
        case .wrongDelimiter(_, _, nil):
            "Check that the first row holds the names of the columns, and declare `delimiter:` in the mapping."
        case .wrongDelimiter(_, _, let found?): "Write `delimiter: \(found.spelling)` for this file in the mapping."
        case .unknownColumns(_, let columns, let present):
            columns.map { column in
                Suggestion.nearest(to: column, among: present)
                    .map { "For \(Suggestion.quoted(column)), did you mean \(Suggestion.quoted($0))?" }
                    ?? "Correct \(Suggestion.quoted(column)) in the mapping, or remove the field."
            }.joined(separator: " ")
        case .duplicateColumn: "Give each column of the file its own name."
        case .ambiguousDates(_, let dates): dates.fix
        case .controlTotalMismatch: "Export the file again, or correct `control:` in the mapping."
        case .notInMapping(_, let entries):
            Suggestion.sentence(for: file.fileName, among: entries, noun: "entries")
        }
    }
}

extension FileProblem: CustomStringConvertible {
    /// File, reason and fix on one line.
    public var description: String { "\(file): \(reason) \(fix)" }
}

extension FileProblem.BinaryKind {
    var reason: String {
        switch self {
        case .nulBytes: "The file holds NUL bytes, so it is not a text file."
        case .utf16: "The file is text in UTF-16 without a byte order mark."
        case .workbook: "The file is an Excel workbook, not CSV, whatever its name says."
        case .oldWorkbook: "The file is a workbook of Excel 97-2003, not CSV, whatever its name says."
        case .zip: "The file is a zip archive, not CSV."
        case .gzip: "The file is compressed with gzip."
        case .pdf: "The file is a PDF, not CSV."
        }
    }

    var fix: String {
        switch self {
        case .nulBytes: "Export it again as CSV in UTF-8."
        case .utf16: "Write `encoding: utf-16` for this file in the mapping, or save it as \"CSV UTF-8\"."
        case .workbook, .oldWorkbook: "Open it and save the sheet as \"CSV UTF-8 (comma delimited)\"."
        case .zip: "Unpack it and import the files inside."
        case .gzip: "Unpack it first: gunzip FILE."
        case .pdf: "Export the table from its source as CSV."
        }
    }
}

extension String {
    /// What follows the last slash.
    var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
