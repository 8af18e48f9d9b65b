import PlanFile
import SalesModel
import Testing

@Suite("Sheets that are not one row per thing")
struct SheetTests {
    private let months = (1...12).map { "M\($0 < 10 ? "0" : "")\($0)" }

    @Test("a wide sheet is a quota for each filled month, in thousands")
    func wide() throws {
        let (rows, summary) = try parse(
            """
            Year,Who,Jan,Feb,Mar
            2018,Ann,-,1.5,2
            2019,Bob,-,NULL,
            2019,Cid,0,"1,000",-
            """,
            """
            noun: quota
            empty: ["-", "NULL"]
            fields: {person: Who}
            periods: {Jan: "{Year}-01", Feb: "{Year}-02", Mar: 2020-Q1}
            scale: {amount: 1000}
            control: {rows: 3, sums: {amount: "1003500"}}
            """)
        #expect(
            rows.map { Array($0[1...5]) } == [
                ["Ann", "-", "-", "2018-02", "150000"], ["Ann", "-", "-", "2020-Q1", "200000"], ["Cid", "-", "-", "2019-01", "0"],
                ["Cid", "-", "-", "2019-02", "100000000"],
            ])
        #expect(Set(rows.map { $0[0] }).count == 4, "each has a number of its own")
        #expect(summary.rowsRead == 3 && summary.rowsStaged == 4 && summary.log.totalCount == 0 && summary.problem == nil)
    }

    @Test("what is wrong with a wide sheet is said at the very cell, and once")
    func wideFaults() throws {
        let (_, summary) = try parse(
            """
            Year,Who,M1,M2,M3
            2018,Ann,1,x,1.0000001
            20x8,Bob,1,2,3
            ,Cid,1,,
            2018,,1,2,
            """,
            """
            noun: quota
            fields: {person: Who}
            periods: {M1: "{Year}-01", M2: "{Year}-02", M3: "{Year}-03"}
            scale: {amount: 1000}
            """)
        #expect(
            summary.log.findings.map { "\($0.row ?? 0) \($0.column ?? "") \($0.value ?? "") \($0.code)" } == [
                "2 M2 x money.invalid", "2 M3 1.0000001 money.too_precise", "3 Year 20x8 quota.period", "4 Year  value.missing",
                "5   quota.subject",
            ])
        #expect(summary.log.findings[1].reason.hasPrefix("Times 1000, the amount has more than the 2 decimals"))
        #expect(summary.log.findings[2].reason.contains("\"20x8-01\""))
    }

    @Test("months are counted in the fiscal year, and rows of a staged number tell where they stand")
    func fiscal() throws {
        let entry =
            "noun: quota\nfields: {person: Who}\nperiods: {\(months.map { "\($0): \"FY{FY}-P\($0.suffix(2))\"" }.joined(separator: ", "))}"
        let text = "FY,Who,\(months.joined(separator: ","))\n2018,Ann,\((1...12).map(String.init).joined(separator: ","))\n"
        let (rows, _) = try parse(text, entry, startMonth: 7)
        #expect(rows.map { $0[4] }.first == "2017-07" && rows.map { $0[4] }.last == "2018-06")
        let file = try open(text, mapping(entry, startMonth: 7))
        let line = try #require(Int(rows[4][0]))
        #expect(file.place(ofLine: line) == (2, "M05"))
        #expect(try file.texts(of: [line: ["amount", "person"]]) == [line: ["amount": "5", "person": "Ann"]])
    }

    @Test(
        "an amount far above the others of its row is a warning",
        arguments: [
            ("10,10,10,81", ["81"]), ("10,10,10,80", []), ("10,10,80,81", ["81"]), ("10,-,10,81", []), ("1,2,3,4,28.1,2", ["28.1"]),
            ("1,2,3,4,28,2", ["28"]), ("2,2,3,4,20,2", ["20"]), ("2,2,3,4,16,2", []),
        ])
    func outliers(cells: String, found: [String]) throws {
        let columns = months.prefix(cells.split(separator: ",").count)
        let entry = """
            noun: quota
            empty: ["-"]
            fields: {person: Who}
            periods: {\(columns.map { "\($0): 2018-\($0.suffix(2))" }.joined(separator: ", "))}
            """
        let summary = try parse("Who,\(columns.joined(separator: ","))\nAnn,\(cells)\n", entry).summary
        #expect(summary.log.findings.map(\.value) == found)
        #expect(summary.log.errorCount == 0 && summary.log.findings.allSatisfy { $0.code == .quotaOutlier && $0.row == 2 })
    }

    @Test("a text is put together from columns; an identifier needs all of them, a name does not")
    func composed() throws {
        let (rows, summary) = try parse(
            "First,Last,Line,Order\nAnn,Lee,1,A\n,Bo,2,A\nCid,,,A\n,,,\n",
            "noun: person\nfields: {id: \"{Order}-{Line}\", name: \"{First} {Last}\"}\ntranslate: {name: {Ann Lee: A. Lee}}")
        #expect(rows.map { Array($0[1...2]) } == [["A-1", "A. Lee"], ["A-2", "Bo"], ["-", "Cid"]])
        #expect(summary.log.findings.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code)" } == ["4 Line value.missing"])
        let file = try open("A {B},C\nx,y\n", mapping("noun: person\nfields: {id: \"A {B}\", name: C}"))
        #expect(file.header == ["A {B}", "C"], "a header with braces is meant as it is written")
    }

    @Test("a file without a header row, of which some rows are read")
    func headless() throws {
        let entry = """
            noun: person
            delimiter: "|"
            header: [No, Name, Unit, _, _]
            only: {Unit: [Sales, Presales, Saels]}
            fields: {id: No, name: Name}
            """
        let (rows, summary) = try parse("1|Ann|Sales|a|b\n2|Bob|Shop|a|b\n3|Cid|Presales|a|b\n4|Dan\n", entry)
        #expect(rows.map { Array($0[0...2]) } == [["1", "1", "Ann"], ["3", "3", "Cid"]])
        #expect(summary.rowsRead == 3 && summary.rowsLeftOut == 1)
        #expect(summary.log.counts == [.rowRagged: 1, .onlyUnused: 1])
        #expect(summary.log.findings.last?.value == "Saels" && summary.log.errorCount == 1)
    }

    @Test("days on which something is over are the day before, where the mapping says so")
    func ends() throws {
        let text = "T,P,F,U\nEast,Ann,2018-01-01,2018-02-01\nEast,Bob,2018-02-01,2018-02-01\nEast,Cid,2018-02-01,\n"
        let entry = "noun: territory_assignment\nfields: {territory: T, person: P, from: F, to: U}\nend: "
        let exclusive = try parse(text, entry + "exclusive")
        #expect(exclusive.rows.map { $0[5] } == ["2018-01-31", "2018-01-31", "-"])
        #expect(exclusive.summary.log.findings.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code)" } == ["3 U date.order"])
        let inclusive = try parse(text, entry + "inclusive")
        #expect(inclusive.rows.map { $0[5] } == ["2018-02-01", "2018-02-01", "-"])
        #expect(inclusive.summary.log.totalCount == 0)
    }

    @Test(
        "what a mapping cannot mean is found at its line",
        arguments: [
            ("noun: quota\nfields: {person: P}\nperiods: {M01: 2018-13}", "periods.M01", "2018-01"),
            ("noun: quota\nfields: {person: P}\nperiods: {}", "periods", "Name each column"),
            ("noun: quota\nfields: {person: P, amount: A}\nperiods: {M01: 2018-01}", "fields.amount", "periods"),
            ("noun: account\nfields: {id: P, name: P}\nperiods: {M01: 2018-01}", "periods", "Remove"),
            ("noun: quota\nfields: {person: P, amount: A, period: B}\nscale: {amount: 12}", "scale.amount", "Correct"),
            ("noun: quota\nfields: {person: P, amount: A, period: B}\nscale: {amonut: 10}", "scale.amonut", "amount"),
            ("noun: quota\nfields: {person: P, amount: \"{A}{B}\", period: B}", "fields.amount", "one column"),
            ("noun: quota\nfields: {person: P, amount: A, period: B, to: C}", "fields.to", "first day"),
            ("noun: quota\nfields: {person: P, from: F}\nperiods: {M01: 2018-01}", "fields.from", "periods"),
            ("noun: account\nfields: {id: P, name: P}\nend: inclusive", "end", "last day"),
            ("noun: absence\nfields: {person: P, from: F, to: T}\nend: exclusiv", "end", "Did you mean \"exclusive\"?"),
            ("noun: account\nfields: {id: P, name: P}\nonly: [x]", "only", "key: value"),
            ("noun: account\nfields: {id: P, name: P}\nhedaer: [x]", "hedaer", "Did you mean \"header\"?"),
        ])
    func faults(entry: String, path: String, fix: String) throws {
        let error = #expect(throws: InvalidMapping.self) { _ = try mapping(entry) }
        let finding = try #require(error?.findings.first { $0.column == "files.data.csv." + path }, "\(error?.findings ?? [])")
        #expect(finding.fix.contains(fix), "\(finding.fix)")
    }

    @Test("columns that the header lacks are named with the nearest one, wherever the mapping uses them")
    func unknownColumns() throws {
        for entry in [
            "noun: quota\nfields: {person: Who}\nperiods: {M1: \"{Yaer}-01\"}",
            "noun: quota\nfields: {person: \"{Who}{Yaer}\"}\nperiods: {M1: 2018}",
            "noun: quota\nfields: {person: Who}\nonly: {Yaer: \"1\"}\nperiods: {M1: 2018}",
        ] {
            let problem = #expect(throws: FileProblem.self) { _ = try open("Year,Who,M1\n", mapping(entry)) }
            #expect(problem?.fix == "For \"Yaer\", did you mean \"Year\"?")
        }
    }
}
