public import Access
public import PlanFile
public import SalesModel
public import Store

/// Which calendar is to follow the one there is.
public struct CalendarRequest: Sendable {
    /// What is to hold.
    public enum Source: Sendable {
        /// Years of calendar months or of whole weeks.
        case rule(FiscalCalendar)
        /// The leaf periods of a file, from its first day on.
        case file(path: String)
        /// The same, with what would stand in the file.
        case text(String)
    }

    /// What is to hold.
    public let source: Source
    /// From which day on; nil for the first day of the file.
    public let from: CalendarDay?
    /// Why; kept with the change.
    public let reason: String
    /// Whether to show what would change, and change nothing.
    public let isDryRun: Bool

    /// Asks for a calendar to follow.
    public init(_ source: Source, from: CalendarDay?, reason: String, isDryRun: Bool = false) {
        self.source = source
        self.from = from
        self.reason = reason
        self.isDryRun = isDryRun
    }
}

/// What became of a request for another calendar.
public struct CalendarAnswer: Sendable {
    /// Everything worth knowing; errors are the reason why nothing was written.
    public let findings: FindingLog
    /// What was changed, or would be; nil if refused.
    public let outcome: CalendarOutcome?

    /// Why nothing was changed, a sentence for each place: `row 3, column to: "2026-02-30" – …`.
    public var refusals: [String] {
        findings.findings.filter { $0.severity == .error }.map { finding in
            let place = [finding.row.map { "row \($0)" }, finding.column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
            return "\(place): \(finding.value.map { "\"\($0)\" – " } ?? "")\(finding.reason) \(finding.fix)"
        }
    }
}

/// Fiscal calendars: what there is, and another one from a day on.
public struct CalendarOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// The fiscal calendar as it is known now.
    public func calendar(_ context: OperationContext) async throws -> StoredCalendar { try await store.calendar(context) }

    /// Lets another calendar follow from a day on. Findings of a file are part of the answer, not thrown.
    ///
    /// Throws `FileProblem` for a file that cannot be read, `OperationError.invalid` for a day on which no leaf period begins, for locked
    /// periods and for a calendar that holds already.
    public func follow(_ request: CalendarRequest, _ context: OperationContext) async throws -> CalendarAnswer {
        try context.require(.load)
        guard request.reason.contains(where: { !$0.isWhitespace }) else { throw OperationError.invalid("Say why: --reason \"…\".") }
        var log = FindingLog()
        let file: CalendarFile? =
            switch request.source {
            case .rule: nil
            case .file(let path): try CalendarFile(path: path)
            case .text(let text): try CalendarFile(MemorySource(name: "windows", bytes: Array(text.utf8)))
            }
        for finding in file?.findings ?? [] { log.append(finding) }
        guard let from = request.from ?? file?.first else {
            return try Self.refused(log, orElse: "Say from which day on the calendar holds: --from DATE.")
        }
        do {
            // What the file says wrongly about itself and about the calendar before it is told at once.
            let outcome = try await store.followCalendar(context, isDryRun: request.isDryRun) { [log] stored, locks in
                let kept = Set(stored.periods.filter { $0.start < from }.map(\.label))
                let late = file?.findings(following: kept, from: from) ?? []
                guard log.errorCount == 0, late.isEmpty else { throw Refused(findings: late) }
                let next = Self.next(request.source, file, following: stored.periods, from: from, kept: kept)
                let change = CalendarChange(of: stored.periods, from: from, next: next, version: Self.version(after: stored))
                try Self.check(change, stored.periods, locks)
                return CalendarPlan(
                    change: change, version: Self.version(after: stored), rule: Self.rule(request.source), reason: request.reason)
            }
            Self.warn(&log, outcome, file, context.organisation.currency)
            return CalendarAnswer(findings: log, outcome: outcome)
        } catch let refused as Refused {
            for finding in refused.findings { log.append(finding) }
            return CalendarAnswer(findings: log, outcome: nil)
        } catch let error as StoreError { throw OperationError(error) }
    }

    private struct Refused: Error {
        let findings: [Finding]
    }

    private static func refused(_ log: FindingLog, orElse sentence: String) throws -> CalendarAnswer {
        guard log.errorCount > 0 else { throw OperationError.invalid(sentence) }
        return CalendarAnswer(findings: log, outcome: nil)
    }

    private static func version(after stored: StoredCalendar) -> Int { Int(stored.versions.last?.number ?? 1) + 1 }

    private static func rule(_ source: CalendarRequest.Source) -> String {
        switch source {
        case .rule(let calendar): calendar.rule
        case .file(let path): "file " + (path.split(separator: "/").last.map(String.init) ?? path)
        case .text: "file"
        }
    }

    /// The periods from the day on, to the end of the calendar there is: by the rule, or those of the file and then the former ones again.
    private static func next(
        _ source: CalendarRequest.Source, _ file: CalendarFile?, following periods: [FiscalPeriod], from: CalendarDay, kept: Set<String>
    ) -> [FiscalPeriod] {
        switch source {
        case .rule(let calendar):
            let last = (periods.map(\.end).max() ?? from).advanced(by: -1)
            let years = calendar.periods(from: calendar.fiscalYear(of: from), through: calendar.fiscalYear(of: max(from, last)))
            return CalendarChange.relabelled(CalendarChange.rest(of: years, from: from), avoiding: kept)
        case .file, .text:
            guard let file, let end = file.end else { return [] }
            let rest = CalendarChange.rest(of: periods, from: end)
            return file.periods + CalendarChange.relabelled(rest, avoiding: kept.union(file.labels))
        }
    }

    /// What stands in the way of a change.
    private static func check(_ change: CalendarChange, _ periods: [FiscalPeriod], _ locks: [LeafPeriodLock]) throws {
        let from = change.from
        guard let leaf = periods.first(where: { $0.level == .month && $0.start <= from && from < $0.end }) else {
            throw OperationError.invalid("\(from) lies outside the organisation's fiscal calendar.")
        }
        guard leaf.start == from else {
            throw OperationError.invalid(
                "No leaf period begins on \(from): it lies in \(leaf.label), which keeps its days. Let the calendar hold from \(leaf.start) or \(leaf.end) on."
            )
        }
        let locked = locks.filter { $0.last >= from && $0.isLocked }.map(\.label)
        guard locked.isEmpty else {
            throw OperationError.invalid(
                "Locked periods keep their calendar: \(locked.joined(separator: ", ")). Choose a later day, or have them unlocked.")
        }
        let pending = locks.filter { $0.last >= from && $0.pending != nil }.map(\.label)
        guard pending.isEmpty else {
            throw OperationError.invalid(
                "There are requests to lock or unlock \(pending.joined(separator: ", ")): confirm or withdraw them first.")
        }
        guard !change.cut.isEmpty || !change.gone.isEmpty || change.following != periods.filter({ $0.start >= from }) else {
            throw OperationError.invalid("This calendar holds from \(from) on already: there is nothing to change.")
        }
    }

    /// What goes on, and is to be known.
    private static func warn(_ log: inout FindingLog, _ outcome: CalendarOutcome, _ file: CalendarFile?, _ currency: CurrencyCode) {
        let name = file?.name ?? "calendar"
        let from = outcome.plan.change.from
        if let end = file?.end, outcome.plan.change.following.contains(where: { $0.start >= end }) {
            log.append(
                Finding(
                    file: name, code: .calendarEnds, severity: .warning,
                    reason: "The file ends on \(end.advanced(by: -1)); from \(end) on the calendar goes on as it was before.",
                    fix: "Let another file follow from that day on as soon as its periods are known."))
        }
        for quota in outcome.quotas {
            let money = { (units: Int64) in Money(minorUnits: units, currency: currency).description }
            log.append(
                Finding(
                    file: name, value: quota.period, code: .calendarQuotaMoved, severity: .warning,
                    reason: "Of \(quota.count) quota\(quota.count == 1 ? "" : "s") for \(quota.period), \(money(quota.stated)) in all, "
                        + "\(money(quota.moved)) \(quota.moved == quota.stated ? "is" : "lies after \(from) and is") now stated for the leaf periods that have the days.",
                    fix: "Correct the files that state them, before they are imported again."))
        }
    }
}

extension ReportOperations {
    /// Fiscal calendars over the same store.
    public var calendars: CalendarOperations { CalendarOperations(store: store) }
}
