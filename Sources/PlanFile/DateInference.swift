internal import SalesModel

/// The format of a file's days and how it was found.
public struct DateDecision: Hashable, Sendable {
    /// How the format was found.
    public enum Origin: Hashable, Sendable {
        /// The mapping declares it.
        case declared
        /// That row's value can only be read so.
        case decided(row: Int, value: String)
        /// Every value means the same day in both readings.
        case indifferent
        /// The file holds no days.
        case noDays
    }

    /// The format all days of the file are read in.
    public let format: DateFormat
    /// How it was found.
    public let origin: Origin
}

extension DateDecision: CustomStringConvertible {
    /// One line for a report: `M/D/YYYY, decided by row 14: 12/31/2016`.
    public var description: String {
        switch origin {
        case .declared: "\(format), declared"
        case .decided(let row, let value): "\(format), decided by row \(row): \(value)"
        case .indifferent: "\(format), every value means the same day with day and month exchanged"
        case .noDays: "no days"
        }
    }
}

/// Why the days of a file have no certain meaning.
public enum AmbiguousDates: Hashable, Sendable {
    /// A value and where it stands.
    public struct Example: Hashable, Sendable {
        /// The row as a spreadsheet counts it.
        public let row: Int
        /// The text of the cell.
        public let value: String

        /// A value and where it stands.
        public init(row: Int, value: String) {
            self.row = row
            self.value = value
        }
    }

    /// All `count` values are days in both readings.
    case bothFit(count: Int, example: Example, formats: [DateFormat])
    /// One value can only have the month first and another only the day first.
    case contradiction(monthFirst: Example, dayFirst: Example, formats: [DateFormat])
    /// Years have two digits, which are never guessed.
    case twoDigitYears(count: Int, example: Example, formats: [DateFormat])

    var reason: String {
        switch self {
        case .bothFit(let count, let example, let formats):
            "All \(count) dates can be read both as \(Self.list(formats)), for instance \(example.value) in row "
                + "\(example.row)."
        case .contradiction(let monthFirst, let dayFirst, _):
            "The dates contradict each other: \(monthFirst.value) in row \(monthFirst.row) can only have the month "
                + "first, \(dayFirst.value) in row \(dayFirst.row) only the day."
        case .twoDigitYears(let count, let example, _):
            "\(count) dates have a year of two digits, for instance \(example.value) in row \(example.row); "
                + "such a format is never guessed."
        }
    }

    var fix: String {
        switch self {
        case .bothFit(_, _, let formats), .contradiction(_, _, let formats), .twoDigitYears(_, _, let formats):
            "Declare the format for this file in the mapping: "
                + formats.map { "`dates: \($0)`" }.joined(separator: " or ") + "."
        }
    }

    private static func list(_ formats: [DateFormat]) -> String {
        formats.map(\.description).joined(separator: " and as ")
    }
}

/// Collects the days of a file and decides their format from all of them.
struct DateInference {
    private struct Family {
        let formats: [DateFormat]
        var count = 0
        var first: AmbiguousDates.Example?
        /// For each format the first value that is a day in it and in no other format of the family.
        var decisive: [AmbiguousDates.Example?]
        var dependsOnFormat = false

        init(_ formats: [DateFormat]) {
            self.formats = formats
            decisive = formats.map { _ in nil }
        }
    }

    private var families: [Family] = [
        Family([.iso]), Family([.yearFirstSlash]), Family([.compact]), Family([.dots]),
        Family(formats(separator: 0x2F, yearDigits: 4)), Family(formats(separator: 0x2D, yearDigits: 4)),
        Family(formats(separator: 0x2F, yearDigits: 2)), Family(formats(separator: 0x2E, yearDigits: 2)),
    ]

    private static func formats(separator: UInt8, yearDigits: Int) -> [DateFormat] {
        DateFormat.all.filter {
            $0.separator == separator && $0.yearDigits == yearDigits && $0.order != .yearMonthDay
        }
    }

    /// Whether the days seen so far are all in ISO form, so that the rest need not be looked at.
    var isCertain: Bool {
        families[0].count > 0 && families.dropFirst().allSatisfy { $0.count == 0 }
    }

    /// Takes account of one value; what is no day in any format counts for nothing.
    mutating func add(_ bytes: Span<UInt8>, row: Int) {
        guard let parts = DateParts(bytes) else { return }
        for index in families.indices where families[index].formats[0].separator == parts.separator {
            let days = families[index].formats.map { $0.day(of: parts) }
            let fitting = days.indices.filter { days[$0] != nil }
            guard let only = fitting.first else { continue }
            families[index].count += 1
            let isDecisive = fitting.count == 1 && families[index].decisive[only] == nil
            if Set(days).count > 1 { families[index].dependsOnFormat = true }
            guard families[index].first == nil || isDecisive else { continue }
            let example = AmbiguousDates.Example(row: row, value: Finding.cut(bytes.text))
            if families[index].first == nil { families[index].first = example }
            if isDecisive { families[index].decisive[only] = example }
        }
    }

    /// The format of the family most values belong to; refused when it cannot be told.
    func decide() throws(Undecided) -> DateDecision {
        var chosen = families[0]
        for family in families where family.count > chosen.count { chosen = family }
        guard let example = chosen.first else { return DateDecision(format: .iso, origin: .noDays) }
        let formats = chosen.formats
        if formats[0].yearDigits == 2 {
            throw Undecided(dates: .twoDigitYears(count: chosen.count, example: example, formats: formats))
        }
        let decisive = chosen.decisive.indices.filter { chosen.decisive[$0] != nil }
        if decisive.count == 2, let monthFirst = chosen.decisive[0], let dayFirst = chosen.decisive[1] {
            throw Undecided(
                dates: .contradiction(monthFirst: monthFirst, dayFirst: dayFirst, formats: formats))
        }
        if let only = decisive.first, let evidence = chosen.decisive[only] {
            return DateDecision(
                format: formats[only], origin: .decided(row: evidence.row, value: evidence.value))
        }
        if !chosen.dependsOnFormat { return DateDecision(format: formats[0], origin: .indifferent) }
        throw Undecided(dates: .bothFit(count: chosen.count, example: example, formats: formats))
    }

    struct Undecided: Error { let dates: AmbiguousDates }
}

extension Span<UInt8> {
    /// The bytes as text; invalid UTF-8 is replaced.
    var text: String { String(decoding: array, as: UTF8.self) }

    /// A copy of the bytes.
    var array: [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for index in indices { copy.append(self[index]) }
        return copy
    }
}
