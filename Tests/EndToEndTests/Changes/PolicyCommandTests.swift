import Testing

@Suite("Policies, on the command line")
struct PolicyCommandTests {
    private static func set(_ words: String..., reason: String = "Plan 2026", actor: String = "controller") -> [String] {
        ["policy"] + words + ["--org", "acme", "--reason", reason, "--actor", actor]
    }

    @Test("what is stated is listed with who and why, replaces what was stated for the same days, and is a change")
    func stating() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let list = ["policy", "list", "--org", "acme"]
            let defaults = try await installation.succeed(list)
            #expect(
                defaults.contains("credit.transfer_policy\n") && defaults.contains("  every day  owner_at_close, the default\n"),
                "\(defaults)")
            let said = try await installation.succeed(
                Self.set("set", "credit.transfer_policy", "shared_days:30", "--from", "2024-01-01"))
            #expect(
                said.contains(#/credit.transfer_policy is shared_days:30 from 2024-01-01 on \(change \d+\)\. Run the nightly/#), "\(said)")
            let again = try await installation.succeed(
                Self.set("set", "credit.transfer_policy", "shared_days:30", "--from", "2024-06-01"))
            #expect(again == "Nothing to change: credit.transfer_policy is shared_days:30 from 2024-06-01 on already.\n")
            try await installation.succeed(Self.set("set", "credit.transfer_policy", "owner_at_creation", "--from", "2025-01-01"))
            let stated = try await installation.succeed(list)
            for line in [
                #/  until 2023-12-31  owner_at_close, the default\n/#,
                #/  2024-01-01 to 2024-12-31  shared_days:30, stated by cli:controller on \d{4}-\d\d-\d\d: Plan 2026\n/#,
                #/  from 2025-01-01 on  owner_at_creation, stated by cli:controller on \d{4}-\d\d-\d\d: Plan 2026\n/#,
            ] { #expect(stated.contains(line), "\(stated)") }
            try await installation.succeed(Self.set("clear", "credit.transfer_policy", reason: "Plan withdrawn"))
            #expect(try await installation.succeed(list) == defaults)
            #expect(
                try await installation.succeed(Self.set("clear", "credit.transfer_policy"))
                    == "Nothing to change: credit.transfer_policy is the default every day already.\n")
            let changes = try await installation.value(
                "select string_agg(reason || ' by ' || actor, ', ' order by change_no) from drumbeat.change where kind = 'policy'")
            #expect(
                changes == "Plan 2026 by cli:controller, Plan 2026 by cli:controller, Plan withdrawn by cli:controller", "\(changes)")
        }
    }

    @Test("a policy is taken in by the next night, which a lock waits for; other organisations keep theirs")
    func takenIn() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            var other = SmallCompany()
            other.key = "other"
            try await installation.load(other)
            try await installation.nightly("acme", asOf: "2025-01-14")
            try await installation.succeed(Self.set("set", "relief.min_days", "5"))
            try await installation.refuse(
                ["period", "lock", "2024-Q1", "--org", "acme", "--actor", "analyst", "--reason", "Closed"], code: .usage,
                saying: ["or a policy stated"])
            try await installation.nightly("acme", asOf: "2025-01-14")
            #expect(try await installation.value("select count(*) from drumbeat.run") == "2")
            #expect(try await installation.succeed(["policy", "list", "--org", "other"]).contains("  every day  10, the default\n"))
        }
    }

    @Test("where credit falls on the booking date, deals wait for theirs: the explanation, the missing deal and the checklist say so")
    func bookingDates() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company)
            try await installation.succeed(Self.set("set", "credit.date", "booked"))
            try await installation.refuse(
                Self.set("set", "credit.date", "entered"), code: .usage,
                saying: ["\"entered\" is no value of credit.date", "close or booked"])
            try await installation.nightly("acme", asOf: "2025-01-14")
            let missing = try await installation.succeed(["explain", "--missing", "D1", "--org", "acme"])
            #expect(missing.contains("It is won (closed on 2024-02-10), but has no booking date"), "\(missing)")
            #expect(missing.contains("It is credited nowhere."), "\(missing)")
            let locking = try await installation.succeed(
                ["period", "lock", "2024-Q1", "--org", "acme", "--actor", "analyst", "--reason", "Closed"])
            #expect(locking.contains("1 deals won in the period have no booking date"), "\(locking)")

            company.extractedAt = "2025-01-16T12:00:00Z"
            company.edits = [("close_on: closed}", "close_on: closed, booked_on: booked}")]
            let files = try [
                installation.write("acme.yaml", company.mapping),
                installation.write(
                    "deals_acme.csv",
                    "\(SmallCompany.dealHeader),booked\nD1,R1,Won,100.00,2024-01-05,2024-02-10,2024-04-02\n"),
            ]
            let difference = try await installation.succeed(["import"] + files + ["--dry-run"])
            #expect(difference.contains("opportunity"), "\(difference)")
            try await installation.succeed(["import"] + files)
            try await installation.nightly("acme", asOf: "2025-01-17")
            let rows = try await installation.succeed(
                ["explain", "attainment", "--org", "acme", "--by", "company", "--period", "2024", "--format", "csv"])
            #expect(rows.contains("counts_as,share,credit,because,booked_on\n"), "\(rows)")
            #expect(rows.contains("2024-02-10,100.00,USD,won,,100.00,credited on its booking date,2024-04-02\n"), "\(rows)")
            #expect(rows.contains("2024-05-05,40.00,USD,unbooked,,,not credited before it is booked,\n"), "\(rows)")
        }
    }

    @Test("unknown keys and values, reasons and organisations that are missing are refused, with what is near")
    func refusals() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.refuse(
                Self.set("set", "credit.transfer_polcy", "owner_at_close"), code: .usage,
                saying: ["There is no policy \"credit.transfer_polcy\"", "Did you mean credit.transfer_policy?"])
            try await installation.refuse(
                Self.set("set", "x", "1"), code: .usage, saying: ["There are: credit.date, credit.transfer_policy, relief.min_days."])
            for value in ["shared_days:0", "shared_days:367", "shared_days", "Owner_at_close", "owner_at_close "] {
                try await installation.refuse(
                    Self.set("set", "credit.transfer_policy", value), code: .usage,
                    saying: ["\"\(value)\" is no value of credit.transfer_policy", "shared_days:N with N from 1 to 366"])
            }
            try await installation.refuse(
                Self.set("set", "relief.min_days", "0"), code: .usage, saying: ["a number of working days from 1 to 99"])
            try await installation.refuse(
                Self.set("set", "relief.min_days", "5", reason: " "), code: .usage, saying: ["Say why: --reason"])
            try await installation.refuse(
                ["policy", "set", "relief.min_days", "5", "--org", "acme"], code: .usage, saying: ["Missing expected argument '--reason"])
            try await installation.refuse(
                Self.set("set", "relief.min_days", "5", "--from", "2024-02-30"), code: .usage, saying: ["2024-02-30"])
            try await installation.refuse(
                ["policy", "list", "--org", "acem"], code: .notFound, saying: ["There is no organisation acem"])
            #expect(try await installation.value("select count(*) from drumbeat.policy") == "0")
        }
    }
}
