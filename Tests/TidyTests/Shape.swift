/// The size of files, the documentation of what is public, and traces of the machine something was written on.
enum Shape {
    static let longestFile = 450

    /// Files that are too long to be about one subject.
    static func lengthFindings(_ files: [SourceFile]) -> [Finding] {
        let kinds = [".swift", ".sql", ".sh", ".py", ".css", ".js", ".mustache"]
        return files.filter { file in
            (kinds.contains { file.path.hasSuffix($0) } || file.path.hasPrefix("scripts/")) && file.path != "sql/schema.sql"
        }.filter { $0.lines.count > longestFile }.map {
            Finding($0.path, longestFile, "\($0.lines.count) lines: split it; a file of at most \(longestFile) lines has one subject")
        }
    }

    /// Public declarations without a comment that documents them.
    static func documentationFindings(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.path.hasPrefix("Sources/") || $0.path == "sql/SQLFile.swift" }.flatMap { file -> [Finding] in
            let raw = file.lines
            return (file.swift?.code ?? []).enumerated().compactMap { index, line in
                guard let name = publicDeclaration(line), !isDocumented(raw, above: index) else { return nil }
                return Finding(file.path, index + 1, "say what `\(name)` is for, with units, ranges and errors")
            }
        }
    }

    /// Declarations that a protocol asks for and documents.
    private static let wellKnown: Set<String> = [
        "description", "debugDescription", "hash", "==", "<", "customMirror", "encode", "decode", "postgresType", "postgresArrayType",
        "encodeArray", "decodeArray", "coreContext",
    ]

    /// The name declared, if the line declares something public.
    static func publicDeclaration(_ line: String) -> String? {
        var words = line.split { $0 == " " }.map(String.init)
        while let first = words.first, first.hasPrefix("@") { words.removeFirst() }
        guard words.first == "public" else { return nil }
        let kinds: Set<String> = ["func", "var", "let", "struct", "enum", "class", "actor", "protocol", "typealias", "subscript"]
        for (index, word) in words.enumerated() {
            if word.hasPrefix("init(") || word.hasPrefix("init<") || word.hasPrefix("init?") { return "init" }
            if word.hasPrefix("subscript(") { return "subscript" }
            guard kinds.contains(word), index + 1 < words.count, !(word == "class" && kinds.contains(words[index + 1])) else { continue }
            let next = words[index + 1]
            let name = next.first?.isLetter == true ? String(next.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) : next
            return wellKnown.contains(name) ? nil : name
        }
        return nil
    }

    /// Whether a documentation comment ends right above a line, attributes between them aside. One comment may stand for a
    /// block of properties, and that of a type stands for the block right below its opening brace.
    private static func isDocumented(_ lines: [Substring], above index: Int) -> Bool {
        var isProperty = isStoredProperty(lines[index])
        var index = index - 1
        while index >= 0 {
            let line = lines[index].drop { $0 == " " }
            if line.hasPrefix("///") || line.hasSuffix("*/") { return true }
            let opensType = line.hasSuffix("{") && !line.contains("(")
            guard line.hasPrefix("@") || line.hasPrefix("#if") || (isProperty && (isStoredProperty(line) || opensType)) else {
                return false
            }
            if opensType { isProperty = false }
            index -= 1
        }
        return false
    }

    private static func isStoredProperty(_ line: Substring) -> Bool {
        let line = line.drop { $0 == " " }
        let kinds = ["public let ", "public var ", "public static let "]
        return kinds.contains { line.hasPrefix($0) } && !line.hasSuffix("{")
    }

    /// Paths and hosts that exist on one machine only. Written in halves, so that this file does not have them.
    static let traces = ["/wo" + "rk/", "/ro" + "ot/", "/opt/wh" + "eels", "/opt/swift-pa" + "ckages", "pypi." + "org", "deb.deb" + "ian"]

    /// Traces of a machine, anywhere.
    static func traceFindings(_ files: [SourceFile]) -> [Finding] {
        files.flatMap { file in
            file.lines.enumerated().flatMap { index, line in
                traces.filter { line.contains($0) }.map {
                    Finding(file.path, index + 1, "\($0) is a place on one machine: take it from the environment or leave it out")
                }
            }
        }
    }
}
