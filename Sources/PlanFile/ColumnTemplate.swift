/// A text put together from columns of a row: `{FirstName} {LastName}`.
struct ColumnTemplate: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal(String)
        case column(String)
    }

    let parts: [Part]

    /// Nil for a text without a column in braces, or with a brace that is not closed.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let opening = rest.firstIndex(of: "{") {
            guard let closing = rest[opening...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: opening)..<closing]
            if name.isEmpty || name.contains("{") { return nil }
            if opening > rest.startIndex { parts.append(.literal(String(rest[..<opening]))) }
            parts.append(.column(String(name).trimmingSpaces))
            rest = rest[rest.index(after: closing)...]
        }
        if parts.isEmpty || rest.contains("}") { return nil }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The columns in braces, each once.
    var columns: [String] {
        var columns: [String] = []
        for case .column(let name) in parts where !columns.contains(name) { columns.append(name) }
        return columns
    }
}

/// A template whose columns are known by their places in a header.
struct BoundTemplate: Sendable {
    enum Part: Sendable {
        case literal([UInt8])
        case column(Int)
    }

    let parts: [Part]
    /// The columns by the names in the header.
    let names: [Int: String]
    /// Whether the text is to be had without columns that are empty, as a name without a middle name is.
    let allowsGaps: Bool

    /// Every column of the template must stand in the header.
    init(_ template: ColumnTemplate, header: [String], allowsGaps: Bool = false) {
        var names: [Int: String] = [:]
        parts = template.parts.map { part in
            switch part {
            case .literal(let text): return .literal(Array(text.utf8))
            case .column(let name):
                let place = header.firstIndex(of: name) ?? 0
                names[place] = name
                return .column(place)
            }
        }
        self.names = names
        self.allowsGaps = allowsGaps
    }

    /// A text that is the same in every row.
    init(literal text: String) {
        parts = [.literal(Array(text.utf8))]
        names = [:]
        allowsGaps = false
    }

    /// The columns, first to last.
    var columns: [Int] { names.keys.sorted() }

    /// The text of a row; `cell` gives the trimmed bytes of a column, empty where nothing is meant. Empty where all columns are,
    /// unless it is needed.
    func text(isNeeded: Bool = false, _ cell: (Int) -> [UInt8]) throws(CellFault) -> [UInt8] {
        var text: [UInt8] = []
        var gap: Int?
        var isFilled = names.isEmpty
        for part in parts {
            switch part {
            case .literal(let bytes): text += bytes
            case .column(let place):
                let bytes = cell(place)
                if bytes.isEmpty { gap = gap ?? place } else { isFilled = true }
                text += bytes
            }
        }
        if !isFilled, !isNeeded { return [] }
        if let gap, !allowsGaps { throw .partMissing(column: names[gap] ?? "") }
        let all = text.span
        return all.extracting(CellReader.trimmed(all, 0, all.count)).array
    }
}
