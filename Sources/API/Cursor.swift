/// Where a list goes on: a position, the run whose rows are listed, and what was asked for. Clients take it as it is.
struct Cursor: Hashable, Sendable {
    /// The run; 0 where no run is listed.
    let run: Int64
    /// How many items to leave out, or the number of the last item seen.
    let position: Int64
    /// Of the parameters that the list was asked for with.
    let question: String

    init(run: Int64, position: Int64, question: String) {
        self.run = run
        self.position = position
        self.question = question
    }

    /// Reads one; nil for anything that is none.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 120, bytes.count % 2 == 0 else { return nil }
        var plain: [UInt8] = []
        for index in stride(from: 0, to: bytes.count, by: 2) {
            guard let high = Self.value(bytes[index]), let low = Self.value(bytes[index + 1]) else { return nil }
            plain.append(high << 4 | low)
        }
        let parts = String(decoding: plain, as: UTF8.self).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let run = Int64(parts[0]), let position = Int64(parts[1]), run >= 0, position >= 0 else { return nil }
        let cursor = Cursor(run: run, position: position, question: String(parts[2]))
        guard cursor.text == text else { return nil }
        self = cursor
    }

    /// The cursor as clients get it.
    var text: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: "\(run).\(position).\(question)".utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// A short digest of a question, so that a cursor is not used with another one.
    static func digest(of question: String) -> String { String(ContentDigest.of(question).prefix(12)) }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
