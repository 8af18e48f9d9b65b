import Access
import Foundation
import Testing

@Suite("The trail of changes")
struct AuditTests {
    /// A company with a policy, a user with a role and a token, and changes of three former days.
    private static func work(_ installation: Installation) async throws {
        try await installation.load(SmallCompany())
        try await installation.nightly("acme", asOf: "2025-01-14")
        try await installation.succeed([
            "policy", "set", "relief.min_days", "5", "--org", "acme", "--from", "2025-01-01", "--reason", "Plan 2025",
        ])
        try await installation.succeed(["user", "add", "audit@acme.example", "--org", "acme", "--reason", "Annual audit"])
        try await installation.succeed(["grant", "give", "audit@acme.example", "auditor", "--org", "acme", "--reason", "Annual audit"])
        try await installation.succeed(["token", "create", "audit@acme.example", "--name", "Archive", "--org", "acme"])
        // So that there is something to seal: as if it had happened a day earlier for each change.
        try await forge(
            installation,
            """
            update change set made_at = made_at - make_interval(days => 1 + (select max(change_no) from change)::int - change_no::int);
            update access_event set happened_at = happened_at - interval '1 day'
            """)
    }

    /// What somebody can do who rules the database: neither triggers nor rights hinder him.
    private static func forge(_ installation: Installation, _ sql: String) async throws {
        _ = try await installation.value("set session_replication_role = replica; " + sql)
    }

    @Test("lists who changed what, when, why and from where; narrowed by actor, kind, noun, person, team and days")
    func list() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            func list(_ options: String...) async throws -> Table {
                Table(csv: try await installation.succeed(["audit", "list", "--org", "acme", "--format", "csv"] + options))
            }
            let all = try await list()
            #expect(all.column("kind") == ["access", "access", "access", "policy", "import", "setup"], "\(all)")
            #expect(Set(all.column("channel")) == ["command"] && all.column("reason")[3] == "Plan 2025")
            let actor = try #require(all.column("actor").first)
            #expect(actor.hasPrefix("cli:"))
            #expect(try await list("--actor", actor).rows.count == 6)
            #expect(try await list("--actor", String(actor.dropFirst(4))).rows.count == 6)
            #expect(try await list("--actor", "nobody").rows.isEmpty)
            #expect(try await list("--kind", "import").rows.count == 1)
            #expect(try await list("--noun", "policy").column("kind") == ["policy"])
            #expect(try await list("--noun", "access_grant").column("kind") == ["access"])
            #expect(try await list("--rep", "First Rep").column("kind") == ["import"])
            #expect(try await list("--team", "North").column("kind") == ["import"])
            #expect(try await list("--limit", "2").rows.count == 2)
            let day = String(try #require(all.column("made_at").first).prefix(10))
            #expect(try await list("--from", day, "--to", day).rows.count == 1)
            try await installation.refuse(
                ["audit", "list", "--org", "acme", "--from", "2026-02-01", "--to", "2026-01-01"], code: .usage,
                saying: ["is before the first"])
            try await installation.refuse(
                ["audit", "list", "--org", "acme", "--rep", "First Rep", "--team", "North"], code: .usage, saying: ["not both"])

            let policy = try #require(all.column("change").dropFirst(3).first)
            let shown = try await installation.succeed(["audit", "show", policy, "--org", "acme"])
            #expect(shown.contains("reason: Plan 2025") && shown.contains("policy: 1 added, 0 changed, 0 removed"), "\(shown)")
            let token = try await installation.succeed(["audit", "show", try #require(all.column("change").first), "--org", "acme"])
            #expect(token.contains("token_issued: audit@acme.example"), "\(token)")
            try await installation.refuse(["audit", "show", "999", "--org", "acme"], code: .notFound, saying: ["has no change 999"])
        }
    }

    @Test("signing in and out, and what is refused, is on the record with the address it came from, and no secret is")
    func access() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            try await ServedPages.with("acme", of: installation, as: "audit@acme.example") { pages in
                let changes = try await pages.get("/changes")
                #expect(changes.text.contains("Plan 2025"))
                #expect(try await pages.get("/access").text.contains("signed in"))
                #expect(try await pages.elsewhere.get("/").status == 401)
            }
            let events = Table(csv: try await installation.succeed(["audit", "access", "--org", "acme", "--format", "csv"]))
            #expect(
                events.column("kind") == ["link_ended", "signed_in", "link_issued", "token_issued"]
                    || events.column("kind") == ["signed_in", "link_ended", "link_issued", "token_issued"], "\(events)")
            let entered = try #require(events.rows.first)
            #expect(entered["channel"] == "page" && entered["peer"] == "127.0.0.1", "\(entered)")
            let kept = try await installation.value(
                "select (select string_agg(e::text, ' ') from access_event e) || (select string_agg(c::text, ' ') from change c)")
            #expect(!kept.contains("drumbeat_acme_"))
        }
    }

    @Test("every hour that is over is sealed, once; what is altered, removed or added afterwards is found by its hour")
    func seals() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            let verify = ["audit", "verify", "--org", "acme"]
            #expect(try await installation.succeed(verify).contains("No hour is sealed yet"))
            #expect(try await installation.succeed(["audit", "seal", "--org", "acme"]).hasSuffix("hours sealed.\n"))
            #expect(try await installation.succeed(["audit", "seal", "--org", "acme"]) == "0 hours sealed.\n")
            let good = try await installation.succeed(verify)
            let digest = try #require(good.firstMatch(of: /digest: ([0-9a-f]{64})\n/)).1
            #expect(try await installation.succeed(verify + ["--digest", String(digest)]) == good)
            // The same in another zone and style, as a server may have them.
            _ = try await installation.value(
                "do $$ begin execute format('alter database %I set timezone = ''Asia/Kolkata''', current_database()); "
                    + "execute format('alter database %I set datestyle = ''German''', current_database()); end $$")
            #expect(try await installation.succeed(verify) == good)

            let hours =
                try await installation.value(
                    "set timezone = 'UTC'; select string_agg(to_char(hour, 'YYYY-MM-DD\"T\"HH24'), ' ' order by hour) from audit_seal"
                ).split(separator: "\n").last?.split(separator: " ").map(String.init) ?? []
            try #require(hours.count >= 6, "\(hours)")
            let later = "(select change_no from change where kind = 'policy')"
            // What is done, what undoes it, and the hour that is named: 0 is that of the founding, 1 of the import, 2 of the policy.
            let forgeries: [(String, String, Int, String)] = [
                (
                    "update change set reason = 'x' where change_no = \(later)",
                    "update change set reason = 'Plan 2025' where change_no = \(later)", 2, "differs"
                ),
                (
                    "update change set actor = actor || 'x' where kind = 'setup'",
                    "update change set actor = left(actor, -1) where kind = 'setup'", 0, "differs"
                ),
                (
                    "update opportunity set amount_minor = amount_minor + 1", "update opportunity set amount_minor = amount_minor - 1", 1,
                    "differs"
                ),
                ("create table kept as table policy; delete from policy", "insert into policy table kept; drop table kept", 2, "differs"),
                (
                    "create table kept as select * from change where kind = 'policy'; delete from change where kind = 'policy'",
                    "insert into change table kept; drop table kept", 2, "nothing is there any more"
                ),
                (
                    "insert into team_history (org_id, team_id, level, name, changed_in, until_change) "
                        + "select org_id, team_id, level, 'Forged', changed_in, \(later) from team where level <> 'company' limit 1",
                    "delete from team_history where name = 'Forged'", 1, "differs"
                ),
                (
                    "create table kept as select * from audit_seal order by hour limit 1; delete from audit_seal where hour = (select hour from kept)",
                    "insert into audit_seal table kept; drop table kept", 0, "has none itself"
                ),
                (
                    "update audit_seal set content = sha256('x') where hour = (select max(hour) from audit_seal)", "", hours.count - 1,
                    "does not follow"
                ),
            ]
            for (forgery, remedy, hour, words) in forgeries {
                try await Self.forge(installation, forgery)
                let outcome = try await installation.refuse(verify, code: .trailAltered, saying: [words])
                #expect(outcome.errors.contains("The hour \(hours[hour]):00:00Z is the first that is wrong"), "\(forgery): \(outcome)")
                guard !remedy.isEmpty else { continue }
                try await Self.forge(installation, remedy)
                #expect(try await installation.succeed(verify) == good, "\(remedy)")
            }
        }
    }

    @Test("rows of no change, and seals that were all made anew, are found; a digest that is none is refused")
    func forgedSeals() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            let (seal, verify) = (["audit", "seal", "--org", "acme"], ["audit", "verify", "--org", "acme"])
            try await installation.succeed(seal)
            let digest = try #require(try await installation.succeed(verify).firstMatch(of: /digest: ([0-9a-f]{64})\n/)).1
            try await Self.forge(
                installation,
                "insert into team (org_id, team_id, level, name, changed_in) select org_id, team_id + 1000, level, 'Forged', 999999 from team where level <> 'company' limit 1"
            )
            try await installation.refuse(verify, code: .trailAltered, saying: ["1 rows are stamped with changes that there are not"])
            try await Self.forge(
                installation,
                "delete from team where name = 'Forged'; update change set reason = 'x' where kind = 'policy'; delete from audit_seal")
            try await installation.succeed(seal)
            try await installation.succeed(verify)
            try await installation.refuse(
                verify + ["--digest", String(digest)], code: .trailAltered, saying: ["No sealed hour has the digest \(digest)"])
            try await installation.refuse(verify + ["--digest", "abc"], code: .usage, saying: ["64 hexadecimal digits"])
        }
    }

    @Test("an hour that is still open is not sealed, and a change that was not committed yet is waited for; several seal at once")
    func openHours() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            // A writer that took its time four hours ago and has not committed.
            let org = "(select org_id from organisation)"
            let (slow, sealing) = try await installation.holding("select pg_advisory_lock(4711)") {
                let slow = Task {
                    try await installation.value(
                        """
                        begin; select pg_advisory_xact_lock_shared(lock_key(\(org), 'fence'));
                        insert into change (org_id, change_no, made_at, actor, kind)
                        select \(org), nextval('change_no_sequence'), now() - interval '4 hours', 'slow', 'policy';
                        select pg_advisory_xact_lock(4711); commit
                        """)
                }
                let waiting =
                    "from pg_locks where database = (select oid from pg_database where datname = current_database()) and not granted"
                try await installation.wait("select count(*) \(waiting)", until: "1")
                let sealing = Task {
                    try await withThrowingTaskGroup(of: String.self) { group in
                        for _ in 0..<4 { group.addTask { try await installation.succeed(["audit", "seal", "--org", "acme"]) } }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                }
                try await installation.wait("select count(*) > 1 \(waiting)", until: "t")
                return (slow, sealing)
            }
            _ = try await slow.value
            let outcomes = try await sealing.value
            #expect(outcomes.filter { $0 != "0 hours sealed.\n" }.count == 1, "\(outcomes)")
            #expect(try await installation.value("select count(*) from audit_seal where changes > 0") == "7")
            try await installation.succeed(["audit", "verify", "--org", "acme"])
            // What is done now belongs to the open hour.
            try await installation.succeed(["user", "end", "audit@acme.example", "--org", "acme", "--reason", "Over"])
            #expect(try await installation.succeed(["audit", "seal", "--org", "acme"]) == "0 hours sealed.\n")
            // The nightly run seals as well.
            try await Self.forge(installation, "update change set made_at = now() - interval '90 minutes' where reason = 'Over'")
            try await installation.nightly("acme", asOf: "2025-01-14")
            #expect(try await installation.value("select count(*) from audit_seal where changes > 0") == "8")
            try await installation.succeed(["audit", "verify", "--org", "acme"])
        }
    }

    @Test("the API answers the same; whoever may not see changes gets 403")
    func api() async throws {
        try await Installation.with { installation in
            try await Self.work(installation)
            try await installation.succeed(["user", "add", "viewer@acme.example", "--org", "acme"])
            try await installation.succeed(["grant", "give", "viewer@acme.example", "viewer", "--org", "acme", "--reason", "Looks"])
            try await ServedPages.with("acme", of: installation, as: "viewer@acme.example") { pages in
                let home = try await pages.get("/")
                #expect(home.status == 200 && !home.text.contains("/changes"))
                for path in ["/changes", "/access", "/change/2"] { #expect(try await pages.get(path).status == 403, "\(path)") }
            }
            try await ServedAPI.with(
                installation, ["whole": ("acme", .wholeOrganisation), "north": ("acme", .teams([2]))],
                permissions: ["whole": [.read, .audit], "north": [.read, .audit]]
            ) { api in
                let (items, pages) = try await api.all("/changes", limit: 3)
                #expect(items.count == 9 && pages == 3)
                let listed = try await installation.json(["audit", "list", "--org", "acme"])
                // Null in one, absent in the other.
                let present = items.map { $0.filter { !($0.value is NSNull) } }
                #expect(isSame(present, listed))
                #expect(try await api.get("/changes?kind=policy&noun=policy").items.count == 1)
                #expect(try await api.get("/changes?rep=1&team=2").status == 400)
                #expect(try await api.get("/changes?from=2026-02-01&to=2026-01-01").status == 400)
                let number = try #require(items.first { $0["kind"] as? String == "import" }?["change"] as? Int)
                let shown = try await api.get("/changes/\(number)?lines=3")
                #expect(
                    shown.status == 200 && (shown.json["differences"] as? [Any])?.count == 3 && shown.json["is_complete"] as? Bool == false)
                #expect(try await api.get("/changes/99999").status == 404)
                let events = try await api.all("/access-events", limit: 2)
                #expect(events.items.count == 4 && events.pages == 2)
                for path in ["/changes", "/changes/\(number)", "/access-events"] {
                    #expect(try await api.get(path, as: "north").status == 403, "\(path)")
                }
            }
            try await ServedAPI.with(installation, ["whole": ("acme", .wholeOrganisation)]) { api in
                let changes = try await api.get("/changes")
                #expect(changes.status == 403)
            }
        }
    }
}

extension Table {
    /// The values of a column, row by row.
    fileprivate func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }
}
