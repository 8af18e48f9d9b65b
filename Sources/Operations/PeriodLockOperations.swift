public import Access
public import SalesModel
public import Store

/// What is to be done about the lock of a period.
public enum LockAction: Sendable, Hashable {
    case requestLock, confirmLock, requestUnlock, confirmUnlock, withdraw
}

/// A period with how far it is locked.
public struct PeriodOverview: Sendable, Hashable {
    /// Its label, and its first and last day.
    public let label: String, first: CalendarDay, last: CalendarDay
    /// How far each of its leaf periods is locked, in the order of time.
    public let leaves: [PeriodLockOverview]
    /// What speaks for and against locking it.
    public let checks: [LockCheck]
}

/// One line of what speaks for or against locking.
public struct LockCheck: Sendable, Hashable {
    /// How a line is to be taken.
    public enum Verdict: String, Sendable, CaseIterable {
        case fulfilled
        /// Worth knowing; locking goes on.
        case noted
        /// Nothing is locked before this is mended.
        case blocking
    }

    /// How it is to be taken.
    public let verdict: Verdict
    /// What was looked at, and what to do where it is not in order.
    public let sentence: String
}

/// Locking periods: asked for by one, decided by another, with reasons, over a checklist.
///
/// A locked period keeps the numbers of the newest run as reported; see the basis of `ReportRequest`.
public struct PeriodLockOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// The leaf periods of a window with how far each is locked; without bounds those of the newest run's fiscal year.
    public func status(
        from: CalendarDay?, to: CalendarDay?, _ context: OperationContext
    ) async throws -> [LeafPeriodLock] {
        var (first, last) = (from, to)
        if first == nil || last == nil, let run = try await store.latestRun(context),
            let year = try await store.fiscalYear(context, of: run.asOf, knownAt: nil)
        {
            first = first ?? min(year.first, to ?? year.first)
            last = last ?? max(year.last, from ?? year.last)
        }
        guard let first, let last, first <= last else {
            throw OperationError.invalid("Say which periods are meant: --from and --to, in this order.")
        }
        return try await store.periodLocks(context, from: first, to: last)
    }

    /// A period of any level with how far its leaf periods are locked, and what speaks for and against locking it. Throws
    /// `OperationError.notFound` for a label that the fiscal calendar does not have.
    public func overview(of label: String, _ context: OperationContext) async throws -> PeriodOverview {
        try await store.reading(context) {
            let period = try await period(label, context)
            let (first, last) = (period.start, period.end.advanced(by: -1))
            return PeriodOverview(
                label: period.label, first: first, last: last,
                leaves: try await store.periodLocks(context, from: first, to: last).map(PeriodLockOverview.init),
                checks: Self.checks(try await store.lockChecklist(context, from: first, to: last), period, context))
        }
    }

    /// The checklist of a period. Throws `OperationError.notFound` for a label that the fiscal calendar does not have.
    public func checklist(of label: String, _ context: OperationContext) async throws -> [LockCheck] {
        let period = try await period(label, context)
        return Self.checks(
            try await store.lockChecklist(context, from: period.start, to: period.end.advanced(by: -1)), period, context)
    }

    /// Takes one step for every leaf period of a period. Throws `OperationError.invalid` for a step that does not follow, for
    /// the same person deciding what was asked for, and for a checklist that blocks.
    public func perform(_ action: LockAction, period label: String, reason: String?, _ context: OperationContext) async throws {
        try context.require(.lock)
        let period = try await period(label, context)
        do {
            try await store.takeLockSteps(
                context, from: period.start, to: period.end.advanced(by: -1), reason: reason ?? "\(action)"
            ) { leaves, checklist in
                if action == .requestLock || action == .confirmLock {
                    let blocking = Self.checks(checklist, period, context).filter { $0.verdict == .blocking }
                    guard blocking.isEmpty else {
                        throw OperationError.invalid(
                            "\(period.label) cannot be locked yet. " + blocking.map(\.sentence).joined(separator: " "))
                    }
                }
                return try leaves.map { leaf in
                    try Self.step(action, leaf, reason: reason, run: checklist.run, actor: context.actor.name)
                }
            }
        } catch let error as StoreError { throw OperationError(error) }
    }

    private static func step(
        _ action: LockAction, _ leaf: LeafPeriodLock, reason: String?, run: Int64?, actor: String
    ) throws -> LockStep {
        func refuse(_ sentence: String) -> OperationError { .invalid("\(leaf.label) \(sentence)") }
        func decided(_ request: String) throws -> String {
            guard leaf.pending == request, let asked = leaf.pendingReason else {
                throw refuse("has no request to be confirmed: ask for it first, with a reason.")
            }
            guard leaf.pendingBy != actor else {
                throw refuse("was asked for by \(actor): somebody else has to confirm it.")
            }
            return reason ?? asked
        }
        switch action {
        case .requestLock, .requestUnlock:
            let isLocking = action == .requestLock
            guard leaf.pending == nil else {
                throw refuse("has a request of \(leaf.pendingBy ?? "somebody") already: confirm or withdraw it.")
            }
            guard leaf.isLocked != isLocking else { throw refuse(isLocking ? "is locked already." : "is not locked.") }
            guard let reason, !reason.isEmpty else { throw OperationError.invalid("Say why: --reason \"…\".") }
            return LockStep(leaf, isLocking ? "lock_requested" : "unlock_requested", reason: reason)
        case .confirmLock: return LockStep(leaf, "locked", run: run, reason: try decided("lock_requested"))
        case .confirmUnlock: return LockStep(leaf, "unlocked", reason: try decided("unlock_requested"))
        case .withdraw:
            guard leaf.pending != nil else { throw refuse("has no request to withdraw.") }
            return LockStep(leaf, "withdrawn", reason: reason ?? "withdrawn")
        }
    }

    private static func checks(
        _ list: LockChecklist, _ period: PeriodRecord, _ context: OperationContext
    ) -> [LockCheck] {
        func check(_ isFulfilled: Bool, _ yes: String, _ no: String, blocks: Bool) -> LockCheck {
            LockCheck(verdict: isFulfilled ? .fulfilled : blocks ? .blocking : .noted, sentence: isFulfilled ? yes : no)
        }
        let lastDay = period.end.advanced(by: -1)
        let nightly = "run `drumbeat nightly --org \(context.organisation.key) --as-of DATE` with a day from \(lastDay) on."
        return [
            check(
                list.reachesEnd, "Run \(list.run ?? 0) includes \(lastDay), the last day.",
                "No run includes \(lastDay), the last day: \(nightly)", blocks: true),
            check(
                list.knowsEverything, "The newest run knows everything that was imported and every policy.",
                "Something was imported after the newest run, or a policy stated: \(nightly)", blocks: true),
            check(
                list.openDeals == 0, "No deal is still open with a close date in the period.",
                "\(list.openDeals) deals are still open with a close date in the period.", blocks: false),
            check(
                list.wonWithoutAmount == 0, "Every deal won in the period has an amount.",
                "\(list.wonWithoutAmount) deals won in the period have no amount.", blocks: false),
            check(
                list.wonNotBooked == 0, "No deal won in the period waits for its booking date.",
                "\(list.wonNotBooked) deals won in the period have no booking date: by the policy credit.date they are not credited yet.",
                blocks: false),
            check(
                list.excluded == 0, "No deal of the period is left out for want of a rate.",
                "\(list.excluded) deals of the period are left out because their currency has no rate.", blocks: false),
            check(
                list.earlierOpen == 0, "Every earlier period with numbers is locked.",
                "\(list.earlierOpen) earlier periods with numbers are not locked.", blocks: false),
        ]
    }

    private func period(_ label: String, _ context: OperationContext) async throws -> PeriodRecord {
        guard let period = try await store.period(context, label: label, knownAt: nil) else {
            let near = NearPeriods.labels(to: label, among: try await store.periodLabels(context, knownAt: nil))
            throw OperationError.notFound(
                "The fiscal calendar of \(context.organisation.key) has no period \(label). Near it are "
                    + near.joined(separator: ", ") + ".")
        }
        return period
    }
}

extension ReportOperations {
    /// Locking of periods over the same store.
    public var locking: PeriodLockOperations { PeriodLockOperations(store: store) }
}

extension PeriodLockOverview {
    init(_ lock: LeafPeriodLock) {
        self.init(
            label: lock.label, first: lock.first, last: lock.last, isLocked: lock.isLocked, run: lock.run, decidedBy: lock.decidedBy,
            reason: lock.reason, pending: lock.pending, pendingBy: lock.pendingBy, pendingReason: lock.pendingReason)
    }
}
