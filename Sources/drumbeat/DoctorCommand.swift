import ArgumentParser
import Foundation
import Logging
import Postgres
import Schema
import Store

/// `drumbeat doctor`: whether everything that the program needs is there and well.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check server, schema, login, connections, locks, runs and tokens, and say what to do.",
        discussion: """
            Each check ends with ok, warning or fault. A fault ends the command with 91; warnings do not. Nothing is changed.

            Examples:
              drumbeat doctor
              drumbeat doctor --format json --run-age 48
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    @OptionGroup var database: DatabaseOptions
    @Option(help: "How the checks are printed: table or json.")
    var format = Format.table
    @Option(help: ArgumentHelp("After how long without a run an organisation is worth a warning, 1 to 8784.", valueName: "hours"))
    var runAge: Int64 = 36
    @Option(help: ArgumentHelp("Within how many days a token's end is worth a warning, 1 to 366.", valueName: "days"))
    var tokenDays: Int32 = 14

    func validate() throws {
        guard (1...8784).contains(runAge) else { throw ValidationError("--run-age takes 1 to 8784.") }
        guard (1...366).contains(tokenDays) else { throw ValidationError("--token-days takes 1 to 366.") }
    }

    func run() async throws {
        let checks = await examine()
        printOut(format == .json ? try JSONText.encode(HealthReport(checks)) : checks.map(\.line).joined())
        let faults = checks.filter { $0.status == .fault }
        guard !faults.isEmpty else { return }
        throw Failure(.unhealthy, "\(faults.count) of \(checks.count) checks found a fault: \(faults.map(\.name).joined(separator: ", ")).")
    }

    private func examine() async -> [HealthCheck] {
        do {
            return try await database.withDatabase { database, logger in
                let store = Store(database, readTimeout: .seconds(10))
                let (server, login, tables) = try await store.serviceState()
                let now = presentInstant()
                var checks = ServerChecks(server: server, login: login, tables: tables, now: now).all
                let schema = await schemaCheck(database, logger)
                checks.append(schema)
                if schema.status == .ok { checks += await organisationChecks(store) }
                return checks
            }
        } catch let failure as Failure where failure.code != .serverUnreachable {
            return [HealthCheck("settings", .fault, failure.message, "Run `drumbeat config check`.")]
        } catch {
            return [
                HealthCheck(
                    "server", .fault, Failure(error).message, "Start it, or correct --database-url, DATABASE_URL or the PG* variables.")
            ]
        }
    }

    private func schemaCheck(_ database: Database, _ logger: Logger) async -> HealthCheck {
        do {
            let manager = SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
            try await manager.verify()
            return HealthCheck("schema", .ok, "it is what the migrations of this program made")
        } catch {
            return HealthCheck("schema", .fault, Failure(error).message, "Run `drumbeat db status`, then `drumbeat db migrate`.")
        }
    }

    private func organisationChecks(_ store: Store) async -> [HealthCheck] {
        do {
            let organisations = try await store.servedOrganisations(expiringWithin: tokenDays)
            return OrganisationChecks(organisations: organisations, longestRunAge: runAge * 3600, tokenDays: tokenDays).all
        } catch {
            return [HealthCheck("organisations", .fault, Failure(error).message, "Log in as drumbeat_app, or as a member of its roles.")]
        }
    }
}

/// What one check came to.
struct HealthCheck: Encodable, Sendable {
    enum Status: String, Encodable { case ok, warning, fault }

    let name: String
    let status: Status
    /// What was found.
    let reason: String
    /// What to do about it; nil where nothing has to be done.
    let advice: String?

    init(_ name: String, _ status: Status, _ reason: String, _ advice: String? = nil) {
        self.name = name
        self.status = status
        self.reason = reason
        self.advice = status == .ok ? nil : advice
    }

    /// For people: a line, and below it what to do.
    var line: String {
        let word = status.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        return "\(word) \(name): \(reason.replacing("\n", with: " "))\n" + (advice.map { "         \($0)\n" } ?? "")
    }
}

/// All checks, the worst status first.
private struct HealthReport: Encodable {
    let status: HealthCheck.Status
    let checks: [HealthCheck]

    init(_ checks: [HealthCheck]) {
        self.checks = checks
        let found = Set(checks.map(\.status))
        status = found.contains(.fault) ? .fault : found.contains(.warning) ? .warning : .ok
    }
}
