import Foundation
import PlanFile
import SalesModel
import Testing

/// A sink that keeps rows as texts, `-` standing for NULL.
struct RecordingSink: RowSink, ~Copyable {
    var rows: [[String]] = []
    var announced = 0

    mutating func beginRow(columns: Int) {
        announced = columns
        rows.append([])
    }

    mutating func appendNull() { add("-") }
    mutating func append(_ value: Int32) { add(String(value)) }
    mutating func append(_ value: Int64) { add(String(value)) }
    mutating func append(day: CalendarDay) { add(day.description) }

    mutating func append(text: Span<UInt8>) {
        add(String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self))
    }

    mutating func endRow() throws {
        #expect(rows[rows.count - 1].count == announced)
    }

    private mutating func add(_ text: String) { rows[rows.count - 1].append(text) }
}

/// A mapping of one file, `data.csv`, in US dollars unless said otherwise.
func mapping(_ entry: String, currency: String = "USD", startMonth: Int = 1) throws -> Mapping {
    let indented = entry.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    return try Mapping.parse(
        """
        source: crm
        organisation: {key: acme, name: Acme, currency: \(currency), zone: UTC, fiscal_year_starts: \(startMonth)}
        extracted_at: 2018-01-01
        files:
          data.csv:
        \(indented)
        """, fileName: "map.yaml")
}

func open(_ text: String, _ mapping: Mapping) throws -> NounFile {
    try NounFile(
        MemorySource(name: "data.csv", bytes: Array(text.utf8)), mapping: mapping.entry(forFile: "data.csv"),
        organisation: mapping.organisation)
}

/// Reads a text with an entry and returns the staged rows and the summary.
func parse(_ text: String, _ entry: String, currency: String = "USD", startMonth: Int = 1) throws
    -> (rows: [[String]], summary: FileSummary)
{
    let file = try open(text, mapping(entry, currency: currency, startMonth: startMonth))
    var sink = RecordingSink()
    let summary = try file.parse(into: &sink)
    #expect(sink.rows.count == summary.rowsStaged)
    return (sink.rows, summary)
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Real files beside the project; `DRUMBEAT_SHARED_DATA` names another place.
enum SharedData {
    static let notice: Comment = "skipped: no shared data beside the project (../shared/data, DRUMBEAT_SHARED_DATA)"

    static let directory: String = {
        if let named = ProcessInfo.processInfo.environment["DRUMBEAT_SHARED_DATA"] { return named }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: directory + "/README.md") }

    static func files(under folder: String, where isWanted: (String) -> Bool) -> [String] {
        let root = directory + "/" + folder
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter(isWanted).sorted().map { root + "/" + $0 }
    }
}
