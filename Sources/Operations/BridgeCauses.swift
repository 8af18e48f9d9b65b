internal import SalesModel
internal import Store

/// The words for causes, and for what happened to a deal.
enum BridgeCauses {
    static let titles: [String: String] = [
        "won": "won since then",
        "late": "won by then, known only later",
        "reopened": "open again",
        "lost": "lost after all",
        "deleted": "no longer in the source",
        "not_yet": "not closed yet on that day",
        "date_policy": "policy changed on which day a deal is credited",
        "booked": "booked since then",
        "unbooked": "not booked any more, or not yet on that day",
        "booking_date": "booking date moved into or out of the period",
        "close_date": "close date moved into or out of the period",
        "calendar": "the fiscal calendar changed: other leaf periods",
        "amount": "amount changed",
        "rate": "rate of the currency changed",
        "split": "split changed",
        "owner": "owner changed",
        "hold": "hold list changed",
        "credit_policy": "transfer policy of credit changed",
        "transfer": "shared or credited otherwise by the transfer policy or a hold",
        "lines": "order lines changed",
        "product": "product changed",
        "structure": "structure changed: teams, who stands in them and leads them, territories",
        "other": "changed in a way that has no name here",
        "quota_added": "quota added",
        "quota_removed": "quota removed",
        "quota_changed": "quota changed",
        "seasonality": "seasonality changed",
        "employment": "employment changed",
        "ramp": "ramp changed",
        "leave": "leave changed",
        "relief_policy": "policy on leaves that relieve changed",
        "territory": "territory assigned differently",
        "quota_other": "another amount counts instead",
        "rules": "computed by other rules",
        "unattributed": "not attributed to a cause",
    ]

    static func title(_ code: String, isAdjustment: Bool) -> String {
        (isAdjustment ? "adjustment of a locked period: " : "") + (titles[code] ?? code)
    }

    /// The rows of the whole causes, each with those of its deals.
    static func credits(_ rows: [BridgedCredit], currency: CurrencyCode) -> [BridgeCause] {
        rows.filter { $0.deal == nil }.map { whole in
            BridgeCause(
                measure: .credit, code: whole.cause, isAdjustment: whole.isAdjustment,
                title: title(whole.cause, isAdjustment: whole.isAdjustment),
                change: Money(minorUnits: whole.change, currency: currency), count: Int(whole.deals),
                lines: rows.filter { $0.deal != nil && $0.cause == whole.cause && $0.isAdjustment == whole.isAdjustment }
                    .map { BridgeLine($0, currency: currency) })
        }
    }

    /// Parts of one cause together, in the order of their causes.
    static func quotas(_ rows: [BridgedQuota], currency: CurrencyCode) -> [BridgeCause] {
        var codes: [String] = []
        for row in rows where codes.last != row.cause { codes.append(row.cause) }
        return codes.map { code in
            let parts = rows.filter { $0.cause == code }
            let money = { (units: Int64) in Money(minorUnits: units, currency: currency) }
            return BridgeCause(
                measure: .quota, code: code, isAdjustment: false, title: title(code, isAdjustment: false),
                change: money(parts.reduce(0) { $0 + $1.after - $1.before }), count: parts.count,
                lines: parts.map {
                    BridgeLine(
                        name: $0.owner, account: nil, owner: nil, detail: "", before: money($0.before), after: money($0.after),
                        change: money($0.after - $0.before))
                })
        }
    }
}

extension BridgeLine {
    init(_ row: BridgedCredit, currency: CurrencyCode) {
        let money = { (units: Int64) in Money(minorUnits: units, currency: currency) }
        let owner =
            if let before = row.ownerBefore, let after = row.ownerAfter, before != after { "\(after), before \(before)" } else {
                row.ownerAfter ?? row.ownerBefore
            }
        self.init(
            name: row.deal ?? "", account: row.account, owner: owner, detail: Self.detail(row), before: row.creditBefore.map(money),
            after: row.creditAfter.map(money), change: money(row.change))
    }

    private static func detail(_ row: BridgedCredit) -> String {
        let main: String? =
            switch row.cause {
            case "won", "late":
                row.closeOnAfter.map { day in
                    "closed on \(day)" + (row.stageBefore.flatMap { $0 == "won" ? nil : ", before \($0)" } ?? "")
                }
            case "close_date": "closes on \(day(row.closeOnAfter)) instead of \(day(row.closeOnBefore))"
            case "booked": "booked on \(day(row.bookedOnAfter)), closed on \(day(row.closeOnAfter))"
            case "booking_date": "booked on \(day(row.bookedOnAfter)) instead of \(day(row.bookedOnBefore))"
            case "unbooked": "was booked on \(day(row.bookedOnBefore))"
            case "date_policy": "closed on \(day(row.closeOnAfter)), " + (row.bookedOnAfter.map { "booked on \($0)" } ?? "not booked")
            case "amount": "\(amount(row.amountAfter, row.currencyAfter)) instead of \(amount(row.amountBefore, row.currencyBefore))"
            case "lost", "reopened": row.stageAfter.map { "now \($0)" }
            case "deleted", "not_yet": row.closeOnBefore.map { "closed on \($0)" }
            default: nil
            }
        return [main, row.also.isEmpty ? nil : "also changed: \(row.also)"].compactMap(\.self).joined(separator: "; ")
    }

    private static func day(_ day: CalendarDay?) -> String { day?.description ?? "no day" }

    private static func amount(_ units: Int64?, _ code: String?) -> String {
        guard let units, let currency = code.flatMap(CurrencyCode.init) else { return "no amount" }
        return Money(minorUnits: units, currency: currency).description
    }
}
