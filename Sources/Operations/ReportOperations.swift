public import Access
public import SalesModel
public import Store

/// Reading: reports, explanations and what they are chosen from.
public struct ReportOperations: Sendable {
    let store: Store

    /// Reads from a store.
    public init(store: Store) {
        self.store = store
    }

    /// The organisation of the context.
    public func organisation(_ context: OperationContext) async throws -> OrganisationSummary {
        OrganisationSummary(context.organisation)
    }

    /// The day on which something is done: as stated, else today in the organisation's zone.
    public func day(_ stated: CalendarDay?, _ context: OperationContext) async throws -> CalendarDay {
        if let stated { return stated }
        return try await store.reading(context) { try await store.today(context) }
    }

    /// The newest run, or nil if the nightly batch has never run.
    public func latestRun(_ context: OperationContext) async throws -> RunSummary? {
        try await store.reading(context) { try await store.latestRun(context).map(RunSummary.init) }
    }

    /// Up to so many runs, the newest first; with `before`, those of smaller numbers.
    public func runs(before: Int64?, limit: Int, _ context: OperationContext) async throws -> [RunSummary] {
        try await store.reading(context) {
            try await store.runs(context, before: before, limit: Int32(clamping: limit)).map(RunSummary.init)
        }
    }

    /// A run by its number, or else the newest of an as-of day, or of all. Throws `OperationError.noRun` if there is none.
    public func run(_ number: Int64?, asOf: CalendarDay?, _ context: OperationContext) async throws -> RunSummary {
        try await store.reading(context) { RunSummary(try await chosenRun(number, asOf: asOf, context)) }
    }

    /// A report. Throws `OperationError.noRun` when there is no run of the as-of day, `.invalid` for a window that ends before
    /// it begins, `.notFound` for a period that the fiscal calendar does not have.
    public func report(_ request: ReportRequest, _ context: OperationContext) async throws -> Report {
        guard request.kind.dimensions.contains(request.by) else {
            throw OperationError.invalid(
                "There is no report on \(request.kind.rawValue) by \(request.by.rawValue): it is by "
                    + request.kind.dimensions.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return try await store.reading(context) {
            try await readReport(request, RunSummary(try await chosenRun(request.run, asOf: request.asOf, context)), context)
        }
    }

    /// A report by a run that was found already, whatever the request says of it.
    public func report(_ request: ReportRequest, by run: RunSummary, _ context: OperationContext) async throws -> Report {
        try await store.reading(context) { try await readReport(request, run, context) }
    }

    private func readReport(_ request: ReportRequest, _ run: RunSummary, _ context: OperationContext) async throws -> Report {
        var request = request
        if let label = request.periodLabel { try await narrow(&request, to: label, run, context) }
        let window = try await window(request, run, context)
        let columns = try await ReportColumns(kind: request.kind, definitions: store.definitions(context))
        let currency = context.organisation.currency
        let rows: [ReportRow]
        switch request.kind {
        case .attainment:
            rows = try await store.attainment(context, window, currencyMode: request.currencyMode.rawValue).map {
                columns.row($0, by: request.by, level: request.period, currency: currency)
            }
        case .pipeline:
            rows = try await store.pipeline(context, window).map {
                columns.row($0, by: request.by, level: request.period, currency: currency)
            }
        case .coaching:
            rows = try await store.coaching(context, window).map { columns.row($0, by: request.by, level: request.period) }
        }
        return Report(
            kind: request.kind, by: request.by, period: request.period,
            organisation: OrganisationSummary(context.organisation), run: run, columns: columns.columns,
            rows: request.periodLabel.map { label in rows.filter { $0.period.label == label } } ?? rows, currencyMode: request.currencyMode,
            basis: request.basis, structure: window.structure == "now" ? .now : .then)
    }

    /// Makes a request one for the period of a label alone.
    private func narrow(_ request: inout ReportRequest, to label: String, _ run: RunSummary, _ context: OperationContext) async throws {
        let found = try await period(label, knownAt: run.knownChange, context)
        request.periodLabel = found?.label ?? PeriodReference.noDateLabel
        request.period = PeriodLevel(rawValue: found?.level ?? "") ?? .month
        request.from = found?.start
        request.to = found?.end.advanced(by: -1)
    }

    /// The subjects of a breakdown in a run, the newest unless one is named, `(none)` last.
    public func subjects(
        under: Subject?, dimension: Dimension, run number: Int64? = nil, _ context: OperationContext
    ) async throws -> [Subject] {
        try await store.reading(context) {
            let run = try await chosenRun(number, asOf: nil, context)
            let found = try await store.subjects(context, run: run.number, dimension: dimension.published.rawValue, under: under?.id)
            return found.map { Subject(dimension: dimension, id: $0.id, name: $0.name) }
        }
    }

    /// The run of a number, else the one a reader means by a day. Throws `OperationError.noRun`.
    func chosenRun(_ number: Int64?, asOf: CalendarDay?, _ context: OperationContext) async throws -> Run {
        if let number { try await run(numbered: number, context) } else { try await run(asOf: asOf, context) }
    }

    /// The run a reader means. Throws `OperationError.noRun` with the days there are.
    func run(asOf: CalendarDay?, _ context: OperationContext) async throws -> Run {
        if let run = try await store.latestRun(context, asOf: asOf) { return run }
        let days = try await store.asOfDays(context)
        let key = context.organisation.key
        guard let asOf, !days.isEmpty else {
            throw OperationError.noRun(
                "The nightly batch has not run for organisation \(key). "
                    + "Run `drumbeat nightly --org \(key) --as-of DATE`.")
        }
        throw OperationError.noRun(
            "There is no run of organisation \(key) as of \(asOf); there are runs as of "
                + days.map(\.description).joined(separator: ", ")
                + ". Choose one of these, or run `drumbeat nightly --org \(key) --as-of \(asOf)`.")
    }

    private func window(
        _ request: ReportRequest, _ run: RunSummary, _ context: OperationContext
    ) async throws -> ReportWindow {
        let isStated = request.from != nil && request.to != nil
        let year = isStated ? nil : try await store.fiscalYear(context, of: run.asOf, knownAt: run.knownChange)
        let first = request.from ?? min(request.to ?? .last, year?.first ?? run.asOf)
        let last = request.to ?? max(first, year?.last ?? run.asOf)
        guard first <= last else {
            throw OperationError.invalid("The window ends (\(last)) before it begins (\(first)): exchange --from and --to.")
        }
        return ReportWindow(
            run: run.runNo, dimension: request.by.rawValue, level: request.period.rawValue, first: first, last: last,
            subject: request.subject ?? (request.by == .company ? 0 : nil), under: request.under?.id, basis: request.basis.rawValue,
            structure: (request.by.followsStructure && request.kind == .attainment ? request.structure : .then).rawValue)
    }
}

extension OrganisationSummary {
    init(_ organisation: Organisation) {
        self.init(key: organisation.key, name: organisation.name, currency: organisation.currency)
    }
}

extension RunSummary {
    init(_ run: Run) {
        self.init(
            runNo: run.number, asOf: run.asOf, knownChange: run.knownChange, digest: run.digest, finishedAt: run.finishedAt)
    }
}
