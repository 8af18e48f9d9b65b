import PlanFile
import SalesModel
import Testing

private let accounts = "noun: account\nfields: {id: Id, name: Name}"
private let products = "noun: product\nfields: {id: Id, name: Name, list_price: Price}"
private let people = "noun: person\nfields: {id: Id, name: Name, hired_on: From, left_on: To}\ndates: D.M.YYYY"
private let assignments =
    "noun: territory_assignment\nfields: {territory: T, person: P, share: Share, from: From, to: To}"
private let quotas = "noun: quota\nfields: {person: Rep, team: Team, territory: T, period: Period, amount: Amount}"
private let deals = """
    noun: opportunity
    fields: {id: Id, owner: Owner, stage: Stage, amount: Amount, currency: Currency, created_on: From, close_on: To}
    stages: {Won: won, Working: discovery}
    """

/// One bad cell: the file, its entry, and what must be found.
struct BadCell: Sendable, CustomTestStringConvertible {
    let entry: String
    let text: String
    let code: Finding.Code
    let row: Int
    let column: String?
    let value: String?
    let staged: [String]?

    init(
        _ code: Finding.Code, _ entry: String, _ text: String, row: Int = 2, column: String?, value: String?,
        staged: [String]?
    ) {
        self.entry = entry
        self.text = text
        self.code = code
        self.row = row
        self.column = column
        self.value = value
        self.staged = staged
    }

    var testDescription: String { "\(code) in \(text.debugDescription)" }
}

@Suite("Findings")
struct FindingTests {
    @Test(
        "a bad cell is one finding at its place, and is staged as NULL",
        arguments: [
            BadCell(.rowRagged, accounts, "Id,Name\nA\n", column: nil, value: "A", staged: nil),
            BadCell(.rowRagged, accounts, "Id,Name\nA,B,C\n", column: nil, value: "A", staged: nil),
            BadCell(.rowRagged, accounts, "Id,Name\n\nA,B,\n", row: 3, column: nil, value: "A", staged: nil),
            BadCell(.rowQuote, accounts, "Id,Name\nA,\"B\"C\n", column: nil, value: "BC", staged: nil),
            BadCell(.rowQuote, accounts, "Id,Name\nA,\"B\nC,D\n", column: nil, value: "B\nC,D\n", staged: nil),
            BadCell(.valueMissing, accounts, "Id,Name\n,B\n", column: "Id", value: "", staged: ["2", "-", "B", "-", "-"]),
            BadCell(
                .valueMissing, accounts, "Id,Name\nA, \u{A0}\t\n", column: "Name", value: "",
                staged: ["2", "A", "-", "-", "-"]),
            BadCell(
                .textControl, accounts, "Id,Name\n\"A\nB\",C\n", column: "Id", value: "A\nB",
                staged: ["2", "-", "C", "-", "-"]),
            BadCell(
                .textControl, accounts, "Id,Name\nA,B\u{85}C\n", column: "Name", value: "B\u{85}C",
                staged: ["2", "A", "-", "-", "-"]),
            BadCell(
                .textTooLong, accounts, "Id,Name\nA," + String(repeating: "é", count: 501), column: "Name",
                value: String(repeating: "é", count: 79) + "…", staged: ["2", "A", "-", "-", "-"]),
            BadCell(
                .moneyInvalid, products, "Id,Name,Price\nA,B,$1.5M\n", column: "Price", value: "$1.5M",
                staged: ["2", "A", "B", "-", "-"]),
            BadCell(
                .moneyTooPrecise, products, "Id,Name,Price\nA,B,1.005\n", column: "Price", value: "1.005",
                staged: ["2", "A", "B", "-", "-"]),
            BadCell(
                .moneyTooLarge, products, "Id,Name,Price\nA,B,99999999999999999999\n", column: "Price",
                value: "99999999999999999999", staged: ["2", "A", "B", "-", "-"]),
            BadCell(
                .dateInvalid, people, "Id,Name,From,To\nA,B,31.02.2017,\n", column: "From", value: "31.02.2017",
                staged: ["2", "A", "B", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .dateOutOfRange, people, "Id,Name,From,To\nA,B,1.1.1899,\n", column: "From", value: "1.1.1899",
                staged: ["2", "A", "B", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .dateOutOfRange, people, "Id,Name,From,To\nA,B,,31.12.9999\n", column: "To", value: "31.12.9999",
                staged: ["2", "A", "B", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .dateOrder, people, "Id,Name,From,To\nA,B,2.1.2017,1.1.2017\n", column: "To", value: "1.1.2017",
                staged: ["2", "A", "B", "-", "-", "-", "-", "-", "2017-01-02", "2017-01-01", "-", "-", "-", "-", "-"]),
            BadCell(
                .shareInvalid, assignments, "T,P,Share,From,To\nA,B,120 %,,\n", column: "Share", value: "120 %",
                staged: ["2", "A", "B", "-", "-", "-"]),
            BadCell(
                .shareInvalid, assignments, "T,P,Share,From,To\nA,B,0.5,,\n", column: "Share", value: "0.5",
                staged: ["2", "A", "B", "-", "-", "-"]),
            BadCell(
                .quotaSubject, quotas, "Rep,Team,T,Period,Amount\nA,B,,2017,5\n", column: nil, value: nil,
                staged: ["2", "A", "B", "-", "2017", "500", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .quotaSubject, quotas, "Rep,Team,T,Period,Amount\n,,,2017,5\n", column: nil, value: nil,
                staged: ["2", "-", "-", "-", "2017", "500", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .quotaPeriod, quotas, "Rep,Team,T,Period,Amount\nA,,,FY2017,5\n", column: "Period", value: "FY2017",
                staged: ["2", "A", "-", "-", "-", "500", "-", "-", "-", "-", "-", "-", "-", "-"]),
            BadCell(
                .stageUnmapped, deals, "Id,Owner,Stage,Amount,Currency,From,To\nA,B,won,1,,,\n", column: "Stage",
                value: "won", staged: ["2", "A", "B", "-", "-", "won", "100", "-", "-", "-", "-", "-"]),
            BadCell(
                .currencyUnknown, deals, "Id,Owner,Stage,Amount,Currency,From,To\nA,B,Won,1,usd,,\n", column: "Currency",
                value: "usd", staged: ["2", "A", "B", "-", "-", "Won", "100", "-", "-", "-", "-", "won"]),
        ])
    func badCell(bad: BadCell) throws {
        let (rows, summary) = try parse(bad.text, bad.entry)
        let finding = try #require(summary.log.findings.first)
        #expect(summary.log.findings.count == 1)
        #expect(finding.code == bad.code)
        #expect(finding.row == bad.row)
        #expect(finding.column == bad.column)
        #expect(finding.value == bad.value)
        #expect(finding.severity == .error)
        #expect(finding.file == "data.csv")
        #expect(!finding.reason.isEmpty && !finding.fix.isEmpty)
        #expect(rows == (bad.staged.map { [$0] } ?? []))
        #expect(summary.log.counts == [bad.code: 1])
    }

    @Test("text that is not UTF-8")
    func notUTF8() throws {
        let mapping = try mapping(accounts)
        let bytes = Array("Id,Name\nA,Gr".utf8) + [0xFC] + Array("n\nB,ok\n".utf8)
        let file = try NounFile(
            MemorySource(name: "data.csv", bytes: bytes), mapping: mapping.files[0],
            organisation: mapping.organisation)
        var sink = RecordingSink()
        let log = try file.parse(into: &sink).log
        #expect(log.findings.map(\.code) == [.textNotUTF8])
        #expect(log.findings[0].value == "Gr\u{FFFD}n")
        #expect(sink.rows[1] == ["3", "B", "ok", "-", "-"])
    }

    @Test("what was probably meant is named")
    func suggestions() throws {
        let header = "Id,Owner,Stage,Amount,Currency,From,To\n"
        let log = try parse(header + "A,B,Wno,1,USS,,\nC,D,Enterprise,1,,,\n", deals).summary.log
        #expect(log.findings.map(\.code) == [.stageUnmapped, .currencyUnknown, .stageUnmapped])
        #expect(log.findings[0].fix.hasPrefix("Did you mean \"Won\"?"))
        #expect(log.findings[1].fix.hasPrefix("Did you mean \"US"))
        #expect(log.findings[2].fix.hasPrefix("Add it to `stages:`"))
    }

    @Test("warnings: a deal created after its close, a time of day, a translation never used")
    func warnings() throws {
        let text = """
            Id,Owner,Stage,Amount,Currency,From,To
            A,B,Won,1,,2017-03-02,2017-03-01
            C,D,Won,1,,2017-03-01 10:30:00,2017-03-01 00:00:00.000
            """
        let entry = deals + "\ntranslate: {stage: {Wonn: Won}}"
        let (rows, summary) = try parse(text, entry)
        #expect(summary.log.findings.map(\.code) == [.dateOrder, .dateTimeIgnored, .translationUnused])
        #expect(summary.log.findings.allSatisfy { $0.severity == .warning })
        #expect(summary.log.errorCount == 0)
        #expect(rows[1][8] == "2017-03-01")
    }

    @Test("what is said of two days is in the file's own words")
    func ownWords() throws {
        let log = try parse("Id,Name,From,To\nA,B, 02.01.2017,1.1.2017\n", people).summary.log
        #expect(log.findings.map(\.reason) == ["This day is before From, 02.01.2017."])
    }

    @Test("the codes of errors are known apart from those of warnings")
    func errorCodes() throws {
        let log = try parse("Id,Name,From,To\nA,B\n", people + "\ntranslate: {name: {C: D}}").summary.log
        #expect(log.counts.count == 2 && log.errorCodes == [.rowRagged])
        var both = FindingLog()
        both.append(contentsOf: log)
        #expect(both.errorCodes == [.rowRagged])
    }

    @Test("every finding of a file is made at once, and the first of them are kept")
    func manyFindings() throws {
        let text = "Id,Name,Price\n" + String(repeating: "A,,x\n", count: 6000)
        let log = try parse(text, products).summary.log
        #expect(log.counts == [.valueMissing: 6000, .moneyInvalid: 6000])
        #expect(log.totalCount == 12_000)
        #expect(log.errorCount == 12_000)
        #expect(log.findings.count == 10_000)
        var both = FindingLog(capacity: 10_001)
        both.append(contentsOf: log)
        both.append(contentsOf: log)
        #expect(both.findings.count == 10_001)
        #expect(both.totalCount == 24_000)
    }
}
