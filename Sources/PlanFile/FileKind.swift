/// Recognises by its first bytes a file that is not text in UTF-8.
enum FileKind {
    static func hasByteOrderMark(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xEF, 0xBB, 0xBF])
    }

    static func isWhiteSpace(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    static func binaryKind(of head: [UInt8]) -> FileProblem.BinaryKind? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            let isWorkbook = ["xl/", "[Content_Types]", "_rels/"].contains { head.contains(Array($0.utf8)) }
            return isWorkbook ? .workbook : .zip
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
        return nulKind(of: head)
    }

    /// Text in UTF-16 without a mark has a NUL beside nearly every ASCII letter; other NULs mean no text at all.
    private static func nulKind(of head: [UInt8]) -> FileProblem.BinaryKind? {
        var counts = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { counts[index % 2] += 1 }
        let (most, least) = (max(counts[0], counts[1]), min(counts[0], counts[1]))
        if most == 0 { return nil }
        return most * 4 >= head.count && least * 16 <= head.count ? .utf16 : .nulBytes
    }
}
