internal import SalesModel

/// The words for why somebody else than the owner at close is credited, or only a part of a deal.
enum CreditReason {
    /// What is said of a deal that is credited on another day than it closed.
    static let booked = "credited on its booking date"

    /// - Parameter code: as in `ExplainedCredit.reason`.
    static func text(_ code: String?, share: Int32?, until: CalendarDay?) -> String? {
        let percent = share.map { " (\(StagedFindings.percent(Int64($0))))" } ?? ""
        let day = until.map { " until \($0)" } ?? ""
        return switch code {
        case "shared_days": "shared by transfer policy" + percent
        case "owner_at_creation": "credited to the owner at creation"
        case "held_for_former": "held for the former owner" + day
        case "held": "held for another" + day
        case "booked": booked
        case "unbooked": "not credited before it is booked"
        case "order_lines": "divided by its order lines" + percent
        default: nil
        }
    }
}
