import Operations
import PlanFile
import SalesModel

/// How a bridge is printed.
enum BridgeText {
    static func text(_ bridge: Bridge, format: OutputFormat) throws -> String {
        switch format {
        case .table: table(bridge)
        case .csv: csv(bridge)
        case .json: try JSONText.encode(BridgeDocument(bridge))
        }
    }

    private static func table(_ bridge: Bridge) -> String {
        var text =
            "\(bridge.subject.dimension.rawValue) \(bridge.subject.name) · \(bridge.period.label) · \(bridge.organisation.currency)\n"
        text += "from \(name(bridge.first))\nto   \(name(bridge.second))\n\n"
        var ends = TextTable(headings: ["", "first", "second", "change"], isNumber: [false, true, true, true])
        ends.append(["quota", quota(bridge.first), quota(bridge.second), signed(bridge.difference(.quota))])
        ends.append(["credit", amount(bridge.first.credit), amount(bridge.second.credit), signed(bridge.difference(.credit))])
        ends.append(["attainment", ValueText.forPeople(bridge.first.attainment), ValueText.forPeople(bridge.second.attainment), ""])
        text += ends.text
        for measure in BridgeMeasure.allCases { text += section(measure, bridge) }
        return text
    }

    /// The causes of a measure, and below them what each consists of.
    private static func section(_ measure: BridgeMeasure, _ bridge: Bridge) -> String {
        let causes = bridge.causes.filter { $0.measure == measure }
        guard !causes.isEmpty else { return "\n\(measure.rawValue): unchanged\n" }
        let unit = measure == .credit ? "deals" : "parts"
        var sums = TextTable(headings: ["change", measure.rawValue, unit], isNumber: [true, false, true])
        for cause in causes { sums.append([signed(cause.change), cause.title, cause.count == 0 ? "–" : "\(cause.count)"]) }
        sums.append([signed(bridge.difference(measure)), "in all", ""])
        var text = "\n" + sums.text
        for cause in causes where !cause.lines.isEmpty {
            text += "\n\(cause.title)"
            if cause.lines.count < cause.count { text += ", the first \(cause.lines.count) of \(cause.count); --all lists every one" }
            text += "\n" + lines(cause).text
        }
        return text
    }

    private static func lines(_ cause: BridgeCause) -> TextTable {
        let isDeals = cause.measure == .credit
        var table = TextTable(
            headings: isDeals ? ["deal", "account", "owner", "before", "after", "change", "what"] : ["of", "before", "after", "change"],
            isNumber: isDeals ? [false, false, false, true, true, true, false] : [false, true, true, true])
        for line in cause.lines {
            let numbers = [line.before.map(amount) ?? "–", line.after.map(amount) ?? "–", signed(line.change)]
            table.append(
                isDeals ? [line.name, line.account ?? "–", line.owner ?? "–"] + numbers + [line.detail] : [line.name] + numbers)
        }
        return table
    }

    private static func csv(_ bridge: Bridge) -> String {
        var writer = CSVWriter()
        writer.append(row: ["measure", "cause", "is_adjustment", "of", "account", "owner", "before", "after", "change", "what", "currency"])
        let currency = bridge.organisation.currency.code
        for cause in bridge.causes {
            for line in cause.lines {
                writer.append(
                    row: [
                        cause.measure.rawValue, cause.code, cause.isAdjustment ? "true" : "false", line.name, line.account, line.owner,
                        line.before.map(amount), line.after.map(amount), amount(line.change), line.detail, currency,
                    ])
            }
            // What is not listed, so that the rows always sum to the difference.
            let rest = cause.change.minorUnits - cause.lines.reduce(0) { $0 + $1.change.minorUnits }
            if cause.lines.count < cause.count || rest != 0 {
                writer.append(
                    row: [
                        cause.measure.rawValue, cause.code, cause.isAdjustment ? "true" : "false", nil, nil, nil, nil, nil,
                        amount(Money(minorUnits: rest, currency: bridge.organisation.currency)),
                        cause.lines.isEmpty ? cause.title : "those not listed", currency,
                    ])
            }
        }
        return writer.text
    }

    static func name(_ pier: BridgePier) -> String {
        "\(pier.basis.rawValue) in run \(pier.run.runNo) as of \(pier.run.asOf)"
    }

    static func amount(_ money: Money) -> String { money.decimal.description }

    private static func quota(_ pier: BridgePier) -> String { pier.quota.map(amount) ?? "–" }

    /// With a plus where something is added.
    private static func signed(_ money: Money) -> String { (money.minorUnits > 0 ? "+" : "") + amount(money) }
}

private struct BridgeDocument: Encodable {
    struct Pier: Encodable {
        let run: RunDocument
        let basis: String
        let quota: String?
        let credit: String
        let attainment: ValueDocument

        init(_ pier: BridgePier) {
            run = RunDocument(pier.run)
            basis = pier.basis.rawValue
            quota = pier.quota.map(BridgeText.amount)
            credit = BridgeText.amount(pier.credit)
            attainment = ValueDocument(value: pier.attainment)
        }
    }
    struct Line: Encodable {
        let of: String
        let account: String?
        let owner: String?
        let before: String?
        let after: String?
        let change: String
        let what: String
    }
    struct Cause: Encodable {
        let measure: String
        let cause: String
        let title: String
        let isAdjustment: Bool
        let change: String
        let count: Int
        let lines: [Line]
    }

    let dimension: String
    let subject: String
    let period: String
    let currency: String
    let first: Pier
    let second: Pier
    let changes: [String: String]
    let causes: [Cause]

    init(_ bridge: Bridge) {
        dimension = bridge.subject.dimension.rawValue
        subject = bridge.subject.name
        period = bridge.period.label
        currency = bridge.organisation.currency.code
        first = Pier(bridge.first)
        second = Pier(bridge.second)
        changes = Dictionary(
            BridgeMeasure.allCases.map { ($0.rawValue, BridgeText.amount(bridge.difference($0))) }, uniquingKeysWith: { first, _ in first })
        causes = bridge.causes.map { cause in
            Cause(
                measure: cause.measure.rawValue, cause: cause.code, title: cause.title, isAdjustment: cause.isAdjustment,
                change: BridgeText.amount(cause.change), count: cause.count,
                lines: cause.lines.map {
                    Line(
                        of: $0.name, account: $0.account, owner: $0.owner, before: $0.before.map(BridgeText.amount),
                        after: $0.after.map(BridgeText.amount), change: BridgeText.amount($0.change), what: $0.detail)
                })
        }
    }
}
