public import Access
public import SalesModel
public import Store

/// Credit inquiries: a question about a deal's credit is opened, answered, and where it was right adjusted by a change.
public struct InquiryOperations: Sendable {
    let store: Store
    private let reports: ReportOperations

    /// Works on a store.
    public init(store: Store) {
        self.store = store
        reports = ReportOperations(store: store)
    }

    /// Opens an inquiry about a deal as the newest run credits it, and returns its number.
    ///
    /// Throws `OperationError.notFound` for an unknown deal, source or period, `.noRun` without a run, `.invalid` for an expectation that
    /// cannot be read and for a deal that several sources have.
    public func open(_ request: InquiryRequest, _ context: OperationContext) async throws -> Int64 {
        let run = try await reports.run(asOf: nil, context)
        let states = try await reports.dealStates(named: request.deal, run: run, context)
        let sources = states.map(\.source).joined(separator: ", ")
        let meant = states.filter { request.source == nil || $0.source == request.source }
        guard let state = meant.first else {
            throw OperationError.notFound(
                "Source \(request.source ?? "") has no deal \"\(request.deal)\"; it is one of \(sources).")
        }
        guard meant.count == 1 else {
            throw OperationError.invalid("Several sources have a deal \"\(request.deal)\": \(sources). Say which with --source.")
        }
        guard Self.saysSomething(request.claim) else { throw OperationError.invalid("Say what is claimed: --claim \"…\".") }
        var draft = InquiryDraft(deal: state.id, rep: request.rep, run: run.number, day: request.day, claim: request.claim)
        if let label = request.periodLabel {
            guard let period = try await reports.period(label, knownAt: run.knownChange, context) else {
                throw OperationError.invalid("\(label) is no period in which anything is credited: name a month, a quarter or a year.")
            }
            draft.period = period.id
        }
        guard request.expectedAmount == nil || request.expectedShare == nil else {
            throw OperationError.invalid("Say what is expected as an amount or as a share, not both.")
        }
        draft.expectedAmount = try request.expectedAmount.map { try Self.amount($0, context.organisation.currency) }
        draft.expectedBasisPoints = try request.expectedShare.map(Self.share)
        do { return try await store.openInquiry(context, draft) } catch let error as StoreError { throw OperationError(error) }
    }

    /// Takes the next step of an inquiry, on a day.
    ///
    /// Throws `OperationError.notFound` for an inquiry that there is not, `.invalid` for a step that does not follow, for a step without
    /// the words it needs, and for an adjustment by a change that did not touch the deal or that the newest run does not know.
    public func take(
        _ action: InquiryAction, inquiry: Int64, on day: CalendarDay, text: String?, _ context: OperationContext
    ) async throws {
        try context.require(.answer)
        let run = try await reports.run(asOf: nil, context)
        let said = text.flatMap { Self.saysSomething($0) ? $0 : nil }
        do {
            let isFound = try await store.takeInquiryStep(context, inquiry: inquiry, on: day) { record, changes in
                try Self.step(action, record, changes, run, said, day, context)
            }
            guard isFound else { throw Self.unknown(inquiry, context) }
        } catch let error as StoreError { throw OperationError(error) }
    }

    /// Erases every word of an inquiry; its steps stay. Throws `OperationError.notFound`.
    public func erase(inquiry: Int64, _ context: OperationContext) async throws {
        try context.require(.answer)
        guard try await !store.inquiries(context, number: inquiry, on: .first).isEmpty else { throw Self.unknown(inquiry, context) }
        do { try await store.eraseInquiryTexts(context, inquiry: inquiry) } catch let error as StoreError { throw OperationError(error) }
    }

    /// The inquiries, the oldest first. Throws `OperationError.noRun` without a run and without a day.
    public func list(_ filter: InquiryFilter, _ context: OperationContext) async throws -> [Inquiry] {
        try await store.reading(context) {
            let day = if let day = filter.day { day } else { try await reports.run(asOf: nil, context).asOf }
            return try await store.inquiries(
                context, state: filter.state?.rawValue, rep: filter.rep, team: filter.team, on: day
            ).map { Inquiry($0, context.organisation.currency) }
        }
    }

    /// An inquiry with its steps, and what the runs of its opening, of its adjustment and the newest one credit of the deal to the person.
    /// Whom else they credit is for those who see the whole organisation: to others, it comes without credits.
    ///
    /// Throws `OperationError.notFound` for an inquiry that there is not.
    public func show(_ number: Int64, on day: CalendarDay?, _ context: OperationContext) async throws -> InquiryDetail {
        try await store.reading(context) {
            let newest = try await reports.run(asOf: nil, context)
            guard let record = try await store.inquiries(context, number: number, on: day ?? newest.asOf).first else {
                throw Self.unknown(number, context)
            }
            let steps = try await store.inquirySteps(context, inquiry: number)
            var runs = [("when it was asked", record.run)]
            if let adjusted = steps.last(where: { $0.step == "adjusted" }) { runs.append(("when it was adjusted", adjusted.run)) }
            runs.append(("now", newest.number))
            // A period is that of its days: a later calendar can have given its label to others.
            let openedBy = try await reports.run(numbered: record.run, context)
            let asked =
                if let label = record.period { try await store.period(context, label: label, knownAt: openedBy.knownChange) } else {
                    PeriodRecord?.none
                }
            var credits: [InquiryCredit] = []
            let seesAll = context.scope == .wholeOrganisation
            for (title, run) in runs where seesAll && !credits.contains(where: { $0.answer.run.runNo == run }) {
                var title = title
                var label: String?
                if let asked {
                    let shown = try await reports.run(numbered: run, context)
                    let same = try await store.period(context, label: asked.label, knownAt: shown.knownChange)
                    if same?.id == asked.id { label = asked.label } else { title += ", in any period: its calendar has none of these days" }
                }
                var request = MissingDealRequest(deal: record.deal)
                (request.subject, request.periodLabel, request.run, request.source) = ((.rep, record.repID), label, run, record.source)
                let answer = try await reports.missingDeal(request, context).first
                if let answer { credits.append(InquiryCredit(title: title, answer: answer)) }
            }
            return InquiryDetail(
                inquiry: Inquiry(record, context.organisation.currency), steps: steps.map(InquiryEntry.init), credits: credits)
        }
    }

    private static func unknown(_ number: Int64, _ context: OperationContext) -> OperationError {
        .notFound("Organisation \(context.organisation.key) has no inquiry \(number); `drumbeat inquiry list` has those there are.")
    }

    /// The rules of the steps; the sentence says what to do instead of one that does not follow.
    private static func step(
        _ action: InquiryAction, _ record: InquiryRecord, _ changes: [Int64], _ run: Run, _ text: String?, _ day: CalendarDay,
        _ context: OperationContext
    ) throws -> NextInquiryStep {
        let state = InquiryState(rawValue: record.state) ?? .open
        func refuse(_ sentence: String) -> OperationError { .invalid("Inquiry \(record.number) \(sentence)") }
        guard day >= record.since else {
            throw refuse("is \(state.rawValue) since \(record.since): its next step cannot be of \(day), before that.")
        }
        if action == .reopen {
            guard state != .open else { throw refuse("is open already.") }
        } else if state == .answered, action == .answer {
            throw refuse("is answered since \(record.since): reopen it if that answer does not stand.")
        } else if state != .open, state != .answered {
            throw refuse("is \(state.rawValue) since \(record.since): reopen it first.")
        }
        func words(_ option: String, _ what: String) throws -> String {
            guard let text else { throw OperationError.invalid("Say \(what): \(option) \"…\".") }
            return text
        }
        switch action {
        case .answer:
            return NextInquiryStep("answered", day: day, run: run.number, text: try words("--explanation", "what the answer is"))
        case .reject: return NextInquiryStep("rejected", day: day, run: run.number, text: try words("--reason", "why it is rejected"))
        case .reopen: return NextInquiryStep("reopened", day: day, run: run.number, text: try words("--reason", "why it is reopened"))
        case .withdraw: return NextInquiryStep("withdrawn", day: day, run: run.number, text: text)
        case .adjust(let change):
            guard changes.contains(change) else {
                let list = changes.map { "\($0)" }.joined(separator: ", ")
                throw refuse(
                    "cannot be adjusted by change \(change), which did not touch deal \(record.deal), its shares, owners, hold or order lines, nor a policy of credit in force when it closes, after the "
                        + "inquiry was opened. "
                        + (changes.isEmpty ? "Nothing did so far: import what mends it first." : "Changes that did: \(list)."))
            }
            guard run.knownChange >= change else {
                throw refuse(
                    "cannot be adjusted yet: run \(run.number), the newest, does not know change \(change). Run "
                        + "`drumbeat nightly --org \(context.organisation.key) --as-of \(run.asOf)` first, so that the credit after it is there."
                )
            }
            return NextInquiryStep("adjusted", day: day, run: run.number, mendedBy: change, text: text)
        }
    }

    private static func saysSomething(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }

    private static func amount(_ text: String, _ currency: CurrencyCode) throws -> Int64 {
        let bytes = Array(text.utf8)
        guard let units = try? MinorUnits.parse(bytes.span, exponent: currency.exponent) else {
            throw OperationError.invalid("\"\(text)\" is no amount in \(currency): write it like 1250.00, without the currency.")
        }
        return units
    }

    /// Percent with at most two decimals, as basis points.
    private static func share(_ text: String) throws -> Int32 {
        let bytes = Array(text.drop { $0 == " " }.prefix { $0 != "%" && $0 != " " }.utf8)
        guard let points = try? MinorUnits.parse(bytes.span, exponent: 2), (0...100_000).contains(points) else {
            throw OperationError.invalid("\"\(text)\" is no share: write percent from 0 to 1000, such as 40 or 33.33.")
        }
        return Int32(points)
    }
}

extension ReportOperations {
    /// Inquiries over the same store.
    public var inquiries: InquiryOperations { InquiryOperations(store: store) }
}

extension Inquiry {
    init(_ record: InquiryRecord, _ currency: CurrencyCode) {
        let expected =
            record.expectedAmount.map { Money(minorUnits: $0, currency: currency).description }
            ?? record.expectedBasisPoints.map { StagedFindings.percent(Int64($0)) }
        self.init(
            number: record.number, deal: record.deal, source: record.source,
            rep: Subject(dimension: .rep, id: record.repID, name: record.rep), team: record.team, period: record.period, expected: expected,
            openedOn: record.openedOn, state: InquiryState(rawValue: record.state) ?? .open, since: record.since, age: Int(record.age))
    }
}

extension InquiryEntry {
    init(_ step: InquiryStep) {
        self.init(
            step: step.step, day: step.day, run: step.run, asOf: step.asOf, change: step.mendedBy, actor: step.actor, text: step.text)
    }
}
