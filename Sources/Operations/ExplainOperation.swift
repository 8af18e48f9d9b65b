public import Access
internal import PlanFile
internal import SalesModel
internal import Store

extension ReportOperations {
    /// Everything behind a cell: definitions, run, stated quotas and the deals as known at the run.
    ///
    /// Throws `OperationError.notFound` for a subject or period without a cell.
    public func explain(_ request: ExplainRequest, _ context: OperationContext) async throws -> Explanation {
        try await reading { try await readExplanation(request, context) }
    }

    private func readExplanation(_ request: ExplainRequest, _ context: OperationContext) async throws -> Explanation {
        let run = try await run(asOf: request.asOf, context)
        let period = try await period(request.periodLabel, context)
        let level = PeriodLevel(rawValue: period?.level ?? "") ?? .month
        let report = try await report(
            ReportRequest(
                kind: request.kind, by: request.dimension, period: level, from: period?.start,
                to: period?.end.advanced(by: -1), asOf: run.asOf, subject: request.id), context)
        let label = period?.label ?? PeriodReference.noDateLabel
        guard let row = report.rows.first(where: { $0.period.label == label }) else {
            throw OperationError.notFound(
                "Run \(run.number) has no \(request.kind.rawValue) of this \(request.dimension.rawValue) in \(label).")
        }
        let deals = try await store.explainedDeals(
            context, run: run, dimension: request.dimension.rawValue, subject: request.id, period: period?.id ?? 0,
            level: level.rawValue, limit: request.dealLimit.map { Int32(clamping: $0) }, offset: Int64(request.dealOffset))
        var quotas: [ExplainedQuota] = []
        if request.kind == .attainment, let period {
            quotas = try await store.explainedQuotas(
                context, run: run, dimension: request.dimension.rawValue, subject: request.id, first: period.start,
                last: period.end.advanced(by: -1))
        }
        let currency = context.organisation.currency
        return Explanation(
            subject: row.subject, period: row.period,
            definitionLines: report.columns.map { "\($0.title): \($0.definition)" }, run: report.run,
            values: Array(zip(report.columns, row.values)),
            quotaLines: quotas.map { QuotaLine($0, currency: currency) },
            rows: deals.map(ExplainedRow.init), totalRows: deals.first.map { Int($0.total) } ?? 0)
    }

    private func period(_ label: String, _ context: OperationContext) async throws -> PeriodRecord? {
        if label == PeriodReference.noDateLabel { return nil }
        guard let period = try await store.period(context, label: label) else {
            let near = NearPeriods.labels(to: label, among: try await store.periodLabels(context))
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
            case "led": ["led", part].compactMap(\.self).joined(separator: " ")
            default:
                [quota.shareBasisPoints.map { "\(Self.percent($0)) % carried" } ?? "several shares carried", part]
                    .compactMap(\.self).joined(separator: ", ")
            }
        let instead: String? =
            switch quota.kind {
            case "employment", "ramp", "leave", "over_assignment", "stated": nil
            case "share": "the person's own quota counts instead"
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
    init(_ deal: ExplainedDeal) {
        let currency = CurrencyCode(deal.currency)
        self.init(
            deal: deal.deal, account: deal.account, product: deal.product, owner: deal.owner, stage: deal.stage,
            closeOn: deal.closeOn, createdOn: deal.createdOn,
            amount: currency.flatMap { currency in deal.amount.map { Money(minorUnits: $0, currency: currency) } },
            contributes: deal.isExcluded ? "excluded" : deal.outcome)
    }
}
