public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum DealStatements {
    static let state = Statement<(Int64, String, CalendarDay, Int64), DealState>(SQL.Queries.Explain.dealState, DealState.init)
    static let credits = Statement<(Int64, Int64, Int64, String), DealCredit>(SQL.Queries.Explain.dealCredits, DealCredit.init)
    static let near = Statement<(Int64, String), String>(SQL.Queries.Explain.nearDeals) { (identifier: String) in identifier }
}

/// What a run knew of a deal, and what has become of it; amounts in minor units.
public struct DealState: Sendable {
    /// Its number.
    public let id: Int64
    /// The system that calls it by the identifier asked for.
    public let source: String
    /// The change that brought it first, and the day of its extract.
    public let broughtBy: Int64?, extractedOn: String?
    /// Whether the run knew it, and whether it is there today.
    public let isKnownToRun: Bool, isThereNow: Bool
    /// The change that took it away.
    public let deletedBy: Int64?
    /// The canonical stage.
    public let stage: String?
    /// Whether its stage is `won`, `lost` or `open`.
    public let stageOutcome: String?
    /// What it counts as in the run; nil where it does not count at all.
    public let outcome: String?
    /// The day on which it closed, or is to.
    public let closeOn: CalendarDay?
    /// The leaf period in which it is credited, else that of the close date.
    public let period: String?
    /// The day on which it was created in the source.
    public let createdOn: CalendarDay?
    /// In minor units of its own currency.
    public let amount: Int64?
    /// ISO 4217.
    public let currency: String?
    /// The amount in the organisation's currency; nil without a rate.
    public let value: Int64?
    /// Whose it is on the date that counts.
    public let owner: String?
    /// The change after the run that altered it.
    public let alteredBy: Int64?
    /// The day on which finance booked it.
    public let bookedOn: CalendarDay?
    /// The day on which it is credited; nil where it is not won, or won and not booked yet though its credit waits for that.
    public let creditOn: CalendarDay?
}

/// Where a part of a deal is credited, as reported by a run; the subjects are numbers and names, 0 is "(none)".
public struct DealCredit: Sendable {
    /// The leaf period in which it stands, and the quarter and year of that, by their labels.
    public let month: String, quarter: String, year: String
    /// Whether it is what became known of a locked period after it was locked.
    public let isAdjustment: Bool
    /// `won`, or `overlay` beside the credit.
    public let countsAs: String
    /// The share in basis points; nil for a whole deal.
    public let shareBasisPoints: Int32?
    /// In minor units of the organisation's currency.
    public let credit: Int64
    /// Who is credited.
    public let repID: Int64, rep: String
    /// Who led the team on that day.
    public let managerID: Int64, manager: String
    /// The nearest node of level team.
    public let teamID: Int64, team: String
    /// The nearest node of level region.
    public let regionID: Int64, region: String
    /// That of the account on that day, else the primary one of who is credited.
    public let territoryID: Int64, territory: String
    /// What was sold; of a deal with order lines the products of all of them, or by product the one of this line.
    public let productID: Int64, product: String
    /// Why it is credited here, as in `ExplainedCredit`, and until when it is held.
    public let reason: String?, heldUntil: CalendarDay?
}

extension Store {
    /// The deals of an identifier, one per source that has it, as a run knew them.
    public func dealStates(_ context: OperationContext, named identifier: String, run: Run) async throws -> [DealState] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(DealStatements.state, (context.organisation.id, identifier, run.asOf, run.knownChange))
        }
    }

    /// Where a run credits a deal, reported; by product, the lines of a deal with order lines are those of its products.
    public func dealCredits(_ context: OperationContext, deal: Int64, run: Run, dimension: String) async throws -> [DealCredit] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(DealStatements.credits, (context.organisation.id, run.number, deal, dimension))
        }
    }

    /// Identifiers of deals that begin like one that there is not, the likeliest first.
    public func dealsNear(_ context: OperationContext, identifier: String) async throws -> [String] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(DealStatements.near, (context.organisation.id, identifier))
        }
    }
}
