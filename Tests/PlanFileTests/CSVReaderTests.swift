import PlanFile
import Testing

func table(_ bytes: [UInt8], delimiter: Delimiter = .comma, chunkSize: Int = 64 << 10) throws -> [[String]] {
    var reader = try CSVReader(
        MemorySource(name: "data.csv", bytes: bytes), delimiter: delimiter, chunkSize: chunkSize)
    var rows: [[String]] = []
    while try reader.next() {
        #expect(reader.row == rows.count + 1)
        rows.append((0..<reader.cellCount).map { reader.text($0) })
    }
    #expect(reader.bytesRead == Int64(bytes.count))
    return rows
}

@Suite("CSV reader")
struct CSVReaderTests {
    @Test(
        "forms of tables",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("a,b\n\n1,2\n\n", [["a", "b"], [""], ["1", "2"], [""]]),
            ("a,\n,\n", [["a", ""], ["", ""]]),
            ("a,", [["a", ""]]),
            ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]),
            ("\"line\r\nend\",x", [["line\r\nend", "x"]]),
            ("\"\"", [[""]]),
            ("\"\",\"\"\n", [["", ""]]),
            ("\"\"\"\"\n", [["\""]]),
            ("\"\"\"a\"\"\",b\n", [["\"a\"", "b"]]),
            ("5\" pipe,b\n", [["5\" pipe", "b"]]),
            ("\"a\" ,b\n", [["a ", "b"]]),
            ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("a\n\"b\r\nc\"\r\nd", [["a"], ["b\r\nc"], ["d"]]),
            ("é,日本\n", [["é", "日本"]]),
        ])
    func forms(text: String, rows: [[String]]) throws {
        for chunkSize in [1, 2, 3, 7, 65_536] {
            #expect(try table(Array(text.utf8), chunkSize: chunkSize) == rows, "chunks of \(chunkSize)")
        }
    }

    @Test(
        "misquoted rows are marked",
        arguments: [
            ("\"a\"b,c\n", true, false), ("\"a,b\nc\n", true, true), ("\"a\" ,c\n", false, false), ("a\"b\"\n", false, false),
        ])
    func misquoted(text: String, isMisquoted: Bool, isUnclosed: Bool) throws {
        for chunkSize in [1, 64] {
            var reader = try CSVReader(MemorySource(name: "x", bytes: Array(text.utf8)), chunkSize: chunkSize)
            #expect(try reader.next())
            #expect(reader.isMisquoted == isMisquoted)
            #expect(reader.isUnclosed == isUnclosed)
        }
    }

    @Test(
        "limits are refused",
        arguments: [
            ("a long cell", FileProblem.Limit.cell), ("a quote never closed", .cell), ("many columns", .columns),
            ("a long row", .row),
        ])
    func limits(name: String, limit: FileProblem.Limit) {
        let long = String(repeating: "x", count: CSVReader.longestCell)
        let row =
            switch name {
            case "a long cell": "1," + long + "x"
            case "a quote never closed": "1,\"" + long + "x"
            case "many columns": String(repeating: ",", count: 4096)
            default: String(repeating: long + ",", count: 20)
            }
        #expect(throws: FileProblem.tooLarge(file: "data.csv", row: 2, limit: limit)) {
            _ = try table(Array("a,b\n\(row)\n".utf8)).count
        }
    }

    @Test("what is just inside the limits is read")
    func insideLimits() throws {
        let cell = String(repeating: "x", count: CSVReader.longestCell)
        let isRead = try table(Array("a,\(cell)\n".utf8)) == [["a", cell]]
        #expect(isRead)
        let wide = String(repeating: ",", count: 4095) + "\n"
        #expect(try table(Array((wide + wide).utf8)).map(\.count) == [4096, 4096])
    }

    @Test("random tables come back as they were written, whatever the form and the chunks")
    func roundTrip() throws {
        var random = SeededGenerator(state: 2026)
        for round in 0..<400 {
            let delimiter = Delimiter.allCases.randomElement(using: &random) ?? .comma
            let rows = randomTable(using: &random)
            let bytes = written(rows, delimiter: delimiter, using: &random)
            let chunkSize = [1, 2, 3, 5, 17, 64, 4096].randomElement(using: &random) ?? 1
            #expect(
                try table(bytes, delimiter: delimiter, chunkSize: chunkSize) == rows,
                "round \(round), chunks of \(chunkSize): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("what the writer writes comes back", arguments: CSVWriter.LineEnd.allCases, Delimiter.allCases)
    func writer(lineEnd: CSVWriter.LineEnd, delimiter: Delimiter) throws {
        var random = SeededGenerator(state: 7)
        for _ in 0..<100 {
            let rows = randomTable(using: &random)
            var writer = CSVWriter(delimiter: delimiter, lineEnd: lineEnd)
            for row in rows { writer.append(row: row) }
            let expected = rows.map { $0.map(CSVWriter.guarded) }
            #expect(try table(writer.bytes, delimiter: delimiter, chunkSize: 3) == expected)
        }
    }

    /// At least one cell is visible, as a file of white space counts as empty.
    private func randomTable(using random: inout SeededGenerator) -> [[String]] {
        let letters: [Character] = ["a", "B", "7", " ", ",", ";", "|", "\t", "\"", "\n", "\r", "'", "=", "é", "日", "🙂"]
        let width = Int.random(in: 1...6, using: &random)
        var rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            (0..<width).map { _ in
                String((0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
            }
        }
        rows[0][0] = "header" + rows[0][0]
        return rows
    }

    /// Quotes what needs it, some of the rest, and ends rows in any way; sometimes the last row has no end.
    private func written(_ rows: [[String]], delimiter: Delimiter, using random: inout SeededGenerator) -> [UInt8] {
        let separator = String(UnicodeScalar(delimiter.rawValue))
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
        for (number, row) in rows.enumerated() {
            text += row.map { cell in
                let needsQuotes =
                    cell.utf8.contains { [delimiter.rawValue, 0x22, 0x0A, 0x0D].contains($0) }
                    || (row.count == 1 && cell.isEmpty)
                guard needsQuotes || Int.random(in: 0..<4, using: &random) == 0 else { return cell }
                return "\"" + cell.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
            }.joined(separator: separator)
            if number < rows.count - 1 || Bool.random(using: &random) { text += lineEnd }
        }
        return Array(text.utf8)
    }
}
