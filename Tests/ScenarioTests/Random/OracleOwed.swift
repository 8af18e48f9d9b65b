import SalesModel

/// How much of a stated quota somebody owes: seasonality, days employed, ramps, leaves.
extension Oracle {
    /// What of a full quota counts in a month. Shares are of `days` of `monthDays`, of basis points on `rampDays`, of working days.
    struct Factor {
        let monthDays: Int64
        var days: Int64
        var basisPoints: Int64 = 10_000
        var rampDays: Int64
        let workingDays: Int64
        let relievedDays: Int64

        /// What counts, what is not employed, what the ramp and what a leave take away; the sum is `whole`.
        var parts: [Int128] {
            let (month, working) = (Int128(monthDays), Int128(workingDays))
            let ramped = Int128(basisPoints) * Int128(rampDays)
            return [
                Int128(days) * ramped * (working - Int128(relievedDays)),
                (month - Int128(days)) * 10_000 * month * working,
                Int128(days) * (10_000 * month - ramped) * working,
                Int128(days) * ramped * Int128(relievedDays),
            ]
        }
        var whole: Int128 { 10_000 * Int128(monthDays) * Int128(monthDays) * Int128(workingDays) }
    }

    static func workingDays(_ days: [CalendarDay]) -> Int64 {
        // 2000-01-01 was a Saturday.
        let saturday = CalendarDay(year: 2000, month: 1, day: 1) ?? .first
        return Int64(days.count { (saturday.distance(to: $0) % 7 + 7) % 7 > 1 })
    }

    /// The working days of a month on which somebody is absent, all of them or those of long absences with relief.
    private func absent(_ person: String, in month: FiscalPeriod, relievedOnly: Bool) -> Int64 {
        world.absences.filter { $0.person == person }.map { absence -> Int64 in
            let all = (0...absence.from.distance(to: absence.to)).map { absence.from.advanced(by: $0) }
            let least = policy("relief.min_days", on: absence.from).flatMap(Int64.init) ?? 10
            if relievedOnly && !(absence.isRelieved && Self.workingDays(all) >= least) { return 0 }
            return Self.workingDays(all.filter { month.start <= $0 && $0 < month.end })
        }.reduce(0, +)
    }

    func factor(of person: String, in month: FiscalPeriod) -> Factor {
        let days = Self.days(of: month)
        var factor = Factor(
            monthDays: Int64(days.count), days: Int64(days.count { isEmployed(person, on: $0) }), rampDays: Int64(days.count),
            workingDays: Self.workingDays(days), relievedDays: absent(person, in: month, relievedOnly: true))
        let ramps = world.ramps.filter { $0.person == person }.sorted { $0.from < $1.from }
        for (index, ramp) in ramps.enumerated() {
            guard let start = months.first(where: { $0.start <= ramp.from && ramp.from < $0.end }) else { continue }
            let begins = begin(of: ramp)
            let hiredOn = world.extracts.first?.people.first { $0.id == person }?.hiredOn
            let isTransfer = index > 0 || hiredOn.map { $0 < start.start } ?? false
            if month.start < begins {
                if isTransfer { continue }
                factor.basisPoints = 0
            } else if index + 1 < ramps.count, month.start >= begin(of: ramps[index + 1]) {
                continue
            } else {
                // Months of which at most half of the working days are missed move the ramp on.
                let passed = months.filter { leaf in
                    begins <= leaf.start && leaf.start < month.start
                        && 2 * absent(person, in: leaf, relievedOnly: false) <= Self.workingDays(Self.days(of: leaf))
                }.count
                guard let steps = world.rampSteps[ramp.profile], passed < steps.count else { continue }
                factor.basisPoints = steps[passed]
                if ramp.cutoff == "prorated", month == start { factor.rampDays = Int64(ramp.from.distance(to: month.end)) }
            }
            if month == start && factor.days > 0 { factor.days = factor.monthDays }
        }
        return factor
    }

    /// The first day of the first month of a ramp: of the next leaf period for who starts after the cut-off day.
    private func begin(of ramp: World.Ramp) -> CalendarDay {
        guard let start = months.first(where: { $0.start <= ramp.from && ramp.from < $0.end }) else { return ramp.from }
        if let cutoff = Int(ramp.cutoff), start.start.distance(to: ramp.from) + 1 > cutoff { return start.end }
        return start.start
    }

    /// The weight of a leaf period of a quota.
    func weight(_ quota: World.Quota, _ month: FiscalPeriod) -> Int64 {
        guard let weights = world.seasonalities.first(where: { $0.name == quota.seasonality })?.weights else { return 1 }
        let year = months.filter { $0.yearID == month.yearID }
        let place = year.firstIndex(of: month) ?? 0
        return weights.count == 12 ? weights[place] : weights[place / 3]
    }

    /// The leaf periods of a quota, each with its amount.
    func spread(_ quota: World.Quota) -> [Int32: Int64] {
        let leaves = months.filter { $0.start >= quota.period.start && $0.end <= quota.period.end }
        var weights = leaves.map { weight(quota, $0) }
        if weights.allSatisfy({ $0 == 0 }) { weights = weights.map { _ in 1 } }
        if quota.seasonality == nil {
            // Evenly, the first months carrying the cents that are left over.
            return Dictionary(uniqueKeysWithValues: zip(leaves.map(\.id), Self.divide(quota.amount, by: weights)))
        }
        // Among the quarters first, then within each of them.
        let quarters = Set(leaves.compactMap(\.quarterID)).sorted()
        let inside = quarters.map { quarter in leaves.indices.filter { leaves[$0].quarterID == quarter } }
        let amounts = Self.divide(quota.amount, by: inside.map { $0.map { weights[$0] }.reduce(0, +) })
        var spread: [Int32: Int64] = [:]
        for (indices, amount) in zip(inside, amounts) {
            let own = indices.map { weights[$0] }
            let parts = own.allSatisfy { $0 == 0 } ? own : Self.divide(amount, by: own)
            for (index, part) in zip(indices, parts) { spread[leaves[index].id] = part }
        }
        return spread
    }

    /// What of somebody's own amounts is owed in a month; nil where nobody was to work at all. In each quarter of a quota what
    /// counts is the part of the exact amount, to the cent, then divided among its months.
    func owed(by person: String, in month: FiscalPeriod) -> Int64? {
        guard factor(of: person, in: month).days > 0 else { return nil }
        let amounts = zip(world.quotas, parts).compactMap { quota, parts -> Int64? in
            guard quota.layer == "base", quota.kind == "person", quota.subject == person, parts[month.id] != nil else { return nil }
            let leaves = months.filter { $0.quarterID == month.quarterID && parts[$0.id] != nil }
            let factors = leaves.map { factor(of: person, in: $0) }
            var weights = leaves.map { Int128(weight(quota, $0)) }
            if weights.allSatisfy({ $0 == 0 }) { weights = weights.map { _ in 1 } }
            // Brought to one denominator, without the 10,000 that all have.
            let common = factors.map { $0.whole / 10_000 }.reduce(1, *)
            let sizes = factors.indices.map { index in
                factors[index].parts.map { $0 * weights[index] * (common / (factors[index].whole / 10_000)) }
            }
            let kinds = (0..<4).map { kind in sizes.map { $0[kind] }.reduce(0, +) }
            let counted = Self.divide(leaves.compactMap { parts[$0.id] }.reduce(0, +), by: kinds)[0]
            if kinds[0] == 0 { return 0 }
            return leaves.firstIndex(of: month).map { Self.divide(counted, by: sizes.map { $0[0] })[$0] }
        }
        return amounts.isEmpty ? nil : amounts.reduce(0, +)
    }

    /// What a ramp and leaves leave of a share of a territory.
    func eased(_ amount: Int64, of person: String, in month: FiscalPeriod) -> Int64 {
        var factor = factor(of: person, in: month)
        factor.days = factor.monthDays
        return Self.divide(amount, by: factor.parts)[0]
    }
}
