import Foundation
import Glibc
import Testing

@Suite("The first administrator")
struct FirstAdministratorTests {
    @Test("is made once by whoever works on the machine, signs in with the link that is printed, and sees the organisation")
    func first() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.succeed(["user", "add", "lead@acme.example", "--person", "North Lead", "--org", "acme"])
            let port = try FreePort().number
            let server = try installation.start(["serve", "--org", "acme", "--port", "\(port)"])
            defer { server.killHard() }
            let said = try await server.output { $0.contains("/enter?token=") }
            let hint =
                "Acme has no administrator yet. Make the first: drumbeat user add LOGIN --first --org acme --url http://127.0.0.1:\(port)\n"
            #expect(said.contains(hint), "\(said)")

            let add = ["user", "add", "Admin@acme.example", "--first", "--org", "acme", "--url", "http://127.0.0.1:\(port)/"]
            let made = try await installation.succeed(add)
            #expect(made.hasPrefix("admin@acme.example is the administrator of acme."), "\(made)")
            let link = try #require(made.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/enter\?token=(drumbeat_acme_[0-9a-f]{64})\n/))
            let browser = TestBrowser()
            #expect(try await browser.post("http://127.0.0.1:\(port)/enter", form: "token=\(link.1)").status == 303)
            let home = try await browser.get("http://127.0.0.1:\(port)/")
            #expect(home.status == 200 && home.text.contains("North") && home.text.contains("South"), "\(home)")
            let grants = try await installation.succeed(["grant", "list", "--org", "acme"])
            #expect(grants.contains("admin@acme.example  administrator  from ") && grants.contains("First administrator"), "\(grants)")

            // Whoever comes second is told who grants roles, and nothing is written.
            try await installation.refuse(
                ["user", "add", "second@acme.example", "--first", "--org", "acme"], code: .notPermitted,
                saying: ["has an administrator already", "grant give"])
            #expect(try await installation.value("select count(*) from app_user") == "2")
            // Once the role has ended, a user who is there already can be made one.
            try await installation.succeed(["user", "end", "admin@acme.example", "--org", "acme", "--reason", "Left"])
            try await installation.succeed(["user", "add", "lead@acme.example", "--first", "--org", "acme"])
            #expect(try await installation.value("select count(*) from app_user") == "2")
        }
    }

    @Test("without --org every organisation is served to its users, and instead of a link it is said how to get one")
    func everyOrganisation() async throws {
        try await Installation.with { installation in
            for key in ["acme", "beta"] {
                var company = SmallCompany()
                (company.key, company.name) = (key, key.capitalized)
                try await installation.load(company)
                try await installation.nightly(key, asOf: "2025-01-14")
                try await installation.succeed(["user", "add", "lead@acme.example", "--person", "North Lead", "--org", key])
            }
            let port = try FreePort().number
            let server = try installation.start(["serve", "--port", "\(port)"])
            defer { server.killHard() }
            var said = try await server.output { $0.contains("No link is printed") }
            #expect(said.contains("Serving every organisation to its users at http://127.0.0.1:\(port)\n"), "\(said)")
            #expect(
                said.contains("drumbeat user link LOGIN --org KEY") && !said.contains("/enter?token=") && !said.contains("USR1"), "\(said)")
            for key in ["acme", "beta"] {
                let link = try await installation.succeed(["user", "link", "lead@acme.example", "--org", key])
                let token = try #require(link.firstMatch(of: /drumbeat_[a-z]+_[0-9a-f]{64}/)).0
                let browser = TestBrowser()
                #expect(try await browser.post("http://127.0.0.1:\(port)/enter", form: "token=\(token)").status == 303)
                let page = try await browser.get("http://127.0.0.1:\(port)/teams")
                #expect(page.status == 200 && page.text.contains(key.capitalized), "\(page)")
            }
            // The signal gives nobody a link that opens nothing, and ends nothing.
            server.send(SIGUSR1)
            said = try await server.output { $0.components(separatedBy: "No link is printed").count == 3 }
            #expect(!said.contains("/enter?token="), "\(said)")
            server.send(SIGTERM)
            #expect(try await server.outcome().status == 0)
        }
    }
}
