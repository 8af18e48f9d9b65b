import Foundation
import Testing

@Suite("Credit inquiries on the command line")
struct InquiryCommandTests {
    private static func inquiry(_ words: String...) -> [String] { ["inquiry"] + words + ["--org", "acme"] }

    @Test("are opened, answered and adjusted by the change that mended the credit; before and after are the runs'")
    func story() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.nightly("acme", asOf: "2025-01-14")
            let opened = try await installation.succeed(
                Self.inquiry(
                    "open", "--deal", "D1", "--rep", "Second Rep", "--claim", "I closed it", "--expects", "100.00", "--on", "2025-01-15",
                    "--actor", "ops"))
            #expect(opened.contains("Inquiry 1 is open"))
            let open = try await installation.succeed(Self.inquiry("list", "--as-of", "2025-01-20", "--format", "csv"))
            #expect(
                open == "inquiry,deal,source,rep,team,period,expected,opened,state,since,age\n"
                    + "1,D1,crm,Second Rep,North,,100.00 USD,2025-01-15,open,2025-01-15,5\n")
            try await installation.succeed(Self.inquiry("answer", "1", "--explanation", "First Rep owned it", "--on", "2025-01-16"))

            company.extractedAt = "2025-01-25T12:00:00Z"
            company.setDeal("D1", 1, "R2")
            company.setDeal("D1", 5, "2025-01-28")
            let imported = try await installation.succeed(company.importing([.deals], in: installation))
            let change = try #require(imported.firstMatch(of: /change (\d+)/)?.1, "\(imported)")
            // The newest run does not know the change yet.
            try await installation.refuse(
                Self.inquiry("adjust", "1", "--change", "\(change)", "--on", "2025-01-18"), code: .usage,
                saying: ["run 1, the newest, does not know change \(change)", "drumbeat nightly --org acme"])
            try await installation.nightly("acme", asOf: "2025-01-31")
            try await installation.refuse(
                Self.inquiry("adjust", "1", "--change", "1", "--on", "2025-01-18"), code: .usage,
                saying: ["change 1, which did not touch deal D1", "Changes that did: \(change)."])
            try await installation.succeed(Self.inquiry("adjust", "1", "--change", "\(change)", "--on", "2025-01-18"))

            let shown = try await installation.succeed(Self.inquiry("show", "1"))
            for part in [
                "adjusted since 2025-01-18 · opened 2025-01-15 · 3 days · expected 100.00 USD", "I closed it", "First Rep owned it",
                "adjusted by change \(change)", "when it was asked: 0.00 USD", "when it was adjusted: 100.00 USD", "cli:ops",
            ] { #expect(shown.contains(part), "\(part)\n\(shown)") }
            let json = try await installation.succeed(Self.inquiry("show", "1", "--format", "json"))
            #expect(json.contains("\"in_cell\" : \"0.00\"") && json.contains("\"in_cell\" : \"100.00\"") && json.contains("\"age\" : 3"))

            // The words go, the steps stay.
            try await installation.succeed(Self.inquiry("erase", "1"))
            #expect(try await installation.value("select count(*) from inquiry_text") == "0")
            #expect(
                try await installation.value("select string_agg(step, ' ' order by step_no) from inquiry_event")
                    == "opened answered adjusted")
            // Nothing of what was said stands anywhere else.
            #expect(try await installation.value("select count(*) from change where reason like '%closed it%'") == "0")
        }
    }

    @Test("what is wrong is refused with a sentence, and nothing is written")
    func refused() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let question = Self.inquiry("open", "--deal", "D1", "--rep", "Second Rep", "--claim", "mine")
            try await installation.refuse(question, code: .noRun, saying: ["The nightly batch has not run"])
            try await installation.refuse(Self.inquiry("list"), code: .noRun, saying: ["The nightly batch has not run"])
            try await installation.nightly("acme", asOf: "2025-01-14")
            let before = try await installation.contents()
            try await installation.refuse(
                Self.inquiry("open", "--deal", "d1", "--rep", "Second Rep", "--claim", "x"), code: .notFound,
                saying: ["has a deal \"d1\"", "Did you mean \"D1\"?"])
            try await installation.refuse(
                Self.inquiry("open", "--deal", "D1", "--rep", "Secnd Rep", "--claim", "x"), code: .notFound,
                saying: ["Did you mean \"Second Rep\"?"])
            try await installation.refuse(question + ["--source", "erp"], code: .notFound, saying: ["Source erp has no deal", "crm"])
            try await installation.refuse(question + ["--period", "2024-Q7"], code: .notFound, saying: ["has no period 2024-Q7"])
            try await installation.refuse(question + ["--expects", "ten"], code: .usage, saying: ["\"ten\" is no amount in USD"])
            try await installation.refuse(question + ["--expects-share", "2000"], code: .usage, saying: ["is no share"])
            try await installation.refuse(question + ["--expects", "1", "--expects-share", "1"], code: .usage, saying: ["not both"])
            try await installation.refuse(
                Self.inquiry("open", "--deal", "D1", "--rep", "Second Rep", "--claim", " "), code: .usage, saying: ["Say what is claimed"])
            try await installation.refuse(
                Self.inquiry("answer", "7", "--explanation", "x"), code: .notFound, saying: ["has no inquiry 7"])
            try await installation.refuse(Self.inquiry("show", "7"), code: .notFound, saying: ["has no inquiry 7"])
            try await installation.refuse(Self.inquiry("list", "--state", "new"), code: .usage, saying: ["state"])
            #expect(try await installation.contents() == before)

            try await installation.succeed(question + ["--on", "2025-01-15"])
            try await installation.refuse(
                Self.inquiry("reject", "1", "--reason", " ", "--on", "2025-01-16"), code: .usage, saying: ["Say why it is rejected"])
            try await installation.succeed(Self.inquiry("reject", "1", "--reason", "agreed otherwise", "--on", "2025-01-16"))
            try await installation.refuse(
                Self.inquiry("withdraw", "1", "--on", "2025-01-17"), code: .usage, saying: ["is rejected since 2025-01-16: reopen it first"]
            )
            // An inquiry waits for nobody: a period can be locked, because no data came in after the run.
            try await installation.succeed(["period", "lock", "2024-Q1", "--org", "acme", "--reason", "closed"])
        }
    }

    @Test("are found by state, rep and team, and no other organisation's")
    func filters() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            var other = SmallCompany()
            other.key = "other"
            try await installation.load(other)
            for key in ["acme", "other"] { try await installation.nightly(key, asOf: "2025-01-14") }
            for (deal, rep) in [("D1", "Second Rep"), ("D4", "Third Rep"), ("D1", "Third Rep")] {
                try await installation.succeed(
                    Self.inquiry("open", "--deal", deal, "--rep", rep, "--claim", "x", "--on", "2025-01-1\(deal == "D1" ? 2 : 1)"))
            }
            func numbers(_ filter: String...) async throws -> [String?] {
                Table(csv: try await installation.succeed(Self.inquiry("list", "--format", "csv") + filter)).rows.map { $0["inquiry"] }
            }
            // The oldest first.
            #expect(try await numbers() == ["2", "1", "3"])
            #expect(try await numbers("--team", "South") == ["2", "3"])
            #expect(try await numbers("--rep", "Second Rep") == ["1"])
            try await installation.succeed(Self.inquiry("withdraw", "3", "--on", "2025-01-13"))
            #expect(try await numbers("--state", "open", "--team", "South") == ["2"])
            #expect(try await installation.succeed(["inquiry", "list", "--org", "other"]) == "There is no such inquiry.\n")
            try await installation.refuse(["inquiry", "show", "1", "--org", "other"], code: .notFound, saying: ["has no inquiry 1"])
        }
    }
}
