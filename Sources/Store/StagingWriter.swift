internal import Postgres
public import SalesModel

/// Takes the rows of one file into the staging table of its noun, as fast as they are parsed.
public struct StagingWriter: ~Copyable {
    private var copy: CopyWriter
    private let file: Int32

    init(_ copy: consuming CopyWriter, file: Int32) {
        self.copy = copy
        self.file = file
    }

    consuming func release() -> CopyWriter { copy }

    /// Starts a row; `columns` counts the row number and the fields. The number of the file goes before them.
    public mutating func beginRow(columns: Int) {
        copy.beginRow(columns: columns + 1)
        copy.append(file)
    }

    /// Appends an empty cell.
    public mutating func appendNull() { copy.appendNull() }

    /// Appends text in UTF-8.
    public mutating func append(text: Span<UInt8>) { copy.append(text: text) }

    /// Appends an amount in minor units or a whole number.
    public mutating func append(_ value: Int64) { copy.append(value) }

    /// Appends a row number or basis points.
    public mutating func append(_ value: Int32) { copy.append(value) }

    /// Appends a day.
    public mutating func append(day: CalendarDay) { copy.append(date: PostgresDate(daysSince1970: day.daysSince1970)) }

    /// Ends the row. Throws when the database refuses or the import was cancelled.
    public mutating func endRow() throws { try copy.endRow() }
}
