import SalesModel

/// A world as its nights published it, one after the other: both bases from their definition alone.
struct Publications {
    let world: World
    /// What each night knew; the last one knows all.
    let nights: [Oracle]

    init(_ world: World) {
        self.world = world
        nights = world.nights.indices.map { Oracle(world.known(onNight: $0)) } + [Oracle(world)]
    }

    var latest: Oracle { nights[nights.count - 1] }

    /// The leaf periods that are locked in the end.
    var locked: Set<FiscalPeriod> { Set(locked(before: nights.count - 1).keys) }

    /// The leaf periods that are locked before a night, each with the night whose numbers it keeps.
    private func locked(before night: Int) -> [FiscalPeriod: Int] {
        var locked: [FiscalPeriod: Int] = [:]
        for former in 0..<night {
            for period in world.nights[former].locked {
                for month in latest.months where latest.isInside(month, period) { locked[month] = former }
            }
        }
        return locked
    }

    /// Every cell as the last night reports it, from what each night knew: a locked leaf period says for ever what it said when it was
    /// locked. What has become known of it since stands in the first open one after it.
    func reported(_ known: [Oracle.Cells]) -> Oracle.Cells {
        var reported: [Oracle.Cells] = []
        for night in nights.indices {
            let locked = locked(before: night)
            var cells = known[night]
            var adjustments: [Int32: [String: Int64]] = [:]
            for (month, former) in locked {
                let (then, now) = (reported[former][month.id] ?? [:], known[night][month.id] ?? [:])
                cells[month.id] = then
                guard let open = latest.months.first(where: { $0.start >= month.end && locked[$0] == nil }) else { continue }
                for name in Set(then.keys).union(now.keys) {
                    let said = then[name].map { $0.credit + $0.adjustment } ?? 0
                    adjustments[open.id, default: [:]][name, default: 0] += (now[name]?.credit ?? 0) - said
                }
            }
            for (month, amounts) in adjustments {
                for (name, amount) in amounts where amount != 0 {
                    cells[month, default: [:]][name, default: Oracle.Cell()].adjustment += amount
                }
            }
            reported.append(cells)
        }
        return reported[reported.count - 1]
    }
}
