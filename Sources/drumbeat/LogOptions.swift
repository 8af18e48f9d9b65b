import ArgumentParser
import Foundation
import Logging
import Settings
import Telemetry

/// What is logged to standard error and how, for every command that logs.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
    enum Level: String, ExpressibleByArgument, CaseIterable { case trace, debug, info, notice, warning, error, critical }

    @Flag(name: .shortAndLong, help: "Log each step to standard error.")
    var verbose = false
    @Option(
        help: ArgumentHelp(
            "What is logged: trace, debug, info, notice, warning, error or critical, and what is graver. By default warning, with "
                + "--verbose debug, and notice while serving.", valueName: "level"))
    var logLevel: Level?
    @Option(help: "How it is logged: text, which is the default, or json, an object per line.")
    var logFormat: Format?

    /// What the command line states.
    var given: [Setting: [String]] {
        [.logLevel: (logLevel?.rawValue ?? (verbose ? Level.debug.rawValue : nil)), .logFormat: logFormat?.rawValue]
            .compactMapValues { $0.map { [$0] } }
    }
}

extension Settings {
    /// The logger of this process, with a level of its own where nothing is asked for.
    func logger(atLeast level: Logger.Level = .warning) -> Logger {
        let format = text(.logFormat)
        var logger = Logger(label: "drumbeat") { label in
            switch format {
            case "json": JSONLogHandler(now: Self.now, write: printError)
            default: StreamLogHandler.standardError(label: label)
            }
        }
        logger.logLevel = text(.logLevel).flatMap { Logger.Level(rawValue: $0) } ?? level
        return logger
    }

    /// ISO 8601 in UTC, to the millisecond.
    @Sendable private static func now() -> String {
        Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
