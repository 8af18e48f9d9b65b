import Foundation
import Testing

@Suite("Erasing a person")
struct ErasureTests {
    private static let erase = ["person", "erase", "Rep 0142", "--org", "acme", "--reason", "Asked for on 3 May"]
    private static let verify = ["audit", "verify", "--org", "acme"]

    /// Where identities stand before: at least these, so that the history is as rich as it should be.
    private static let rich: Set<String> = [
        "drumbeat.person_identity.display_name", "drumbeat.person_identity.email", "drumbeat.user_identity.login",
        "drumbeat.user_subject.subject",
        "drumbeat.source_record.external_id", "drumbeat.change.actor", "drumbeat.change.reason", "drumbeat.change.request_key",
        "drumbeat.period_lock.actor", "drumbeat.period_lock.reason", "drumbeat.inquiry_event.actor", "drumbeat.inquiry_text.body",
        "drumbeat.quota_letter.actor", "drumbeat.absence.reason", "drumbeat.territory.name", "drumbeat.account.name",
        "drumbeat.credential.name",
        "drumbeat.job.actor", "drumbeat.job.subject", "drumbeat.job.request_key", "drumbeat.job.problem", "drumbeat.job.outcome",
        "drumbeat.job_finding.file", "drumbeat.job_finding.cell", "drumbeat.job_finding.reason", "drumbeat.job_finding.fix",
    ]

    @Test("leaves none of his names, addresses and identifiers in any column of any table, and every number as it was")
    func nothingIsLeft() async throws {
        try await Installation.with { installation in
            try await Leaver.make(installation)
            let before = try await Leaver.places(installation)
            #expect(before.isSuperset(of: Self.rich), "\(Self.rich.subtracting(before))")
            let numbers = try await Leaver.numbers(installation)
            let digest = try await installation.value("select digest from run")
            let person = try await installation.number("person_id", of: "person_identity", where: "display_name = 'Rep 0142'")
            let cells = "select md5(string_agg(c::text, ' ' order by c::text)) from (table attainment_cell) c"
            let cellsBefore = try await installation.value(cells)
            let sealed = try await installation.succeed(Self.verify)

            // A look changes nothing.
            let contents = try await installation.contents()
            let looked = try await installation.succeed(Self.erase + ["--dry-run"])
            #expect(looked.contains("person_identity.email: 1 row replaced") && looked.contains("Nothing was changed"), "\(looked)")
            #expect(try await installation.contents() == contents)

            let said = try await installation.succeed(Self.erase)
            #expect(
                said.contains("#\(person) is erased") && looked.contains(said.split(separator: "\n").dropLast().joined(separator: "\n")),
                "\(said)")
            #expect(try await Leaver.places(installation) == [])
            #expect(try await Leaver.places(installation, ["192.0.2.7"]) == [])
            #expect(try await Leaver.numbers(installation) == numbers)
            #expect(try await installation.value(cells) == cellsBefore)
            #expect(try await installation.succeed(Self.verify) == sealed)
            // The next run knows of the erasure and comes to the same digest; the one after it confirms it.
            for expected in ["published", "confirmed"] {
                let night = try await installation.nightly("acme", asOf: Leaver.day)
                #expect(night["run"]?.contains(expected) == true && night["digest"] == digest, "\(night)")
            }
            let shown = try await installation.succeed(["report", "attainment", "--org", "acme", "--by", "rep", "--period", "year"])
            #expect(shown.contains("Erased person \(person)"))
            try await installation.refuse(
                ["person", "export", "Rep 0142", "--org", "acme", "--output", "x.json"], code: .notFound, saying: ["no person"])
            try await installation.succeed(["person", "export", "#\(person)", "--org", "acme", "--output", "x.json"])
            let own = try String(contentsOf: installation.folder.appending(path: "x.json"), encoding: .utf8)
            for identity in Leaver.identities + ["192.0.2.7"] { #expect(!own.contains(identity), "\(identity)") }
            #expect(own.contains("Erased person \(person)") && own.contains("\"table\": \"quota\""))

            // On the record, once; repeated, it is harmless.
            let listed = Table(
                csv: try await installation.succeed(["audit", "list", "--org", "acme", "--kind", "erasure", "--format", "csv"]))
            #expect(listed.rows.map { $0["reason"] } == ["Asked for on 3 May"])
            let change = try #require(listed.rows.first?["change"])
            let detail = try await installation.succeed(["audit", "show", change, "--org", "acme"])
            #expect(detail.contains("period_lock: 0 added, 6 changed") && detail.contains("app_user: 0 added, 1 changed"), "\(detail)")
            let counts = try await installation.contents()
            let again = try await installation.succeed(["person", "erase", "#\(person)", "--org", "acme", "--reason", "Once more"])
            #expect(again.contains("is erased already, by change"), "\(again)")
            #expect(try await installation.contents() == counts)
            // What he was called before can be looked for later.
            try await installation.succeed([
                "person", "erase", "#\(person)", "--org", "acme", "--reason", "A former name", "--also", "promised it",
            ])
            #expect(try await Leaver.places(installation, ["promised it"]) == [])
            try await installation.succeed(Self.verify)
        }
    }

    @Test("holds against the same files: the same person, no difference, no name; also where a later file adds to them")
    func importedAgain() async throws {
        try await Installation.with { installation in
            try await Leaver.make(installation)
            try await installation.succeed(Self.erase)
            let before = try await installation.contents()
            let said = try await installation.succeed(Leaver.importing(installation))
            #expect(said.contains("No change: acme already holds exactly this."), "\(said)")
            #expect(try await installation.contents() == before)
            let people = "select count(*) from person"
            let known = try await installation.value(people)
            // A later extract: another e-mail address and name for the same identifier, and another deal of his.
            var command = try Leaver.importing(installation)
            let mapping = try String(contentsOf: installation.folder.appending(path: "acme.yaml"), encoding: .utf8)
            try installation.write("acme.yaml", mapping.replacing("2025-01-15T12", with: "2025-01-16T12"))
            let roster = try String(contentsOf: installation.folder.appending(path: "people.csv"), encoding: .utf8)
            try installation.write(
                "people.csv", roster.replacing("E-10142,Rep 0142,rep0142@acme.example", with: "E-10142,\"0142, Rep\",new0142@acme.example"))
            let deals = try String(contentsOf: installation.folder.appending(path: "deals.csv"), encoding: .utf8)
            try installation.write("deals.csv", deals + "D5,295847284,A1,Won,70.00,2024-01-05,2024-03-10\n")
            command.append("--dry-run")
            let looked = try await installation.succeed(command)
            #expect(looked.contains("opportunity") && !looked.contains("person_identity"), "\(looked)")
            try await installation.succeed(command.dropLast())
            #expect(try await installation.value(people) == known)
            #expect(try await Leaver.places(installation, Leaver.identities + ["new0142@acme.example", "0142, Rep"]) == [])
            #expect(
                try await installation.value("select count(*) from opportunity o join person_erasure e on e.person_id = o.owner_id") == "4")
            try await installation.succeed(Self.verify)
        }
    }

    @Test("the seals find an erased row that is altered, an erasure that is forged, and one whose record is gone")
    func forgeries() async throws {
        try await Installation.with { installation in
            try await Leaver.make(installation)
            try await installation.succeed(Self.erase)
            _ = try await installation.value(
                "set session_replication_role = replica; update change set made_at = now() - interval '3 hours' where kind = 'erasure'")
            try await installation.succeed(["audit", "seal", "--org", "acme"])
            let good = try await installation.succeed(Self.verify)
            let asItWas = "update change c set reason = k.reason from kept k where k.change_no = c.change_no"
            let withoutRecord = asItWas + "; delete from erased_row where before_digest in (select digest from kept)"
            _ = try await installation.value(
                "set timezone = 'UTC'; create table kept as "
                    + "select change_no, reason, row_digest('change', 'begins', jsonb_strip_nulls(to_jsonb(c))) as digest from change c")
            let forgeries = [
                // An erased row is altered.
                ("update change set reason = 'Checked by nobody' where kind = 'import'", asItWas),
                (
                    "update period_lock set reason = reason || '!' where step_no = 1",
                    "update period_lock set reason = rtrim(reason, '!') where step_no = 1"
                ),
                // Another row is altered, and a record is put beside it that says so: under the erasure that there was, and under another change.
                (
                    """
                    update change set reason = 'Forged' where reason = 'Helps';
                    insert into erased_row select org_id, row_digest('change', 'begins', jsonb_strip_nulls(to_jsonb(c))), k.digest, 'change',
                      (select change_no from change where kind = 'erasure') from change c join kept k using (change_no) where c.reason = 'Forged'
                    """,
                    withoutRecord
                ),
                (
                    """
                    update change set reason = 'Forged' where reason = 'Helps';
                    insert into erased_row select org_id, row_digest('change', 'begins', jsonb_strip_nulls(to_jsonb(c))), k.digest, 'change',
                      (select change_no from change where kind = 'lock' limit 1) from change c join kept k using (change_no) where c.reason = 'Forged'
                    """,
                    withoutRecord
                ),
                (
                    "create table gone as table erased_row; delete from erased_row where noun = 'source_record'",
                    "insert into erased_row select * from gone where noun = 'source_record'"
                ),
                ("update erased_identifier set form = form || 'x'", "update erased_identifier set form = rtrim(form, 'x')"),
                ("update erasure_salt set salt = sha256(salt)", ""),
            ]
            for (forgery, remedy) in forgeries {
                _ = try await installation.value("set session_replication_role = replica; set timezone = 'UTC'; " + forgery)
                try await installation.refuse(Self.verify, code: .trailAltered, saying: ["is the first that is wrong"])
                guard !remedy.isEmpty else { continue }
                _ = try await installation.value("set session_replication_role = replica; " + remedy)
                #expect(try await installation.succeed(Self.verify) == good, "\(remedy)")
            }
        }
    }
}
