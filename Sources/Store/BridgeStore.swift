public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum BridgeStatements {
    static let credits = Statement<(Int64, Int64, String, Int64, String, Int32, String, Int64, Int32?), BridgedCredit>(
        SQL.Queries.Bridge.credits, BridgedCredit.init)
    static let quotas = Statement<(Int64, Int64, String, Int64, String, Int32, String, Int64), BridgedQuota>(
        SQL.Queries.Bridge.quotas, BridgedQuota.init)
    static let otherRules = Statement<(Int64, Int64, String, Int64, String, Int32, String), Int64>(
        SQL.Queries.Bridge.otherRules
    ) { (run: Int64) in run }
}

/// One of the two published numbers between which a bridge goes.
public struct BridgeEnd: Sendable {
    /// Which run published it.
    public let run: Run
    /// `reported` or `restated`.
    public let basis: String

    /// The number of a run on a basis.
    public init(run: Run, basis: String) {
        self.run = run
        self.basis = basis
    }
}

/// What a deal, or without one a cause as a whole, adds to the difference of two credits; amounts in minor units.
public struct BridgedCredit: Sendable {
    /// Whether it belongs to a locked period and counts as its adjustment.
    public let isAdjustment: Bool
    /// Why, by its code in `sql/queries/bridge/credits.sql`, such as `won` or `close_date`.
    public let cause: String
    /// Nil in the row of the whole cause, where the fields up to `creditAfter` are nil, too.
    public let deal: String?
    /// The customer, as it is called today.
    public let account: String?
    /// Whose it was and is, by name.
    public let ownerBefore: String?, ownerAfter: String?
    /// The canonical stage.
    public let stageBefore: String?, stageAfter: String?
    /// The day on which it closed, or was to.
    public let closeOnBefore: CalendarDay?, closeOnAfter: CalendarDay?
    /// In minor units of the deal's own currency.
    public let amountBefore: Int64?, amountAfter: Int64?
    /// ISO 4217.
    public let currencyBefore: String?, currencyAfter: String?
    /// What it credits to the subject in the period, before and after; nil where it credits nothing.
    public let creditBefore: Int64?, creditAfter: Int64?
    /// What it adds to the difference; those of all causes sum to it.
    public let change: Int64
    /// How many deals the cause has.
    public let deals: Int64
    /// What else of the deal changed, with commas.
    public let also: String
    /// The day on which finance booked it.
    public let bookedOnBefore: CalendarDay?, bookedOnAfter: CalendarDay?
}

/// By how much somebody's part of a quota differs; amounts in minor units.
public struct BridgedQuota: Sendable {
    /// Why, by its code in `sql/queries/bridge/quotas.sql`, such as `quota_changed` or `ramp`.
    public let cause: String
    /// Whose part it is: a person, a team, a territory or an account, by name.
    public let owner: String
    /// What the part came to in the first number, and comes to in the second.
    public let before: Int64, after: Int64
}

extension Store {
    /// Why the credit of a cell differs: per cause a row for the whole and its deals, at most `limit` of them (nil for every one).
    public func bridgedCredits(
        _ context: OperationContext, from first: BridgeEnd, to second: BridgeEnd, period: Int32, dimension: String, subject: Int64,
        limit: Int32?
    ) async throws -> [BridgedCredit] {
        try await database.read(as: TransactionIdentity(reading: context, joiningWholeSets: true)) { transaction in
            try await transaction.fetch(
                BridgeStatements.credits,
                (
                    context.organisation.id, first.run.number, first.basis, second.run.number, second.basis, period, dimension, subject,
                    limit
                ))
        }
    }

    /// Why the quota of a cell differs: whose part of it does, by how much.
    public func bridgedQuotas(
        _ context: OperationContext, from first: BridgeEnd, to second: BridgeEnd, period: Int32, dimension: String, subject: Int64
    ) async throws -> [BridgedQuota] {
        try await database.read(as: TransactionIdentity(reading: context, joiningWholeSets: true)) { transaction in
            try await transaction.fetch(
                BridgeStatements.quotas,
                (context.organisation.id, first.run.number, first.basis, second.run.number, second.basis, period, dimension, subject))
        }
    }

    /// The runs behind the difference that were computed by other rules than those of this program.
    public func runsOfOtherRules(
        _ context: OperationContext, from first: BridgeEnd, to second: BridgeEnd, period: Int32
    ) async throws -> [Int64] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(
                BridgeStatements.otherRules,
                (context.organisation.id, first.run.number, first.basis, second.run.number, second.basis, period, Self.ruleDigest))
        }
    }

    /// The run of a number; nil if there is none.
    public func run(_ context: OperationContext, number: Int64) async throws -> Run? {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOptional(RunStatements.find, (context.organisation.id, number))
        }
    }
}
