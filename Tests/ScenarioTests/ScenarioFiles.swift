import Foundation
import PlanFile
import SalesModel

/// The mapping and the CSV files that tables stand for.
struct ScenarioFiles {
    let folder: URL
    let mapping: URL
    let files: [URL]

    /// Writes the files of one import into a folder of their own.
    init(
        organisation: String, currency: String, fiscalCalendar: String, day: String,
        tables: [(noun: String, table: Scenario.Table)], isComplete: Bool
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("scenario-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var text = """
            source: crm
            organisation: {key: \(organisation), name: Organisation, currency: \(currency), zone: UTC, \
            \(fiscalCalendar)}
            extracted_at: \(day)
            complete: \(isComplete)
            files:

            """
        var files: [URL] = []
        for (noun, table) in tables where !["findings", "error"].contains(noun) {
            let named = Self.named(table, noun)
            let file = folder.appendingPathComponent("\(noun).csv")
            let lines = ([named.header] + named.rows).map { $0.joined(separator: ",") }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
            files.append(file)
            text += "  \(noun).csv:\n    noun: \(noun)\n    dates: YYYY-MM-DD\n"
            text += "    fields: {\(named.header.map { "\($0): \($0)" }.joined(separator: ", "))}\n"
            if noun == "opportunity" {
                text += "    stages: {\(CanonicalStage.allCases.map { "\($0.code): \($0.code)" }.joined(separator: ", "))}\n"
            }
        }
        self.files = files
        mapping = folder.appendingPathComponent("mapping.yaml")
        try Data(text.utf8).write(to: mapping)
    }

    /// Whoever and whatever has no name of its own is called as it is identified.
    private static func named(_ table: Scenario.Table, _ noun: String) -> Scenario.Table {
        let needsName = ImportNoun(rawValue: noun)?.field(named: "name")?.isRequired == true
        guard needsName, !table.header.contains("name") else { return table }
        return Scenario.Table(header: table.header + ["name"], rows: table.rows.map { $0 + [$0[0]] })
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
