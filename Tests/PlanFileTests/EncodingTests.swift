import PlanFile
import Testing

@Suite("Texts that are not in UTF-8")
struct EncodingTests {
    private static let text = "Id,Name\nA,Zoë €5\nB,😀 née\n"

    private static func utf16(_ text: String, mark: Bool = true, isBigEndian: Bool = false) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    /// The names of the rows, and the codes of the findings with their rows.
    private static func read(_ bytes: [UInt8], _ encoding: String?) throws -> (names: [String], findings: [String]) {
        let mapping = try mapping(
            "noun: account\nfields: {id: Id, name: Name}" + (encoding.map { "\nencoding: \($0)" } ?? ""))
        let file = try NounFile(
            MemorySource(name: "data.csv", bytes: bytes), mapping: mapping.entry(forFile: "data.csv"),
            organisation: mapping.organisation)
        var sink = RecordingSink()
        let summary = try file.parse(into: &sink)
        return (sink.rows.map { $0[2] }, summary.log.findings.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.rawValue)" })
    }

    @Test(
        "are read as they are marked or declared",
        arguments: [
            (utf16(text), nil), (utf16(text, isBigEndian: true), nil), (utf16(text), "utf-16"),
            (utf16(text, mark: false), "utf-16"), (Array(text.utf8), nil), (Array(text.utf8), "utf-8"),
        ] as [([UInt8], String?)])
    func unicode(bytes: [UInt8], encoding: String?) throws {
        let (names, findings) = try Self.read(bytes, encoding)
        #expect(names == ["Zoë €5", "😀 née"] && findings.isEmpty)
    }

    @Test("in Windows-1252 have accents, quotation marks and the euro")
    func windows() throws {
        let (names, findings) = try Self.read(
            Array("Id,Name\nA,".utf8) + [0x93, 0x5A, 0x6F, 0xEB, 0x94, 0x80, 0x0A], "windows-1252")
        #expect(names == ["\u{201C}Zoë\u{201D}€"] && findings.isEmpty)
    }

    @Test("a chunk that ends inside a character loses nothing")
    func chunks() throws {
        let line = "A,\(String(repeating: "é😀", count: 9_000))\n"
        let many = "Id,Name\n" + String(repeating: line.replacing("A,", with: "A,x"), count: 1)
        for padding in 0..<4 {
            let text = many + "B," + String(repeating: "y", count: padding) + String(repeating: "😀", count: 200) + "\n"
            let (names, findings) = try Self.read(Self.utf16(text), nil)
            #expect(names.last == String(repeating: "y", count: padding) + String(repeating: "😀", count: 200))
            #expect(findings == ["2 Name text.too_long"])
        }
    }

    @Test("what is no character is a finding at its place")
    func noCharacter() throws {
        let loneSurrogate = Self.utf16("Id,Name\nA,ok\nB,x") + [0x3D, 0xD8] + Self.utf16("y\n", mark: false)
        #expect(try Self.read(loneSurrogate, nil).findings == ["3 Name text.not_utf8"])
        let halfUnit = Self.utf16("Id,Name\nA,x") + [0x41]
        #expect(try Self.read(halfUnit, nil).findings == ["2 Name text.not_utf8"])
        #expect(try Self.read(Array("Id,Name\nA,".utf8) + [0x81, 0x0A], "windows-1252").findings == ["2 Name text.not_utf8"])
        #expect(try Self.read(Array("Id,Name\nA,".utf8) + [0xEB, 0x0A], nil).findings == ["2 Name text.not_utf8"])
    }

    @Test("UTF-16 without a mark that nobody declared is refused with the way out")
    func undeclared() {
        let problem = #expect(throws: FileProblem.self) { try Self.read(Self.utf16(Self.text, mark: false), nil) }
        #expect(problem?.fix.contains("encoding: utf-16") == true)
    }
}
