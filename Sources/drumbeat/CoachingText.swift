import Operations
import PlanFile
import SalesModel
import Store

/// How cadences, sessions and slots are printed.
enum CoachingText {
    static func cadences(_ cadences: [CadenceRecord], format: OutputFormat) throws -> String {
        try text(
            ["kind", "for", "from", "until", "every_weeks", "minutes", "least_minutes", "expected", "change", "stated_by", "reason"],
            numbers: ["every_weeks", "minutes", "least_minutes", "change"],
            none: "Nothing is expected yet: `drumbeat cadence adopt` begins with the weekly rhythm.",
            cadences.map { cadence in
                [
                    cadence.kind, cadence.name.map { "\(cadence.scope) \($0)" } ?? "everybody", "\(cadence.first)",
                    cadence.last.map { "\($0)" },
                    "\(cadence.weeks)", "\(cadence.minutes)", "\(cadence.leastMinutes)", cadence.isExpected ? "yes" : "no",
                    "\(cadence.change)",
                    cadence.actor, cadence.reason,
                ]
            }, format)
    }

    static func sessions(_ sessions: [SessionRecord], format: OutputFormat) throws -> String {
        try text(
            [
                "session", "kind", "manager", "rep", "planned", "now", "minutes", "last_step", "by", "cause", "moves", "began", "held",
                "complete", "logged", "answer",
            ],
            numbers: ["session", "minutes", "moves", "held"], none: "There is no such session.",
            sessions.map { session in
                [
                    "\(session.number)", session.kind, session.manager, session.rep, session.originalStart, session.start,
                    "\(session.minutes)",
                    session.lastStep, session.initiator, session.cause, "\(session.moves)", session.startedAt,
                    session.minutesHeld.map { "\($0)" }, session.isComplete.map { $0 ? "yes" : "no" }, session.loggedAt, session.answer,
                ]
            }, format)
    }

    static func slots(_ slots: [SlotRecord], run: RunSummary, format: OutputFormat) throws -> String {
        let head = format == .table && !slots.isEmpty ? "run \(run.runNo) · as of \(run.asOf)\n\n" : ""
        return head
            + (try text(
                [
                    "manager", "rep", "kind", "first_day", "last_day", "state", "reason", "session", "confirmed", "minutes", "moves",
                    "cancellations", "extra",
                ],
                numbers: ["session", "minutes", "moves", "cancellations", "extra"],
                none: "No slot was expected: `drumbeat cadence list` shows what is, and the nightly run judges it.",
                slots.map { slot in
                    [
                        slot.manager, slot.rep, slot.kind, "\(slot.first)", "\(slot.last)", slot.state, slot.reason,
                        slot.session.map { "\($0)" },
                        slot.isConfirmed ? "yes" : "no", "\(slot.minutes)", "\(slot.moves)", "\(slot.cancellations)", "\(slot.extra)",
                    ]
                }, format))
    }

    /// Rows under headings; of JSON an object each, with numbers as numbers.
    private static func text(
        _ headings: [String], numbers: Set<String>, none: String, _ rows: [[String?]], _ format: OutputFormat
    ) throws -> String {
        switch format {
        case .json:
            return try JSONText.encode(
                rows.map { row in
                    Dictionary(
                        uniqueKeysWithValues: zip(headings, row).map { heading, cell in
                            (heading, numbers.contains(heading) ? Cell.number(cell.flatMap { Int64($0) }) : .text(cell))
                        })
                })
        case .csv:
            var writer = CSVWriter()
            writer.append(row: headings)
            for row in rows { writer.append(row: row) }
            return writer.text
        case .table:
            guard !rows.isEmpty else { return none + "\n" }
            var table = TextTable(headings: headings.map { $0.replacing("_", with: " ") }, isNumber: headings.map { numbers.contains($0) })
            for row in rows { table.append(row.map { $0 ?? "–" }) }
            return table.text
        }
    }

    private enum Cell: Encodable {
        case number(Int64?), text(String?)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            }
        }
    }
}
