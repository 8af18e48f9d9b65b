public import SalesModel

extension Mapping {
    /// Reads a mapping, strictly: a key, field, noun or stage it does not know is a finding. All findings are thrown
    /// together. `periods` are those of the organisation, by its key, where another calendar has followed the one it was founded with.
    public static func parse(
        _ text: String, fileName: String, periods: (organisation: String, periods: [FiscalPeriod])? = nil
    ) throws(InvalidMapping) -> Mapping {
        var schema = MappingSchema(fileName: fileName, stored: periods)
        let document = YAMLDocument(text, fileName: fileName)
        schema.findings = document.findings
        guard let root = document.root else {
            if schema.findings.isEmpty {
                schema.report(
                    .mappingSyntax, line: 1, path: nil, reason: "The mapping is empty.",
                    fix: "Declare source, organisation, extracted_at and files.")
            }
            throw InvalidMapping(findings: schema.findings)
        }
        let mapping = schema.mapping(root)
        guard let mapping, schema.findings.isEmpty else {
            throw InvalidMapping(findings: schema.findings.sorted { ($0.row ?? 0) < ($1.row ?? 0) })
        }
        return mapping
    }

    /// Reads a mapping file of at most 1 MiB; see `parse`.
    public static func load(path: String, periods: (organisation: String, periods: [FiscalPeriod])? = nil) throws -> Mapping {
        try parse(try text(path: path), fileName: path.fileName, periods: periods)
    }

    /// The key of the organisation that a mapping is for, whatever else is wrong with it; nil if it names none.
    public static func organisationKey(path: String) throws -> String? {
        let root = YAMLDocument(try text(path: path), fileName: path.fileName).root
        return root?.entries?.first { $0.key == "organisation" }?.value.entries?.first { $0.key == "key" }?.value.text
    }

    private static func text(path: String) throws -> String {
        let source = try FileSource(path: path)
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = try source.read(into: &chunk), count > 0 {
            text += chunk[0..<count]
            if text.count > CSVReader.longestCell { throw FileProblem.tooLarge(file: path, row: 1, limit: .cell) }
        }
        if FileKind.isWhiteSpace(text) { throw FileProblem.empty(file: path) }
        if let kind = FileKind.binaryKind(of: text) { throw FileProblem.binary(file: path, kind: kind) }
        if FileKind.hasByteOrderMark(text) { text.removeFirst(3) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The shape of a mapping: which keys stand where and what their values may be.
struct MappingSchema {
    let fileName: String
    /// The periods of an organisation whose calendar is not the mapping's any more, with its key.
    let stored: (organisation: String, periods: [FiscalPeriod])?
    var findings: [Finding] = []

    init(fileName: String, stored: (organisation: String, periods: [FiscalPeriod])? = nil) {
        self.fileName = fileName
        self.stored = stored
    }

    mutating func mapping(_ root: YAMLValue) -> Mapping? {
        let keys = keyed(
            root, allowed: ["source", "organisation", "extracted_at", "complete", "files"],
            required: ["source", "organisation", "extracted_at", "files"])
        guard let keys else { return nil }
        let source = keys["source"].flatMap { text($0) }
        let organisation = keys["organisation"].flatMap { self.organisation($0) }
        let extractedAt = keys["extracted_at"].flatMap {
            value($0, "a day such as 2018-01-01 or a moment such as 2018-01-01T00:00:00Z", ExtractionTime.init)
        }
        let isComplete = keys["complete"].flatMap { boolean($0) } ?? false
        let files = keys["files"].map {
            self.files($0, isComplete: isComplete, organisation: organisation)
        }
        guard let source, let organisation, let extractedAt, let files else { return nil }
        return Mapping(
            fileName: fileName, source: source, organisation: organisation, extractedAt: extractedAt,
            isComplete: isComplete, files: files)
    }

    private mutating func organisation(_ value: YAMLValue) -> OrganisationSettings? {
        let keys = keyed(
            value, allowed: ["key", "name", "currency", "zone", "fiscal_year_starts", "fiscal_weeks", "week_starts"],
            required: ["key", "name", "currency", "zone"])
        guard let keys else { return nil }
        let key = keys["key"].flatMap {
            self.value($0, "a lower-case letter followed by at most 62 lower-case letters, digits and hyphens") {
                Self.isKey($0) ? $0 : nil
            }
        }
        let name = keys["name"].flatMap { text($0) }
        let currency = keys["currency"].flatMap {
            self.value($0, "a currency code of ISO 4217", among: CurrencyCode.allCodes, CurrencyCode.init)
        }
        let zone = keys["zone"].flatMap {
            self.value($0, "a time zone of the IANA list such as Europe/Paris, or UTC") { Self.isZone($0) ? $0 : nil }
        }
        let calendar: FiscalCalendar? =
            if let weeks = keys["fiscal_weeks"] {
                self.weeks(weeks, beside: keys["fiscal_year_starts"])
            } else if let month = keys["fiscal_year_starts"] {
                self.value(month, "a month from 1 to 12") { Int($0).flatMap(FiscalCalendar.init(startMonth:)) }
            } else {
                FiscalCalendar(startMonth: 1)
            }
        let weekStart: OrganisationSettings.Weekday? =
            if let day = keys["week_starts"] {
                self.value(
                    day, "a day of the week", among: OrganisationSettings.Weekday.allCases.map(\.rawValue),
                    OrganisationSettings.Weekday.init(rawValue:))
            } else {
                .monday
            }
        guard let key, let name, let currency, let zone, let calendar, let weekStart else { return nil }
        return OrganisationSettings(
            key: key, name: name, currency: currency, zone: zone, fiscalCalendar: calendar, weekStart: weekStart,
            periods: stored?.organisation == key ? stored?.periods : nil)
    }

    private mutating func weeks(_ value: YAMLValue, beside month: YAMLValue?) -> FiscalCalendar? {
        if let month {
            report(
                .mappingInvalidValue, line: month.line, path: month.path, value: month.text ?? "",
                reason: "A fiscal year of weeks begins after the last one has ended.", fix: "Remove fiscal_year_starts or fiscal_weeks.")
        }
        return self.value(
            value, "fiscal weeks such as `4-4-5, last saturday of january` or `4-5-4, saturday nearest to the end of january`"
        ) { FiscalWeeks($0).map(FiscalCalendar.init(weeks:)) }
    }

    private mutating func files(_ value: YAMLValue, isComplete: Bool, organisation: OrganisationSettings?)
        -> [FileMapping]
    {
        guard let entries = entries(value) else { return [] }
        if entries.isEmpty {
            report(
                .mappingMissingKey, line: value.line, path: value.path, reason: "No file is mapped.",
                fix: "Name at least one file.")
        }
        var files: [FileMapping] = []
        for entry in entries {
            if entry.key.contains("/") {
                report(
                    .mappingInvalidValue, line: entry.line, path: entry.value.path, value: entry.key,
                    reason: "A file is named without its directory.", fix: "Write only what follows the last slash.")
            }
            let file = file(entry, isComplete: isComplete, organisation: organisation)
            if let file { files.append(file) }
        }
        return files
    }

    private static func isKey(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 63 else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func isZone(_ text: String) -> Bool {
        if text == "UTC" { return true }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && text.utf8.count <= 64
            && parts.allSatisfy { part in
                guard let first = part.utf8.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
                return part.utf8.allSatisfy {
                    (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || [0x5F, 0x2B, 0x2D].contains($0)
                }
            }
    }
}
