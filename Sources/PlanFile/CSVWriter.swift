/// Writes rows of delimited text (RFC 4180) that are safe to open in a spreadsheet.
///
/// Text that a spreadsheet would take for a formula, beginning with `=`, `+`, `-`, `@`, a tab or a carriage return, gets
/// a single quote in front, unless it is a plain number.
public struct CSVWriter: Sendable {
    /// What stands at the end of a row.
    public enum LineEnd: String, CaseIterable, Sendable {
        case lineFeed = "\n"
        case carriageReturnLineFeed = "\r\n"
        case carriageReturn = "\r"
    }

    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8
    private let lineEnd: [UInt8]

    /// A writer that has written nothing.
    public init(delimiter: Delimiter = .comma, lineEnd: LineEnd = .lineFeed) {
        self.delimiter = delimiter.rawValue
        self.lineEnd = Array(lineEnd.rawValue.utf8)
    }

    /// Everything written so far as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes one row; nil is an empty cell.
    public mutating func append(row cells: [String?]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            append(Self.guarded(cell ?? ""), isOnly: cells.count == 1)
        }
        bytes += lineEnd
    }

    /// The text as it is written: with a single quote in front where a spreadsheet would take it for a formula.
    public static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return text }
        return isNumber(text) ? text : "'" + text
    }

    private static func isNumber(_ text: String) -> Bool {
        var digits = text.utf8.first == 0x2D || text.utf8.first == 0x2B ? text.utf8.dropFirst() : text.utf8[...]
        let whole = digits.prefix { (0x30...0x39).contains($0) }
        digits = digits.dropFirst(whole.count)
        if digits.isEmpty { return !whole.isEmpty }
        guard digits.first == 0x2E, !whole.isEmpty, digits.count > 1 else { return false }
        return digits.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private mutating func append(_ text: String, isOnly: Bool) {
        let needsQuotes =
            text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20 || (isOnly && text.isEmpty)
        guard needsQuotes else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

extension CSVWriter {
    /// The header of a file of findings.
    public static let findingColumns = ["file", "row", "column", "value", "code", "severity", "reason", "fix"]

    /// Writes a finding under `findingColumns`.
    public mutating func append(_ finding: Finding) {
        append(row: [
            finding.file, finding.row.map(String.init), finding.column, finding.value, finding.code.rawValue,
            finding.severity.rawValue, finding.reason, finding.fix,
        ])
    }
}
