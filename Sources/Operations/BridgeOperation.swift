public import Access
internal import PlanFile
internal import SalesModel
internal import Store

extension ReportOperations {
    /// Why the credit and the quota of a cell of attainment differ between two published numbers.
    ///
    /// Throws `OperationError.notFound` for a subject or period without a cell, `.noRun` without the runs, `.invalid` if both
    /// ends are the same.
    public func bridge(_ request: BridgeRequest, _ context: OperationContext) async throws -> Bridge {
        try await store.reading(context) { try await readBridge(request, context) }
    }

    private func readBridge(_ request: BridgeRequest, _ context: OperationContext) async throws -> Bridge {
        guard request.dimension != .area else {
            throw OperationError.invalid(
                "A bridge explains one territory, not an area: ask for --by territory, or for the company as a whole.")
        }
        let (first, second) = try await ends(request.ends, context)
        guard let period = try await period(request.periodLabel, knownAt: second.run.knownChange, context),
            let level = PeriodLevel(rawValue: period.level)
        else {
            throw OperationError.invalid("Open deals without a close date have no credit: name a period of the fiscal calendar.")
        }
        let before = try await published(first, request, period, second.run, context)
        let after = try await published(second, request, period, second.run, context)
        guard let row = after ?? before else {
            throw OperationError.notFound(
                "Neither run \(first.run.number) nor run \(second.run.number) has attainment of this \(request.dimension.rawValue) in "
                    + "\(period.label).")
        }
        let currency = context.organisation.currency
        let bridge = Bridge(
            subject: Subject(dimension: request.dimension, id: request.id, name: row.subject),
            period: PeriodReference(label: period.label, level: level, start: period.start, end: period.end),
            organisation: OrganisationSummary(context.organisation),
            first: BridgePier(first, before, request.dimension, currency), second: BridgePier(second, after, request.dimension, currency),
            causes: [])
        return try await explained(bridge, from: first, to: second, request, period: period.id, context)
    }

    /// The bridge with its causes, and what they leave of each difference as one more.
    private func explained(
        _ bridge: Bridge, from first: BridgeEnd, to second: BridgeEnd, _ request: BridgeRequest, period: Int32,
        _ context: OperationContext
    ) async throws -> Bridge {
        let currency = context.organisation.currency
        let credits = try await store.bridgedCredits(
            context, from: first, to: second, period: period, dimension: request.dimension.rawValue, subject: request.id,
            limit: request.dealLimit.map { Int32(clamping: $0) })
        let quotas = try await store.bridgedQuotas(
            context, from: first, to: second, period: period, dimension: request.dimension.rawValue, subject: request.id)
        var causes = BridgeCauses.credits(credits, currency: currency) + BridgeCauses.quotas(quotas, currency: currency)
        for measure in BridgeMeasure.allCases {
            let known = causes.filter { $0.measure == measure }.reduce(0) { $0 + $1.change.minorUnits }
            let rest = bridge.difference(measure).minorUnits - known
            if rest == 0 { continue }
            let runs = try await store.runsOfOtherRules(context, from: first, to: second, period: period)
            let code = runs.isEmpty ? "unattributed" : "rules"
            causes.append(
                BridgeCause(
                    measure: measure, code: code, isAdjustment: false,
                    title: BridgeCauses.title(code, isAdjustment: false)
                        + (runs.isEmpty ? "" : " in run \(runs.map(\.description).joined(separator: ", "))"),
                    change: Money(minorUnits: rest, currency: currency), count: 0, lines: []))
        }
        return Bridge(
            subject: bridge.subject, period: bridge.period, organisation: bridge.organisation, first: bridge.first,
            second: bridge.second, causes: causes)
    }

    private func ends(_ ends: BridgeEnds, _ context: OperationContext) async throws -> (BridgeEnd, BridgeEnd) {
        switch ends {
        case .runs(let first, let second, let basis):
            let pair = (try await run(numbered: first, context), try await run(numbered: second, context))
            return try Self.different(BridgeEnd(run: pair.0, basis: basis.rawValue), BridgeEnd(run: pair.1, basis: basis.rawValue))
        case .days(let first, let second, let basis):
            let pair = (try await run(asOf: first, context), try await run(asOf: second, context))
            return try Self.different(BridgeEnd(run: pair.0, basis: basis.rawValue), BridgeEnd(run: pair.1, basis: basis.rawValue))
        case .bases(let asOf):
            let run = try await run(asOf: asOf, context)
            return (BridgeEnd(run: run, basis: Basis.reported.rawValue), BridgeEnd(run: run, basis: Basis.restated.rawValue))
        }
    }

    private static func different(_ first: BridgeEnd, _ second: BridgeEnd) throws -> (BridgeEnd, BridgeEnd) {
        guard first.run.number != second.run.number else {
            throw OperationError.invalid("Both ends of the bridge are run \(first.run.number): nothing differs. Name two.")
        }
        return (first, second)
    }

    func run(numbered number: Int64, _ context: OperationContext) async throws -> Run {
        if let run = try await store.run(context, number: number) { return run }
        let newest = try await run(asOf: nil, context)
        throw OperationError.noRun(
            "Organisation \(context.organisation.key) has no run \(number); its newest is run \(newest.number), as of \(newest.asOf).")
    }

    /// The published number, by the statement of the report, in the calendar of the second run: both ends are about the same periods.
    private func published(
        _ end: BridgeEnd, _ request: BridgeRequest, _ period: PeriodRecord, _ second: Run, _ context: OperationContext
    ) async throws -> AttainmentRow? {
        var window = ReportWindow(
            run: end.run.number, dimension: request.dimension.rawValue, level: period.level, first: period.start,
            last: period.end.advanced(by: -1), subject: request.id, under: nil, basis: end.basis)
        window.calendarKnownAt = second.knownChange
        return try await store.attainment(context, window).first
    }
}

extension BridgePier {
    init(_ end: BridgeEnd, _ row: AttainmentRow?, _ dimension: Dimension, _ currency: CurrencyCode) {
        let money = { (units: Int64) in Money(minorUnits: units, currency: currency) }
        self.init(
            run: RunSummary(end.run), basis: Basis(rawValue: end.basis) ?? .reported, quota: row?.quota.map(money),
            credit: money(row?.credit ?? 0),
            attainment: row?.attainment.map(ReportValue.ratio)
                ?? .none(
                    reason: dimension == .product
                        ? "no product quota" : row?.quota == 0 ? "quota is zero" : row == nil ? "no cell" : "no quota"))
    }
}
