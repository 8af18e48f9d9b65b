import SalesModel

/// Writes `mapping.yaml`: what the files of the sample mean, and what they must add up to.
struct SampleMapping {
    struct Entry {
        let file: String
        let noun: String
        let header: [String]
        let rows: Int
        /// Field with a control sum, and the sum in cents.
        let sum: (field: String, minorUnits: Int64)?
    }

    let organisationKey: String
    let organisationName: String
    let asOf: CalendarDay
    let entries: [Entry]

    var text: String {
        let extractedOn = asOf.advanced(by: 1)
        var lines = [
            "source: sample",
            "organisation:",
            "  key: \(quoted(organisationKey))",
            "  name: \(quoted(organisationName))",
            "  currency: USD",
            "  zone: America/New_York",
            "  fiscal_year_starts: \(SampleCalendar.fiscalYearStarts)",
            "  week_starts: monday",
            "extracted_at: \(extractedOn)T06:00:00Z",
            "complete: true",
            "files:",
        ]
        for entry in entries {
            let dates = entry.header.filter { $0.hasSuffix("_on") || $0 == "from" || $0 == "to" }
            lines.append("  \(entry.file):")
            lines.append("    noun: \(entry.noun)")
            if !dates.isEmpty { lines.append("    dates: YYYY-MM-DD") }
            lines.append("    fields: {\(entry.header.map { "\($0): \($0)" }.joined(separator: ", "))}")
            if entry.noun == "opportunity" {
                lines.append("    stages:")
                lines += SampleCatalogue.stages.map { "      \($0.source): \($0.canonical)" }
            }
            let sums = entry.sum.map { ", sums: {\($0.field): \"\(decimal($0.minorUnits))\"}" } ?? ""
            lines.append("    control: {rows: \(entry.rows)\(sums)}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }

    private func decimal(_ minorUnits: Int64) -> String {
        "\(minorUnits / 100)." + SampleRoster.padded(Int(minorUnits % 100), 2)
    }
}
