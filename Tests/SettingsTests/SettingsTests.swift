import Foundation
import Settings
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("a flag counts before a variable, that before the file, and that before the default; each says where it is from")
    func order() {
        let file = (path: "drumbeat.yaml", text: "serve:\n  host: ::1\n  port: 1001\n  upload-limit: 7\nlog:\n  level: info\n")
        let environment = ["DRUMBEAT_SERVE_PORT": "1002", "DRUMBEAT_SERVE_UPLOAD_LIMIT": "8", "HOME": "/x"]
        let settings = Settings(options: [.servePort: ["1003"]], environment: environment, file: file)
        #expect(settings.faults.isEmpty, "\(settings.faults)")
        #expect(settings.whole(.servePort) == 1003 && settings[.servePort].origin == "--port")
        #expect(settings.whole(.serveUploadLimit) == 8 && settings[.serveUploadLimit].origin == "DRUMBEAT_SERVE_UPLOAD_LIMIT")
        #expect(settings.text(.serveHost) == "::1" && settings[.serveHost].origin == "drumbeat.yaml line 2")
        #expect(settings.text(.logLevel) == "info" && settings[.logLevel].origin == "drumbeat.yaml line 6")
        #expect(settings.whole(.serveShutdownLimit) == 30 && settings[.serveShutdownLimit].origin == "default")
        #expect(settings.text(.serveUploads) == nil && settings[.serveUploads].origin == nil)
        #expect(settings.all.map(\.setting) == Setting.allCases)
    }

    @Test("every setting is read from its variable and from the file, and no two share a variable, an option or a key")
    func everywhere() {
        for setting in Setting.allCases {
            let value =
                switch setting.rule {
                case .whole(let range): "\(range.upperBound)"
                case .oneOf(let words): words[words.count - 1]
                case .text, .texts: "x,y"
                }
            let expected = setting.rule == .texts ? ["x", "y"] : [value]
            let variable = Settings(environment: [setting.variable: value])
            #expect(variable[setting].texts == expected && variable[setting].origin == setting.variable, "\(setting)")
            #expect(variable.faults.isEmpty, "\(variable.faults)")
            let parts = setting.key.split(separator: ".")
            let written = setting.rule == .texts ? "[x, y]" : value
            let file = Settings(environment: [:], file: (path: "f", text: "\(parts[0]):\n  \(parts[1]): \(written)\n"))
            #expect(file[setting].texts == expected && file[setting].origin == "f line 2", "\(setting)")
            #expect(file.faults.isEmpty, "\(file.faults)")
        }
        #expect(Set(Setting.allCases.map(\.variable)).count == Setting.allCases.count)
        let options = Setting.allCases.compactMap(\.option)
        #expect(Set(options).count == options.count)
        #expect(Setting.allCases.filter { $0.option == nil } == [.databaseAdminURL, .oidcClientSecret])
    }

    @Test("everything that is wrong is said at once, each with its place")
    func faults() {
        let text = """
            serve:
              port: 0
              prot: 1
              host: [a, b]
              uploads: ""
              metrics-port:
            sevre:
              port: 1
            log: loud
            oidc:
              organisations: one
              name: {a: b}
            """
        let settings = Settings(
            environment: ["DRUMBEAT_LOG_FORMAT": "xml", "DRUMBEAT_SERVE_PROT": "1", "DRUMBEAT_PROGRAM": "x"],
            file: (path: "f", text: text))
        #expect(
            settings.faults.sorted() == [
                "DRUMBEAT_LOG_FORMAT takes text, json, not \"xml\".",
                "There is no setting for the variable DRUMBEAT_SERVE_PROT; `drumbeat config check --help` says which there are. Correct or "
                    + "unset it.",
                "f line 12: oidc.name takes a value, not a section.",
                "f line 2: serve.port takes 1 to 65535, not \"0\".",
                "f line 3: there is no setting serve.prot. Those of serve are organisation, host, port, public-url, uploads, upload-limit, "
                    + "requests-per-second, metrics-port, shutdown-delay, shutdown-limit.",
                "f line 4: serve.host takes one value, not \"a,b\".",
                "f line 5: serve.uploads takes a text that is not empty, not \"\".",
                "f line 7: there is no section sevre. Sections are database, log, oidc, serve.",
                "f line 9: log is a section: its settings stand below it, indented.",
            ], "\(settings.faults.sorted().joined(separator: "\n"))")
    }

    @Test(
        "a file that is no YAML, or holds no sections, or names a setting twice, is refused",
        arguments: ["a: [", "- a", "serve:\n  port: 1\n  port: 2"])
    func noSections(text: String) {
        let settings = Settings(environment: [:], file: (path: "f", text: text))
        #expect(settings.faults.count == 1 && settings.faults[0].hasPrefix("f "), "\(settings.faults)")
    }

    @Test("an empty file states nothing, and so does one of comments", arguments: ["", "# nothing yet\n", "serve:\n"])
    func empty(text: String) {
        #expect(Settings(environment: [:], file: (path: "f", text: text)).faults.isEmpty)
    }

    @Test("a variable of the database that is empty is as good as not there; of others it is a fault, and a secret is never told")
    func emptyVariables() {
        #expect(Settings(environment: ["DATABASE_URL": "", "DRUMBEAT_ADMIN_URL": ""]).faults.isEmpty)
        #expect(Settings(environment: ["DATABASE_URL": ""]).text(.databaseURL) == nil)
        #expect(
            Settings(environment: ["DRUMBEAT_OIDC_CLIENT_SECRET": ""]).faults
                == ["DRUMBEAT_OIDC_CLIENT_SECRET takes a text that is not empty."])
        let listed = Settings(environment: [:], file: (path: "f", text: "oidc: {client-secret: [hush, hush]}"))
        #expect(listed.faults.count == 1 && !listed.faults.joined().contains("hush"), "\(listed.faults)")
    }

    @Test("the list of docs/settings.md is the list of settings")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/settings.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|", omittingEmptySubsequences: true).prefix(4).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let expected = Setting.allCases.map { setting in
            ["`\(setting.key)`", "`\(setting.variable)`", setting.option.map { "`\($0)`" } ?? "", setting.standard ?? ""]
        }
        #expect(rows == expected, "\(rows)")
    }
}
