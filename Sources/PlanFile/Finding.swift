/// One thing wrong with a file, at a named place, with the reason and what to do about it.
public struct Finding: Hashable, Codable, Sendable {
    /// Whether a finding stops the import.
    public enum Severity: String, Hashable, Codable, Sendable {
        /// Nothing is imported until it is put right.
        case error
        /// Worth knowing; the import goes on.
        case warning
    }

    /// What kind of thing is wrong, for instance `date.invalid`.
    public struct Code: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
        /// The code as printed.
        public let rawValue: String
        /// A code as printed.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// The code as printed.
        public var description: String { rawValue }
    }

    /// The longest value kept, in characters; a longer one is cut and ends in an ellipsis.
    public static let longestValue = 80

    /// The name of the file.
    public let file: String
    /// The row as a spreadsheet counts it, the header being row 1; for a mapping the line. Nil for the whole file.
    public let row: Int?
    /// The header of the column; for a mapping the path of the key. Nil where no column is meant.
    public let column: String?
    /// The value found there, cut at 80 characters.
    public let value: String?
    /// The kind of finding.
    public let code: Code
    /// Whether it stops the import.
    public let severity: Severity
    /// What is wrong, one sentence.
    public let reason: String
    /// What to do, one sentence.
    public let fix: String

    /// A finding at a place; the value is cut at 80 characters.
    public init(
        file: String, row: Int? = nil, column: String? = nil, value: String? = nil, code: Code,
        severity: Severity = .error, reason: String, fix: String
    ) {
        self.file = file
        self.row = row
        self.column = column
        self.value = value.map(Self.cut)
        self.code = code
        self.severity = severity
        self.reason = reason
        self.fix = fix
    }

    static func cut(_ value: String) -> String {
        value.count <= longestValue ? value : value.prefix(longestValue - 1) + "…"
    }
}

extension Finding.Code {
    /// A row with more or fewer cells than the header.
    public static let rowRagged = Self(rawValue: "row.ragged")
    /// A quoted cell that goes on after its closing quote, or is never closed.
    public static let rowQuote = Self(rawValue: "row.quote")
    /// An identifier that another row has already.
    public static let keyDuplicate = Self(rawValue: "key.duplicate")
    /// An empty cell where a value is needed.
    public static let valueMissing = Self(rawValue: "value.missing")
    /// Text that is not UTF-8.
    public static let textNotUTF8 = Self(rawValue: "text.not_utf8")
    /// Text with control characters.
    public static let textControl = Self(rawValue: "text.control")
    /// Text of more than 1,000 bytes.
    public static let textTooLong = Self(rawValue: "text.too_long")
    /// A day that does not exist or is not in the file's format.
    public static let dateInvalid = Self(rawValue: "date.invalid")
    /// A day outside the range that its field may have.
    public static let dateOutOfRange = Self(rawValue: "date.out_of_range")
    /// A first day after the last day.
    public static let dateOrder = Self(rawValue: "date.order")
    /// Days written with a time of day, which is not used.
    public static let dateTimeIgnored = Self(rawValue: "date.time_ignored")
    /// An amount that is not a number.
    public static let moneyInvalid = Self(rawValue: "money.invalid")
    /// An amount with more decimals than its currency has.
    public static let moneyTooPrecise = Self(rawValue: "money.too_precise")
    /// An amount that does not fit into 64 bits of minor units.
    public static let moneyTooLarge = Self(rawValue: "money.too_large")
    /// A whole number that is none.
    public static let integerInvalid = Self(rawValue: "integer.invalid")
    /// A share that is not a percentage above 0 and up to 100.
    public static let shareInvalid = Self(rawValue: "share.invalid")
    /// A stage of the source which the mapping does not name.
    public static let stageUnmapped = Self(rawValue: "stage.unmapped")
    /// A code that is no currency of ISO 4217.
    public static let currencyUnknown = Self(rawValue: "currency.unknown")
    /// A quota that is not for exactly one person, team, territory or account.
    public static let quotaSubject = Self(rawValue: "quota.subject")
    /// A quota for something that is not a period of the organisation's calendar.
    public static let quotaPeriod = Self(rawValue: "quota.period")
    /// An amount in a wide sheet of quotas that is far above the others of its row.
    public static let quotaOutlier = Self(rawValue: "quota.outlier")
    /// A value of `only:` in the mapping which no row has.
    public static let onlyUnused = Self(rawValue: "only.unused")
    /// A translation of the mapping which no cell needed.
    public static let translationUnused = Self(rawValue: "translation.unused")
    /// A mapping that is not YAML.
    public static let mappingSyntax = Self(rawValue: "mapping.syntax")
    /// A key of a mapping that has no meaning there.
    public static let mappingUnknownKey = Self(rawValue: "mapping.unknown_key")
    /// A key that stands twice in the same place of a mapping.
    public static let mappingDuplicateKey = Self(rawValue: "mapping.duplicate_key")
    /// A key of a mapping that is needed and absent.
    public static let mappingMissingKey = Self(rawValue: "mapping.missing_key")
    /// A value of a mapping that is not one of those allowed there.
    public static let mappingInvalidValue = Self(rawValue: "mapping.invalid_value")
}

/// Findings in the order in which they were made: the first in full, all of them counted.
public struct FindingLog: Sendable {
    /// How many findings are kept in full.
    public let capacity: Int
    /// The first findings, at most `capacity`.
    public private(set) var findings: [Finding] = []
    /// How many findings there are of each code, those not kept included.
    public private(set) var counts: [Finding.Code: Int] = [:]
    /// How many findings are errors, those not kept included.
    public private(set) var errorCount = 0
    /// The codes of the findings that are errors, those not kept included.
    public private(set) var errorCodes: Set<Finding.Code> = []

    /// An empty log.
    public init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// How many findings there are, those not kept included.
    public var totalCount: Int { counts.values.reduce(0, +) }

    /// Adds a finding.
    public mutating func append(_ finding: Finding) {
        if findings.count < capacity { findings.append(finding) }
        counts[finding.code, default: 0] += 1
        if finding.severity == .error {
            errorCount += 1
            errorCodes.insert(finding.code)
        }
    }

    /// Puts the findings kept in the order of their files and rows; those of one row stay in the order in which they were made.
    public mutating func sort(byFiles names: [String]) {
        let place = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        findings = findings.enumerated().sorted { first, second in
            (place[first.element.file] ?? 0, first.element.row ?? 0, first.offset)
                < (place[second.element.file] ?? 0, second.element.row ?? 0, second.offset)
        }.map(\.element)
    }

    /// Adds everything another log holds or has counted, after what is here.
    public mutating func append(contentsOf other: FindingLog) {
        findings += other.findings.prefix(max(0, capacity - findings.count))
        counts.merge(other.counts, uniquingKeysWith: +)
        errorCount += other.errorCount
        errorCodes.formUnion(other.errorCodes)
    }
}
