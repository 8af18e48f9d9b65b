import Testing

@Suite("Where people work, and on which days nobody does")
struct WorkplaceTests {
    private static let header = "id,name,team,leader,zone,holiday_calendar,motion,hired_on,left_on"

    /// Imports a roster as of a day; a row is id, zone, calendar, motion, first and last day. Returns what the program said.
    @discardableResult
    private static func load(
        _ rows: [[String]], _ day: String, isComplete: Bool = false, _ options: [String] = [], in installation: Installation
    ) async throws -> String {
        let mapping = """
            source: crm
            organisation: {key: acme, name: Acme, currency: USD, zone: UTC}
            extracted_at: \(day)T12:00:00Z
            complete: \(isComplete)
            files:
              people.csv:
                noun: person
                dates: YYYY-MM-DD
                fields: {id: id, name: name, team: team, leader: leader, zone: zone, holiday_calendar: holiday_calendar, motion: motion,
                  hired_on: hired_on, left_on: left_on}

            """
        let lines = [["L1", "", "", "", "", ""]] + rows
        let text = lines.map { row in
            "\(row[0]),\(row[0]),North,\(row[0] == "L1" ? "" : "L1"),\(row[1]),\(row[2]),\(row[3]),\(row[4]),\(row[5])\n"
        }
        return try await installation.succeed(
            try ["import", installation.write("acme.yaml", mapping), installation.write("people.csv", header + "\n" + text.joined())]
                + options)
    }

    private static func employments(of person: String = "R1", in installation: Installation) async throws -> [String] {
        try await installation.value(
            """
            select concat_ws(' ', e.during, e.role, e.zone, e.holiday_calendar, e.motion) from employment e
            join source_record x on x.org_id = e.org_id and x.kind = 'person' and x.internal_id = e.person_id
            where x.external_id = '\(person)' order by e.during
            """
        ).split(separator: "\n").map(String.init)
    }

    private static func memberships(in installation: Installation) async throws -> [String] {
        try await installation.value(
            """
            select m.during from team_membership m
            join source_record x on x.org_id = m.org_id and x.kind = 'person' and x.internal_id = m.person_id
            where x.external_id = 'R1' and m.kind = 'member' order by m.during
            """
        ).split(separator: "\n").map(String.init)
    }

    @Test("who moves to another zone works there from the extract on; nothing else of him changes, whenever the same is said again")
    func moved() async throws {
        try await Installation.with { installation in
            func load(_ row: [String], _ day: String) async throws -> String { try await Self.load([row], day, in: installation) }
            func employments() async throws -> [String] { try await Self.employments(in: installation) }
            _ = try await load(["R1", "", "", "", "2024-01-01", ""], "2025-01-15")
            #expect(try await employments() == ["[2024-01-01,) rep"])

            // What was not known is filled in for all days.
            _ = try await load(["R1", "Europe/Paris", "", "B2B", "2024-01-01", ""], "2025-02-01")
            #expect(try await employments() == ["[2024-01-01,) rep Europe/Paris b2b"])
            let members = try await Self.memberships(in: installation)

            let said = try await load(["R1", "Europe/London", "GB", "", "2024-01-01", ""], "2025-03-01")
            #expect(said.contains("GB"), "the calendar has no day yet: \(said)")
            let both = ["[2024-01-01,2025-03-01) rep Europe/Paris GB b2b", "[2025-03-01,) rep Europe/London GB b2b"]
            #expect(try await employments() == both)
            #expect(try await load(["R1", "Europe/London", "GB", "", "2024-01-01", ""], "2025-03-01").contains("No change"))
            #expect(try await load(["R1", "Europe/London", "GB", "", "2024-01-01", ""], "2025-04-01").contains("No change"))
            #expect(
                try await load(["R1", "", "", "", "2024-01-01", ""], "2025-04-02").contains("No change"), "nothing said is nothing changed")
            #expect(try await Self.memberships(in: installation) == members)

            // Corrected on the same day: the row that began then.
            _ = try await load(["R1", "Europe/Lisbon", "", "", "2024-01-01", ""], "2025-05-01")
            _ = try await load(["R1", "Europe/Madrid", "", "", "2024-01-01", ""], "2025-05-01")
            #expect(try await employments().last == "[2025-05-01,) rep Europe/Madrid GB b2b")
            #expect(try await employments().count == 3)

            // The first day of all of it is the first row's; the last day the last one's, and what would be after it is gone.
            _ = try await load(["R1", "Europe/Madrid", "", "", "2024-02-01", "2025-12-31"], "2025-06-01")
            #expect(try await employments().first == "[2024-02-01,2025-03-01) rep Europe/Paris GB b2b")
            #expect(try await employments().last == "[2025-05-01,2026-01-01) rep Europe/Madrid GB b2b")
            _ = try await load(["R1", "Europe/Madrid", "", "", "2024-02-01", "2025-04-10"], "2025-06-02")
            let ended = ["[2024-02-01,2025-03-01) rep Europe/Paris GB b2b", "[2025-03-01,2025-04-11) rep Europe/London GB b2b"]
            #expect(try await employments() == ended)
            #expect(try await load(["R1", "Europe/Madrid", "", "", "2024-02-01", "2025-04-10"], "2025-06-02").contains("No change"))
            #expect(try await Self.memberships(in: installation) == ["[2024-02-01,2025-04-11)"])

            // Hired again, the day after: another employment, which the roster speaks of from now on.
            _ = try await load(["R1", "America/New_York", "", "", "2025-04-11", ""], "2025-06-03")
            #expect(try await employments() == ended + ["[2025-04-11,) rep America/New_York"])
            #expect(try await Self.memberships(in: installation) == ["[2024-02-01,)"])
            #expect(try await load(["R1", "America/New_York", "", "", "2025-04-11", ""], "2025-06-04").contains("No change"))
        }
    }

    @Test("a move of team and zone on one day, then the same roster: neither reaches back")
    func movedTwice() async throws {
        try await Installation.with { installation in
            try await Self.load([["R1", "Europe/Paris", "", "", "", ""]], "2025-01-15", in: installation)
            let mapping = """
                source: crm
                organisation: {key: acme, name: Acme, currency: USD, zone: UTC}
                extracted_at: 2025-03-01T12:00:00Z
                files:
                  moved.csv: {noun: person, fields: {id: id, name: id, team: team, leader: leader, zone: zone}}

                """
            let importing = try [
                "import", installation.write("moved.yaml", mapping),
                installation.write("moved.csv", "id,team,leader,zone\nR1,South,L2,Europe/London\nL2,South,,\n"),
            ]
            try await installation.succeed(importing)
            let members = try await Self.memberships(in: installation)
            #expect(members == ["(,2025-03-01)", "[2025-03-01,)"])
            #expect(try await installation.succeed(importing).contains("No change"))
            let later = try installation.write("moved.yaml", mapping.replacing("2025-03-01T", with: "2025-03-09T"))
            #expect(try await installation.succeed([importing[0], later, importing[2]]).contains("No change"))
            #expect(try await Self.memberships(in: installation) == members)
            #expect(
                try await Self.employments(in: installation) == ["(,2025-03-01) rep Europe/Paris", "[2025-03-01,) rep Europe/London"])
            // Who is missing from a complete roster has left, in whatever zone he was.
            try await Self.load([], "2025-04-01", isComplete: true, ["--accept-deletions", "2"], in: installation)
            #expect(
                try await Self.employments(in: installation)
                    == ["(,2025-03-01) rep Europe/Paris", "[2025-03-01,2025-04-01) rep Europe/London"])
        }
    }

    /// Imports days off, a row each: calendar, day, name.
    private static func holidays(
        _ rows: [String], _ day: String, isComplete: Bool = true, in installation: Installation
    ) throws -> [String] {
        let mapping = """
            source: hr
            organisation: {key: acme, name: Acme, currency: USD, zone: UTC}
            extracted_at: \(day)
            complete: \(isComplete)
            files:
              holidays.csv: {noun: holiday, dates: YYYY-MM-DD, fields: {calendar: calendar, day: day, name: name}}

            """
        return try [
            "import", installation.write("holidays.yaml", mapping),
            installation.write("holidays.csv", (["calendar,day,name"] + rows).joined(separator: "\n") + "\n"),
        ]
    }

    @Test("days off come, are renamed and go with complete files; a few at a time, and on the record")
    func daysOff() async throws {
        try await Installation.with { installation in
            let days = (1...30).map { "FR,2025-01-\($0 < 10 ? "0" : "")\($0),Day \($0)" }
            let said = try await installation.succeed(Self.holidays(days + ["Company,2025-12-24,"], "2025-01-15", in: installation))
            #expect(said.contains("day_off: 31 added, 0 changed, 0 removed"), "\(said)")
            #expect(try await installation.value("select name is null from day_off where calendar = 'company'") == "t")
            let again = try Self.holidays(days + days + ["COMPANY,2025-12-24,"], "2025-01-16", in: installation)
            #expect(try await installation.succeed(again).contains("No change"), "the same day twice is harmless")

            var renamed = Array(days.dropLast())
            renamed[0] = "FR,2025-01-01,New Year"
            let other = try Self.holidays(renamed + ["company,2025-12-24,", "FR,2025-01-01,Another"], "2025-01-17", in: installation)
            let dry = try await installation.run(other + ["--dry-run"])
            #expect(dry.status == 0 && (dry.output + dry.errors).contains("holiday.named_otherwise"), "\(dry)")
            #expect((dry.output + dry.errors).contains("New Year in row 2. That name is kept."), "\(dry)")
            let changed = try await installation.succeed(other)
            #expect(changed.contains("day_off: 0 added, 1 changed, 1 removed"), "\(changed)")
            #expect(try await installation.value("select name from day_off where day = '2025-01-01'") == "New Year")

            let few = try Self.holidays(["FR,2025-06-01,More"], "2025-01-18", isComplete: false, in: installation)
            #expect(try await installation.succeed(few).contains("day_off: 1 added, 0 changed, 0 removed"))
            let before = try await installation.contents()
            try await installation.refuse(
                Self.holidays(["FR,2025-06-01,More"], "2025-01-19", in: installation), code: .deletionsRefused,
                saying: ["no longer names 30 of 31 rows (holiday), more than 5 %"])
            #expect(try await installation.contents() == before)
        }
    }
}
