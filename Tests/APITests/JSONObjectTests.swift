import Hummingbird
import Testing

@testable import API

@Suite("Bodies of requests")
struct JSONObjectTests {
    private static func read(_ text: String) throws -> [String: JSONObject.Value] {
        try JSONObject(ByteBuffer(string: text)).members
    }

    @Test("members are read by their types")
    func values() throws {
        #expect(try Self.read("") == [:])
        #expect(try Self.read("{}") == [:])
        let text =
            #" {"a": "x\u00e4\n", "b": 12, "c": true, "d": null, "e": ["y", "z"], "f": 1.5, "g": {"h": 1}, "i": [1], "j": -3, "k": []} "#
        #expect(
            try Self.read(text) == [
                "a": .string("xä\n"), "b": .integer(12), "c": .boolean(true), "d": .null, "e": .strings(["y", "z"]), "f": .other,
                "g": .other, "i": .other, "j": .integer(-3), "k": .strings([]),
            ])
        #expect(try Self.read(#"{"a:b": "{[:\"\\"}"#) == ["a:b": .string(#"{[:"\"#)])
    }

    @Test(
        "anything but one shallow object with names given once is refused",
        arguments: [
            "[]", "1", "null", "\"a\"", "{", "{\"a\"}", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{a:1}", "{'a':1}",
            String(repeating: "[", count: 60_000), String(repeating: "{\"a\":", count: 9) + "1" + String(repeating: "}", count: 9),
            "{\"a\":99999999999999999999999999}x",
        ])
    func refused(_ text: String) {
        #expect(throws: Problem.self) { try Self.read(text) }
    }

    @Test("bytes that are no UTF-8 are refused")
    func bytes() {
        #expect(throws: Problem.self) { try JSONObject(ByteBuffer(bytes: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])) }
    }

    @Test("each member that is unknown, missing, or of another type or range is named at once, with its place")
    func members() throws {
        let (day, word) = (Parameter<Int64>("days", "Days.", from: 1, through: 9), Parameter<Bool>("is_active", "Whether."))
        let list = Parameter<[String]>("scopes", .array(.string()), expected: "words", "Words.") {
            $0.split(separator: ",").map(String.init)
        }
        let text = #"{"days": 10, "is_active": "yes", "scopes": "read", "a/b~c": 1, "id": 7}"#
        let fields = [day.required, word.required, list.required, Parameter<String>(words: "reason", "Why.").required]
        var reader = ParameterReader(try JSONObject(ByteBuffer(string: text)), fields: fields)
        _ = (reader.require(day), reader.require(word), reader.require(list), reader.require(Parameter<String>(words: "reason", "Why.")))
        let problem = try #require(#expect(throws: Problem.self) { try reader.check() })
        #expect(
            Set(problem.errors.map { "\($0.parameter) \($0.code.rawValue)" })
                == ["days unreadable", "is_active unreadable", "scopes unreadable", "a/b~c unknown", "id unknown", "reason missing"])
        #expect(problem.errors.allSatisfy { $0.isInBody })
        var writer = JSONWriter()
        Problem.resource.write(Problem.Document(problem: problem, requestID: "1"), to: &writer)
        #expect(String(buffer: writer.buffer).contains(#""pointer":"/a~1b~0c""#))
    }
}
