/// How names of files and folders become names in Swift.
enum SwiftName {
    /// `quota_leaf` → `QuotaLeaf`.
    ///
    /// - Throws: `EmbedError` if the name has other characters than `a-z`, `0-9` and `_`, or is reserved.
    static func type(folder: String, path: String) throws -> String {
        let name = try words(of: folder, path: path).map(capitalised).joined()
        guard let first = name.first, first.isLetter, !["Type", "Self", "Protocol"].contains(name) else {
            throw EmbedError(path: path, reason: "the folder name \(folder) cannot be the name of a Swift type")
        }
        return name
    }

    /// `latest_of_day.sql` → `latestOfDay`, `0001_create.sql` → `m0001Create`; keywords get their backticks.
    ///
    /// - Throws: `EmbedError` if the name has other characters than `a-z`, `0-9` and `_`, or is reserved.
    static func constant(file: String, path: String) throws -> String {
        let words = try words(of: file.hasSuffix(".sql") ? String(file.dropLast(4)) : file, path: path)
        let first = words.first ?? ""
        let name = (first.first?.isNumber == true ? "m" : "") + first + words.dropFirst().map(capitalised).joined()
        if ["all", "self", "init", "Type"].contains(name) || name.isEmpty {
            throw EmbedError(path: path, reason: "the name \(file) is taken: give the file another")
        }
        return keywords.contains(name) ? "`\(name)`" : name
    }

    private static func words(of name: String, path: String) throws -> [String] {
        guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            throw EmbedError(path: path, reason: "\(name): use a-z, 0-9 and _ only in names of SQL files and folders")
        }
        return name.split(separator: "_").map(String.init)
    }

    private static func capitalised(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// The reserved words that a statement could be called by.
    private static let keywords: Set<String> = [
        "as", "break", "case", "catch", "class", "continue", "default", "defer", "do", "else", "enum", "extension",
        "false", "for", "func", "guard", "if", "import", "in", "internal", "is", "let", "nil", "operator", "private",
        "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch",
        "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
