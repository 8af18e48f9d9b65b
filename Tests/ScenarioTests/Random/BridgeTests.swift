import Access
import NightlyBatch
import Operations
import PlanFile
import SalesModel
import Store
import TestSupport
import Testing

import class Foundation.ProcessInfo

/// Histories of edits, invented from a seed: extracts, splits, rates, quotas, moved teams and deleted deals, with nights between
/// them of which some lock what they have published.
@Suite("Bridges")
struct BridgeTests {
    static let isLong = ProcessInfo.processInfo.environment["DRUMBEAT_LONG_TESTS"] != nil
    static let seeds: ClosedRange<UInt64> = isLong ? 1...100 : 1...8
    /// How many bridges of one history are looked at, of the cells that differ.
    static let bridges = isLong ? 2000 : 60

    @Test("the causes of every bridge sum to the difference of the published numbers, and nothing is left without a cause")
    func sums() async throws {
        try await MigratedDatabase.with { database in
            let store = Store(database.application)
            let causes = try await withThrowingTaskGroup(of: Set<String>.self) { group in
                var causes: Set<String> = []
                for (index, seed) in Self.seeds.enumerated() {
                    if index >= 4, let found = try await group.next() { causes.formUnion(found) }
                    group.addTask { try await History(seed: seed, store: store).play() }
                }
                for try await found in group { causes.formUnion(found) }
                return causes
            }
            // The histories are varied enough to have most of the causes.
            let usual: Set = [
                "won", "late", "lost", "reopened", "close_date", "amount", "rate", "split", "structure", "quota_changed", "adjustment",
                "credit_policy", "hold", "lines", "date_policy",
            ]
            #expect(usual.isSubset(of: causes), "never met: \(usual.subtracting(causes).sorted())")
        }
    }
}

private struct History {
    let seed: UInt64
    let world: World
    let store: Store

    init(seed: UInt64, store: Store) {
        self.seed = seed
        world = World(seed: seed)
        self.store = store
    }

    /// The causes that were met.
    func play() async throws -> Set<String> {
        var random = SeededRandom(seed: seed &+ 7_000)
        var extracts = world.extracts
        if extracts.count == 1 { extracts.append(extracts[0]) }
        try await load(extracts[0].day, world.tables(extracts[0], isFirst: true))
        var runs = [try await night(0, &random)]
        try await lock(after: runs[0], &random)
        try await load(extracts[1].day, world.tables(extracts[1], isFirst: false))
        runs.append(try await night(1, &random))
        for number in 2...3 {
            if random.happens(50) { try await lock(after: runs[number - 1], &random) }
            let wide = World.Policy(key: "credit.transfer_policy", value: "shared_days:366", from: nil)
            // Every other history knows nothing of booking dates.
            let booking = seed.isMultiple(of: 2) ? World.bookingPolicies(seed: seed &+ UInt64(number)) : []
            let policies = (number == 2 ? [wide] : World.policies(&random)) + booking
            try await RandomWorldTests.state(policies, store, context())
            let day = extracts[1].day.advanced(by: 10 * number)
            try await load(day, edits(extracts[1], &random))
            if random.happens(40) { try await load(day.advanced(by: 1), deletion(extracts[1], &random), deletesDeals: true) }
            runs.append(try await night(number, &random))
        }
        return try await compare(runs, &random)
    }

    private func context() async throws -> OperationContext {
        let organisation = try #require(try await store.organisation(key: world.key))
        return OperationContext(actor: Actor(name: "test"), organisation: organisation, logger: MigratedDatabase.quietLogger)
    }

    private func night(_ number: Int, _ random: inout SeededRandom) async throws -> Run {
        let asOf = world.asOf.advanced(by: Int.random(in: -20...90, using: &random) * min(number, 1))
        return try await NightlyBatch(store: store, programVersion: "1.0.0").run(context(), asOf: asOf, startedAt: 0).run
    }

    /// Locks one or two of the last months that a run reaches the end of; sometimes an earlier one, so that adjustments are adjusted.
    private func lock(after run: Run, _ random: inout SeededRandom) async throws {
        let operations = PeriodLockOperations(store: store)
        let organisation = try await context().organisation
        let ended = world.calendar.filter { $0.level == .month && $0.end <= run.asOf }.suffix(8).shuffled(using: &random)
        for month in ended.prefix(Int.random(in: 1...3, using: &random)) {
            let locked = try await operations.status(from: month.start, to: month.end.advanced(by: -1), context()).allSatisfy(\.isLocked)
            if locked { continue }
            for (action, name) in [(LockAction.requestLock, "analyst"), (.confirmLock, "controller")] {
                let actor = OperationContext(
                    actor: Actor(name: name), organisation: organisation, logger: MigratedDatabase.quietLogger)
                try await operations.perform(action, period: month.label, reason: "closed", actor)
            }
        }
    }

    /// What a later extract says otherwise: quotas, the tree, splits, rates and deals.
    private func edits(_ extract: World.Extract, _ random: inout SeededRandom) -> [(noun: String, table: Scenario.Table)] {
        var tables: [(noun: String, table: Scenario.Table)] = []
        func add(_ noun: String, _ header: [String], _ rows: [[String]]) {
            if !rows.isEmpty { tables.append((noun, Scenario.Table(header: header, rows: rows))) }
        }
        let regions = world.teams.filter { $0.level == "region" }.map(\.id)
        let moved = world.teams.filter { $0.level == "team" }.shuffled(using: &random).prefix(1)
        add("team", ["id", "level", "parent"], moved.map { [$0.id, $0.level, regions.randomElement(using: &random) ?? ""] })
        let changed = world.quotas.shuffled(using: &random).prefix(3)
        add(
            "quota", ["person", "team", "territory", "account", "period", "amount", "component", "layer", "seasonality"],
            changed.map { quota in
                ["person", "team", "territory", "account"].map { $0 == quota.kind ? quota.subject : "" }
                    + [
                        quota.period.label, "\(Int.random(in: 0...9_000, using: &random)).37", quota.component, quota.layer,
                        quota.seasonality ?? "",
                    ]
            })
        add(
            "account_territory", ["account", "territory", "quota_policy"],
            world.accounts.prefix(1).compactMap { account in
                world.territories.randomElement(using: &random).map { [account, $0, random.happens(50) ? "full" : "prorated"] }
            })
        let people = extract.people.map(\.id)
        let held = Set(extract.holds.map(\.deal))
        let shared = extract.deals.filter { !held.contains($0.id) }.shuffled(using: &random).prefix(people.count > 1 ? 4 : 0).map(\.id)
        add(
            "split", ["opportunity", "person", "share"],
            shared.flatMap { deal in
                let share = [10, 33, 50].randomElement(using: &random) ?? 50
                return zip(people.shuffled(using: &random), [share, 100 - share]).map { [deal, $0, "\($1) %"] }
            })
        add(
            "credit_hold", ["opportunity", "until", "person"],
            extract.holds.map {
                [$0.deal, $0.until.advanced(by: random.happens(50) ? 60 : -60).description, people.randomElement(using: &random) ?? ""]
            })
        add(
            "opportunity_line", ["opportunity", "line", "product", "amount", "currency"],
            extract.deals.shuffled(using: &random).prefix(5).flatMap { deal in
                World.lines(of: deal, world.products.map(\.id), &random).map {
                    [deal.id, "\($0.number)", $0.product ?? "", "\($0.amount)", deal.currency]
                }
            })
        add(
            "fx_rate", ["kind", "currency", "from", "rate"],
            [["plan", "EUR", "2000-01-01", "1.\(Int.random(in: 10...40, using: &random))"]])
        let deals = extract.deals.shuffled(using: &random).prefix(6)
        var booking = SeededRandom(seed: seed &+ 9_000)
        add(
            "opportunity", ["id", "owner", "stage", "amount", "currency", "close_on", "booked_on"],
            deals.map { deal in
                let closeOn = (deal.closeOn ?? world.asOf).advanced(by: Int.random(in: -60...60, using: &random))
                return [
                    deal.id, people.randomElement(using: &random) ?? deal.owner,
                    ["won", "won", "won", "lost", "negotiation"].randomElement(using: &random) ?? "won",
                    "\(Int.random(in: -90...900, using: &random))" + (deal.currency == "JPY" ? "" : ".5"), deal.currency,
                    closeOn.description,
                    seed.isMultiple(of: 2) && booking.happens(80)
                        ? closeOn.advanced(by: Int.random(in: 0...70, using: &booking)).description : "",
                ]
            })
        return tables
    }

    /// A complete file of deals that leaves some out.
    private func deletion(_ extract: World.Extract, _ random: inout SeededRandom) -> [(noun: String, table: Scenario.Table)] {
        let rest = extract.deals.filter { _ in random.happens(80) }
        guard !rest.isEmpty else { return [] }
        let rows = rest.map {
            [
                $0.id, $0.owner, $0.closeOn == nil ? "discovery" : "won", $0.currency == "JPY" ? "77" : "77.77", $0.currency,
                $0.closeOn?.description ?? "",
            ]
        }
        return [("opportunity", Scenario.Table(header: ["id", "owner", "stage", "amount", "currency", "close_on"], rows: rows))]
    }

    private func load(
        _ day: CalendarDay, _ tables: [(noun: String, table: Scenario.Table)], deletesDeals: Bool = false
    ) async throws {
        if tables.isEmpty { return }
        let files = try ScenarioFiles(
            organisation: world.key, currency: "USD", fiscalCalendar: world.fiscalYear.mapping,
            day: day.description, tables: tables, isComplete: deletesDeals)
        defer { files.remove() }
        var options = ImportOptions()
        options.acceptedDeletions = deletesDeals ? 1000 : nil
        let outcome = try await ImportOperations(store: store).importFiles(
            mapping: files.mapping.path, files: files.files.map(\.path), actor: Actor(name: "test"), options: options)
        let findings = outcome.findings.findings.filter { $0.severity == .error }.map { "\($0)" }.joined(separator: "\n")
        try #require(outcome.status != .refused, "seed \(seed): \(findings) \(outcome.problems)")
    }

    /// A cell in two publications.
    private struct Pair: Hashable {
        let dimension: Dimension
        let subject: Int64
        let period: String
        let ends: BridgeEnds
    }

    private func compare(_ runs: [Run], _ random: inout SeededRandom) async throws -> Set<String> {
        let context = try await context()
        var pairs: [Pair] = []
        for dimension in Dimension.breakdowns {
            for level in [PeriodLevel.month, .quarter, .year] {
                var numbers: [Int64: [Basis: [Cell: [Int64?]]]] = [:]
                for run in runs {
                    for basis in Basis.allCases {
                        numbers[run.number, default: [:]][basis] = try await cells(run, dimension, level, basis, context)
                    }
                }
                for (index, first) in runs.enumerated() {
                    let ownBases = numbers[first.number] ?? [:]
                    // The bases of an older run are asked for by its day, which may have a newer one.
                    if index == runs.count - 1 {
                        pairs += differing(ownBases[.reported] ?? [:], ownBases[.restated] ?? [:], dimension, .bases(asOf: nil))
                    }
                    for second in runs[(index + 1)...] where second.number != first.number {
                        for basis in Basis.allCases {
                            pairs += differing(
                                ownBases[basis] ?? [:], numbers[second.number]?[basis] ?? [:], dimension,
                                .runs(first: first.number, second: second.number, basis: basis))
                        }
                    }
                }
            }
        }
        var causes: Set<String> = []
        for pair in pairs.shuffled(using: &random).prefix(BridgeTests.bridges) { causes.formUnion(try await check(pair, context)) }
        return causes
    }

    private struct Cell: Hashable {
        let subject: Int64
        let period: String
    }

    private func cells(
        _ run: Run, _ dimension: Dimension, _ level: PeriodLevel, _ basis: Basis, _ context: OperationContext
    ) async throws -> [Cell: [Int64?]] {
        let days = world.window(FiscalPeriod.Level(rawValue: level.rawValue) ?? .year)
        let window = ReportWindow(
            run: run.number, dimension: dimension.rawValue, level: level.rawValue, first: days.lowerBound, last: days.upperBound,
            subject: nil, under: nil, basis: basis.rawValue)
        return Dictionary(
            try await store.attainment(context, window).map { (Cell(subject: $0.subjectID, period: $0.period), [$0.quota, $0.credit]) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The cells that differ, in an order that depends on nothing else.
    private func differing(_ first: [Cell: [Int64?]], _ second: [Cell: [Int64?]], _ dimension: Dimension, _ ends: BridgeEnds) -> [Pair] {
        Set(first.keys).union(second.keys).filter { first[$0] ?? [nil, 0] != second[$0] ?? [nil, 0] }
            .sorted { ($0.subject, $0.period) < ($1.subject, $1.period) }
            .map { Pair(dimension: dimension, subject: $0.subject, period: $0.period, ends: ends) }
    }

    private func check(_ pair: Pair, _ context: OperationContext) async throws -> Set<String> {
        var request = BridgeRequest(ends: pair.ends, dimension: pair.dimension, id: pair.subject, periodLabel: pair.period)
        request.dealLimit = nil
        let bridge = try await ReportOperations(store: store).bridge(request, context)
        let place = "seed \(seed), \(pair)"
        #expect(
            bridge.causes.allSatisfy { !["unattributed", "rules", "other", "quota_other"].contains($0.code) }, "\(place): \(bridge.causes)")
        for measure in BridgeMeasure.allCases {
            let causes = bridge.causes.filter { $0.measure == measure }
            #expect(causes.reduce(0) { $0 + $1.change.minorUnits } == bridge.difference(measure).minorUnits, "\(place): \(causes)")
            for cause in causes where cause.code != "unattributed" && cause.code != "rules" {
                #expect(cause.lines.reduce(0) { $0 + $1.change.minorUnits } == cause.change.minorUnits, "\(place): \(cause)")
                #expect(cause.lines.count == cause.count, "\(place): \(cause)")
            }
        }
        return Set(bridge.causes.map { $0.isAdjustment ? "adjustment" : $0.code })
    }
}
