import ArgumentParser
import Foundation
import Operations
import SalesModel
import SampleOrganisation
import Store

/// `drumbeat sample`: an organisation to try the product with, whose totals are known by construction.
struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Generate a sample organisation and load it the way every file is loaded.",
        discussion: """
            The same seed and size give the same bytes. With --directory the files are kept; with --truth the totals known
            by construction are written beside them, to hold the reports against.

            With --later, what becomes known in the month after: a roster with transfers, and deals that were closed, corrected
            or entered since, also in the periods of the line "lock". Lock these in between to see what such a month is like.

            Example: drumbeat sample --seed 1 --reps 60 --org sample
                     drumbeat sample --seed 1 --reps 60 --org sample --later
            """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "Seed of the generator.")
    var seed: UInt64 = 1
    @Option(help: "Number of reps, 1 to 1,000,000.")
    var reps = 60
    @Option(name: .customLong("org"), help: ArgumentHelp("Key of the organisation.", valueName: "key"))
    var key = "sample"
    @Option(help: ArgumentHelp("The last day of the generated history; --later adds a month.", valueName: "date"))
    var asOf = SampleOrganisation.defaultDay
    @Option(help: ArgumentHelp("Keep the generated files in this directory.", valueName: "directory"))
    var directory: String?
    @Option(help: ArgumentHelp("Write the totals known by construction to this CSV file.", valueName: "file"))
    var truth: String?
    @Flag(help: "Load what becomes known in the month after, which --truth then includes.")
    var later = false
    @Flag(help: "Write the files and load nothing; needs --directory.")
    var filesOnly = false

    func validate() throws {
        if filesOnly, directory == nil { throw ValidationError("--files-only needs --directory.") }
        guard (1...1_000_000).contains(reps) else { throw ValidationError("--reps takes 1 to 1000000.") }
        guard SampleOrganisation.days.contains(asOf) else {
            throw ValidationError(
                "--as-of takes \(SampleOrganisation.days.lowerBound) to \(SampleOrganisation.days.upperBound).")
        }
    }

    func run() async throws {
        let sample = SampleOrganisation(seed: seed, reps: reps, asOf: asOf, organisationKey: key)
        let folder =
            directory.map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? FileManager.default.temporaryDirectory.appending(
                path: "drumbeat-sample-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if directory == nil { try? FileManager.default.removeItem(at: folder) } }
        let names = try write(to: folder) { later ? try sample.writeLater(to: $0) : try sample.write(to: $0) }
        if let truth { try writeTruth(later ? sample.laterTruth : sample.truth, to: truth) }
        if !filesOnly { try await load(names, from: folder) }
        printOut("as-of: \(later ? sample.laterAsOf : asOf)\n")
        if !later { printOut("lock: \(sample.periodsToLock.joined(separator: " "))\n") }
    }

    /// Imports the files of each mapping, which stands behind them.
    private func load(_ names: [String], from folder: URL) async throws {
        let path = { (name: String) in folder.appending(path: name).path(percentEncoded: false) }
        var files: [String] = []
        for name in names {
            guard name.hasSuffix("mapping.yaml") else {
                files.append(path(name))
                continue
            }
            let extract = files
            files = []
            let outcome = try await database.withStore { store, _ in
                try await ImportCommand.importFiles(store, mapping: path(name), files: extract, options: ImportOptions())
            }
            printOut(try ImportText.text(outcome, format: .table))
            if outcome.status == .refused { throw Failure(.internalError, "The generated files were refused.") }
        }
    }

    /// Writes the files chunk by chunk and returns their names in order.
    private func write(to folder: URL, _ generate: (SampleOrganisation.Sink) throws -> Void) throws -> [String] {
        var names: [String] = []
        var handle: FileHandle?
        defer { try? handle?.close() }
        try generate { name, bytes in
            if names.last != name {
                try handle?.close()
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data().write(to: file)
                handle = try FileHandle(forWritingTo: file)
                names.append(name)
            }
            try handle?.write(contentsOf: Data(bytes))
        }
        return names
    }

    private func writeTruth(_ truth: SampleTruth, to path: String) throws {
        let file = URL(filePath: path)
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try truth.writeCSV { try handle.write(contentsOf: Data($0)) }
    }
}
