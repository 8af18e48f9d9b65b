/// An error (or notice) reported by the server, with every field it sent.
public struct ServerError: Error, Sendable {
    /// "ERROR", "FATAL", "PANIC", "WARNING"…, never translated.
    public let severity: String
    /// The five characters of the SQLSTATE code.
    public let sqlstate: String
    /// The primary message, in the server's language. It may repeat values.
    public let message: String
    /// More about the problem; it often repeats values of the row.
    public let detail: String?
    /// A suggestion.
    public let hint: String?
    /// Where in the statement's text, in characters (not bytes) from 1.
    public let position: Int?
    /// Where in ``internalQuery``, in characters from 1.
    public let internalPosition: Int?
    /// The text of a statement that the server itself generated, for example inside a function.
    public let internalQuery: String?
    /// The call stack inside the server, innermost first.
    public let context: String?
    /// The names of what the error is about.
    public let schema: String?, table: String?, column: String?, dataType: String?, constraint: String?
    /// The place in the server's source code.
    public let file: String?, line: String?, routine: String?
    /// The name of the statement that failed.
    public let statement: String
    /// Its text.
    public let sql: String

    /// Whether running the whole transaction again may succeed: a serialization failure or a deadlock.
    public var isRetryable: Bool { sqlstate == "40001" || sqlstate == "40P01" }

    /// Where in the statement the error is, if the server said so.
    public var location: SQLLocation? { position.flatMap { SQLLocation(statement: statement, sql: sql, position: $0) } }
}

extension ServerError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One line without values of parameters or rows: detail and context are left out, and what a data error quotes is hidden.
    public var description: String {
        var text = "\(severity) \(sqlstate): \(redactedMessage)"
        if let constraint, !redactedMessage.contains(constraint) { text += " [constraint \(constraint)]" }
        text += " (\(location?.description ?? statement))"
        return text
    }

    /// Every field, one per line, and the place in the statement. It may contain values.
    public var debugDescription: String {
        let fields: [(String, String?)] = [
            ("detail", detail), ("hint", hint), ("context", context), ("internal query", internalQuery), ("schema", schema),
            ("table", table), ("column", column), ("data type", dataType), ("constraint", constraint),
            ("server source", file.map { "\($0):\(line ?? "?") \(routine ?? "")" }),
        ]
        let lines =
            ["\(severity) \(sqlstate): \(message) (\(statement))"] + fields.compactMap { label, value in value.map { "\(label): \($0)" } }
        return (lines + [location?.caret].compactMap { $0 }).joined(separator: "\n")
    }

    /// Messages of class 22 (data exceptions) quote the offending value; everything from the first quotation mark to the last goes.
    private var redactedMessage: String {
        guard sqlstate.hasPrefix("22"), let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\""), first < last
        else { return message }
        return message[...first] + "…" + message[last...]
    }
}
