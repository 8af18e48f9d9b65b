public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum SessionStatements {
    static let open = Statement<(Int64, String, Int64, Int64?, String, Int16, Int64?, String?, Int64), Int64>(
        SQL.Queries.Session.open
    ) { (number: Int64) in number }
    static let takeTurn = Statement<(Int64, Int64), Bool>(SQL.Queries.Session.takeTurn) { (taken: Bool) in taken }
    static let recordStep = Statement<
        (Int64, Int64, String, String?, String, String?, String?, PostgresTimestamp, String, Int64), Void
    >(SQL.Queries.Session.recordStep)
    static let log = Statement<
        (Int64, Int64, String?, Int16, Int16, Int16, Int16, Int16, String?, PostgresTimestamp, String, Int64), Int16
    >(SQL.Queries.Session.log) { (revision: Int16) in revision }
    static let writeText = Statement<(Int64, Int64, Int16, String, String, Int64), Void>(SQL.Queries.Session.writeText)
    static let respond = Statement<(Int64, Int64, String, String?, PostgresTimestamp, String, Int64), Void>(SQL.Queries.Session.respond)
    static let rate = Statement<(Int64, Int64, Int16, Int64), Void>(SQL.Queries.Session.rate)
    static let list = Statement<(Int64, Int64?, Int64?, Int64?, CalendarDay?, CalendarDay?), SessionRecord>(
        SQL.Queries.Session.list, SessionRecord.init)
    static let slots = Statement<(Int64, Int64, String?, Int64?, Int64?, CalendarDay, CalendarDay, String?), SlotRecord>(
        SQL.Queries.Slot.list, SlotRecord.init)
}

/// A session and what has become of it; times are `YYYY-MM-DD HH:MM` by the clocks of the manager's zone.
public struct SessionRecord: Sendable, Hashable {
    /// Its number within the organisation, and its kind.
    public let number: Int64, kind: String
    /// Who coaches.
    public let managerID: Int64, manager: String
    /// Who is coached; nil for a session with the team.
    public let repID: Int64?, rep: String?
    /// The start for which it was first planned, and the present one.
    public let originalStart: String, start: String
    /// Minutes planned.
    public let minutes: Int16
    /// What the sessions of a group have in common.
    public let group: Int64?
    /// `planned`, `moved`, `cancelled` or `declined`; who began it, and for which cause.
    public let lastStep: String, initiator: String, cause: String?
    /// How often it was moved.
    public let moves: Int64
    /// The revision of its log, when it began, and minutes held; nil if it was not logged.
    public let revision: Int16?, startedAt: String?, minutesHeld: Int16?
    /// Whether focus, feedback and next step are filled, and when it was logged.
    public let isComplete: Bool?, loggedAt: String?
    /// `confirmed`, `denied`, `settled_held` or `settled_not_held`; nil if nobody answered.
    public let answer: String?
}

/// An expected slot and what became of it.
public struct SlotRecord: Sendable, Hashable {
    /// The kind of session.
    public let kind: String
    /// Who is to coach.
    public let managerID: Int64, manager: String
    /// Who is to be coached; nil for a session with the team.
    public let repID: Int64?, rep: String?
    /// Its first and its last day.
    public let first: CalendarDay, last: CalendarDay
    /// Its state, and why where it is excused.
    public let state: String, reason: String?
    /// The session that fills it.
    public let session: Int64?
    /// Whether the rep has confirmed it.
    public let isConfirmed: Bool
    /// Minutes held.
    public let minutes: Int32
    /// Moves and cancellations that count as disruptions, and sessions beyond the first.
    public let moves: Int32, cancellations: Int32, extra: Int32
}

/// A session to be planned.
public struct SessionDraft: Sendable, Hashable {
    /// The kind of session.
    public var kind: String
    /// Who coaches, and who is coached; nobody for a session with the team.
    public var manager: Int64, rep: Int64?
    /// When, by the clocks of the manager's zone, and for how many minutes (1 to 480).
    public var start: WallTime, minutes: Int16
    /// What the sessions of a group have in common, and the series in a calendar.
    public var group: Int64?, series: String?

    /// A session to be planned.
    public init(kind: String, manager: Int64, rep: Int64?, start: WallTime, minutes: Int16) {
        (self.kind, self.manager, self.rep, self.start, self.minutes) = (kind, manager, rep, start, minutes)
    }
}

/// When something is recorded: at the present instant, or as somebody states it for records made elsewhere.
public struct RecordedAt: Sendable, Hashable {
    /// As stated, by the clocks of the manager's zone.
    public let stated: WallTime?
    /// The present in microseconds since 1970-01-01 UTC.
    public let present: Int64

    /// An instant.
    public init(stated: WallTime? = nil, present: Int64) { (self.stated, self.present) = (stated, present) }
}

/// The next step of a session.
public struct SessionStep: Sendable, Hashable {
    /// `moved`, `cancelled` or `declined`.
    public let step: String
    /// The new start of one that is moved.
    public let start: WallTime?
    /// `manager`, `rep` or `other`, and the cause in a word.
    public let initiator: String, cause: String?

    /// A step to be recorded.
    public init(_ step: String, start: WallTime? = nil, initiator: String, cause: String?) {
        (self.step, self.start, self.initiator, self.cause) = (step, start, initiator, cause)
    }
}

/// What is recorded of a session that was held.
public struct CoachingLog: Sendable, Hashable {
    /// When it began by the clocks of the manager's zone; nil as planned.
    public var startedAt: WallTime?
    /// How long it took.
    public var minutes: Int16
    /// What was said, by field: `focus`, `feedback`, `next_step`, `observation`.
    public var texts: [String: String]

    /// A log.
    public init(startedAt: WallTime?, minutes: Int16, texts: [String: String]) {
        (self.startedAt, self.minutes, self.texts) = (startedAt, minutes, texts)
    }
}

extension Store {
    /// Sessions in the order of their present starts; each filter may be nil.
    public func sessions(
        _ context: OperationContext, number: Int64? = nil, manager: Int64? = nil, rep: Int64? = nil, from: CalendarDay? = nil,
        to: CalendarDay? = nil
    ) async throws -> [SessionRecord] {
        try await database.fetch(
            SessionStatements.list, (context.organisation.id, number, manager, rep, from, to), as: TransactionIdentity(reading: context))
    }

    /// The slots of a run between two days, both included; each filter may be nil.
    public func slots(
        _ context: OperationContext, run: Int64, kind: String?, manager: Int64?, rep: Int64?, from: CalendarDay, to: CalendarDay,
        state: String?
    ) async throws -> [SlotRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(SessionStatements.slots, (context.organisation.id, run, kind, manager, rep, from, to, state))
        }
    }

    /// Plans a session, and with a log records it at once as held. Returns its number. Throws `StoreError.rowRefused` where it is planned already.
    public func plan(_ context: OperationContext, _ draft: SessionDraft, log: CoachingLog? = nil, at moment: RecordedAt) async throws
        -> Int64
    {
        try await recording(context) { transaction, change in
            let id = context.organisation.id
            let number = try await transaction.fetchOne(
                SessionStatements.open,
                (
                    id, draft.kind, draft.manager, draft.rep, draft.start.description, draft.minutes, draft.group, draft.series, change
                ))
            try await transaction.record(SessionStep("planned", initiator: "manager", cause: nil), of: number, at: moment, change, context)
            if let log { try await transaction.record(log, of: number, at: moment, change, context) }
            return number
        }
    }

    /// Takes the next step of a session; `decide` sees it as it is, and throws to refuse. False if there is no such session.
    public func take(
        _ step: SessionStep, session: Int64, at moment: RecordedAt, _ context: OperationContext,
        _ decide: @escaping @Sendable (SessionRecord) throws -> Void
    ) async throws -> Bool {
        try await recording(session, context, decide) { transaction, change in
            try await transaction.record(step, of: session, at: moment, change, context)
        }
    }

    /// Writes the next revision of a session's log.
    public func record(
        _ log: CoachingLog, session: Int64, at moment: RecordedAt, _ context: OperationContext,
        _ decide: @escaping @Sendable (SessionRecord) throws -> Void
    ) async throws -> Bool {
        try await recording(session, context, decide) { transaction, change in
            try await transaction.record(log, of: session, at: moment, change, context)
        }
    }

    /// Writes what is said of a logged session, `confirmed`, `denied`, `settled_held` or `settled_not_held`, and how the rep rates it.
    public func respond(
        _ answer: String?, rating: Int16?, session: Int64, at moment: RecordedAt, _ context: OperationContext,
        _ decide: @escaping @Sendable (SessionRecord) throws -> Void
    ) async throws -> Bool {
        try await recording(session, context, decide) { transaction, change in
            let id = context.organisation.id
            if let answer {
                try await transaction.execute(
                    SessionStatements.respond,
                    (
                        id, session, answer, moment.stated?.description, PostgresTimestamp(microsecondsSince1970: moment.present),
                        context.actor.name, change
                    ))
            }
            if let rating { try await transaction.execute(SessionStatements.rate, (id, session, rating, change)) }
        }
    }

    private func recording(
        _ session: Int64, _ context: OperationContext, _ decide: @escaping @Sendable (SessionRecord) throws -> Void,
        _ body: @escaping @Sendable (Transaction, Int64) async throws -> Void
    ) async throws -> Bool {
        do {
            try await recording(context) { transaction, change in
                // Whoever else is at this session waits, so that the decision holds.
                _ = try await transaction.fetchOne(SessionStatements.takeTurn, (context.organisation.id, session))
                guard
                    let record = try await transaction.fetchOptional(
                        SessionStatements.list, (context.organisation.id, session, nil, nil, nil, nil))
                else { throw Missing() }
                try decide(record)
                try await body(transaction, change)
            }
            return true
        } catch is Missing { return false }
    }

    /// Writes under one new change; others write at the same time, only a run's snapshot and an erasure come between.
    private func recording<Value: Sendable>(
        _ context: OperationContext, _ body: @escaping @Sendable (Transaction, Int64) async throws -> Value
    ) async throws -> Value {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                return try await body(transaction, try await transaction.openChange(context, kind: "coaching"))
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}

extension Transaction {
    fileprivate func record(
        _ step: SessionStep, of session: Int64, at moment: RecordedAt, _ change: Int64, _ context: OperationContext
    ) async throws {
        try await execute(
            SessionStatements.recordStep,
            (
                context.organisation.id, session, step.step, step.start?.description, step.initiator, step.cause,
                moment.stated?.description,
                PostgresTimestamp(microsecondsSince1970: moment.present), context.actor.name, change
            ))
    }

    fileprivate func record(
        _ log: CoachingLog, of session: Int64, at moment: RecordedAt, _ change: Int64, _ context: OperationContext
    ) async throws {
        func length(_ field: String) -> Int16 { Int16(clamping: log.texts[field]?.count ?? 0) }
        let id = context.organisation.id
        let revision = try await fetchOne(
            SessionStatements.log,
            (
                id, session, log.startedAt?.description, log.minutes, length("focus"), length("feedback"), length("next_step"),
                length("observation"), moment.stated?.description, PostgresTimestamp(microsecondsSince1970: moment.present),
                context.actor.name, change
            ))
        for (field, text) in log.texts.sorted(by: { $0.key < $1.key }) {
            try await execute(SessionStatements.writeText, (id, session, revision, field, text, change))
        }
    }
}
