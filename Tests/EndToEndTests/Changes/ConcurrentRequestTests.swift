import Foundation
import Testing

@Suite("Requests made twice and at once")
struct ConcurrentRequestTests {
    @Test("a request key is carried out once, whatever comes with it")
    func requestKey() async throws {
        try await Installation.with { installation in
            var company = SmallCompany()
            try await installation.load(company, SmallCompany.File.allCases, ["--request-key", "night-1"])
            let before = try await installation.contents()
            try await installation.refuse(
                company.importing(in: installation) + ["--request-key", "night-1"], code: .usage,
                saying: ["Request night-1 was carried out before, as change 2, with the same files: nothing to do."])
            company.extractedAt = "2025-02-15T12:00:00Z"
            company.setDeal("D1", 3, "110.00")
            try await installation.refuse(
                company.importing(in: installation) + ["--request-key", "night-1"], code: .usage,
                saying: ["night-1 was used before, for other files (change 2)", "another --request-key"])
            #expect(try await installation.contents() == before)
            let said = try await installation.load(company, [.deals], ["--request-key", "night-2"])
            #expect(said.contains("opportunity: 0 added, 1 changed, 0 removed"))
        }
    }

    @Test("two imports at once are never mixed: one waits its turn or is told to come back")
    func twoImports() async throws {
        try await Installation.with { installation in
            func company(_ amount: String, _ day: Int) -> SmallCompany {
                var company = SmallCompany()
                company.deals = (1...4000).map { ["D\($0)", "R1", "Open", amount, "2024-12-01", "2025-02-01"] }
                company.extractedAt = "2025-02-0\(day)T12:00:00Z"
                return company
            }
            try await installation.load(company("1.00", 1))
            for round in 2...4 {
                var running: [RunningProgram] = []
                for amount in ["\(round).00", "\(round).50"] {
                    var own = company(amount, round)
                    own.edits = [("source: crm", "source: crm # \(amount)")]
                    let arguments = try own.importing([.deals], in: installation)
                    // Each its own files: the second must not overwrite those the first is reading.
                    let mine = try arguments.dropFirst().map { name in
                        let text = try String(contentsOf: installation.folder.appending(path: name), encoding: .utf8)
                        return try installation.write("deals_\(amount)_" + name, text)
                    }
                    running.append(try installation.start(["import"] + mine))
                }
                var statuses: [Int32] = []
                for program in running {
                    let outcome = try await program.outcome()
                    statuses.append(outcome.status)
                    if outcome.status != 0 {
                        #expect(outcome.status == ExitCode.busy.rawValue, "\(outcome)")
                        #expect(outcome.errors.contains("Another import of organisation acme is under way"), "\(outcome)")
                    }
                }
                #expect(statuses.contains(0))
                #expect(try await installation.value("select count(distinct amount_minor) from opportunity") == "1")
            }
            try await installation.expectNothingHeld()
        }
    }

    @Test("two imports that found the same organisation at once: one founds it")
    func twoFoundings() async throws {
        try await Installation.with { installation in
            let arguments = try SmallCompany().importing(in: installation)
            let running = try (1...3).map { _ in try installation.start(arguments) }
            var statuses: [Int32] = []
            for program in running {
                let outcome = try await program.outcome()
                statuses.append(outcome.status)
                #expect([0, ExitCode.busy.rawValue].contains(outcome.status), "\(outcome)")
            }
            #expect(statuses.contains(0))
            #expect(try await installation.value("select count(*) from organisation") == "1")
            #expect(try await installation.value("select count(*) from opportunity") == "4")
        }
    }

    @Test("two nights at once come to one run, or two that agree")
    func twoRuns() async throws {
        try await Installation.with(.sample) { installation in
            let nightly = ["nightly", "--org", "sample", "--as-of", Sample.day]
            let running = try (1...2).map { _ in try installation.start(nightly) }
            var statuses: [Int32] = []
            for program in running {
                let outcome = try await program.outcome()
                statuses.append(outcome.status)
                #expect([0, ExitCode.busy.rawValue].contains(outcome.status), "\(outcome)")
            }
            #expect(statuses.contains(0))
            #expect(try await installation.value("select count(distinct digest), count(*) from run") == "1|1")
        }
    }
}
