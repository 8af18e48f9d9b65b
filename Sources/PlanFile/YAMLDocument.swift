internal import Yams

/// A value in a YAML file and where it stands.
struct YAMLValue {
    let path: String
    let line: Int
    fileprivate let node: Node

    /// One key of a mapping and its value.
    struct Entry {
        let key: String
        let line: Int
        let value: YAMLValue
    }

    /// The text of a plain or quoted value; nil for lists and mappings and where nothing is written.
    var text: String? {
        guard case .scalar(let scalar) = node else { return nil }
        let isPlain = scalar.style == .plain || scalar.style == .any
        return isPlain && ["", "~", "null"].contains(scalar.string) ? nil : scalar.string
    }

    /// Whether nothing is written after the key.
    var isEmpty: Bool {
        guard case .scalar = node else { return false }
        return text == nil
    }

    /// The values of a list; nil for anything else.
    var items: [YAMLValue]? {
        guard case .sequence(let sequence) = node else { return nil }
        return sequence.map { YAMLValue(path: path, line: $0.mark?.line ?? line, node: $0) }
    }

    /// The keys and values of a mapping in file order; nil for anything else.
    var entries: [Entry]? {
        guard case .mapping(let mapping) = node else { return nil }
        return mapping.compactMap { key, value in
            // A key that is itself a list or mapping is kept under a name no schema has.
            let name = key.scalar?.string ?? "?"
            if name.hasPrefix(YAMLDocument.duplicateMark) { return nil }
            let keyLine = key.mark?.line ?? line
            let keyPath = path.isEmpty ? name : "\(path).\(name)"
            return Entry(
                key: name, line: keyLine,
                value: YAMLValue(path: keyPath, line: value.mark?.line ?? keyLine, node: value))
        }
    }
}

/// Reads YAML and collects what is wrong with it as findings.
struct YAMLDocument {
    /// A character of Unicode's private use, put before all but the last of equal keys.
    fileprivate static let duplicateMark = "\u{E000}"
    private static let mostDuplicates = 100

    let root: YAMLValue?
    let findings: [Finding]

    /// Reads one document. Equal keys in one place are findings, and reading goes on with the last of them.
    init(_ text: String, fileName: String) {
        var text = text
        var findings: [Finding] = []
        var root: YAMLValue?
        reading: for _ in 0...Self.mostDuplicates {
            do {
                if let node = try Yams.compose(yaml: text) {
                    root = YAMLValue(path: "", line: node.mark?.line ?? 1, node: node)
                }
                break reading
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let key = keys.first ?? ""
                findings.append(
                    Finding(
                        file: fileName, row: context.mark.line, column: key, code: .mappingDuplicateKey,
                        reason: "The key \(Suggestion.quoted(key)) stands here and once more in the same place.",
                        fix: "Remove one of the two."))
                guard let marked = Self.mark(keyAt: context.mark, in: text) else { break reading }
                text = marked
            } catch {
                findings.append(Self.finding(for: error, fileName: fileName))
                break reading
            }
        }
        self.root = root
        self.findings = findings
    }

    /// The text with the key at that place renamed.
    private static func mark(keyAt place: Mark, in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        guard lines.indices.contains(place.line - 1) else { return nil }
        var column = place.column - 1
        guard lines[place.line - 1].indices.contains(column) else { return nil }
        if ["\"", "'"].contains(lines[place.line - 1][column]) { column += 1 }
        lines[place.line - 1].insert(contentsOf: duplicateMark.unicodeScalars, at: column)
        return lines.map { scalars in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }.joined(separator: "\n")
    }

    private static func finding(for error: any Error, fileName: String) -> Finding {
        var line: Int?
        var problem = "\(error)"
        switch error {
        case YamlError.scanner(_, let text, let mark, _), YamlError.parser(_, let text, let mark, _),
            YamlError.composer(_, let text, let mark, _):
            line = mark.line
            problem = text
        case YamlError.reader(let text, _, _, _):
            problem = text
        default: break
        }
        return Finding(
            file: fileName, row: line, code: .mappingSyntax, reason: "The file is not valid YAML: \(problem).",
            fix: "Correct the indentation, quotes or brackets at or before this line.")
    }
}
