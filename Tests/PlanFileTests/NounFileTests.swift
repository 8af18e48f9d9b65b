import PlanFile
import SalesModel
import Testing

@Suite("Files of nouns")
struct NounFileTests {
    @Test("cells are trimmed, translated and staged in the order of the noun")
    func rows() throws {
        let (rows, summary) = try parse(
            """
            Price ; Product;Extra;Series
             1,234.50 ; GTXPro ;x;GTX

            ;"MG ""S""\";;-
            """,
            """
            noun: product
            delimiter: ";"
            fields: {id: Product, name: Product, family: Series, list_price: Price}
            translate: {id: {GTXPro: GTX Pro}, family: {"-": }}
            """)
        #expect(rows == [["2", "GTX Pro", "GTXPro", "GTX", "123450"], ["4", "MG \"S\"", "MG \"S\"", "-", "-"]])
        #expect(summary.log.findings.isEmpty)
        #expect(summary.rowsRead == 2)
        #expect(summary.blankRows == 1)
        #expect(summary.dates == nil)
        #expect(summary.translations.map(\.cells) == [1, 1])
    }

    @Test("the text of a cell can be had again as it stands in the file; a constant has the mapping's")
    func texts() throws {
        let entry = """
            noun: territory_assignment
            fields: {territory: T, person: P, share: S, from: F}
            constants: {to: 2017-05-31}
            translate: {person: {Ann: A-1}}
            """
        let file = try open("T,P,S,F\n\nT1,Ann, 60.05 % ,1.2.2017\nT2,Bob,,13.2.2017\nT3\n", mapping(entry))
        let texts = try file.texts(of: [3: ["person", "share", "from", "to"], 4: ["share", "person"], 5: ["person", "from"]])
        #expect(texts[3] == ["person": "Ann", "share": "60.05 %", "from": "1.2.2017", "to": "2017-05-31"])
        #expect(texts[4] == ["person": "Bob"])
        #expect(texts[5] ?? [:] == [:])
        #expect(try file.texts(of: [:]).isEmpty)
    }

    @Test("constants and defaults fill what no column holds")
    func constants() throws {
        let entry = """
            noun: opportunity
            fields: {id: Id, owner: Owner, amount: Amount}
            constants: {stage: Signed, currency: JPY, close_on: 2017-05-01}
            stages: {Signed: won}
            """
        let (rows, summary) = try parse("Id,Owner,Amount\nA,B,1500\nC,D,0.5\n", entry)
        #expect(rows[0] == ["2", "A", "B", "-", "-", "Signed", "1500", "JPY", "-", "2017-05-01", "-", "won"])
        #expect(summary.log.counts == [.moneyTooPrecise: 1])
        let share = try parse(
            "T,P,S\nA,B,\nC,D,33.33 %\nE,F,60\n",
            "noun: territory_assignment\nfields: {territory: T, person: P, share: S}")
        #expect(share.rows.map { $0[3] } == ["10000", "3333", "6000"])
    }

    @Test("an amount is read in the currency of its own row")
    func currencies() throws {
        let entry = """
            noun: opportunity
            fields: {id: Id, owner: O, stage: S, amount: A, currency: C}
            stages: {Won: won}
            control: {sums: {amount: "116.125"}}
            """
        let text = "Id,O,S,A,C\n1,r,Won,1.5,USD\n2,r,Won,100,JPY\n3,r,Won,4.625,KWD\n4,r,Won,10,\n"
        let (rows, summary) = try parse(text, entry)
        #expect(rows.map { $0[6] } == ["150", "100", "4625", "1000"])
        #expect(rows.map { $0[7] } == ["USD", "JPY", "KWD", "-"])
        #expect(summary.problem == nil)
    }

    @Test("control totals are compared exactly")
    func controlTotals() throws {
        let entry = """
            noun: product
            fields: {id: Id, name: Id, list_price: Price}
            control: {rows: 3, sums: {list_price: "30.10"}}
            """
        #expect(try parse("Id,Price\na,10.05\nb,20.05\nc,\n", entry).summary.problem == nil)
        let summary = try parse("Id,Price\na,10.05\nb,20.04\n", entry).summary
        #expect(
            summary.problem?.reason
                == "rows: the mapping declares 3, the file holds 2. "
                + "list_price: the mapping declares 30.10, the file holds 30.09.")
        #expect(summary.problem?.code == "file.control_total")
        let bad = try parse("Id,Price\na\nb,30.1\nc,\n", entry).summary
        #expect(bad.problem == nil, "a ragged row is read, though not staged")
        #expect(bad.rowsRead == 3 && bad.rowsStaged == 2)
    }

    @Test(
        "periods are those of the organisation's calendar",
        arguments: [
            (1, "2017-Q1", true), (1, "FY2017-Q1", false), (2, "FY2018-Q1", true), (2, "2018", false), (2, "2017-02", true),
            (1, "1999", false), (1, "2049-12", true), (1, "2050", false),
        ])
    func periods(startMonth: Int, period: String, isKnown: Bool) throws {
        let summary = try parse(
            "P,Q,A\nr,\(period),1\n", "noun: quota\nfields: {person: P, period: Q, amount: A}", startMonth: startMonth
        ).summary
        #expect(summary.log.findings.map(\.code) == (isKnown ? [] : [.quotaPeriod]))
    }

    @Test("progress ends at the size of the file")
    func progress() throws {
        let text = "Id,Name\n" + String(repeating: "A,a name\n", count: 30_000)
        let file = try open(text, mapping("noun: account\nfields: {id: Id, name: Name}"))
        var sink = RecordingSink()
        var seen: [Int64] = []
        _ = try file.parse(into: &sink) { read, total in
            seen.append(read)
            #expect(total == Int64(text.utf8.count))
        }
        #expect(seen == seen.sorted())
        #expect(seen.count > 3)
        #expect(seen.last == Int64(text.utf8.count))
    }

    @Test("what the sink throws ends the reading")
    func throwingSink() throws {
        struct Full: Error {}
        struct FullSink: RowSink {
            var rows = 0
            mutating func beginRow(columns: Int) {}
            mutating func appendNull() {}
            mutating func append(_ value: Int32) {}
            mutating func append(_ value: Int64) {}
            mutating func append(text: Span<UInt8>) {}
            mutating func append(day: CalendarDay) {}
            mutating func endRow() throws {
                rows += 1
                if rows == 2 { throw Full() }
            }
        }
        let file = try open("Id,Name\nA,a\nB,b\nC,c\n", mapping("noun: account\nfields: {id: Id, name: Name}"))
        var sink = FullSink()
        #expect(throws: Full.self) { try file.parse(into: &sink) }
        #expect(sink.rows == 2)
    }

    @Test("the catalogue's staging columns begin with the row and follow its fields", arguments: ImportNoun.allCases)
    func catalogue(noun: ImportNoun) {
        let names = noun.stagingColumns.map(\.name)
        #expect(names.first == "row_no")
        #expect(Set(names).count == names.count)
        #expect(Array(names.dropFirst().prefix(noun.fields.count)) == noun.fields.map(\.name))
        #expect(names.count == noun.fields.count + (noun == .opportunity ? 2 : 1))
    }
}
