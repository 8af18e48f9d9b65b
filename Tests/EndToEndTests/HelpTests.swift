import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    static let commands = [
        "", "db", "db migrate", "db status", "db verify", "db reporting-login", "import", "nightly", "report", "report pipeline",
        "report attainment", "report coaching", "explain", "cadence", "cadence adopt", "cadence set", "cadence end", "cadence list",
        "cadence kinds", "session", "session plan", "session move", "session cancel", "session decline", "session log", "session confirm",
        "session deny", "session settle", "session rate", "session list", "session slots",
        "bridge", "serve", "sample", "period", "period status", "period lock", "period unlock", "period withdraw",
        "inquiry", "inquiry open", "inquiry answer", "inquiry adjust", "inquiry reject", "inquiry withdraw", "inquiry reopen",
        "inquiry list", "inquiry show", "inquiry erase", "quota", "quota letter", "quota issue", "quota acknowledge", "quota letters",
        "calendar", "calendar show", "calendar set", "policy", "policy list", "policy set", "policy clear",
        "user", "user list", "user add", "user link", "user end", "user readmit", "user unlink", "grant", "grant list", "grant give",
        "grant take", "token", "token list", "token create", "token end", "doctor", "config", "config check",
        "person", "person export", "person erase", "audit", "audit list", "audit show", "audit access", "audit refused", "audit seal",
        "audit verify",
    ]

    @Test("of every command shows how it is used", arguments: commands)
    func example(command: String) async throws {
        let outcome = try await Program.drumbeat.run(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
        #expect(outcome.output.contains(/Examples?:/) && outcome.output.contains("USAGE: drumbeat"), "\(outcome)")
    }

    @Test("names every command there is")
    func complete() async throws {
        for parent in [
            "", "db", "report", "period", "calendar", "inquiry", "quota", "policy", "user", "grant", "token", "audit", "person", "config",
            "cadence",
            "session",
        ] {
            let outcome = try await Program.drumbeat.run(parent.split(separator: " ").map(String.init) + ["--help"])
            let section = outcome.output.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
            let named = section.split(separator: "\n").compactMap { line in
                line.firstMatch(of: #/^  ([a-z-]+)  /#).map { (parent.isEmpty ? "" : parent + " ") + $0.1 }
            }
            let known = Self.commands.filter { command in
                let words = command.split(separator: " ")
                return parent.isEmpty ? words.count == 1 : words.count == 2 && String(words[0]) == parent
            }
            #expect(Set(named) == Set(known))
        }
    }

    @Test("documents exactly the exit codes that the program has")
    func exitCodes() async throws {
        let help = try await Program.drumbeat.run(["--help"]).output
        let section = help.components(separatedBy: "Exit codes:").last?.components(separatedBy: "\n\n").first ?? ""
        let documented = section.matches(of: /(?:^|\s)(\d+) [a-z]/).compactMap { Int32($0.1) }
        let source = try String(contentsOf: Checkout.folder.appending(path: "Sources/drumbeat/Failure.swift"), encoding: .utf8)
        let defined = source.matches(of: /case [a-zA-Z]+ = (\d+)/).compactMap { Int32($0.1) }
        #expect(documented.sorted() == ExitCode.allCases.map(\.rawValue).sorted())
        #expect(Set(defined) == Set(documented).subtracting([0]) && defined.count == Set(defined).count)
    }
}
