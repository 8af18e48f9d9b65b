import Foundation

/// Things that are not written in this house, and what is written instead.
struct Idiom {
    /// What is looked for in code, never in comments or texts.
    let pattern: String
    let instead: String
    /// Where it may stand nevertheless, as beginnings of paths.
    var exceptions: [String] = []

    static let banned: [Idiom] = [
        Idiom(pattern: "try!", instead: "let the error be thrown, or handle it"),
        Idiom(pattern: "as!", instead: "use `as?` with an error, or a type that makes the cast needless"),
        Idiom(pattern: "fatalError(", instead: "throw an error; a server does not end for one request"),
        Idiom(pattern: "preconditionFailure(", instead: "throw an error, or make the state impossible by its type"),
        Idiom(pattern: "precondition(", instead: "throw an error, or make the state impossible by its type"),
        Idiom(pattern: "assertionFailure(", instead: "throw an error, or make the state impossible by its type"),
        Idiom(
            pattern: "print(", instead: "log through a Logger, or return the text to the command that prints",
            exceptions: ["Sources/drumbeat/", "Sources/EmbedSQLTool/"]),
        Idiom(pattern: "@unchecked Sendable", instead: "use an actor, a Mutex or values", exceptions: ["Sources/Postgres/"]),
        Idiom(pattern: "nonisolated(unsafe)", instead: "use an actor, a Mutex or values", exceptions: ["Sources/Postgres/"]),
        Idiom(pattern: "withUnsafe", instead: "only the module Postgres handles memory itself", exceptions: ["Sources/Postgres/"]),
        Idiom(
            pattern: "UnsafeMutable", instead: "only modules that call C handle its pointers",
            exceptions: ["Sources/Postgres/", "Sources/Spreadsheet/"]),
        Idiom(pattern: "Unmanaged", instead: "only the module Postgres handles memory itself", exceptions: ["Sources/Postgres/"]),
        Idiom(
            pattern: "Task.detached", instead: "use a task group, so that cancellation reaches it", exceptions: ["Sources/Postgres/"]),
        Idiom(
            pattern: "Date()", instead: "take the day or the instant as a parameter: a run is repeatable",
            exceptions: ["Sources/drumbeat/", "Sources/Dashboard/"]),
    ]

    /// Words that announce unfinished work; looked for everywhere, in comments too.
    static let unfinished = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]

    /// Banned idioms in the product's own Swift code.
    static func findings(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.path.hasPrefix("Sources/") || $0.path.hasPrefix("sql/") }.flatMap { file in
            (file.swift?.code ?? []).enumerated().flatMap { index, line in
                banned.filter { idiom in
                    contains(line, idiom.pattern) && !idiom.exceptions.contains { file.path.hasPrefix($0) }
                }.map { Finding(file.path, index + 1, "`\($0.pattern)`: \($0.instead)") }
            }
        }
    }

    /// Unfinished work anywhere in the checkout.
    static func unfinishedFindings(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.path != "LICENSE" }.flatMap { file in
            file.lines.enumerated().flatMap { index, line in
                unfinished.filter { contains(String(line), $0) }.map {
                    Finding(file.path, index + 1, "\($0): finish it, or write an issue")
                }
            }
        }
    }

    /// Whether the text has the pattern, not as the end of a longer word, nor as its beginning.
    private static func contains(_ text: String, _ pattern: String) -> Bool {
        var rest = text[...]
        while let found = rest.range(of: pattern) {
            let before = rest[..<found.lowerBound].last
            let after = rest[found.upperBound...].first
            let startsWord =
                pattern.first?.isLetter == false || before.map { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." } ?? true
            let endsWord = pattern.last?.isUppercase == false || after.map { !$0.isLetter && !$0.isNumber } ?? true
            if startsWord && endsWord { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}
