import Operations
import PlanFile
import SalesModel
import Store

/// How fiscal calendars are printed.
enum CalendarText {
    /// The periods of a window, and the calendars that followed each other.
    static func text(
        _ periods: [FiscalPeriod], _ versions: [CalendarVersion], _ organisation: Organisation, format: OutputFormat
    ) throws -> String {
        switch format {
        case .csv: return csv(periods)
        case .json: return try JSONText.encode(CalendarDocument(periods, versions, organisation))
        case .table:
            var text = "founded with \(organisation.fiscalCalendar.rule)\n"
            for version in versions {
                text +=
                    "from \(version.from): \(version.rule) (change \(version.change) of \(version.madeOn) by \(version.actor): \(version.reason))\n"
            }
            return text + "\n" + lines(periods)
        }
    }

    /// What a change did or would do, after its findings.
    static func text(_ answer: CalendarAnswer, format: OutputFormat) throws -> String {
        switch format {
        case .csv:
            if answer.outcome == nil { return findings(answer) }
            return csv(answer.outcome?.plan.change.following ?? [])
        case .json: return try JSONText.encode(ChangeDocument(answer))
        case .table: return table(answer)
        }
    }

    private static func findings(_ answer: CalendarAnswer) -> String {
        var writer = CSVWriter()
        writer.append(row: CSVWriter.findingColumns)
        for finding in answer.findings.findings { writer.append(finding) }
        return writer.text
    }

    private static func table(_ answer: CalendarAnswer) -> String {
        var text = answer.findings.findings.map { FindingText.line($0) + "\n" }.joined()
        guard let outcome = answer.outcome else { return text + "Refused: nothing was written.\n" }
        let change = outcome.plan.change
        for period in change.cut { text += "\(period.label) ends on \(period.end.advanced(by: -1)), \(days(period)) days long\n" }
        // The first years say what the calendar is like; the others follow by the same rule.
        let years = change.following.filter { $0.level == .year }.prefix(2).map(\.id)
        text += "\n" + lines(change.following.filter { years.contains($0.yearID) })
        text += "\n\(outcome.counts.goneLeaves) leaf periods are no more, \(outcome.counts.newLeaves) are new; "
        text += "\(outcome.counts.deals) deals close in another leaf period.\n"
        guard let number = outcome.change else { return text + "Dry run: nothing was written.\n" }
        return text + "The calendar holds from \(change.from) on, by change \(number). Run the nightly batch to publish what follows.\n"
    }

    private static func lines(_ periods: [FiscalPeriod]) -> String {
        periods.map { period in
            let indent = period.level == .year ? "" : period.level == .quarter ? "  " : "    "
            let label = (indent + period.label).padded(to: 24)
            return "\(label) \(period.start) to \(period.end.advanced(by: -1)) \(days(period)) days\n"
        }.joined()
    }

    private static func days(_ period: FiscalPeriod) -> Int { period.start.distance(to: period.end) }

    /// The form that `calendar set --file` reads.
    private static func csv(_ periods: [FiscalPeriod]) -> String {
        let labels = Dictionary(periods.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        var writer = CSVWriter()
        writer.append(row: ["label", "from", "to", "quarter", "year"])
        for period in periods where period.level == .month {
            writer.append(row: [
                period.label, period.start.description, period.end.advanced(by: -1).description, period.quarterID.flatMap { labels[$0] },
                labels[period.yearID],
            ])
        }
        return writer.text
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

private struct PeriodDocument: Encodable {
    let label: String
    let level: String
    let from: String
    let to: String

    init(_ period: FiscalPeriod) {
        label = period.label
        level = period.level == .month ? "leaf" : period.level.rawValue
        from = period.start.description
        to = period.end.advanced(by: -1).description
    }
}

private struct CalendarDocument: Encodable {
    struct Version: Encodable {
        let from: String
        let rule: String
        let change: Int64
        let actor: String
        let reason: String
    }

    let organisation: String
    let foundedWith: String
    let followedBy: [Version]
    let periods: [PeriodDocument]

    init(_ periods: [FiscalPeriod], _ versions: [CalendarVersion], _ organisation: Organisation) {
        self.organisation = organisation.key
        foundedWith = organisation.fiscalCalendar.rule
        followedBy = versions.map {
            Version(from: $0.from.description, rule: $0.rule, change: $0.change, actor: $0.actor, reason: $0.reason)
        }
        self.periods = periods.map(PeriodDocument.init)
    }
}

private struct ChangeDocument: Encodable {
    struct Quotas: Encodable {
        let period: String
        let count: Int64
        let statedMinor: Int64
        let movedMinor: Int64
    }

    let status: String
    let change: Int64?
    let findings: [Finding]
    let cut: [PeriodDocument]
    let gone: [PeriodDocument]
    let following: [PeriodDocument]
    let deals: Int64
    let quotas: [Quotas]

    init(_ answer: CalendarAnswer) {
        let outcome = answer.outcome
        status = outcome.map { $0.change == nil ? "dry_run" : "applied" } ?? "refused"
        change = outcome?.change
        findings = answer.findings.findings
        cut = (outcome?.plan.change.cut ?? []).map(PeriodDocument.init)
        gone = (outcome?.plan.change.gone ?? []).map(PeriodDocument.init)
        following = (outcome?.plan.change.following ?? []).map(PeriodDocument.init)
        deals = outcome?.counts.deals ?? 0
        quotas = (outcome?.quotas ?? []).map { Quotas(period: $0.period, count: $0.count, statedMinor: $0.stated, movedMinor: $0.moved) }
    }
}
