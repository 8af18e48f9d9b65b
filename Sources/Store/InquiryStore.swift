public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum InquiryStatements {
    static let list = Statement<(Int64, Int64?, String?, Int64?, Int64?, CalendarDay), InquiryRecord>(
        SQL.Queries.Inquiry.list, InquiryRecord.init)
    static let visible = Statement<Int64, Int64>(SQL.Queries.Inquiry.visible) { (number: Int64) in number }
    static let steps = Statement<(Int64, Int64), InquiryStep>(SQL.Queries.Inquiry.steps, InquiryStep.init)
    static let open = Statement<
        (Int64, Int64, Int64, Int32?, Int64?, Int32?, Int64, CalendarDay, Int64), Int64
    >(SQL.Queries.Inquiry.open) { (number: Int64) in number }
    static let recordStep = Statement<(Int64, Int64, Int16, String, CalendarDay, Int64, Int64?, String, Int64), Void>(
        SQL.Queries.Inquiry.recordStep)
    static let writeText = Statement<(Int64, Int64, Int16, String, Int64), Void>(SQL.Queries.Inquiry.writeText)
    static let eraseTexts = Statement<(Int64, Int64), Void>(SQL.Queries.Inquiry.eraseTexts)
    static let changesOfDeal = Statement<(Int64, Int64, Int64), Int64>(SQL.Queries.Inquiry.changesOfDeal) { (change: Int64) in change }
}

/// A question about the credit of a deal, and how far it has come; amounts in minor units.
public struct InquiryRecord: Sendable, Hashable {
    /// Its number within the organisation.
    public let number: Int64
    /// The deal's number.
    public let dealID: Int64
    /// The system that calls the deal so, and what it calls it.
    public let source: String, deal: String
    /// Whose credit it is about.
    public let repID: Int64, rep: String
    /// The team he was in on the day of the question.
    public let team: String?
    /// The label of the period asked about; nil asks about every one.
    public let period: String?
    /// What he expects: an amount in the organisation's currency, or a share in basis points.
    public let expectedAmount: Int64?, expectedBasisPoints: Int32?
    /// The newest run when it was opened.
    public let run: Int64
    /// The change that wrote it.
    public let change: Int64
    /// The day of the question.
    public let openedOn: CalendarDay
    /// `open`, `answered`, `adjusted`, `rejected` or `withdrawn`, and since when.
    public let state: String, since: CalendarDay
    /// The number of its last step.
    public let lastStep: Int16
    /// Days from the opening until the day of the list, or until it was closed.
    public let age: Int32
}

/// A step of an inquiry.
public struct InquiryStep: Sendable, Hashable {
    /// From 1 on.
    public let number: Int16
    /// `opened`, `answered`, `adjusted`, `rejected`, `withdrawn` or `reopened`.
    public let step: String
    /// The day stated for it.
    public let day: CalendarDay
    /// The newest run at that time, and its as-of day.
    public let run: Int64, asOf: CalendarDay
    /// The change that mended the credit; nil unless adjusted.
    public let mendedBy: Int64?
    /// Who took it.
    public let actor: String
    /// What was said; nil if nothing was, or if it was erased.
    public let text: String?
}

/// A question to be recorded.
public struct InquiryDraft: Sendable {
    /// The deal's number, and that of the person whose credit it is about.
    public var deal: Int64, rep: Int64
    /// The period asked about.
    public var period: Int32?
    /// In minor units of the organisation's currency, or in basis points; not both.
    public var expectedAmount: Int64?, expectedBasisPoints: Int32?
    /// The newest run.
    public var run: Int64
    /// The day of the question.
    public var day: CalendarDay
    /// The claim in words.
    public var claim: String

    /// A question about a deal.
    public init(deal: Int64, rep: Int64, run: Int64, day: CalendarDay, claim: String) {
        self.deal = deal
        self.rep = rep
        self.run = run
        self.day = day
        self.claim = claim
    }
}

/// The next step of an inquiry, to be recorded.
public struct NextInquiryStep: Sendable {
    /// `answered`, `adjusted`, `rejected`, `withdrawn` or `reopened`.
    public let step: String
    /// Its day, the newest run, the change that mended the credit, and what is said.
    public let day: CalendarDay, run: Int64, mendedBy: Int64?, text: String?

    /// A step to be recorded.
    public init(_ step: String, day: CalendarDay, run: Int64, mendedBy: Int64? = nil, text: String?) {
        self.step = step
        self.day = day
        self.run = run
        self.mendedBy = mendedBy
        self.text = text
    }
}

extension Store {
    /// Inquiries, the oldest first; each filter may be nil. `team` takes a team with those below it. Who does not see the whole organisation
    /// gets those that his own sight shows, with the identifiers of their deals, which the crosswalk has.
    public func inquiries(
        _ context: OperationContext, number: Int64? = nil, state: String? = nil, rep: Int64? = nil, team: Int64? = nil, on day: CalendarDay
    ) async throws -> [InquiryRecord] {
        let all = try await database.fetch(
            InquiryStatements.list, (context.organisation.id, number, state, rep, team, day), as: TransactionIdentity(explaining: context))
        guard context.scope != .wholeOrganisation else { return all }
        let visible = Set(
            try await database.fetch(InquiryStatements.visible, context.organisation.id, as: TransactionIdentity(reading: context)))
        return all.filter { visible.contains($0.number) }
    }

    /// The steps of an inquiry, in their order.
    public func inquirySteps(_ context: OperationContext, inquiry: Int64) async throws -> [InquiryStep] {
        try await database.fetch(InquiryStatements.steps, (context.organisation.id, inquiry), as: TransactionIdentity(reading: context))
    }

    /// Records a question and returns its number. Throws `StoreError.importUnderWay`.
    public func openInquiry(_ context: OperationContext, _ draft: InquiryDraft) async throws -> Int64 {
        try await writeUnderChange(context, kind: "inquiry") { transaction, change in
            let id = context.organisation.id
            let number = try await transaction.fetchOne(
                InquiryStatements.open,
                (
                    id, draft.deal, draft.rep, draft.period, draft.expectedAmount, draft.expectedBasisPoints, draft.run, draft.day, change
                ))
            try await transaction.execute(
                InquiryStatements.recordStep, (id, number, 1, "opened", draft.day, draft.run, nil, context.actor.name, change))
            try await transaction.execute(InquiryStatements.writeText, (id, number, 1, draft.claim, change))
            return number
        }
    }

    /// Takes the next step of an inquiry. `decide` sees the inquiry as it is, and the changes of its deal since it was opened; it
    /// returns the step, or throws. Returns false if there is no such inquiry. Throws `StoreError.importUnderWay`.
    public func takeInquiryStep(
        _ context: OperationContext, inquiry: Int64, on day: CalendarDay,
        _ decide: @escaping @Sendable (InquiryRecord, [Int64]) throws -> NextInquiryStep
    ) async throws -> Bool {
        let id = context.organisation.id
        return try await unlessMissing(context, kind: "inquiry") { transaction, change in
            guard let record = try await transaction.fetchOptional(InquiryStatements.list, (id, inquiry, nil, nil, nil, day)) else {
                throw Missing()
            }
            let changes = try await transaction.fetch(InquiryStatements.changesOfDeal, (id, record.dealID, record.change))
            let next = try decide(record, changes)
            let number = record.lastStep + 1
            try await transaction.execute(
                InquiryStatements.recordStep,
                (id, inquiry, number, next.step, next.day, next.run, next.mendedBy, context.actor.name, change))
            if let text = next.text {
                try await transaction.execute(InquiryStatements.writeText, (id, inquiry, number, text, change))
            }
        }
    }

    /// Erases every word of an inquiry; its steps stay. Throws `StoreError.importUnderWay`.
    public func eraseInquiryTexts(_ context: OperationContext, inquiry: Int64) async throws {
        _ = try await writeUnderChange(context, kind: "inquiry") { transaction, _ in
            try await transaction.execute(InquiryStatements.eraseTexts, (context.organisation.id, inquiry))
        }
    }

    /// Writes under one new change of a kind; false, with nothing written, if what is to be changed is missing.
    func unlessMissing(
        _ context: OperationContext, kind: String, _ body: @escaping @Sendable (Transaction, Int64) async throws -> Void
    ) async throws -> Bool {
        do {
            try await writeUnderChange(context, kind: kind, body)
            return true
        } catch is Missing { return false }
    }

    /// Writes under one new change of a kind, while no import and no other writer of the organisation comes between.
    func writeUnderChange<Value: Sendable>(
        _ context: OperationContext, kind: String, _ body: @escaping @Sendable (Transaction, Int64) async throws -> Value
    ) async throws -> Value {
        let id = context.organisation.id
        do {
            return try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
                guard try await transaction.fetchOne(ChangeStatements.takeImportTurn, id) else {
                    throw StoreError.importUnderWay(organisation: context.organisation.key)
                }
                _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
                let change = try await transaction.openChange(context, kind: kind)
                return try await body(transaction, change)
            }
        } catch {
            throw ConstraintSentences.refusal(error) ?? error
        }
    }
}

/// What a write is about does not exist: nothing is written, not even its change.
struct Missing: Error {}
