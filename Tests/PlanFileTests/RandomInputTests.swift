import Foundation
import PlanFile
import SalesModel
import Testing

@Suite("Random input")
struct RandomInputTests {
    private let entry = """
        noun: opportunity
        fields: {id: Id, owner: Owner, stage: Stage, amount: Amount, currency: Cur, created_on: Day, close_on: Day}
        translate: {amount: {"-": }}
        stages: {Won: won, Lost: lost}
        """

    @Test("rows of odd pieces are read, each as often as it is counted, the same on every reading")
    func pieces() throws {
        let mapping = try mapping(entry)
        let pieces = [
            "Won", "Lost", "1,5", "-", "12.345", "USD", "JPY", "2017-01-01", "31/12/2016", "1/2/2017", "\"", "\"\"", ",", ",",
            ",", ",", ",", "\n", "\r\n", "\r", "é", "\u{A0}", " ", "99999999999999999999", "0.5%", "\u{FEFF}",
        ]
        var random = SeededGenerator(state: 42)
        var readCount = 0
        for _ in 0..<1500 {
            var bytes = Array("Id,Owner,Stage,Amount,Cur,Day\n".utf8)
            for _ in 0..<Int.random(in: 0...80, using: &random) {
                bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
                if Int.random(in: 0..<40, using: &random) == 0 { bytes.append(.random(in: 0...255, using: &random)) }
            }
            do {
                let source = MemorySource(name: "data.csv", bytes: bytes)
                let file = try NounFile(source, mapping: mapping.files[0], organisation: mapping.organisation)
                var first = RecordingSink()
                var second = RecordingSink()
                let summary = try file.parse(into: &first)
                _ = try file.parse(into: &second)
                let isSame = first.rows == second.rows
                #expect(isSame)
                #expect(summary.rowsStaged == first.rows.count)
                #expect(
                    summary.rowsRead - summary.rowsStaged == (summary.log.counts[.rowRagged] ?? 0)
                        + (summary.log.counts[.rowQuote] ?? 0))
                readCount += 1
            } catch is FileProblem {
                continue
            }
        }
        #expect(readCount > 500)
    }

    @Test("a mapping cut off or changed anywhere is read or refused with findings")
    func mappings() {
        let text = """
            source: crm
            organisation: {key: acme, name: Acme, currency: USD, zone: America/New_York}
            extracted_at: 2018-01-01T00:00:00Z
            files:
              data.csv:
                noun: product
                fields: {id: Id, name: Name, list_price: Price}
                translate: {name: {a: b}}
                control: {rows: 1, sums: {list_price: "1.00"}}
            """
        var random = SeededGenerator(state: 5)
        let marks = Array("{}[]:,'\"&*!|>#\n\t -é?%@`")
        for round in 0..<1500 {
            var letters = Array(text)
            if round < letters.count {
                letters.removeLast(round)
            } else {
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    letters[Int.random(in: 0..<letters.count, using: &random)] =
                        marks.randomElement(using: &random) ?? " "
                }
            }
            do {
                let mapping = try Mapping.parse(String(letters), fileName: "map.yaml")
                #expect(!mapping.files.isEmpty)
            } catch {
                #expect(!error.findings.isEmpty)
            }
        }
    }
}

@Suite("Mapping files")
struct MappingFileTests {
    private func written(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        try body(path.path)
    }

    @Test("a mapping is loaded from its file, with a byte order mark or without", arguments: ["", "\u{FEFF}"])
    func loaded(mark: String) throws {
        let text = """
            source: crm
            organisation: {key: acme, name: Acme, currency: USD, zone: UTC}
            extracted_at: 2018-01-01
            files: {a.csv: {noun: account, fields: {id: A, name: A}}}
            """
        try written(Array((mark + text).utf8)) { path in
            let mapping = try Mapping.load(path: path)
            #expect(mapping.files.count == 1)
            #expect(path.hasSuffix(mapping.fileName))
        }
    }

    @Test("a file that is no mapping is refused")
    func refused() throws {
        try written([]) { path in
            #expect(throws: FileProblem.empty(file: path)) { try Mapping.load(path: path) }
        }
        try written([0x50, 0x4B, 3, 4, 0]) { path in
            #expect(throws: FileProblem.binary(file: path, kind: .zip)) { try Mapping.load(path: path) }
        }
        try written(Array("a: b".utf8)) { path in
            #expect(throws: InvalidMapping.self) { try Mapping.load(path: path) }
        }
        #expect(throws: FileProblem.missing(file: "/no/such/map.yaml")) { try Mapping.load(path: "/no/such/map.yaml") }
    }
}
