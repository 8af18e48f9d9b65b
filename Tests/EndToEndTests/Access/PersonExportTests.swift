import Foundation
import Testing

@Suite("A person's own data")
struct PersonExportTests {
    private static func work(_ installation: Installation) async throws {
        try await installation.load(SmallCompany())
        try await installation.nightly("acme", asOf: "2025-01-14")
        for (login, person) in [("first@acme.example", "R1"), ("audit@acme.example", ""), ("admin@acme.example", "")] {
            try await installation.succeed(["user", "add", login, "--org", "acme"] + (person.isEmpty ? [] : ["--person", person]))
        }
        for (login, role) in [("audit", "auditor"), ("admin", "administrator")] {
            try await installation.succeed(["grant", "give", login + "@acme.example", role, "--org", "acme", "--reason", "Works"])
        }
    }

    private static func tables(_ text: String) throws -> [String: [[String: Any]]] {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let tables = try #require(document["tables"] as? [[String: Any]])
        for table in tables { #expect(!((table["description"] as? String) ?? "").isEmpty, "\(table)") }
        return Dictionary(uniqueKeysWithValues: tables.map { ($0["table"] as? String ?? "", $0["rows"] as? [[String: Any]] ?? []) })
    }

    @Test("is every row of every table that names him, with what each table holds, and no row of anybody else")
    func export() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            let command = ["person", "export", "First Rep", "--org", "acme", "--output", "first.json"]
            try await installation.succeed(command)
            let text = try String(contentsOf: installation.folder.appending(path: "first.json"), encoding: .utf8)
            let tables = try Self.tables(text)
            let person = try await installation.number("person_id", of: "person_identity", where: "display_name = 'First Rep'")
            #expect(tables["person_identity"]?.first?["display_name"] as? String == "First Rep")
            #expect(tables["user_identity"]?.first?["login"] as? String == "first@acme.example")
            #expect(tables["source_record"]?.first?["external_id"] as? String == "R1")
            for foreign in ["Third Rep", "Second Rep", "audit@acme.example", "digest\": \"\\\\x"] {
                #expect(!text.contains(foreign), "\(foreign)")
            }
            // Counted table by table, without the view.
            let counted = try await installation.value(
                """
                select string_agg(format('select %L || ''='' || count(*) from drumbeat.%I where %s', c.relname, c.relname,
                  (select string_agg(format('%I = \(person)', a.attname), ' or ') from pg_attribute a
                   where a.attrelid = c.oid and a.attname in ('person_id', 'rep_id', 'owner_id'))), ' union all ')
                from pg_class c where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'rep_id', 'owner_id'))
                """)
            for line in try await installation.value(counted).split(separator: "\n") {
                let parts = line.split(separator: "=")
                #expect(tables[String(parts[0])]?.count ?? 0 == Int(parts[1]), "\(line)")
            }
            try await installation.refuse(command, code: .usage, saying: ["is there already"])
            try await installation.refuse(
                ["person", "export", "Nobody", "--org", "acme", "--output", "x.json"], code: .notFound, saying: ["no person \"Nobody\""])
        }
    }

    @Test("is given on the page Account to himself, and to nobody who only looks as he does")
    func own() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            try await ServedPages.with("acme", of: installation, as: "first@acme.example") { pages in
                #expect(try await pages.get("/account").text.contains("href=\"/account/data\""))
                let own = try await pages.get("/account/data")
                #expect(own.status == 200, "\(own)")
                #expect(try Self.tables(own.text)["person_identity"]?.count == 1)
                #expect(!own.text.contains("Third Rep") && !own.text.contains("Second Rep"))
            }
            for login in ["audit@acme.example", "admin@acme.example"] {
                try await ServedPages.with("acme", of: installation, as: login) { pages in
                    let account = try await pages.get("/account")
                    #expect(account.status == 200 && !account.text.contains("/account/data"), "\(account)")
                    #expect(try await pages.get("/account/data").status == 403)
                    guard login.hasPrefix("admin") else { return }
                    _ = try await pages.post("/view/begin", "login=first%40acme.example&reason=x")
                    let looked = try await pages.get("/account")
                    #expect(looked.text.contains("first@acme.example") && !looked.text.contains("/account/data"), "\(looked)")
                    #expect(try await pages.get("/account/data").status == 403)
                }
            }
        }
    }
}
