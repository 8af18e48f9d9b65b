import Testing

@testable import API

@Suite("Queries and cursors of the API")
struct QueryTests {
    @Test("every error is told at once, each with its parameter and what it should be")
    func allAtOnce() throws {
        var query = ParameterReader(
            "dimension=teams&limit=01&limit=2&nonsense=1&period=a%zz", names: ["dimension", "limit", "period", "run", "label"])
        #expect(query.read(Parameters.dimension) == nil)
        #expect(query.read(Paging.limit) == 2)
        #expect(query.require(Parameters.run) == nil)
        let problem = try #require(throws: Problem.self) { try query.check() }
        #expect(problem.code == .parametersInvalid)
        #expect(problem.errors.map(\.parameter) == ["limit", "nonsense", "period", "dimension", "run"])
        #expect(problem.errors.map(\.code) == [.repeated, .unknown, .unreadable, .unreadable, .missing])
        #expect(problem.detail.contains("dimension should be one of rep, manager, team"), "\(problem.detail)")
    }

    @Test(
        "values are decoded once, plus signs as spaces",
        arguments: [("Rep+0142", "Rep 0142"), ("a%2Bb%26c", "a+b&c"), ("%25zz", "%zz"), ("é", "é")])
    func decoding(written: String, read: String) throws {
        let text = Parameter<String>("text", "")
        var query = ParameterReader("text=\(written)", names: ["text"])
        #expect(query.read(text) == read)
        try query.check()
    }

    @Test("what is no text is refused", arguments: ["%", "%4", "%GG", "%C3", "%00", "%0A", "%7F", "", String(repeating: "x", count: 201)])
    func unreadable(written: String) {
        let text = Parameter<String>("text", "")
        var query = ParameterReader("text=\(written)", names: ["text"])
        #expect(query.read(text) == nil)
        #expect(throws: Problem.self) { try query.check() }
    }

    @Test("numbers are written one way only", arguments: ["+1", "01", "1.0", "-1", " 1", "9223372036854775808", "0x1", "١"])
    func numbers(written: String) {
        #expect(Parameters.number.parse(written) == nil)
    }

    @Test("a hundred parameters at fault are told as fifty")
    func many() throws {
        let query = ParameterReader((0..<100).map { "x\($0)=1" }.joined(separator: "&"), names: [])
        #expect(try #require(throws: Problem.self) { try query.check() }.errors.count == 50)
    }

    @Test("cursors come back as they were, and only as they were")
    func cursors() throws {
        for cursor in [Cursor(run: 0, position: 100, question: "abc"), Cursor(run: .max, position: .max, question: Cursor.digest(of: "x"))]
        {
            #expect(Cursor(cursor.text) == cursor)
            #expect(
                Cursor(cursor.text + "0") == nil && Cursor(String(cursor.text.dropLast())) != cursor
                    && Cursor(cursor.text.uppercased()) == nil)
        }
        let hostile = ["", "zz", "2e2e", "ff", "2d312e302e61", String(repeating: "30", count: 500), "' or 1=1"]
        for text in hostile { #expect(Cursor(text) == nil, "\(text)") }
    }

    @Test(
        "JSON is wanted unless something else is named",
        arguments: [
            ([], true), (["*/*"], true), (["text/html, application/json;q=0.5"], true), (["application/*;q=0.1"], true),
            (["text/html"], false),
            (["application/json;q=0"], false), (["application/json; q=0.000", "text/csv"], false), (["application/problem+json"], false),
        ])
    func accept(values: [String], isWanted: Bool) {
        #expect(Envelope.isJSONWanted(values) == isWanted)
    }
}
