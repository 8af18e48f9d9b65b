import Operations
import SalesModel

@testable import Dashboard

/// A small sales organisation for the tests of the pages: 3 regions, 6 teams, 35 reps of whom 5 have no deal, 2 no
/// quota and one no team, 7 products, two years. The figures come from a fixed sequence; what they are does not
/// matter, that they add up does.
struct FixtureWorld: Sendable {
    /// How the names look, and whether there is anything to read.
    enum State: Sendable { case ready, hostileNames, neverRun, unreachable, slow, broken }

    struct Deal: Sendable {
        let id: String
        let rep: Int
        let product: Int
        let account: Int
        let created: CalendarDay
        let close: CalendarDay?
        let outcome: String
        let amount: Int64?

        func isClosed(in period: PeriodReference) -> Bool {
            guard outcome != "open", let close else { return false }
            return close >= period.start && close < period.end
        }

        func isOpen(in period: PeriodReference) -> Bool {
            guard outcome == "open" else { return false }
            guard let close else { return !period.isDated }
            return close >= period.start && close < period.end
        }
    }

    let state: State
    let currency: CurrencyCode
    let run: RunSummary
    let periods: [PeriodReference]
    let deals: [Deal]

    static let regions = ["Central", "East", "West"]
    static let products = ["GTK 500", "GTX Basic", "GTX Plus Basic", "GTX Plus Pro", "GTX Pro", "MG Advanced", "MG Special"]
    static let listPrices: [Int64] = [2_676_800, 55_000, 109_600, 548_200, 482_100, 339_300, 5_500]
    static let reps = 0..<35

    /// Nil when a constant of the fixture is not valid, which the first test would show.
    init?(_ state: State = .ready) {
        guard let currency = CurrencyCode("USD"), let asOf = CalendarDay(iso: "2017-12-31"),
            let start = CalendarDay(iso: "2016-01-05"), let calendar = FiscalCalendar(startMonth: 1)
        else { return nil }
        self.state = state
        self.currency = currency
        run = RunSummary(
            runNo: 42, asOf: asOf, knownChange: 118, digest: "9f3c61a27be04d5588c1e02d417af6b3", finishedAt: "2018-01-01T02:14:07Z")
        periods = calendar.periods(from: 2016, through: 2018).compactMap { period in
            PeriodLevel(rawValue: period.level.rawValue).map {
                PeriodReference(label: period.label, level: $0, start: period.start, end: period.end)
            }
        }.sorted { $0.start < $1.start }
        var sequence = Sequence()
        deals = (0..<2600).compactMap { number in Self.deal(number, from: start, asOf: asOf, &sequence) }
    }

    /// Numbers that look random and are always the same.
    private struct Sequence {
        var state: UInt64 = 0x9E37_79B9
        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    private static func deal(_ number: Int, from start: CalendarDay, asOf: CalendarDay, _ sequence: inout Sequence) -> Deal? {
        let (rep, product) = (sequence.next(below: reps.count), sequence.next(below: products.count))
        let created = start.advanced(by: sequence.next(below: 700))
        guard rep % 7 != 3 else { return nil }
        let close = created.advanced(by: 8 + sequence.next(below: 110))
        let outcome = close > asOf ? "open" : sequence.next(below: 100) < 48 + rep * 7 % 30 ? "won" : "lost"
        let price = listPrices[product]
        let amount: Int64? =
            switch outcome {
            case "won": price * Int64(80 + sequence.next(below: 40)) / 100
            case "lost": 0
            default: sequence.next(below: 4) == 0 ? nil : price
            }
        return Deal(
            id: "OP-\(10_000 + number)", rep: rep, product: product, account: sequence.next(below: 85), created: created,
            close: outcome == "open" && sequence.next(below: 3) == 0 ? nil : close, outcome: outcome, amount: amount)
    }

    // MARK: Structure

    var organisation: OrganisationSummary {
        let name = state == .hostileNames ? "Ac\"\u{301}me <b>& Sons</b>" : "Acme Instruments"
        return OrganisationSummary(key: "acme", name: name, currency: currency)
    }

    static func number(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    func repName(_ rep: Int) -> String {
        state == .hostileNames && rep == 0 ? "\"\u{301} onmouseover=alert(1) <script>x</script>" : "Rep " + Self.number(107 + 3 * rep)
    }

    /// The team of a rep, 0 for none.
    static func team(of rep: Int) -> Int64 { rep == 34 ? 0 : Int64(11 + rep % 6) }
    static func region(ofTeam team: Int64) -> Int64 { team == 0 ? 0 : 1 + (team - 11) % 3 }
    static func manager(of rep: Int) -> Int64 { team(of: rep) == 0 ? 0 : 490 + team(of: rep) }

    func subjects(_ dimension: Dimension, under: Subject? = nil) -> [Subject] {
        func subject(_ id: Int64, _ name: String) -> Subject { Subject(dimension: dimension, id: id, name: name) }
        let none = under == nil ? [subject(0, "(none)")] : []
        switch dimension {
        case .company: return [subject(0, organisation.name)]
        case .region: return Self.regions.enumerated().map { subject(Int64($0 + 1), $1) } + none
        case .territory, .area: return Self.regions.enumerated().map { subject(Int64($0 + 1), "Territory \($1)") } + none
        case .manager: return (0..<6).map { subject(Int64(501 + $0), "Manager " + Self.number(20 + $0)) } + none
        case .product: return Self.products.enumerated().map { subject(Int64($0 + 1), $1) }
        case .team:
            let teams = (0..<6).map { subject(Int64(11 + $0), "Team \(Self.regions[$0 % 3]) \($0 / 3 + 1)") }
            return teams.filter { under == nil || Self.region(ofTeam: $0.id) == under?.id }.sorted { $0.name < $1.name } + none
        case .rep:
            return Self.reps.filter { rep in under.map { Self.includes($0, rep: rep) } ?? true }
                .map { subject(Int64(1001 + $0), repName($0)) }
        }
    }

    static func includes(_ subject: Subject, rep: Int) -> Bool {
        switch subject.dimension {
        case .company: true
        case .region, .territory, .area: region(ofTeam: team(of: rep)) == subject.id
        case .team: team(of: rep) == subject.id
        case .manager: manager(of: rep) == subject.id
        case .rep: rep + 1001 == subject.id
        case .product: false
        }
    }

    static func includes(_ subject: Subject, deal: Deal) -> Bool {
        subject.dimension == .product ? deal.product + 1 == subject.id : includes(subject, rep: deal.rep)
    }
}
