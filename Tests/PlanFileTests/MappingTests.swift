import PlanFile
import SalesModel
import Testing

@Suite("Mapping")
struct MappingTests {
    private let head = """
        source: crm
        organisation: {key: acme, name: Acme, currency: USD, zone: America/New_York}
        extracted_at: 2018-01-01T00:00:00Z

        """

    private func findings(_ text: String) -> [Finding] {
        do {
            _ = try Mapping.parse(text, fileName: "map.yaml")
            return []
        } catch {
            return error.findings
        }
    }

    @Test("everything a mapping can say")
    func complete() throws {
        let mapping = try Mapping.parse(
            """
            source: crm
            organisation:
              key: acme
              name: "Acme & Co"
              currency: EUR
              zone: Europe/Paris
              fiscal_year_starts: 2
              week_starts: sunday
            extracted_at: 2018-01-01T02:30:00.25+02:00
            complete: true
            files:
              sales_pipeline.csv:
                noun: opportunity
                delimiter: tab
                dates: M/D/YYYY
                fields: {id: opportunity_id, owner: sales_agent, stage: deal_stage, amount: close_value}
                constants: {currency: USD}
                translate: {owner: {Nobody: , Al: Alan}}
                stages: {Won: won, Lost: lost}
                complete: false
                control: {rows: 8800, sums: {amount: "10005534"}}
              pipeline-*.csv: {noun: account, fields: {id: A, name: A}}
            """, fileName: "map.yaml")
        #expect(mapping.source == "crm")
        #expect(mapping.organisation.key == "acme")
        #expect(mapping.organisation.currency.code == "EUR")
        #expect(mapping.organisation.fiscalCalendar.startMonth == 2)
        #expect(mapping.organisation.weekStart == .sunday)
        #expect(mapping.extractedAt.description == "2018-01-01T00:30:00.250000Z")
        #expect(mapping.isComplete)
        let file = try mapping.entry(forFile: "/data/sales_pipeline.csv")
        #expect(file.noun == .opportunity)
        #expect(file.delimiter == .tab)
        #expect(file.dates?.description == "M/D/YYYY")
        #expect(file.columns["owner"] == "sales_agent")
        #expect(file.translations == ["owner": ["Nobody": "", "Al": "Alan"]])
        #expect(file.stages == ["Won": .won, "Lost": .lost])
        #expect(!file.isComplete)
        #expect(file.controlRows == 8800)
        #expect(file.controlSums["amount"]?.description == "10005534")
        let account = try mapping.entry(forFile: "pipeline-2017.csv")
        #expect(account.noun == .account)
        #expect(account.isComplete)
    }

    /// A mapping with one fault, its code, line and path, and what its fix must say.
    @Test(
        "each fault is found at its line",
        arguments: [
            ("fles: {}", Finding.Code.mappingUnknownKey, 4, "fles", "Did you mean \"files\"?"),
            ("files: {a.csv: {noun: accont, fields: {id: A}}}", .mappingInvalidValue, 4, "files.a.csv.noun", "\"account\""),
            (
                "files:\n  a.csv:\n    noun: account\n    fields: {id: A, nmae: B}", .mappingUnknownKey, 7,
                "files.a.csv.fields.nmae", "Did you mean \"name\"?"
            ),
            (
                "files:\n  a.csv:\n    noun: account\n    field: {id: A, name: B}", .mappingUnknownKey, 7, "files.a.csv.field",
                "Did you mean \"fields\"?"
            ),
            (
                "files:\n  a.csv: {noun: account, fields: {id: A}}", .mappingMissingKey, 5, "files.a.csv.fields.name",
                "constants"
            ),
            (
                "files:\n  a.csv: {noun: account, fields: {id: A, name: A, id: B}}", .mappingDuplicateKey, 5, "id", "Remove"
            ),
            (
                "files:\n  a.csv: {noun: account, dates: M/D/YYY, fields: {id: A, name: A}}", .mappingInvalidValue, 5,
                "files.a.csv.dates", "M/D/YYYY"
            ),
            (
                "files:\n  a.csv: {noun: account, delimiter: x, fields: {id: A, name: A}}", .mappingInvalidValue, 5,
                "files.a.csv.delimiter", "tab"
            ),
            (
                "files:\n  a.csv: {noun: account, fields: {id: A, name: A}, constants: {name: x}}", .mappingInvalidValue, 5,
                "files.a.csv.constants.name", "Remove"
            ),
            (
                "files:\n  a.csv: {noun: account, fields: {id: A, name: A}, stages: {x: won}}", .mappingUnknownKey, 5,
                "files.a.csv.stages", "Remove"
            ),
            (
                "files:\n  a.csv:\n    noun: opportunity\n    fields: {id: A, owner: B, stage: C}\n    stages: {Won: wno}",
                .mappingInvalidValue, 8, "files.a.csv.stages.Won", "Did you mean \"won\"?"
            ),
            (
                "files:\n  a.csv: {noun: opportunity, fields: {id: A, owner: B, stage: C}}", .mappingMissingKey, 5,
                "files.a.csv.stages", "canonical"
            ),
            (
                "files:\n  a.csv: {noun: quota, fields: {period: A, amount: B}}", .mappingMissingKey, 5,
                "files.a.csv.fields", "person"
            ),
            (
                "files:\n  a.csv: {noun: quota, fields: {person: P, amount: B}, constants: {period: FY17}}",
                .mappingInvalidValue, 5, "files.a.csv.constants.period", "2018-Q1"
            ),
            (
                "files:\n  a.csv: {noun: account, fields: {id: A, name: A}, translate: {nam: {x: y}}}", .mappingUnknownKey, 5,
                "files.a.csv.translate.nam", "Did you mean \"name\"?"
            ),
            (
                "files:\n  a.csv: {noun: product, fields: {id: A, name: A, list_price: P}, control: {sums: {list_price: x}}}",
                .mappingInvalidValue, 5, "files.a.csv.control.sums.list_price", "Correct"
            ),
            (
                "files:\n  a.csv: {noun: product, fields: {id: A, name: A}, control: {rows: -1}}", .mappingInvalidValue, 5,
                "files.a.csv.control.rows", "Correct"
            ),
            ("files:\n  dir/a.csv: {noun: account, fields: {id: A, name: A}}", .mappingInvalidValue, 5, "files.dir/a.csv", "slash"),
            ("files: {}", .mappingMissingKey, 4, "files", "at least one"),
            ("files: [a.csv]", .mappingInvalidValue, 4, "files", "key: value"),
            ("complete: yes\nfiles: {a.csv: {noun: account, fields: {id: A, name: A}}}", .mappingInvalidValue, 4, "complete", "Correct"),
        ])
    func faults(rest: String, code: Finding.Code, line: Int, path: String, fix: String) throws {
        let findings = findings(head + rest)
        let finding = try #require(findings.first { $0.column == path })
        #expect(finding.code == code)
        #expect(finding.row == line)
        #expect(finding.fix.contains(fix), "\(finding.fix)")
        #expect(finding.file == "map.yaml")
    }

    @Test(
        "values of the organisation",
        arguments: [
            ("key: Acme", "key"), ("key: 9a", "key"), ("key: \(String(repeating: "a", count: 64))", "key"),
            ("currency: usd", "currency"), ("zone: New York", "zone"), ("zone: Europe/", "zone"), ("zone: EST5EDT", "zone"),
            ("fiscal_year_starts: 13", "fiscal_year_starts"), ("week_starts: Monday", "week_starts"), ("name: ", "name"),
        ])
    func organisation(line: String, key: String) {
        var lines = ["key: acme", "name: Acme", "currency: USD", "zone: UTC"].filter { !$0.hasPrefix(key + ":") }
        lines.append(line)
        let found = findings(
            "source: crm\nextracted_at: 2018-01-01\nfiles: {a.csv: {noun: account, fields: {id: A, name: A}}}\n"
                + "organisation:\n" + lines.map { "  \($0)\n" }.joined())
        #expect(found.map(\.column) == ["organisation.\(key)"])
        #expect(found.map(\.row) == [4 + lines.count])
        #expect(found.map(\.code) == [.mappingInvalidValue])
    }

    @Test("all faults are found at once, in the order of their lines")
    func together() {
        let found = findings(
            """
            sorce: crm
            organisation: {key: ACME, name: Acme, currency: USDD, zone: America/New_York}
            extracted_at: yesterday
            files:
              a.csv:
                noun: account
                noun: account
                fields: {id: A, nam: B, id: C}
            """)
        #expect(
            found.map { "\($0.row ?? 0) \($0.code)" } == [
                "1 mapping.unknown_key", "1 mapping.missing_key", "2 mapping.invalid_value", "2 mapping.invalid_value",
                "3 mapping.invalid_value", "5 mapping.missing_key", "6 mapping.duplicate_key", "8 mapping.duplicate_key",
                "8 mapping.unknown_key",
            ])
    }

    @Test("text that is not YAML", arguments: ["a: [", "a: b: c", "\ta: b", "a: 'x", "- a\nb: c", "a: *none"])
    func syntax(text: String) {
        #expect(findings(text).map(\.code) == [.mappingSyntax])
    }

    @Test("nothing, or not a mapping", arguments: ["", "# only a comment\n", "just text", "- a\n- b", "null"])
    func notAMapping(text: String) {
        #expect(!findings(text).isEmpty)
    }

    @Test(
        "moments and days of extraction",
        arguments: [
            ("2018-01-01", "2018-01-01"), ("2018-01-01T00:00:00Z", "2018-01-01T00:00:00Z"),
            ("2018-01-01 10:00:00+05:30", "2018-01-01T04:30:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
            ("2018-01-01T00:00:00", nil), ("2018-02-30", nil), ("2018-01-01T24:00:00Z", nil), ("2018-01-01T00:00:00.Z", nil),
            ("2018-01-01T00:00:00Zz", nil), ("20180101", nil),
        ])
    func extraction(text: String, description: String?) {
        #expect(ExtractionTime(text)?.description == description)
    }

    @Test(
        "names and patterns of files",
        arguments: [
            ("pipeline-*.csv", "pipeline-2017.csv", true), ("pipeline-*.csv", "pipeline-.csv", true), ("*", "x", true),
            ("pipeline-*.csv", "pipeline.csv", false), ("a?.csv", "ab.csv", true), ("a?.csv", "a.csv", false),
            ("*a*b", "xaxxb", true), ("*a*b", "xaxxbc", false),
        ])
    func patterns(pattern: String, name: String, fits: Bool) throws {
        let mapping = try Mapping.parse(
            head + "files: {\"\(pattern)\": {noun: account, fields: {id: A, name: A}}}", fileName: "map.yaml")
        #expect(((try? mapping.entry(forFile: name)) != nil) == fits)
    }
}
