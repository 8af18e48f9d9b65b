/// How the characters of a text file are written.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8, or UTF-16 where the file begins with its byte order mark.
    case automatic = "auto"
    case utf8 = "utf-8"
    /// UTF-16; without a byte order mark in little-endian order, as Windows writes it.
    case utf16 = "utf-16"
    /// The Western European character set of Windows, which programs also call ANSI or Latin-1.
    case windows1252 = "windows-1252"

    /// What to decode, seeing the first bytes of a file.
    func resolved(by head: [UInt8]) -> Decoding {
        let mark: Decoding? =
            head.starts(with: [0xFF, 0xFE])
            ? .utf16(isBigEndian: false)
            : head.starts(with: [0xFE, 0xFF]) ? .utf16(isBigEndian: true) : nil
        switch self {
        case .automatic: return mark ?? .none
        case .utf8: return .none
        case .utf16: return mark ?? .utf16(isBigEndian: false)
        case .windows1252: return .windows1252
        }
    }

    /// The work left to do on the way to UTF-8.
    enum Decoding: Hashable, Sendable {
        case none
        case utf16(isBigEndian: Bool)
        case windows1252
    }
}

/// Gives the text of another source in UTF-8.
///
/// What stands for no character becomes the byte 0xFF, which no text in UTF-8 holds: so it is reported with row and column
/// by whoever reads the cell.
struct DecodedSource: ByteSource {
    private var source: any ByteSource
    private let decoding: TextEncoding.Decoding
    private var raw: [UInt8]
    /// Bytes at the end of the last chunk that are half a character.
    private var rest: [UInt8] = []
    private var decoded: [UInt8] = []
    private var position = 0

    private static let noCharacter: UInt8 = 0xFF
    private static let chunkSize = 32 << 10

    /// The source itself where its text is in UTF-8 already, or is to be taken for it; otherwise its text decoded.
    static func decoding(_ source: any ByteSource, as encoding: TextEncoding) throws(FileProblem) -> any ByteSource {
        var source = source
        var head = [UInt8](repeating: 0, count: 2)
        try source.rewind()
        let first = try source.read(into: &head)
        try source.rewind()
        let decoding = encoding.resolved(by: Array(head.prefix(first)))
        return decoding == .none ? source : DecodedSource(source, decoding)
    }

    private init(_ source: any ByteSource, _ decoding: TextEncoding.Decoding) {
        self.source = source
        self.decoding = decoding
        raw = [UInt8](repeating: 0, count: Self.chunkSize)
    }

    var name: String { source.name }

    /// About the number of bytes in UTF-8.
    var byteCount: Int64 { decoding == .windows1252 ? source.byteCount : source.byteCount / 2 }

    mutating func read(into chunk: inout [UInt8]) throws(FileProblem) -> Int {
        while position == decoded.count {
            decoded.removeAll(keepingCapacity: true)
            position = 0
            let count = try source.read(into: &raw)
            if count == 0 {
                if rest.isEmpty { return 0 }
                rest = []
                decoded = [Self.noCharacter]
            } else if decoding == .windows1252 {
                for byte in raw[..<count] { append(windows: byte) }
            } else {
                decodeUTF16(count)
            }
        }
        let count = min(chunk.count, decoded.count - position)
        chunk.replaceSubrange(0..<count, with: decoded[position..<position + count])
        position += count
        return count
    }

    mutating func rewind() throws(FileProblem) {
        try source.rewind()
        rest = []
        decoded = []
        position = 0
    }

    private mutating func decodeUTF16(_ count: Int) {
        let bytes = rest + raw[..<count]
        rest = []
        let high = decoding == .utf16(isBigEndian: true) ? 0 : 1
        func unit(_ index: Int) -> UInt16 { UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high]) }
        var index = 0
        while index + 1 < bytes.count {
            let first = unit(index)
            if UTF16.isLeadSurrogate(first) {
                guard index + 3 < bytes.count else { break }
                let second = unit(index + 2)
                if UTF16.isTrailSurrogate(second) {
                    append(UTF16.decode(UTF16.EncodedScalar([first, second])))
                    index += 4
                    continue
                }
            }
            if let scalar = Unicode.Scalar(first) { append(scalar) } else { decoded.append(Self.noCharacter) }
            index += 2
        }
        rest = Array(bytes[index...])
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if let bytes = UTF8.encode(scalar) { decoded.append(contentsOf: bytes) }
    }

    private mutating func append(windows byte: UInt8) {
        if byte < 0x80 {
            decoded.append(byte)
        } else if byte >= 0xA0 {
            append(Unicode.Scalar(byte))
        } else if let scalar = Self.windows1252[Int(byte) - 0x80].flatMap({ Unicode.Scalar($0) }) {
            append(scalar)
        } else {
            decoded.append(Self.noCharacter)
        }
    }

    /// The characters of 0x80 to 0x9F; elsewhere the character set agrees with ISO 8859-1. Source: the code page's table
    /// at unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
    private static let windows1252: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
        nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
    ]
}
