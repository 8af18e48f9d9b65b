import Foundation
import Testing

/// A database cluster of a test's own that asks for passwords, made the way the scripts make theirs.
struct PasswordServer {
    static let password = "correct horse"

    let folder: URL

    /// Makes and starts one, hands `body` the address of its database `postgres` for the login `keeper`, without the password,
    /// and removes it, whatever happens.
    static func with<Result: Sendable>(_ body: @Sendable (_ url: String) async throws -> Result) async throws -> Result {
        try await Folder.with { folder in
            let server = PasswordServer(folder: folder)
            let outcome: Swift.Result<Result, any Error>
            do { outcome = .success(try await body(server.start())) } catch { outcome = .failure(error) }
            _ = try await server.bash("cluster_remove").outcome()
            return try outcome.get()
        }
    }

    private func start() async throws -> String {
        let outcome = try await bash(
            """
            cluster_make
            printf 'local all postgres trust\\nlocal all all scram-sha-256\\n' | as_cluster_owner tee "$cluster_data/pg_hba.conf" >/dev/null
            cluster_start
            cluster_sql postgres "create role keeper login password '\(Self.password)'"
            cluster_url postgres keeper
            """
        ).outcome()
        try #require(outcome.status == 0, "\(outcome)")
        return outcome.output
    }

    private func bash(_ script: String) throws -> RunningProgram {
        try Program(path: "/bin/bash").start(
            [
                "-c", "set -euo pipefail; . scripts/lib/cluster.sh; cluster_use \"$1\"; " + script, "bash",
                folder.path(percentEncoded: false),
            ], in: Checkout.folder)
    }
}
