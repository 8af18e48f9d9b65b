import SalesModel

/// A small organisation, invented from a seed, as two extracts of its source show it: everything that decides a number, and
/// nothing that was computed.
struct World: Sendable {
    struct Team: Sendable {
        let id: String
        let level: String
        let parent: String?
    }

    struct Person: Sendable {
        let id: String
        var team: String?
        let hiredOn: CalendarDay?
        let leftOn: CalendarDay?
    }

    struct Deal: Sendable, Equatable {
        let id: String
        var owner: String
        let product: String?
        let account: String?
        var stage: CanonicalStage
        var amount: Int64?
        let currency: String
        let createdOn: CalendarDay?
        let closeOn: CalendarDay?
        var bookedOn: CalendarDay?
    }

    struct Quota: Sendable {
        let kind: String
        let subject: String
        let period: FiscalPeriod
        let amount: Int64
        var component = "total"
        var layer = "base"
        var seasonality: String?
    }

    /// The weights of the parts of a fiscal year: four quarters or twelve months.
    struct Seasonality: Sendable {
        let name: String
        let weights: [Int64]
    }

    /// Who owes less for a while after a day: the share of each month in basis points.
    struct Ramp: Sendable {
        let person: String
        let profile: String
        let from: CalendarDay
        let cutoff: String
    }

    struct Absence: Sendable {
        let person: String
        let from: CalendarDay
        let to: CalendarDay
        let isRelieved: Bool
    }

    struct Assignment: Sendable {
        let territory: String
        let person: String
        let share: Int64
        let from: CalendarDay?
        let to: CalendarDay?
    }

    /// A person's share of a deal; all shares of a kind of a deal are stated at once.
    struct Share: Sendable {
        let deal: String
        let kind: String
        let person: String
        let basisPoints: Int64
    }

    /// A deal that stays with somebody, without a name with its former owner, if it closes by a day.
    struct Hold: Sendable {
        let deal: String
        let until: CalendarDay
        let person: String?
    }

    /// A line of a deal's order; all lines of a deal are stated at once.
    struct Line: Sendable {
        let deal: String
        let number: Int
        let product: String?
        let amount: Int64
    }

    /// What a policy is from a day on, or on every day.
    struct Policy: Sendable {
        let key: String
        let value: String
        let from: CalendarDay?
    }

    /// Where an account lies from a day on, until a last day or until its next row; what its quota does at this move.
    struct Placement: Sendable {
        let account: String
        let territory: String
        let from: CalendarDay?
        let to: CalendarDay?
        let quotaPolicy: String
    }

    /// What an extract shows of people and deals. The rest is the same in both.
    struct Extract: Sendable {
        let day: CalendarDay
        var people: [Person]
        var leaders: [String: String]
        var deals: [Deal]
        var shares: [Share] = []
        var holds: [Hold] = []
        var lines: [Line] = []
    }

    /// What one unit of a currency is in dollars, in ten-thousandths, from a day to a last day.
    struct Rate: Sendable {
        let currency: String
        let kind: String
        let tenThousandths: Int64
        let from: CalendarDay?
        let to: CalendarDay?
    }

    /// A night before the last one, after an extract and before anything else becomes known, and what is locked with its numbers.
    struct Night: Sendable {
        let asOf: CalendarDay
        let locked: [FiscalPeriod]
    }

    let seed: UInt64
    let fiscalYear: FiscalYear
    var asOf: CalendarDay
    let calendar: [FiscalPeriod]
    let teams: [Team]
    let products: [(id: String, price: Int64?)]
    let quotas: [Quota]
    let assignments: [Assignment]
    let territories: [String]
    let accounts: [String]
    let placements: [Placement]
    var extracts: [Extract]
    let rates: [Rate]
    let seasonalities: [Seasonality]
    let rampSteps: [String: [Int64]]
    let ramps: [Ramp]
    let absences: [Absence]
    /// In the order in which they are stated: each replaces what was stated for its days.
    var policies: [Policy]
    /// One after each extract, before the policies are stated; none where nothing is locked.
    var nights: [Night] = []

    /// What there was to know on one of the nights.
    func known(onNight number: Int) -> World {
        var world = self
        world.asOf = nights[number].asOf
        world.extracts = Array(extracts.prefix(number + 1))
        world.policies = []
        world.nights = []
        return world
    }
}

/// A generator whose numbers depend on its seed alone.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A day from 2017-06-01 on, within 22 months.
    mutating func day() -> CalendarDay {
        CalendarDay.start2017.advanced(by: Int.random(in: 0..<670, using: &self))
    }
}

extension CalendarDay {
    /// 2017-06-01, where the worlds begin.
    static let start2017 = CalendarDay(year: 2017, month: 6, day: 1) ?? .first
}
