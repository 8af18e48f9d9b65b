import ArgumentParser
import Operations
import SalesModel
import Store

/// `drumbeat bridge`: why a number changed.
struct BridgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge", abstract: "Show why a number changed: its causes, which sum to the difference, and their deals.",
        discussion: """
            Between two runs, between the newest runs of two as-of days, or between what was reported and the same restated. It
            explains the credit and the quota of one subject in one period. What no cause explains is a line of its own.

            Examples:
              drumbeat bridge --org acme --from-as-of 2026-03-31 --to-as-of 2026-04-30 --period 2026-Q1
              drumbeat bridge --org acme --from-run 11 --to-run 12 --by team --of North --period 2026
              drumbeat bridge --org acme --bases --by rep --of "Rep 0142" --period 2026-Q1 --format csv
            """)

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("The first run, by its number.", valueName: "n"))
    var fromRun: Int64?
    @Option(help: ArgumentHelp("The second run, by its number.", valueName: "n"))
    var toRun: Int64?
    @Option(help: ArgumentHelp("The first number is that of the newest run as of this day.", valueName: "date"))
    var fromAsOf: CalendarDay?
    @Option(help: ArgumentHelp("The second number is that of the newest run as of this day.", valueName: "date"))
    var toAsOf: CalendarDay?
    @Flag(help: "From what was reported to the same restated, in one run.")
    var bases = false
    @Option(help: ArgumentHelp("With --bases: in the newest run as of this day; by default in the newest run.", valueName: "date"))
    var asOf: CalendarDay?
    @Option(help: "Between runs or days: where later knowledge of locked periods counts, reported or restated.")
    var basis: Basis?
    @Option(help: "What the number is about: rep, manager, team, region, territory, company or product.")
    var by = Dimension.company
    @Option(help: "Its name as the report prints it, or # and its number; not needed for the company.")
    var of: String?
    @Option(help: ArgumentHelp("Label of the period, such as 2026, 2026-Q1 or 2026-01.", valueName: "label"))
    var period: String
    @Option(help: ArgumentHelp("How many deals to list of each cause; by default \(BridgeRequest.usualDeals).", valueName: "n"))
    var limit: Int?
    @Flag(help: "List every deal.")
    var all = false
    @Option(help: "How to print: table, csv or json.")
    var format = OutputFormat.table

    func validate() throws {
        _ = try ends()
        if of == nil, by != .company { throw ValidationError("Name the \(by.rawValue) with --of.") }
        if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
        if limit != nil, all { throw ValidationError("Give --limit or --all, not both.") }
    }

    /// Exactly one pair of ends.
    private func ends() throws -> BridgeEnds {
        let given = [fromRun != nil || toRun != nil, fromAsOf != nil || toAsOf != nil, bases]
        guard given.count(where: { $0 }) == 1 else {
            throw ValidationError("Say from what to what: --from-run and --to-run, --from-as-of and --to-as-of, or --bases.")
        }
        if asOf != nil, !bases { throw ValidationError("--as-of goes with --bases; two days are --from-as-of and --to-as-of.") }
        if bases {
            if basis != nil { throw ValidationError("--bases goes from reported to restated; leave --basis out.") }
            return .bases(asOf: asOf)
        }
        if let fromRun, let toRun { return .runs(first: fromRun, second: toRun, basis: basis ?? .reported) }
        if let fromAsOf, let toAsOf { return .days(first: fromAsOf, second: toAsOf, basis: basis ?? .reported) }
        throw ValidationError(
            given[0] ? "Give both --from-run and --to-run." : "Give both --from-as-of and --to-as-of.")
    }

    func run() async throws {
        let ends = try ends()
        let bridge = try await database.withStore(for: organisation) { store, context in
            let operations = ReportOperations(store: store)
            let id = try await operations.subjectID(named: of, by, context)
            var request = BridgeRequest(ends: ends, dimension: by, id: id, periodLabel: period)
            request.dealLimit = all ? nil : limit ?? BridgeRequest.usualDeals
            return try await operations.bridge(request, context)
        }
        printOut(try BridgeText.text(bridge, format: format))
    }
}
