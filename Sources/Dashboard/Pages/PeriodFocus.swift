import Operations
import SalesModel

/// Which period a page is about, and which periods stand beside it.
struct PeriodFocus: Sendable {
    /// Every dated period the organisation has at this level, oldest first.
    let all: [PeriodReference]
    /// The period in focus, or the place of open deals without a close date.
    let current: PeriodReference
    let previous: PeriodReference?
    let next: PeriodReference?
    /// Up to twelve periods that end with the one in focus: the course a sparkline draws.
    let window: [PeriodReference]
    /// The place of open deals without a close date; nil where the report has none, or when it is in focus itself.
    let undated: PeriodReference?

    static let windowLength = 12

    /// - Parameter all: in any order, each once or more.
    /// Throws when the address names a period that is not among them, or when there is none at all.
    init(_ all: [PeriodReference], query: PageQuery, asOf: CalendarDay) throws {
        let dated = Set(all).filter(\.isDated).sorted { $0.start < $1.start }
        let undated = all.first { !$0.isDated }
        let day = query.day ?? asOf
        guard let byDay = dated.lastIndex(where: { $0.start <= day }) ?? dated.indices.first else { throw DashboardError.noRunYet }
        self.all = dated
        if let undated, query.period == undated.label {
            current = undated
            previous = dated[byDay]
            next = nil
            window = [undated]
            self.undated = nil
            return
        }
        guard let index = query.period.map({ label in dated.firstIndex { $0.label == label } }) ?? byDay else {
            throw DashboardError.badParameter(
                name: "period", expected: "a \(query.level.rawValue) of the organisation, such as \(dated[byDay].label)")
        }
        current = dated[index]
        previous = index > 0 ? dated[index - 1] : nil
        next = index + 1 < dated.count ? dated[index + 1] : nil
        window = Array(dated[max(0, index - Self.windowLength + 1)...index])
        self.undated = undated
    }
}
