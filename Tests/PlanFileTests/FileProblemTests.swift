import Foundation
import PlanFile
import Testing

@Suite("Files that cannot be used")
struct FileProblemTests {
    private let accounts = "noun: account\nfields: {id: Id, name: Name}"

    private func problem(_ bytes: [UInt8], _ entry: String? = nil) throws -> FileProblem? {
        let mapping = try mapping(entry ?? accounts)
        do {
            _ = try NounFile(
                MemorySource(name: "data.csv", bytes: bytes), mapping: mapping.files[0],
                organisation: mapping.organisation)
            return nil
        } catch {
            return error
        }
    }

    private func problem(_ text: String, _ entry: String? = nil) throws -> FileProblem? {
        try problem(Array(text.utf8), entry)
    }

    @Test("missing, directory, unreadable")
    func paths() {
        let directory = FileManager.default.temporaryDirectory.path
        #expect(throws: FileProblem.missing(file: directory + "/no-such-file.csv")) {
            try FileSource(path: directory + "/no-such-file.csv")
        }
        #expect(throws: FileProblem.isDirectory(file: directory)) { try FileSource(path: directory) }
        let long = directory + "/" + String(repeating: "x", count: 300)
        #expect(throws: FileProblem.notReadable(file: long, systemError: "File name too long")) {
            try FileSource(path: long)
        }
    }

    @Test("empty", arguments: ["", "\u{FEFF}", "\n\n", " \r\n\t"])
    func empty(text: String) throws {
        #expect(try problem(text) == .empty(file: "data.csv"))
    }

    @Test(
        "not text, each kind with its own fix",
        arguments: [
            ([0x50, 0x4B, 3, 4] + Array("....xl/workbook.xml".utf8), FileProblem.BinaryKind.workbook),
            ([0x50, 0x4B, 3, 4] + Array("....data.csv".utf8), .zip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldWorkbook), ([0x1F, 0x8B, 8], .gzip), (Array("%PDF-1.7".utf8), .pdf),
            ([0, 0x49, 0, 0x64, 0, 0x2C, 0, 0x4E], .utf16),
            ([0x49, 0, 0x64, 0, 0x2C, 0, 0x4E, 0], .utf16), (Array("Id,Name\nA,\0B\n".utf8), .nulBytes),
        ])
    func binary(bytes: [UInt8], kind: FileProblem.BinaryKind) throws {
        #expect(try problem(bytes) == .binary(file: "data.csv", kind: kind))
    }

    @Test("the fixes of binary files differ where the way out does")
    func fixes() {
        let fixes = FileProblem.BinaryKind.allCases.map { FileProblem.binary(file: "x", kind: $0) }
        #expect(Set(fixes.map(\.reason)).count == fixes.count)
        #expect(Set(fixes.map(\.fix)).count == fixes.count - 1)
    }

    @Test(
        "another delimiter than declared",
        arguments: [
            ("Id;Name\nA;B\n", Delimiter.semicolon), ("Id\tName\nA\tB\n", .tab), ("Id|Name\nA|B\n", .pipe),
        ])
    func delimiter(text: String, found: Delimiter) throws {
        let problem = try problem(text)
        #expect(problem == .wrongDelimiter(file: "data.csv", declared: .comma, found: found))
        #expect(problem?.fix.contains("delimiter: ") == true)
    }

    @Test("no delimiter at all")
    func noDelimiter() throws {
        #expect(
            try problem("Report of May\nId,Name\n")
                == .wrongDelimiter(file: "data.csv", declared: .comma, found: nil))
        #expect(try problem("Id\nA\n", "noun: account\nfields: {id: Id, name: Id}") == nil)
    }

    @Test("a column the file does not have")
    func unknownColumn() throws {
        let problem = try problem("Id,Nmae,City\nA,B,C\n")
        #expect(problem == .unknownColumns(file: "data.csv", columns: ["Name"], present: ["Id", "Nmae", "City"]))
        #expect(problem?.fix == "For \"Name\", did you mean \"Nmae\"?")
        #expect(problem?.reason.contains("\"Id\", \"Nmae\", \"City\"") == true)
    }

    @Test("a column that stands twice")
    func duplicateColumn() throws {
        #expect(
            try problem("Id,Name,Name\nA,B,C\n")
                == .duplicateColumn(file: "data.csv", column: "Name", positions: [2, 3]))
        #expect(try problem("Id,Name,Note,Note\nA,B,C,D\n") == nil, "other columns may")
    }

    @Test("a file the mapping does not name")
    func notInMapping() throws {
        let mapping = try mapping(accounts)
        #expect(throws: FileProblem.notInMapping(file: "/tmp/dta.csv", entries: ["data.csv"])) {
            try mapping.entry(forFile: "/tmp/dta.csv")
        }
        #expect(FileProblem.notInMapping(file: "/tmp/dta.csv", entries: ["data.csv"]).fix == "Did you mean \"data.csv\"?")
    }

    @Test("every problem has its own code and names file, reason and fix")
    func codes() {
        let example = AmbiguousDates.twoDigitYears(
            count: 1, example: .init(row: 2, value: "1/2/17"), formats: [.iso])
        let problems: [FileProblem] = [
            .missing(file: "f"), .isDirectory(file: "f"), .notReadable(file: "f", systemError: "x"), .empty(file: "f"),
            .binary(file: "f", kind: .zip), .tooLarge(file: "f", row: 1, limit: .row),
            .wrongDelimiter(file: "f", declared: .comma, found: nil),
            .unknownColumns(file: "f", columns: ["a"], present: ["b"]),
            .duplicateColumn(file: "f", column: "a", positions: [1, 2]), .ambiguousDates(file: "f", example),
            .controlTotalMismatch(file: "f", totals: []), .notInMapping(file: "f", entries: []),
        ]
        #expect(Set(problems.map(\.code)).count == problems.count)
        for problem in problems {
            #expect(problem.file == "f")
            #expect(!problem.fix.isEmpty)
            #expect(problem.description.hasPrefix("f: "))
        }
    }
}
