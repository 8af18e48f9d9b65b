import Operations
import SalesModel

/// Gathers reports and lays them out as a ``ReportPage``.
struct ReportPageBuilder: Sendable {
    private let source: ReportSource
    private let query: PageQuery

    /// A builder of the page that an address asks for.
    init(source: ReportSource, query: PageQuery) {
        var source = source
        source.basis = query.basis
        source.structure = query.structure
        source.rates = query.rates
        self.source = source
        self.query = query
    }

    /// Rows of a table that has the page to itself, and of one that shares it. Both keep a page below 100 kB.
    private static let longTable = 50
    private static let sharedTable = 25
    private static let periodRows = 12
    /// Up to this many subjects get a course each; above, only the period in focus is read.
    private static let subjectsWithCourse = 200

    /// The page of the company, a region, team, manager, rep or product.
    func page(of key: SubjectKey) async throws -> ReportPage {
        async let attainmentReport = source.report(.attainment, of: key, by: query.level)
        async let pipelineReport = source.report(.pipeline, of: key, by: query.level)
        async let parentName = parentName
        let (attainment, pipeline) = try await (attainmentReport, pipelineReport)
        let own = query.kind == .attainment ? attainment : pipeline
        guard let subject = own.rows.first?.subject else {
            throw key == .company ? DashboardError.noRunYet : DashboardError.notFound
        }
        let focus = try PeriodFocus(own.rows.map(\.period), query: query, asOf: own.run.asOf)
        let headline = Headline(attainment: attainment, pipeline: pipeline, focus: focus)

        let whole = Whole(report: own, subject: subject, focus: focus)
        let parts = Self.parts(of: key.dimension)
        var tables: [Table] = []
        var runs: Set<Int64> = [attainment.run.runNo, pipeline.run.runNo]
        for dimension in parts {
            let (table, run) = try await breakdown(
                by: dimension, under: key == .company ? nil : subject, of: whole,
                rowsPerPage: parts.count > 1 ? Self.sharedTable : Self.longTable
            ) { change in address(key, change) }
            // An organisation without regions has the row "(none)" alone, which says the same as the total.
            if let table, !table.rows.allSatisfy(\.isNone) { tables.append(table) }
            if let run { runs.insert(run) }
        }
        tables.append(try periodTable(own, focus: focus))

        var crumbs = key == .company ? [] : [ReportPage.Crumb(label: "Company", address: address(.company) { $0.within = nil })]
        if let within = query.within, let name = try await parentName {
            crumbs.append(ReportPage.Crumb(label: name, address: address(within) { $0.within = nil }))
        }
        let section: Dimension = key.dimension == .region ? .company : key.dimension.published
        return ReportPage(
            frame: Frame(
                title: key == .company ? "Company, \(focus.current.label)" : "\(subject.name), \(focus.current.label)",
                organisation: own.organisation.name, run: own.run, section: section),
            crumbs: crumbs, place: key == .company ? nil : subject.name, noun: key.dimension.noun, name: subject.name,
            explanation: key != .company && key.id == 0
                ? "What belongs to no \(key.dimension.noun.lowercased()): with it, the rows add up to the company." : nil,
            period: .init(focus, run: own.run) { period in address(key) { $0.focus(on: period) } },
            kinds: kinds { change in address(key, change) }, switches: switches(own, of: key.dimension) { change in address(key, change) },
            levels: levels(focus, run: own.run) { change in address(key, change) },
            headline: .init(figures: headline.figures), tables: tables,
            definitions: own.columns.map(ReportPage.Definition.init) + headline.definitions(besides: query.kind)
                + ReportPage.Definition.drawings,
            runs: runs)
    }

    /// The page that lists every subject of a dimension.
    func list(of dimension: Dimension) async throws -> ReportPage {
        let own = try await source.report(query.kind, of: source.home(), by: query.level)
        guard let company = own.rows.first?.subject else { throw DashboardError.noRunYet }
        let focus = try PeriodFocus(own.rows.map(\.period), query: query, asOf: own.run.asOf)
        func link(_ change: (inout PageQuery) -> Void) -> String { PageAddress.list(dimension, changed(change)) }
        let (table, run) = try await breakdown(
            // Territories from the top: each leads to those inside it.
            by: dimension == .territory ? .area : dimension, under: dimension == .territory ? .top : nil,
            of: Whole(report: own, subject: company, focus: focus), rowsPerPage: Self.longTable, link: link)
        return ReportPage(
            frame: Frame(
                title: "\(dimension.plural), \(focus.current.label)", organisation: own.organisation.name, run: own.run,
                section: dimension),
            crumbs: [ReportPage.Crumb(label: "Company", address: address(.company) { _ in })],
            place: dimension.plural, noun: "All of \(own.organisation.name)", name: dimension.plural, explanation: nil,
            period: .init(focus, run: own.run) { period in link { $0.focus(on: period) } },
            kinds: kinds(link), switches: switches(own, of: dimension, link), levels: levels(focus, run: own.run, link), headline: nil,
            tables: table.map { [$0] } ?? [],
            definitions: own.columns.map(ReportPage.Definition.init) + ReportPage.Definition.drawings,
            runs: Set([own.run.runNo] + (run.map { [$0] } ?? [])))
    }

    /// What a subject is made of, from the larger to the smaller.
    private static func parts(of dimension: Dimension) -> [Dimension] {
        switch dimension {
        case .company: [.region, .team]
        case .region: [.team, .rep]
        case .team: [.rep]
        case .area: [.area]
        case .rep, .manager, .territory, .product: []
        }
    }

    /// Whether nothing lies inside an area, which then is but its territory.
    func isWithoutAreas(_ area: SubjectKey) async throws -> Bool {
        // 0 is what lies in no territory; asked for what lies inside, it stands for the top.
        guard area.id != 0 else { return true }
        let inside = Subject(dimension: .area, id: area.id, name: "")
        guard let day = try await source.report(.pipeline, of: .company, by: .year).rows.last(where: { $0.period.isDated })?.period
        else { return true }
        return try await source.report(.pipeline, byEach: .area, under: inside, over: [day])?.rows.isEmpty ?? true
    }

    // MARK: Tables

    /// What the rows of a breakdown are part of.
    private struct Whole {
        let report: Report
        let subject: Subject
        let focus: PeriodFocus
    }

    /// Subjects down the side, for the period in focus. Nil when there is no subject.
    /// - Parameters:
    ///   - parent: only what belongs to it; nil for everything.
    ///   - link: the address of the same page with a change.
    private func breakdown(
        by dimension: Dimension, under parent: Subject?, of whole: Whole, rowsPerPage: Int,
        link: ((inout PageQuery) -> Void) -> String
    ) async throws -> (Table?, run: Int64?) {
        let focus = whole.focus
        let now = [focus.current]
        let inside = parent.map(SubjectKey.init)
        guard let report = try await source.breakdown(query.kind, by: dimension, inside: inside, over: now) else { return (nil, nil) }
        let rows = report.rows.filter { $0.period.label == focus.current.label }
        guard !rows.isEmpty else { return (nil, report.run.runNo) }
        let course =
            rows.count <= Self.subjectsWithCourse
            ? try await source.breakdown(query.kind, by: dimension, inside: inside, over: focus.window) : nil
        let named = parent == .top ? .territory : dimension
        let id = named.plural.lowercased()
        let slice = PageSlice(count: rows.count, size: rowsPerPage, page: query.pages[id] ?? 1)
        guard let range = slice.range else { throw DashboardError.notFound }

        let hasBars = rows.contains { report.value("attainment", of: $0).flatMap { DisplayValue($0).coordinate } != nil }
        var builder = TableBuilder(report, rows: rows, isBarred: hasBars)
        let courses = Courses(course, periods: focus.window)
        let origin = parent == .top ? nil : inside
        let tableRows = rows[range].map { row in
            let key = SubjectKey(row.subject)
            return Table.Row(
                heading: row.subject.name, address: address(key) { $0.within = origin },
                remark: dimension == .rep && report.hasNoDeals(row)
                    ? "0 deals" : dimension == .area && key.dimension == .territory ? "directly" : nil, isNone: key.id == 0,
                cells: builder.cells(row, linked: false), trend: courses.line(of: key))
        }
        let totalRow = whole.report.rows.first { $0.period.label == focus.current.label }.map { row in
            Table.Row(
                heading: "\(whole.subject.dimension.noun) total", address: nil, cells: builder.cells(row, linked: false),
                trend: Courses(whole.report, periods: focus.window, column: courses.key).line(of: SubjectKey(row.subject)))
        }
        let pager = slice.pager { page in link { $0.pages[id] = page } }
        let table = builder.table(
            id: id,
            caption: (dimension == .area && parent != .top ? "Inside \(whole.subject.name), " : "\(named.plural), ") + focus.current.label,
            sideHeading: dimension == .area ? Dimension.territory.noun : dimension.noun, rows: tableRows,
            total: totalRow, pager: pager, trendHeading: courses.heading,
            files: files { PageAddress.export(dimension, within: inside, period: focus.current.label, query, as: $0) })
        return (table, report.run.runNo)
    }

    /// Periods down the side, the newest first; every figure leads to its rows.
    private func periodTable(_ report: Report, focus: PeriodFocus) throws -> Table {
        let dated = report.rows.filter(\.period.isDated).sorted { $0.period.start > $1.period.start }
        let undated = report.rows.filter { !$0.period.isDated }
        let slice = PageSlice(count: dated.count, size: Self.periodRows, page: query.pages["periods"] ?? 1)
        guard let range = slice.range else { throw DashboardError.notFound }
        let key = report.rows.first.map { SubjectKey($0.subject) } ?? .company
        var builder = TableBuilder(report, rows: report.rows, isBarred: false)
        let rows = (dated[range] + undated).map { row in
            Table.Row(
                heading: row.period.label,
                address: PageAddress.rows(key, period: row.period.label, kind: report.kind, structure: report.structure),
                isFocus: row.period.label == focus.current.label, cells: builder.cells(row, linked: true))
        }
        return builder.table(
            id: "periods", caption: "Period by period", sideHeading: report.period.rawValue.capitalizedFirst, rows: rows,
            pager: slice.pager { page in address(key) { $0.pages["periods"] = page } },
            files: files { PageAddress.export(key.dimension, id: key.id, query, as: $0) })
    }

    private func files(_ address: (ExportFormat) -> String) -> [ReportPage.Choice] {
        ExportFormat.allCases.map { ReportPage.Choice(label: $0.label, address: address($0), isCurrent: false) }
    }

    // MARK: Addresses

    private var parentName: String? {
        get async throws {
            guard let within = query.within else { return nil }
            return try await source.name(of: within)
        }
    }

    private func kinds(_ address: ((inout PageQuery) -> Void) -> String) -> [ReportPage.Choice] {
        [(ReportKind.attainment, "Attainment"), (.pipeline, "Pipeline")].map { kind, label in
            let link = address { query in
                query.kind = kind
                // Only the pipeline knows deals without a date.
                if query.period == PeriodReference.noDateLabel { query.period = nil }
            }
            return ReportPage.Choice(label: label, address: link, isCurrent: kind == query.kind)
        }
    }

    /// The meanings of attainment among which there is something to choose.
    private func switches(
        _ report: Report, of dimension: Dimension, _ address: ((inout PageQuery) -> Void) -> String
    ) -> [ReportPage.Switch] {
        guard report.kind == .attainment else { return [] }
        func choices<Value: Equatable>(
            _ key: WritableKeyPath<PageQuery, Value>, _ values: [(Value, String)]
        ) -> [ReportPage.Choice] {
            values.map { value, label in
                ReportPage.Choice(label: label, address: address { $0[keyPath: key] = value }, isCurrent: query[keyPath: key] == value)
            }
        }
        func occurs(_ key: String, besides usual: ReportValue) -> Bool {
            report.rows.contains { row in report.value(key, of: row).map { $0 != usual } ?? false }
        }
        var switches: [ReportPage.Switch] = []
        if query.basis != .reported || occurs("state", besides: .text("open")) {
            switches.append(.init(label: "Basis", choices: choices(\.basis, [(.reported, "Reported"), (.restated, "Restated")])))
        }
        if dimension != .rep, dimension != .product {
            let labels = [(Structure.then, "Structure then"), (.now, "Structure now")]
            switches.append(.init(label: "Structure", choices: choices(\.structure, labels)))
        }
        let nothing = ReportValue.money(Money(minorUnits: 0, currency: report.organisation.currency))
        if query.rates != .plan || occurs("fx_effect", besides: nothing) {
            let labels = [(CurrencyMode.plan, "Plan rates"), (.dated, "Dated rates"), (.reportDate, "Report-date rates")]
            switches.append(.init(label: "Rates", choices: choices(\.rates, labels)))
        }
        return switches
    }

    private func levels(
        _ focus: PeriodFocus, run: RunSummary, _ address: ((inout PageQuery) -> Void) -> String
    ) -> [ReportPage.Choice] {
        let day = min(DayText.lastDay(of: focus.current), run.asOf)
        return [PeriodLevel.month, .quarter, .year].map { level in
            let link = address { query in
                query.level = level
                query.period = nil
                // The day the numbers are as of is where a page opens by itself.
                query.day = day == run.asOf ? nil : day
            }
            return ReportPage.Choice(
                label: level.rawValue.capitalizedFirst, address: link, isCurrent: level == query.level)
        }
    }

    private func address(_ key: SubjectKey, _ change: (inout PageQuery) -> Void) -> String {
        PageAddress.subject(key, changed(change))
    }

    private func changed(_ change: (inout PageQuery) -> Void) -> PageQuery {
        var query = query
        // Another page has other tables; the first page of each is always there.
        query.pages = [:]
        change(&query)
        return query
    }
}

/// The courses of many subjects, from a report over several periods.
private struct Courses {
    /// "Attainment, 8 quarters"; nil when there is nothing to draw.
    let heading: String?
    private let title: String
    /// The key of the column drawn; empty when there is nothing to draw.
    let key: String
    private let values: [SubjectKey: [String: ReportValue]]
    private let periods: [PeriodReference]
    private let reference: Double?
    private let ceiling: Double?

    /// - Parameter column: the key of the column to draw; nil for the first telling one of the usual columns.
    init(_ report: Report?, periods: [PeriodReference], column: String? = nil) {
        self.periods = periods
        let report = periods.count > 1 ? report : nil
        let candidates = column.map { [$0] } ?? (report?.kind == .attainment ? ["attainment", "credit"] : ["won_value"])
        let column = report.flatMap { report in
            candidates.lazy.compactMap { key in report.columns.first { $0.key == key } }.first { column in
                report.rows.contains { row in report.value(column.key, of: row).flatMap { DisplayValue($0).coordinate } != nil }
            }
        }
        key = column?.key ?? ""
        let level = periods.last?.level.rawValue ?? "period"
        title = column?.title ?? ""
        heading = column.map { "\($0.title), \(periods.count) \(level)s" }
        var values: [SubjectKey: [String: ReportValue]] = [:]
        for row in report?.rows ?? [] where column != nil {
            values[SubjectKey(row.subject), default: [:]][row.period.label] = report?.value(key, of: row)
        }
        self.values = values
        // Attainments share one scale, so that rows can be compared; amounts each fill their own drawing.
        let isRatio = key == "attainment"
        reference = isRatio ? 1 : nil
        let coordinates = isRatio ? values.values.flatMap { $0.values.compactMap { DisplayValue($0).coordinate } } : []
        // One outlier must not flatten every other line.
        ceiling = coordinates.max().map { min($0, 2) }
    }

    func line(of subject: SubjectKey) -> Sparkline? {
        guard heading != nil, let own = values[subject] else { return nil }
        return Course.line(
            title, values: periods.map { ($0, own[$0.label]) }, reference: reference, ceiling: ceiling, width: 200, height: 48)
    }
}

extension PageQuery {
    /// Moves the focus; the day it was found by no longer matters.
    mutating func focus(on period: PeriodReference) {
        self.period = period.label
        day = nil
    }
}

extension Report {
    /// Whether a row counts no deal at all, as opposed to having no value.
    func hasNoDeals(_ row: ReportRow) -> Bool {
        let counts = kind == .attainment ? ["deals"] : ["won", "lost", "open"]
        return counts.allSatisfy { value($0, of: row) == .count(0) }
    }
}

extension String {
    /// "quarter" → "Quarter".
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Subject {
    /// Above the territories that lie in no other.
    fileprivate static let top = Subject(dimension: .area, id: 0, name: "")
}
