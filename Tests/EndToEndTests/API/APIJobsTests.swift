import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@Suite("Imports and runs through the API")
struct APIJobsTests {
    private static func serve(
        _ company: SmallCompany, _ body: @Sendable @escaping (Installation, ServedAPI) async throws -> Void
    ) async throws {
        try await Installation.with { installation in
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            var other = SmallCompany()
            (other.key, other.name) = ("other", "Other")
            try await installation.load(other)
            try await ServedAPI.with(
                installation,
                [
                    "whole": ("acme", .wholeOrganisation), "viewer": ("acme", .wholeOrganisation), "part": ("acme", .teams([1])),
                    "foreign": ("other", .wholeOrganisation),
                ],
                permissions: [
                    "whole": Set(Permission.allCases), "part": Set(Permission.allCases), "foreign": Set(Permission.allCases),
                ]
            ) { api in try await body(installation, api) }
        }
    }

    /// Uploads the deals of a company; the identifier of the upload.
    private static func upload(_ company: SmallCompany, _ installation: Installation, _ api: ServedAPI) async throws -> String {
        let opened = try await api.upload(.post, "/uploads", company.mapping)
        let id = try #require(opened.json["upload"] as? String, "\(opened)")
        #expect(opened.status == 201 && opened.headers[.location] == "/api/v1/uploads/" + id)
        let rows = [SmallCompany.dealHeader] + company.deals.map { $0.joined(separator: ",") }
        let put = try await api.upload(.put, "/uploads/\(id)/files/deals_acme.csv", rows.joined(separator: "\n") + "\n")
        let files = put.json["files"] as? [[String: Any]] ?? []
        #expect(put.status == 200 && files.first?["file"] as? String == "deals_acme.csv" && files.count == 1, "\(put)")
        return id
    }

    private static func ended(_ begun: ServedAPI.Answer, _ api: ServedAPI) async throws -> [String: Any] {
        let location = try #require(begun.headers[.location], "\(begun)")
        #expect(begun.status == 202)
        for _ in 0..<600 {
            let job = try await api.get(location.replacing("/api/v1", with: ""))
            if job.json["ended_at"] is String { return job.json }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the job did not end: \(begun)")
        return [:]
    }

    @Test("upload, dry run, import, run, report: the numbers are those of the command, and a repeated request does nothing twice")
    func wholeWay() async throws {
        var company = SmallCompany()
        company.extractedAt = "2025-01-20T12:00:00Z"
        company.setDeal("D4", 3, "90.00")
        let changed = company
        try await Self.serve(SmallCompany()) { installation, api in
            let id = try await Self.upload(changed, installation, api)
            let dry = try await Self.ended(try await api.send(.post, "/imports", ["upload": id, "dry_run": true]), api)
            let shown = try #require(dry["outcome"] as? [String: Any], "\(dry)")
            #expect(dry["state"] as? String == "done" && shown["status"] as? String == "dry-run" && dry["change"] is NSNull)
            let lines = shown["lines"] as? [[String: Any]] ?? []
            #expect(lines.contains { $0["field"] as? String == "amount_minor" && "\($0["after"] ?? "")" == "9000" }, "\(lines)")

            let begun = try await api.send(.post, "/imports", ["upload": id, "reason": "Corrected"], key: "import-1")
            let done = try await Self.ended(begun, api)
            let change = try #require(done["change"] as? Int, "\(done)")
            #expect((done["outcome"] as? [String: Any])?["status"] as? String == "applied" && done["kind"] as? String == "import")
            let again = try await api.send(.post, "/imports", ["upload": id, "reason": "Corrected"], key: "import-1")
            #expect(again.json["job"] as? Int == begun.json["job"] as? Int && again.status == 202, "\(again)")
            #expect(try await api.send(.post, "/imports", ["upload": id], key: "import-1").status == 422)
            let record = try await installation.value("select actor || ' ' || reason from change where change_no = \(change)")
            #expect(record.hasSuffix("user:whole Corrected"))

            let run = try await Self.ended(try await api.send(.post, "/runs", ["as_of": "2025-01-20"]), api)
            let outcome = try #require(run["outcome"] as? [String: Any], "\(run)")
            #expect(outcome["is_new"] as? Bool == true && (outcome["run"] as? [String: Any])?["run"] as? Int == 2)
            let confirmed = try await Self.ended(try await api.send(.post, "/runs", ["as_of": "2025-01-20"]), api)
            #expect((confirmed["outcome"] as? [String: Any])?["is_new"] as? Bool == false, "\(confirmed)")
            let rows = try await api.get("/attainment?dimension=company&period=2024").items
            #expect(isSame((rows.first?["values"] as? [String: Any])?["credit"], ["amount": "190.00", "currency": "USD"]), "\(rows)")
            let (jobs, pages) = try await api.all("/jobs", limit: 1)
            #expect(jobs.count == 4 && pages == 4)
            #expect(try await api.get("/jobs?kind=import").items.count == 2)
            #expect(try await api.send(.delete, "/uploads/\(id)").status == 200)
            #expect(try await api.get("/uploads/\(id)").status == 404)
        }
    }

    @Test("bad files are refused with every finding by place, and nothing is written")
    func findings() async throws {
        var company = SmallCompany()
        company.extractedAt = "2025-01-20T12:00:00Z"
        company.setDeal("D1", 3, "a lot")
        company.setDeal("D2", 4, "2024-02-31")
        company.setDeal("D3", 1, "R9")
        let bad = company
        try await Self.serve(SmallCompany()) { installation, api in
            let before = try await installation.value("select max(change_no) from change")
            let id = try await Self.upload(bad, installation, api)
            let job = try await Self.ended(try await api.send(.post, "/imports", ["upload": id]), api)
            #expect(job["state"] as? String == "refused" && job["finding_count"] as? Int == 3, "\(job)")
            let (found, pages) = try await api.all("/jobs/\(job["job"] as? Int ?? 0)/findings", limit: 2)
            let places = found.map { "\($0["file"] ?? "") \($0["row"] ?? "") \($0["column"] ?? "") \($0["value"] ?? "")" }
            #expect(
                places == [
                    "deals_acme.csv 2 amount a lot", "deals_acme.csv 3 created 2024-02-31", "deals_acme.csv 4 owner R9",
                ] && pages == 2, "\(found)")
            #expect(found.allSatisfy { !($0["fix"] as? String ?? "").isEmpty && $0["severity"] as? String == "error" })
            // A mapping that is none, a file it does not know, and one for another organisation.
            for (mapping, code) in [
                ("source: [", "mapping."), (bad.mapping.replacing("deals*.csv", with: "bookings.csv"), "file."),
            ] {
                let opened = try await api.upload(.post, "/uploads", mapping)
                let id = try #require(opened.json["upload"] as? String)
                _ = try await api.upload(.put, "/uploads/\(id)/files/deals_acme.csv", "id\n1\n")
                let job = try await Self.ended(try await api.send(.post, "/imports", ["upload": id]), api)
                let findings = try await api.get("/jobs/\(job["job"] as? Int ?? 0)/findings").items
                #expect(job["state"] as? String == "refused" && !findings.isEmpty, "\(job)")
                #expect(findings.allSatisfy { ($0["code"] as? String ?? "").hasPrefix(code) }, "\(findings)")
                #expect(!"\(findings)".contains("/uploads"), "the server's folders are nobody's business: \(findings)")
            }
            let opened = try await api.upload(.post, "/uploads", bad.mapping.replacing("key: acme", with: "key: other"))
            let other = try #require(opened.json["upload"] as? String)
            _ = try await api.upload(.put, "/uploads/\(other)/files/deals_acme.csv", "id\n1\n")
            let foreign = try await Self.ended(try await api.send(.post, "/imports", ["upload": other]), api)
            #expect(foreign["state"] as? String == "failed" && "\(foreign["problem"] ?? "")".contains("not for acme"), "\(foreign)")
            #expect(try await installation.value("select max(change_no) from change") == before)
        }
    }

    @Test("uploads: names lead nowhere else, sizes are bounded, and nobody sees another organisation's")
    func uploads() async throws {
        try await Self.serve(SmallCompany()) { installation, api in
            let id = try await Self.upload(SmallCompany(), installation, api)
            for name in ["..", "%2e%2e", "..%2Fmapping.yaml", ".hidden", "a%2Fb", "-rf", "%00", "a%0Ab", "%20a"] {
                let answer = try await api.upload(.put, "/uploads/\(id)/files/\(name)", "x")
                #expect(answer.status == 404, "\(name): \(answer)")
            }
            for other in ["..", "%2e%2e%2f", String(repeating: "0", count: 32), id.uppercased(), id + "0"] {
                #expect(try await api.get("/uploads/\(other)").status == 404)
            }
            #expect(try await api.upload(.put, "/uploads/\(id)/files/large.csv", String(repeating: "x", count: 100_001)).status == 413)
            #expect(try await api.upload(.post, "/uploads", String(repeating: "x", count: 1_048_577)).status == 413)
            #expect(try await api.upload(.post, "/uploads", "").status == 400)
            let files = try await api.get("/uploads/\(id)").json["files"] as? [[String: Any]] ?? []
            #expect(files.count == 1, "nothing of what was refused is left: \(files)")
            #expect(try await api.get("/uploads/\(id)", as: "foreign").status == 404)
            #expect(try await api.upload(.put, "/uploads/\(id)/files/x.csv", "x", as: "foreign").status == 404)
            #expect(try await api.send(.post, "/imports", ["upload": id], as: "foreign").status == 404)
            for token in ["viewer", "part"] {
                #expect(try await api.upload(.post, "/uploads", "x", as: token).status == 403)
                #expect(try await api.send(.post, "/imports", ["upload": id], as: token).status == 403)
                #expect(try await api.send(.post, "/runs", ["as_of": "2025-01-14"], as: token).status == 403)
            }
            let begun = try await api.send(.post, "/imports", ["upload": id])
            let number = try #require(begun.json["job"] as? Int)
            #expect(try await api.get("/jobs/\(number)", as: "foreign").status == 404)
            #expect(try await api.get("/jobs", as: "foreign").items.isEmpty)
            #expect(try await api.get("/jobs/\(number)/findings", as: "foreign").status == 404)
            #expect(try await api.send(.delete, "/jobs/\(number)", as: "foreign").status == 404)
            _ = try await Self.ended(begun, api)
            for _ in 0..<19 { #expect(try await api.upload(.post, "/uploads", "x").status == 201) }
            #expect(try await api.upload(.post, "/uploads", "x").status == 400)
        }
    }

    @Test(
        "jobs of an organisation wait for each other; a cancelled one writes nothing; one whose server is gone is said to be lost, or done")
    func lives() async throws {
        var company = SmallCompany()
        company.extractedAt = "2025-01-20T12:00:00Z"
        company.setDeal("D4", 3, "90.00")
        let changed = company
        try await Self.serve(SmallCompany()) { installation, api in
            let id = try await Self.upload(changed, installation, api)
            // Somebody holds the organisation's turn, so that the first job has to fail and the second not to be begun with it.
            var begun: [ServedAPI.Answer] = []
            for _ in 0..<4 { begun.append(try await api.send(.post, "/imports", ["upload": id, "dry_run": true])) }
            let last = try #require(begun.last?.json["job"] as? Int)
            let cancelled = try await api.send(.delete, "/jobs/\(last)")
            #expect(["failed", "done"].contains(cancelled.json["state"] as? String), "\(cancelled)")
            for answer in begun.dropLast() {
                let job = try await Self.ended(answer, api)
                #expect(job["state"] as? String == "done", "one after the other, none in another's way: \(job)")
            }
            let number = "(select max(job_no) from job)"
            _ = try await installation.value(
                "update job set state = 'running', ended_at = null, seen_at = clock_timestamp() - interval '2 minutes' where job_no = \(number)"
            )
            #expect(try await api.get("/jobs/\(last)").json["state"] as? String == "lost")
            _ = try await installation.value(
                """
                insert into change (org_id, change_no, made_at, actor, kind, request_key)
                select org_id, nextval('change_no_sequence'), now(), 'user:whole', 'import', 'job-' || job_no from job where job_no = \(number)
                """)
            let found = try await api.get("/jobs/\(last)")
            #expect(found.json["state"] as? String == "done" && found.json["change"] is Int, "\(found)")
            await api.queue.close()
            let late = try await Self.ended(try await api.send(.post, "/runs", ["as_of": "2025-01-14"]), api)
            #expect(late["state"] as? String == "failed" && "\(late["problem"] ?? "")".contains("stopped"), "\(late)")
        }
    }
}
