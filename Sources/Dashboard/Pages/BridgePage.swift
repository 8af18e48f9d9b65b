import Operations
import SalesModel

/// Why a number changed: the two numbers, what made the difference, drawn and written, and the deals of each cause.
struct BridgePage: Page {
    static let template = "bridge"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let name: String
    let place: String
    let period: String
    let range: String
    /// Since the previous run, or between the bases.
    let ends: [ReportPage.Choice]
    let first: Pier
    let second: Pier
    let falls: [Fall]
    let details: [Detail]

    // Templates read stored members only.
    let hasDetails: Bool

    /// One of the two numbers.
    struct Pier: Sendable {
        let title: String
        let quota: String
        let credit: String
        let attainment: String

        init(_ pier: BridgePier) {
            title = "\(pier.basis.rawValue) in run \(pier.run.runNo), as of \(DayText.day(pier.run.asOf))"
            quota = pier.quota.map { DisplayValue.inFull($0) } ?? "\u{2013}"
            credit = DisplayValue.inFull(pier.credit)
            attainment = DisplayValue(pier.attainment).text
        }
    }

    /// The way from one number to the other, cause by cause: a table whose rows are drawn on one axis.
    struct Fall: Sendable {
        let id: String
        let title: String
        let steps: [Step]
        let unchanged: Bool

        struct Step: Sendable {
            let title: String
            let count: String
            let change: String
            let amount: String
            let isWhole: Bool
            let bar: WaterfallBar
        }
    }

    /// The deals, or parts of a quota, of one cause.
    struct Detail: Sendable {
        let id: String
        let title: String
        let lines: [Line]
        let more: String?

        struct Line: Sendable {
            let name: String
            let account: String
            let owner: String
            let what: String
            let before: String
            let after: String
            let change: String
        }
    }

    /// How many deals of each cause the page lists.
    static let dealsPerCause = 25

    init(_ bridge: Bridge, isBetweenBases: Bool) {
        let key = SubjectKey(bridge.subject)
        let label = bridge.period.label
        var query = PageQuery()
        query.level = bridge.period.level
        query.period = label
        frame = Frame(
            title: "\(bridge.subject.name), \(label): why it changed", organisation: bridge.organisation.name, run: bridge.second.run,
            section: key.dimension == .region ? .company : key.dimension)
        crumbs =
            [ReportPage.Crumb(label: "Company", address: PageAddress.subject(.company, query))]
            + (key.dimension == .company
                ? [] : [ReportPage.Crumb(label: bridge.subject.name, address: PageAddress.subject(key, query))])
            + [ReportPage.Crumb(label: "\(label), rows", address: PageAddress.rows(key, period: label, kind: .attainment))]
        name = bridge.subject.name
        place = "Why it changed"
        period = label
        range = DayText.range(bridge.period)
        ends = [(false, "Since the previous run"), (true, "Reported to restated")].map { isBases, title in
            ReportPage.Choice(
                label: title, address: PageAddress.bridge(key, period: label, isBetweenBases: isBases), isCurrent: isBases == isBetweenBases
            )
        }
        first = Pier(bridge.first)
        second = Pier(bridge.second)
        falls = BridgeMeasure.allCases.map { Fall($0, bridge) }
        var details: [Detail] = []
        for (index, cause) in bridge.causes.enumerated() where !cause.lines.isEmpty { details.append(Detail("cause-\(index + 1)", cause)) }
        self.details = details
        hasDetails = !details.isEmpty
    }
}

extension BridgePage.Fall {
    fileprivate init(_ measure: BridgeMeasure, _ bridge: Bridge) {
        let causes = bridge.causes.filter { $0.measure == measure }
        let start: Money? = measure == .credit ? bridge.first.credit : bridge.first.quota
        let end: Money? = measure == .credit ? bridge.second.credit : bridge.second.quota
        var points = [start?.minorUnits ?? 0]
        for cause in causes { points.append((points.last ?? 0) + cause.change.minorUnits) }
        let axis = WaterfallBar.Axis(points)
        func whole(_ title: String, _ money: Money?) -> Step {
            Step(
                title: title, count: "", change: "", amount: money.map { DisplayValue.inFull($0) } ?? "\u{2013}", isWhole: true,
                bar: axis.mark(money?.minorUnits ?? 0))
        }
        var steps = [whole("Before", start)]
        for (index, cause) in causes.enumerated() {
            let count = cause.count == 0 ? "" : "\(cause.count) \(measure == .credit ? "deal" : "part")\(cause.count == 1 ? "" : "s")"
            steps.append(
                Step(
                    title: cause.title, count: count, change: DisplayValue.signed(cause.change), amount: "", isWhole: false,
                    bar: axis.bar(from: points[index], to: points[index + 1])))
        }
        steps.append(whole("After", end))
        self.init(
            id: "bridge-\(measure.rawValue)", title: measure == .credit ? "Credit" : "Quota", steps: steps, unchanged: causes.isEmpty)
    }
}

extension BridgePage.Detail {
    fileprivate init(_ id: String, _ cause: BridgeCause) {
        let nothing = "\u{2013}"
        let hidden = cause.count - cause.lines.count
        func amount(_ money: Money?) -> String { money.map { DisplayValue.inFull($0) } ?? nothing }
        var lines: [Line] = []
        for line in cause.lines {
            lines.append(
                Line(
                    name: line.name, account: line.account ?? nothing, owner: line.owner ?? nothing, what: line.detail,
                    before: amount(line.before), after: amount(line.after), change: DisplayValue.signed(line.change)))
        }
        self.id = id
        title = "\(cause.measure == .credit ? "Credit" : "Quota"): \(cause.title)"
        self.lines = lines
        more = hidden > 0 ? "and \(hidden) more, smaller ones; drumbeat bridge --all lists every one" : nil
    }
}

extension DisplayValue {
    /// Money in full, with a plus where something is added: "+USD 1,234.50".
    fileprivate static func signed(_ money: Money) -> String { (money.minorUnits > 0 ? "+" : "") + inFull(money) }
}
