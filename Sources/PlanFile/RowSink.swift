public import SalesModel

/// Takes rows cell by cell in the order of `ImportNoun.stagingColumns`, for instance a writer of binary COPY.
public protocol RowSink: ~Copyable {
    /// Begins a row of that many cells.
    mutating func beginRow(columns: Int)
    /// Adds a cell without value.
    mutating func appendNull()
    /// Adds a row number or a share in basis points.
    mutating func append(_ value: Int32)
    /// Adds an integer or an amount in minor units.
    mutating func append(_ value: Int64)
    /// Adds text in valid UTF-8, never empty; the bytes are only lent.
    mutating func append(text: Span<UInt8>)
    /// Adds a day.
    mutating func append(day: CalendarDay)
    /// Ends the row.
    mutating func endRow() throws
}
