import Access
import ArgumentParser
import Foundation
import Operations
import PlanFile
import SalesModel
import Store

/// `drumbeat calendar`: the fiscal calendar, and another one from a day on.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Show the fiscal calendar, and let another one follow from a day on.",
        discussion: """
            An organisation is founded with the calendar of its first mapping. Another one can follow from the first day of a leaf
            period on. Periods before that day keep their labels, numbers and locks; a year in which it lies ends on the day before.

            Example: drumbeat calendar show --org acme --from 2026-01-01 --to 2027-12-31
            """,
        subcommands: [Show.self, Set.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the periods of the fiscal calendar, and which calendars followed each other.",
            discussion: """
                With --format csv, the leaf periods as a file that `calendar set --file` reads.

                Example: drumbeat calendar show --org acme --from 2026-01-01 --to 2026-12-31
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var window: WindowOptions
        @Option(help: "How to print: table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            let (calendar, context, run) = try await database.withStore(for: organisation) { store, context in
                return (
                    try await CalendarOperations(store: store).calendar(context), context,
                    try await ReportOperations(store: store).latestRun(context)
                )
            }
            let year = calendar.periods.first { $0.level == .year && run.map(\.asOf).map($0.contains) ?? false }
            let first = window.from ?? year?.start ?? .first
            let last = window.to ?? year?.end.advanced(by: -1) ?? .last
            guard first <= last else {
                throw OperationError.invalid("The window ends (\(last)) before it begins (\(first)): exchange --from and --to.")
            }
            let periods = calendar.periods.filter { $0.start <= last && first < $0.end }
            printOut(try CalendarText.text(periods, calendar.versions, context.organisation, format: format))
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let another calendar follow from a day on.",
            discussion: """
                The day is the first one of a leaf period. What was known before stays: an old run is reported and explained in the
                calendar it was computed by. A period that has the same days in both calendars stays the same period. Quotas for
                other periods are divided by days among the new leaf periods, to the cent, and listed. Locked periods are refused.

                A file has a leaf period on each row: label, from, to (its last day), quarter, year.

                Examples:
                  drumbeat calendar set --org acme --from 2026-07-01 --start-month 7 --reason "New fiscal year" --dry-run
                  drumbeat calendar set --org acme --from 2026-02-01 --weeks "4-4-5, last saturday of january" --reason "Retail calendar"
                  drumbeat calendar set --org acme --file windows.csv --reason "Thirteen periods of four weeks"
                """)
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: ArgumentHelp("From which day on; with --file by default its first day.", valueName: "date"))
        var from: CalendarDay?
        @Option(help: ArgumentHelp("Years of calendar months that begin in this month, 1 to 12.", valueName: "month"))
        var startMonth: Int?
        @Option(help: ArgumentHelp("Years of weeks, such as \"4-4-5, last saturday of january\".", valueName: "rule"))
        var weeks: String?
        @Option(help: ArgumentHelp("The leaf periods, a CSV file.", valueName: "path"))
        var file: String?
        @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "text"))
        var reason: String
        @Flag(help: "Show what would change, and change nothing.")
        var dryRun = false
        @Option(help: "How to print findings and periods: table, csv or json.")
        var format = OutputFormat.table

        func validate() throws {
            guard [startMonth != nil, weeks != nil, file != nil].count(where: { $0 }) == 1 else {
                throw ValidationError("Say which calendar: one of --start-month, --weeks and --file.")
            }
            if let startMonth, !(1...12).contains(startMonth) { throw ValidationError("--start-month takes 1 to 12.") }
            if let weeks, FiscalWeeks(weeks) == nil {
                throw ValidationError(
                    "--weeks takes for instance \"4-4-5, last saturday of january\" or \"4-5-4, saturday nearest to the end of january\".")
            }
            if file == nil, from == nil { throw ValidationError("Say from which day on: --from.") }
        }

        func run() async throws {
            let source: CalendarRequest.Source =
                if let file { .file(path: file) } else if let weeks = weeks.flatMap({ FiscalWeeks($0) }) {
                    .rule(FiscalCalendar(weeks: weeks))
                } else if let calendar = startMonth.flatMap({ FiscalCalendar(startMonth: $0) }) { .rule(calendar) } else {
                    throw OperationError.invalid("Say which calendar: one of --start-month, --weeks and --file.")
                }
            let request = CalendarRequest(source, from: from, reason: reason, isDryRun: dryRun)
            let answer = try await database.withStore(for: organisation) { store, context in
                return try await CalendarOperations(store: store).follow(request, context)
            }
            printOut(try CalendarText.text(answer, format: format))
            guard answer.outcome == nil else { return }
            let count = answer.findings.errorCount
            throw Failure(
                Failure.code(answer.findings),
                "\(count == 1 ? "1 finding has" : "\(count) findings have") to be put right; the calendar was not changed.")
        }
    }
}

extension FiscalPeriod {
    func contains(_ day: CalendarDay) -> Bool { start <= day && day < end }
}
