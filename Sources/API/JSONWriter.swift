internal import Hummingbird

/// Writes one JSON document (RFC 8259) straight into a buffer. Numbers are whole; amounts and ratios are texts, so that nothing is rounded.
///
///     var writer = JSONWriter()
///     writer.object { $0.key("name"); $0.string("Rep 0142") }
struct JSONWriter {
    private(set) var buffer = ByteBuffer()
    /// Whether something stands before what comes next.
    private var needsComma = false

    mutating func object(_ content: (inout JSONWriter) -> Void) { nest("{", content, "}") }

    mutating func array(_ content: (inout JSONWriter) -> Void) { nest("[", content, "]") }

    /// The name of the member whose value is written next.
    mutating func key(_ name: String) {
        separate()
        quote(name)
        buffer.writeStaticString(":")
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    mutating func integer(_ number: Int64) {
        separate()
        buffer.writeString(String(number))
    }

    mutating func boolean(_ value: Bool) {
        separate()
        buffer.writeStaticString(value ? "true" : "false")
    }

    /// A value that was written as JSON before.
    mutating func raw(_ json: String) {
        separate()
        buffer.writeString(json)
    }

    mutating func null() {
        separate()
        buffer.writeStaticString("null")
    }

    private mutating func nest(_ open: StaticString, _ content: (inout JSONWriter) -> Void, _ close: StaticString) {
        separate()
        buffer.writeStaticString(open)
        needsComma = false
        content(&self)
        buffer.writeStaticString(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { buffer.writeStaticString(",") }
        needsComma = true
    }

    /// Control characters are escaped, and so are U+2028 and U+2029, which end a line where JSON is read as JavaScript.
    private mutating func quote(_ text: String) {
        // Most text has nothing to escape, and is copied as it is.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
            buffer.writeStaticString("\"")
            buffer.writeString(text)
            buffer.writeStaticString("\"")
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 2)
        bytes.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
            case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0..<0x20, 0x7F, 0x2028, 0x2029: Self.escape(scalar.value, &bytes)
            case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
        bytes.append(0x22)
        buffer.writeBytes(bytes)
    }

    private static func escape(_ value: UInt32, _ bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [0x5C, 0x75])
        for shift in stride(from: 12, through: 0, by: -4) { bytes.append(digits[Int(value >> UInt32(shift)) & 15]) }
    }
}
