/// Where SQL stands, and how a SQL file begins.
enum SQLRules {
    /// SQL is written in `sql/`, where it is embedded, prepared by a test and found by everybody.
    static func strayFindings(_ files: [SourceFile]) -> [Finding] {
        files.filter { file in
            file.path.hasPrefix("Sources/") && !["Sources/Postgres/", "Sources/Schema/"].contains { file.path.hasPrefix($0) }
        }.flatMap { file in
            (file.swift?.literals ?? []).filter { looksLikeSQL($0.text) }.map {
                Finding(file.path, $0.line, "SQL in Swift: put it into a file under sql/queries and use its constant")
            }
        }
    }

    static func looksLikeSQL(_ text: String) -> Bool {
        let words = text.lowercased().split { $0.isWhitespace }.map(String.init)
        guard words.count > 2 else { return false }
        switch (words[0], words[1]) {
        case ("select", _): return words.contains("from") || words.count > 3
        case ("insert", "into"), ("delete", "from"), ("create", "table"), ("alter", "table"), ("drop", "table"), ("truncate", "table"):
            return true
        case ("update", _): return words.contains("set")
        case ("with", _): return words[2] == "as" && words.contains("select")
        default: return false
        }
    }

    /// Statements, rollups and checks say in their first comment what they are for.
    static func headerFindings(_ files: [SourceFile]) -> [Finding] {
        files.filter { file in
            file.path.hasSuffix(".sql") && ["sql/queries/", "sql/rollups/", "sql/checks/"].contains { file.path.hasPrefix($0) }
        }.filter { file in
            !file.lines.prefix { $0.hasPrefix("--") }.contains { $0.hasPrefix("-- purpose: ") }
        }.map { Finding($0.path, 1, "begin the file with a comment that has a line `-- purpose: …`") }
    }

    /// Everything a migration does is one transaction, which is not the script's to end.
    static func transactionFindings(_ files: [SourceFile]) -> [Finding] {
        let folders = ["sql/migrations/", "sql/code/", "sql/policies/", "sql/bookkeeping/"]
        return files.filter { file in folders.contains { file.path.hasPrefix($0) } }.flatMap { file in
            file.lines.enumerated().filter { _, line in
                let statement = line.lowercased().filter { !$0.isWhitespace }
                return ["begin;", "commit;", "rollback;", "starttransaction;", "end;commit;"].contains(statement)
            }.map { Finding(file.path, $0.offset + 1, "a script must not begin or end a transaction: the migration is one") }
        }
    }
}
