import Foundation
import Operations
import PlanFile
import Postgres
import Schema
import Store

/// What went wrong, for a person, and the exit code by which a script can tell. The one place where errors become exit codes.
struct Failure: Error {
    /// Exit codes; `drumbeat --help` lists them.
    enum Code: Int32 {
        case findings = 65
        case fileMissing = 66
        case fileIsDirectory = 67
        case fileEmpty = 68
        case fileNotText = 69
        case internalError = 70
        case serverUnreachable = 71
        case authentication = 72
        case databaseMissing = 73
        case schemaOlder = 74
        case busy = 75
        case schemaNewer = 76
        case notPermitted = 77
        case mappingWrong = 78
        case fileNotReadable = 79
        case wrongDelimiter = 80
        case unknownColumn = 81
        case ambiguousDates = 82
        case controlTotals = 83
        case notInMapping = 84
        case deletionsRefused = 85
        case noRun = 86
        case notFound = 87
        case raggedRows = 88
        case duplicateKeys = 89
        case invalidDates = 90
        case unhealthy = 91
        case trailAltered = 92
        case usage = 64
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as OperationError: self.init(Self.code(error), error.description)
        case let error as StoreError: self.init(OperationError(error))
        case let problem as FileProblem: self.init(Self.code(problem), problem.description)
        case let invalid as InvalidMapping:
            let lines = invalid.findings.map { "  " + FindingText.line($0) }
            self.init(.mappingWrong, (["The mapping cannot be used:"] + lines).joined(separator: "\n"))
        case let error as SchemaError: self.init(Self.code(error), error.description)
        case let error as PostgresError: self.init(Self.code(error), Self.text(error))
        case is CancellationError: self.init(.busy, "Cancelled; nothing was written.")
        default: self.init(.internalError, "\(error)\nThis should not happen; please report it.")
        }
    }

    /// Prints and ends the process.
    func exit() -> Never {
        FileHandle.standardError.write(Data("error: \(message)\n".utf8))
        Foundation.exit(code.rawValue)
    }

    private static func code(_ error: OperationError) -> Code {
        switch error {
        case .notFound: .notFound
        case .noRun: .noRun
        case .forbidden: .notPermitted
        case .invalid: .usage
        case .busy, .tooSlow, .outdated: .busy
        case .deletionsRefused: .deletionsRefused
        case .unavailable: .serverUnreachable
        case .inconsistent: .internalError
        }
    }

    static func code(_ problem: FileProblem) -> Code {
        switch problem {
        case .missing: .fileMissing
        case .notReadable: .fileNotReadable
        case .isDirectory: .fileIsDirectory
        case .empty: .fileEmpty
        case .binary: .fileNotText
        case .wrongDelimiter: .wrongDelimiter
        case .unknownColumns, .duplicateColumn: .unknownColumn
        case .ambiguousDates: .ambiguousDates
        case .controlTotalMismatch: .controlTotals
        case .notInMapping: .notInMapping
        case .tooLarge: .findings
        }
    }

    /// The code of the kind that all errors in the rows are of, or that of findings as such when they are of several.
    static func code(_ findings: FindingLog) -> Code {
        let kinds: [(Set<Finding.Code>, Code)] = [
            ([.rowRagged], .raggedRows), ([.keyDuplicate], .duplicateKeys), ([.dateInvalid, .dateOutOfRange], .invalidDates),
        ]
        return kinds.first { findings.errorCodes.isSubset(of: $0.0) }?.1 ?? .findings
    }

    private static func code(_ error: SchemaError) -> Code {
        switch error {
        case .missing, .older, .outdated: .schemaOlder
        case .busy: .busy
        default: .schemaNewer
        }
    }

    private static func code(_ error: PostgresError) -> Code {
        switch error {
        case .connection(let connection):
            switch connection.kind {
            case .unreachable, .lost: .serverUnreachable
            case .authentication, .tlsRequired: .authentication
            case .databaseMissing: .databaseMissing
            case .tooManyConnections: .busy
            case .configuration: .usage
            case .other: .serverUnreachable
            }
        case .server(let server) where server.sqlstate == "42501": .notPermitted
        case .poolTimeout, .timeout, .cancelled: .busy
        default: error.isRetryable ? .busy : .internalError
        }
    }

    private static func text(_ error: PostgresError) -> String {
        let advice =
            switch code(error) {
            case .serverUnreachable:
                "Start the server, or correct --database-url, DATABASE_URL or the PG* variables."
            case .authentication: "Correct user and password in --database-url, DATABASE_URL or the PG* variables."
            case .databaseMissing: "Create the database, or correct its name in --database-url or DATABASE_URL."
            case .notPermitted:
                "Use a login that may do this: DATABASE_URL as drumbeat_app or another member of its roles, DRUMBEAT_ADMIN_URL as the "
                    + "owner of the schema. Or ask whoever looks after the database."
            case .busy: "Nothing was written; try again."
            default: "Nothing was written."
            }
        return ([error.description, error.caret, advice] as [String?]).compactMap(\.self).joined(separator: "\n")
    }
}
