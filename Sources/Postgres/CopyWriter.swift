/// Writes the rows of a binary COPY. It exists only while the body of `Transaction.copyIn` runs, on the connection's own thread.
///
/// The columns of a row are appended in order, each in the binary form of exactly the type of its column: `Int64` for int8, `Int32`
/// for int4, text for text, and so on. Rows are sent in chunks of 32 KiB.
public struct CopyWriter: ~Copyable {
    private static let chunkSize = 32 * 1024

    private let session: Session
    private let statement: String
    private var out = ParameterWriter()
    private var announced = 0
    private var appended = 0

    init(session: Session, statement: String) {
        self.session = session
        self.statement = statement
        // Signature, flags, length of the (absent) extension.
        out.write([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] as [UInt8])
        out.write(Int32(0))
        out.write(Int32(0))
    }

    /// Starts a row of `columns` columns (0...32767).
    public mutating func beginRow(columns: Int) {
        announced = columns
        appended = 0
        out.write(Int16(truncatingIfNeeded: columns))
    }

    /// Appends NULL.
    public mutating func appendNull() {
        appended += 1
        out.write(Int32(-1))
    }

    /// Appends an int8.
    public mutating func append(_ value: Int64) { append(bytes: 8) { $0.write(value) } }

    /// Appends an int4.
    public mutating func append(_ value: Int32) { append(bytes: 4) { $0.write(value) } }

    /// Appends a bool.
    public mutating func append(_ value: Bool) { append(bytes: 1) { $0.write(UInt8(value ? 1 : 0)) } }

    /// Appends a date.
    public mutating func append(date: PostgresDate) { append(bytes: 4) { date.encode(into: &$0) } }

    /// Appends text that is UTF-8 already; the server refuses what is not.
    public mutating func append(text: Span<UInt8>) {
        appended += 1
        out.write(Int32(truncatingIfNeeded: text.count))
        out.write(text)
    }

    /// Appends text.
    public mutating func append(text: String) {
        var text = text
        text.withUTF8 { bytes in append(bytes: bytes.count) { $0.write(bytes) } }
    }

    /// Appends any other value; nil is NULL.
    public mutating func append(_ value: some PostgresEncodable) {
        appended += 1
        out.appendLengthPrefixed(value)
    }

    /// Ends the row and sends what has gathered, if it is enough.
    ///
    /// Throws if the row has not the number of columns announced, if the task was cancelled or the deadline has passed, or if the
    /// server has refused an earlier row. The body should let the error through: COPY is given up in any case.
    public mutating func endRow() throws {
        guard appended == announced else {
            throw PostgresError.copyRow(statement: statement, expected: announced, found: appended)
        }
        if out.bytes.count >= Self.chunkSize { try send() }
    }

    private mutating func append(bytes count: Int, _ write: (inout ParameterWriter) -> Void) {
        appended += 1
        out.write(Int32(truncatingIfNeeded: count))
        write(&out)
    }

    private mutating func send() throws {
        try session.checkInterruption(statement)
        try session.sendCopyData(out.bytes, statement: statement)
        out.reset()
    }

    /// Sends the rest and the mark of the end.
    mutating func finish() throws {
        out.write(Int16(-1))
        try send()
    }
}
