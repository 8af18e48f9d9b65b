public import Access
public import SalesModel
internal import Store

/// What an organisation decides by a policy, on some days.
public struct PolicyPeriod: Sendable, Hashable {
    /// The first and the last day; nil has no bound.
    public let first: CalendarDay?, last: CalendarDay?
    /// What holds, and whether that is the default because nothing is stated.
    public let value: String, isDefault: Bool
    /// The change that stated it, who made it, when (ISO 8601 in UTC) and why; nil for a default.
    public let change: Int64?, actor: String?, madeAt: String?, reason: String?
}

/// A policy with its values in the order of time, without a gap.
public struct PolicyOverview: Sendable, Hashable {
    /// Its key, such as `credit.transfer_policy`, and its default.
    public let key: String, defaultValue: String
    /// What a value looks like, and what the policy decides, in words.
    public let form: String, meaning: String
    /// What holds when.
    public let values: [PolicyPeriod]
}

/// A fiscal calendar that followed another.
public struct CalendarFollower: Sendable, Hashable {
    /// Its first day.
    public let from: CalendarDay
    /// As it was asked for: a rule, or the name of a file.
    public let rule: String
    /// The change that brought it, who made it and why.
    public let change: Int64, actor: String, reason: String
}

/// The fiscal calendar over some days.
public struct CalendarOverview: Sendable {
    /// The rule with which the organisation was founded.
    public let foundedWith: String
    /// The calendars that followed it.
    public let followedBy: [CalendarFollower]
    /// In the order of time: each year before its quarters, each quarter before its leaf periods.
    public let periods: [FiscalPeriod]
}

/// How far a leaf period is locked.
public struct PeriodLockOverview: Sendable, Hashable {
    /// Its label.
    public let label: String
    /// Its first and its last day.
    public let first: CalendarDay, last: CalendarDay
    /// Whether it is locked, and with the numbers of which run; nil while it is open.
    public let isLocked: Bool, run: Int64?
    /// Who took the last decision and why; nil before the first.
    public let decidedBy: String?, reason: String?
    /// What is asked for and not decided, `lock_requested` or `unlock_requested`; by whom and why.
    public let pending: String?, pendingBy: String?, pendingReason: String?
}

extension ReportOperations {
    /// Every policy there is, with what holds when.
    public func policies(_ context: OperationContext) async throws -> [PolicyOverview] {
        try await store.reading(context) {
            try await deciding.list(context).map { key, values in
                PolicyOverview(
                    key: key.key, defaultValue: key.defaultValue, form: key.form, meaning: key.meaning,
                    values: values.map {
                        PolicyPeriod(
                            first: $0.first, last: $0.last, value: $0.value, isDefault: $0.isDefault, change: $0.change, actor: $0.actor,
                            madeAt: $0.madeAt, reason: $0.reason)
                    })
            }
        }
    }

    /// The fiscal calendar as it is known now; without bounds over the fiscal year of the newest run, without a run all of it.
    public func calendar(from: CalendarDay?, to: CalendarDay?, _ context: OperationContext) async throws -> CalendarOverview {
        try await store.reading(context) {
            let stored = try await calendars.calendar(context)
            let asOf = try await store.latestRun(context)?.asOf
            let year = stored.periods.first { period in
                period.level == .year && asOf.map { period.start <= $0 && $0 < period.end } ?? false
            }
            let first = from ?? min(year?.start ?? .first, to ?? .last)
            let last = to ?? max(year?.end.advanced(by: -1) ?? .last, from ?? .first)
            return CalendarOverview(
                foundedWith: context.organisation.fiscalCalendar.rule,
                followedBy: stored.versions.map {
                    CalendarFollower(from: $0.from, rule: $0.rule, change: $0.change, actor: $0.actor, reason: $0.reason)
                },
                periods: stored.periods.filter { $0.start <= last && first < $0.end })
        }
    }

    /// How far the leaf periods of a window are locked; without bounds those of the newest run's fiscal year.
    ///
    /// Throws `OperationError.invalid` for a window that ends before it begins, and where there is neither a window nor a run.
    public func periodLocks(from: CalendarDay?, to: CalendarDay?, _ context: OperationContext) async throws -> [PeriodLockOverview] {
        try await store.reading(context) {
            try await locking.status(from: from, to: to, context).map(PeriodLockOverview.init)
        }
    }
}
