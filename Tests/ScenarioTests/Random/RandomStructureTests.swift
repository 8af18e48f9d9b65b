import Access
import NightlyBatch
import Postgres
import SalesModel
import Store
import TestSupport
import Testing

@Suite("Random organisations by another structure")
struct RandomStructureTests {
    @Test("summed anew, the structure of then is what the run published; by that of now the company stays what it is")
    func regrouped() async throws {
        try await MigratedDatabase.with { database in
            let store = Store(database.application)
            var moved: Int64 = 0
            for seed in UInt64(7_001)...7_008 {
                let world = World(seed: seed)
                for (index, extract) in world.extracts.enumerated() {
                    try await RandomWorldTests.load(world, extract, isFirst: index == 0, store)
                }
                let organisation = try #require(try await store.organisation(key: world.key))
                let context = OperationContext(
                    actor: Actor(name: "batch"), organisation: organisation, logger: MigratedDatabase.quietLogger)
                let outcome = try await NightlyBatch(store: store, programVersion: "1.0.0").run(context, asOf: world.asOf, startedAt: 0)
                for dimension in ["rep", "manager", "team", "region", "territory", "product", "company"] {
                    let (differing, elsewhere) = try await database.administrator.read(
                        as: TransactionIdentity(role: nil, settings: [("search_path", "drumbeat, public"), ("jit", "off")])
                    ) { transaction in
                        (
                            try await transaction.fetch(Self.differing, (organisation.id, outcome.run.number, dimension)),
                            try await transaction.fetch(Self.elsewhere, (organisation.id, outcome.run.number, dimension))
                        )
                    }
                    #expect(differing == [], "seed \(seed), by \(dimension)")
                    for row in elsewhere {
                        #expect(row.sum == row.company, "seed \(seed), by \(dimension), period \(row.period), now")
                        moved += row.moved
                    }
                }
            }
            // Where nobody moves, both structures are one.
            #expect(moved > 100, "only \(moved) cells differ between then and now")
        }
    }

    /// Of every leaf period of the run.
    private static let months = """
        (select array_agg(c.period_id) from attainment_cell c join fiscal_period f on f.org_id = c.org_id and f.period_id = c.period_id
         where c.org_id = $1::bigint and c.dimension = 'company' and f.level = 'month')
        """

    /// Cells that are published and not summed, or the other way; those without any number are left out.
    private static let differing = Statement<(Int64, Int64, String), String>(
        name: "test/differing",
        sql: """
            with published as (
              select subject_id, period_id, quota_minor, quota_source, members_quota_minor, credit_minor, deal_count, excluded_count,
                     overlay_minor, dated_effect_minor, report_effect_minor, undated_count, unreported_count
              from attainment_cell where org_id = $1::bigint and dimension = $3::text and period_id = any ((\(months))::integer[])
            ),
            summed as (
              select subject_id, month_id, quota_minor, quota_source, members_quota_minor, credit_minor, deal_count, excluded_count,
                     overlay_minor, dated_effect_minor, report_effect_minor, undated_count, unreported_count
              from attainment_regrouped($1, $2::bigint, $3, \(months), 'restated', null)
            ),
            different as (
              (select * from published except select * from summed) union all (select * from summed except select * from published)
            )
            select d::text from different d
            where d.quota_minor is not null or (d.credit_minor, d.deal_count, d.excluded_count, d.overlay_minor) is distinct from (0, 0, 0, 0)
            order by 1
            """
    ) { (line: String) in line }

    private struct Elsewhere: Sendable {
        let period: Int32
        let sum: Int64
        let company: Int64
        /// How many rows differ from the published ones.
        let moved: Int64
    }

    private static let elsewhere = Statement<(Int64, Int64, String), Elsewhere>(
        name: "test/elsewhere",
        sql: """
            select n.month_id, sum(n.credit_minor)::bigint, max(c.credit_minor),
                   count(*) filter (where coalesce(p.credit_minor, 0) <> n.credit_minor or p.quota_minor is distinct from n.quota_minor)
            from run r
            cross join lateral attainment_regrouped($1::bigint, $2::bigint, $3::text, \(months), 'restated', r.as_of) n
            join attainment_cell c on c.org_id = $1 and c.dimension = 'company' and c.period_id = n.month_id
            left join attainment_cell p
              on p.org_id = $1 and p.dimension = $3 and p.subject_id = n.subject_id and p.period_id = n.month_id
            where r.org_id = $1 and r.run_no = $2
            group by n.month_id order by n.month_id
            """, Elsewhere.init)
}
