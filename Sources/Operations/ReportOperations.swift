public import Access
internal import SalesModel
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

    /// The newest run, or nil if the nightly batch has never run.
    public func latestRun(_ context: OperationContext) async throws -> RunSummary? {
        try await reading { try await store.latestRun(context).map(RunSummary.init) }
    }

    /// A report. Throws `OperationError.noRun` when there is no run of the as-of day, `.invalid` for a window that ends before
    /// it begins.
    public func report(_ request: ReportRequest, _ context: OperationContext) async throws -> Report {
        try await reading { try await readReport(request, context) }
    }

    /// Turns the loss of the database, and its slowness, into a sentence; everything else passes.
    func reading<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch  where Store.isUnavailability(error) {
            throw OperationError.unavailable("The database cannot be reached: \(error). Try again in a moment.")
        } catch  where Store.isTimeout(error) {
            throw OperationError.tooSlow(
                "Reading took too long and was given up: \(error). Try again in a moment, or ask for less.")
        } catch  where Store.isRefusal(error) {
            throw OperationError.forbidden(
                "This is worked out from rows of the whole organisation. It takes a role such as viewer; see `drumbeat grant`.")
        }
    }

    private func readReport(_ request: ReportRequest, _ context: OperationContext) async throws -> Report {
        let run = try await run(asOf: request.asOf, context)
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
        }
        return Report(
            kind: request.kind, by: request.by, period: request.period,
            organisation: OrganisationSummary(context.organisation), run: RunSummary(run), columns: columns.columns,
            rows: rows, currencyMode: request.currencyMode, basis: request.basis, structure: window.structure == "now" ? .now : .then)
    }

    /// The subjects of a breakdown in the newest run, `(none)` last.
    public func subjects(
        under: Subject?, dimension: Dimension, _ context: OperationContext
    ) async throws -> [Subject] {
        try await reading {
            let run = try await run(asOf: nil, context)
            let found = try await store.subjects(context, run: run.number, dimension: dimension.published.rawValue, under: under?.id)
            return found.map { Subject(dimension: dimension, id: $0.id, name: $0.name) }
        }
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
        _ request: ReportRequest, _ run: Run, _ context: OperationContext
    ) async throws -> ReportWindow {
        let year = try await store.fiscalYear(context, of: run.asOf, in: run)
        let first = request.from ?? min(request.to ?? .last, year?.first ?? run.asOf)
        let last = request.to ?? max(first, year?.last ?? run.asOf)
        guard first <= last else {
            throw OperationError.invalid("The window ends (\(last)) before it begins (\(first)): exchange --from and --to.")
        }
        return ReportWindow(
            run: run.number, dimension: request.by.rawValue, level: request.period.rawValue, first: first, last: last,
            subject: request.subject, under: request.under?.id, basis: request.basis.rawValue,
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
