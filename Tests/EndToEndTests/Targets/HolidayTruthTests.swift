import Testing

/// Public holidays of eight countries in sixteen years, as a package of the Python community lists them, and the business days of each
/// quarter as it counts them.
@Suite("Public holidays of real countries", .enabled(if: SharedData.isPresent, SharedData.notice))
struct HolidayTruthTests {
    private static let mapping = """
        source: almanac
        organisation: {key: acme, name: Acme, currency: USD, zone: UTC}
        extracted_at: 2026-01-01
        complete: true
        files:
          holidays_public_2011_2026.csv:
            noun: holiday
            dates: YYYY-MM-DD
            fields: {calendar: calendar, day: date, name: name}
          people.csv: {noun: person, fields: {id: calendar, name: calendar, holiday_calendar: calendar}}

        """

    @Test("are days off by country and year as the file has them, and leave the business days that were counted apart")
    func counted() async throws {
        let file = try SharedData.table("holidays_geo/holidays_public_2011_2026.csv")
        let truth = try SharedData.table("holidays_geo/truth/business_days_per_quarter.csv")
        let calendars = Set(file.rows.compactMap { $0["calendar"] }).sorted()
        try #require(file.rows.count == 1425 && truth.rows.count == 512 && calendars.count == 8)
        try await Installation.with { installation in
            let importing = try [
                "import", installation.write("holidays.yaml", Self.mapping),
                SharedData.path("holidays_geo/holidays_public_2011_2026.csv"),
                installation.write("people.csv", (["calendar"] + calendars).joined(separator: "\n") + "\n"),
            ]
            let said = try await installation.succeed(importing)
            #expect(said.contains("day_off: 1425 added, 0 changed, 0 removed"), "\(said)")
            #expect(try await installation.succeed(importing).contains("No change"))

            var expected: [String: Int] = [:]
            for row in file.rows { expected["\(row["calendar"] ?? "") \(row["date"]?.prefix(4) ?? "")", default: 0] += 1 }
            let counted = try await installation.value(
                "select calendar || ' ' || extract(year from day) || ' ' || count(*) from day_off group by calendar, extract(year from day)"
            )
            #expect(Set(counted.split(separator: "\n").map(String.init)) == Set(expected.map { "\($0.key) \($0.value)" }))
            #expect(
                try await installation.value("select name from day_off where calendar = 'US' and day = '2011-01-17'")
                    == "Martin Luther King Jr. Day")

            // Everybody keeps the calendar of his name.
            let working = try await installation.value(
                """
                select x.external_id || ' ' || to_char(d.day, 'YYYY"-Q"Q') || ' ' || count(*)
                from source_record x
                cross join lateral (select '2011-01-01'::date + n as day from generate_series(0, '2026-12-31'::date - '2011-01-01'::date) n) d
                where x.kind = 'person' and extract(isodow from d.day) < 6
                  and not exists (select from person_day_off_known_at(x.org_id, (select max(change_no) from change)) o
                                  where o.person_id = x.internal_id and o.day = d.day)
                group by x.external_id, to_char(d.day, 'YYYY"-Q"Q')
                """)
            let counts = truth.rows.map { "\($0["calendar"] ?? "") \($0["quarter"] ?? "") \($0["business_days"] ?? "")" }
            #expect(Set(working.split(separator: "\n").map(String.init)) == Set(counts))
        }
    }
}
