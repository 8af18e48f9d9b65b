import ArgumentParser
import Foundation
import Logging
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
    @Option(help: "How it is logged: text, or json, an object per line.")
    var logFormat = Format.text

    /// The logger of this process.
    var logger: Logger { logger(atLeast: .warning) }

    /// The logger of this process, with a level of its own where nothing is asked for.
    func logger(atLeast level: Logger.Level) -> Logger {
        var logger = Logger(label: "drumbeat") { label in
            switch logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler(now: Self.now, write: printError)
            }
        }
        logger.logLevel = logLevel.flatMap { Logger.Level(rawValue: $0.rawValue) } ?? (verbose ? .debug : level)
        return logger
    }

    /// ISO 8601 in UTC, to the millisecond.
    @Sendable private static func now() -> String {
        Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
