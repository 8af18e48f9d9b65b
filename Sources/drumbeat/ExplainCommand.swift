import Access
import ArgumentParser
import Operations
import PlanFile
import SalesModel
import Store

/// `drumbeat explain`: what stands behind a cell of a report.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show what stands behind a number: its definition, its run, its rows.",
        discussion: """
            Examples:
              drumbeat explain pipeline --org acme --by region --subject Central --period 2026-Q1
              drumbeat explain attainment --org acme --by company --period 2026 --all --format csv
              drumbeat explain --missing D-1042 --org acme --by team --subject North --period 2026-Q1
            """)

    @Argument(help: "attainment or pipeline; not needed with --missing")
    var kind: ReportKind?
    @Option(
        help: ArgumentHelp(
            "Why is this deal not, or only in part, credited? Its identifier in the source; with --by, --subject, --period: in that cell.",
            valueName: "deal"))
    var missing: String?
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: "What the cell is about: rep, manager, team, region, territory, area, company or product.")
    var by: Dimension?
    @Option(help: "Its name as the report prints it, or # and its number; not needed for the company.")
    var subject: String?
    @Option(help: ArgumentHelp("Label of the period, such as 2026, 2026-Q1, 2026-01 or \"(no date)\".", valueName: "label"))
    var period: String?
    @Option(help: ArgumentHelp("From the newest run as of this day; by default from the newest run.", valueName: "date"))
    var asOf: CalendarDay?
    @Option(help: "By which structure, as in the report on attainment: then or now.")
    var structure = Structure.then
    @Option(help: ArgumentHelp("How many deals to list; by default \(ExplainRequest.usualDeals).", valueName: "n"))
    var limit: Int?
    @Flag(help: "List every deal.")
    var all = false
    @Option(help: "How to print: table, csv (the deals) or json.")
    var format = OutputFormat.table

    func validate() throws {
        if missing == nil {
            if kind == nil { throw ValidationError("Say what is to be explained: attainment or pipeline, or a deal with --missing.") }
            if by == nil { throw ValidationError("Say what the cell is about with --by.") }
            if period == nil { throw ValidationError("Name the period with --period.") }
        } else if kind == .pipeline {
            throw ValidationError("--missing is about credit: leave pipeline out.")
        } else if structure != .then {
            throw ValidationError("--missing tells where the deal stands: leave --structure out.")
        } else if limit != nil || all {
            throw ValidationError("--missing is about one deal: leave --limit and --all out.")
        }
        if kind == .pipeline, structure != .then { throw ValidationError("The pipeline knows no other structure: leave --structure out.") }
        if subject == nil, let by, by != .company { throw ValidationError("Name the \(by.rawValue) with --subject.") }
        if subject != nil, by == nil { throw ValidationError("Say with --by what \"\(subject ?? "")\" is.") }
        if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
        if limit != nil, all { throw ValidationError("Give --limit or --all, not both.") }
    }

    func run() async throws {
        printOut(
            try await database.withStore(for: organisation) { store, context in
                let operations = ReportOperations(store: store)
                if let missing { return try await answer(about: missing, operations, context) }
                guard let kind, let by, let period else { return "" }
                let id = try await operations.subjectID(named: subject, by, context)
                var request = ExplainRequest(kind: kind, dimension: by, id: id, periodLabel: period, asOf: asOf)
                request.structure = structure
                request.dealLimit = all ? nil : limit ?? ExplainRequest.usualDeals
                return try ExplanationText.text(try await operations.explain(request, context), format: format)
            })
    }

    private func answer(
        about deal: String, _ operations: ReportOperations, _ context: OperationContext
    ) async throws -> String {
        var request = MissingDealRequest(deal: deal)
        if let by { request.subject = (by, try await operations.subjectID(named: subject, by, context)) }
        request.periodLabel = period
        request.asOf = asOf
        return try MissingDealText.text(try await operations.missingDeal(request, context), format: format)
    }
}
