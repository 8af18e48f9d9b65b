/// One CSV file on its way out, handed on in chunks so that a large organisation never stands in memory.
///
/// No field of the sample contains a delimiter, a quote or a line end, so nothing is ever quoted.
struct SampleFile {
    static let chunkSize = 65_536

    let name: String
    /// Rows so far, the header not counted.
    private(set) var rows = 0
    private var chunk: [UInt8] = []
    private var isFirstInRow = true

    init(_ name: String, header: [String]) {
        self.name = name
        chunk.reserveCapacity(Self.chunkSize + 1024)
        for title in header { field(title) }
        endLine()
    }

    mutating func field(_ text: String) {
        separate()
        chunk.append(contentsOf: text.utf8)
    }

    mutating func field(_ bytes: [UInt8]) {
        separate()
        chunk.append(contentsOf: bytes)
    }

    mutating func empty() { separate() }

    /// "1234.50", or nothing.
    mutating func field(money minorUnits: Int64?) {
        separate()
        guard let minorUnits else { return }
        let (units, cents) = minorUnits.quotientAndRemainder(dividingBy: 100)
        chunk.append(contentsOf: String(units).utf8)
        chunk.append(contentsOf: [0x2E, 0x30 + UInt8(cents / 10), 0x30 + UInt8(cents % 10)])
    }

    mutating func endRow(_ sink: SampleOrganisation.Sink) throws {
        endLine()
        rows += 1
        if chunk.count >= Self.chunkSize { try flush(sink) }
    }

    /// Hands on what is left; a file without rows still has its header.
    mutating func flush(_ sink: SampleOrganisation.Sink) throws {
        if chunk.isEmpty { return }
        try sink(name, chunk)
        chunk.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if !isFirstInRow { chunk.append(0x2C) }
        isFirstInRow = false
    }

    private mutating func endLine() {
        chunk.append(0x0A)
        isFirstInRow = true
    }
}
