import Operations
import SalesModel

@testable import Dashboard

/// The trail: 250 changes, of which the last one names a person in markup, and what happened to access.
extension FixtureWorld {
    private func auditedChange(_ number: Int64) -> AuditedChange {
        AuditedChange(
            number: number, madeAt: "2017-12-31T02:14:07Z", actor: number == 250 ? "cli:<b>me</b>" : "user:ops@acme.example",
            kind: number % 2 == 0 ? "import" : "policy", reason: number % 2 == 0 ? nil : "Plan 2018",
            source: number % 2 == 0 ? "crm" : nil, nouns: number % 2 == 0 ? ["opportunity"] : [],
            origin: OriginNote(channel: "api", request: "9b0c", peer: "192.0.2.7", token: 12))
    }

    func changes(_ filter: ChangeFilter, _ limit: Int) -> [AuditedChange] {
        let all = (1...250).reversed().map { auditedChange(Int64($0)) }
        return Array(
            all.filter { change in
                change.number < filter.before ?? .max && change.kind == filter.kind ?? change.kind
                    && change.actor == filter.actor ?? change.actor
            }.prefix(limit))
    }

    func change(_ number: Int64) throws -> ChangeDetail {
        guard (1...250).contains(number) else { throw OperationError.notFound("no such change") }
        return ChangeDetail(
            change: auditedChange(number), counts: [ChangeDetail.Count(noun: "opportunity", added: 3, changed: 1, removed: 0)],
            lines: [
                ChangeDetail.Line(
                    noun: "opportunity", action: "changed", key: "D1", field: "amount_minor", before: "<i>1</i>", after: "2")
            ],
            isComplete: false, events: accessEvents)
    }

    var accessEvents: [AccessEvent] {
        [
            AccessEvent(
                number: 2, happenedAt: "2017-12-31T02:15:00Z", kind: "signed_in", login: "ops@acme.example", secret: 4, change: nil,
                until: "2017-12-31T14:15:00Z", origin: OriginNote(channel: "page", peer: "192.0.2.7")),
            AccessEvent(
                number: 1, happenedAt: "2017-12-31T02:14:00Z", kind: "link_issued", login: nil, secret: 3, change: 7, until: nil,
                origin: OriginNote(channel: "command")),
        ]
    }

    var refusals: [RefusedSecrets] { [RefusedSecrets(day: run.asOf, kind: "token", count: 17)] }
}
