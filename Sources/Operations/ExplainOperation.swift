public import Access
internal import PlanFile
internal import SalesModel
internal import Store

extension ReportOperations {
    /// Everything behind a cell: definitions, run, stated quotas and the deals as known at the run.
    ///
    /// Throws `OperationError.notFound` for a subject or period without a cell.
    public func explain(_ request: ExplainRequest, _ context: OperationContext) async throws -> Explanation {
        try await store.reading(context) { try await readExplanation(request, context) }
    }

    private func readExplanation(_ request: ExplainRequest, _ context: OperationContext) async throws -> Explanation {
        // Cells by another structure and of areas are summed anew, from rows of everybody: nobody's own sight shows them.
        guard context.scope == .wholeOrganisation || (request.structure == .then && request.dimension != .area) else {
            throw OperationError.forbidden(
                "This is worked out from rows of the whole organisation. It takes a role such as viewer; see `drumbeat grant`.")
        }
        let run = try await chosenRun(request.run, asOf: request.asOf, context)
        let period = try await period(request.periodLabel, knownAt: run.knownChange, context)
        let level = PeriodLevel(rawValue: period?.level ?? "") ?? .month
        var whole = ReportRequest(
            kind: request.kind, by: request.dimension, period: level, from: period?.start,
            to: period?.end.advanced(by: -1), asOf: run.asOf, subject: request.id)
        // The rows are those of the period itself, so their sum is the restated number.
        whole.basis = .restated
        whole.structure = request.structure
        whole.run = run.number
        let report = try await report(whole, by: RunSummary(run), context)
        let label = period?.label ?? PeriodReference.noDateLabel
        guard let row = report.rows.first(where: { $0.period.label == label }) else {
            throw OperationError.notFound(
                "Run \(run.number) has no \(request.kind.rawValue) of this \(request.dimension.rawValue) in \(label).")
        }
        let (rows, total) = try await rows(request, run, period: period?.id ?? 0, level: level, report.structure, context)
        var quotas: [ExplainedQuota] = []
        if request.kind == .attainment, let period {
            quotas = try await store.explainedQuotas(
                context, run: run, dimension: request.dimension.rawValue, subject: request.id, first: period.start,
                last: period.end.advanced(by: -1), structure: report.structure.rawValue)
        }
        let currency = context.organisation.currency
        return Explanation(
            subject: row.subject, period: row.period,
            definitionLines: report.columns.map { "\($0.title): \($0.definition)" }, run: report.run,
            values: Array(zip(report.columns, row.values)),
            quotaLines: quotas.map { QuotaLine($0, currency: currency) },
            rows: rows, totalRows: total)
    }

    /// The deals of a cell; of a cell of attainment also the shares of deals.
    private func rows(
        _ request: ExplainRequest, _ run: Run, period: Int32, level: PeriodLevel, _ structure: Structure, _ context: OperationContext
    ) async throws -> (rows: [ExplainedRow], total: Int) {
        let limit = request.dealLimit.map { Int32(clamping: $0) }
        let currency = context.organisation.currency
        switch request.kind {
        case .coaching:
            throw OperationError.invalid("What stands behind a number of coaching is a list of slots: `drumbeat session slots` shows it.")
        case .pipeline:
            let deals = try await store.explainedDeals(
                context, run: run, dimension: request.dimension.rawValue, subject: request.id, period: period, level: level.rawValue,
                limit: limit, offset: Int64(request.dealOffset))
            return (deals.map { ExplainedRow($0, currency: currency) }, deals.first.map { Int($0.total) } ?? 0)
        case .attainment:
            let credits = try await store.explainedCredits(
                context, run: run, dimension: request.dimension.rawValue, subject: request.id, period: period, level: level.rawValue,
                limit: limit, offset: Int64(request.dealOffset), structure: structure.rawValue)
            return (credits.map { ExplainedRow($0, currency: currency) }, credits.first.map { Int($0.total) } ?? 0)
        }
    }

    /// The period of a label in the calendar as known after a change.
    func period(_ label: String, knownAt change: Int64, _ context: OperationContext) async throws -> PeriodRecord? {
        if label == PeriodReference.noDateLabel { return nil }
        guard let period = try await store.period(context, label: label, knownAt: change) else {
            let near = NearPeriods.labels(to: label, among: try await store.periodLabels(context, knownAt: change))
            throw OperationError.notFound(
                "The fiscal calendar of \(context.organisation.key) has no period \(label). Near it are "
                    + near.joined(separator: ", ")
                    + "; open deals without a close date stand in \(PeriodReference.noDateLabel).")
        }
        return period
    }
}

extension QuotaLine {
    init(_ quota: ExplainedQuota, currency: CurrencyCode) {
        let part = quota.days.flatMap { days in
            quota.daysOfPeriod.flatMap { days < $0 ? "\(days) of \($0) days" : nil }
        }
        let basis =
            switch quota.kind {
            case "own":
                ["own quota", quota.shareBasisPoints.map { "\(Self.percent($0)) % of it in the ramp" }, part].compactMap(\.self)
                    .joined(separator: ", ")
            case "employment": ["not employed", part.map { "on \($0)" }].compactMap(\.self).joined(separator: " ")
            case "ramp": "not yet expected in the ramp"
            case "leave":
                ["on leave", part.map { "for \($0.replacing("days", with: "working days"))" }].compactMap(\.self).joined(separator: " ")
            case "stated": "stated; by its seasonality \(quota.shareBasisPoints.map(Self.percent) ?? "0") % of it in this month"
            case "over_assignment": "over-assignment, beside the quota"
            case "open": "open: nobody carries it"
            case "placed": ["carried", part.map { "for \($0)" }].compactMap(\.self).joined(separator: " ")
            case "members": "what its members carry"
            case "lies": ["quota of an account that lies here", part.map { "on \($0)" }].compactMap(\.self).joined(separator: ", ")
            case "primary":
                ["own quota of who has the primary territory here", part.map { "on \($0)" }].compactMap(\.self).joined(separator: " ")
            case "unassigned": ["own quota of who has no territory", part.map { "on \($0)" }].compactMap(\.self).joined(separator: " ")
            case "instead": "carried here; the person's own quota counts instead"
            case "led": ["led", part].compactMap(\.self).joined(separator: " ")
            default:
                [quota.shareBasisPoints.map { "\(Self.percent($0)) % carried" } ?? "several shares carried", part]
                    .compactMap(\.self).joined(separator: ", ")
            }
        let instead: String? =
            switch quota.kind {
            case "employment", "ramp", "leave", "over_assignment", "stated": nil
            case "share": "the person's own quota counts instead"
            case "lies": "the territory's own quota counts instead"
            default: "a team's own quota counts instead"
            }
        self.init(
            source: quota.owner, basis: [basis, quota.counts ? nil : instead].compactMap(\.self).joined(separator: "; "),
            period: quota.period,
            amount: Money(minorUnits: quota.amount, currency: currency), counts: quota.counts)
    }

    private static func percent(_ basisPoints: Int32) -> String {
        let (whole, part) = basisPoints.quotientAndRemainder(dividingBy: 100)
        return part == 0 ? "\(whole)" : part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}

extension ExplainedRow {
    init(_ line: ExplainedCredit, currency: CurrencyCode) {
        let dealCurrency = CurrencyCode(line.currency)
        self.init(
            deal: line.deal, account: line.account, product: line.product, owner: line.owner, stage: line.stage,
            closeOn: line.closeOn, createdOn: line.createdOn,
            amount: dealCurrency.flatMap { currency in line.amount.map { Money(minorUnits: $0, currency: currency) } },
            contributes: Self.contribution(line), shareBasisPoints: line.shareBasisPoints,
            reason: CreditReason.text(line.reason, share: line.shareBasisPoints, until: line.heldUntil),
            credit: line.credit.map { Money(minorUnits: $0, currency: currency) }, bookedOn: line.bookedOn)
    }

    /// An overlay share that is left out is told from a deal that is: it is not among the excluded deals.
    private static func contribution(_ line: ExplainedCredit) -> String {
        guard line.isExcluded else { return line.countsAs }
        return line.countsAs == "overlay" ? "excluded overlay" : "excluded"
    }

    /// The share of the deal as a person writes it, such as "60 %"; nil for a whole deal.
    public var shareText: String? { shareBasisPoints.map { StagedFindings.percent(Int64($0)) } }

    init(_ deal: ExplainedDeal, currency: CurrencyCode) {
        let dealCurrency = CurrencyCode(deal.currency)
        self.init(
            deal: deal.deal, account: deal.account, product: deal.product, owner: deal.owner, stage: deal.stage,
            closeOn: deal.closeOn, createdOn: deal.createdOn,
            amount: dealCurrency.flatMap { currency in deal.amount.map { Money(minorUnits: $0, currency: currency) } },
            contributes: deal.isExcluded ? "excluded" : deal.outcome,
            credit: dealCurrency == currency ? nil : deal.value.map { Money(minorUnits: $0, currency: currency) },
            bookedOn: deal.bookedOn)
    }
}
