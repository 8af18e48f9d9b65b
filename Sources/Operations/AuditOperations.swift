public import Access
public import SalesModel
public import Store

/// The trail: who changed what, when, why and from where; who signed in; and the seals by which a later alteration is found.
public struct AuditOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// Changes, the newest first, at most `limit`. Throws `OperationError.forbidden` for who may not see them, `.invalid` for a person and a
    /// team at once, and for days that contradict each other.
    public func changes(_ filter: ChangeFilter, limit: Int, _ context: OperationContext) async throws -> [AuditedChange] {
        try context.require(.audit)
        try Self.checked(from: filter.from, to: filter.to)
        guard filter.rep == nil || filter.team == nil else { throw OperationError.invalid("Ask for a person or for a team, not for both.") }
        var query = ChangeQuery()
        (query.before, query.actor, query.kind, query.noun) = (filter.before, filter.actor, filter.kind, filter.noun)
        (query.from, query.to) = (filter.from, filter.to)
        query.subject = filter.rep.map { ("person", $0) } ?? filter.team.map { ("team", $0) }
        return try await store.reading(context) { [query] in
            try await store.changes(context, query, limit: Int32(clamping: limit)).map(AuditedChange.init)
        }
    }

    /// A change with what it did, at most `limit` lines of it. Throws `OperationError.notFound`, `.forbidden`.
    public func change(_ number: Int64, limit: Int, _ context: OperationContext) async throws -> ChangeDetail {
        try context.require(.audit)
        return try await store.reading(context) {
            var query = ChangeQuery()
            query.number = number
            guard let change = try await store.changes(context, query, limit: 1).first else {
                throw OperationError.notFound(
                    "Organisation \(context.organisation.key) has no change \(number); `drumbeat audit list` has those there are.")
            }
            let lines = try await store.differences(context, change: number, limit: Int32(clamping: limit + 1))
            var events = AccessEventQuery()
            events.change = number
            return ChangeDetail(
                change: AuditedChange(change),
                counts: try await store.differenceCounts(context, change: number).map {
                    ChangeDetail.Count(noun: $0.noun, added: $0.added, changed: $0.changed, removed: $0.removed)
                },
                lines: lines.prefix(limit).map {
                    ChangeDetail.Line(noun: $0.noun, action: $0.action, key: $0.key, field: $0.field, before: $0.before, after: $0.after)
                },
                isComplete: lines.count <= limit,
                events: try await store.accessEvents(context, events, limit: 1000).map(AccessEvent.init))
        }
    }

    /// Secrets given out, used to sign in and ended, the newest first, at most `limit`. Throws `OperationError.forbidden`.
    public func events(_ filter: AccessEventFilter, limit: Int, _ context: OperationContext) async throws -> [AccessEvent] {
        try context.require(.audit)
        try Self.checked(from: filter.from, to: filter.to)
        var query = AccessEventQuery()
        (query.before, query.login, query.kind) = (filter.before, filter.login?.lowercased(), filter.kind)
        (query.from, query.to) = (filter.from, filter.to)
        return try await store.reading(context) { [query] in
            try await store.accessEvents(context, query, limit: Int32(clamping: limit)).map(AccessEvent.init)
        }
    }

    /// How many secrets were refused, by day and kind, the newest first. Throws `OperationError.forbidden`.
    public func refusals(from: CalendarDay?, to: CalendarDay?, _ context: OperationContext) async throws -> [RefusedSecrets] {
        try context.require(.audit)
        try Self.checked(from: from, to: to)
        return try await store.reading(context) {
            try await store.refusals(context, from: from, to: to).map { RefusedSecrets(day: $0.day, kind: $0.kind, count: $0.count) }
        }
    }

    /// Seals every hour that is over and was not sealed; returns how many. Throws `OperationError.forbidden`.
    public func seal(_ context: OperationContext) async throws -> Int64 {
        try context.require(.audit)
        return try await store.seal(context)
    }

    /// Computes every sealed hour again. `digest` is one that was printed before and kept elsewhere: 64 hexadecimal digits.
    /// Throws `OperationError.invalid` for anything else, `.forbidden`.
    public func verify(digest: String?, _ context: OperationContext) async throws -> TrailVerdict {
        try context.require(.audit)
        let digest = digest?.lowercased()
        if let digest {
            guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
                throw OperationError.invalid("A digest has 64 hexadecimal digits, as `drumbeat audit verify` prints it.")
            }
        }
        return TrailVerdict(try await store.reading(context) { try await store.verifySeals(context, digest: digest) }, asked: digest)
    }

    private static func checked(from: CalendarDay?, to: CalendarDay?) throws {
        if let from, let to, to < from { throw OperationError.invalid("The last day, \(to), is before the first, \(from).") }
    }
}

extension ReportOperations {
    /// The trail of the same store.
    public var audit: AuditOperations { AuditOperations(store: store) }
}

/// Whether the trail is as it was sealed.
public struct TrailVerdict: Sendable, Hashable {
    /// How many hours are sealed; the last of them, ISO 8601 in UTC, and its digest, nil before the first.
    public let hours: Int64, last: String?, digest: String?
    /// What is wrong, each a sentence; empty when all is as it was sealed.
    public let problems: [String]

    init(_ record: SealRecord, asked: String?) {
        (hours, last, digest) = (record.hours, record.last, record.digest)
        var problems: [String] = []
        if let hour = record.wrong, let problem = record.problem {
            let sealed = Self.contents(record.sealedChanges, record.sealedEvents, record.sealedRows)
            let found = Self.contents(record.changes, record.events, record.rows)
            let sentence =
                switch problem {
                case "unchained": "The hour \(hour) is the first that is wrong: its seal does not follow from the one before."
                case "unsealed":
                    "The hour \(hour) is the first that is wrong: it lies before the last seal and has none itself, with \(found). "
                        + "Its seal was removed, or something was put into it afterwards."
                case "gone": "The hour \(hour) is the first that is wrong: \(sealed) were sealed, and nothing is there any more."
                default: "The hour \(hour) is the first that is wrong: \(sealed) were sealed, and what is there now differs: \(found)."
                }
            problems.append(sentence)
        }
        if record.strays > 0 {
            problems.append("\(record.strays) rows are stamped with changes that there are not: they were written past the program.")
        }
        if let asked, record.digestHour == nil {
            problems.append("No sealed hour has the digest \(asked): the seals are not those of when it was printed.")
        }
        self.problems = problems
    }

    private static func contents(_ changes: Int64, _ events: Int64, _ rows: Int64) -> String {
        "\(changes) \(changes == 1 ? "change" : "changes"), \(events) \(events == 1 ? "event" : "events") of access and \(rows) rows in all"
    }
}
