import Operations
import SalesModel

/// Where the figures of one cell come from: definition, run, quotas and deals.
struct RowsPage: Page {
    static let template = "rows"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let name: String
    /// What the last crumb says.
    let place: String
    let period: String
    let range: String
    let kinds: [ReportPage.Choice]
    /// Where it is told why the cell changed; nil for the pipeline.
    let bridge: String?
    /// What was reported, where it is another number than that of the rows.
    let reported: Reported?
    let values: [Value]
    let definitions: [String]
    let quotas: [Quota]
    let moreQuotas: String?
    /// What the lines add up to.
    let quotaSum: String?
    /// Quotas instead of which others count.
    let displacedQuotas: [Quota]
    let moreDisplacedQuotas: String?
    let deals: [Deal]
    let summary: String
    /// The figure the amounts of the list add up to.
    let sum: Sum?
    let pager: Table.Pager?

    // Templates read stored members only.
    let hasQuotas: Bool
    let hasDisplacedQuotas: Bool
    let hasDeals: Bool

    struct Value: Sendable {
        let key: String
        let title: String
        let text: String
        let exact: String?
        let missing: String?
        let definition: String
    }

    struct Quota: Sendable {
        let source: String
        let basis: String
        let period: String
        let amount: String
    }

    struct Deal: Sendable {
        let deal: String
        let account: String
        let product: String
        let owner: String
        let stage: String
        let createdOn: String
        let closeOn: String
        let amount: String
        let contributes: String
    }

    /// The reported credit, and the way to why it differs.
    struct Reported: Sendable {
        let sentence: String
        /// Nil where no bridge leads: between areas, by today's structure, and for who sees only a part of the organisation.
        let bridge: String?
    }

    struct Sum: Sendable {
        let title: String
        let text: String
    }

    static let dealsPerPage = 100
    private static let quotasShown = 60

    /// - Parameters:
    ///   - explanation: with the deals of this page alone.
    ///   - report: the cell as reported; nil for the pipeline.
    init(
        _ explanation: Explanation, reported report: Report?, organisation: OrganisationSummary, kind: ReportKind, structure: Structure,
        page: Int
    ) throws {
        let key = SubjectKey(explanation.subject)
        let label = explanation.period.label
        let isCompany = key.dimension == .company
        var query = PageQuery()
        query.kind = kind
        query.level = explanation.period.level
        query.period = label
        query.structure = structure

        frame = Frame(
            title: "\(explanation.subject.name), \(label): rows", organisation: organisation.name, run: explanation.run,
            section: key.dimension == .region ? .company : key.dimension.published)
        crumbs =
            [ReportPage.Crumb(label: "Company", address: PageAddress.subject(.company, query))]
            + (isCompany ? [] : [ReportPage.Crumb(label: explanation.subject.name, address: PageAddress.subject(key, query))])
        place = "\(label), rows"
        name = explanation.subject.name
        period = label
        range =
            DayText.range(explanation.period)
            + (structure == .now ? " \u{00B7} by the structure of \(DayText.day(explanation.run.asOf))" : "")
        // Only the pipeline knows deals without a date.
        let choices = [(ReportKind.attainment, "Attainment"), (.pipeline, "Pipeline")]
        kinds = choices.filter { $0.0 == kind || explanation.period.isDated }.map { choice, title in
            ReportPage.Choice(
                label: title,
                address: PageAddress.rows(key, period: label, kind: choice, structure: choice == .attainment ? structure : .then),
                isCurrent: choice == kind)
        }
        // Why a number changed is told of those that were published, territory by territory.
        let leads = Viewer.current?.seesAll ?? true
        bridge = leads && kind == .attainment && structure == .then && key.dimension != .area ? PageAddress.bridge(key, period: label) : nil
        let basesBridge = bridge == nil ? nil : PageAddress.bridge(key, period: label, isBetweenBases: true)
        reported = report.flatMap { Self.reported($0, instead: explanation, bridge: basesBridge) }
        values = explanation.values.map { column, value in Value(column, value) }
        // Each figure carries its own definition; what is left are the sentences about the cell as a whole.
        let told = Set(explanation.values.map { column, _ in "\(column.title): \(column.definition)" })
        definitions = explanation.definitionLines.filter { !told.contains($0) }
        (quotas, moreQuotas) = Self.quotas(explanation.quotaLines.filter(\.counts))
        (displacedQuotas, moreDisplacedQuotas) = Self.quotas(explanation.quotaLines.filter { !$0.counts })
        quotaSum = values.first { $0.key == "quota" }?.text

        let slice = PageSlice(count: explanation.totalRows, size: Self.dealsPerPage, page: page)
        guard slice.range != nil else { throw DashboardError.notFound }
        hasQuotas = !quotas.isEmpty
        hasDisplacedQuotas = !displacedQuotas.isEmpty
        hasDeals = !explanation.rows.isEmpty
        deals = explanation.rows.map(Deal.init)
        summary = Self.count(explanation.totalRows, "row")
        pager = slice.pager { PageAddress.rows(key, period: label, kind: kind, structure: structure, page: $0) }
        let sumKey = kind == .attainment ? "credit" : "won_value"
        sum = values.first { $0.key == sumKey }.map {
            Sum(title: "\($0.title) of this cell: the rows that count as won", text: $0.text)
        }
    }

    private static func quotas(_ lines: [QuotaLine]) -> (shown: [Quota], more: String?) {
        let hidden = lines.count - quotasShown
        return (lines.prefix(quotasShown).map(Quota.init), hidden > 0 ? "and \(hidden) more" : nil)
    }

    private static func reported(_ report: Report, instead explanation: Explanation, bridge: String?) -> Reported? {
        guard let row = report.rows.first(where: { $0.period.label == explanation.period.label }),
            let credit = report.value("credit", of: row),
            let restated = explanation.values.first(where: { $0.0.key == "credit" })?.1, credit != restated
        else { return nil }
        let adjustment = report.value("adjustment", of: row).flatMap { value in
            if case .money(let money) = value, money.minorUnits != 0 { DisplayValue.inFull(money) } else { nil }
        }
        return Reported(
            sentence: "Reported: \(DisplayValue(inFull: credit).text)"
                + (adjustment.map { ", of which \($0) became known of locked periods" } ?? ", as it was locked")
                + ". The figures and rows below are restated: everything in its own period, as known now.",
            bridge: bridge)
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension RowsPage.Value {
    fileprivate init(_ column: ReportColumn, _ value: ReportValue) {
        let shown = DisplayValue(inFull: value)
        self.init(
            key: column.key, title: column.title, text: shown.text, exact: shown.exact, missing: shown.missing,
            definition: column.definition)
    }
}

extension RowsPage.Quota {
    fileprivate init(_ line: QuotaLine) {
        self.init(source: line.source, basis: line.basis, period: line.period, amount: DisplayValue.inFull(line.amount))
    }
}

extension RowsPage.Deal {
    fileprivate init(_ row: ExplainedRow) {
        let nothing = "\u{2013}"
        self.init(
            deal: row.deal, account: row.account ?? nothing, product: row.product ?? nothing, owner: row.owner,
            stage: row.stage, createdOn: row.createdOn?.description ?? nothing,
            closeOn: [row.closeOn?.description ?? nothing, row.bookedOn.map { "booked \($0)" }].compactMap(\.self).joined(separator: ", "),
            amount: Self.amount(row) ?? nothing,
            contributes: [row.contributes, row.reason].compactMap(\.self).joined(separator: ", "))
    }

    /// What the row adds to the sum; of a share also which part of what it is.
    private static func amount(_ row: ExplainedRow) -> String? {
        let whole = row.amount.map(DisplayValue.inFull)
        guard let credit = row.credit.map(DisplayValue.inFull), credit != whole else { return whole }
        return [credit, [row.shareText, whole].compactMap(\.self).joined(separator: " of ")].joined(separator: ", ")
    }
}
