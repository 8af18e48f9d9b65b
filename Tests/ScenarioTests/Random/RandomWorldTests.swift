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
        func context(_ name: String) async throws -> OperationContext {
            let organisation = try #require(try await store.organisation(key: world.key))
            return OperationContext(actor: Actor(name: name), organisation: organisation, logger: MigratedDatabase.quietLogger)
        }
        let batch = NightlyBatch(store: store, programVersion: "1.0.0")
        for (number, extract) in world.extracts.enumerated() {
            try await load(world, extract, isFirst: number == 0, store)
            guard number < world.nights.count else { continue }
            _ = try await batch.run(context("test"), asOf: world.nights[number].asOf, startedAt: 0)
            for period in world.nights[number].locked {
                let locks = PeriodLockOperations(store: store)
                try await locks.perform(.requestLock, period: period.label, reason: "closed", context("one"))
                try await locks.perform(.confirmLock, period: period.label, reason: nil, context("another"))
            }
        }
        let reader = try await context("test")
        try await state(world.policies, store, reader)
        let run = try await batch.run(reader, asOf: world.asOf, startedAt: 0).run
        let publications = Publications(world)
        for dimension in Dimension.breakdowns {
            let quotas = publications.nights.map { night in night.quotaMonths.map { ($0, night.quotas(dimension.rawValue, in: $0)) } }
            func window(_ level: FiscalPeriod.Level, _ basis: Basis) -> ReportWindow {
                let days = world.window(level)
                return ReportWindow(
                    run: run.number, dimension: dimension.rawValue, level: level.rawValue, first: days.lowerBound, last: days.upperBound,
                    subject: nil, under: nil, basis: basis.rawValue)
            }
            let place = "seed \(world.seed), by \(dimension), as of \(world.asOf), \(world.fiscalYear.mapping)"
            for rates in ["plan", "dated", "report-date"] {
                let known = zip(publications.nights, quotas).map { $0.cells(dimension.rawValue, $1, rates: rates) }
                for basis in world.nights.isEmpty ? [Basis.reported] : Basis.allCases {
                    let cells = basis == .reported ? publications.reported(known) : known[known.count - 1]
                    for level in rates == "plan" ? FiscalPeriod.Level.allCases : [.quarter] {
                        compare(
                            try await store.attainment(reader, window(level, basis), currencyMode: rates).map {
                                "\($0.line) | \($0.state)"
                            },
                            publications.latest.attainment(cells, level, locked: basis == .reported ? publications.locked : []),
                            "attainment, \(basis), \(rates) rates, \(place) and \(level)")
                    }
                }
            }
            for level in FiscalPeriod.Level.allCases {
                let expected = publications.latest.pipeline(dimension.rawValue, level, quotas[quotas.count - 1])
                #expect(dimension != .company || !expected.isEmpty, "seed \(world.seed): nothing to compare")
                compare(
                    try await store.pipeline(reader, window(level, .reported)).map(\.line), expected, "pipeline, \(place) and \(level)")
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
            organisation: world.key, currency: "USD", fiscalCalendar: world.fiscalYear.mapping,
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

    /// The days of a report: all that there are for years, which leave nothing out; otherwise those in which the world has anything.
    func window(_ level: FiscalPeriod.Level) -> ClosedRange<CalendarDay> {
        let days = CalendarDay.start2017.advanced(by: -800)...CalendarDay.start2017.advanced(by: 1_600)
        guard level == .year, let first = calendar.first, let last = calendar.last else { return days }
        return first.start...last.end.advanced(by: -1)
    }
}

extension AttainmentRow {
    var line: String {
        Oracle.line(
            subject, period,
            [
                quota.map { "\($0)" }, quotaSource, "\(credit)", "\(adjustment)", attainment?.description, variance.map { "\($0)" },
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
