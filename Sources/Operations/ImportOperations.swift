public import Access
internal import PlanFile
internal import SalesModel
public import Store
internal import Synchronization

/// Loading: a mapping and its files become one change of an organisation, or a list of everything that is wrong.
public struct ImportOperations: Sendable {
    let store: Store

    /// Loads into a store.
    public init(store: Store) {
        self.store = store
    }

    /// Imports files as a mapping says: everything or nothing.
    ///
    /// Findings and problems of files are part of the outcome, not thrown. Throws `InvalidMapping` and `FileProblem` for the
    /// mapping itself, `OperationError` for what the request or the present state forbids, and what the database reports.
    public func importFiles(
        mapping mappingPath: String, files paths: [String], actor: Actor, options: ImportOptions,
        progress: @escaping ImportProgress = { _, _, _ in }
    ) async throws -> ImportOutcome {
        let mapping = try await mapping(at: mappingPath)
        let settings = mapping.organisation
        if let key = options.organisationKey, key != settings.key {
            throw OperationError.invalid(
                "The mapping \(mappingPath) is for organisation \(settings.key), not for \(key): "
                    + "correct --org or the mapping.")
        }
        let (files, problems) = Self.open(paths, mapping)
        guard problems.isEmpty else {
            return .refused(settings.key, problems: problems, files: [], findings: FindingLog())
        }
        let names = paths.map { String($0.split(separator: "/").last ?? "") }
        let complete = Set(files.filter(\.mapping.isComplete).map(\.mapping.noun.rawValue))
            .subtracting(files.filter { !$0.mapping.isComplete }.map(\.mapping.noun.rawValue))
        let request = ImportRequest(
            source: mapping.source, extractedAt: mapping.extractedAt.description, reason: options.reason,
            requestKey: options.requestKey, fileDigest: try FileDigest.of([mappingPath] + paths),
            completeNouns: complete, nouns: Set(files.map(\.mapping.noun.rawValue)))
        do {
            return try await store.importing(
                into: OrganisationDraft(settings), actor: actor.name, request: request
            ) { session in
                try Self.requireSameSettings(settings, session)
                return try await Self.run(session, files, names, options, progress)
            }
        } catch StoreError.unknownZone(let zone) {
            throw InvalidMapping(findings: [Self.unknownZone(zone, mapping)])
        } catch let error as StoreError { throw OperationError(error) }
    }

    /// Reads the mapping. Where another calendar has followed the one of the founding, files name its periods.
    private func mapping(at path: String) async throws -> Mapping {
        let plain = Result { try Mapping.load(path: path) }
        do {
            guard let key = try Mapping.organisationKey(path: path), let organisation = try await store.organisation(key: key) else {
                return try plain.get()
            }
            let calendar = try await store.calendar(of: organisation)
            return calendar.versions.isEmpty ? try plain.get() : try Mapping.load(path: path, periods: (key, calendar.periods))
        } catch {
            // What is wrong with the mapping is known without a database, too.
            _ = try plain.get()
            throw error
        }
    }

    private static func unknownZone(_ zone: String, _ mapping: Mapping) -> Finding {
        Finding(
            file: mapping.fileName, column: "organisation.zone", value: zone, code: .mappingInvalidValue,
            reason: "The database knows no time zone of this name.",
            fix: "Write a name of the IANA list, such as Europe/Berlin, America/New_York or UTC.")
    }

    /// Opens every file, so that problems of all of them are told at once.
    private static func open(_ paths: [String], _ mapping: Mapping) -> ([NounFile], [FileProblem]) {
        var files: [NounFile] = []
        var problems: [FileProblem] = []
        for path in paths {
            do throws(FileProblem) {
                let source = try FileSource(path: path)
                files.append(
                    try NounFile(source, mapping: try mapping.entry(forFile: path), organisation: mapping.organisation))
            } catch { problems.append(error) }
        }
        return (files, problems)
    }

    /// A mapping may found an organisation, but not change one by the way.
    private static func requireSameSettings(_ settings: OrganisationSettings, _ session: ImportSession) throws {
        let stored = session.organisation
        let differences = [
            ("currency", settings.currency.code, stored.currency.code), ("zone", settings.zone, stored.zone),
            ("fiscal_weeks", settings.fiscalCalendar.weeks?.description ?? "", stored.fiscalCalendar.weeks?.description ?? ""),
            ("fiscal_year_starts", "\(settings.fiscalCalendar.startMonth)", "\(stored.fiscalCalendar.startMonth)"),
            ("week_starts", settings.weekStart.rawValue, stored.weekStarts), ("name", settings.name, stored.name),
        ].filter { $0.1 != $0.2 }
        guard let first = differences.first else { return }
        throw OperationError.invalid(
            "The mapping says `\(first.0): \(first.1)`, but organisation \(stored.key) has \(first.2). "
                + "Write `\(first.0): \(first.2)` in the mapping, or import into another organisation.")
    }

    private static func run(
        _ session: ImportSession, _ files: [NounFile], _ names: [String], _ options: ImportOptions,
        _ progress: @escaping ImportProgress
    ) async throws -> (ImportOutcome, ImportEnding) {
        var summaries: [FileSummary] = []
        var findings = FindingLog()
        for (number, file) in files.enumerated() {
            let summary = try await stage(file, number, session, progress)
            findings.append(contentsOf: summary.log)
            summaries.append(summary)
        }
        try await add(try await session.problems(), to: &findings, session, files, names)
        let key = session.organisation.key
        let problems = summaries.compactMap(\.problem)
        if findings.errorCount > 0 || !problems.isEmpty {
            return (.refused(key, problems: problems, files: summaries, findings: findings), .rollBack)
        }
        let change: Int64
        do {
            let applied = try await session.apply(acceptedDeletions: options.acceptedDeletions)
            change = applied.change
            try await add(applied.warnings, to: &findings, session, files, names)
        } catch let late as LateProblems {
            try await add(late.problems, to: &findings, session, files, names)
            return (.refused(key, problems: [], files: summaries, findings: findings), .rollBack)
        }
        let differences = try await session.differences(change)
        let lines =
            options.isDryRun ? try await session.differenceLines(change, limit: options.differenceLines) : []
        let status: ImportOutcome.Status =
            differences.isEmpty ? .unchanged : options.isDryRun ? .dryRun : .applied
        let outcome = ImportOutcome(
            status: status, organisation: key, isFounded: session.isFounded, change: status == .applied ? change : nil,
            extractedOn: session.extractedOn, files: summaries, problems: [], findings: findings,
            differences: differences, lines: lines)
        return (outcome, status == .applied ? .commit : .rollBack)
    }

    /// Adds what the database found in the staged rows, in the files' own words.
    private static func add(
        _ problems: [StagedProblem], to findings: inout FindingLog, _ session: ImportSession, _ files: [NounFile], _ names: [String]
    ) async throws {
        let staged = try StagedFindings(files: files, names: names, problems: problems)
        var suggestions = Suggestions(session: session)
        // All rows that a row of a wide sheet makes share its cells, except the one with the amount.
        var known: Set<[String]> = []
        for problem in problems {
            if let cell = staged.sharedCell(problem), !known.insert(cell).inserted { continue }
            if problem.code == "reference.unknown", let kind = problem.detail { try await suggestions.learn(kind) }
            if let finding = staged.finding(problem, suggestion: { suggestions.nearest(kind: $0, to: $1) }) { findings.append(finding) }
        }
        findings.sort(byFiles: names)
    }

    private static func stage(
        _ file: NounFile, _ number: Int, _ session: ImportSession, _ progress: @escaping ImportProgress
    ) async throws -> FileSummary {
        let noun = file.mapping.noun
        let read = Mutex<FileSummary?>(nil)
        try await session.stage(noun: noun.rawValue, file: Int32(number)) { writer in
            let summary = try file.parse(into: &writer) { progress(file.mapping.pattern, $0, $1) }
            read.withLock { $0 = summary }
        }
        guard let summary = read.withLock({ $0 }) else { throw CancellationError() }
        return summary
    }
}

/// The nearest known identifier of an unknown reference; looked up once per kind and value.
private struct Suggestions {
    let session: ImportSession
    private var known: [String: [String]] = [:]
    private var nearest: [String: String?] = [:]

    init(session: ImportSession) { self.session = session }

    mutating func learn(_ kind: String) async throws {
        if known[kind] == nil { known[kind] = try await session.knownIdentifiers(kind: kind) }
    }

    mutating func nearest(kind: String, to value: String) -> String? {
        let key = kind + "\u{0}" + value
        if let found = nearest[key] { return found }
        let found = Suggestion.nearest(to: value, among: known[kind] ?? [])
        nearest[key] = found
        return found
    }
}

extension ImportOutcome {
    static func refused(
        _ organisation: String, problems: [FileProblem], files: [FileSummary], findings: FindingLog
    ) -> ImportOutcome {
        ImportOutcome(
            status: .refused, organisation: organisation, isFounded: false, change: nil, extractedOn: nil, files: files,
            problems: problems, findings: findings, differences: [], lines: [])
    }
}

extension OrganisationDraft {
    init(_ settings: OrganisationSettings) {
        self.init(
            key: settings.key, name: settings.name, currency: settings.currency, zone: settings.zone,
            weekStarts: settings.weekStart.rawValue, fiscalCalendar: settings.fiscalCalendar)
    }
}
