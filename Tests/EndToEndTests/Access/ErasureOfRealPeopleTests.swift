import Foundation
import Testing

/// Rosters as companies really have them: identified by name, and by numbers with national ids beside them.
@Suite("Erasing people of real rosters", .enabled(if: SharedData.isPresent, SharedData.notice))
struct ErasureOfRealPeopleTests {
    private static func holds(
        _ installation: Installation, key: String, day: String, command: [String], erasing person: String, identities: [String]
    ) async throws {
        let digest = try await installation.nightly(key, asOf: day)["digest"]
        let people = try await installation.value("select count(*) from person")
        try #require(try await Leaver.places(installation, identities).contains("drumbeat.source_record.external_id"))
        try await installation.succeed(["person", "erase", person, "--org", key, "--reason", "Request 7", "--although-employed"])
        #expect(try await Leaver.places(installation, identities) == [])
        let before = try await installation.contents()
        #expect(try await installation.succeed(command).contains("No change: \(key) already holds exactly this."))
        #expect(try await installation.contents() == before)
        #expect(try await installation.value("select count(*) from person") == people)
        for expected in ["published", "confirmed"] {
            let night = try await installation.nightly(key, asOf: day)
            #expect(night["digest"] == digest && night["run"]?.contains(expected) == true, "\(night)")
        }
        try await installation.succeed(["audit", "verify", "--org", key])
    }

    @Test("by name, as who owns deals, and as who leads a team that is called after him")
    func byName() async throws {
        let team = try #require(try SharedData.table("maven/sales_teams.csv").rows.first)
        let (agent, manager) = (try #require(team["sales_agent"]), try #require(team["manager"]))
        try await Installation.with { installation in
            try await installation.succeed(Maven.importing())
            for person in [agent, manager] {
                try await Self.holds(
                    installation, key: Maven.key, day: Maven.day, command: Maven.importing(), erasing: person, identities: [person])
            }
            let report = try await installation.reportText("pipeline", Maven.key, by: "team", period: "year")
            #expect(report.contains("Team of Erased person") && !report.contains(manager))
        }
    }

    @Test("by number, with a login and a national id")
    func byNationalID() async throws {
        let folder = "adventureworks/oltp_microsoft_shifted/"
        let command =
            ["import", Checkout.folder.appending(path: "Tests/Mappings/adventureworks.yaml").path(percentEncoded: false)]
            + ["Employee.csv", "SalesTerritory.csv", "SalesTerritoryHistory.csv", "SalesPersonQuotaHistory.csv"].map {
                SharedData.path(folder + $0)
            }
        let roster = try String(contentsOfFile: SharedData.path(folder + "Employee.csv"), encoding: .utf8)
        let row = try #require(
            roster.split(whereSeparator: \.isNewline).map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
                .first { $0[0] == "276" })
        try await Installation.with { installation in
            try await installation.succeed(command)
            try await Self.holds(
                installation, key: "adventureworks", day: "2025-05-31", command: command, erasing: row[1 + 1], identities: [row[1], row[2]])
            #expect(try await installation.value("select count(*) from source_record where kind = 'person' and external_id = '276'") == "0")
        }
    }
}
