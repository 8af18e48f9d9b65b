import Foundation
import Testing

@Suite("The coaching record on the command line")
struct CoachingCommandTests {
    private static func org(_ words: String...) -> [String] { words + ["--org", "acme"] }
    private static let pair = ["--manager", "North Lead", "--rep", "First Rep"]

    @Test("a rhythm is stated, sessions are planned, moved, logged and confirmed, and the night says what became of what was expected")
    func story() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            #expect(try await installation.succeed(Self.org("cadence", "list")).contains("Nothing is expected yet"))
            let adopting = Self.org("cadence", "adopt", "--from", "2025-01-06", "--reason", "Rhythm 2025")
            #expect(try await installation.succeed(adopting).contains("The weekly rhythm is expected from 2025-01-06 on (change "))
            #expect(try await installation.succeed(adopting).contains("Nothing to change"))
            let cadences = try await installation.succeed(Self.org("cadence", "list", "--format", "csv"))
            #expect(cadences.contains("one_on_one,everybody,2025-01-06,,1,45,20,yes,"), "\(cadences)")

            func record(_ words: [String], at time: String) async throws -> String {
                try await installation.succeed(["session"] + words + ["--org", "acme", "--recorded", time])
            }
            #expect(
                try await record(["plan", "--at", "2025-01-07 10:00"] + Self.pair, at: "2025-01-02 09:00") == "Session 1 is planned.\n")
            #expect(
                try await record(["move", "1", "--to", "2025-01-08 10:00"], at: "2025-01-06 09:00").contains("moved to 2025-01-08 10:00"))
            let said = ["--focus", "Discovery", "--feedback", "Ask what waiting costs", "--next-step", "Call Acme"]
            #expect(try await record(["log", "1", "--minutes", "40"] + said, at: "2025-01-08 17:00") == "Session 1 is logged.\n")
            #expect(try await record(["confirm", "1", "--rating", "4"], at: "2025-01-09 09:00").contains("confirmed by the rep"))
            try await installation.nightly("acme", asOf: "2025-01-14")

            let slots = try await installation.succeed(Self.org("session", "slots", "--rep", "First Rep", "--format", "csv"))
            #expect(
                slots == "manager,rep,kind,first_day,last_day,state,reason,session,confirmed,minutes,moves,cancellations,extra\n"
                    + "North Lead,First Rep,one_on_one,2025-01-06,2025-01-12,held,,1,yes,40,1,0,0\n"
                    + "North Lead,First Rep,one_on_one,2025-01-13,2025-01-19,pending,,,no,0,0,0,0\n", "\(slots)")
            let report = try await installation.succeed(
                Self.org("report", "coaching", "--by", "manager", "--period", "quarter", "--format", "csv"))
            #expect(report.contains("North Lead") && report.contains("South Lead"), "\(report)")
            let sessions = try await installation.succeed(Self.org("session", "list", "--format", "json"))
            #expect(sessions.contains("\"answer\" : \"confirmed\"") && !sessions.contains("waiting"), "\(sessions)")
            // What was said stands in one table, and the same night comes to the same digest.
            #expect(try await installation.value("select count(*) from coaching_text where body like '%waiting%'") == "1")
            #expect(try await installation.value("select count(*) from coaching_log c where c::text like '%waiting%'") == "0")
            #expect(try await installation.succeed(Self.org("nightly", "--as-of", "2025-01-14")).contains("run 1"))
            try await installation.succeed(Self.org("audit", "verify"))
        }
    }

    @Test("what cannot be is refused with what to do, and nothing is written")
    func refusals() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let plan = Self.org("session", "plan", "--at", "2025-01-07 10:00")
            try await installation.succeed(plan + Self.pair)
            let before = try await installation.contents()
            let refusals: [([String], ExitCode, String)] = [
                (plan + Self.pair, .usage, "planned for this start already"),
                (plan + ["--manager", "North Lead", "--rep", "North Lead"], .usage, "with himself"),
                (plan + ["--manager", "North Lead"], .usage, "say with whom"),
                (plan + Self.pair + ["--kind", "team_review"], .usage, "name no rep"),
                (plan + Self.pair + ["--kind", "one_on_on"], .usage, "Did you mean one_on_one?"),
                (plan + Self.pair + ["--minutes", "500"], .usage, "1 to 480 minutes"),
                (plan + ["--manager", "Nobody", "--rep", "First Rep"], .notFound, "no person \"Nobody\""),
                (Self.org("session", "plan", "--at", "2025-01-07 25:00") + Self.pair, .usage, "--at"),
                (Self.org("session", "log", "9", "--minutes", "30"), .notFound, "no session 9"),
                (Self.org("session", "log", "1", "--minutes", "30", "--focus", " "), .usage, "focus is empty"),
                (Self.org("session", "log", "--minutes", "30"), .usage, "--manager, --rep and --began"),
                (Self.org("session", "confirm", "1"), .usage, "is not logged"),
                (Self.org("session", "rate", "1", "6"), .usage, "from 1 to 5"),
                (Self.org("session", "move", "1", "--to", "2025-01-07 10:00"), .usage, "already"),
                (
                    Self.org("cadence", "set", "one_on_one", "--every", "20", "--from", "2025-01-06", "--reason", "x"), .usage,
                    "1 to 13 weeks"
                ),
                (Self.org("cadence", "set", "one_on_one", "--from", "2025-01-06", "--reason", " "), .usage, "Say why"),
                (
                    Self.org("cadence", "set", "one_on_one", "--team", "Nowhere", "--from", "2025-01-06", "--reason", "x"), .notFound,
                    "no team \"Nowhere\""
                ),
                (
                    Self.org("cadence", "set", "one_on_one", "--team", "North", "--role", "AE", "--from", "2025-01-06", "--reason", "x"),
                    .usage, "one of --team"
                ),
                (["session", "list", "--org", "other"], .notFound, "no organisation other"),
                (Self.org("report", "coaching", "--by", "product", "--period", "month"), .usage, "no report on coaching by product"),
            ]
            for (arguments, code, words) in refusals { try await installation.refuse(arguments, code: code, saying: [words]) }
            #expect(try await installation.contents() == before)
            try await installation.succeed(Self.org("session", "cancel", "1"))
            try await installation.refuse(
                Self.org("session", "move", "1", "--to", "2025-01-09 10:00"), code: .usage, saying: ["is cancelled"])
            try await installation.refuse(Self.org("session", "log", "1", "--minutes", "30"), code: .usage, saying: ["is cancelled"])
        }
    }

    @Test("of two who end a session at once one does; numbers of another organisation mean nothing here")
    func atOnce() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            var neighbour = SmallCompany()
            (neighbour.key, neighbour.name) = ("globex", "Globex")
            try await installation.load(neighbour)
            try await installation.succeed(Self.org("session", "plan", "--at", "2025-01-07 10:00") + Self.pair)
            try await installation.refuse(
                ["session", "cancel", "1", "--org", "globex"], code: .notFound, saying: ["no session 1 in globex"])
            let outcomes = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<4 { group.addTask { try await installation.run(Self.org("session", "cancel", "1")).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == 0 }.count == 1 && outcomes.filter { $0 == ExitCode.usage.rawValue }.count == 3, "\(outcomes)")
            #expect(try await installation.value("select count(*) from session_event where step = 'cancelled'") == "1")
        }
    }

    @Test("erasing a person takes what was said in his sessions and how he rated them; what was held stays")
    func erased() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            try await installation.succeed(Self.org("cadence", "adopt", "--from", "2025-01-06", "--reason", "Rhythm 2025"))
            try await installation.succeed(
                Self.org(
                    "session", "log", "--began", "2025-01-07 10:00", "--minutes", "40", "--focus", "Discovery", "--feedback",
                    "Ask First Rep",
                    "--next-step", "Call", "--recorded", "2025-01-07 12:00") + Self.pair)
            try await installation.succeed(Self.org("session", "rate", "1", "4"))
            let digest = try await installation.nightly("acme", asOf: "2025-01-14")["digest"]
            try await installation.succeed(Self.org("person", "erase", "R1", "--reason", "Asked for", "--although-employed"))
            #expect(
                try await installation.value("select (select count(*) from coaching_text) + (select count(*) from session_rating)") == "0")
            #expect(try await installation.nightly("acme", asOf: "2025-01-14")["digest"] == digest)
            try await installation.succeed(Self.org("audit", "verify"))
        }
    }
}
