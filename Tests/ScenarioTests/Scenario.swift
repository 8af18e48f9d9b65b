import Foundation
import SalesModel
import Testing

/// A story told in tables: what is imported, which nights run, and what the reports must then say. The files in `Scenarios`
/// say how they are written; they are for people who sell, not only for people who program.
struct Scenario: Sendable, CustomTestStringConvertible {
    /// The name of the file without its ending, such as `moved_rep`.
    let name: String
    /// The first line: what is shown.
    let title: String
    let currency: String
    /// As a mapping writes it.
    let fiscalCalendar: String
    let steps: [Step]

    var testDescription: String { title }

    /// One step, and the line on which it is written.
    struct Step: Sendable {
        let line: Int
        let action: Action
    }

    enum Action: Sendable {
        case load(day: String, tables: [(noun: String, table: Table)], options: Set<String>, acceptedDeletions: Int64?)
        case nightly(day: CalendarDay, isUnchanged: Bool)
        /// Another calendar from a day on: by a rule, or by the table `window`.
        case calendar(day: CalendarDay, rule: FiscalCalendar?, tables: [(noun: String, table: Table)], isDryRun: Bool)
        case report(kind: String, dimension: String, period: String, words: Set<String>, expected: Table)
        case lock(period: String, isLocked: Bool)
        /// Without a value the default holds again; without a day on every day.
        case policy(key: String, value: String?, from: CalendarDay?)
        /// By today's structure if the step ends with the word now.
        case explain(kind: String, dimension: String, subject: String, period: String, isNow: Bool, expected: Table)
        /// The reasons why a deal is not in a cell; each row of the table is a part of one.
        case missing(deal: String, dimension: String, subject: String, period: String, expected: Table)
        /// Between the runs of two as-of days; without them between the bases.
        case bridge(dimension: String, subject: String, period: String, days: [CalendarDay], expected: Table)
        /// What somebody owes in a year, and how it comes about.
        case letter(rep: String, year: String, expected: Table)
        case letters(year: String, action: LetterAction)
        case inquiry(InquiryStep)
        /// What is expected of a kind of session from a day on; words such as `every=2`, `minutes=30`, `team=East`.
        case cadence(kind: String, day: CalendarDay, words: [String: String])
        /// What is recorded of sessions, a row each: planned, moved, cancelled, declined, logged, confirmed, denied, settled, rated.
        case record(Table)
        /// The slots of a rep and what became of them.
        case slots(rep: String, expected: Table)
    }

    /// What is done about letters.
    enum LetterAction: Sendable {
        case issue
        case acknowledge(number: Int64, rep: String, refusal: Table?)
        case list(expected: Table)
    }

    /// What is done about inquiries; a step that must be refused has a table of what the sentence says.
    enum InquiryStep: Sendable {
        case ask(deal: String, rep: String, day: CalendarDay)
        case take(action: String, number: Int64, day: CalendarDay, refusal: Table?)
        case list(day: CalendarDay, expected: Table)
        case show(number: Int64, expected: Table)
    }

    /// A table of texts.
    struct Table: Sendable, Equatable {
        var header: [String]
        var rows: [[String]]

        /// The table as it is written in a scenario, its columns aligned.
        var text: String {
            let lines = [header] + rows
            let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
            return lines.map { cells in
                zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
            }.joined(separator: "\n")
        }
    }

    /// Something in a scenario's file that nobody can follow.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads a scenario.
    init(name: String, text: String) throws {
        self.name = name
        var blocks: [(line: Int, words: [String], body: [String])] = []
        var title = name
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("# ") {
                title = String(line.dropFirst(2))
            } else if line.hasPrefix("--") || line.allSatisfy(\.isWhitespace) {
                continue
            } else if line.hasPrefix(" ") {
                guard !blocks.isEmpty else { throw Unreadable(description: "\(name), line \(index + 1): a table of what?") }
                blocks[blocks.count - 1].body.append(line.trimmingCharacters(in: .whitespaces))
            } else {
                blocks.append((index + 1, line.split { $0 == " " || $0 == "," }.map(String.init), []))
            }
        }
        self.title = title
        let settings = blocks.first { $0.words.first == "organisation" }?.words.dropFirst() ?? []
        let options = Dictionary(settings.map(Self.option), uniquingKeysWith: { $1 })
        currency = options["currency"] ?? "USD"
        fiscalCalendar =
            options["fiscal_weeks"].map { weeks in
                let parts = weeks.components(separatedBy: ";")
                return "fiscal_weeks: \"\(parts[0]), \(parts[parts.count - 1].replacing("-", with: " "))\""
            } ?? "fiscal_year_starts: \(options["fiscal_year_starts"] ?? "1")"
        steps = try blocks.filter { $0.words.first != "organisation" }.map { block in
            do {
                return Step(line: block.line, action: try Self.action(block.words, block.body))
            } catch {
                throw Unreadable(description: "\(name), line \(block.line): \(error)")
            }
        }
    }

    private static func option(_ word: String) -> (String, String) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }

    private static func action(_ words: [String], _ body: [String]) throws -> Action {
        switch (words.first, words.count) {
        case ("import", 2...):
            let options = words.dropFirst(2).map(option)
            return .load(
                day: words[1], tables: try tables(body), options: Set(options.map(\.0)),
                acceptedDeletions: options.first { $0.0 == "accept-deletions" }.flatMap { Int64($0.1) })
        case ("nightly", 2...):
            guard let day = CalendarDay(iso: words[1]) else { throw Unreadable(description: "\(words[1]) is no day") }
            return .nightly(day: day, isUnchanged: words.dropFirst(2).contains("unchanged"))
        case ("calendar", 2...):
            let options = Dictionary(words.dropFirst(2).map(option), uniquingKeysWith: { $1 })
            guard let day = CalendarDay(iso: words[1]) else { throw Unreadable(description: "\(words[1]) is no day") }
            let weeks = options["weeks"].flatMap(Self.weeks)
            let month = options["start-month"].flatMap { Int($0) }.flatMap { FiscalCalendar(startMonth: $0) }
            return .calendar(
                day: day, rule: weeks.map(FiscalCalendar.init(weeks:)) ?? month, tables: try tables(body),
                isDryRun: options["dry-run"] != nil)
        case ("lock", 2), ("unlock", 2):
            return .lock(period: words[1], isLocked: words[0] == "lock")
        case ("policy", 3),
            ("policy", 5) where words.count == 3 || words[3] == "from":
            let from = words.count == 5 ? CalendarDay(iso: words[4]) : nil
            guard words.count == 3 || from != nil else { throw Unreadable(description: "\(words[4]) is no day") }
            return .policy(key: words[1], value: words[2] == "default" ? nil : words[2], from: from)
        case ("report", 5...8) where words[2] == "by":
            return .report(
                kind: words[1], dimension: words[3], period: words[4], words: Set(words.dropFirst(5)),
                expected: try table(body))
        case ("explain", 6...) where words[2] == "by":
            let isNow = words.last == "now"
            let words = isNow ? words.dropLast() : words[...]
            return .explain(
                kind: words[1], dimension: words[3], subject: words[4..<(words.count - 1)].joined(separator: " "),
                period: words[words.count - 1], isNow: isNow, expected: try table(body))
        case ("missing", 6...) where words[2] == "by":
            return .missing(
                deal: words[1], dimension: words[3], subject: words[4..<(words.count - 1)].joined(separator: " "),
                period: words[words.count - 1], expected: try table(body))
        case ("bridge", 6...) where words[1] == "by" && words[words.count - 2] == "between":
            guard words[words.count - 1] == "bases" else { throw Unreadable(description: "between which days?") }
            return .bridge(
                dimension: words[2], subject: words[3..<(words.count - 3)].joined(separator: " "), period: words[words.count - 3],
                days: [], expected: try table(body))
        case ("bridge", 8...) where words[1] == "by" && words[words.count - 4] == "from" && words[words.count - 2] == "to":
            let days = [words[words.count - 3], words[words.count - 1]].compactMap(CalendarDay.init(iso:))
            guard days.count == 2 else { throw Unreadable(description: "from which day to which?") }
            return .bridge(
                dimension: words[2], subject: words[3..<(words.count - 5)].joined(separator: " "), period: words[words.count - 5],
                days: days, expected: try table(body))
        case ("letter", 4...) where words[1] == "of":
            return .letter(
                rep: words[2..<(words.count - 1)].joined(separator: " "), year: words[words.count - 1], expected: try table(body))
        case ("issue", 3) where words[1] == "letters": return .letters(year: words[2], action: .issue)
        case ("letters", 2): return .letters(year: words[1], action: .list(expected: try table(body)))
        case ("acknowledge", 5...) where words[1] == "letter" && words[3] == "by":
            guard let number = Int64(words[2]) else { throw Unreadable(description: "which letter?") }
            return .letters(
                year: "",
                action: .acknowledge(
                    number: number, rep: words.dropFirst(4).joined(separator: " "), refusal: body.isEmpty ? nil : try table(body)))
        case ("cadence", 4...) where words[2] == "from":
            guard let day = CalendarDay(iso: words[3]) else { throw Unreadable(description: "\(words[3]) is no day") }
            return .cadence(kind: words[1], day: day, words: Dictionary(words.dropFirst(4).map(option), uniquingKeysWith: { $1 }))
        case ("record", 1): return .record(try table(body))
        case ("slots", 3...) where words[1] == "of":
            return .slots(rep: words.dropFirst(2).joined(separator: " "), expected: try table(body))
        default:
            return .inquiry(try inquiry(words, body))
        }
    }

    /// `ask about D1 for Rep 1 on 2018-05-01`, `answer inquiry 1 on 2018-05-02`, `inquiries on 2018-06-01`, `inquiry 1`.
    private static func inquiry(_ words: [String], _ body: [String]) throws -> InquiryStep {
        func day() throws -> CalendarDay {
            guard words.count > 2, words[words.count - 2] == "on", let day = CalendarDay(iso: words[words.count - 1]) else {
                throw Unreadable(description: "on which day?")
            }
            return day
        }
        switch (words.first, words.count) {
        case ("ask", 7...) where words[1] == "about" && words[3] == "for":
            return .ask(deal: words[2], rep: words[4..<(words.count - 2)].joined(separator: " "), day: try day())
        case ("inquiries", 3): return .list(day: try day(), expected: try table(body))
        case ("inquiry", 2):
            guard let number = Int64(words[1]) else { throw Unreadable(description: "which inquiry?") }
            return .show(number: number, expected: try table(body))
        case (let action?, 5) where words[1] == "inquiry":
            guard let number = Int64(words[2]) else { throw Unreadable(description: "which inquiry?") }
            return .take(action: action, number: number, day: try day(), refusal: body.isEmpty ? nil : try table(body))
        default:
            throw Unreadable(description: "no step is written like this: \(words.joined(separator: " "))")
        }
    }

    /// Written `4-4-5;last-saturday-of-january`.
    private static func weeks(_ text: String) -> FiscalWeeks? {
        let parts = text.components(separatedBy: ";")
        return parts.count == 2 ? FiscalWeeks("\(parts[0]), \(parts[1].replacing("-", with: " "))") : nil
    }

    /// Several tables, each below its name.
    private static func tables(_ lines: [String]) throws -> [(noun: String, table: Table)] {
        var parts: [(String, [String])] = []
        for line in lines {
            if nouns.contains(line), parts.last.map({ !$0.1.isEmpty }) ?? true {
                parts.append((line, []))
            } else if parts.isEmpty {
                throw Unreadable(description: "\(line) stands above the first name of a table")
            } else {
                parts[parts.count - 1].1.append(line)
            }
        }
        return try parts.map { ($0.0, try table($0.1)) }
    }

    private static let nouns: Set<String> = [
        "product", "account", "team", "person", "territory", "territory_assignment", "account_territory", "seasonality", "quota",
        "ramp_step",
        "ramp_assignment", "absence", "holiday", "opportunity", "split", "credit_hold", "opportunity_line", "fx_rate", "findings", "error",
        "window",
    ]

    private static func table(_ lines: [String]) throws -> Table {
        let cells = lines.map { line in
            line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard let header = cells.first else { throw Unreadable(description: "a table is missing") }
        for row in cells where row.count != header.count {
            throw Unreadable(description: "a row has \(row.count) cells instead of \(header.count): \(row)")
        }
        return Table(header: header, rows: Array(cells.dropFirst()))
    }
}
