import Operations
import SalesModel

/// Which period a page is about, and which periods stand beside it.
struct PeriodFocus: Sendable {
    /// Every period the organisation has at this level, oldest first.
    let all: [PeriodReference]
    let current: PeriodReference
    let previous: PeriodReference?
    let next: PeriodReference?
    /// Up to twelve periods that end with the one in focus: the course a sparkline draws.
    let window: [PeriodReference]

    static let windowLength = 12

    /// - Parameter all: in any order, each once or more.
    /// Throws when the address names a period that is not among them, or when there is none at all.
    init(_ all: [PeriodReference], query: PageQuery, asOf: CalendarDay) throws {
        let all = Set(all).sorted { $0.start < $1.start }
        let index: Int?
        if let label = query.period {
            index = all.firstIndex { $0.label == label }
            guard index != nil else {
                throw DashboardError.badParameter(
                    name: "period", expected: "a \(query.level.rawValue) of the organisation, such as \(all.last?.label ?? "2017-Q4")")
            }
        } else {
            let day = query.day ?? asOf.description
            // Days are written so that their text sorts as they do.
            index = all.lastIndex { $0.start.description <= day } ?? all.indices.first
        }
        guard let index else { throw DashboardError.noRunYet }
        self.all = all
        current = all[index]
        previous = index > 0 ? all[index - 1] : nil
        next = index + 1 < all.count ? all[index + 1] : nil
        window = Array(all[max(0, index - Self.windowLength + 1)...index])
    }
}
