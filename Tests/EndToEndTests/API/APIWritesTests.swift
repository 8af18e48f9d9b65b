import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("What the API changes")
struct APIWritesTests {
    private static let all = Set(Permission.allCases)

    private static func serve(_ body: @Sendable @escaping (Installation, ServedAPI) async throws -> Void) async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await ServedAPI.with(
                installation,
                [
                    "whole": ("acme", .wholeOrganisation), "other": ("acme", .wholeOrganisation), "viewer": ("acme", .wholeOrganisation),
                    "part": ("acme", .teams([1])),
                ],
                permissions: ["whole": all, "other": all, "part": all]
            ) { api in try await body(installation, api) }
        }
    }

    @Test("a period is asked for by one and locked by another; each step is a change that the command shows, too")
    func locks() async throws {
        try await Self.serve { installation, api in
            let before = try await api.get("/periods/2024-Q1")
            #expect(before.status == 200 && (before.json["leaves"] as? [Any])?.count == 3, "\(before)")
            let asked = try await api.send(.post, "/periods/2024-Q1/steps", ["step": "lock", "reason": "Closed with finance"])
            #expect(
                asked.status == 200 && asked.json["kind"] as? String == "lock" && asked.json["actor"] as? String == "user:whole", "\(asked)"
            )
            #expect(asked.json["reason"] as? String == "Closed with finance" && (asked.json["created"] as? [Any])?.isEmpty == true)
            let same = try await api.send(.post, "/periods/2024-Q1/steps", ["step": "confirm_lock"])
            #expect(same.status == 400 && same.text.contains("somebody else has to confirm"), "\(same)")
            let confirmed = try await api.send(.post, "/periods/2024-Q1/steps", ["step": "confirm_lock"], as: "other")
            #expect(confirmed.status == 200 && confirmed.json["actor"] as? String == "user:other", "\(confirmed)")
            let shown = try await installation.succeed(["period", "status", "--org", "acme", "--from", "2024-01-01", "--to", "2024-03-31"])
            #expect(shown.components(separatedBy: "locked with run 1, locked by user:other").count == 4, "\(shown)")
            let none = try await api.send(.post, "/periods/2024-Q9/steps", ["step": "lock", "reason": "x"])
            #expect(none.status == 404 && none.text.contains("2024-Q4"), "\(none)")
        }
    }

    @Test("policies, inquiries and letters are changed as by the command, and what came into being is named")
    func decisions() async throws {
        try await Self.serve { installation, api in
            let key = "credit.transfer_policy"
            let policy = try #require(try await api.get("/policies").items.first { $0["policy"] as? String == key })
            #expect(isSame(policy, try await api.get("/policies/" + key).json))
            let bad = try await api.send(.post, "/policies/\(key)/values", ["value": "nobody", "reason": "x"])
            #expect(bad.status == 400 && bad.text.contains("no value of credit.transfer_policy"), "\(bad)")
            let stated = try await api.send(
                .post, "/policies/\(key)/values", ["value": "owner_at_creation", "from": "2024-04-01", "reason": "New rules"])
            #expect(stated.status == 200 && stated.json["kind"] as? String == "policy", "\(stated)")
            let again = try await api.send(
                .post, "/policies/\(key)/values", ["value": "owner_at_creation", "from": "2024-04-01", "reason": "New rules"])
            #expect(again.status == 200 && again.json["change"] is NSNull, "nothing changes: \(again)")
            #expect(try await installation.succeed(["policy", "list", "--org", "acme"]).contains("New rules"))
            let back = try await api.send(.post, "/policies/\(key)/values", ["take_back": true, "reason": "After all not"])
            #expect(back.status == 200 && back.json["change"] is Int, "\(back)")

            let rep = try await installation.number("person_id", of: "person_identity", where: "display_name = 'Second Rep'")
            let opened = try await api.send(
                .post, "/inquiries", ["deal": "D1", "rep_number": rep, "claim": "Half of it", "expected_share": "50", "on": "2025-01-15"])
            #expect(opened.status == 201 && opened.headers[.location] == "/api/v1/inquiries/1", "\(opened)")
            #expect(opened.json["created"] as? [String] == ["/api/v1/inquiries/1"])
            let answered = try await api.send(
                .post, "/inquiries/1/steps", ["step": "answer", "text": "It closed before", "on": "2025-01-16"])
            #expect(answered.status == 200, "\(answered)")
            let wrong = try await api.send(.post, "/inquiries/1/steps", ["step": "adjust", "on": "2025-01-16"])
            #expect(wrong.status == 400 && wrong.text.contains(#""pointer":"/change""#), "\(wrong)")
            let listed = try await installation.succeed(["inquiry", "list", "--org", "acme"])
            #expect(listed.contains("answered"), "\(listed)")
            let erased = try await api.send(.delete, "/inquiries/1/texts")
            #expect(erased.status == 200)
            let detail = try await api.get("/inquiries/1").text
            #expect(!detail.contains("Half of it") && !detail.contains("closed before"), "\(detail)")
            #expect(try await api.send(.post, "/inquiries/9/steps", ["step": "withdraw"]).status == 404)
            #expect(try await api.send(.post, "/inquiries", ["deal": "D1", "rep_number": 999, "claim": "x"]).status == 404)

            let letters = try await api.send(.post, "/letters", ["year": "2024", "on": "2025-01-15"])
            #expect(
                letters.status == 201 && letters.json["created"] as? [String] == ["/api/v1/letters/1", "/api/v1/letters/2"], "\(letters)")
            #expect(letters.headers[.location] == nil)
            let whose = try #require(try await api.get("/letters").items.first?["rep"] as? String)
            let foreign = try await api.send(.post, "/letters/1/acknowledgement", ["by": "South Lead", "on": "2025-01-16"])
            #expect(foreign.status == 400, "\(foreign)")
            #expect(try await api.send(.post, "/letters/1/acknowledgement", ["by": whose, "on": "2025-01-16"]).status == 200)
            #expect(try await api.get("/letters?state=acknowledged").items.count == 1)

            let calendar = try await api.send(
                .post, "/calendar/followers", ["start_month": 7, "from": "2026-07-01", "reason": "Fiscal year of the parent"])
            #expect(calendar.status == 200 && calendar.json["kind"] as? String == "calendar", "\(calendar)")
            let misplaced = try await api.send(.post, "/calendar/followers", ["start_month": 2, "from": "2026-07-02", "reason": "x"])
            #expect(misplaced.status == 400, "\(misplaced)")
            let header = "label,from,to,quarter,year\n"
            let refused = try await api.send(
                .post, "/calendar/followers",
                ["windows": header + "A1,2027-07-01,2027-07-29,AQ,AY\nA2,2027-07-31,2027-02-30,AQ,AY\n", "reason": "Four weeks"])
            #expect(refused.status == 400 && "\(refused)".contains("row 3, column to") && "\(refused)".contains("/windows"), "\(refused)")
            let both = try await api.send(.post, "/calendar/followers", ["windows": header, "start_month": 1, "reason": "x"])
            #expect(both.status == 400 && "\(both)".contains("or else windows"), "\(both)")
            let windows = header + "A1,2027-07-01,2027-07-28,AQ,AY\nA2,2027-07-29,2027-08-31,AQ,AY\n"
            let explicit = try await api.send(.post, "/calendar/followers", ["windows": windows, "reason": "Agreed with finance"])
            #expect(explicit.status == 200, "\(explicit)")
            let labels = try await api.get("/calendar?from=2027-07-01&to=2027-08-31&limit=100").items.compactMap { $0["label"] as? String }
            #expect(labels.contains("A1") && labels.contains("A2") && labels.contains("AQ"), "\(labels)")
        }
    }

    @Test("users, grants and tokens: the secret is shown once, ends with the token, and administering takes its own permission")
    func access() async throws {
        try await Self.serve { installation, api in
            #expect(try await api.send(.post, "/users", ["login": "bi@acme.example"]).status == 200)
            #expect(try await api.send(.post, "/users", ["login": "bi@acme.example"]).status == 400)
            let link = try await api.send(.post, "/users/bi@acme.example/links", [:], key: "l1")
            #expect((link.json["secret"] as? String)?.hasPrefix("drumbeat_acme_") == true, "\(link)")
            #expect(try await api.send(.post, "/users/bi@acme.example/links", [:], key: "l1").json["secret"] is NSNull)
            #expect(try await api.send(.post, "/users/nobody@acme.example/links", [:]).status == 404)
            let granted = try await api.send(
                .post, "/grants", ["login": "bi@acme.example", "role": "viewer", "reason": "Warehouse", "from": "2020-01-01"])
            #expect(granted.status == 200 && granted.json["kind"] as? String == "access", "\(granted)")
            let issued = try await api.send(
                .post, "/tokens", ["login": "bi@acme.example", "name": "Test", "scopes": ["read"], "days": 7], key: "t1")
            let secret = try #require(issued.json["secret"] as? String)
            #expect(issued.status == 201 && secret.hasPrefix("drumbeat_acme_"), "\(issued)")
            let repeated = try await api.send(
                .post, "/tokens", ["login": "bi@acme.example", "name": "Test", "scopes": ["read"], "days": 7], key: "t1")
            #expect(repeated.json["secret"] is NSNull && repeated.json["change"] as? Int == issued.json["change"] as? Int, "\(repeated)")
            let token = try #require(try await api.get("/tokens").items.first)
            #expect(issued.headers[.location] == "/api/v1/tokens/\(token["token"] as? Int ?? 0)" && token["is_good"] as? Bool == true)
            #expect(try await api.send(.delete, "/tokens/\(token["token"] as? Int ?? 0)", ["reason": "Over"]).status == 200)
            #expect(try await api.get("/tokens").items.first?["is_good"] as? Bool == false)
            #expect(try await api.get("/grants").items.map { $0["role"] as? String } == ["viewer"])
            let off = try await api.send(.put, "/users/bi@acme.example/activity", ["is_active": false, "reason": "Over"])
            #expect(off.status == 200, "\(off)")
            #expect(try await api.get("/users").items.first?["is_active"] as? Bool == false)
            let revoked = try await api.send(
                .post, "/grants/revocations", ["login": "bi@acme.example", "role": "viewer", "reason": "Over", "from": "2020-01-01"])
            #expect(revoked.status == 200, "\(revoked)")
            #expect(try await api.get("/grants").items.isEmpty)
            #expect(try await api.get("/users", as: "viewer").status == 403)
            let listed = try await installation.value("select count(*) from change where request_key like 'api-%' or request_key = 't1'")
            #expect(listed.hasSuffix("6"), "every write stands in the record under its request: \(listed)")
        }
    }

    @Test("the same request with the same key changes nothing a second time and is answered alike; another request is refused")
    func idempotency() async throws {
        try await Self.serve { installation, api in
            let body: [String: any Sendable] = ["step": "lock", "reason": "Closed"]
            let first = try await api.send(.post, "/periods/2024-Q1/steps", body, key: "lock-1")
            let second = try await api.send(.post, "/periods/2024-Q1/steps", body, key: "lock-1")
            #expect(first.status == 200 && second.status == 200 && isSame(first.json, second.json), "\(second)")
            let name = try #require(HTTPFields.Element.Name("Idempotency-Replayed"))
            #expect(first.headers[name] == nil && second.headers[name] == "true")
            let other = try await api.send(.post, "/periods/2024-Q2/steps", body, key: "lock-1")
            #expect(other.status == 422 && other.code == "idempotency_key_reused", "\(other)")
            let foreign = try await api.send(.post, "/periods/2024-Q1/steps", body, as: "other", key: "lock-1")
            #expect(foreign.status == 422, "another's request is another request: \(foreign)")
            for key in ["", "a b", String(repeating: "k", count: 201), "api-mine"] {
                #expect(try await api.send(.post, "/periods/2024-Q3/steps", body, key: key).status == 400, "\(key)")
            }
            // Many at once: one change, one answer.
            let letters: [String: any Sendable] = ["year": "2024", "on": "2025-01-15"]
            let answers = try await withThrowingTaskGroup(of: ServedAPI.Answer.self) { group in
                for _ in 0..<12 { group.addTask { try await api.send(.post, "/letters", letters, key: "letters") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let done = answers.filter { $0.status == 201 }
            #expect(!done.isEmpty && Set(done.compactMap { $0.json["change"] as? Int }).count == 1)
            #expect(answers.allSatisfy { $0.status == 201 || $0.code == "busy" }, "\(answers)")
            #expect(try await installation.value("select count(*) from quota_letter").hasSuffix("2"))
        }
    }

    @Test("If-Match: what was changed since it was read is left as it is; of many at once, one wins")
    func conditions() async throws {
        try await Self.serve { installation, api in
            let path = "/policies/credit.transfer_policy"
            let tag = try #require(try await api.get(path).headers[.eTag])
            let body: @Sendable (Int) -> [String: any Sendable] = { day in
                ["value": "shared_days:\(day)", "from": "2024-04-10", "reason": "Number \(day)"]
            }
            #expect(try await api.send(.post, path + "/values", body(10), tag: "\"other\"").status == 412)
            #expect(try await api.send(.post, path + "/values", body(10), tag: tag).status == 200)
            let late = try await api.send(.post, path + "/values", body(11), tag: tag)
            #expect(late.status == 412 && late.code == "precondition_failed", "\(late)")
            // Something else changes meanwhile: that does not matter.
            let now = try #require(try await api.get(path).headers[.eTag])
            #expect(try await api.send(.post, "/users", ["login": "somebody"]).status == 200)
            #expect(try await api.send(.post, path + "/values", body(12), tag: now).status == 200)
            let newest = try #require(try await api.get(path).headers[.eTag])
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for day in 13...24 { group.addTask { try await api.send(.post, path + "/values", body(day), tag: newest).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 200 } == 1 && statuses.allSatisfy { [200, 412, 503].contains($0) }, "\(statuses)")
            #expect(try await api.send(.post, "/users", ["login": "x"], tag: "*").status == 412)
        }
    }

    @Test("a token that may not write, or that sees a part, changes nothing; bodies are read strictly")
    func refused() async throws {
        try await Self.serve { installation, api in
            let before = try await installation.value("select max(change_no) from change")
            let lock: [String: any Sendable] = ["step": "lock", "reason": "x"]
            let viewer = try await api.send(.post, "/periods/2024-Q1/steps", lock, as: "viewer")
            #expect(viewer.status == 403 && viewer.code == "token_scope_missing", "\(viewer)")
            let part = try await api.send(.post, "/periods/2024-Q1/steps", lock, as: "part")
            #expect(part.status == 403 && part.code == "whole_organisation_only", "\(part)")
            #expect(try await api.send(.post, "/periods/2024-Q1/steps", lock, as: "nobody").status == 401)
            let more = try await api.send(
                .post, "/users", ["login": "a b", "is_active": true, "org_id": 1, "roles": ["administrator"]])
            #expect(more.status == 400, "\(more)")
            for name in ["is_active", "org_id", "roles", "login"] { #expect(more.text.contains("\"pointer\":\"/\(name)\""), "\(more)") }
            func raw(_ text: String, _ type: String = "application/json", path: String = "/api/v1/users") async throws -> Int {
                let answer = try await api.client.execute(
                    uri: path, method: .post, headers: [.authorization: "Bearer whole", .contentType: type],
                    body: ByteBuffer(string: text))
                return answer.status.code
            }
            #expect(try await raw(#"{"login":"x"}"#, "text/plain") == 415)
            #expect(try await raw(#"{"login":"x"}"#, "application/x-www-form-urlencoded") == 415)
            #expect(try await raw(#"{"login":"x""#) == 400)
            #expect(try await raw(String(repeating: " ", count: 65_537)) == 413)
            #expect(try await raw(String(repeating: "[", count: 60_000)) == 400)
            #expect(try await raw(#"{"login":"x"}"#, path: "/api/v1/users?login=y") == 400)
            #expect(try await installation.value("select max(change_no) from change") == before)
        }
    }
}
