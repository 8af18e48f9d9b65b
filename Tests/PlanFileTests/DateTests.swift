import PlanFile
import Testing

@Suite("Dates of a file")
struct DateTests {
    private func dates(_ values: [String], _ declared: String = "auto") throws -> (DateDecision?, [[String]], FindingLog) {
        let text = "Id,Day\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
        let (rows, summary) = try parse(
            text, "noun: person\ndates: \(declared)\nfields: {id: Id, name: Id, hired_on: Day}")
        return (summary.dates, rows, summary.log)
    }

    @Test(
        "the format is decided by the value that fits only one",
        arguments: [
            (["2016-10-20", "2017-03-01"], "YYYY-MM-DD, decided by row 2: 2016-10-20"),
            (["3/1/2017", "12/31/2016", "1/13/2017"], "M/D/YYYY, decided by row 3: 12/31/2016"),
            (["03/01/2017", "31/12/2016"], "D/M/YYYY, decided by row 3: 31/12/2016"),
            (["1-2-2017", "25-2-2017"], "D-M-YYYY, decided by row 3: 25-2-2017"),
            (["1.2.2017"], "D.M.YYYY, decided by row 2: 1.2.2017"),
            (["20170201"], "YYYYMMDD, decided by row 2: 20170201"),
            (["2017/02/01"], "YYYY/MM/DD, decided by row 2: 2017/02/01"),
            (["", "n/a", "", "13/1/2017"], "D/M/YYYY, decided by row 5: 13/1/2017"),
            (["1/1/2017", "5/5/2017"], "M/D/YYYY, every value means the same day with day and month exchanged"),
            (["31/02/2017", "2/13/2017"], "M/D/YYYY, decided by row 3: 2/13/2017"),
            (["", ""], "no days"),
            (["10/20/2016 00:00", "2/1/2017 0:00:00"], "M/D/YYYY, decided by row 2: 10/20/2016 00:00"),
        ])
    func inferred(values: [String], description: String) throws {
        #expect(try dates(values).0?.description == description)
    }

    @Test("a file that can be read in two ways is refused")
    func ambiguous() throws {
        let problem = #expect(throws: FileProblem.self) { try dates(["3/1/2017", "4/5/2017", "6/6/2017"]) }
        #expect(problem?.code == "file.ambiguous_dates")
        #expect(
            problem?.reason
                == "All 3 dates can be read both as M/D/YYYY and as D/M/YYYY, for instance 3/1/2017 in row 2.")
        #expect(
            problem?.fix
                == "Declare the format for this file in the mapping: `dates: M/D/YYYY` or `dates: D/M/YYYY`.")
    }

    @Test("a file that contradicts itself is refused")
    func contradiction() throws {
        let problem = #expect(throws: FileProblem.self) { try dates(["3/13/2017", "1/1/2017", "13/3/2017"]) }
        #expect(
            problem?.reason
                == "The dates contradict each other: 3/13/2017 in row 2 can only have the month first, "
                + "13/3/2017 in row 4 only the day.")
    }

    @Test("years of two digits must be declared")
    func twoDigitYears() throws {
        let problem = #expect(throws: FileProblem.self) { try dates(["31/12/16"]) }
        #expect(problem?.reason.contains("year of two digits") == true)
        let (decision, rows, log) = try dates(["31/12/16", "1/2/49"], "D/M/YY")
        #expect(decision?.description == "D/M/YY, declared")
        #expect(rows.map { $0[8] } == ["2016-12-31", "2049-02-01"])
        #expect(log.findings.isEmpty)
    }

    @Test(
        "a declared format is kept to",
        arguments: [
            ("M/D/YYYY", "3/1/2017", "2017-03-01"), ("D/M/YYYY", "3/1/2017", "2017-01-03"),
            ("DD/MM/YYYY", "03/01/2017", "2017-01-03"), ("MM-DD-YYYY", "03-01-2017", "2017-03-01"),
            ("YYYYMMDD", "20170301", "2017-03-01"), ("D.M.YY", "3.1.17", "2017-01-03"),
            ("YYYY-MM-DD", "2017-3-1", "2017-03-01"), ("M/D/YYYY", "3/1/2017 7:30 PM", "2017-03-01"),
            ("YYYY-MM-DD", "2019-05-07T22:55:32.000+0000", "2019-05-07"),
        ])
    func declared(format: String, value: String, day: String) throws {
        let (_, rows, log) = try dates([value], format)
        #expect(rows[0][8] == day)
        #expect(log.errorCount == 0)
    }

    @Test(
        "values in another form are findings",
        arguments: [
            ("auto", "2016-01-01", "31/02/2017"), ("M/D/YYYY", "1/1/2017", "13/1/2017"), ("D/M/YYYY", "1/1/2017", "1.1.2017"),
            ("D/M/YYYY", "1/1/2017", "1/1/17"), ("auto", "2016-01-01", "20170101"), ("auto", "2016-01-01", "2017-01-01x"),
            ("auto", "2016-01-01", "2017-01-01 25:00"), ("auto", "2016-01-01", "42735"), ("auto", "2016-01-01", "2017-1"),
        ])
    func invalid(format: String, good: String, bad: String) throws {
        let (_, rows, log) = try dates([good, bad], format)
        #expect(log.findings.map(\.code) == [.dateInvalid])
        #expect(log.findings.map(\.row) == [3])
        #expect(rows.map { $0[8] == "-" } == [false, true])
    }
}
