public import SalesModel

/// What a source's files mean: which columns hold which fields, and how their values are read.
public struct Mapping: Hashable, Sendable {
    /// The name of the mapping file.
    public let fileName: String
    /// The name of the source system.
    public let source: String
    /// The organisation the files are about.
    public let organisation: OrganisationSettings
    /// When the files were taken from the source.
    public let extractedAt: ExtractionTime
    /// Whether files hold everything there is, so that what is absent is deleted, unless a file says otherwise.
    public let isComplete: Bool
    /// The files, in the order of the mapping.
    public let files: [FileMapping]

    /// The entry for a file, by its base name: an entry with exactly this name, otherwise the first fitting pattern.
    public func entry(forFile path: String) throws(FileProblem) -> FileMapping {
        let name = path.fileName
        if let exact = files.first(where: { $0.pattern == name }) { return exact }
        if let fitting = files.first(where: { Glob.matches(name, pattern: $0.pattern) }) { return fitting }
        throw .notInMapping(file: path, entries: files.map(\.pattern))
    }
}

/// A mapping that cannot be used, with everything that is wrong with it.
public struct InvalidMapping: Error, Hashable, Sendable {
    /// The findings in the order of their lines; at least one of them is an error.
    public let findings: [Finding]

    /// Refuses a mapping; `findings` must hold an error.
    public init(findings: [Finding]) { self.findings = findings }
}

/// What a mapping says about the organisation.
public struct OrganisationSettings: Hashable, Sendable {
    /// The day a week begins on.
    public enum Weekday: String, CaseIterable, Hashable, Codable, Sendable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// The key in commands and addresses: a lower-case letter, then up to 62 lower-case letters, digits and hyphens.
    public let key: String
    /// The name in pages and reports.
    public let name: String
    /// The currency of amounts that name none.
    public let currency: CurrencyCode
    /// The reporting time zone by its IANA name; whether it exists is for the database to say.
    public let zone: String
    /// The calendar of fiscal years with which the organisation is founded.
    public let fiscalCalendar: FiscalCalendar
    /// The first day of a week.
    public let weekStart: Weekday
    /// The periods that files may name.
    public let periods: [FiscalPeriod]

    /// Settings as a mapping declares them; `periods` are those of the stored calendar, where another one has followed the mapping's.
    public init(
        key: String, name: String, currency: CurrencyCode, zone: String, fiscalCalendar: FiscalCalendar,
        weekStart: Weekday, periods: [FiscalPeriod]? = nil
    ) {
        self.key = key
        self.name = name
        self.currency = currency
        self.zone = zone
        self.fiscalCalendar = fiscalCalendar
        self.weekStart = weekStart
        self.periods = periods ?? fiscalCalendar.periods(from: 2000, through: 2050)
    }
}

extension OrganisationSettings {
    /// Labels of a year, a quarter and a leaf period of about 2018, to show how they are written.
    var periodExamples: [String] {
        let middle = CalendarDay(year: 2018, month: 1, day: 31)
        let year = periods.first { period in period.level == .year && (middle.map { period.end > $0 } ?? true) } ?? periods.first
        return periods.filter { $0.yearID == year?.id }.prefix(3).map(\.label)
    }
}

/// What a mapping says about one file, or about the files of one pattern.
public struct FileMapping: Hashable, Sendable {
    /// The base name of the file; `*` stands for any text and `?` for any character.
    public let pattern: String
    /// What a row of the file is.
    public let noun: ImportNoun
    /// How its characters are written.
    public let encoding: TextEncoding
    /// What separates the cells.
    public let delimiter: Delimiter
    /// The format of days; nil to infer it from the whole file.
    public let dates: DateFormat?
    /// The column each field is read from, by field.
    public let columns: [String: String]
    /// The value of fields that are the same in every row, by field.
    public let constants: [String: String]
    /// Values to replace before reading, by field and then by the value in the file.
    public let translations: [String: [String: String]]
    /// What the stages of the source mean.
    public let stages: [String: CanonicalStage]
    /// Whether what is absent from the file is deleted.
    public let isComplete: Bool
    /// How many rows the file must have.
    public let controlRows: Int64?
    /// What money fields must sum to, by field.
    public let controlSums: [String: ExactDecimal]
    /// What stands in the rows and columns of the sheet.
    public let sheet: SheetShape
}

/// How a sheet is laid out, where it is not one header and one row per thing.
public struct SheetShape: Hashable, Sendable {
    /// The columns of a file that has no header row; nil where it has one.
    public let header: [String]?
    /// The rows that are read: those that have one of the values in each of the columns.
    public let only: [String: [String]]
    /// What means that a cell is empty.
    public let emptyValues: [String]
    /// What amounts are multiplied by, as a power of ten, by field.
    public let scales: [String: Int]
    /// The columns of a wide sheet of quotas, one for each period.
    public let periods: [PeriodColumn]
    /// Whether days that end something are the first ones after it.
    public let endsAreExclusive: Bool
}

/// A column of amounts in a wide sheet of quotas.
public struct PeriodColumn: Hashable, Sendable {
    /// The header of the column.
    public let column: String
    /// The period of its amounts, in which `{Year}` stands for what the row has in the column Year.
    public let period: String
}

/// When files were taken from their source.
public enum ExtractionTime: Hashable, Sendable {
    /// The beginning of a day in the organisation's time zone.
    case day(CalendarDay)
    /// A moment, in microseconds since 1970-01-01T00:00:00Z.
    case moment(microseconds: Int64)

    /// A day `YYYY-MM-DD` or a moment of RFC 3339, `2018-01-01T00:00:00Z`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = CalendarDay(iso: String(decoding: bytes[..<10], as: UTF8.self)) else {
            return nil
        }
        if bytes.count == 10 {
            self = .day(day)
            return
        }
        guard let time = Self.microseconds(ofTime: bytes[10...]) else { return nil }
        self = .moment(microseconds: Int64(day.daysSince1970) * 86_400_000_000 + time)
    }

    /// Reads `T00:00:00.000000+00:00`.
    private static func microseconds(ofTime bytes: ArraySlice<UInt8>) -> Int64? {
        var rest = bytes
        func skip(_ accepted: [UInt8]) -> Bool {
            guard let byte = rest.first, accepted.contains(byte) else { return false }
            rest.removeFirst()
            return true
        }
        func pair(most: Int) -> Int64? {
            let digits = Array(rest.prefix(2))
            guard digits.count == 2, let value = Digits.number(in: digits.span, from: 0, to: 2), value <= most else {
                return nil
            }
            rest.removeFirst(2)
            return Int64(value)
        }
        guard skip([0x54, 0x74, 0x20]), let hour = pair(most: 23), skip([0x3A]), let minute = pair(most: 59),
            skip([0x3A]), let second = pair(most: 59)
        else { return nil }
        var fraction: Int64 = 0
        if skip([0x2E]) {
            let digits = Array(rest.prefix { (0x30...0x39).contains($0) })
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            rest.removeFirst(digits.count)
            let padded = Array((digits + [0x30, 0x30, 0x30, 0x30, 0x30]).prefix(6))
            fraction = Int64(Digits.number(in: padded.span, from: 0, to: 6) ?? 0)
        }
        var offset: Int64 = 0
        if !skip([0x5A, 0x7A]) {
            let sign: Int64 = rest.first == 0x2D ? -1 : 1
            guard skip([0x2B, 0x2D]), let hours = pair(most: 23), skip([0x3A]), let minutes = pair(most: 59) else {
                return nil
            }
            offset = sign * (hours * 60 + minutes)
        }
        guard rest.isEmpty else { return nil }
        return ((hour * 60 + minute - offset) * 60 + second) * 1_000_000 + fraction
    }
}

extension ExtractionTime: CustomStringConvertible {
    /// The day, or the moment in UTC: `2018-01-01T00:00:00Z`.
    public var description: String {
        switch self {
        case .day(let day): return day.description
        case .moment(let microseconds):
            let day = Int(microseconds.flooredQuotient(by: 86_400_000_000))
            let rest = microseconds - Int64(day) * 86_400_000_000
            let seconds = Int(rest / 1_000_000)
            let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Digits.padded($0, to: 2) }
            let fraction = Int(rest % 1_000_000)
            return "\(CalendarDay(daysSince1970: day) ?? .first)T" + time.joined(separator: ":")
                + (fraction == 0 ? "" : "." + Digits.padded(fraction, to: 6)) + "Z"
        }
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// File name patterns with `*` and `?`.
enum Glob {
    static func matches(_ name: String, pattern: String) -> Bool {
        let (name, pattern) = (Array(name), Array(pattern))
        var (nameIndex, patternIndex) = (0, 0)
        // Where the last star stands and how much of the name it has taken so far.
        var star: (pattern: Int, name: Int)?
        while nameIndex < name.count {
            if patternIndex < pattern.count, pattern[patternIndex] == "*" {
                star = (patternIndex, nameIndex)
                patternIndex += 1
            } else if patternIndex < pattern.count,
                pattern[patternIndex] == "?" || pattern[patternIndex] == name[nameIndex]
            {
                nameIndex += 1
                patternIndex += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                patternIndex = last.pattern + 1
                nameIndex = last.name + 1
            } else {
                return false
            }
        }
        return pattern[patternIndex...].allSatisfy { $0 == "*" }
    }
}
