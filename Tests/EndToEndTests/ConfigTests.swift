import Foundation
import Testing

@Suite("The settings of a process")
struct ConfigTests {
    @Test("every setting is shown with its value and where it is from; passwords and secrets are not")
    func shown() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "drumbeat.yaml").path
        try Data("database: {url: 'postgresql://someone:hush@db.example/acme'}\nserve:\n  port: 9001\n  organisation: acme\n".utf8).write(
            to: URL(filePath: file))
        var program = Program.drumbeat
        program.environment = ["DRUMBEAT_OIDC_CLIENT_SECRET": "hush", "DRUMBEAT_CONFIG": file]
        let check = ["config", "check", "--oidc-issuer", "https://login.example", "--oidc-client-id", "x"]
        let outcome = try await program.run(check)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
        let lines = outcome.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        for line in [
            "setting value from", "database.url dbname=acme host=db.example password=*** user=someone \(file) line 1",
            "serve.port 9001 \(file) line 3", "serve.host 127.0.0.1 default", "oidc.issuer https://login.example --oidc-issuer",
            "oidc.client-secret *** DRUMBEAT_OIDC_CLIENT_SECRET", "serve.uploads - -",
        ] {
            #expect(lines.contains(line), "\(line) is not in \(outcome.output)")
        }
        #expect(!outcome.output.contains("hush"))
        let json = try await program.run(check + ["--format", "json", "--port", "9002"])
        #expect(
            json.output.contains("\"from\" : \"--port\"") && json.output.contains("\"9002\"") && !json.output.contains("hush"), "\(json)")
    }

    @Test("everything that is wrong is said at once, and the server refuses the same")
    func wrong() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "drumbeat.yaml").path
        try Data("serve:\n  prot: 1\n  port: 70000\nlog: {format: xml}\n".utf8).write(to: URL(filePath: file))
        for command in [["config", "check"], ["serve"], ["db", "status"]] {
            let outcome = try await Program.drumbeat.run(command + ["--config", file])
            #expect(outcome.status == ExitCode.usage.rawValue, "\(outcome)")
            for words in ["line 2: there is no setting serve.prot", "line 3: serve.port takes 1 to 65535", "log.format takes text, json"] {
                #expect(outcome.errors.contains(words), "\(words): \(outcome)")
            }
        }
        let absent = try await Program.drumbeat.run(["nightly", "--org", "acme", "--as-of", "2026-03-31", "--config", file + "x"])
        #expect(absent.status == ExitCode.fileMissing.rawValue && absent.errors.contains("no file of settings"), "\(absent)")
        // What does not fit together.
        let both = try await Program.drumbeat.run([
            "config", "check", "--port", "9000", "--metrics-port", "9000", "--host", "0.0.0.0", "--oidc-name", "x",
        ])
        #expect(both.status == ExitCode.usage.rawValue && both.errors.contains("3 faults in the settings"), "\(both)")
        for words in [
            "--metrics-port has to differ from --port", "--host takes an address that only this machine", "--oidc-name need --oidc-issuer",
        ] {
            #expect(both.errors.contains(words), "\(words): \(both)")
        }
        // Both kinds of fault together.
        for command in [["config", "check"], ["serve"]] {
            let outcome = try await Program.drumbeat.run(command + ["--config", file, "--host", "0.0.0.0"])
            for words in ["log.format takes text, json", "--host takes an address that only this machine"] {
                #expect(outcome.errors.contains(words), "\(words): \(outcome)")
            }
        }
        let malformed = try await Program.drumbeat.run(["config", "check", "--database-url", "postgresql://x:hush@[y"])
        #expect(
            malformed.status == ExitCode.usage.rawValue && !malformed.errors.contains("hush") && !malformed.output.contains("hush"),
            "\(malformed)")
    }

    @Test("a file serves instead of flags, for every command")
    func used() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let port = try FreePort().number
            try installation.write("drumbeat.yaml", "serve:\n  port: \(port)\n  organisation: acme\nlog:\n  level: debug\n  format: json\n")
            let server = try installation.start(["serve", "--config", "drumbeat.yaml"])
            defer { server.killHard() }
            _ = try await server.output { $0.contains("http://127.0.0.1:\(port)/enter?token=") }
            let nightly = try await installation.run(["nightly", "--org", "acme", "--as-of", "2026-03-31", "--config", "drumbeat.yaml"])
            #expect(nightly.status == 0 && nightly.errors.contains("\"level\":\"debug\""), "\(nightly)")
        }
    }

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "drumbeat-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
