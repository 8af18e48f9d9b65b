import Operations
import SalesModel

/// Changes, the newest first.
struct ChangesPage: Page {
    static let template = "changes"
    let frame: Frame
    let lead: String
    let isNarrowed: Bool
    let rows: [Row]
    let hasRows: Bool
    let pager: Table.Pager?

    struct Row: Sendable {
        let number: String
        let address: String
        let madeAt: String
        let actor: String
        let actorAddress: String
        let kind: String
        let kindAddress: String
        let reason: String
        let about: String
        let origin: String
    }

    static let rowsPerPage = 100

    /// - Parameter changes: those of the page, and one more if there are older ones.
    init(_ changes: [AuditedChange], _ query: PageQuery, run: RunSummary, organisation: OrganisationSummary) {
        frame = Frame(title: "Changes", organisation: organisation.name, run: run, section: nil, area: .changes)
        let shown = changes.prefix(Self.rowsPerPage)
        let narrowing = [query.what.map { "of the kind \($0)" }, query.who.map { "by \($0)" }].compactMap(\.self)
        isNarrowed = !narrowing.isEmpty
        lead = (["Who changed what, when, why and from where"] + narrowing).joined(separator: ", ") + "; the newest first"
        rows = shown.map { change in
            Row(
                number: "\(change.number)", address: PageAddress.change(change.number), madeAt: TrailText.moment(change.madeAt),
                actor: change.actor, actorAddress: PageAddress.changes(what: query.what, who: change.actor), kind: change.kind,
                kindAddress: PageAddress.changes(what: change.kind, who: query.who), reason: change.reason ?? TrailText.nothing,
                about: change.source.map { "\($0): \(change.nouns.joined(separator: ", "))" } ?? TrailText.nothing,
                origin: change.origin.text ?? TrailText.nothing)
        }
        hasRows = !rows.isEmpty
        pager = TrailText.pager(
            shown.map(\.number), more: changes.count > shown.count, isFirst: query.before == nil
        ) { PageAddress.changes(what: query.what, who: query.who, before: $0) }
    }
}

/// A change with what it did.
struct ChangePage: Page {
    static let template = "change"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let place: String
    let kind: String
    let madeAt: String
    let actor: String
    let facts: [String]
    let counts: [Count]
    let hasCounts: Bool
    let lines: [Line]
    let hasLines: Bool
    let linesTitle: String
    let events: [AccessPage.Row]
    let hasEvents: Bool

    struct Count: Sendable {
        let noun: String
        let added: String
        let changed: String
        let removed: String
    }

    struct Line: Sendable {
        let noun: String
        let action: String
        let key: String
        let field: String
        let before: String
        let after: String
    }

    static let mostLines = 500

    init(_ detail: ChangeDetail, run: RunSummary, organisation: OrganisationSummary) {
        let change = detail.change
        frame = Frame(title: "Change \(change.number)", organisation: organisation.name, run: run, section: nil, area: .changes)
        crumbs = [ReportPage.Crumb(label: "Changes", address: PageAddress.changes())]
        place = "Change \(change.number)"
        (kind, madeAt, actor) = (change.kind, TrailText.moment(change.madeAt), change.actor)
        facts = [
            change.reason.map { "Reason: \($0)" },
            change.source.map { "Source \($0): \(change.nouns.joined(separator: ", "))" },
            change.origin.text.map { "From: \($0)" },
        ].compactMap(\.self)
        counts = detail.counts.map { Count(noun: $0.noun, added: "\($0.added)", changed: "\($0.changed)", removed: "\($0.removed)") }
        hasCounts = !counts.isEmpty
        lines = detail.lines.map { line in
            Line(
                noun: line.noun, action: line.action, key: line.key, field: line.field ?? TrailText.nothing,
                before: line.before ?? TrailText.nothing, after: line.after ?? TrailText.nothing)
        }
        hasLines = !lines.isEmpty
        linesTitle =
            detail.isComplete
            ? "What it did" : "The first \(lines.count) lines of what it did; drumbeat audit show \(change.number) --limit has more"
        events = detail.events.map(AccessPage.Row.init)
        hasEvents = !events.isEmpty
    }
}

/// What happened to access, the newest first, and what was refused.
struct AccessPage: Page {
    static let template = "access"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let place = "Access"
    let rows: [Row]
    let hasRows: Bool
    let pager: Table.Pager?
    let refused: [Refused]
    let hasRefused: Bool

    struct Row: Sendable {
        let number: String
        let happenedAt: String
        let what: String
        let login: String
        let secret: String
        let hasChange: Bool
        let change: String
        let changeAddress: String
        let origin: String
    }

    struct Refused: Sendable {
        let day: String
        let kind: String
        let count: String
    }

    static let rowsPerPage = 100

    init(
        _ events: [AccessEvent], refused counts: [RefusedSecrets], _ query: PageQuery, run: RunSummary, organisation: OrganisationSummary
    ) {
        frame = Frame(title: "Access", organisation: organisation.name, run: run, section: nil, area: .changes)
        crumbs = [ReportPage.Crumb(label: "Changes", address: PageAddress.changes())]
        let shown = events.prefix(Self.rowsPerPage)
        rows = shown.map(Row.init)
        hasRows = !rows.isEmpty
        pager = TrailText.pager(
            shown.map(\.number), more: events.count > shown.count, isFirst: query.before == nil
        ) { PageAddress.changes("access", what: query.what, who: query.who, before: $0) }
        refused = counts.prefix(60).map { Refused(day: DayText.day($0.day), kind: $0.kind, count: "\($0.count)") }
        hasRefused = !refused.isEmpty
    }
}

extension AccessPage.Row {
    init(_ event: AccessEvent) {
        self.init(
            number: "\(event.number)", happenedAt: TrailText.moment(event.happenedAt),
            what: event.kind.replacing("_", with: " ") + (event.until.map { ", until \(TrailText.moment($0))" } ?? ""),
            login: event.login ?? "(erased)", secret: event.secret.map { "\($0)" } ?? TrailText.nothing,
            hasChange: event.change != nil, change: event.change.map { "\($0)" } ?? TrailText.nothing,
            changeAddress: event.change.map(PageAddress.change) ?? "",
            origin: event.origin.text ?? TrailText.nothing)
    }
}

/// How the trail is written on pages.
enum TrailText {
    static let nothing = "\u{2013}"

    /// An instant, ISO 8601 in UTC, for people.
    static func moment(_ text: String) -> String { text.replacing("T", with: " ").replacing("Z", with: " UTC") }

    /// The way to older entries and back to the newest, for a list that goes on by number.
    static func pager(_ numbers: [Int64], more: Bool, isFirst: Bool, _ address: (Int64?) -> String) -> Table.Pager? {
        guard let first = numbers.first, let last = numbers.last, more || !isFirst else { return nil }
        return Table.Pager(
            summary: "\(first) to \(last)", previous: isFirst ? nil : address(nil), next: more ? address(last) : nil)
    }
}
