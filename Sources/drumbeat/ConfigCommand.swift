import ArgumentParser
import Foundation
import Postgres
import Settings

/// `drumbeat config`: what this process is told by flags, variables and a file.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check the settings: flags, variables and a file.",
        discussion: "Example: drumbeat config check --config drumbeat.yaml", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every setting, what it came to and where from, or everything that is wrong at once.",
            discussion: """
                Takes the options of `drumbeat serve`, and starts nothing. A flag counts before a variable, that before the file, and that
                before the default. Secrets and passwords are shown as ***. Ends with 64 where `drumbeat serve` would refuse the settings.

                \(Self.list)

                Examples:
                  drumbeat config check
                  drumbeat config check --config drumbeat.yaml --port 9000 --format json
                """)

        enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

        @OptionGroup var options: ServeOptions
        @OptionGroup var provider: ProviderOptions
        @OptionGroup var database: DatabaseOptions
        @Option(help: "How the settings are printed: table or json.")
        var format = Format.table

        func run() async throws {
            let settings = try database.examinedSettings(options.given.merging(provider.given) { $1 })
            var faults = ServeSettings.faults(settings)
            if faults.isEmpty {
                // What a rule of one setting cannot say: files that are not there, and the like.
                do { _ = try ServeSettings(settings) } catch { faults.append(Failure(error).message) }
            }
            let lines = settings.all.map { Line($0) }
            faults += lines.compactMap(\.fault)
            printOut(format == .json ? try JSONText.encode(Document(settings: lines, faults: faults)) : Self.table(lines))
            guard !faults.isEmpty else { return }
            throw Failure(
                .usage, "\(faults.count == 1 ? "1 fault" : "\(faults.count) faults") in the settings:\n" + faults.joined(separator: "\n"))
        }

        private static func table(_ lines: [Line]) -> String {
            let rows = [["setting", "value", "from"]] + lines.map { [$0.setting, $0.value ?? "-", $0.from ?? "-"] }
            let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
            return rows.map { row in
                zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ") + "  " + row[2]
                    + "\n"
            }.joined()
        }

        private static var list: String {
            (["Setting, variable and flag:"]
                + Setting.allCases.map { "  \($0.key)  \($0.variable)\($0.option.map { "  " + $0 } ?? "")" }).joined(separator: "\n")
        }
    }

    private struct Document: Encodable {
        let settings: [Line]
        let faults: [String]
    }

    /// One setting as it is shown.
    private struct Line: Encodable {
        let setting: String
        let value: String?
        let from: String?
        let fault: String?

        private enum CodingKeys: CodingKey { case setting, value, from }

        init(_ resolved: Settings.Resolved) {
            setting = resolved.setting.key
            from = resolved.origin
            let text = resolved.texts.joined(separator: ", ")
            guard !resolved.texts.isEmpty else {
                (value, fault) = (nil, nil)
                return
            }
            switch resolved.setting {
            case .databaseURL, .databaseAdminURL:
                do { (value, fault) = (try DatabaseConfiguration.shown(conninfo: text), nil) } catch {
                    (value, fault) = ("***", "\(resolved.name): \(Failure(error).message)")
                }
            default: (value, fault) = (resolved.setting.isSecret ? "***" : text, nil)
            }
        }
    }
}
