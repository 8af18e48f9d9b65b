/// Who works in the sample organisation: managers, each leading one team, and reps.
///
/// A person is a number: the managers come first, in the order of their teams, then the reps. Names are
/// padded with zeros, so the order of the numbers is the order of the names.
struct SampleRoster {
    /// What is particular about a rep. Any forty neighbouring reps show every case.
    enum Circumstance {
        case regular, withoutDeals, withoutTeam, withoutQuota, joinedLate, left, transferred, onLeave
        /// The quota comes from a territory held alone.
        case soleTerritory
        /// The first, and the second, of two neighbours who share a territory or follow each other in it.
        case firstOfTerritory, secondOfTerritory
    }

    /// One person's working life. Days as in `SampleCalendar`.
    struct Profile {
        /// 0 to 1000.
        let skill: Int
        let hiredOn: Int
        let leftOn: Int?
    }

    /// The first months of somebody who was hired in the years covered.
    struct Ramp {
        let from: Int
        /// As the file has it: `last_day`, `prorated` or a day.
        let cutoff: String
    }

    /// Days on which somebody is away, all of them included.
    struct Absence {
        let kind: String
        let days: ClosedRange<Int>
        /// Agreed to; it counts only if it has ten working days.
        let hasRelief: Bool

        var isRelieved: Bool { hasRelief && SampleCalendar.workingDays(days.lowerBound..<days.upperBound + 1) >= 10 }
    }

    let seed: UInt64
    let repCount: Int
    let teamCount: Int
    let regions: [String]
    let accountCount: Int
    /// Reps of a team, the manager not counted.
    let teamSizes: [Int]

    private let calendar: SampleCalendar
    private let teamOfRep: [Int32]
    private let wheelOffset: Int
    private let repDigits: Int
    private let teamDigits: Int

    init(seed: UInt64, reps: Int, calendar: SampleCalendar) {
        var random = SampleRandom(seed: seed, purpose: .structure)
        let offset = random.below(Self.wheel)
        let inTeam = (0..<reps).filter { Self.circumstance(ofRep: $0, of: reps, offset: offset) != .withoutTeam }.count
        let sizes = Self.sizes(of: inTeam, &random)
        var teamOfRep: [Int32] = []
        teamOfRep.reserveCapacity(reps)
        var (team, places) = (0, sizes.first ?? 0)
        for rep in 0..<reps {
            if Self.circumstance(ofRep: rep, of: reps, offset: offset) == .withoutTeam {
                teamOfRep.append(-1)
                continue
            }
            if places == 0 {
                team += 1
                places = sizes[team]
            }
            teamOfRep.append(Int32(team))
            places -= 1
        }
        self.seed = seed
        self.calendar = calendar
        self.teamOfRep = teamOfRep
        repCount = reps
        teamCount = sizes.count
        teamSizes = sizes
        wheelOffset = offset
        regions = Array(SampleCatalogue.regions.prefix(min(sizes.count, random.between(3, 5))))
        accountCount = max(16, reps * 3)
        repDigits = max(4, String(reps).count)
        teamDigits = max(3, String(sizes.count).count)
    }

    var personCount: Int { teamCount + repCount }

    func person(ofRep rep: Int) -> Int { teamCount + rep }
    func isManager(_ person: Int) -> Bool { person < teamCount }

    /// The team a person belongs to, the one he leads included.
    func team(of person: Int) -> Int? {
        if isManager(person) { return person }
        let team = Int(teamOfRep[person - teamCount])
        return team < 0 ? nil : team
    }

    /// The team after the transfers.
    func laterTeam(of person: Int) -> Int? {
        guard let team = team(of: person) else { return nil }
        return circumstance(of: person) == .transferred ? (team + 1) % teamCount : team
    }

    /// The team on a day, with or without the transfers.
    func team(of person: Int, on day: Int, isLater: Bool) -> Int? {
        isLater && day >= calendar.transferDay ? laterTeam(of: person) : team(of: person)
    }

    /// The region of a team. Neighbouring teams are in different regions.
    func region(ofTeam team: Int) -> Int { team % regions.count }

    /// Regular for a manager.
    func circumstance(of person: Int) -> Circumstance {
        isManager(person) ? .regular : Self.circumstance(ofRep: person - teamCount, of: repCount, offset: wheelOffset)
    }

    func profile(of person: Int) -> Profile {
        var random = SampleRandom(seed: seed, purpose: .profile, subject: person)
        let skill = (random.below(1001) + random.below(1001)) / 2
        let longAgo = calendar.monthStarts[0] - 1 - random.below(SampleCalendar.longestTenure)
        switch circumstance(of: person) {
        case .joinedLate:
            return Profile(skill: skill, hiredOn: calendar.firstDealDay + random.between(60, 510), leftOn: nil)
        case .left:
            return Profile(skill: skill, hiredOn: longAgo, leftOn: calendar.asOf - random.between(40, 340))
        default:
            return Profile(skill: skill, hiredOn: longAgo, leftOn: nil)
        }
    }

    /// Whether somebody works here on a day.
    func isEmployed(_ person: Int, on day: Int) -> Bool {
        let profile = profile(of: person)
        return profile.hiredOn <= day && day <= profile.leftOn ?? day
    }

    /// Whoever was hired in the years covered ramps; the kinds of cut-off take turns.
    func ramp(of person: Int) -> Ramp? {
        guard circumstance(of: person) == .joinedLate else { return nil }
        return Ramp(from: profile(of: person).hiredOn, cutoff: ["last_day", "prorated", "15"][(person - teamCount) / 7 % 3])
    }

    /// Of three who are away for long, one has a relief that counts, one has none, and one was away too shortly for it.
    func absence(of person: Int) -> Absence? {
        guard circumstance(of: person) == .onLeave else { return nil }
        var random = SampleRandom(seed: seed, purpose: .absence, subject: person)
        let from = calendar.asOf - random.between(90, 400)
        switch (person - teamCount) / 4 % 3 {
        case 0: return Absence(kind: "parental leave", days: from...from + random.between(35, 75), hasRelief: true)
        case 1: return Absence(kind: "vacation", days: from...from + random.between(14, 20), hasRelief: false)
        default: return Absence(kind: "sick leave", days: from...from + random.between(4, 8), hasRelief: true)
        }
    }

    // MARK: Names

    func id(of person: Int) -> String {
        isManager(person)
            ? "M" + Self.padded(person + 1, teamDigits) : "R" + Self.padded(person - teamCount + 1, repDigits)
    }

    func name(of person: Int) -> String {
        isManager(person)
            ? "Manager " + Self.padded(person + 1, teamDigits) : "Rep " + Self.padded(person - teamCount + 1, repDigits)
    }

    func email(of person: Int) -> String {
        let local =
            isManager(person)
            ? "manager" + Self.padded(person + 1, teamDigits) : "rep" + Self.padded(person - teamCount + 1, repDigits)
        return local + "@sample.example"
    }

    func teamName(_ team: Int) -> String { "Team " + Self.padded(team + 1, teamDigits) }

    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    // MARK: Structure

    /// The cases repeat after this many reps.
    private static let wheel = 40

    private static func circumstance(ofRep rep: Int, of reps: Int, offset: Int) -> Circumstance {
        switch (rep + offset) % wheel {
        case 3: .withoutDeals
        case 7: rep + 1 < reps ? .firstOfTerritory : .soleTerritory
        case 8: rep > 0 ? .secondOfTerritory : .soleTerritory
        case 13, 33: .joinedLate
        case 17: .withoutQuota
        case 22: .left
        case 5, 25: .transferred
        case 11, 30: .onLeave
        case 27, 28: .soleTerritory
        case 37: .withoutTeam
        default: .regular
        }
    }

    /// Teams of 6 to 10 (an organisation of less than 6 is one team; 11 cannot be divided and is one team as well).
    private static func sizes(of reps: Int, _ random: inout SampleRandom) -> [Int] {
        let teams = max(1, (reps + 4) / 8)
        var sizes = (0..<teams).map { reps / teams + ($0 < reps % teams ? 1 : 0) }
        for first in stride(from: 0, to: teams - 1, by: 2) {
            let room = min(sizes[first] - 6, 10 - sizes[first + 1])
            let moved = random.below(min(room, 2) + 1)
            sizes[first] -= moved
            sizes[first + 1] += moved
        }
        return sizes
    }
}
