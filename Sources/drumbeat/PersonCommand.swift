import ArgumentParser
import Foundation
import Operations
import Store

/// `drumbeat person`: what is kept about somebody.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Give people what is kept about them, and erase who they are.",
        discussion: "Example: drumbeat person export \"Rep 0142\" --org acme --output rep0142.json", subcommands: [Export.self, Erase.self])

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
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase who a person is. Every number stays. It cannot be undone.",
            discussion: """
                His name, addresses, identifiers and login are replaced wherever they stand, also in what was recorded long ago; his
                access ends; what was said in inquiries about his credit is removed. From then on he is called "Erased person" and his
                number, and later files that still name him mean that person. Reports, explanations, runs and their digests stay as
                they are, and `drumbeat audit verify` still agrees. docs/data-protection.md says what is erased, and what you have to
                do about backups and files yourself.

                Refused for who still works here (--although-employed), and for the only administrator. Ask with --dry-run first.

                Examples:
                  drumbeat person erase "Rep 0142" --org acme --reason "Request of 3 May" --dry-run
                  drumbeat person erase "Rep 0142" --org acme --reason "Request of 3 May" --also "Rep 0142, formerly 0099"
                """)
        @Argument(help: "The person: name, e-mail address, identifier in a source, or # and a number.")
        var person: String
        @Option(help: ArgumentHelp("Why; kept with the change. It must not name the person.", valueName: "text"))
        var reason: String
        @Option(
            help: ArgumentHelp(
                "What else the person is called, such as a former name; looked for as well. Can be repeated.", valueName: "text"))
        var also: [String] = []
        @Flag(help: "It is meant although the person works here.")
        var althoughEmployed = false
        @Flag(help: "Show what would be replaced, and change nothing.")
        var dryRun = false
        @OptionGroup var access: AccessOptions

        func run() async throws {
            let request = ErasureRequest(reason: reason, also: also, isAlthoughEmployed: althoughEmployed)
            let outcome = try await access.perform { operations, context in
                try await operations.erase(person, request, isDryRun: dryRun, context)
            }
            guard !outcome.wasErased else {
                printOut("#\(outcome.person) is erased already, by change \(outcome.change ?? 0): nothing to do.\n")
                return
            }
            for column in outcome.columns {
                printOut(
                    "\(column.table).\(column.column): \(column.rows) \(column.rows == 1 ? "row" : "rows") \(Self.word(column.deed))\n")
            }
            printOut(
                dryRun
                    ? "Nothing was changed. Run again without --dry-run to erase #\(outcome.person).\n"
                    : "#\(outcome.person) is erased: \"Erased person \(outcome.person)\" from now on, by change \(outcome.change ?? 0).\n")
        }

        private static func word(_ deed: ErasureOutcome.Column.Deed) -> String {
            switch deed {
            case .replaced, .removed, .ended: deed.rawValue
            case .kept: "kept: a file says it within other words; change it at its source"
            }
        }
    }
}
