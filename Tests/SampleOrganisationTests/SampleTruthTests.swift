import SalesModel
import SampleOrganisation
import Testing

@Suite("The true totals")
struct SampleTruthTests {
    private let truth = SampleFixture.sharedTruth

    @Test(
        "rows of every breakdown, with (none), sum to the company in every period",
        arguments: SampleTruth.Level.allCases)
    func breakdowns(level: SampleTruth.Level) {
        let company = totals(.company, level)
        #expect(company.count > 3)
        for dimension in SampleTruth.Dimension.allCases {
            #expect(totals(dimension, level) == company, "\(dimension) by \(level)")
        }
    }

    @Test("quotas of regions and of managers sum to the company's", arguments: SampleTruth.Level.allCases)
    func quotas(level: SampleTruth.Level) {
        let company = quotas(.company, level)
        #expect(!company.isEmpty)
        for dimension in [SampleTruth.Dimension.region, .manager, .team] {
            #expect(quotas(dimension, level) == company)
        }
        #expect(quotas(.product, level).isEmpty)
        // Teams with a quota of their own make the difference.
        #expect(quotas(.rep, level) != company)
    }

    @Test("a manager has the deals of his team, his own included", arguments: SampleTruth.Level.allCases)
    func managers(level: SampleTruth.Level) {
        func figures(_ dimension: SampleTruth.Dimension) -> [String] {
            truth.cells(dimension, level).map {
                "\($0.subject.replacing("Manager", with: "Team")) \($0.period): \($0.measures.map { "\($0.name) \($0.value)" })"
            }
        }
        #expect(figures(.manager) == figures(.team))
    }

    @Test("months sum to their quarters and years", arguments: SampleTruth.Dimension.allCases)
    func levels(dimension: SampleTruth.Dimension) {
        let whole = SampleTruth.Level.allCases.map { level in
            truth.cells(dimension, level).reduce(into: [String: Total]()) { $0[$1.subject, default: Total()].add($1) }
        }
        #expect(whole[0] == whole[1])
        #expect(whole[0] == whole[2])
        let quotas = SampleTruth.Level.allCases.map { level in
            truth.cells(dimension, level).reduce(into: [String: Int64]()) {
                $0[$1.subject, default: 0] += $1.quota ?? 0
            }
        }
        #expect(quotas[0] == quotas[1])
        #expect(quotas[0] == quotas[2])
    }

    @Test("cells come in the order of their subjects' bytes, (none) last, each once")
    func order() {
        for dimension in SampleTruth.Dimension.allCases {
            let subjects = truth.subjects(dimension)
            let named = subjects.filter { $0 != SampleTruth.none }
            #expect(named == named.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(named.count == subjects.count || subjects.last == SampleTruth.none)
            let cells = truth.cells(dimension, .quarter).map { "\($0.subject) \($0.period)" }
            #expect(Set(cells).count == cells.count)
        }
        #expect(truth.subjects(.rep).contains("Rep 0142"))
        #expect(truth.subjects(.manager).contains("Manager 007"))
    }

    @Test("as text has the fixed columns, the same bytes every time, and nothing that is zero")
    func text() {
        let small = SampleOrganisation(seed: 4, reps: 40)
        let text = small.truth.truthCSV
        #expect(text == small.truth.truthCSV)
        let lines = text.split(separator: "\n")
        #expect(lines.first.map(String.init) == "dimension,subject,level,period,measure,value")
        #expect(lines.allSatisfy { $0.filter { $0 == "," }.count == 5 && (!$0.hasSuffix(",0") || $0.hasSuffix(",quota,0")) })
        let company = small.truth.cells(.company, .year).first { $0.period == "FY2026" }
        let line = "company,Sample Organisation,year,FY2026,won_value,\(company?.wonValue ?? 0)"
        #expect(lines.contains { $0 == line })
    }

    @Test("periods carry the labels of a fiscal year that starts in February")
    func labels() {
        let cells = truth.cells(.company, .month)
        #expect(cells.first?.period == "2024-08")
        #expect(truth.cells(.company, .quarter).map(\.period).prefix(3) == ["FY2025-Q3", "FY2025-Q4", "FY2026-Q1"])
        #expect(truth.cells(.company, .year).map(\.period).prefix(3) == ["FY2025", "FY2026", "FY2027"])
        #expect(cells.last?.period == SampleTruth.noDate)
    }

    @Test(
        "other as-of days, ends and starts of fiscal years and the bounds among them",
        arguments: [
            "2026-09-30", "2026-01-31", "2026-02-01", "2024-02-29", "1980-01-01", "2199-12-31",
        ])
    func otherDays(asOf: String) throws {
        let fixture = SampleFixture(seed: 2, reps: 45, asOf: try #require(CalendarDay(iso: asOf)))
        let closed = fixture.rows("opportunities.csv").filter { $0.text("stage").hasPrefix("Closed") }
        #expect(closed.allSatisfy { $0.text("close_on") <= asOf })
        #expect(closed.count > 500)
        let truth = fixture.sample.truth
        let won = truth.cells(.company, .month).reduce(0) { $0 + $1.won + $1.excludedWon }
        #expect(won == closed.filter { $0.text("stage") == "Closed Won" }.count)
        // The month of the as-of day has a quota, and no fiscal quarter of the deals is without one.
        let quarters = truth.cells(.company, .quarter).filter { $0.won > 0 }
        #expect((8...9).contains(quarters.count))
        #expect(quarters.allSatisfy { $0.quota != nil })
    }

    @Test("what is reported after the lock has the total of what is restated, and locked months are as they were")
    func bases() {
        let (truth, later) = (truth, SampleFixture.sharedLaterTruth)
        for dimension in SampleTruth.Dimension.allCases {
            let before = Dictionary(
                uniqueKeysWithValues: truth.cells(dimension, .month).map { ("\($0.subject) \($0.period)", $0.attainment) })
            var (reported, restated, adjusted): ([String: Int64], [String: Int64], Set<String>) = ([:], [:], [])
            for cell in later.cells(dimension, .month) where cell.period != SampleTruth.noDate {
                guard let told = cell.reported else {
                    Issue.record("nothing is reported")
                    continue
                }
                reported[cell.subject, default: 0] += told.credit
                restated[cell.subject, default: 0] += cell.credit
                if told.adjustment != 0 { adjusted.insert(cell.period) }
                if cell.period < "2026-08" {
                    let former = before["\(cell.subject) \(cell.period)"]
                    #expect(told == former || (former == nil && told.credit == 0 && told.quota == nil))
                }
                #expect(cell.attainment.adjustment == 0)
            }
            #expect(reported == restated)
            #expect(adjusted == ["2026-08"])
        }
    }

    @Test("what somebody owes is his new team's from the day of the transfer on, and nothing of the days before")
    func transfers() {
        let (before, later) = (SampleFixture.sharedTruth, SampleFixture.sharedLaterTruth)
        func quotas(_ truth: SampleTruth) -> [String: Int64] {
            let quotas = truth.cells(.team, .month).compactMap { cell in cell.quota.map { ("\(cell.subject) \(cell.period)", $0) } }
            return Dictionary(uniqueKeysWithValues: quotas)
        }
        let after = quotas(later)
        let changed = Set(quotas(before).filter { after[$0.key] != $0.value }.map { String($0.key.suffix(7)) })
        #expect(changed == ["2026-10", "2026-11", "2026-12", "2027-01"])
    }

    @Test("days and sizes out of bounds are moved to the nearest bound")
    func bounds() {
        #expect(SampleOrganisation(seed: 1, reps: 0, asOf: .first).asOf == SampleOrganisation.days.lowerBound)
        #expect(SampleOrganisation(seed: 1, reps: 5_000_000, asOf: .last).asOf == SampleOrganisation.days.upperBound)
        #expect(SampleOrganisation(seed: 1, reps: 0).reps == 1)
        #expect(SampleOrganisation(seed: 1, reps: 5_000_000).reps == 1_000_000)
    }

    @Test("a believable organisation: neither hopeless nor perfect")
    func believable() throws {
        let year = try #require(truth.cells(.company, .year).first { $0.period == "FY2026" })
        let quota = try #require(year.quota)
        #expect((70...115).contains(year.wonValue * 100 / quota))
        #expect((35...65).contains(year.won * 100 / (year.won + year.lost)))
        #expect((20...90).contains(year.cycleDaysWon / year.won))
        let quarters = SampleFixture.sharedLaterTruth.cells(.company, .quarter).filter { "FY2026-Q1"..."FY2027-Q3" ~= $0.period }
        #expect(quarters.count == 7 && quarters.allSatisfy { 60...125 ~= $0.credit * 100 / ($0.quota ?? 1) })
    }

    private func totals(_ dimension: SampleTruth.Dimension, _ level: SampleTruth.Level) -> [String: Total] {
        truth.cells(dimension, level).reduce(into: [:]) { totals, cell in
            var total = totals[cell.period] ?? Total()
            total.add(cell)
            if total != Total() { totals[cell.period] = total }
        }
    }

    private func quotas(_ dimension: SampleTruth.Dimension, _ level: SampleTruth.Level) -> [String: Int64] {
        truth.cells(dimension, level).reduce(into: [:]) { sums, cell in
            if let quota = cell.quota { sums[cell.period, default: 0] += quota }
        }
    }
}

/// Everything in a cell that may be added to another cell.
private struct Total: Equatable {
    private var counts = [Int](repeating: 0, count: 9)
    private var values = [Int64](repeating: 0, count: 7)

    mutating func add(_ cell: SampleTruth.Cell) {
        let more = [
            cell.won, cell.lost, cell.open, cell.openWithoutAmount, cell.excludedWon, cell.excludedLost,
            cell.excludedOpen,
            cell.cycleDaysWon, cell.cycleDaysLost,
        ]
        counts = zip(counts, more).map(+)
        let money = [
            cell.wonValue, cell.openValue, cell.openListValue, cell.openListValueWithoutAmount, cell.credit, cell.attainment.overlay,
            cell.attainment.effect,
        ]
        values = zip(values, money).map(+)
    }
}
