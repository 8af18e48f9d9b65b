public import Access
internal import PlanFile
public import SalesModel
public import Store

/// The coaching record: sessions are planned, moved, cancelled and logged; the rep confirms, denies and rates.
///
/// Whoever may load records for others, as their assistant or from another system would. What is said in words is written and not shown here.
public struct SessionOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// Why a session was moved, cancelled or declined.
    public enum Cause: String, Sendable, CaseIterable {
        case conflict, customer, illness, travel, holiday
        case noNeed = "no_need"
        case other
    }

    /// Who began it.
    public enum Initiator: String, Sendable, CaseIterable {
        case manager, rep, other
    }

    /// What becomes of a planned session.
    public enum Action: Sendable, Hashable {
        /// To another start, by the clocks of the manager's zone.
        case move(WallTime)
        case cancel
        /// The rep did not come, or will not.
        case decline
    }

    /// What is said of a logged session.
    public enum Answer: String, Sendable, CaseIterable {
        case confirmed, denied
        case settledAsHeld = "settled_held"
        case settledAsNotHeld = "settled_not_held"
    }

    /// Longest text of a log, in characters.
    public static let longestText = 4000
    /// So many days a rep may say that a logged session was not held: ten working days.
    static let daysToDeny = 14

    /// Plans a session and returns its number.
    ///
    /// Throws `OperationError.notFound` for unknown people, `.invalid` for a kind there is not, for one of a pair without a rep or of a team
    /// with one, for a manager with himself, and for one that is planned already.
    public func plan(_ draft: SessionRequest, at moment: RecordedAt, _ context: OperationContext) async throws -> Int64 {
        try context.require(.load)
        let draft = try await checked(draft, context)
        do { return try await store.plan(context, draft, at: moment) } catch let error as StoreError { throw OperationError(error) }
    }

    /// Records a session that was held without a plan. Returns its number.
    public func logUnplanned(
        _ request: SessionRequest, _ log: CoachingLog, at moment: RecordedAt, _ context: OperationContext
    ) async throws -> Int64 {
        try context.require(.load)
        try Self.check(log)
        let draft = try await checked(request, context)
        do { return try await store.plan(context, draft, log: log, at: moment) } catch let error as StoreError {
            throw OperationError(error)
        }
    }

    /// Takes the next step of a session. Throws `OperationError.notFound`, and `.invalid` for one that is cancelled or logged.
    public func take(
        _ action: Action, session: Int64, by initiator: Initiator, cause: Cause?, at moment: RecordedAt, _ context: OperationContext
    ) async throws {
        try context.require(.load)
        let step =
            switch action {
            case .move(let start): SessionStep("moved", start: start, initiator: initiator.rawValue, cause: cause?.rawValue)
            case .cancel: SessionStep("cancelled", initiator: initiator.rawValue, cause: cause?.rawValue)
            case .decline: SessionStep("declined", initiator: "rep", cause: cause?.rawValue)
            }
        try await found(session, context) {
            try await store.take(step, session: session, at: moment, context) { record in
                guard record.revision == nil else {
                    throw OperationError.invalid(
                        "Session \(session) is logged: it took place, and is neither moved nor cancelled any more.")
                }
                guard record.lastStep != "cancelled" else {
                    throw OperationError.invalid("Session \(session) is cancelled: plan another one.")
                }
                if case .move(let start) = action, start.description == record.start {
                    throw OperationError.invalid("Session \(session) begins at \(start) already.")
                }
                if action == .decline, record.repID == nil {
                    throw OperationError.invalid("Session \(session) is one of a team: nobody in particular declines it.")
                }
            }
        }
    }

    /// Logs a session, or revises its log. Throws `OperationError.notFound`, and `.invalid` for one that is cancelled and for texts too long.
    public func log(_ log: CoachingLog, session: Int64, at moment: RecordedAt, _ context: OperationContext) async throws {
        try context.require(.load)
        try Self.check(log)
        try await found(session, context) {
            try await store.record(log, session: session, at: moment, context) { record in
                guard record.lastStep != "cancelled" else {
                    throw OperationError.invalid(
                        "Session \(session) is cancelled. If it took place all the same, log it as one without a plan.")
                }
            }
        }
    }

    /// Records what the rep says of a logged session, and how he rates it (1 to 5). Throws `OperationError.notFound`, and `.invalid` for one that
    /// is not logged, for a rating out of range, and where there is nothing to settle.
    public func respond(
        _ answer: Answer?, rating: Int?, session: Int64, at moment: RecordedAt, _ context: OperationContext
    ) async throws {
        try context.require(.load)
        guard answer != nil || rating != nil else { throw OperationError.invalid("Say what the rep answers, or how he rates it.") }
        if let rating, !(1...5).contains(rating) { throw OperationError.invalid("A rating is from 1 to 5, not \(rating).") }
        try await found(session, context) {
            try await store.respond(answer?.rawValue, rating: rating.map { Int16($0) }, session: session, at: moment, context) { record in
                guard record.repID != nil else {
                    throw OperationError.invalid("Session \(session) is one of a team: nobody in particular answers for it.")
                }
                guard record.revision != nil else {
                    throw OperationError.invalid("Session \(session) is not logged: there is nothing to confirm, deny or rate.")
                }
                if answer == .settledAsHeld || answer == .settledAsNotHeld, record.answer != "denied" {
                    throw OperationError.invalid("Nobody denies that session \(session) was held: there is nothing to settle.")
                }
                if answer == .denied, let day = record.loggedAt.flatMap({ CalendarDay(iso: String($0.prefix(10))) }),
                    let today = moment.stated?.day ?? CalendarDay(daysSince1970: Int(moment.present / 86_400_000_000)),
                    today > day.advanced(by: Self.daysToDeny)
                {
                    throw OperationError.invalid(
                        "Session \(session) was logged on \(day): it could be denied until \(day.advanced(by: Self.daysToDeny)).")
                }
            }
        }
    }

    /// Sessions in the order of their starts.
    public func list(_ filter: SessionFilter, _ context: OperationContext) async throws -> [SessionRecord] {
        try await store.reading(context) {
            let (manager, rep) = try await people(filter.manager, filter.rep, context)
            return try await store.sessions(context, manager: manager, rep: rep, from: filter.from, to: filter.to)
        }
    }

    /// The slots of the newest run, or of the newest as of a day: of the as-of day's fiscal year unless days are stated.
    public func slots(_ filter: SlotFilter, _ context: OperationContext) async throws -> (run: RunSummary, slots: [SlotRecord]) {
        try await store.reading(context) {
            let run = try await ReportOperations(store: store).chosenRun(filter.run, asOf: filter.asOf, context)
            let year = try await store.fiscalYear(context, of: run.asOf, knownAt: run.knownChange)
            let (manager, rep) = try await people(filter.people.manager, filter.people.rep, context)
            let slots = try await store.slots(
                context, run: run.number, kind: filter.kind, manager: manager, rep: rep,
                from: filter.people.from ?? year?.first ?? run.asOf,
                to: filter.people.to ?? year?.last ?? run.asOf, state: filter.state)
            return (RunSummary(run), slots)
        }
    }

    private func people(_ manager: String?, _ rep: String?, _ context: OperationContext) async throws -> (Int64?, Int64?) {
        let access = AccessOperations(store: store)
        var found: (Int64?, Int64?) = (nil, nil)
        if let manager { found.0 = try await access.person(named: manager, context) }
        if let rep { found.1 = try await access.person(named: rep, context) }
        return found
    }

    private func checked(_ request: SessionRequest, _ context: OperationContext) async throws -> SessionDraft {
        let kinds = try await store.sessionKinds(context)
        guard let kind = kinds.first(where: { $0.key == request.kind }) else {
            let near = Suggestion.nearest(to: request.kind, among: kinds.map(\.key))
            throw OperationError.invalid(
                "There is no kind of session \"\(request.kind)\". "
                    + (near.map { "Did you mean \($0)?" } ?? "There are: \(kinds.map(\.key).joined(separator: ", "))."))
        }
        guard kind.isPair == (request.rep != nil) else {
            throw OperationError.invalid(
                kind.isPair
                    ? "A session of kind \(kind.key) is with one rep: say with whom."
                    : "A session of kind \(kind.key) is with the whole team: name no rep.")
        }
        guard (1...480).contains(request.minutes) else {
            throw OperationError.invalid("A session takes 1 to 480 minutes, not \(request.minutes).")
        }
        let (manager, rep) = try await people(request.manager, request.rep, context)
        guard let manager, manager != rep else {
            throw OperationError.invalid("\(request.manager) cannot have a session with himself: name two people.")
        }
        return SessionDraft(kind: kind.key, manager: manager, rep: rep, start: request.start, minutes: Int16(request.minutes))
    }

    private func found(_ session: Int64, _ context: OperationContext, _ body: () async throws -> Bool) async throws {
        do {
            guard try await body() else {
                throw OperationError.notFound(
                    "There is no session \(session) in \(context.organisation.key). `drumbeat session list` shows which there are.")
            }
        } catch let error as StoreError { throw OperationError(error) }
    }

    private static func check(_ log: CoachingLog) throws {
        guard (0...480).contains(log.minutes) else { throw OperationError.invalid("A session took 0 to 480 minutes, not \(log.minutes).") }
        for (field, text) in log.texts {
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw OperationError.invalid("The \(field.replacing("_", with: " ")) is empty: leave it out or say something.")
            }
            guard text.count <= longestText else {
                throw OperationError.invalid(
                    "The \(field.replacing("_", with: " ")) has \(text.count) characters; at most \(longestText) are kept.")
            }
        }
    }
}

/// Which session is meant to be planned; people by name, e-mail address, identifier in a source, or # and a number.
public struct SessionRequest: Sendable {
    /// The kind of session.
    public var kind: String
    /// Who coaches, and who is coached; nobody for a session with the team.
    public var manager: String, rep: String?
    /// When, by the clocks of the manager's zone, and for how many minutes.
    public var start: WallTime, minutes: Int

    /// A session.
    public init(kind: String, manager: String, rep: String?, start: WallTime, minutes: Int) {
        (self.kind, self.manager, self.rep, self.start, self.minutes) = (kind, manager, rep, start, minutes)
    }
}

/// Which sessions are listed; nil for all.
public struct SessionFilter: Sendable {
    /// People by name, e-mail address, identifier in a source, or # and a number.
    public var manager: String?, rep: String?
    /// The first and the last day.
    public var from: CalendarDay?, to: CalendarDay?

    /// All sessions.
    public init() {}
}

/// Which slots are listed; nil for all.
public struct SlotFilter: Sendable {
    /// Whose, and on which days.
    public var people = SessionFilter()
    /// The kind of session, and the state.
    public var kind: String?, state: String?
    /// By which run: a number, or else the newest as of a day, or of all.
    public var run: Int64?, asOf: CalendarDay?

    /// All slots of the newest run's fiscal year.
    public init() {}
}
