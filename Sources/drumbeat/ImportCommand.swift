import Access
import ArgumentParser
import Foundation
import Operations
import PlanFile
import Store

/// `drumbeat import`: files become one change, or a list of everything that is wrong with them.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import files as a mapping says: everything, or nothing.",
        discussion: """
            Every bad cell is reported at once, with file, row, column, reason and fix; then nothing is written. The same
            files again change nothing.

            Examples:
              drumbeat import crm.yaml exports/*.csv --dry-run
              drumbeat import crm.yaml opportunities.csv --format csv > findings.csv
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The mapping, a YAML file.")
    var mapping: String
    @Argument(help: "The files, CSV in UTF-8.")
    var files: [String]
    @Option(name: .customLong("org"), help: ArgumentHelp("Refuse unless the mapping is for this organisation.", valueName: "key"))
    var organisation: String?
    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false
    @Option(help: ArgumentHelp("Delete up to so many rows of a noun that complete files no longer name.", valueName: "n"))
    var acceptDeletions: Int64?
    @Option(help: ArgumentHelp("A key of your own: the same key is never carried out twice.", valueName: "key"))
    var requestKey: String?
    @Option(help: "Why, for the audit trail.")
    var reason: String?
    @Option(help: "How to print findings and differences: table, csv or json.")
    var format = OutputFormat.table
    @Option(help: ArgumentHelp("How many lines of the difference a dry run shows.", valueName: "n"))
    var lines: Int32 = 200

    func validate() throws {
        if files.isEmpty { throw ValidationError("Name the files to import after the mapping.") }
        if let acceptDeletions, acceptDeletions < 0 { throw ValidationError("--accept-deletions takes 0 or more.") }
        if lines < 0 { throw ValidationError("--lines takes 0 or more.") }
    }

    func run() async throws {
        var options = ImportOptions()
        options.isDryRun = dryRun
        options.acceptedDeletions = acceptDeletions
        options.requestKey = requestKey
        options.reason = reason
        options.organisationKey = organisation
        options.differenceLines = lines
        let outcome = try await database.withStore { [options] store, _ in
            try await Self.importFiles(store, mapping: mapping, files: files, options: options)
        }
        printOut(try ImportText.text(outcome, format: format))
        if outcome.status == .refused { throw Self.refusal(outcome) }
    }

    /// Imports with a line of progress; also the way in which the sample is loaded.
    static func importFiles(
        _ store: Store, mapping: String, files: [String], options: ImportOptions
    ) async throws -> ImportOutcome {
        let progress = ProgressLine()
        defer { progress.clear() }
        return try await ImportOperations(store: store).importFiles(
            mapping: mapping, files: files, actor: .commandLine, options: options
        ) { file, read, total in
            progress.show("reading \(file): \(total > 0 ? read * 100 / total : 100) %")
        }
    }

    /// Problems of whole files one by one, findings in the rows by their number: those are listed in the output.
    private static func refusal(_ outcome: ImportOutcome) -> Failure {
        let count = outcome.findings.errorCount
        let findings = count == 1 ? "1 finding has to be put right" : "\(count) findings have to be put right"
        guard let problem = outcome.problems.first else {
            return Failure(Failure.code(outcome.findings), "\(findings); nothing was imported.")
        }
        let besides = count > 0 ? ["Besides, \(findings)."] : []
        let lines = outcome.problems.map(\.description) + besides + ["Nothing was imported."]
        return Failure(Failure.code(problem), lines.joined(separator: "\n"))
    }
}
