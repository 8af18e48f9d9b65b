/// A place in the text of a statement.
public struct SQLLocation: Sendable, Hashable, CustomStringConvertible {
    /// The name of the statement, usually its file.
    public let statement: String
    /// Line and column, from 1; columns count characters (Unicode scalars, as the server does).
    public let line: Int, column: Int
    /// The text of the line.
    public let text: String

    /// Finds the `position`-th character (from 1) of `sql`. Nil if the text has fewer; one past the end is allowed, since that is
    /// where the server puts an error at the end of input.
    init?(statement: String, sql: String, position: Int) {
        let scalars = sql.unicodeScalars
        guard position >= 1,
            let index = scalars.index(scalars.startIndex, offsetBy: position - 1, limitedBy: scalars.endIndex)
        else { return nil }
        let before = scalars[..<index]
        let start = before.lastIndex(of: "\n").map { scalars.index(after: $0) } ?? scalars.startIndex
        let end = scalars[index...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.endIndex
        self.statement = statement
        line = before.count { $0 == "\n" } + 1
        column = scalars.distance(from: start, to: index) + 1
        text = String(scalars[start..<end])
    }

    /// "queries/run/latest.sql:3:14".
    public var description: String { "\(statement):\(line):\(column)" }

    /// The place, its line, and a ^ under the character.
    public var caret: String {
        // Tabs are kept so that the mark stands right whatever their width.
        let indent = String(String.UnicodeScalarView(text.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? $0 : " " }))
        return "\(self)\n\(text)\n\(indent)^"
    }
}
