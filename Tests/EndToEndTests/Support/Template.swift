import Foundation
import Testing

/// A database made once for a test run, by the program itself, and copied by every test that begins where it ends.
actor Template {
    /// The present schema, nothing in it.
    static let empty = Template { url in
        let outcome = try await Program.drumbeat.run(["db", "migrate", "--database-url", url])
        try #require(outcome.status == 0, "\(outcome)")
    }

    /// The sample organisation of ``Sample/small``, imported; the nightly batch has not run.
    static let sample = Template(from: .empty) { url in
        var program = Program.drumbeat
        program.environment = ["DATABASE_URL": url + "&user=drumbeat_app"]
        let outcome = try await program.run(["sample"] + Sample.small)
        try #require(outcome.status == 0, "\(outcome)")
    }

    private let base: Template?
    private let prepare: @Sendable (_ url: String) async throws -> Void
    private var making: Task<String, any Error>?

    private init(from base: Template? = nil, prepare: @escaping @Sendable (_ url: String) async throws -> Void) {
        self.base = base
        self.prepare = prepare
    }

    /// The name of the database; nobody is connected to it.
    func name() async throws -> String {
        let making = making ?? Task { try await make() }
        self.making = making
        return try await making.value
    }

    private func make() async throws -> String {
        let name = "template_\(ProcessInfo.processInfo.processIdentifier)_\(UUID().uuidString.prefix(8).lowercased())"
        Self.dropAtExit(name)
        try await Server.psql("create database \(name) template \(try await base?.name() ?? "template0")")
        try await prepare(Server.url(database: name))
        return name
    }

    /// A C function sees no variables of ours, so it finds the names in the environment.
    private static func dropAtExit(_ name: String) {
        let variable = "DRUMBEAT_TEST_TEMPLATES"
        let former = ProcessInfo.processInfo.environment[variable]
        setenv(variable, [former, name].compactMap(\.self).joined(separator: " "), 1)
        guard former == nil else { return }
        atexit {
            system(
                #"for name in $DRUMBEAT_TEST_TEMPLATES; do psql --no-psqlrc -qX -d "${DRUMBEAT_TEST_URL:-postgresql:///postgres}" "#
                    + #"-c "drop database if exists $name" >/dev/null 2>&1 </dev/null; done"#)
        }
    }
}

/// The sample organisation as the tests use it.
enum Sample {
    /// Small enough to be imported in about a second.
    static let small = ["--seed", "7", "--reps", "80"]
    /// Its as-of day.
    static let day = "2026-09-30"
    /// The as-of day after its later files.
    static let laterDay = "2026-10-31"
}

/// The test server that `DRUMBEAT_TEST_URL` names.
enum Server {
    private static let base = ProcessInfo.processInfo.environment["DRUMBEAT_TEST_URL"] ?? "postgresql:///postgres"

    /// A URI that opens a database as the administrator.
    static func url(database: String) -> String { base + (base.contains("?") ? "&" : "?") + "dbname=\(database)" }

    /// Runs SQL as the administrator, outside any test's database.
    static func psql(_ sql: String) async throws {
        let outcome = try await Program(path: "/usr/bin/env").run(
            ["psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", base, "-c", sql])
        try #require(outcome.status == 0, "\(outcome)")
    }
}
