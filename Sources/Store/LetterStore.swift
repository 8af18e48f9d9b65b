public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum LetterStatements {
    static let lines = Statement<(Int64, Int64, Int32, Int64?), OwedLine>(SQL.Queries.Letter.lines, OwedLine.init)
    static let stated = Statement<(Int64, Int64, Int32, Int64?), StatedLeaf>(SQL.Queries.Letter.stated, StatedLeaf.init)
    static let list = Statement<(Int64, Int64?, Int64?, Int32?), LetterRecord>(SQL.Queries.Letter.list, LetterRecord.init)
    static let issue = Statement<
        (Int64, Int32, Int64, CalendarDay, String, Int64, [Int64], [Int64], [Int64], [String]), Int64
    >(SQL.Queries.Letter.issue) { (number: Int64) in number }
    static let acknowledge = Statement<(Int64, Int64, CalendarDay, String, Int64), Void>(SQL.Queries.Letter.acknowledge)
    static let identifiers = Statement<(Int64, Int64), String>(SQL.Queries.Letter.identifiers) { (identifier: String) in identifier }
}

/// What a person owes in a leaf period, a quarter or a year, and how it comes about; in minor units.
public struct OwedLine: Sendable, Hashable {
    /// The person.
    public let repID: Int64
    /// The team of the cell of his year.
    public let teamID: Int64?
    /// The label of the period, and its level: `month`, `quarter` or `year`.
    public let label: String, level: String
    /// What is stated for him in the layer `base`.
    public let stated: Int64
    /// What is not owed of it, and of shares, for want of employment, in a ramp, on leave.
    public let employment: Int64, ramp: Int64, leave: Int64
    /// His shares of territories, and through them of accounts.
    public let shares: Int64
    /// A cent more or less than the parts of a leaf period say, because they are rounded over the quarter.
    public let rounding: Int64
    /// The quota that counts.
    public let owed: Int64
    /// What stands beside it: over-assigned, and shares that an own quota displaces.
    public let beside: Int64, displaced: Int64
    /// What the run published.
    public let cell: Int64
}

/// A stated quota in one of its leaf periods; in minor units.
public struct StatedLeaf: Sendable, Hashable {
    /// The person.
    public let repID: Int64
    /// Its component, and its layer: `base` or `over_assignment`.
    public let component: String, layer: String
    /// The label of the period it is stated for, and the whole.
    public let statedFor: String, whole: Int64
    /// The profile by which it is spread; nil for evenly.
    public let seasonality: String?
    /// The leaf period, the part that falls to it, and its weight in hundredths of a percent of the whole.
    public let label: String, amount: Int64, weightBasisPoints: Int32
}

/// A letter that was issued; amounts in minor units.
public struct LetterRecord: Sendable, Hashable {
    /// Its number within the organisation.
    public let number: Int64
    /// Whose quota.
    public let repID: Int64, rep: String
    /// The label of the fiscal year.
    public let year: String
    /// By which run, and its as-of day.
    public let run: Int64, asOf: CalendarDay
    /// The quota of the year, and SHA-256 over the numbers of the letter.
    public let quota: Int64, digest: String
    /// When and by whom it was issued.
    public let issuedOn: CalendarDay, issuedBy: String
    /// When it was accepted, and who recorded that; nil before.
    public let acknowledgedOn: CalendarDay?, acknowledgedBy: String?
    /// A later letter to the same person for the same year.
    public let replacedBy: Int64?
    /// The newest run, its quota of the year, and the leaf periods that it gives otherwise.
    public let newestRun: Int64, quotaNow: Int64, changed: [String]
}

/// A letter to be recorded; the quota in minor units.
public struct LetterDraft: Sendable {
    let rep: Int64, team: Int64?, quota: Int64, digest: String

    /// A letter to a person, stamped with his team.
    public init(rep: Int64, team: Int64?, quota: Int64, digest: String) {
        self.rep = rep
        self.team = team
        self.quota = quota
        self.digest = digest
    }
}

extension Store {
    /// What a person, or everybody with a quota, owes in a fiscal year: leaf periods, then quarters, then the year.
    public func owedLines(_ context: OperationContext, run: Int64, year: Int32, rep: Int64?) async throws -> [OwedLine] {
        try await database.read(as: TransactionIdentity(reading: context, joiningWholeSets: true)) { transaction in
            try await transaction.fetch(LetterStatements.lines, (context.organisation.id, run, year, rep))
        }
    }

    /// The quotas stated for a person, or for everybody, in a fiscal year, leaf period by leaf period.
    public func statedLeaves(_ context: OperationContext, run: Int64, year: Int32, rep: Int64?) async throws -> [StatedLeaf] {
        try await database.read(as: TransactionIdentity(reading: context, joiningWholeSets: true)) { transaction in
            try await transaction.fetch(LetterStatements.stated, (context.organisation.id, run, year, rep))
        }
    }

    /// Letters by name, the newest of a person first; each filter may be nil.
    public func letters(
        _ context: OperationContext, number: Int64? = nil, rep: Int64? = nil, year: Int32? = nil
    ) async throws -> [LetterRecord] {
        try await database.fetch(
            LetterStatements.list, (context.organisation.id, number, rep, year), as: TransactionIdentity(reading: context))
    }

    /// Records letters under one change and returns their numbers. Throws `StoreError.importUnderWay`.
    public func issueLetters(
        _ context: OperationContext, year: Int32, run: Int64, on day: CalendarDay, _ drafts: [LetterDraft]
    ) async throws -> [Int64] {
        try await writeUnderChange(context, kind: "letter") { transaction, change in
            try await transaction.fetch(
                LetterStatements.issue,
                (
                    context.organisation.id, year, run, day, context.actor.name, change, drafts.map(\.rep), drafts.map { $0.team ?? 0 },
                    drafts.map(\.quota), drafts.map(\.digest)
                ))
        }
    }

    /// Records that the person of a letter has accepted it. `decide` sees the letter as it is, and by what the person is called; it
    /// returns, or throws. Returns false if there is no such letter. Throws `StoreError.importUnderWay`.
    public func acknowledgeLetter(
        _ context: OperationContext, letter: Int64, on day: CalendarDay,
        _ decide: @escaping @Sendable (LetterRecord, [String]) throws -> Void
    ) async throws -> Bool {
        let id = context.organisation.id
        return try await unlessMissing(context, kind: "letter") { transaction, change in
            guard let record = try await transaction.fetchOptional(LetterStatements.list, (id, letter, nil, nil)) else { throw Missing() }
            try decide(record, try await transaction.fetch(LetterStatements.identifiers, (id, record.repID)))
            try await transaction.execute(LetterStatements.acknowledge, (id, letter, day, context.actor.name, change))
        }
    }
}
