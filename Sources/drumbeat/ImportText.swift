import Foundation
import Operations
import PlanFile
import SalesModel
import Store

/// How the outcome of an import is printed.
enum ImportText {
    static func text(_ outcome: ImportOutcome, format: OutputFormat) throws -> String {
        switch format {
        case .table: table(outcome)
        case .csv: csv(outcome)
        case .json: try JSONText.encode(ImportDocument(outcome))
        }
    }

    /// Problems of whole files are the error itself, which standard error tells; here they would stand twice in a terminal.
    private static func table(_ outcome: ImportOutcome) -> String {
        var text = ""
        for file in outcome.files {
            text += "\(file.file): \(file.rowsRead) rows of \(file.noun.rawValue)"
            if file.rowsLeftOut > 0 { text += "; \(file.rowsLeftOut) left out" }
            if let dates = file.dates { text += "; dates \(dates)" }
            text += "\n"
            for use in file.translations where use.cells > 0 {
                text += "  \(use.field): \"\(use.from)\" read as \"\(use.to)\" in \(use.cells) cells\n"
            }
            for total in file.controlTotals { text += "  control \(total)\n" }
        }
        for finding in outcome.findings.findings { text += FindingText.line(finding) + "\n" }
        let unlisted = outcome.findings.totalCount - outcome.findings.findings.count
        if unlisted > 0 { text += "… and \(unlisted) findings more\n" }
        for (code, count) in outcome.findings.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            text += "\(count) × \(code)\n"
        }
        for difference in outcome.differences where difference.noun != "source_record" {
            text += "\(difference.noun): \(difference.added) added, \(difference.changed) changed, \(difference.removed) removed\n"
        }
        for line in outcome.lines { text += "  " + differenceLine(line) + "\n" }
        return text + summary(outcome) + "\n"
    }

    private static func differenceLine(_ line: Difference) -> String {
        guard let field = line.field else { return "\(line.noun) \(line.key): \(line.action)" }
        return "\(line.noun) \(line.key): \(field) \(line.before ?? "–") → \(line.after ?? "–")"
    }

    private static func summary(_ outcome: ImportOutcome) -> String {
        let founded = outcome.isFounded ? "; the organisation is new" : ""
        switch outcome.status {
        case .applied: return "Imported into \(outcome.organisation) as change \(outcome.change ?? 0)\(founded)."
        case .unchanged: return "No change: \(outcome.organisation) already holds exactly this."
        case .dryRun: return "Dry run: nothing was written\(founded.isEmpty ? "" : "; the organisation would be new")."
        case .refused: return "Refused: nothing was written."
        }
    }

    /// Findings while there are any; otherwise the difference.
    private static func csv(_ outcome: ImportOutcome) -> String {
        var writer = CSVWriter()
        if outcome.status == .refused || !outcome.findings.findings.isEmpty {
            writer.append(row: CSVWriter.findingColumns)
            for problem in outcome.problems {
                writer.append(row: [problem.file, nil, nil, nil, problem.code, "error", problem.reason, problem.fix])
            }
            for finding in outcome.findings.findings { writer.append(finding) }
        } else {
            writer.append(row: ["noun", "action", "key", "field", "before", "after"])
            for line in outcome.lines {
                writer.append(row: [line.noun, line.action, line.key, line.field, line.before, line.after])
            }
        }
        return writer.text
    }
}

/// How one finding is printed.
enum FindingText {
    static func line(_ finding: Finding) -> String {
        var place = finding.file
        if let row = finding.row { place += ", row \(row)" }
        if let column = finding.column { place += ", column \(column)" }
        let value = finding.value.map { "\"\($0)\" – " } ?? ""
        return "\(finding.severity.rawValue) \(finding.code) at \(place): \(value)\(finding.reason) \(finding.fix)"
    }
}

/// The outcome of an import as JSON.
private struct ImportDocument: Encodable {
    struct File: Encodable {
        let file: String
        let noun: String
        let rows: Int
        let rowsLeftOut: Int
        let dates: String?
    }
    struct Problem: Encodable {
        let file: String
        let code: String
        let reason: String
        let fix: String
    }
    struct Count: Encodable {
        let noun: String
        let added: Int64
        let changed: Int64
        let removed: Int64
    }
    struct Line: Encodable {
        let noun: String
        let action: String
        let key: String
        let field: String?
        let before: String?
        let after: String?
    }

    let status: String
    let organisation: String
    let isFounded: Bool
    let change: Int64?
    let files: [File]
    let problems: [Problem]
    let findings: [Finding]
    let findingCounts: [String: Int]
    let differences: [Count]
    let lines: [Line]

    init(_ outcome: ImportOutcome) {
        status = outcome.status.rawValue
        organisation = outcome.organisation
        isFounded = outcome.isFounded
        change = outcome.change
        files = outcome.files.map {
            File(file: $0.file, noun: $0.noun.rawValue, rows: $0.rowsRead, rowsLeftOut: $0.rowsLeftOut, dates: $0.dates?.description)
        }
        problems = outcome.problems.map { Problem(file: $0.file, code: $0.code, reason: $0.reason, fix: $0.fix) }
        findings = outcome.findings.findings
        findingCounts = Dictionary(
            outcome.findings.counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +)
        differences = outcome.differences.map {
            Count(noun: $0.noun, added: $0.added, changed: $0.changed, removed: $0.removed)
        }
        lines = outcome.lines.map {
            Line(noun: $0.noun, action: $0.action, key: $0.key, field: $0.field, before: $0.before, after: $0.after)
        }
    }
}
