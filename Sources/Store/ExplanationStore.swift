public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum ExplanationStatements {
    static let deals = Statement<(Int64, CalendarDay, Int64, String, Int64, Int32, String, Int32?, Int64, [Int32]?), ExplainedDeal>(
        SQL.Queries.Explain.deals, ExplainedDeal.init)
    static let credits = Statement<
        (Int64, CalendarDay, Int64, String, Int64, Int32, String, Int32?, Int64, String, [Int32]?), ExplainedCredit
    >(
        SQL.Queries.Explain.credits, ExplainedCredit.init)
    static let quotas = Statement<(Int64, Int64, String, Int64, CalendarDay, CalendarDay, CalendarDay?, [Int32]?), ExplainedQuota>(
        SQL.Queries.Explain.quotas, ExplainedQuota.init)
    static let visibleLeaves = Statement<(Int64, Int64, String, String, Int64), Int32>(SQL.Queries.Explain.visibleLeaves) { (leaf: Int32) in
        leaf
    }
}

/// A deal behind a cell, as known at its run; amounts in minor units.
public struct ExplainedDeal: Sendable {
    /// Its identifier in its source; without one its number.
    public let deal: String
    /// The name of its account.
    public let account: String?
    /// The name of its product.
    public let product: String?
    /// The name of whose it is in the cell; empty where no name is kept.
    public let owner: String
    /// The canonical stage.
    public let stage: String
    /// The close date.
    public let closeOn: CalendarDay?
    /// The day of its creation.
    public let createdOn: CalendarDay?
    /// In minor units of its own currency.
    public let amount: Int64?
    /// The code of its currency, ISO 4217.
    public let currency: String
    /// The list price of its product, in minor units of the organisation's currency.
    public let listPrice: Int64?
    /// Days from its creation to its close; nil while it is open, or where a day is missing.
    public let cycleDays: Int32?
    /// `won`, `lost` or `open` at the end of the as-of day.
    public let outcome: String
    /// Whether it is left out because its currency has no plan rate on the close date.
    public let isExcluded: Bool
    /// The amount in the organisation's currency.
    public let value: Int64?
    /// The day on which finance booked it.
    public let bookedOn: CalendarDay?
    /// How many deals the cell has, also beyond the rows asked for.
    public let total: Int64
}

/// A deal, or somebody's share of one, behind a cell of attainment; amounts in minor units.
public struct ExplainedCredit: Sendable {
    /// Its identifier in its source; without one its number.
    public let deal: String
    /// The name of its account.
    public let account: String?
    /// The name of its product.
    public let product: String?
    /// Who is credited, or whose deal it is.
    public let owner: String
    /// The canonical stage.
    public let stage: String
    /// The close date.
    public let closeOn: CalendarDay?
    /// The day of its creation.
    public let createdOn: CalendarDay?
    /// The whole deal, in its own currency.
    public let amount: Int64?
    /// The code of its currency, ISO 4217.
    public let currency: String
    /// `won`, `lost`, `open` or `overlay`, or `unbooked` for a won deal that is not credited before it is booked.
    public let countsAs: String
    /// Whether it is left out because its currency has no plan rate on the close date.
    public let isExcluded: Bool
    /// The share in basis points; nil for a deal that is not shared.
    public let shareBasisPoints: Int32?
    /// What it adds to the credit, or to the overlay credit, in the organisation's currency.
    public let credit: Int64?
    /// Why it is credited here: `shared_days`, `owner_at_creation`, `held`, `held_for_former`, `booked` on another day than it
    /// closed, or by product `order_lines`; `unbooked` why it is not; nil for the owner at close and for a stated share.
    public let reason: String?
    /// The last day on which a held deal could close.
    public let heldUntil: CalendarDay?
    /// The day on which finance booked the deal.
    public let bookedOn: CalendarDay?
    /// How many rows the cell has, also beyond those asked for.
    public let total: Int64
}

/// A line of which a quota is the sum, in one leaf period and in minor units.
public struct ExplainedQuota: Sendable {
    /// Whose it is.
    public let owner: String
    /// What it is: `own`, `share` of a territory, `open`, `placed` in a team, `members` of a team, or a team `led`; where a person
    /// does not owe it `employment`, `ramp`, `leave`, or `over_assignment`; `stated` is the whole of a seasonal one.
    public let kind: String
    /// The label of the leaf period.
    public let period: String
    /// In minor units of the organisation's currency.
    public let amount: Int64
    /// Whether it is part of the sum; else another amount stands instead of it.
    public let counts: Bool
    /// The share of a territory, where it was the same on all its days.
    public let shareBasisPoints: Int32?
    /// On how many days of the leaf period it held, where that matters.
    public let days: Int64?, daysOfPeriod: Int64?
}

/// What stands behind cells is worked out from rows of the whole organisation, whoever asks. Who sees less of it is shown what stands
/// behind those leaf cells that he sees himself, and nothing else: see `docs/decisions/0047-explanations-for-everybody.md`.
extension Store {
    /// The deals that a run counted in a cell, at most `limit` (nil for all), the first `offset` left out; period 0 is that of
    /// open deals without a close date.
    public func explainedDeals(
        _ context: OperationContext, run: Run, dimension: String, subject: Int64, period: Int32, level: String, limit: Int32?,
        offset: Int64
    ) async throws -> [ExplainedDeal] {
        let leaves = try await visibleLeaves(context, run, "pipeline", dimension: dimension, subject: subject)
        return try await database.read(as: TransactionIdentity(explaining: context)) { transaction in
            try await transaction.fetch(
                ExplanationStatements.deals,
                (context.organisation.id, run.asOf, run.knownChange, dimension, subject, period, level, limit, offset, leaves))
        }
    }

    /// The deals and shares that a run counted in a cell of attainment, chosen as `explainedDeals` chooses; by the structure of
    /// the run's as-of day if it is `now`.
    public func explainedCredits(
        _ context: OperationContext, run: Run, dimension: String, subject: Int64, period: Int32, level: String, limit: Int32?,
        offset: Int64, structure: String = "then"
    ) async throws -> [ExplainedCredit] {
        let leaves = try await visibleLeaves(context, run, "attainment", dimension: dimension, subject: subject)
        return try await database.read(as: TransactionIdentity(explaining: context)) { transaction in
            try await transaction.fetch(
                ExplanationStatements.credits,
                (context.organisation.id, run.asOf, run.knownChange, dimension, subject, period, level, limit, offset, structure, leaves))
        }
    }

    /// The lines of which the quota of a cell is the sum, as known at the run, and then those that others displace.
    public func explainedQuotas(
        _ context: OperationContext, run: Run, dimension: String, subject: Int64, first: CalendarDay, last: CalendarDay,
        structure: String = "then"
    ) async throws -> [ExplainedQuota] {
        let leaves = try await visibleLeaves(context, run, "attainment", dimension: dimension, subject: subject)
        return try await database.read(as: TransactionIdentity(explaining: context)) { transaction in
            try await transaction.fetch(
                ExplanationStatements.quotas,
                (
                    context.organisation.id, run.knownChange, dimension, subject, first, last,
                    structure == "now" ? run.asOf : nil, leaves
                ))
        }
    }

    /// The leaf periods in which the context's own sight shows a cell of a subject; nil for who sees everything.
    private func visibleLeaves(
        _ context: OperationContext, _ run: Run, _ report: String, dimension: String, subject: Int64
    ) async throws -> [Int32]? {
        guard context.scope != .wholeOrganisation else { return nil }
        return try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(
                ExplanationStatements.visibleLeaves, (context.organisation.id, run.number, report, dimension, subject))
        }
    }
}
