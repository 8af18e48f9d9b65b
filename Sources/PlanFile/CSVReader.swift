/// Reads rows of delimited text (RFC 4180) from a source in chunks, keeping only one row in memory.
///
/// Rows end with LF, CR LF or CR; the last one may lack its end. A byte order mark of UTF-8 is skipped. A quote inside
/// a cell that does not begin with one is text. Rows are counted as a spreadsheet does: a row with line ends inside
/// quotes is one row, and a blank line is one too.
public struct CSVReader: Sendable {
    /// The longest cell in bytes.
    public static let longestCell = 1 << 20
    /// The longest row in bytes.
    public static let longestRow = 16 << 20
    /// The largest number of columns.
    public static let mostColumns = 4096

    /// The number of the current row, the first one being 1; 0 before it.
    public private(set) var row = 0
    /// How many cells the current row has.
    public private(set) var cellCount = 0
    /// How many bytes of the source have been read.
    public private(set) var bytesRead: Int64 = 0
    /// Whether the current row has a quoted cell that goes on after its closing quote, or is never closed.
    public private(set) var isMisquoted = false
    /// Whether the last cell of the current row is quoted and never closed.
    public private(set) var isUnclosed = false
    /// Whether the current row is a line without any character.
    public private(set) var isBlank = false

    private enum State { case start, plain, quoted, quoteInQuotes, afterQuotes }

    private var source: any ByteSource
    private let delimiter: UInt8
    private var chunk: [UInt8]
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []
    private var state = State.start
    private var rowStart = 0
    private var cellStart = 0
    private var cellEnd = 0
    private var position = 0
    private var skipsLineFeed = false
    private var isQuotedCell = false

    private static let quote: UInt8 = 0x22
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// A reader at the beginning of the source, which is rewound. Refuses sources that are empty or not text in UTF-8
    /// by their first bytes.
    public init(_ source: any ByteSource, delimiter: Delimiter = .comma, chunkSize: Int = 64 << 10)
        throws(FileProblem)
    {
        self.source = source
        self.delimiter = delimiter.rawValue
        chunk = [UInt8](repeating: 0, count: max(1, chunkSize))
        try self.source.rewind()
        var hasMore = true
        while hasMore, bytes.count < 1024 { hasMore = try refill() }
        if FileKind.hasByteOrderMark(bytes) { position = 3 }
        if !hasMore, FileKind.isWhiteSpace(bytes[position...]) { throw .empty(file: source.name) }
        if let kind = FileKind.binaryKind(of: bytes) { throw .binary(file: source.name, kind: kind) }
    }

    /// The text of a cell of the current row; invalid UTF-8 is replaced.
    public func text(_ cell: Int) -> String {
        String(decoding: bytes[starts[cell]..<ends[cell]], as: UTF8.self)
    }

    /// The bytes of a cell of the current row.
    public func cell(_ cell: Int) -> ArraySlice<UInt8> {
        bytes[starts[cell]..<ends[cell]]
    }

    /// Goes to the next row; false at the end of the source.
    public mutating func next() throws(FileProblem) -> Bool {
        while skipsLineFeed {
            if position < bytes.count {
                if bytes[position] == Self.lineFeed { position += 1 }
                skipsLineFeed = false
            } else if try !refill() {
                return false
            }
        }
        rowStart = position
        cellStart = position
        cellCount = 0
        isMisquoted = false
        isUnclosed = false
        isQuotedCell = false
        state = .start
        if scanPlainRow() {
            row += 1
            isBlank = cellCount == 1 && starts[0] == ends[0]
            return true
        }
        while try !scan() {
            if try !refill() { return try finish() }
        }
        row += 1
        isBlank = cellCount == 1 && !isQuotedCell && starts[0] == ends[0]
        return true
    }

    /// Reads a whole row if it lies in the bytes at hand, has no quoted cell and not more cells than rows before it;
    /// otherwise leaves the position at the first cell it has not read and returns false.
    private mutating func scanPlainRow() -> Bool {
        let bytes = self.bytes
        let row = PlainRow(bytes.span, from: rowStart, delimiter: delimiter, &starts, &ends)
        cellCount = row.cellCount
        cellStart = row.end
        position = row.end
        skipsLineFeed = row.endsInCarriageReturn
        return row.isComplete
    }

    /// The usual row, read in one loop with everything it needs at hand.
    private struct PlainRow {
        var cellCount = 0
        var end: Int
        var isComplete = false
        var endsInCarriageReturn = false

        init(
            _ bytes: Span<UInt8>, from rowStart: Int, delimiter: UInt8, _ starts: inout [Int], _ ends: inout [Int]
        ) {
            var starts = starts.mutableSpan
            var ends = ends.mutableSpan
            end = rowStart
            var index = rowStart
            var byte: UInt8 = 0
            while cellCount < starts.count, !isComplete {
                if index < bytes.count, bytes[index] == quote { break }
                while index < bytes.count {
                    byte = bytes[index]
                    if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
                    index += 1
                }
                if index == bytes.count || index - end > longestCell { break }
                starts[cellCount] = end
                ends[cellCount] = index
                cellCount += 1
                index += 1
                end = index
                isComplete = byte != delimiter
            }
            endsInCarriageReturn = isComplete && byte == carriageReturn
        }
    }

    /// Reads on to the end of the row or of the bytes at hand; true when the row is complete.
    private mutating func scan() throws(FileProblem) -> Bool {
        while position < bytes.count {
            switch state {
            case .start where bytes[position] == Self.quote:
                position += 1
                cellStart = position
                cellEnd = position
                isQuotedCell = true
                state = .quoted
            case .start, .plain:
                state = .plain
                position = endOfPlainText(from: position)
                if position == bytes.count { return false }
                if try endCell(at: position) { return true }
            case .quoted:
                scanQuoted()
            case .quoteInQuotes where bytes[position] == Self.quote:
                keep(Self.quote)
                state = .quoted
            case .quoteInQuotes, .afterQuotes:
                let byte = bytes[position]
                if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn {
                    if try endCell(at: cellEnd) { return true }
                } else {
                    if byte != 0x20 { isMisquoted = true }
                    keep(byte)
                    state = .afterQuotes
                }
            }
        }
        return false
    }

    private func endOfPlainText(from start: Int) -> Int {
        let span = bytes.span
        let count = span.count
        let delimiter = self.delimiter
        var index = start
        while index < count {
            let byte = span[index]
            if byte == delimiter { break }
            if byte <= Self.carriageReturn, byte == Self.lineFeed || byte == Self.carriageReturn { break }
            index += 1
        }
        return index
    }

    /// Reads on to the next quote. The text moves left over the quotes taken out, in place.
    private mutating func scanQuoted() {
        let count = bytes.count
        if cellEnd == position {
            position = nextQuote(from: position)
            cellEnd = position
        } else {
            while position < count, bytes[position] != Self.quote {
                bytes[cellEnd] = bytes[position]
                cellEnd += 1
                position += 1
            }
        }
        if position < count {
            position += 1
            state = .quoteInQuotes
        }
    }

    private func nextQuote(from start: Int) -> Int {
        let span = bytes.span
        var index = start
        while index < span.count, span[index] != Self.quote { index += 1 }
        return index
    }

    private mutating func keep(_ byte: UInt8) {
        bytes[cellEnd] = byte
        cellEnd += 1
        position += 1
    }

    /// Ends the cell, whose text ends at `end`, and steps over the delimiter or line end; true at the end of the row.
    private mutating func endCell(at end: Int) throws(FileProblem) -> Bool {
        try addCell(end: end)
        let byte = bytes[position]
        position += 1
        cellStart = position
        state = .start
        if byte == delimiter { return false }
        skipsLineFeed = byte == Self.carriageReturn
        return true
    }

    private mutating func addCell(end: Int) throws(FileProblem) {
        if end - cellStart > Self.longestCell { throw .tooLarge(file: source.name, row: row + 1, limit: .cell) }
        if cellCount == starts.count {
            if cellCount == Self.mostColumns { throw .tooLarge(file: source.name, row: row + 1, limit: .columns) }
            starts.append(cellStart)
            ends.append(end)
        } else {
            starts[cellCount] = cellStart
            ends[cellCount] = end
        }
        cellCount += 1
    }

    /// Ends the last row of a source without a line end; false when there is none.
    private mutating func finish() throws(FileProblem) -> Bool {
        if state == .start, cellCount == 0 { return false }
        if state == .quoted {
            isMisquoted = true
            isUnclosed = true
        }
        try addCell(end: state == .start || state == .plain ? position : cellEnd)
        row += 1
        isBlank = false
        return true
    }

    /// Drops the bytes before the current row and reads more; false at the end of the source.
    private mutating func refill() throws(FileProblem) -> Bool {
        if rowStart > 0 {
            bytes.removeFirst(rowStart)
            for cell in 0..<cellCount {
                starts[cell] -= rowStart
                ends[cell] -= rowStart
            }
            position -= rowStart
            cellStart -= rowStart
            cellEnd -= rowStart
            rowStart = 0
        }
        if bytes.count - cellStart > Self.longestCell {
            throw .tooLarge(file: source.name, row: row + 1, limit: .cell)
        }
        if bytes.count > Self.longestRow { throw .tooLarge(file: source.name, row: row + 1, limit: .row) }
        let count = try source.read(into: &chunk)
        bytes.append(contentsOf: chunk[0..<count])
        bytesRead += Int64(count)
        return count > 0
    }
}
