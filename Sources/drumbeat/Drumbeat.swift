import ArgumentParser

/// The composition root: the command line and nothing else. It holds no rule and computes no number.
@main
struct Drumbeat: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "drumbeat",
        abstract: "A sales management operating system on PostgreSQL: plans, coaching, pipeline, and numbers one can trust.",
        discussion: """
            The database is named by --database-url, by DATABASE_URL, by a file of settings (--config), or by the usual PG* variables.
            Exit codes:
              0 done                          70 internal error, please report
              64 wrong command line           71 database server cannot be reached
              65 findings in the rows         72 wrong user or password
              66 a file does not exist        73 no such database
              67 a file is a directory        74 schema is missing or older: db migrate
              68 a file is empty              75 busy, try again
              69 a file is not text           76 schema is newer, or was changed
              79 a file cannot be read        77 not permitted
              80 wrong delimiter              78 the mapping is wrong
              81 unknown or doubled column    85 deletions need --accept-deletions
              82 ambiguous dates              86 nothing to report from: no run
              83 control totals differ        87 no such organisation, subject or period
              84 file not in the mapping      88 all findings are ragged rows
              90 all are impossible dates     89 all findings are duplicate keys
              91 doctor found a fault         92 the trail was altered

            Examples:
              drumbeat db migrate
              drumbeat import crm.yaml exports/*.csv
              drumbeat nightly --org acme --as-of 2026-10-31
              drumbeat report pipeline --org acme --by team --period quarter
            """,
        version: version,
        subcommands: [
            DatabaseCommand.self, ImportCommand.self, NightlyCommand.self, ReportCommand.self, PeriodCommand.self,
            CalendarCommand.self, PolicyCommand.self, ExplainCommand.self, BridgeCommand.self, InquiryCommand.self, QuotaCommand.self,
            CadenceCommand.self, SessionCommand.self,
            UserCommand.self, GrantCommand.self, TokenCommand.self, PersonCommand.self, AuditCommand.self, ServeCommand.self,
            SampleCommand.self, DoctorCommand.self, ConfigCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // Help asked for and wrong command lines are ArgumentParser's; everything else happened while running.
            if exitCode(for: error) != .failure || error is ValidationError { exit(withError: error) }
            Failure(error).exit()
        }
    }
}
