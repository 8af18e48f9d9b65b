public import SalesModel
internal import Store

/// A change: who made it, when, why and from where.
public struct AuditedChange: Sendable, Hashable {
    /// Its number, which is its place in known time.
    public var number: Int64
    /// Its instant, ISO 8601 in UTC.
    public var madeAt: String
    /// Who made it, such as `cli:revops` or `user:ops@acme.example`; what kind of change it was, such as `import`.
    public var actor: String, kind: String
    /// Why; nil where nothing was said.
    public var reason: String?
    /// Of an import the source, and the nouns of its files.
    public var source: String?, nouns: [String]
    /// From where.
    public var origin: OriginNote

    /// A change.
    public init(
        number: Int64, madeAt: String, actor: String, kind: String, reason: String? = nil, source: String? = nil, nouns: [String] = [],
        origin: OriginNote
    ) {
        (self.number, self.madeAt, self.actor, self.kind) = (number, madeAt, actor, kind)
        (self.reason, self.source, self.nouns, self.origin) = (reason, source, nouns, origin)
    }

    init(_ record: ChangeRecord) {
        self.init(
            number: record.number, madeAt: record.madeAt, actor: record.actor, kind: record.kind, reason: record.reason,
            source: record.source, nouns: record.nouns ?? [],
            origin: OriginNote(channel: record.channel, request: record.request, peer: record.peer, token: record.token))
    }
}

/// From where something was done; nil where it was not kept.
public struct OriginNote: Sendable, Hashable {
    /// `command`, `page` or `api`; the number of the request; the address it came from.
    public var channel: String?, request: String?, peer: String?
    /// The number of the token.
    public var token: Int64?

    /// An origin.
    public init(channel: String?, request: String? = nil, peer: String? = nil, token: Int64? = nil) {
        (self.channel, self.request, self.peer, self.token) = (channel, request, peer, token)
    }

    /// In words: `api · 192.0.2.7 · request 9b0c… · token 12`; nil where nothing was kept.
    public var text: String? {
        channel.map { channel in
            ([channel] + [peer, request.map { "request \($0)" }, token.map { "token \($0)" }].compactMap(\.self)).joined(separator: " · ")
        }
    }
}

/// Something that happened to access: a secret given out, used to sign in, or ended.
public struct AccessEvent: Sendable, Hashable {
    /// Its number.
    public var number: Int64
    /// Its instant, ISO 8601 in UTC.
    public var happenedAt: String
    /// `link_issued`, `token_issued`, `signed_in`, `link_ended`, `signed_out`, `token_ended`, `view_begun` or `view_ended`.
    public var kind: String
    /// Whose secret it is, or who was looked at; nil where the login was erased.
    public var login: String?
    /// The number of the link, session or token; the change it belongs to.
    public var secret: Int64?, change: Int64?
    /// Until when it would last, ISO 8601 in UTC; nil for an end.
    public var until: String?
    /// From where.
    public var origin: OriginNote

    /// An event.
    public init(
        number: Int64, happenedAt: String, kind: String, login: String?, secret: Int64?, change: Int64?, until: String?, origin: OriginNote
    ) {
        (self.number, self.happenedAt, self.kind, self.login) = (number, happenedAt, kind, login)
        (self.secret, self.change, self.until, self.origin) = (secret, change, until, origin)
    }

    init(_ record: AccessEventRecord) {
        self.init(
            number: record.number, happenedAt: record.happenedAt, kind: record.kind, login: record.login, secret: record.credential,
            change: record.change, until: record.until,
            origin: OriginNote(channel: record.channel, request: record.request, peer: record.peer, token: record.token))
    }
}

/// A change and what it did.
public struct ChangeDetail: Sendable {
    /// How many rows of a noun were added, changed and removed.
    public struct Count: Sendable, Hashable {
        /// The noun.
        public var noun: String
        /// How many.
        public var added: Int64, changed: Int64, removed: Int64

        /// A count.
        public init(noun: String, added: Int64, changed: Int64, removed: Int64) {
            (self.noun, self.added, self.changed, self.removed) = (noun, added, changed, removed)
        }
    }

    /// What was done to a row, or to a field of it.
    public struct Line: Sendable, Hashable {
        /// The noun; `added`, `changed` or `removed`; the row's identifier in its source, or its key.
        public var noun: String, action: String, key: String
        /// The field that changed, with its former and its present value; nil for a row added or removed.
        public var field: String?, before: String?, after: String?

        /// A line.
        public init(noun: String, action: String, key: String, field: String? = nil, before: String? = nil, after: String? = nil) {
            (self.noun, self.action, self.key) = (noun, action, key)
            (self.field, self.before, self.after) = (field, before, after)
        }
    }

    /// Who made it, when, why and from where.
    public var change: AuditedChange
    /// How many rows of each noun it touched.
    public var counts: [Count]
    /// What it did, row by row and field by field; whether that is all.
    public var lines: [Line], isComplete: Bool
    /// What happened to secrets in it.
    public var events: [AccessEvent]

    /// A change and what it did.
    public init(change: AuditedChange, counts: [Count], lines: [Line], isComplete: Bool, events: [AccessEvent]) {
        (self.change, self.counts, self.lines, self.isComplete, self.events) = (change, counts, lines, isComplete, events)
    }
}

/// How many secrets were refused on a day.
public struct RefusedSecrets: Sendable, Hashable {
    /// The day in the organisation's zone.
    public var day: CalendarDay
    /// `link`, `session` or `token`.
    public var kind: String
    /// How many.
    public var count: Int64

    /// A count.
    public init(day: CalendarDay, kind: String, count: Int64) { (self.day, self.kind, self.count) = (day, kind, count) }
}

/// Which changes; what is nil does not restrict.
public struct ChangeFilter: Sendable {
    /// Only before this number.
    public var before: Int64?
    /// By this actor, with or without what stands before the colon; of this kind; that touched this noun.
    public var actor: String?, kind: String?, noun: String?
    /// That touched rows about this person, or this team.
    public var rep: Int64?, team: Int64?
    /// From this day on, through that one, in the organisation's zone.
    public var from: CalendarDay?, to: CalendarDay?

    /// Every change.
    public init() {}
}

/// Which events of access; what is nil does not restrict.
public struct AccessEventFilter: Sendable {
    /// Only before this number.
    public var before: Int64?
    /// Of this login; of this kind.
    public var login: String?, kind: String?
    /// From this day on, through that one, in the organisation's zone.
    public var from: CalendarDay?, to: CalendarDay?

    /// Every event.
    public init() {}
}
