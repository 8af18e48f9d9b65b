import Access
import Foundation
import Logging
import NightlyBatch
import Operations
import PlanFile
import SalesModel
import Store
import TestSupport
import Testing

/// Plays a scenario in an organisation of its own, through the same import, nightly run and reports as everybody.
struct ScenarioRunner {
    let scenario: Scenario
    let store: Store
    let organisation: String
    /// The numbers of the sessions that the story calls by names.
    let sessions = NamedSessions()

    init(_ scenario: Scenario, _ database: MigratedDatabase) {
        self.scenario = scenario
        store = Store(database.application)
        organisation = scenario.name.replacing("_", with: "-")
    }

    /// Plays every step, and records an issue for each that ends otherwise than written.
    func play() async throws {
        for step in scenario.steps {
            let place = "\(scenario.name).txt, line \(step.line)"
            do {
                switch step.action {
                case .load(let day, let tables, let options, let acceptedDeletions):
                    try await load(day, tables, options, acceptedDeletions, place)
                case .nightly(let day, let isUnchanged):
                    let outcome = try await NightlyBatch(store: store, programVersion: "1.0.0")
                        .run(try await context(), asOf: day, startedAt: 0)
                    #expect(outcome.isNew != isUnchanged, "\(place): whether the night found anything new")
                case .calendar(let day, let rule, let tables, let isDryRun):
                    try await follow(day, rule, tables, isDryRun, place)
                case .lock(let period, let isLocked):
                    try await lock(period, isLocked)
                case .policy(let key, let value, let from):
                    let change = try await PolicyOperations(store: store).set(key, to: value, from: from, reason: "agreed", context())
                    #expect(change != nil, "\(place): changes nothing")
                case .report(let kind, let dimension, let period, let words, let expected):
                    expect(try await report(kind, dimension, period, words, expected.header), expected, place)
                case .explain(let kind, let dimension, let subject, let period, let isNow, let expected):
                    let structure = isNow ? Structure.now : .then
                    expect(try await explanation(kind, dimension, subject, period, structure, expected.header), expected, place)
                case .missing(let deal, let dimension, let subject, let period, let expected):
                    expect(try await missing(deal, dimension, subject, period), expected, place)
                case .bridge(let dimension, let subject, let period, let days, let expected):
                    expect(try await bridge(dimension, subject, period, days, expected.header), expected, place)
                case .letter(let rep, let year, let expected):
                    expect(try await letter(of: rep, year, expected.header), expected, place)
                case .letters(let year, let action):
                    try await letters(year, action, place)
                case .inquiry(let step):
                    try await inquiry(step, place)
                case .cadence(let kind, let day, let words):
                    try await expectSessions(kind, from: day, words)
                case .record(let table):
                    try await record(table, place)
                case .slots(let rep, let expected):
                    expect(try await slots(of: rep, expected.header), expected, place)
                }
            } catch {
                Issue.record("\(place): \(error)")
                return
            }
        }
        await explainEverything()
    }

    /// Whatever the story is about: what `explain` lists for a cell is what the cell says, and every letter comes to its cell.
    private func explainEverything() async {
        let hasRun = scenario.steps.contains { if case .nightly = $0.action { true } else { false } }
        guard hasRun else { return }
        do {
            let differences = try await ExplainedCells(store: store, context: context()).differences()
            #expect(differences.isEmpty, "\(scenario.name): \(differences.joined(separator: "\n"))")
            try await issueEveryLetter()
        } catch {
            Issue.record("\(scenario.name): \(error)")
        }
    }

    func expect(_ found: Scenario.Table, _ expected: Scenario.Table, _ place: String) {
        #expect(found == expected, "\(place)\nfound:\n\(found.text)\nexpected:\n\(expected.text)")
    }

    func context() async throws -> OperationContext {
        let found = try #require(try await store.organisation(key: organisation))
        return OperationContext(
            actor: Actor(name: "test"), organisation: found, logger: MigratedDatabase.quietLogger)
    }

    private func load(
        _ day: String, _ tables: [(noun: String, table: Scenario.Table)], _ words: Set<String>, _ accepted: Int64?, _ place: String
    ) async throws {
        let files = try ScenarioFiles(
            organisation: organisation, currency: scenario.currency, fiscalCalendar: scenario.fiscalCalendar, day: day,
            tables: tables, isComplete: words.contains("complete"))
        defer { files.remove() }
        var options = ImportOptions()
        options.acceptedDeletions = accepted
        func run() async throws -> ImportOutcome {
            try await ImportOperations(store: store).importFiles(
                mapping: files.mapping.path, files: files.files.map(\.path), actor: Actor(name: "test"), options: options)
        }
        if let sentences = tables.first(where: { $0.noun == "error" })?.table.rows {
            let error = await #expect(throws: OperationError.self, "\(place): must be refused") { _ = try await run() }
            for sentence in sentences {
                #expect("\(error.map(String.init(describing:)) ?? "")".contains(sentence[0]), "\(place)")
            }
            return
        }
        let outcome = try await run()
        let expected: ImportOutcome.Status =
            words.contains("refused") ? .refused : words.contains("unchanged") ? .unchanged : .applied
        let findings = outcome.findings.findings.map { "\($0)" }.joined(separator: "\n")
        #expect(outcome.status == expected, "\(place): \(outcome.problems) \(findings)")
        if let table = tables.first(where: { $0.noun == "findings" })?.table {
            let rows = outcome.findings.findings.map { [$0.file, "\($0.row ?? 0)", $0.column ?? "", $0.code.rawValue] }
            expect(Scenario.Table(header: table.header, rows: rows), table, place)
        }
    }

    /// Lets another calendar follow, by a rule or a file of windows.
    private func follow(
        _ day: CalendarDay, _ rule: FiscalCalendar?, _ tables: [(noun: String, table: Scenario.Table)], _ isDryRun: Bool, _ place: String
    ) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("windows-\(UUID().uuidString)/window.csv")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        if let table = tables.first(where: { $0.noun == "window" })?.table {
            try Data(([table.header] + table.rows).map { $0.joined(separator: ",") + "\n" }.joined().utf8).write(to: file)
        }
        let request = CalendarRequest(
            rule.map(CalendarRequest.Source.rule) ?? .file(path: file.path), from: day, reason: "new calendar", isDryRun: isDryRun)
        let operations = CalendarOperations(store: store)
        if let sentences = tables.first(where: { $0.noun == "error" })?.table.rows {
            let found = try await context()
            let error = await #expect(throws: OperationError.self, "\(place): must be refused") {
                _ = try await operations.follow(request, found)
            }
            for sentence in sentences {
                #expect("\(error.map(String.init(describing:)) ?? "")".contains(sentence[0]), "\(place): \(String(describing: error))")
            }
            return
        }
        let answer = try await operations.follow(request, try await context())
        let expected = tables.first { $0.noun == "findings" }?.table
        let header = expected?.header ?? ["code"]
        let rows = answer.findings.findings.map { finding in
            header.map { column in
                switch column {
                case "row": "\(finding.row ?? 0)"
                case "column": finding.column ?? ""
                case "value": finding.value ?? ""
                case "code": finding.code.rawValue
                case "reason": finding.reason
                default: "no column \(column)"
                }
            }
        }
        expect(Scenario.Table(header: header, rows: rows), expected ?? Scenario.Table(header: header, rows: []), place)
    }

    /// Asked for by one, confirmed by another.
    private func lock(_ period: String, _ isLocked: Bool) async throws {
        let operations = PeriodLockOperations(store: store)
        let organisation = try await context().organisation
        func actor(_ name: String) -> OperationContext {
            OperationContext(actor: Actor(name: name), organisation: organisation, logger: MigratedDatabase.quietLogger)
        }
        try await operations.perform(isLocked ? .requestLock : .requestUnlock, period: period, reason: "closed", actor("analyst"))
        try await operations.perform(isLocked ? .confirmLock : .confirmUnlock, period: period, reason: nil, actor("controller"))
    }

    private func report(
        _ kind: String, _ dimension: String, _ label: String, _ words: Set<String>, _ header: [String]
    ) async throws -> Scenario.Table {
        let context = try await context()
        let asOf = words.compactMap { $0.hasPrefix("as-of=") ? CalendarDay(iso: String($0.dropFirst(6))) : nil }.first
        let run = try await store.latestRun(context, asOf: asOf)
        let period = try #require(try await store.period(context, label: label, knownAt: run?.knownChange), "no period \(label)")
        let level = try #require(PeriodLevel(rawValue: period.level))
        let isKnown = { (word: String) in
            word.hasPrefix("as-of=") || word == "now" || Basis(rawValue: word) != nil || CurrencyMode(rawValue: word) != nil
        }
        #expect(words.allSatisfy(isKnown), "\(words)")
        var request = ReportRequest(
            kind: try #require(ReportKind(rawValue: kind)), by: try #require(Dimension(rawValue: dimension)),
            period: level, from: period.start, to: period.end.advanced(by: -1), asOf: asOf,
            currencyMode: words.compactMap(CurrencyMode.init(rawValue:)).first ?? .plan)
        request.basis = words.compactMap(Basis.init(rawValue:)).first ?? .reported
        if words.contains("now") { request.structure = .now }
        let report = try await ReportOperations(store: store).report(request, context)
        let rows = try report.rows.map { row in
            try header.map { column in
                switch column {
                case "subject": return row.subject.name
                case "period": return row.period.label
                default:
                    let index = try #require(report.columns.firstIndex { $0.key == column }, "no column \(column)")
                    return Self.text(row.values[index])
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }

    private func explanation(
        _ kind: String, _ dimension: String, _ subject: String, _ label: String, _ structure: Structure, _ header: [String]
    ) async throws -> Scenario.Table {
        let context = try await context()
        let operations = ReportOperations(store: store)
        let dimension = try #require(Dimension(rawValue: dimension))
        let found = try await operations.subjects(under: nil, dimension: dimension, context).first { $0.name == subject }
        var request = ExplainRequest(
            kind: try #require(ReportKind(rawValue: kind)), dimension: dimension, id: try #require(found?.id), periodLabel: label)
        request.structure = structure
        let explanation = try await operations.explain(request, context)
        if header.contains("from") { return Self.quotas(explanation, header) }
        let rows = explanation.rows.map { row in
            header.map { column in
                switch column {
                case "deal": row.deal
                case "owner": row.owner
                case "amount": row.amount?.description ?? ""
                case "contributes": row.contributes
                case "share": row.shareText ?? ""
                case "product": row.product ?? ""
                case "because": row.reason ?? ""
                case "credit": row.credit?.decimal.description ?? ""
                case "close_on": row.closeOn?.description ?? ""
                case "booked_on": row.bookedOn?.description ?? ""
                default: "no column \(column)"
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }

    /// Every reason, and every place in which the deal is credited.
    private func missing(_ deal: String, _ dimension: String, _ subject: String, _ label: String) async throws -> Scenario.Table {
        let context = try await context()
        let operations = ReportOperations(store: store)
        let dimension = try #require(Dimension(rawValue: dimension))
        let found = try await operations.subjects(under: nil, dimension: dimension, context).first { $0.name == subject }
        var request = MissingDealRequest(deal: deal)
        request.subject = (dimension, try #require(found?.id))
        request.periodLabel = label
        do {
            let answers = try await operations.missingDeal(request, context)
            let places = answers.flatMap(\.places).map { place in
                let who = place.subjects.prefix(3).map(\.name).joined(separator: ", ")
                return [
                    "\(place.period): \(place.credit) \(place.isAdjustment ? "adjustment" : place.countsAs), \(who)"
                        + (place.reason.map { ", \($0)" } ?? "")
                ]
            }
            // Changes are numbered over all organisations.
            let reasons = answers.flatMap(\.reasons).map { [$0.replacing(#/(change|Change|up to) \d+/#) { "\($0.1) N" }] }
            return Scenario.Table(header: ["answer"], rows: reasons + places)
        } catch let error as OperationError {
            return Scenario.Table(header: ["answer"], rows: [["\(error)"]])
        }
    }

    /// The lines of a bridge below their causes; a table without `of` lists the causes alone.
    private func bridge(
        _ dimension: String, _ subject: String, _ label: String, _ days: [CalendarDay], _ header: [String]
    ) async throws -> Scenario.Table {
        let context = try await context()
        let operations = ReportOperations(store: store)
        let dimension = try #require(Dimension(rawValue: dimension))
        let found = try await operations.subjects(under: nil, dimension: dimension, context).first { $0.name == subject }
        let ends: BridgeEnds = days.count == 2 ? .days(first: days[0], second: days[1], basis: .reported) : .bases(asOf: nil)
        let bridge = try await operations.bridge(
            BridgeRequest(ends: ends, dimension: dimension, id: try #require(found?.id), periodLabel: label), context)
        let hasLines = header.contains("of")
        let rows = bridge.causes.flatMap { cause in
            (hasLines ? cause.lines.map(Optional.some) : [nil]).map { line in
                header.map { column in
                    switch column {
                    case "measure": cause.measure.rawValue
                    case "cause": cause.title
                    case "of": line?.name ?? ""
                    case "before": line?.before?.decimal.description ?? ""
                    case "after": line?.after?.decimal.description ?? ""
                    case "change": (line?.change ?? cause.change).decimal.description
                    case "what": line?.detail ?? ""
                    default: "no column \(column)"
                    }
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }

    /// The lines of a quota; a table of them has a column `from`.
    private static func quotas(_ explanation: Explanation, _ header: [String]) -> Scenario.Table {
        let rows = explanation.quotaLines.map { line in
            header.map { column in
                switch column {
                case "from": line.source
                case "as": line.basis
                case "period": line.period
                case "amount": line.amount.decimal.description
                case "counts": line.counts ? "yes" : "no"
                default: "no column \(column)"
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }

    /// A number as a person writes it: 88 % rather than 0.880000, and the reason in brackets where there is none.
    static func text(_ value: ReportValue) -> String {
        switch value {
        case .count(let count): "\(count)"
        case .money(let money): money.decimal.description
        case .ratio(let ratio): "\(percent(ratio)) %"
        case .days(let days): days.withoutTrailingZeros.description
        case .decimalMoney(let amount, _): amount.withoutTrailingZeros.description
        case .text(let text): text
        case .none(let reason): "(\(reason))"
        }
    }

    private static func percent(_ ratio: ExactDecimal) -> String {
        guard let units = Int128(ratio.digits), ratio.scale >= 2 else { return ratio.description }
        return ExactDecimal(units: ratio.isNegative ? -units : units, scale: ratio.scale - 2).withoutTrailingZeros.description
    }
}
