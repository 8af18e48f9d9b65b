import Access
import Operations
import SalesModel

/// The only place where the dashboard calls the operations: what it asks for, and what their errors mean
/// to a reader.
struct ReportSource: Sendable {
    let reader: ReportReader
    let context: OperationContext
    /// Of every report asked for.
    var basis = Basis.reported
    var structure = Structure.then
    var rates = CurrencyMode.plan

    /// The latest published run; throws ``DashboardError/noRunYet`` when nothing was computed so far.
    func latestRun() async throws -> RunSummary {
        try await readable {
            guard let run = try await reader.latestRun(context) else { throw DashboardError.noRunYet }
            return run
        }
    }

    /// Every period of one subject.
    func report(_ kind: ReportKind, of subject: SubjectKey, by level: PeriodLevel) async throws -> Report {
        let isCompany = subject.dimension == .company
        return try await report(
            ReportRequest(
                kind: kind, by: subject.dimension, period: level, from: .first, to: .last,
                subject: isCompany ? nil : subject.id))
    }

    /// Every subject of a dimension, over the given periods.
    func report(
        _ kind: ReportKind, byEach dimension: Dimension, under: Subject? = nil, only subject: Int64? = nil, over periods: [PeriodReference]
    ) async throws -> Report? {
        guard let first = periods.first, let last = periods.last else { return nil }
        return try await report(
            ReportRequest(
                kind: kind, by: dimension, period: last.level,
                from: first.start, to: DayText.lastDay(of: last), subject: subject, under: under))
    }

    /// What stands behind one cell, with so many of its deals from the one at `offset` on.
    func explain(
        _ kind: ReportKind, of subject: SubjectKey, period: String, structure: Structure, offset: Int, limit: Int
    ) async throws -> Explanation {
        var request = ExplainRequest(kind: kind, dimension: subject.dimension, id: subject.id, periodLabel: period)
        request.structure = structure
        request.dealOffset = offset
        request.dealLimit = limit
        return try await readable { [request] in try await reader.explain(request, context) }
    }

    /// One cell as reported.
    func reported(_ subject: SubjectKey, period: PeriodReference, _ structure: Structure) async throws -> Report {
        var request = ReportRequest(
            kind: .attainment, by: subject.dimension, period: period.level, from: period.start, to: DayText.lastDay(of: period),
            subject: subject.id)
        request.structure = structure
        return try await readable { [request] in try await reader.report(request, context) }
    }

    /// Why a cell changed: since the run before the newest one, or from reported to restated.
    func bridge(of subject: SubjectKey, period: String, isBetweenBases: Bool) async throws -> Bridge {
        let newest = try await latestRun().runNo
        let ends: BridgeEnds =
            isBetweenBases ? .bases(asOf: nil) : .runs(first: newest - 1, second: newest, basis: .reported)
        var request = BridgeRequest(ends: ends, dimension: subject.dimension, id: subject.id, periodLabel: period)
        request.dealLimit = BridgePage.dealsPerCause
        return try await readable { [request] in try await reader.bridge(request, context) }
    }

    /// The organisation whose numbers these are.
    func organisation() async throws -> OrganisationSummary {
        try await readable { try await reader.organisation(context) }
    }

    /// The name of a subject, nil when there is none with this key.
    func name(of subject: SubjectKey) async throws -> String? {
        try await readable {
            try await reader.subjects(subject.dimension, context)
                .first { $0.id == subject.id }?.name
        }
    }

    /// Where somebody begins who does not see the whole organisation: at the team he leads, or at himself.
    func home() async throws -> SubjectKey {
        switch context.scope {
        case .wholeOrganisation: return .company
        case .person(let id): return SubjectKey(dimension: .rep, id: id)
        case .teams(let ids):
            for id in ids {
                for dimension in [Dimension.region, .team] where try await name(of: SubjectKey(dimension: dimension, id: id)) != nil {
                    return SubjectKey(dimension: dimension, id: id)
                }
            }
            throw DashboardError.notFound
        }
    }

    /// The inquiries in a state, the oldest first.
    func inquiries(_ filter: InquiryFilter) async throws -> [Inquiry] {
        try await readable { try await reader.inquiries(filter, context) }
    }

    /// An inquiry with its history and the credit of its deal.
    func inquiry(_ number: Int64) async throws -> InquiryDetail {
        try await readable { try await reader.inquiry(number, context) }
    }

    /// The letters that were issued for a year, or for any.
    func letters(year: String?) async throws -> [IssuedLetter] {
        try await readable { try await reader.letters(year, context) }
    }

    /// A letter of quota.
    func letter(_ key: LetterKey) async throws -> QuotaLetter {
        try await readable { try await reader.letter(key, context) }
    }

    /// Changes, the newest first.
    func changes(_ filter: ChangeFilter, limit: Int) async throws -> [AuditedChange] {
        try await readable { try await reader.changes(filter, limit, context) }
    }

    /// A change with what it did.
    func change(_ number: Int64, limit: Int) async throws -> ChangeDetail {
        try await readable { try await reader.change(number, limit, context) }
    }

    /// What happened to access, the newest first.
    func accessEvents(_ filter: AccessEventFilter, limit: Int) async throws -> [AccessEvent] {
        try await readable { try await reader.accessEvents(filter, limit, context) }
    }

    /// How many secrets were refused from a day on.
    func refusals(from day: CalendarDay) async throws -> [RefusedSecrets] {
        try await readable { try await reader.refusals(day, context) }
    }

    private func report(_ request: ReportRequest) async throws -> Report {
        var request = request
        request.basis = basis
        request.structure = structure
        request.currencyMode = rates
        return try await readable { [request] in try await reader.report(request, context) }
    }

    /// Turns an operation's error into the dashboard's own; what is unknown passes on and becomes a 500.
    private func readable<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as OperationError {
            switch error {
            case .notFound: throw DashboardError.notFound
            case .forbidden: throw DashboardError.forbidden
            case .noRun: throw DashboardError.noRunYet
            case .unavailable(let reason), .busy(let reason): throw DashboardError.unavailable(reason: reason)
            case .tooSlow(let reason): throw DashboardError.tookTooLong(reason: reason)
            // The dashboard only reads, and asks for nothing impossible: these would be faults of its own.
            case .invalid, .outdated, .deletionsRefused, .inconsistent: throw error
            }
        }
    }
}

/// A subject by its key, as an address names it.
struct SubjectKey: Hashable, Sendable {
    let dimension: Dimension
    /// 0 is the company, or the row "(none)" of a breakdown.
    let id: Int64

    static let company = SubjectKey(dimension: .company, id: 0)

    init(dimension: Dimension, id: Int64) {
        self.dimension = dimension
        self.id = id
    }

    init(_ subject: Subject) { self.init(dimension: subject.dimension, id: subject.id) }
}

/// What can go wrong on the way to a page, each case with its own answer (see ``ErrorPages``).
enum DashboardError: Error, Equatable {
    /// A parameter of the address that cannot be read: its name, and what it should have been.
    case badParameter(name: String, expected: String)
    /// No such subject, period or page.
    case notFound
    /// It is there, but not for whoever asks.
    case forbidden
    /// No run has been published for the organisation.
    case noRunYet
    /// The request carries no living session.
    case signInNeeded
    /// The sign-in link was used before, or is too old.
    case linkSpent
    /// A provider of identities did not let somebody in, or this server did not. The reason is for the log.
    case signInFailed(SignInFailure, reason: String)
    /// The database cannot be reached at the moment. The reason is for the log.
    case unavailable(reason: String)
    /// The database did not answer in the time that a page has. The reason is for the log.
    case tookTooLong(reason: String)
    /// The form was sent from another site's page.
    case foreignForm
    /// The request names a host that this server does not answer for.
    case foreignHost
}
