import ArgumentParser
import Operations
import Postgres
import SalesModel
import Schema
import Store

extension DatabaseCommand {
    struct ReportingLogin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reporting-login",
            abstract: "Let a login of the database read the views for reporting tools, of one organisation only.",
            discussion: """
                A login that is not there is made, without a password: set one with psql's \\password, or as the server signs people in.
                It sees the views of the schema "reporting" (docs/reporting.md) and nothing it says of itself changes whose. Needs the
                login that owns the schema: DRUMBEAT_ADMIN_URL, and the one of the program to find the organisation.

                Example: drumbeat db reporting-login acme_bi --org acme
                         drumbeat db reporting-login acme_bi --end
                """)
        @Argument(help: "The login.")
        var login: String
        @Option(name: .customLong("org"), help: ArgumentHelp("Key of the organisation.", valueName: "key"))
        var organisation: String?
        @Flag(help: "Let it see nothing any more.")
        var end = false
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard (organisation != nil) != end else { throw ValidationError("State --org, or --end.") }
            let isPlain = login.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
            guard isPlain, (1...63).contains(login.utf8.count), login.first?.isLetter ?? false, !login.hasPrefix("pg_"),
                !login.hasPrefix("drumbeat_")
            else {
                throw ValidationError(
                    "A reporting login is written in small letters, digits and underscores, begins with a letter, and neither with pg_ nor drumbeat_."
                )
            }
        }

        func run() async throws {
            var number: Int64?
            if let organisation {
                number = try await database.withStore { store, _ in
                    guard let found = try await store.organisation(key: organisation) else {
                        throw OperationError.notFound("There is no organisation \(organisation). Check --org.")
                    }
                    return found.id
                }
            }
            let binding = try await database.withDatabase(owner: true) { [number] database, logger in
                try await SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
                    .bindReportingLogin(login, organisation: number)
            }
            let key = organisation ?? ""
            switch binding {
            case .created: printOut("\(login) was made and sees \(key). It has no password yet: \\password \(login) in psql sets one.\n")
            case .bound: printOut("\(login) sees \(key).\n")
            case .ended: printOut("\(login) sees nothing any more.\n")
            case .unknown: throw OperationError.notFound("\(login) is no reporting login.")
            case .mighty:
                throw OperationError.invalid(
                    "\(login) is above row-level security, so it cannot be bound to one organisation. Choose another.")
            case .duty: throw OperationError.invalid("\(login) works for the program itself. Choose a login of the reporting tool's own.")
            }
        }
    }
}
