import PlanFile
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    @Test("cells are quoted only where needed")
    func quoting() {
        var writer = CSVWriter()
        writer.append(row: ["plain", "a,b", "say \"hi\"", "two\nlines", nil, ""])
        #expect(writer.text == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,\n")
    }

    @Test(
        "text that looks like a formula is guarded, numbers are not",
        arguments: [
            ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-12.50", "-12.50"), ("+7", "+7"), ("-", "'-"), ("--1", "'--1"),
            ("-1-1", "'-1-1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("a=b", "a=b"),
            ("-1.", "'-1."), ("-.5", "'-.5"), ("", ""), ("1e5", "1e5"), ("-1e5", "'-1e5"),
        ])
    func formulas(text: String, expected: String) {
        #expect(CSVWriter.guarded(text) == expected)
    }

    @Test("a finding is one row under its header")
    func finding() {
        var writer = CSVWriter()
        writer.append(row: CSVWriter.findingColumns)
        writer.append(
            Finding(
                file: "a.csv", row: 3, column: "Close, date", value: "31/02/2017", code: .dateInvalid,
                reason: "No such day.", fix: "Correct it."))
        #expect(
            writer.text == """
                file,row,column,value,code,severity,reason,fix
                a.csv,3,"Close, date",31/02/2017,date.invalid,error,No such day.,Correct it.

                """)
    }
}
