import Foundation
import Hummingbird
import Testing

@testable import API

@Suite("JSON, written straight into a buffer")
struct JSONWriterTests {
    @Test("is what Foundation reads: texts, numbers, nesting")
    func values() throws {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("empty", "")
            writer.member("least", .min)
            writer.member("most", .max)
            writer.key("list")
            writer.array { writer in
                writer.boolean(true)
                writer.boolean(false)
                writer.null()
                writer.array { _ in }
                writer.object { _ in }
                writer.object { $0.member("a", "b") }
            }
            writer.member("after", "x")
        }
        #expect(
            String(buffer: writer.buffer)
                == #"{"empty":"","least":-9223372036854775808,"most":9223372036854775807,"list":[true,false,null,[],{},{"a":"b"}],"after":"x"}"#
        )
        let read = try #require(try JSONSerialization.jsonObject(with: Data(buffer: writer.buffer)) as? [String: Any])
        #expect(read["least"] as? Int64 == .min && read["most"] as? Int64 == .max)
    }

    @Test(
        "what could end a text, a line or a script is escaped",
        arguments: [
            ("a\"b\\c", #""a\"b\\c""#), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("é 𝄞 ", "\"é 𝄞 \""), ("\"\u{301}", "\"\\\"\u{301}\""), ("\r\n", #""\r\n""#),
        ])
    func escapes(text: String, written: String) {
        var writer = JSONWriter()
        writer.string(text)
        #expect(String(buffer: writer.buffer) == written)
    }

    @Test("a thousand random texts come back as they were, as values and as names", arguments: [UInt64(1), 2, 3])
    func random(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        let texts = (0..<1000).map { _ in Self.text(&generator) }
        var writer = JSONWriter()
        writer.array { writer in
            for text in texts {
                writer.string(text)
                writer.object { $0.member(text, text) }
            }
        }
        let read = try #require(try JSONSerialization.jsonObject(with: Data(buffer: writer.buffer)) as? [Any])
        #expect(read.count == 2000)
        for (index, text) in texts.enumerated() {
            // Scalar by scalar: equal Swift texts may have other scalars.
            #expect((read[2 * index] as? String).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
            #expect((read[2 * index + 1] as? [String: String])?[text] == text)
        }
    }

    private static func text(_ generator: inout Seeded) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x22...0x5C, 0x80...0x7FF, 0x2020...0x2030, 0xE000...0xFFFD, 0x10000...0x10FFFF]
            let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
            // Foundation's reader drops a byte-order mark at the beginning.
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)), scalar.value != 0xFEFF { text.append(scalar) }
        }
        return String(text)
    }
}

/// Random numbers that are the same each time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Data {
    init(buffer: ByteBuffer) { self.init(String(buffer: buffer).utf8) }
}
