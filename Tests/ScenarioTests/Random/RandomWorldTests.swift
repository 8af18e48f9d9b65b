import Access
import Foundation
import NightlyBatch
import Operations
import PlanFile
import SalesModel
import Store
import TestSupport
import Testing

@Suite("Random organisations")
struct RandomWorldTests {
    /// As many as a minute is enough for; many more when asked for.
    static let seeds: ClosedRange<UInt64> = ProcessInfo.processInfo.environment["DRUMBEAT_LONG_TESTS"] == nil ? 1...100 : 1...1000

    @Test("every number of invented organisations is what the definitions say, worked out by hand")
    func oracle() async throws {
        try await MigratedDatabase.with { database in
            let store = Store(database.application)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, seed) in Self.seeds.enumerated() {
                    if index >= 4 { try await group.next() }
                    group.addTask { try await Self.compare(World(seed: seed), store) }
                }
                try await group.waitForAll()
            }
            #expect(try await database.scratch.psql(Self.brokenPeriods) == "", "periods that are not the sum of their months")
        }
    }

    /// Years and quarters of which the months are not exactly the days, and years of other than twelve months, of any calendar.
    private static let brokenPeriods = """
        select whole.org_id, whole.label
        from drumbeat.fiscal_period whole
        left join drumbeat.fiscal_period month
          on month.org_id = whole.org_id and month.level = 'month'
         and whole.period_id = case whole.level when 'year' then month.year_id else month.quarter_id end
        where whole.level <> 'month'
        group by whole.org_id, whole.label, whole.level, whole.during
        having count(*) <> case whole.level when 'year' then 12 else 3 end
            or range_agg(month.during) is distinct from datemultirange(whole.during)
        """

    private static func compare(_ world: World, _ store: Store) async throws {
        for (number, extract) in world.extracts.enumerated() {
            try await load(world, extract, isFirst: number == 0, store)
        }
        let organisation = try #require(try await store.organisation(key: world.key))
        let context = OperationContext(actor: Actor(name: "test"), organisation: organisation, logger: MigratedDatabase.quietLogger)
        try await state(world.policies, store, context)
        let run = try await NightlyBatch(store: store, programVersion: "1.0.0").run(context, asOf: world.asOf, startedAt: 0).run
        let oracle = Oracle(world)
        let first = try #require(world.calendar.first?.start)
        let end = try #require(world.calendar.last?.end)
        for dimension in Dimension.breakdowns {
            let quotas = oracle.quotaMonths.map { ($0, oracle.quotas(dimension.rawValue, in: $0)) }
            for level in FiscalPeriod.Level.allCases {
                let window = ReportWindow(
                    run: run.number, dimension: dimension.rawValue, level: level.rawValue, first: first, last: end.advanced(by: -1),
                    subject: nil, under: nil)
                let expected = oracle.rows(dimension.rawValue, level, quotas, rates: "plan")
                #expect(dimension != .company || !expected.pipeline.isEmpty, "seed \(world.seed): nothing to compare")
                let place = "seed \(world.seed), by \(dimension) and \(level), as of \(world.asOf)"
                compare(try await store.attainment(context, window).map(\.line), expected.attainment, "attainment, \(place)")
                compare(try await store.pipeline(context, window).map(\.line), expected.pipeline, "pipeline, \(place)")
                for rates in ["dated", "report-date"] where level == .quarter {
                    let expected = oracle.rows(dimension.rawValue, level, quotas, rates: rates)
                    compare(
                        try await store.attainment(context, window, currencyMode: rates).map(\.line), expected.attainment,
                        "\(rates) rates, \(place)")
                }
            }
        }
    }

    private static func compare(_ found: [String], _ expected: [String], _ place: String) {
        let unexpected = Set(found).subtracting(expected).sorted()
        let missing = Set(expected).subtracting(found).sorted()
        let isEqual = found.sorted() == expected
        #expect(
            isEqual,
            """
            \(place)
            found \(unexpected.count) others: \(unexpected.prefix(4).joined(separator: "\n    "))
            expected \(missing.count) others: \(missing.prefix(4).joined(separator: "\n    "))
            """)
    }

    static func state(_ policies: [World.Policy], _ store: Store, _ context: OperationContext) async throws {
        for policy in policies {
            _ = try await PolicyOperations(store: store).set(
                policy.key, to: policy.value, from: policy.from, reason: "agreed", context)
        }
    }

    static func load(_ world: World, _ extract: World.Extract, isFirst: Bool, _ store: Store) async throws {
        let files = try ScenarioFiles(
            organisation: world.key, currency: "USD", fiscalCalendar: "fiscal_year_starts: \(world.fiscalYearStarts)",
            day: extract.day.description,
            tables: world.tables(extract, isFirst: isFirst), isComplete: false)
        defer { files.remove() }
        let outcome = try await ImportOperations(store: store).importFiles(
            mapping: files.mapping.path, files: files.files.map(\.path), actor: Actor(name: "test"), options: ImportOptions())
        let findings = outcome.findings.findings.filter { $0.severity == .error }.map { "\($0)" }.joined(separator: "\n")
        try #require(outcome.status != .refused, "seed \(world.seed): \(findings) \(outcome.problems)")
    }
}

extension World {
    var key: String { "world-\(seed)" }
}

extension AttainmentRow {
    var line: String {
        Oracle.line(
            subject, period,
            [
                quota.map { "\($0)" }, quotaSource, "\(credit)", attainment?.description, variance.map { "\($0)" },
                overAssignment?.description, "\(deals)", "\(excluded)", "\(overlayCredit)", fxEffect.map { "\($0)" },
            ])
    }
}

extension PipelineRow {
    fileprivate var line: String {
        Oracle.line(
            subject, period,
            [
                "\(won)", "\(lost)", winRate?.description, "\(wonValue)", meanDeal?.description, medianDeal?.description,
                meanCycleWon?.description, medianCycleWon?.description, meanCycleLost?.description, "\(open)",
                openValue.map { "\($0)" }, "\(openWithoutAmount)", openListValue.map { "\($0)" }, "\(excluded)",
            ])
    }
}
