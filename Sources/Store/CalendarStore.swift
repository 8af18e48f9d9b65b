public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum CalendarStatements {
    static let periods = Statement<Int64, StoredPeriod>(SQL.Queries.Calendar.periods) {
        (id: Int32, level: String, label: String, start: CalendarDay, end: CalendarDay, quarter: Int32, year: Int32, version: Int16) in
        StoredPeriod(
            period: FiscalPeriod(
                id: id, level: FiscalPeriod.Level(rawValue: level) ?? .month, label: label, start: start, end: end,
                quarterID: quarter == 0 ? nil : quarter, yearID: year),
            version: version)
    }
    static let versions = Statement<Int64, CalendarVersion>(SQL.Queries.Calendar.versions, CalendarVersion.init)
    static let record = Statement<(Int64, Int16, CalendarDay, String, Int64), Void>(SQL.Queries.Calendar.record)
    static let plan = Statement<(Int16, [Int32], [String], [String], [CalendarDay], [CalendarDay], [Int32], [Int32]), Void>(
        SQL.Queries.Calendar.plan)
    static let movedQuotas = Statement<Void, MovedQuotas>(SQL.Queries.Calendar.movedQuotas, MovedQuotas.init)
    static let quotaTotal = Statement<Int64, QuotaTotal>(SQL.Queries.Calendar.quotaTotal, QuotaTotal.init)
    static let counts = Statement<(Int64, Int64), CalendarCounts>(SQL.Queries.Calendar.counts, CalendarCounts.init)
}

/// A period and the version of the calendar with which it came.
struct StoredPeriod: Sendable {
    let period: FiscalPeriod
    let version: Int16
}

/// All quotas and all their leaves, in minor units.
struct QuotaTotal: Sendable, Equatable {
    let stated: Int64
    let leaves: Int64
}

/// A calendar that followed another.
public struct CalendarVersion: Sendable, Hashable {
    /// 2 for the first that followed that of the founding.
    public let number: Int16
    /// Its first day.
    public let from: CalendarDay
    /// As it was asked for: a rule, or the name of a file.
    public let rule: String
    /// The change that brought it.
    public let change: Int64
    /// The day of that change, in UTC.
    public let madeOn: String
    /// Who brought it.
    public let actor: String
    /// Why.
    public let reason: String
}

/// Quotas that a change of calendar states for other periods.
public struct MovedQuotas: Sendable, Hashable {
    /// The period for which they were stated, as it was called.
    public let period: String
    /// How many quotas.
    public let count: Int64
    /// Their sum, in minor units.
    public let stated: Int64
    /// How much of it is stated for new leaf periods; the rest stays where it was.
    public let moved: Int64
}

/// What a change of calendar does to leaf periods and deals.
public struct CalendarCounts: Sendable, Hashable {
    /// Leaf periods that are no more.
    public let goneLeaves: Int64
    /// Leaf periods that were not there.
    public let newLeaves: Int64
    /// Deals that close in another leaf period than before.
    public let deals: Int64
}

/// A fiscal calendar as it is stored.
public struct StoredCalendar: Sendable {
    /// In the order of time: each year before its quarters, each quarter before its leaf periods.
    public let periods: [FiscalPeriod]
    /// The calendars that followed that of the founding.
    public let versions: [CalendarVersion]
}

/// What is to be written when a calendar follows another.
public struct CalendarPlan: Sendable {
    /// The periods that change.
    public let change: CalendarChange
    let version: Int
    let rule: String
    let reason: String

    /// Plans a change. `version` is that of the stored calendar's last one plus 1; `rule` tells what was asked for.
    public init(change: CalendarChange, version: Int, rule: String, reason: String) {
        self.change = change
        self.version = version
        self.rule = rule
        self.reason = reason
    }
}

/// What a change of calendar did, or would do.
public struct CalendarOutcome: Sendable {
    /// The number of the change; nil for a dry run.
    public let change: Int64?
    /// What was written, or would be.
    public let plan: CalendarPlan
    /// What it does to leaf periods and deals.
    public let counts: CalendarCounts
    /// The quotas that are stated for other periods, by the period they were stated for.
    public let quotas: [MovedQuotas]
}

extension Store {
    /// The fiscal calendar as it is known now.
    public func calendar(_ context: OperationContext) async throws -> StoredCalendar {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await Self.calendar(transaction, context.organisation.id)
        }
    }

    /// The fiscal calendar of an organisation, for the import of its files.
    public func calendar(of organisation: Organisation) async throws -> StoredCalendar {
        try await database.read(as: TransactionIdentity(.read, organisationID: organisation.id)) { transaction in
            try await Self.calendar(transaction, organisation.id)
        }
    }

    private static func calendar(_ transaction: Transaction, _ organisation: Int64) async throws -> StoredCalendar {
        StoredCalendar(
            periods: try await transaction.fetch(CalendarStatements.periods, organisation).map(\.period),
            versions: try await transaction.fetch(CalendarStatements.versions, organisation))
    }

    /// Lets another calendar follow under one change. `plan` sees the calendar and the locks of its leaf periods as they are, and throws
    /// for what stands in the way; no import, lock or other calendar comes between. A dry run does everything and undoes it.
    ///
    /// Throws `StoreError.importUnderWay`, and `.checkFailed` should the quotas not keep their amounts.
    public func followCalendar(
        _ context: OperationContext, isDryRun: Bool, _ plan: @escaping @Sendable (StoredCalendar, [LeafPeriodLock]) throws -> CalendarPlan
    ) async throws -> CalendarOutcome {
        let id = context.organisation.id
        do {
            let outcome = try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, id) else {
                    throw StoreError.importUnderWay(organisation: context.organisation.key)
                }
                let calendar = try await Self.calendar(transaction, id)
                let locks = try await transaction.fetch(PeriodLockStatements.list, (id, .first, .last))
                let outcome = try await Self.follow(try plan(calendar, locks), context, transaction)
                if isDryRun { throw RolledBack(value: outcome) }
                try await transaction.countForStatistics()
                return outcome
            }
            await database.refreshStatistics(as: TransactionIdentity(.write, organisationID: id))
            return outcome
        } catch let rolledBack as RolledBack<CalendarOutcome> {
            return CalendarOutcome(
                change: nil, plan: rolledBack.value.plan, counts: rolledBack.value.counts, quotas: rolledBack.value.quotas)
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }

    private static func follow(
        _ plan: CalendarPlan, _ context: OperationContext, _ transaction: Transaction
    ) async throws -> CalendarOutcome {
        let id = context.organisation.id
        _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
        let before = try await transaction.fetchOne(CalendarStatements.quotaTotal, id)
        let change = try await transaction.openChange(context, kind: "calendar", reason: plan.reason)
        _ = try await transaction.fetchOne(ChangeStatements.assume, change)
        try await transaction.execute(
            CalendarStatements.record, (id, Int16(clamping: plan.version), plan.change.from, plan.rule, change))
        try await transaction.script(SQL.Queries.Calendar.staging)
        let periods = plan.change.cut + plan.change.following
        try await transaction.execute(
            CalendarStatements.plan,
            (
                Int16(clamping: plan.version), periods.map(\.id), periods.map(\.level.rawValue), periods.map(\.label), periods.map(\.start),
                periods.map(\.end), periods.map { $0.quarterID ?? 0 }, periods.map(\.yearID)
            ))
        try await transaction.script(SQL.Queries.Calendar.apply)
        let after = try await transaction.fetchOne(CalendarStatements.quotaTotal, id)
        guard before == after else {
            throw StoreError.checkFailed(
                check: "quotas_keep_their_amounts", example: "quotas of \(before.stated) minor units before, of \(after.stated) after",
                count: nil)
        }
        return CalendarOutcome(
            change: change, plan: plan, counts: try await transaction.fetchOne(CalendarStatements.counts, (id, change)),
            quotas: try await transaction.fetch(CalendarStatements.movedQuotas, ()))
    }
}
