import FoundationEssentials
import Testing

@testable import EmbedSQLTool

@Suite struct EmbedSQLToolTests {
    @Test(
        "names of files and folders",
        arguments: [
            ("latest.sql", "latest"), ("latest_of_day.sql", "latestOfDay"), ("0001_create_change.sql", "m0001CreateChange"),
            ("default.sql", "`default`"), ("q1_total.sql", "q1Total"),
        ])
    func constantNames(file: String, expected: String) throws {
        #expect(try SwiftName.constant(file: file, path: file) == expected)
    }

    @Test("names that no constant can have", arguments: ["all.sql", "Latest.sql", "la-test.sql", ".sql", "größe.sql"])
    func refusedNames(file: String) {
        #expect(throws: EmbedError.self) { try SwiftName.constant(file: file, path: file) }
    }

    @Test func typeNames() throws {
        #expect(try SwiftName.type(folder: "fiscal_period", path: "") == "FiscalPeriod")
        #expect(throws: EmbedError.self) { try SwiftName.type(folder: "type", path: "") }
        #expect(throws: EmbedError.self) { try SwiftName.type(folder: "1st", path: "") }
    }

    @Test("a literal has more number signs than any run in its text")
    func literals() {
        #expect(SwiftSource.literal("select 1\n") == "#\"\"\"\nselect 1\n\n\"\"\"#")
        #expect(SwiftSource.literal("a ## b") == "###\"\"\"\na ## b\n\"\"\"###")
    }

    @Test func twoFilesOfOneName() {
        let folder = SQLFolder(
            path: "queries", files: [.init(path: "queries/a_b.sql", text: ""), .init(path: "queries/a__b.sql", text: "")],
            folders: [])
        #expect(throws: EmbedError.self) { try SwiftSource.constants(of: folder) }
    }

    @Test("only .sql files are read, ordered by path; carriage returns are refused")
    func reading() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "embed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let run = root.appending(path: "queries/run")
        try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
        try Data("two".utf8).write(to: run.appending(path: "b.sql"))
        try Data("one".utf8).write(to: root.appending(path: "queries/a.sql"))
        try Data("no".utf8).write(to: root.appending(path: "queries/README.md"))
        let folder = try SQLFolder.read(root: root, path: "queries")
        #expect(folder.allFiles.map(\.path) == ["queries/a.sql", "queries/run/b.sql"])
        let source = try SwiftSource.constants(of: folder)
        #expect(source.contains("[SQLFile] = [a, Run.b]"))

        try Data("x\r\n".utf8).write(to: run.appending(path: "c.sql"))
        #expect(throws: EmbedError.self) { try SQLFolder.read(root: root, path: "queries") }
    }
}
