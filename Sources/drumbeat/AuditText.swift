import Operations
import PlanFile
import SalesModel

/// How the trail is printed.
enum AuditText {
    static func changes(_ changes: [AuditedChange], format: OutputFormat) throws -> String {
        if format == .json { return try JSONText.encode(changes.map(ChangeDocument.init)) }
        return lines(
            ["change", "made_at", "actor", "kind", "reason", "source", "nouns", "channel", "request", "peer", "token"],
            changes.map { change in
                [
                    "\(change.number)", change.madeAt, change.actor, change.kind, change.reason, change.source,
                    change.nouns.isEmpty ? nil : change.nouns.joined(separator: " "), change.origin.channel, change.origin.request,
                    change.origin.peer, change.origin.token.map { "\($0)" },
                ]
            }, format: format, nothing: "There is no such change.\n", shown: format == .csv ? nil : 8)
    }

    static func change(_ detail: ChangeDetail, format: OutputFormat) throws -> String {
        let headings = ["noun", "action", "key", "field", "before", "after"]
        let cells = detail.lines.map { [$0.noun, $0.action, $0.key, $0.field, $0.before, $0.after] }
        switch format {
        case .json: return try JSONText.encode(ChangeDetailDocument(detail))
        case .csv: return lines(headings, cells, format: .csv, nothing: "")
        case .table:
            let change = detail.change
            var text = "change \(change.number) · \(change.kind) · \(change.madeAt) · by \(change.actor)\n"
            text += change.reason.map { "reason: \($0)\n" } ?? ""
            text += change.source.map { "source: \($0) (\(change.nouns.joined(separator: ", ")))\n" } ?? ""
            text += change.origin.text.map { "from: \($0)\n" } ?? ""
            text += "\n"
            for count in detail.counts {
                text += "\(count.noun): \(count.added) added, \(count.changed) changed, \(count.removed) removed\n"
            }
            for event in detail.events {
                text += "\(event.kind): \(event.login ?? "(erased)")" + (event.secret.map { ", secret \($0)" } ?? "") + "\n"
            }
            if !cells.isEmpty { text += "\n" + lines(headings, cells, format: .table, nothing: "") }
            if !detail.isComplete { text += "There is more: ask for it with --limit.\n" }
            return text
        }
    }

    static func events(_ events: [AccessEvent], format: OutputFormat) throws -> String {
        if format == .json { return try JSONText.encode(events.map(EventDocument.init)) }
        return lines(
            ["event", "happened_at", "kind", "login", "secret", "change", "until", "channel", "request", "peer", "token"],
            events.map { event in
                [
                    "\(event.number)", event.happenedAt, event.kind, event.login, event.secret.map { "\($0)" },
                    event.change.map { "\($0)" }, event.until, event.origin.channel, event.origin.request,
                    event.origin.peer, event.origin.token.map { "\($0)" },
                ]
            }, format: format, nothing: "There is no such event.\n", shown: format == .csv ? nil : 8)
    }

    static func refusals(_ counts: [RefusedSecrets], format: OutputFormat) throws -> String {
        struct Document: Encodable {
            let day: String, kind: String, refused: Int64
        }
        if format == .json { return try JSONText.encode(counts.map { Document(day: "\($0.day)", kind: $0.kind, refused: $0.count) }) }
        return lines(
            ["day", "kind", "refused"], counts.map { ["\($0.day)", $0.kind, "\($0.count)"] }, format: format,
            nothing: "Nothing was refused.\n")
    }

    /// Rows as CSV or as a table; a table shows the first columns only, so that it fits.
    private static func lines(
        _ headings: [String], _ rows: [[String?]], format: OutputFormat, nothing: String, shown: Int? = nil
    ) -> String {
        guard format != .csv else {
            var writer = CSVWriter()
            writer.append(row: headings)
            for row in rows { writer.append(row: row) }
            return writer.text
        }
        guard !rows.isEmpty else { return nothing }
        let shown = shown ?? headings.count
        var table = TextTable(
            headings: Array(headings.prefix(shown)),
            isNumber: headings.prefix(shown).map { ["change", "event", "secret", "refused"].contains($0) })
        for row in rows { table.append(row.prefix(shown).map { $0 ?? "–" }) }
        return table.text
    }
}

/// A change as JSON; members as in the API.
private struct ChangeDocument: Encodable {
    let change: Int64
    let madeAt: String, actor: String, kind: String
    let reason: String?, source: String?, nouns: [String]
    let channel: String?, request: String?, peer: String?, token: Int64?

    init(_ change: AuditedChange) {
        self.change = change.number
        (madeAt, actor, kind) = (change.madeAt, change.actor, change.kind)
        (reason, source, nouns) = (change.reason, change.source, change.nouns)
        (channel, request, peer, token) = (change.origin.channel, change.origin.request, change.origin.peer, change.origin.token)
    }
}

private struct EventDocument: Encodable {
    let event: Int64
    let happenedAt: String, kind: String
    let login: String?, secret: Int64?, change: Int64?, until: String?
    let channel: String?, request: String?, peer: String?, token: Int64?

    init(_ event: AccessEvent) {
        self.event = event.number
        (happenedAt, kind, login, secret) = (event.happenedAt, event.kind, event.login, event.secret)
        (change, until) = (event.change, event.until)
        (channel, request, peer, token) = (event.origin.channel, event.origin.request, event.origin.peer, event.origin.token)
    }
}

private struct ChangeDetailDocument: Encodable {
    struct Count: Encodable {
        let noun: String, added: Int64, changed: Int64, removed: Int64
    }
    struct Line: Encodable {
        let noun: String, action: String, key: String
        let field: String?, before: String?, after: String?
    }

    let change: ChangeDocument
    let counts: [Count], differences: [Line], isComplete: Bool
    let events: [EventDocument]

    init(_ detail: ChangeDetail) {
        change = ChangeDocument(detail.change)
        counts = detail.counts.map { Count(noun: $0.noun, added: $0.added, changed: $0.changed, removed: $0.removed) }
        differences = detail.lines.map {
            Line(noun: $0.noun, action: $0.action, key: $0.key, field: $0.field, before: $0.before, after: $0.after)
        }
        isComplete = detail.isComplete
        events = detail.events.map(EventDocument.init)
    }
}
