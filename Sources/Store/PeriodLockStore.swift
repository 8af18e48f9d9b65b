public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum PeriodLockStatements {
    static let list = Statement<(Int64, CalendarDay, CalendarDay), LeafPeriodLock>(
        SQL.Queries.Period.list, LeafPeriodLock.init)
    static let checklist = Statement<(Int64, CalendarDay, CalendarDay), LockChecklist>(
        SQL.Queries.Period.checklist, LockChecklist.init)
    static let recordStep = Statement<(Int64, Int32, Int16, String, Int64?, String, String, Int64), Void>(
        SQL.Queries.Period.recordStep)
}

/// How far a leaf period is locked.
public struct LeafPeriodLock: Sendable, Hashable {
    /// Its number in the fiscal calendar.
    public let id: Int32
    /// Its label in the fiscal calendar.
    public let label: String
    /// Its first day.
    public let first: CalendarDay
    /// Its last day.
    public let last: CalendarDay
    /// Whether the last decision was to lock it.
    public let isLocked: Bool
    /// The run whose numbers are the reported ones; nil while it is open.
    public let run: Int64?
    /// Who took the last decision, and why; nil before the first.
    public let decidedBy: String?
    /// Why it was decided; nil before the first decision.
    public let reason: String?
    /// What is asked for and not decided: `lock_requested` or `unlock_requested`.
    public let pending: String?
    /// Who asks for it; nil where nothing is asked for.
    public let pendingBy: String?
    /// Why it is asked for.
    public let pendingReason: String?
    /// The number of the last step; 0 before the first.
    public let lastStep: Int16
}

/// What speaks for and against locking a window now.
public struct LockChecklist: Sendable, Hashable {
    /// The newest run and its as-of day; nil if there is none.
    public let run: Int64?
    /// The as-of day of the newest run; nil if there is none.
    public let asOf: CalendarDay?
    /// Whether the run includes the last day of the window.
    public let reachesEnd: Bool
    /// Whether nothing was imported after what the run knows.
    public let knowsEverything: Bool
    /// Deals still open whose close date lies in the window.
    public let openDeals: Int64
    /// Deals won in the window without an amount.
    public let wonWithoutAmount: Int64
    /// Deals won in the window that are credited when they are booked, and are not.
    public let wonNotBooked: Int64
    /// Deals of the window left out because their currency has no rate.
    public let excluded: Int64
    /// Earlier leaf periods with numbers that are not locked.
    public let earlierOpen: Int64
}

/// The next step for a leaf period.
public struct LockStep: Sendable, Hashable {
    /// The leaf period, as it was before the step.
    public let period: LeafPeriodLock
    /// `lock_requested`, `locked`, `unlock_requested`, `unlocked` or `withdrawn`.
    public let step: String
    /// The run that `locked` keeps; nil for every other step.
    public let run: Int64?
    /// Why it is taken.
    public let reason: String

    /// A step to be recorded.
    public init(_ period: LeafPeriodLock, _ step: String, run: Int64? = nil, reason: String) {
        self.period = period
        self.step = step
        self.run = run
        self.reason = reason
    }
}

extension Store {
    /// The leaf periods of a window, in the order of time, with how far each is locked.
    public func periodLocks(_ context: OperationContext, from first: CalendarDay, to last: CalendarDay) async throws
        -> [LeafPeriodLock]
    {
        try await database.fetch(
            PeriodLockStatements.list, (context.organisation.id, first, last), as: TransactionIdentity(reading: context))
    }

    /// What speaks for and against locking a window now.
    public func lockChecklist(_ context: OperationContext, from first: CalendarDay, to last: CalendarDay) async throws
        -> LockChecklist
    {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOne(PeriodLockStatements.checklist, (context.organisation.id, first, last))
        }
    }

    /// Takes steps of locking under one change. `decide` sees the window as it is and returns the steps, or throws; no import
    /// and no other decision of the organisation comes between. Throws `StoreError.importUnderWay`.
    public func takeLockSteps(
        _ context: OperationContext, from first: CalendarDay, to last: CalendarDay, reason: String,
        _ decide: @escaping @Sendable ([LeafPeriodLock], LockChecklist) throws -> [LockStep]
    ) async throws {
        let id = context.organisation.id
        do {
            try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, id) else {
                    throw StoreError.importUnderWay(organisation: context.organisation.key)
                }
                let steps = try decide(
                    try await transaction.fetch(PeriodLockStatements.list, (id, first, last)),
                    try await transaction.fetchOne(PeriodLockStatements.checklist, (id, first, last)))
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                let change = try await transaction.openChange(context, kind: "lock", reason: reason)
                for step in steps {
                    try await transaction.execute(
                        PeriodLockStatements.recordStep,
                        (
                            id, step.period.id, step.period.lastStep + 1, step.step, step.run, context.actor.name, step.reason,
                            change
                        ))
                }
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}
