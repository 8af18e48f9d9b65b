/// A table read from comma-separated text, as any other program would read it (RFC 4180).
struct Table: Sendable {
    /// The names of the columns.
    let header: [String]
    /// The rows, by column.
    let rows: [[String: String]]

    init(csv text: String) {
        var lines: [[String]] = []
        var line: [String] = []
        var cell = ""
        var isQuoted = false
        var wasQuote = false
        for character in text {
            if isQuoted {
                if character == "\"" {
                    isQuoted = false
                    wasQuote = true
                } else {
                    cell.append(character)
                }
                continue
            }
            switch character {
            case "\"":
                if wasQuote { cell.append("\"") }
                isQuoted = true
            case ",":
                line.append(cell)
                cell = ""
            case "\n", "\r\n":
                lines.append(line + [cell])
                line = []
                cell = ""
            default: cell.append(character)
            }
            wasQuote = false
        }
        if !cell.isEmpty || !line.isEmpty { lines.append(line + [cell]) }
        let header = lines.first ?? []
        self.header = header
        rows = lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { $1 }) }
    }

    /// The rows in which each named column has the value given.
    func rows(where conditions: [String: String]) -> [[String: String]] {
        rows.filter { row in conditions.allSatisfy { row[$0.key] == $0.value } }
    }

    /// The only row in which each named column has the value given; nil if there is none, or more than one.
    func row(where conditions: [String: String]) -> [String: String]? {
        let found = rows(where: conditions)
        return found.count == 1 ? found[0] : nil
    }
}
