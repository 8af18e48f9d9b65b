import Foundation
import TestSupport
import Testing

/// What a user has: a migrated database, the program, and a folder with files.
struct Installation: Sendable {
    /// The database; nothing is in it yet.
    let database: ScratchDatabase
    /// A folder of the test's own; the program runs in it.
    let folder: URL

    /// Makes one, hands it to `body` and removes it, whatever happens.
    ///
    /// Not to be nested: only a few databases exist at a time, and one that waits for another might wait for ever.
    static func with<Result: Sendable>(
        _ template: Template = .empty, _ body: @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        let template = try await template.name()
        return try await ScratchDatabase.with(template: template) { database in
            try await Folder.with { try await body(Installation(database: database, folder: $0)) }
        }
    }

    /// The address under which the administrator logs in.
    var administratorURL: String { database.url }

    /// The address under which the application logs in: the role that owns nothing.
    var url: String { database.url(user: "drumbeat_app") }

    private var program: Program {
        var program = Program.drumbeat
        // What a killed program leaves in its folder for temporary files goes with the folder of the test.
        program.environment = ["DATABASE_URL": url, "TMPDIR": folder.path(percentEncoded: false)]
        return program
    }

    /// Runs a command and returns what it came to.
    func run(_ arguments: [String]) async throws -> Program.Outcome { try await program.run(arguments, in: folder) }

    /// Starts a command.
    func start(_ arguments: [String]) throws -> RunningProgram { try program.start(arguments, in: folder) }

    /// Runs a command as somebody whom the permissions of files bind, which they do not bind root.
    func runBound(_ arguments: [String]) async throws -> Program.Outcome {
        guard geteuid() == 0 else { return try await run(arguments) }
        return try await Program(path: "/usr/bin/env", environment: program.environment).run(
            ["setpriv", "--bounding-set=-dac_override,-dac_read_search", program.path] + arguments, in: folder)
    }

    /// Runs a command that must succeed and returns its standard output.
    @discardableResult
    func succeed(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        let outcome = try await run(arguments)
        try #require(
            outcome.status == 0 && !outcome.wasKilled, "drumbeat \(arguments.joined(separator: " "))\n\(outcome)",
            sourceLocation: sourceLocation)
        return outcome.output
    }

    /// Runs a command that must be refused with an exit code, saying each of `words` on standard error.
    @discardableResult
    func refuse(
        _ arguments: [String], code: ExitCode, saying words: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Program.Outcome {
        let outcome = try await run(arguments)
        let context = Comment(rawValue: "drumbeat \(arguments.joined(separator: " "))\n\(outcome)")
        #expect(outcome.status == code.rawValue && !outcome.wasKilled, context, sourceLocation: sourceLocation)
        for word in words { #expect(outcome.errors.contains(word), "\"\(word)\" is missing: \(context)", sourceLocation: sourceLocation) }
        return outcome
    }

    /// Runs the nightly batch and returns what it said, by the word before the colon; `run` holds the first line.
    @discardableResult
    func nightly(_ organisation: String, asOf day: String) async throws -> [String: String] {
        let lines = try await succeed(["nightly", "--org", organisation, "--as-of", day]).split(separator: "\n")
        var said = ["run": String(lines.first ?? "")]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            said[String(parts[0])] = parts.last?.trimmingCharacters(in: .whitespaces)
        }
        return said
    }

    /// A report as CSV over all time.
    func report(_ kind: String, _ organisation: String, by dimension: String, period: String) async throws -> Table {
        Table(csv: try await reportText(kind, organisation, by: dimension, period: period))
    }

    /// The bytes of a report as CSV over all time.
    func reportText(
        _ kind: String, _ organisation: String, by dimension: String, period: String, options: [String] = []
    ) async throws -> String {
        try await succeed(
            [
                "report", kind, "--org", organisation, "--by", dimension, "--period", period, "--from", "2000-01-01", "--to", "2050-12-31",
                "--format", "csv",
            ] + options)
    }

    /// Locks a period: one asks, another confirms.
    func lock(_ period: String, _ organisation: String) async throws {
        let command = ["period", "lock", period, "--org", organisation]
        try await succeed(command + ["--actor", "analyst", "--reason", "Closed with finance"])
        try await succeed(command + ["--actor", "controller", "--confirm"])
    }

    /// Writes a file into the folder and returns its name.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

    /// Writes bytes into a file of the folder and returns its name.
    @discardableResult
    func write(_ name: String, bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: folder.appending(path: name))
        return name
    }

    /// Every table with the number of its rows and a hash over them, as one text: equal texts mean equal contents.
    func contents(ofOrganisation key: String? = nil) async throws -> String {
        try await summary("t::text", organisation: key)
    }

    /// The same without what a second attempt cannot have in common with the first: clocks, numbers that sequences gave, and seals, because
    /// whether an hour is over is up to the clock.
    func facts() async throws -> String {
        try await summary(
            "(to_jsonb(t) - '{org_id,changed_in,until_change,change_no,known_change,made_at,started_at,finished_at,timings}'::text[])::text",
            organisation: nil, without: "audit_seal")
    }

    /// Every table with the number of its rows, as one text.
    func counts() async throws -> String { try await summary(nil, organisation: nil, without: "audit_seal") }

    /// Every table with the number of its rows and a hash over a text that each row is turned into.
    private func summary(_ text: String?, organisation key: String?, without left: String = "") async throws -> String {
        let tables = try await database.psql(
            """
            select relname from pg_class c
            where relnamespace = 'drumbeat'::regnamespace and relkind = 'r' and relname <> '\(left)'
              and exists (select from pg_attribute where attrelid = c.oid and attname = 'org_id')
            """)
        let hash = text.map { "sum(hashtextextended(\($0), 0))" } ?? "0"
        let mine = key.map { " where org_id = (select org_id from drumbeat.organisation where key = '\($0)')" } ?? ""
        let counts = tables.split(separator: "\n").map {
            "select '\($0): ' || count(*) || ' ' || coalesce(\(hash), 0) from drumbeat.\($0) t" + mine
        }
        return try await database.psql(counts.joined(separator: " union all ") + " order by 1")
    }

    /// A single value or row as the administrator sees it, whom row-level security does not bind.
    func value(_ sql: String) async throws -> String {
        try await database.psql("set search_path = drumbeat, public; " + sql)
    }
}

/// A folder of a test's own.
enum Folder {
    static func with<Result: Sendable>(_ body: @Sendable (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "drumbeat-test-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
