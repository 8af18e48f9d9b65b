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
            """)

    @Argument(help: "attainment or pipeline")
    var kind: ReportKind
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: "What the cell is about: rep, manager, team, region, territory, company or product.")
    var by: Dimension
    @Option(help: "Its name as the report prints it, or # and its number; not needed for the company.")
    var subject: String?
    @Option(help: ArgumentHelp("Label of the period, such as 2026, 2026-Q1, 2026-01 or \"(no date)\".", valueName: "label"))
    var period: String
    @Option(help: ArgumentHelp("From the newest run as of this day; by default from the newest run.", valueName: "date"))
    var asOf: CalendarDay?
    @Option(help: ArgumentHelp("How many deals to list; by default \(ExplainRequest.usualDeals).", valueName: "n"))
    var limit: Int?
    @Flag(help: "List every deal.")
    var all = false
    @Option(help: "How to print: table, csv (the deals) or json.")
    var format = OutputFormat.table

    func validate() throws {
        if subject == nil, by != .company { throw ValidationError("Name the \(by.rawValue) with --subject.") }
        if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
        if limit != nil, all { throw ValidationError("Give --limit or --all, not both.") }
    }

    func run() async throws {
        let explanation = try await database.withStore { store in
            let context = try await organisation.context(store, logger: database.logger)
            let operations = ReportOperations(store: store)
            let id = try await subjectID(operations, context)
            var request = ExplainRequest(kind: kind, dimension: by, id: id, periodLabel: period, asOf: asOf)
            request.dealLimit = all ? nil : limit ?? ExplainRequest.usualDeals
            return try await operations.explain(request, context)
        }
        printOut(try ExplanationText.text(explanation, format: format))
    }

    private func subjectID(_ operations: ReportOperations, _ context: OperationContext) async throws -> Int64 {
        guard let subject else { return 0 }
        let subjects = try await operations.subjects(under: nil, dimension: by, context)
        if subject.hasPrefix("#"), let id = Int64(subject.dropFirst()), subjects.contains(where: { $0.id == id }) {
            return id
        }
        let named = subjects.filter { $0.name.lowercased() == subject.lowercased() }
        if named.count == 1 { return named[0].id }
        if named.count > 1 {
            throw OperationError.invalid(
                "\(named.count) are called \"\(subject)\": name one by its number, "
                    + named.map { "#\($0.id)" }.joined(separator: " or ") + ".")
        }
        let near = Suggestion.nearest(to: subject, among: subjects.map(\.name)).map { " Did you mean \"\($0)\"?" } ?? ""
        throw OperationError.notFound("There is no \(by.rawValue) \"\(subject)\" in this run.\(near)")
    }
}
