import Foundation
import Testing

@Suite("Files that cannot be imported")
struct FileErrorTests {
    /// A file with what is wrong about it, the exit code, and what must be said about place and fix.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var bytes: [UInt8]?
        let code: ExitCode
        let words: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ code: ExitCode, _ words: String...) {
            self.init(name, bytes: Array(text.utf8), code, words)
        }

        init(_ name: String, bytes: [UInt8]?, _ code: ExitCode, _ words: [String]) {
            self.name = name
            self.bytes = bytes
            self.code = code
            self.words = words
        }
    }

    static let header = SmallCompany.dealHeader

    static let cases = [
        Case("deals_missing.csv", bytes: nil, .fileMissing, ["There is no such file", "Check the path"]),
        Case("deals_empty.csv", "", .fileEmpty, "The file is empty", "first row must hold the names"),
        Case(
            "deals_workbook.csv", "PK\u{03}\u{04}\u{14}\u{0}[Content_Types].xml xl/workbook.xml", .fileNotText, "Excel workbook",
            "save the sheet as"),
        Case("deals_nul.csv", "id,owner\nD\u{0}1,R1\n", .fileNotText, "NUL bytes", "CSV in UTF-8"),
        Case("deals_utf16.csv", bytes: [0x69, 0, 0x64, 0, 0x2C, 0, 0x78, 0], .fileNotText, ["UTF-16", "encoding: utf-16"]),
        Case(
            "deals_semicolon.csv", header.replacing(",", with: ";") + "\nD9;R1;Won;1;2024-01-01;2024-02-01\n", .wrongDelimiter,
            "does contain a semicolon", "delimiter: \";\""),
        Case(
            "deals_column.csv", header.replacing("created", with: "creatd") + "\n", .unknownColumn, "no column \"created\"",
            "did you mean \"creatd\"?"),
        Case("deals_twice.csv", header + ",owner\n", .unknownColumn, "\"owner\""),
        Case(
            "deals_dates.csv", header + "\nD9,R1,Won,1,01/02/2024,02/03/2024\n", .ambiguousDates, "both as M/D/YYYY and as D/M/YYYY",
            "01/02/2024 in row 2", "dates: D/M/YYYY"),
        Case("accounts.csv", "id,name\n", .notInMapping, "no entry under `files:`"),
        Case("people.csv.txt", "id,name\n", .notInMapping, "no entry under `files:`", "people*.csv"),
    ]

    @Test("are named, with the reason and what to do, and nothing is imported", arguments: cases)
    func refused(_ wrong: Case) async throws {
        try await Installation.with { installation in
            let company = SmallCompany()
            let good = try company.importing([.people], in: installation)
            if let bytes = wrong.bytes { try installation.write(wrong.name, bytes: bytes) }
            let before = try await installation.contents()
            let outcome = try await installation.refuse(
                good + [wrong.name], code: wrong.code, saying: [wrong.name, "Nothing was imported."] + wrong.words)
            #expect(outcome.output.contains("Refused: nothing was written."))
            #expect(try await installation.contents() == before)
        }
    }

    @Test("a directory in place of a file, and in place of the mapping")
    func directory() async throws {
        try await Installation.with { installation in
            let company = SmallCompany()
            let good = try company.importing([.people], in: installation)
            let folder = installation.folder.appending(path: "deals_folder.csv")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            try await installation.refuse(
                good + ["deals_folder.csv"], code: .fileIsDirectory,
                saying: ["deals_folder.csv: This is a directory", "deals_folder.csv/*.csv"])
            try await installation.refuse(["import", ".", good[2]], code: .fileIsDirectory, saying: ["This is a directory"])
            try await installation.refuse(["import", "no.yaml", good[2]], code: .fileMissing, saying: ["no.yaml: There is no such file."])
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("several at once are all named")
    func several() async throws {
        try await Installation.with { installation in
            let good = try SmallCompany().importing([.people], in: installation)
            try installation.write("deals_empty.csv", "")
            let names = ["deals_missing.csv", "deals_empty.csv", "accounts.csv"]
            let outcome = try await installation.refuse(good + names, code: .fileMissing, saying: names)
            for name in names {
                #expect(outcome.errors.split(separator: "\n").filter { $0.contains(name + ":") }.count == 1, "\(outcome)")
                #expect(!outcome.output.contains(name), "a terminal shows both streams: once is enough")
            }
            let rows = Table(csv: try await installation.run(good + names + ["--format", "csv"]).output).rows
            #expect(rows.compactMap { $0["code"] } == ["file.missing", "file.empty", "file.missing"])
        }
    }

    @Test("a file that may not be read is there: it is not called missing, and has its own code")
    func notReadable() async throws {
        try await Installation.with { installation in
            let company = SmallCompany()
            let good = try company.importing([.people, .deals], in: installation)
            let file = installation.folder.appending(path: good[3]).path(percentEncoded: false)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
            let outcome = try await installation.runBound(good)
            #expect(outcome.status == ExitCode.fileNotReadable.rawValue, "\(outcome)")
            #expect(outcome.errors.contains("\(good[3]): The file cannot be read: Permission denied."), "\(outcome)")
            #expect(outcome.errors.contains("check its permissions") && !outcome.errors.contains("no such file"), "\(outcome)")
            let mapping = installation.folder.appending(path: good[1]).path(percentEncoded: false)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: mapping)
            let unmapped = try await installation.runBound(good)
            #expect(unmapped.status == ExitCode.fileNotReadable.rawValue && unmapped.errors.contains(good[1]), "\(unmapped)")
            #expect(try await installation.value("select count(*) from organisation") == "0")
        }
    }

    @Test("a problem of a file and findings in its rows are both told")
    func problemAndFindings() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.edits = [("    stages:", "    control: {rows: 5}\n    stages:")]
            company.setDeal("D1", 2, "Wno")
            try await installation.refuse(
                company.importing([.deals], in: installation), code: .controlTotals,
                saying: ["rows: the mapping declares 5, the file holds 4", "Besides, 1 finding has to be put right."])
        }
    }

    @Test("control totals that differ are told with both values")
    func controlTotals() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            company.edits = [("    stages:", "    control: {rows: 5, sums: {amount: \"190.01\"}}\n    stages:")]
            let before = try await installation.contents()
            try await installation.refuse(
                company.importing([.deals], in: installation), code: .controlTotals,
                saying: [
                    "rows: the mapping declares 5, the file holds 4", "amount: the mapping declares 190.01, the file holds 190", "control:",
                ])
            #expect(try await installation.contents() == before)
        }
    }
}
