import Access
import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat quota`: letters that say what somebody owes, and that he has accepted it.
struct QuotaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quota", abstract: "Quota letters: what somebody owes in a year, how it comes about, and that it is accepted.",
        discussion: """
            A letter takes its numbers from a run. When a later run gives other ones, it is superseded, and another can be issued.

            Example: drumbeat quota letter --org acme --rep "Rep 0007" --year 2026
            """,
        subcommands: [Letter.self, Issue.self, Acknowledge.self, Letters.self])

    struct Letter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the letter of a person by the newest run, or a letter as it was issued.",
            discussion: """
                Example: drumbeat quota letter --org acme --rep "Rep 0007" --year 2026
                         drumbeat quota letter --org acme --letter 12 --format json
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: "Whose: the name as the report prints it, or # and the number.")
        var rep: String?
        @Option(help: ArgumentHelp("The fiscal year, such as 2026 or FY26.", valueName: "year"))
        var year: String?
        @Option(help: ArgumentHelp("The number of a letter that was issued; takes the place of --rep and --year.", valueName: "number"))
        var letter: Int64?
        @Option(help: "How to print: text or json.")
        var format = LetterFormat.text

        func validate() throws {
            if letter != nil, rep != nil || year != nil { throw ValidationError("Give --letter, or --rep and --year, not both.") }
            if letter == nil, rep == nil || year == nil {
                throw ValidationError("Name the person with --rep and the fiscal year with --year.")
            }
        }

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    let letters = LetterOperations(store: store)
                    let found =
                        if let letter {
                            try await letters.letter(number: letter, context)
                        } else {
                            try await letters.letter(
                                rep: try await ReportOperations(store: store).rep(named: rep ?? "", context), year: year ?? "", context)
                        }
                    return try LetterText.letter(found, format: format)
                })
        }
    }

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue letters by the newest run, to one person or to everybody with a quota.",
            discussion: "Example: drumbeat quota issue --org acme --all --year 2026")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var step: StepOptions
        @Option(help: "To whom: the name as the report prints it, or # and the number.")
        var rep: String?
        @Flag(help: "To everybody with a quota in the year. Who has a letter with the same numbers gets no other.")
        var all = false
        @Option(help: ArgumentHelp("The fiscal year, such as 2026 or FY26.", valueName: "year"))
        var year: String

        func validate() throws {
            if (rep != nil) == all { throw ValidationError("Say to whom: --rep NAME, or --all.") }
        }

        func run() async throws {
            let issue = try await database.withStore(for: organisation, actor: step.actor) { store, context in
                let person: Subject? =
                    if let rep { try await ReportOperations(store: store).rep(named: rep, context) } else { nil }
                return try await LetterOperations(store: store).issue(
                    rep: person, year: year, on: ReportOperations(store: store).day(step.on, context), context)
            }
            var text = "\(issue.numbers.count) letter\(issue.numbers.count == 1 ? "" : "s") issued for \(issue.year) by run \(issue.run)"
            if let first = issue.numbers.first, let last = issue.numbers.last {
                text += first == last ? ": no. \(first)" : ": no. \(first) to \(last)"
            }
            if issue.unchanged > 0 {
                text += "; \(issue.unchanged) \(issue.unchanged == 1 ? "person has" : "people have") one with the same numbers"
            }
            printOut(text + ".\n")
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the person of a letter has accepted it.",
            discussion: """
                A letter is accepted once, by the person it is for, and only while no later run gives other numbers.

                Example: drumbeat quota acknowledge 12 --org acme --actor "Rep 0007"
                """)
        @Argument(help: ArgumentHelp("The number of the letter.", valueName: "letter"))
        var letter: Int64
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: ArgumentHelp("Who accepts it: the name as the report prints it, or the identifier in a source.", valueName: "name"))
        var actor: String
        @Option(help: ArgumentHelp("The day; by default today in the organisation's zone.", valueName: "date"))
        var on: CalendarDay?

        func run() async throws {
            try await database.withStore(for: organisation) { store, context in
                try await LetterOperations(store: store).acknowledge(
                    letter: letter, by: actor, on: ReportOperations(store: store).day(on, context), context)
            }
            printOut("Letter \(letter) is acknowledged.\n")
        }
    }

    struct Letters: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the letters that were issued: issued, acknowledged or superseded, and what changed.",
            discussion: "Example: drumbeat quota letters --org acme --year 2026 --state superseded")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: "Only those to this person.")
        var rep: String?
        @Option(help: ArgumentHelp("Only those for this fiscal year.", valueName: "year"))
        var year: String?
        @Option(help: "Only those in this state: issued, acknowledged or superseded.")
        var state: LetterState?
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            printOut(
                try await database.withStore(for: organisation) { store, context in
                    let id: Int64? = if let rep { try await ReportOperations(store: store).rep(named: rep, context).id } else { nil }
                    return try LetterText.list(
                        try await LetterOperations(store: store).list(rep: id, year: year, state: state, context), format: format)
                })
        }
    }
}

/// How a letter is printed.
enum LetterFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

extension ReportOperations {
    /// A person by name, or by # and the number.
    fileprivate func rep(named name: String, _ context: OperationContext) async throws -> Subject {
        let id = try await subjectID(named: name, .rep, context)
        return try await subjects(under: nil, dimension: .rep, context).first { $0.id == id }
            ?? Subject(dimension: .rep, id: id, name: name)
    }
}
