import ArgumentParser
import Foundation
import NightlyBatch
import SalesModel
import Store

/// `drumbeat nightly`: compute and publish every number of an organisation.
struct NightlyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly", abstract: "Compute and publish every number of an organisation, as of a day.",
        discussion: """
            One transaction, published by its commit: killed at any moment, nothing has happened, and running it again
            comes to the same digest.

            Example: drumbeat nightly --org acme --as-of 2026-10-31
            """)

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("The last day included, YYYY-MM-DD.", valueName: "date"))
    var asOf: CalendarDay
    @Flag(help: "Print how long each step took and how many rows it wrote.")
    var timings = false

    func run() async throws {
        let startedAt = presentInstant()
        let outcome = try await database.withStore(for: organisation) { store, context in
            let progress = ProgressLine()
            defer { progress.clear() }
            return try await NightlyBatch(store: store, programVersion: Drumbeat.version)
                .run(context, asOf: asOf, startedAt: startedAt) { progress.show("nightly: \($0)") }
        }
        let run = outcome.run
        if timings {
            let width = outcome.steps.map(\.step.count).max() ?? 0
            for step in outcome.steps {
                let name = step.step.padding(toLength: width, withPad: " ", startingAt: 0)
                printOut("\(name)  \(step.milliseconds) ms  \(step.rows) rows\n")
            }
        }
        printOut(
            "run \(run.number) \(outcome.isNew ? "published" : "confirmed: same data, rules and digest, nothing written")\n"
                + "organisation: \(organisation.key)\nas-of: \(run.asOf)\nknown change: \(run.knownChange)\n"
                + "rules: \(run.ruleDigest)\ndigest: \(run.digest)\n")
    }
}
