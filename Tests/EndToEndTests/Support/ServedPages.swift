import Foundation
import FoundationNetworking
import Testing

/// The pages of one organisation, served by the program and read by a browser that signed in.
struct ServedPages: Sendable {
    /// What was answered.
    struct Answer: Sendable, Equatable {
        let status: Int
        let text: String
    }

    private let address: String
    private let browser: URLSession

    /// Serves an organisation while `body` runs, to whoever runs the server or to one of the users.
    static func with<Result: Sendable>(
        _ organisation: String, of installation: Installation, as user: String? = nil,
        _ body: @Sendable (ServedPages) async throws -> Result
    ) async throws -> Result {
        let (program, link) = try await start(organisation, installation)
        let outcome: Swift.Result<Result, any Error>
        do {
            let address = String(try #require(link.split(separator: "/enter?token=").first))
            let pages = ServedPages(address: address, browser: URLSession(configuration: .ephemeral))
            let own = try await Self.link(of: user, organisation, installation, address)
            let entered = try await pages.enter(own ?? link)
            try #require(entered.status == 200, "\(entered)")
            outcome = .success(try await body(pages))
        } catch { outcome = .failure(error) }
        program.terminate()
        let end = try await program.outcome()
        #expect(end.status == 0 && !end.wasKilled, "\(end)")
        return try outcome.get()
    }

    private static func link(of user: String?, _ organisation: String, _ installation: Installation, _ address: String) async throws
        -> String?
    {
        guard let user else { return nil }
        return try await installation.succeed(["user", "link", user, "--org", organisation, "--url", address])
    }

    /// The same pages in another browser, which nobody is signed in with.
    var elsewhere: ServedPages { ServedPages(address: address, browser: URLSession(configuration: .ephemeral)) }

    /// Signs in with a link.
    func enter(_ link: String) async throws -> Answer {
        let token = try #require(link.split(separator: "/enter?token=").last).trimmingCharacters(in: .whitespacesAndNewlines)
        var request = URLRequest(url: try #require(URL(string: address + "/enter")))
        request.httpMethod = "POST"
        request.httpBody = Data("token=\(token)".utf8)
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        return try await answer(request)
    }

    /// Sends a form, whatever the answer is; where it leads on is followed.
    func post(_ path: String, _ form: String = "") async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = "POST"
        request.httpBody = Data(form.utf8)
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        return try await answer(request)
    }

    /// Reads a page, whatever the answer is.
    func get(_ path: String) async throws -> Answer {
        try await answer(URLRequest(url: try #require(URL(string: address + path))))
    }

    private func answer(_ request: URLRequest) async throws -> Answer {
        let (data, response) = try await browser.data(for: request)
        return Answer(status: try #require(response as? HTTPURLResponse).statusCode, text: String(decoding: data, as: UTF8.self))
    }

    /// Starts the program on a port that nobody uses, and waits for the link it prints.
    private static func start(_ organisation: String, _ installation: Installation) async throws -> (RunningProgram, link: String) {
        for _ in 1...20 {
            let port = Int.random(in: 20_000..<30_000)
            let program = try installation.start(["serve", "--org", organisation, "--port", "\(port)"])
            while program.isRunning {
                if let link = try program.outputSoFar().firstMatch(of: /http:\S+\/enter\?token=[0-9a-f]{64}/) {
                    return (program, String(link.0))
                }
                try await Task.sleep(for: .milliseconds(20))
            }
            let outcome = try await program.outcome()
            try #require(outcome.status == ExitCode.busy.rawValue, "\(outcome)")
        }
        throw NoFreePort()
    }

    private struct NoFreePort: Error {}
}
