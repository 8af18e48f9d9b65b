import Foundation

/// What `Package.swift` says of its targets, read from its text: asking the package manager would need it to be idle.
struct PackageDescription {
    var targets: [Target] = []

    struct Target: Equatable {
        enum Kind: String, CaseIterable {
            case library = ".target("
            case executable = ".executableTarget("
            case plugin = ".plugin("
            case test = ".testTarget("
            case system = ".systemLibrary("
        }

        var kind: Kind
        var name: String
        var folder: String
        var dependencies: Set<String>
        var line: Int

        /// Tests and their support may import what they like.
        var isTest: Bool { kind == .test || folder.hasPrefix("Tests/") }
    }

    init(_ text: String) {
        let products = Self.products(in: text)
        for kind in Target.Kind.allCases {
            var rest = text[...]
            while let start = rest.range(of: kind.rawValue) {
                let line = 1 + text[..<start.lowerBound].count { $0.isNewline }
                let body = Self.upToMatchingParenthesis(text[start.upperBound...])
                rest = rest[start.upperBound...]
                guard let name = Self.strings(after: "name:", in: body).first, body.hasPrefix("name:") || body.first?.isWhitespace == true
                else { continue }
                let fallback = (kind == .test ? "Tests/" : "Sources/") + name
                let target = Target(
                    kind: kind, name: name, folder: Self.strings(after: "path:", in: body).first ?? fallback,
                    dependencies: Self.dependencies(in: body, products: products), line: line)
                targets.append(target)
            }
        }
    }

    /// `let logging = Target.Dependency.product(name: "Logging", …)` → `logging: Logging`.
    private static func products(in text: String) -> [String: String] {
        var products: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("let ") && line.contains(".product(") {
            let name = line.dropFirst(4).prefix { $0.isLetter || $0.isNumber }
            products[String(name)] = strings(after: "name:", in: line).first
        }
        return products
    }

    private static func dependencies(in body: Substring, products: [String: String]) -> Set<String> {
        guard let start = body.range(of: "dependencies: [") else { return [] }
        let list = body[start.upperBound...].prefix { $0 != "]" }
        var found: Set<String> = []
        for item in split(list) {
            if item.hasPrefix("\"") {
                found.insert(item.filter { $0 != "\"" })
            } else if item.hasPrefix(".") {
                found.formUnion(strings(after: "name:", in: item[...]).prefix(1))
            } else if !item.isEmpty {
                found.insert(products[item] ?? item)
            }
        }
        return found
    }

    /// Splits a list at its commas, except those within parentheses.
    private static func split(_ list: Substring) -> [String] {
        var items = [""]
        var depth = 0
        for character in list {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                items.append("")
            } else if !character.isWhitespace || depth > 0 {
                items[items.count - 1].append(character)
            }
        }
        return items
    }

    private static func strings(after label: String, in text: Substring) -> [String] {
        guard let start = text.range(of: label) else { return [] }
        let parts = text[start.upperBound...].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count > 1 ? [String(parts[1])] : []
    }

    private static func upToMatchingParenthesis(_ text: Substring) -> Substring {
        var depth = 1
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return text[..<index] }
        }
        return text
    }
}
