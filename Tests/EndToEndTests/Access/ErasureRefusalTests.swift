import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("Erasing a person: what is refused, and who comes between")
struct ErasureRefusalTests {
    private static let org = ["--org", "acme"]

    private static func command(_ person: String, _ options: [String] = ["--reason", "Asked for"]) -> [String] {
        ["person", "erase", person] + org + options
    }

    /// How many locks of this database are of a kind.
    private static func locks(_ condition: String) -> String {
        "select count(*) from pg_locks where database = (select oid from pg_database where datname = current_database()) and " + condition
    }

    @Test(
        "an unknown person, who works here, the only administrator, no reason, one that names him, himself: each says why, and nothing is written"
    )
    func refusals() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            func run(_ arguments: [String]) async throws { try await installation.succeed(arguments + Self.org) }
            try await run(["user", "add", "first@acme.example", "--person", "R1"])
            try await run(["grant", "give", "first@acme.example", "administrator", "--reason", "First"])
            let before = try await installation.contents()
            let meant = ["--reason", "Asked for", "--although-employed"]
            let refusals: [([String], ExitCode, String)] = [
                (Self.command("Nobody"), .notFound, "There is no person \"Nobody\""),
                (Self.command("#999"), .notFound, "There is no person"),
                (Self.command("R2"), .usage, "--although-employed"), (Self.command("R1", meant), .usage, "only administrator"),
                (Self.command("R2", []), .usage, "--reason"), (Self.command("R2", ["--reason", " "]), .usage, "Say why"),
                (Self.command("R2", ["--reason", "second  rep asked", "--although-employed"]), .usage, "The reason names"),
                (Self.command("R2", meant + ["--actor", "Second Rep"]), .usage, "Nobody erases himself"),
                (Self.command("R2", meant + ["--also", "ab"]), .usage, "from 3 to 200 characters"),
                (["person", "erase", "R2", "--org", "other"] + meant, .notFound, "no organisation other"),
            ]
            for (arguments, code, words) in refusals { try await installation.refuse(arguments, code: code, saying: [words]) }
            for (arguments, code, words) in refusals where code == .usage && arguments.contains("--reason") {
                try await installation.refuse(arguments + ["--dry-run"], code: code, saying: [words])
            }
            #expect(try await installation.contents() == before)
            // With another administrator he may go; the other one stays.
            try await run(["user", "add", "second@acme.example"])
            try await run(["grant", "give", "second@acme.example", "administrator", "--reason", "Second"])
            try await installation.succeed(Self.command("R1", meant))
        }
    }

    @Test("whoever has the same name is somebody else, in this organisation and in another")
    func namesakes() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            company.people.append(["R4", "First Rep", "South", "L2", "Home"])
            try await installation.load(company, SmallCompany.File.allCases, ["--reason", "A list of First Rep (R1) and First Rep (R4)"])
            var neighbour = company
            (neighbour.key, neighbour.name) = ("globex", "Globex")
            try await installation.load(neighbour, SmallCompany.File.allCases, ["--reason", "A list of First Rep"])
            let before = try await installation.contents(ofOrganisation: "globex")
            try await installation.refuse(Self.command("First Rep"), code: .usage, saying: ["can mean 2 people"])
            try await installation.succeed(Self.command("R1", ["--reason", "Asked for", "--although-employed"]))
            #expect(try await installation.contents(ofOrganisation: "globex") == before)
            let own = "from person_identity join organisation using (org_id) where key = 'acme'"
            #expect(try await installation.value("select count(*) \(own) and display_name = 'First Rep'") == "1")
            #expect(try await installation.value("select count(*) \(own) and display_name ~ '^Erased person [0-9]+$'") == "1")
            // A name that means two people says nothing of either.
            #expect(
                try await installation.value("select count(*) from change where reason = 'A list of First Rep (R1) and First Rep (R4)'")
                    == "1")
            #expect(try await installation.succeed(company.importing(in: installation)).contains("No change"))
            #expect(try await installation.succeed(neighbour.importing(in: installation)).contains("No change"))
        }
    }

    @Test("an import that is under way goes first; during an erasure none begins, a run waits, and what is killed has done nothing")
    func between() async throws {
        try await Installation.with { installation in
            try await Leaver.make(installation)
            let digest = try await installation.value("select digest from run")
            let before = try await installation.contents()
            try await installation.holding("select pg_advisory_xact_lock(lock_key(org_id, 'import')) from organisation") {
                try await installation.refuse(Self.command("Rep 0142"), code: .busy, saying: ["import", "is under way"])
            }

            try await installation.locking("source_record", "share") {
                let erasing = try installation.start(Self.command("Rep 0142"))
                try await installation.wait(Self.locks("not granted"), until: "1")
                try await installation.refuse(Leaver.importing(installation), code: .busy, saying: ["is being erased"])
                erasing.killHard()
                #expect(try await erasing.outcome().wasKilled)
            }
            try await installation.expectNothingHeld()
            #expect(try await installation.contents() == before)

            try await installation.locking("source_record", "share") {
                let erasing = try installation.start(Self.command("Rep 0142"))
                try await installation.wait(Self.locks("not granted and locktype = 'relation'"), until: "1")
                let night = try installation.start(["nightly", "--as-of", Leaver.day] + Self.org)
                let other = try installation.start(
                    ["user", "add", "later@acme.example"] + Self.org)
                try await installation.wait(Self.locks("not granted and locktype = 'advisory'"), until: "2")
                _ = try await installation.value(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'holder' and datname = current_database()"
                )
                for program in [erasing, night, other] {
                    let outcome = try await program.outcome()
                    #expect(outcome.status == 0, "\(outcome)")
                }
            }
            #expect(try await Leaver.places(installation) == [])
            #expect(try await installation.value("select count(distinct digest) from run where digest = '\(digest)'") == "1")
            #expect(try await installation.nightly("acme", asOf: Leaver.day)["digest"] == digest)
            try await installation.succeed(["audit", "verify"] + Self.org)
        }
    }

    @Test("of a user ends his session at once; pages show the erased person; nobody else is touched")
    func pages() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.succeed(["user", "add", "second@acme.example", "--person", "R2"] + Self.org)
            let person = try await installation.number("person_id", of: "person_identity", where: "display_name = 'Second Rep'")
            try await ServedPages.with("acme", of: installation, as: "second@acme.example") { pages in
                #expect(try await pages.get("/rep/\(person)").text.contains("Second Rep"))
                try await installation.succeed(Self.command("R2", ["--reason", "Asked for", "--although-employed"]))
                #expect(try await pages.get("/rep/\(person)").status == 401)
            }
            try await ServedPages.with("acme", of: installation) { pages in
                let page = try await pages.get("/rep/\(person)")
                #expect(page.status == 200 && page.text.contains("Erased person \(person)") && !page.text.contains("Second Rep"))
                let reps = try await pages.get("/reps")
                #expect(reps.text.contains("Erased person \(person)") && reps.text.contains("First Rep"), "\(reps)")
                #expect(try await pages.get("/changes").text.contains("Asked for"))
            }
            let users = try await installation.succeed(["user", "list"] + Self.org)
            #expect(users.contains("erased-person-\(person) (Erased person \(person)): ended"), "\(users)")
        }
    }

    @Test("through the API: a look first, then once per key, by who administers")
    func api() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            let person = try await installation.number("person_id", of: "person_identity", where: "display_name = 'Second Rep'")
            try await ServedAPI.with(
                installation, ["whole": ("acme", .wholeOrganisation), "operator": ("acme", .wholeOrganisation)],
                permissions: ["whole": Set(Permission.allCases), "operator": Set(Permission.allCases).subtracting([.administer])]
            ) { api in
                let path = "/people/\(person)/erasure"
                let contents = try await installation.contents()
                let looked = try await api.get(path)
                #expect(
                    looked.status == 200 && looked.json["change"] is NSNull && (looked.json["columns"] as? [Any])?.isEmpty == false,
                    "\(looked)")
                #expect(try await api.get(path, as: "operator").status == 403)
                #expect(try await api.send(.post, path, ["reason": "Asked for"], as: "operator").status == 403)
                #expect(try await api.get("/people/999/erasure").status == 404)
                #expect(try await api.send(.post, "/people/999/erasure", ["reason": "Asked for"]).status == 404)
                #expect(try await api.send(.post, path, [:]).status == 400)
                let employed = try await api.send(.post, path, ["reason": "Asked for"])
                #expect(employed.status == 400 && employed.text.contains("works here"), "\(employed)")
                let named = try await api.send(.post, path, ["reason": "For Second Rep", "although_employed": true])
                #expect(named.status == 400 && named.text.contains("The reason names"), "\(named)")
                #expect(try await installation.contents() == contents)
                let body: [String: Any] = ["reason": "Asked for", "although_employed": true]
                let erased = try await api.send(.post, path, body, key: "erase-7")
                #expect(erased.status == 200 && erased.json["kind"] as? String == "erasure", "\(erased)")
                let again = try await api.send(.post, path, body, key: "erase-7")
                #expect(again.json["change"] as? Int == erased.json["change"] as? Int && again.status == 200, "\(again)")
                let other = try await api.send(.post, path, body, key: "erase-8")
                #expect(other.status == 200 && other.json["change"] is NSNull, "everything is so already: \(other)")
                let after = try await api.get(path)
                #expect(
                    after.json["change"] as? Int == erased.json["change"] as? Int && (after.json["columns"] as? [Any])?.isEmpty == true,
                    "\(after)")
                #expect(try await api.get("/subjects/rep/\(person)").text.contains("Erased person \(person)"))
            }
            #expect(try await Leaver.places(installation, ["Second Rep"]) == [])
        }
    }
}
