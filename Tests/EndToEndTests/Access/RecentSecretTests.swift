import Access
import Logging
import Operations
import Postgres
import Store
import Testing

/// Whose a secret is is remembered for a second, as long as nothing is written.
@Suite("Secrets used a moment ago")
struct RecentSecretTests {
    /// Something that somebody else writes, what takes it back, and what the token of the leader of North then shows; nil for nothing.
    private static let changes: [(change: String, undo: String, scope: @Sendable (_ north: Int64, _ lead: Int64) -> Scope?)] = [
        ("update credential set ended_at = now()", "update credential set ended_at = null", { _, _ in nil }),
        (
            "update credential set expires_at = now() - interval '1 second', issued_at = now() - interval '1 day'",
            "update credential set expires_at = now() + interval '1 day'", { _, _ in nil }
        ),
        ("update app_user set is_active = false", "update app_user set is_active = true", { _, _ in nil }),
        (
            "insert into access_grant select org_id, user_id, 'viewer', daterange(null, null), changed_in from app_user",
            "delete from access_grant", { _, _ in .wholeOrganisation }
        ),
        (
            "update team_membership set kind = 'dotted' where kind = 'leader'",
            "update team_membership set kind = 'leader' where kind = 'dotted'", { _, lead in .person(lead) }
        ),
    ]

    @Test("show what they may the moment that changes, whoever changes it, also where a leader's teams are asked for")
    func recheck() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.succeed(["user", "add", "lead@acme.example", "--org", "acme", "--person", "North Lead"])
            let token = try await installation.succeed(["token", "create", "lead@acme.example", "--name", "Lead", "--org", "acme"])
            let north = try await installation.number("team_id", of: "team", where: "name = 'North'")
            let lead = try await installation.number("person_id", of: "app_user", where: "person_id is not null")
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            var configuration = DatabaseConfiguration(conninfo: installation.url)
            configuration.pipelinedConnections = 2
            let database = Database(configuration: configuration, logger: logger)
            let access = AccessOperations(store: Store(database))
            @Sendable func scope() async throws -> Scope? {
                try await access.authenticate(String(token.dropLast()), as: .token, logger: logger)?.scope
            }
            for _ in 0..<4 {
                for (change, undo, expected) in Self.changes {
                    // The first question notes that the token was used, so that the second one is remembered, and the third comes from that.
                    for _ in 0..<3 { #expect(try await scope() == .teams([north]), "before: \(change)") }
                    for (statement, found) in [(change, expected(north, lead)), (undo, .teams([north]))] {
                        // As the database's owner, and without what keeps histories: only what is read counts here.
                        _ = try await installation.value("set session_replication_role = replica; " + statement)
                        #expect(try await scope() == found, "\(statement)")
                    }
                }
            }
            await database.shutdown()
        }
    }
}
