import Foundation
import Testing

/// The tables of a company's own database: people in a tree, a history of territories, quotas from a day on.
private struct Histories {
    static let key = "adventureworks"
    /// What is still true on the day of the extract is counted up to the day before it.
    static let extract = "2025-06-01"
    static let mapping = Checkout.folder.appending(path: "Tests/Mappings/adventureworks.yaml").path(percentEncoded: false)

    /// The cells of a table that separates them by tabs and has no header.
    static func table(_ name: String, separator: Character = "\t", folder: String = "oltp_microsoft_shifted") throws -> [[String]] {
        try String(contentsOfFile: SharedData.path("adventureworks/\(folder)/\(name)"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
    }

    static var importing: [String] {
        ["import", mapping]
            + ["Employee.csv", "SalesTerritory.csv", "SalesTerritoryHistory.csv", "SalesPersonQuotaHistory.csv"].map {
                SharedData.path("adventureworks/oltp_microsoft_shifted/\($0)")
            }
    }

    static func loaded<Result: Sendable>(_ body: @Sendable (Installation) async throws -> Result) async throws -> Result {
        try await Installation.with { installation in
            try await installation.succeed(importing)
            return try await body(installation)
        }
    }

    /// The days since 1970 of a day in ISO form, which a time may follow.
    static func day(_ text: String) throws -> Int {
        let date = try Date(String(text.prefix(10)) + "T00:00:00Z", strategy: .iso8601)
        return Int(date.timeIntervalSince1970) / 86_400
    }

    /// The steps from the top to a node, as SQL Server encodes them in a hierarchyid: a prefix says how many bits a step has.
    static func steps(_ hexadecimal: String) throws -> [Int] {
        var bits = hexadecimal.compactMap { $0.hexDigitValue }.flatMap { digit in (0..<4).map { digit >> (3 - $0) & 1 } }[...]
        var steps: [Int] = []
        while bits.contains(1) {
            let kinds: [(prefix: [Int], pattern: String, least: Int)] = [
                ([0, 1], "xx", 0), ([1, 0, 0], "xx", 4), ([1, 0, 1], "xxx", 8), ([1, 1, 0], "xx0x1xxx", 16),
            ]
            let kind = try #require(kinds.first { bits.starts(with: $0.prefix) })
            bits = bits.dropFirst(kind.prefix.count)
            let values = zip(kind.pattern, bits).filter { $0.0 == "x" }.map(\.1)
            bits = bits.dropFirst(kind.pattern.count)
            try #require(bits.first == 1, "no further part of the step")
            bits = bits.dropFirst()
            steps.append(kind.least + values.reduce(0) { $0 * 2 + $1 })
        }
        return steps
    }
}

@Suite("Histories of a company's own database", .enabled(if: SharedData.isPresent, SharedData.notice))
struct HistoryTruthTests {
    @Test("territories: every day of every person, not one lost or doubled at the ends, which are inclusive")
    func territories() async throws {
        let rows = try Histories.table("SalesTerritoryHistory.csv")
        try #require(rows.count == 17)
        let last = try Histories.day(Histories.extract) - 1
        var expected: [String] = []
        for row in rows {
            let end = row[3].isEmpty ? last : try Histories.day(row[3])
            for day in try Histories.day(row[2])...end { expected.append("\(row[0]) \(row[1]) \(day)") }
        }
        let found = try await Histories.loaded { installation in
            try await installation.value(
                """
                select p.external_id || ' ' || t.external_id || ' ' || day - date '1970-01-01'
                from territory_assignment a
                join source_record p on p.kind = 'person' and p.internal_id = a.person_id
                join source_record t on t.kind = 'territory' and t.internal_id = a.territory_id
                cross join lateral generate_series(0, coalesce(upper(a.during), '\(Histories.extract)') - lower(a.during) - 1) as n
                cross join lateral (select lower(a.during) + n) d (day)
                """)
        }
        let days = found.split(separator: "\n").map(String.init)
        #expect(days.count == expected.count && days.count == Set(days).count)
        #expect(Set(days) == Set(expected))
        // The successor in Northeast begins on the day after the last one of the predecessor.
        let handOver = try Histories.day("2023-11-30")
        #expect(days.contains("275 2 \(handOver - 1)") && days.contains("277 2 \(handOver)") && !days.contains("275 2 \(handOver)"))
    }

    @Test("managers: everybody's is the one above in the tree of nodes, since the first day here and on")
    func managers() async throws {
        let rows = try Histories.table("Employee.csv")
        try #require(rows.count == 290)
        let people = try Dictionary(uniqueKeysWithValues: rows.map { (try Histories.steps($0[3]), $0) })
        let expected = try rows.filter { !$0[3].isEmpty }.map { row in
            let above = try #require(people[try Histories.steps(row[3]).dropLast()])
            return "\(row[1]) \(above[1]) [\(row[9]),)"
        }
        let (found, employments) = try await Histories.loaded { installation in
            (
                try await installation.value(
                    """
                    select p.external_id || ' ' || l.external_id || ' ' || m.during
                    from team_membership m
                    join team_membership lead on lead.team_id = m.team_id and lead.kind = 'leader'
                    join source_record p on p.kind = 'person_alias' and p.internal_id = m.person_id
                    join source_record l on l.kind = 'person_alias' and l.internal_id = lead.person_id
                    where m.kind = 'member'
                    """),
                try await installation.value(
                    """
                    select p.external_id || ' ' || e.during
                    from employment e join source_record p on p.kind = 'person_alias' and p.internal_id = e.person_id
                    """)
            )
        }
        #expect(found.split(separator: "\n").map(String.init).sorted() == expected.sorted())
        #expect(employments.split(separator: "\n").map(String.init).sorted() == rows.map { "\($0[1]) [\($0[9]),)" }.sorted())

        // The warehouse of the same company says so, too, but for three people whose source rows differ.
        let dimension = try Histories.table("DimEmployee.csv", separator: "|", folder: "dw_teradata")
        let national = Dictionary(uniqueKeysWithValues: dimension.map { ($0[1], $0[3]) })
        let pairs = Set(dimension.compactMap { row in national[row[2]].map { "\(row[3]) \($0)" } })
        let stated = found.split(separator: "\n").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(stated.count == 289 && stated.filter { !pairs.contains($0) }.count == 3)
    }

    @Test("quotas from a day to the person's next one: every cent, in the months of their days and no others")
    func quotas() async throws {
        let rows = try Histories.table("SalesPersonQuotaHistory.csv")
        try #require(rows.count == 163)
        let day = Histories.day
        var cents: [String: Double] = [:]
        var windows: [String: Int] = [:]
        var totals: [String: Int] = [:]
        for (person, own) in Dictionary(grouping: rows, by: { $0[0] }) {
            let starts = try own.map { try day($0[1]) }.sorted()
            for row in own {
                let start = try day(row[1])
                // The last ones begin on 28 February and hold for three months.
                let end = try starts.first { $0 > start } ?? day("2025-05-28")
                let amount = try #require(Double(row[2])) * 100
                totals[person, default: 0] += Int(amount)
                var months: Set<String> = []
                for each in start..<end {
                    let date = Date(timeIntervalSince1970: Double(each) * 86_400)
                    let month = "\(person) \(date.formatted(.iso8601.year().month()))"
                    cents[month, default: 0] += amount / Double(end - start)
                    months.insert(month)
                }
                for month in months { windows[month, default: 0] += 1 }
            }
        }
        let found = try await Histories.loaded { installation in
            try await installation.value(
                """
                select p.external_id || ' ' || f.label || ' ' || q.amount_minor
                from quota q
                join source_record p on p.kind = 'person' and p.internal_id = q.person_id
                join fiscal_period f on f.period_id = q.period_id
                """)
        }
        let months = found.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(months.map { "\($0[0]) \($0[1])" }) == Set(cents.keys) && months.count == cents.count)
        var sums: [String: Int] = [:]
        for month in months {
            let amount = try #require(Int(month[2]))
            sums[month[0], default: 0] += amount
            let place = "\(month[0]) \(month[1])"
            // Each window gives a month its exact part, rounded up or down to a cent.
            #expect(abs(Double(amount) - (cents[place] ?? 0)) < Double(windows[place] ?? 0), "\(place)")
        }
        #expect(sums == totals && totals.values.reduce(0, +) == 9_571_400_000)
    }

    @Test("the same files again change nothing, and a run over them is published")
    func again() async throws {
        try await Histories.loaded { installation in
            let said = try await installation.succeed(Histories.importing)
            #expect(said.contains("No change: adventureworks already holds exactly this."))
            let run = try await installation.nightly(Histories.key, asOf: "2025-05-31")
            #expect(run["run"] == "run 1 published")
        }
    }
}
