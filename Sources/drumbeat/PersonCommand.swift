import ArgumentParser
import Foundation
import Operations
import Store

/// `drumbeat person`: what is kept about somebody.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Give people what is kept about them.",
        discussion: "Example: drumbeat person export \"Rep 0142\" --org acme --output rep0142.json", subcommands: [Export.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write everything that is kept about a person to a file, table by table, as JSON.",
            discussion: """
                Each table has a description and its rows as the database has them: former states too, amounts in minor units. Who is
                a user can have the same of himself on his page Account.

                Example: drumbeat person export "Rep 0142" --org acme --output rep0142.json
                """)
        @Argument(help: "The person: name, e-mail address, identifier in a source, or # and a number.")
        var person: String
        @OptionGroup var access: AccessOptions
        @Option(help: ArgumentHelp("The file; it must not be there yet.", valueName: "file"))
        var output: String

        func run() async throws {
            let document = try await access.perform { operations, context in try await operations.export(person: person, context) }
            let url = URL(fileURLWithPath: output)
            do { try Data(document.utf8).write(to: url, options: .withoutOverwriting) } catch {
                throw OperationError.invalid("\(output) cannot be written, or is there already: choose another --output.")
            }
            printOut("Everything that is kept about \(person) is in \(output).\n")
        }
    }
}
