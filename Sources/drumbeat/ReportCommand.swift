import ArgumentParser
import FoundationEssentials
import Operations
import SalesModel
import Store

/// `drumbeat report`: numbers that the nightly batch has published.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Print numbers that the nightly batch has published.",
        discussion: "Example: drumbeat report attainment --org acme --by rep --period quarter",
        subcommands: [Attainment.self, Pipeline.self, Coaching.self])

    struct Attainment: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Quota, credited bookings, attainment.",
            discussion: "Example: drumbeat report attainment --org acme --by rep --period quarter --format csv")
        @OptionGroup var options: ReportOptions
        @Option(help: "Where later knowledge of locked periods counts: reported or restated.")
        var basis = Basis.reported
        @Option(help: "Rates of other currencies: plan, dated (of the close date) or report-date (of the as-of day).")
        var currencyMode = CurrencyMode.plan
        @Option(
            help:
                "Where numbers stand when somebody has moved: then (where everything stood) or now (as if today's structure had always been)."
        )
        var structure = Structure.then
        func run() async throws {
            try await options.run(.attainment, basis: basis, currencyMode: currencyMode, structure: structure)
        }
    }

    struct Pipeline: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Won, lost, win rate, deal size, cycle, open deals.",
            discussion: "Example: drumbeat report pipeline --org acme --by region --period year --from 2025-01-01 --to 2026-12-31")
        @OptionGroup var options: ReportOptions
        func run() async throws { try await options.run(.pipeline) }
    }

    struct Coaching: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One-on-ones: expected, planned, held, disrupted.",
            discussion: """
                By rep, manager, team, region or company. `drumbeat session slots` lists what stands behind it.

                Example: drumbeat report coaching --org acme --by manager --period quarter
                """)
        @OptionGroup var options: ReportOptions
        func run() async throws { try await options.run(.coaching) }
    }
}

/// What every report asks for.
struct ReportOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(
        help: "What the rows are about: rep, manager, team, region, territory, area (a territory with all below it), company or product.")
    var by: Dimension
    @Option(help: "How long the periods are: month, quarter or year.")
    var period: PeriodLevel
    @Option(help: ArgumentHelp("First day of the window; by default that of the as-of day's fiscal year.", valueName: "date"))
    var from: CalendarDay?
    @Option(help: ArgumentHelp("Last day of the window; by default that of the as-of day's fiscal year.", valueName: "date"))
    var to: CalendarDay?
    @Option(help: ArgumentHelp("Report from the newest run as of this day; by default from the newest run.", valueName: "date"))
    var asOf: CalendarDay?
    @Option(help: "How to print: table, csv or json.")
    var format = OutputFormat.table
    @Option(help: ArgumentHelp("Write the rows to this file instead: a workbook (.xlsx) with the definitions, or .csv.", valueName: "file"))
    var output: String?

    func validate() throws {
        guard let output else { return }
        guard output.hasSuffix(".xlsx") || output.hasSuffix(".csv") else {
            throw ValidationError("--output takes a name that ends in .xlsx or .csv, not \"\(output)\".")
        }
    }

    func run(
        _ kind: ReportKind, basis: Basis = .reported, currencyMode: CurrencyMode = .plan, structure: Structure = .then
    ) async throws {
        let report = try await database.withStore(for: organisation) { store, context in
            var request = ReportRequest(
                kind: kind, by: by, period: period, from: from, to: to, asOf: asOf, currencyMode: currencyMode)
            request.basis = basis
            request.structure = structure
            return try await ReportOperations(store: store).report(request, context)
        }
        guard let output else { return printOut(try ReportText.text(report, format: format)) }
        let bytes = output.hasSuffix(".xlsx") ? try ReportFile.workbook(report) : Array(ReportFile.csv(report).utf8)
        do { try Data(bytes).write(to: URL(filePath: output), options: .atomic) } catch {
            throw OperationError.invalid(
                "\(output) cannot be written: name a file in a folder that exists and that you may write to.")
        }
        printOut("\(report.rows.count) rows written to \(output)\n")
    }
}
