import SalesModel

/// Writes a `mapping.yaml`: what the files of an extract mean, and what they must add up to.
struct SampleMapping {
    struct Entry {
        let file: String
        let noun: String
        let header: [String]
        let rows: Int
        /// Field with a control sum, and the sum in cents.
        let sum: (field: String, minorUnits: Int64)?

        /// Without the folder in which the mapping stands, too.
        var fileName: Substring { file.split(separator: "/").last ?? "" }
    }

    let organisationKey: String
    let organisationName: String
    /// What kind of extract this is, for whoever reads the mapping.
    let remark: String
    let extractedOn: CalendarDay
    /// What complete files no longer name is gone.
    let isComplete: Bool
    let entries: [Entry]

    /// What is worth knowing of a noun's file before changing its mapping.
    private static let remarks = [
        "person": "HR's roster. Who stands in another team or zone than before has moved on the day of the extract; past deals stay.",
        "absence": "Only leaves of ten working days or more with relief make a quota smaller.",
        "holiday": "Days off by holiday calendar; those of the calendar company are everybody's.",
        "ramp_step": "Part of the full quota that is owed in the months after a start.",
        "ramp_assignment": "Who is ramping since when. The cut-off says whether the month of the start is the first one.",
        "territory": "TR: one for each region. K: key accounts of a team. T: held by reps.",
        "account_territory": "Where accounts lie, with their moves; the policy says what a move does to the quota of its period.",
        "seasonality": "How much of a year's plan falls on each fiscal quarter.",
        "quota": "Plans for people, teams, territories and key accounts; by year, quarter or month.",
        "fx_rate": "Dollars for one unit. Attainment is at the plan's rates; the dated ones show what the currency did.",
        "opportunity": "The CRM's deals. Amounts are in the deal's currency; without a rate a deal counts nowhere and is listed.",
        "split": "Shares of a deal's revenue sum to 100 %; overlays stand beside it.",
    ]

    var text: String {
        var lines = [
            "# \(remark)", "source: sample",
            "organisation:",
            "  key: \(quoted(organisationKey))",
            "  name: \(quoted(organisationName))",
            "  currency: USD",
            "  zone: America/New_York",
            "  fiscal_year_starts: \(SampleCalendar.fiscalYearStarts)",
            "  week_starts: monday",
            "extracted_at: \(extractedOn)T06:00:00Z",
            "complete: \(isComplete)\(isComplete ? "" : "   # names what is new or has changed")",
            "files:",
        ]
        for entry in entries {
            let dates = entry.header.filter { $0.hasSuffix("_on") || ["from", "to", "day"].contains($0) }
            if let remark = Self.remarks[entry.noun] { lines.append("  # \(remark)") }
            lines.append("  \(entry.fileName):")
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
