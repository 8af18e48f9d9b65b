public import Access
import Crypto
public import Hummingbird
public import Operations
import SalesModel

/// The pages of the dashboard: company, regions, teams, reps, managers and products, down to the rows behind a figure.
///
/// Every page with numbers asks for a session; ``SignInLinks`` says how one begins. `GET /health` answers 200 to
/// anybody. The caller runs the router:
///
///     let signIn = SignInLinks()
///     let address = SiteAddress(host: "127.0.0.1", port: 8080)
///     let router = try DashboardRoutes(operations: operations, access: access, operator: context, signIn: signIn, address: address).router()
///     let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 8080)))
///     tell(address.url + signIn.issuePath())
public struct DashboardRoutes: Sendable {
    private let reader: ReportReader
    private let signIn: SignIn
    private let address: SiteAddress
    private let renderer: PageRenderer
    private let door: ProviderDoor?

    /// - Parameters:
    ///   - operations: where the numbers come from.
    ///   - access: who the users are; nil where nobody but the operator signs in.
    ///   - operator: with whose right whoever runs the server reads them; nil where his links open nothing.
    ///   - signIn: which links and sessions of the operator are good.
    ///   - address: where the pages are found; requests may also use this machine's own names
    ///     (`localhost`, `127.0.0.1`, `[::1]`).
    ///   - door: the provider of identities through which users sign in; nil without one.
    /// - Throws: when a template cannot be parsed, which no input can cause.
    public init(
        operations: ReportOperations, access: AccessOperations?, operator context: OperationContext?, signIn: SignInLinks,
        address: SiteAddress, door: ProviderDoor? = nil
    ) throws {
        try self.init(
            reader: ReportReader(operations), signIn: SignIn(links: signIn, operator: context, access: access), address: address, door: door
        )
    }

    init(reader: ReportReader, signIn: SignIn, address: SiteAddress, door: ProviderDoor? = nil) throws {
        self.door = door
        self.reader = reader
        self.signIn = signIn
        self.address = address
        renderer = try PageRenderer()
    }

    /// A router with every page.
    public func router() -> Router<DashboardRequestContext> {
        let router = Router(context: DashboardRequestContext.self, options: .autoGenerateHeadEndpoints)
        // Answers whoever watches the process, whatever name it uses; hence outside the guard.
        router.group().add(middleware: SecurityHeaders()).get("health") { _, _ in "ok\n" }

        router.add(middleware: SecurityHeaders())
        router.add(middleware: SessionReader(signIn: signIn, cookieName: address.cookieName))
        router.add(middleware: ErrorPages(renderer: renderer, providerName: door?.name))
        router.add(middleware: HostGuard(hosts: address.hosts))
        router.add(middleware: FormGuard(address: address))

        let stylesheet = Asset.stylesheet
        router.get(RouterPath(stylesheet.path)) { _, _ in
            stylesheet.response(cacheControl: "public, max-age=31536000, immutable")
        }
        router.get(RouterPath(Asset.favicon.path)) { _, _ in
            Asset.favicon.response(cacheControl: "public, max-age=86400")
        }
        SignInRoutes(signIn: signIn, renderer: renderer, address: address).add(to: router)
        if let door { ProviderRoutes(door: door, signIn: signIn, renderer: renderer, address: address).add(to: router) }
        addPages(to: router.group(context: SignedInContext.self))
        ViewRoutes(signIn: signIn, renderer: renderer, address: address).add(to: router.group(context: SignedInContext.self))
        return router
    }

    private func addPages(to group: RouterGroup<SignedInContext>) {
        group.get("/") { request, context -> Response in
            let home = try await ReportSource(reader: reader, context: context.session.context).home()
            if home != .company {
                return .redirect(to: PageAddress.subject(home, try PageQuery(request, allowed: PageQuery.reportNames)), type: .found)
            }
            return try await report(request, context) { try await $0.page(of: .company) }
        }
        for dimension in [Dimension.region, .team, .rep, .manager, .territory, .product] {
            group.get("/\(dimension.plural.lowercased())") { request, context in
                try await report(request, context) { try await $0.list(of: dimension) }
            }
            group.get("/\(dimension.rawValue)/:id") { request, context in
                guard let id = context.parameters.get("id").flatMap(PageQuery.number) else { throw DashboardError.notFound }
                return try await report(request, context) {
                    try await $0.page(of: SubjectKey(dimension: dimension, id: id))
                }
            }
        }
        group.get("/area/:id", use: area)
        group.get("/rows", use: rows)
        group.get("/bridge", use: bridge)
        group.get("/inquiries", use: inquiries)
        group.get("/inquiry/:id", use: inquiry)
        group.get("/letters", use: letters)
        group.get("/letter/:id", use: letter)
        group.get("/changes", use: changes)
        group.get("/change/:id", use: change)
        group.get("/access", use: accessEvents)
        group.get("/export") { request, context in
            let query = try PageQuery(request, allowed: PageQuery.exportNames)
            let source = ReportSource(reader: reader, context: context.session.context)
            return try await ReportExport(query, source: source).response()
        }
    }

    /// The page of an area; of one with nothing inside it, the way to its territory.
    @Sendable private func area(_ request: Request, _ context: SignedInContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap(PageQuery.number) else { throw DashboardError.notFound }
        let query = try PageQuery(request, allowed: PageQuery.reportNames)
        let builder = ReportPageBuilder(source: ReportSource(reader: reader, context: context.session.context), query: query)
        let key = SubjectKey(dimension: .area, id: id)
        if try await builder.isWithoutAreas(key) {
            return .redirect(to: PageAddress.subject(SubjectKey(dimension: .territory, id: id), query), type: .found)
        }
        return try await report(request, context) { try await $0.page(of: key) }
    }

    /// A page of figures, made again when a new run was published in the middle of it.
    private func report(
        _ request: Request, _ context: SignedInContext, _ build: @Sendable (ReportPageBuilder) async throws -> ReportPage
    ) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.reportNames)
        let source = ReportSource(reader: reader, context: context.session.context)
        let builder = ReportPageBuilder(source: source, query: query)
        return try await unlessUnchanged(request, source) {
            var page = try await build(builder)
            if page.runs.count > 1 { page = try await build(builder) }
            return page
        }
    }

    @Sendable private func rows(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.rowsNames)
        let (subject, period) = try cell(query)
        let source = ReportSource(reader: reader, context: context.session.context)
        return try await unlessUnchanged(request, source) {
            async let organisation = source.organisation()
            let page = query.pages["deals"] ?? 1
            let explanation = try await source.explain(
                query.kind, of: subject, period: period, structure: query.structure,
                offset: (page - 1) * RowsPage.dealsPerPage, limit: RowsPage.dealsPerPage)
            let reported = query.kind == .attainment ? try await source.reported(subject, period: explanation.period, query.structure) : nil
            return try await RowsPage(
                explanation, reported: reported, organisation: organisation, kind: query.kind, structure: query.structure, page: page)
        }
    }

    @Sendable private func bridge(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.bridgeNames)
        let (subject, period) = try cell(query)
        guard subject.dimension != .area else {
            throw DashboardError.badParameter(name: "dimension", expected: "one of those that a bridge explains: territory, not area")
        }
        guard period != PeriodReference.noDateLabel else { throw DashboardError.notFound }
        let source = ReportSource(reader: reader, context: context.session.context)
        return try await unlessUnchanged(request, source) {
            // Before the second run there is nothing but the bases to compare.
            let newest = try await source.latestRun().runNo
            let isBetweenBases = query.isBetweenBases || newest < 2
            return BridgePage(
                try await source.bridge(of: subject, period: period, isBetweenBases: isBetweenBases), isBetweenBases: isBetweenBases)
        }
    }

    @Sendable private func inquiries(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.inquiriesNames)
        return try await recorded(context) { source, run, organisation in
            var filter = InquiryFilter()
            filter.state = query.state
            return try await InquiriesPage(
                source.inquiries(filter), state: query.state, page: query.pages["inquiries"] ?? 1, run: run, organisation: organisation)
        }
    }

    @Sendable private func inquiry(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try PageQuery(request, allowed: [])
        let number = try number(context)
        return try await recorded(context) { source, run, organisation in
            try await InquiryPage(source.inquiry(number), run: run, organisation: organisation)
        }
    }

    @Sendable private func letters(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.lettersNames)
        return try await recorded(context) { source, run, organisation in
            // Every year that has letters can be chosen.
            try await LettersPage(
                source.letters(year: nil), year: query.period, page: query.pages["letters"] ?? 1, run: run, organisation: organisation)
        }
    }

    @Sendable private func letter(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.letterNames)
        let id = try number(context)
        guard let year = query.period else {
            throw DashboardError.badParameter(name: "period", expected: "given: the label of a fiscal year, such as 2017")
        }
        return try await recorded(context) { source, _, _ in
            if let issued = query.letter {
                let letter = try await source.letter(.issued(number: issued))
                guard letter.rep.id == id, letter.year == year else { throw DashboardError.notFound }
                return LetterPage(letter, isAsIssued: true)
            }
            guard let name = try await source.name(of: SubjectKey(dimension: .rep, id: id)), id > 0 else { throw DashboardError.notFound }
            return try await LetterPage(
                source.letter(.newest(rep: Subject(dimension: .rep, id: id, name: name), year: year)), isAsIssued: false)
        }
    }

    @Sendable private func changes(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.changesNames)
        return try await recorded(context) { source, run, organisation in
            var filter = ChangeFilter()
            (filter.before, filter.kind, filter.actor) = (query.before, query.what, query.who)
            return try await ChangesPage(
                source.changes(filter, limit: ChangesPage.rowsPerPage + 1), query, run: run, organisation: organisation)
        }
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try PageQuery(request, allowed: [])
        let number = try number(context)
        return try await recorded(context) { source, run, organisation in
            try await ChangePage(source.change(number, limit: ChangePage.mostLines), run: run, organisation: organisation)
        }
    }

    @Sendable private func accessEvents(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = try PageQuery(request, allowed: PageQuery.changesNames)
        return try await recorded(context) { source, run, organisation in
            var filter = AccessEventFilter()
            (filter.before, filter.kind, filter.login) = (query.before, query.what, query.who)
            return try await AccessPage(
                source.accessEvents(filter, limit: AccessPage.rowsPerPage + 1), refused: source.refusals(from: .first), query, run: run,
                organisation: organisation)
        }
    }

    private func number(_ context: SignedInContext) throws -> Int64 {
        guard let number = context.parameters.get("id").flatMap(PageQuery.number) else { throw DashboardError.notFound }
        return number
    }

    /// A page of what people record, which changes between runs: made anew each time it is asked for.
    private func recorded(
        _ context: SignedInContext, _ make: (ReportSource, RunSummary, OrganisationSummary) async throws -> some Page
    ) async throws -> Response {
        let source = ReportSource(reader: reader, context: context.session.context)
        let page = try await make(source, try await source.latestRun(), try await source.organisation())
        return renderer.response(page, headers: [.cacheControl: "private, no-cache", .vary: "Cookie"])
    }

    /// The cell that an address names.
    private func cell(_ query: PageQuery) throws -> (SubjectKey, String) {
        guard let dimension = query.dimension else {
            throw DashboardError.badParameter(name: "dimension", expected: "given, for example as rep")
        }
        guard let period = query.period else {
            throw DashboardError.badParameter(name: "period", expected: "given, for example as 2017-Q4")
        }
        guard let id = query.id ?? (dimension == .company ? 0 : nil) else {
            throw DashboardError.badParameter(name: "id", expected: "given: the number of a \(dimension.rawValue)")
        }
        return (SubjectKey(dimension: dimension, id: id), period)
    }

    /// Answers 304 when the browser already has this page of this run, else makes it.
    private func unlessUnchanged(
        _ request: Request, _ source: ReportSource, _ make: () async throws -> some Page
    ) async throws -> Response {
        let run = try await source.latestRun()
        let tag = entityTag(run, request, source.context)
        // The browser keeps the page and asks each time whether it is still good: a new run shows at once.
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "private, no-cache", .vary: "Cookie"]
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
            .map { $0.trimmingPrefix(while: { $0 == " " }).trimmingPrefix("W/") }
        if known.contains(where: { $0 == tag }) { return Response(status: .notModified, headers: headers) }
        let page = try await make()
        // A run published meanwhile: the page is right, but not the one the tag promises.
        if page.frame.run?.number != String(run.runNo) { headers[.eTag] = nil }
        return renderer.response(page, headers: headers)
    }

    /// Names the run, the page, the language, the templates that made it, and whose it is: two people may use one browser.
    private func entityTag(_ run: RunSummary, _ request: Request, _ context: OperationContext) -> String {
        let parts = [
            run.digest, request.uri.string, "en", Self.edition, context.organisation.key, "\(context.scope)",
            "\(Viewer.current as Viewer?)",
        ]
        let digest = Hexadecimal.text(SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)).prefix(12))
        return "\"run-\(run.runNo)-\(digest)\""
    }

    /// Changes whenever a template or the style sheet does.
    private static let edition: String = {
        let templates = PageRenderer.templates.sorted { $0.key < $1.key }.map(\.value)
        let text = ([Asset.stylesheet.path] + templates).joined(separator: "\n")
        return Hexadecimal.text(SHA256.hash(data: Array(text.utf8)).prefix(8))
    }()
}
