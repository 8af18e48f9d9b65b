/// Swift source taken apart into code, comments and string literals, so that a rule about code does not stumble over
/// what stands in a text.
struct SwiftText {
    /// The code, line by line, with comments and the contents of literals left out.
    private(set) var code: [String] = []

    /// The contents of the string literals and the lines on which they begin; interpolations count as code.
    private(set) var literals: [(line: Int, text: String)] = []

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var output: [UInt8] = []

    init(_ source: String) {
        bytes = Array(source.utf8)
        readCode(endsAtParenthesis: false)
        code = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        output = []
    }

    private mutating func readCode(endsAtParenthesis: Bool) {
        var depth = 0
        while position < bytes.count {
            if starts(with: "//") {
                while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if let fence = fenceOfLiteral() {
                readLiteral(fence: fence)
            } else {
                let byte = bytes[position]
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    depth -= 1
                    if endsAtParenthesis, depth < 0 {
                        position += 1
                        return
                    }
                }
                copy(byte)
                position += 1
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                position += 2
            } else if starts(with: "*/") {
                depth -= 1
                position += 2
            } else {
                if bytes[position] == UInt8(ascii: "\n") { copy(bytes[position]) }
                position += 1
            }
        } while depth > 0 && position < bytes.count
    }

    /// The number of `#` before a quotation mark that begins here; nil if no literal begins here.
    private func fenceOfLiteral() -> Int? {
        var index = position
        while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: "\"") ? index - position : nil
    }

    private mutating func readLiteral(fence: Int) {
        position += fence
        let isMultiline = starts(with: "\"\"\"")
        let hashes = String(repeating: "#", count: fence)
        let end = (isMultiline ? "\"\"\"" : "\"") + hashes
        let escape = "\\" + hashes
        position += isMultiline ? 3 : 1
        output += Array("\"\"".utf8)
        let start = line
        var text: [UInt8] = []
        while position < bytes.count, !starts(with: end) {
            if starts(with: escape + "(") {
                position += fence + 2
                readCode(endsAtParenthesis: true)
                text.append(UInt8(ascii: "?"))
            } else if starts(with: escape) {
                position += fence + 2
            } else {
                text.append(bytes[position])
                if bytes[position] == UInt8(ascii: "\n") { copy(bytes[position]) }
                position += 1
            }
        }
        position += end.utf8.count
        literals.append((start, String(decoding: text, as: UTF8.self)))
    }

    private mutating func copy(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { line += 1 }
        output.append(byte)
    }

    private func starts(with text: String) -> Bool {
        let wanted = text.utf8
        guard position + wanted.count <= bytes.count else { return false }
        var index = position
        for byte in wanted {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }
}
