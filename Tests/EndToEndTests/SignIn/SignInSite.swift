import Foundation
import Testing

/// `drumbeat serve` with a provider of identities beside it, both running.
struct SignInSite: Sendable {
    let installation: Installation
    let provider: FakeProvider
    let server: RunningProgram
    /// The address of the pages.
    let url: String

    static let options = ["--oidc-client-id", FakeProvider.clientID, "--oidc-client-secret-file", "client-secret"]

    /// Serves a small company with a lead and a rep who were admitted, while `body` runs; then makes sure that nothing secret was printed.
    static func with(
        _ options: [String] = ["--org", "acme"], prepare: @Sendable @escaping (Installation) async throws -> Void = { _ in },
        _ body: @Sendable @escaping (SignInSite) async throws -> Void
    ) async throws {
        let provider = try FakeProvider()
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            for (login, person) in [("Lead@acme.example", "North Lead"), ("first@acme.example", "R1")] {
                try await installation.succeed(["user", "add", login, "--person", person, "--org", "acme"])
            }
            try installation.write("client-secret", FakeProvider.clientSecret + "\n")
            try await prepare(installation)
            try await provider.run {
                let port = try FreePort().number
                let server = try installation.start(
                    ["serve", "--port", "\(port)", "--oidc-issuer", provider.issuer, "--oidc-name", "Acme Login"] + options + Self.options)
                let outcome: Swift.Result<Void, any Error>
                do {
                    let said = try await server.output { $0.contains("Sign-in through ") }
                    try #require(server.isRunning, "\(said)")
                    outcome = .success(
                        try await body(
                            SignInSite(installation: installation, provider: provider, server: server, url: "http://127.0.0.1:\(port)")))
                } catch { outcome = .failure(error) }
                server.terminate()
                let end = try await server.outcome()
                #expect(end.status == 0 && !end.wasKilled, "\(end)")
                let printed = end.output + end.errors
                let leaked = provider.secrets.filter { $0.utf8.count > 3 && printed.contains($0) }
                #expect(leaked.isEmpty, "secrets were printed")
                try outcome.get()
            }
        }
    }

    /// What the server has logged so far.
    func log() throws -> String { try server.errorsSoFar() }

    /// Signs in a browser as the account of the provider, and returns what it ends with.
    func signIn(_ browser: TestBrowser, goal: String? = nil) async throws -> TestBrowser.Answer {
        try await browser.follow(url + "/sign-in" + (goal.map { "?return=" + $0 } ?? ""))
    }

    /// Sends a browser to the provider and stops before it comes back; returns the address to which it would.
    func upToReturn(_ browser: TestBrowser) async throws -> String {
        let begun = try await browser.get(url + "/sign-in")
        let sent = try await browser.get(try #require(begun.header("Location"), "\(begun)"))
        return try #require(sent.header("Location"), "\(sent)")
    }

    /// Whether a browser is signed in: sees a page, and not the one that asks it to sign in.
    func isSignedIn(_ browser: TestBrowser) async throws -> Bool {
        let page = try await browser.get(url + "/letters")
        return page.status != 401
    }
}
