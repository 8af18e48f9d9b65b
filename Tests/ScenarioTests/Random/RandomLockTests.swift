import Access
import NightlyBatch
import Operations
import SalesModel
import Store
import TestSupport
import Testing

@Suite("Random organisations with locked periods")
struct RandomLockTests {
    @Test("what is locked stays to the cent whatever is loaded later, and both bases have the same total")
    func locks() async throws {
        try await MigratedDatabase.with { database in
            let store = Store(database.application)
            var moved = 0
            for seed in UInt64(5_001)...5_012 { moved += try await Self.lock(World(seed: seed), store) }
            // Without adjustments nothing of this would be worth knowing.
            #expect(moved > 50, "only \(moved) adjustments were made")
        }
    }

    /// Loads, locks some months twice over, loads more in between; returns how many cells were adjusted.
    private static func lock(_ world: World, _ store: Store) async throws -> Int {
        var random = SeededRandom(seed: world.seed &+ 99)
        try await RandomWorldTests.load(world, world.extracts[0], isFirst: true, store)
        let organisation = try #require(try await store.organisation(key: world.key))
        func context(_ name: String) -> OperationContext {
            OperationContext(actor: Actor(name: name), organisation: organisation, logger: MigratedDatabase.quietLogger)
        }
        let day = CalendarDay(year: 2019, month: 8, day: 1) ?? .first
        func nightly() async throws -> Int64 {
            let batch = NightlyBatch(store: store, programVersion: "1.0.0")
            let outcome = try await batch.run(context("batch"), asOf: day, startedAt: 0)
            return outcome.run.number
        }
        var kept: [String: [String]] = [:]
        let months = world.calendar.filter { $0.level == .month && $0.start >= .start2017 && $0.end <= day }
        var extracts = Array(world.extracts.dropFirst())
        for round in 0..<2 {
            let run = try await nightly()
            for month in months where kept[month.label] == nil && random.happens(25) {
                let locks = PeriodLockOperations(store: store)
                try await locks.perform(.requestLock, period: month.label, reason: "closed", context("one"))
                try await locks.perform(.confirmLock, period: month.label, reason: nil, context("another"))
                kept[month.label] = try await reported(month, run, store, context("reader"))
            }
            // Another policy than that of the numbers that were reported.
            if round == 0 { try await RandomWorldTests.state(world.policies, store, context("plan")) }
            let former = extracts.last ?? world.extracts[0]
            var next = World.later(
                former, world.teams, former.deals.map(\.owner) + ["P0"], world.products.map(\.id), world.accounts, &random,
                day: (CalendarDay(year: 2019, month: 1, day: 1) ?? .first).advanced(by: 30 * round))
            next.deals = next.deals.filter { _ in !random.happens(4) }
            extracts.append(next)
            for extract in round == 0 ? extracts : [next] { try await RandomWorldTests.load(world, extract, isFirst: false, store) }
        }
        let run = try await nightly()
        for month in months {
            guard let lines = kept[month.label] else { continue }
            let now = try await reported(month, run, store, context("reader"))
            #expect(now == lines, "seed \(world.seed), \(month.label), locked, changed")
        }
        return try await compareBases(world, run, store, context("reader"))
    }

    /// The rows of a month as reported, in every breakdown.
    private static func reported(_ month: FiscalPeriod, _ run: Int64, _ store: Store, _ context: OperationContext) async throws -> [String]
    {
        var lines: [String] = []
        for dimension in Dimension.breakdowns {
            let window = ReportWindow(
                run: run, dimension: dimension.rawValue, level: "month", first: month.start, last: month.start, subject: nil, under: nil)
            lines += try await store.attainment(context, window).map { "\(dimension) \($0.subjectID) \($0.line)" }
        }
        return lines.sorted()
    }

    private static func compareBases(_ world: World, _ run: Int64, _ store: Store, _ context: OperationContext) async throws -> Int {
        var adjusted = 0
        for level in [FiscalPeriod.Level.month, .year] {
            var company: [String: [String: Int64]] = [:]
            let breakdowns = Dimension.breakdowns.filter { $0 != .company }
            // Years are sums of the months by any structure; summing anew costs much.
            let structures = level == .month ? ["then", "now"] : ["then"]
            for (dimension, structure) in [(Dimension.company, "then")] + breakdowns.flatMap({ name in structures.map { (name, $0) } }) {
                var totals: [String: [Int64: Int64]] = [:]
                for basis in ["reported", "restated"] {
                    let days = world.window(level)
                    let window = ReportWindow(
                        run: run, dimension: dimension.rawValue, level: level.rawValue, first: days.lowerBound, last: days.upperBound,
                        subject: nil, under: nil, basis: basis, structure: structure)
                    let rows = try await store.attainment(context, window)
                    adjusted += rows.count { $0.adjustment != 0 }
                    totals[basis] = Dictionary(rows.map { ($0.subjectID, $0.credit) }, uniquingKeysWith: +).filter { $0.value != 0 }
                    let periods = Dictionary(rows.map { ($0.period, $0.credit) }, uniquingKeysWith: +).filter { $0.value != 0 }
                    let place = "seed \(world.seed), by \(dimension), \(structure), \(basis)"
                    if dimension == .company {
                        company[basis] = periods
                    } else {
                        #expect(periods == company[basis], "\(place), rows and company")
                    }
                }
                #expect(totals["reported"] == totals["restated"], "seed \(world.seed), by \(dimension): totals of both bases")
            }
        }
        return adjusted
    }
}
