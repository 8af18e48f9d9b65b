import SalesModel
import SampleOrganisation
import Testing

/// Adds the written files up again, slowly and without the generator, and compares every cell.
@Suite("The files and the truth")
struct SampleOracleTests {
    private let files = SampleFixture.shared
    private let truth = SampleFixture.sharedTruth

    @Test(
        "agree on every deal measure of every rep and product in every month",
        arguments: [SampleTruth.Dimension.rep, .product])
    func deals(dimension: SampleTruth.Dimension) {
        let names = Dictionary(
            uniqueKeysWithValues: (files.rows("people.csv") + files.rows("products.csv")).map {
                ($0.text("id"), $0.text("name"))
            })
        let prices = Dictionary(
            uniqueKeysWithValues: files.rows("products.csv").map { ($0.text("id"), $0.cents("list_price") ?? 0) })
        var sums: [String: [Int64]] = [:]
        var amounts: [String: [Int64]] = [:]
        for deal in files.rows("opportunities.csv") {
            let subject = names[deal.text(dimension == .rep ? "owner" : "product")] ?? SampleTruth.none
            let month = deal.text("close_on").isEmpty ? SampleTruth.noDate : String(deal.text("close_on").prefix(7))
            let key = "\(subject)|\(month)"
            var row = sums[key] ?? [0, 0, 0, 0, 0, 0, 0, 0]
            let amount = dollars(deal.cents("amount"), deal)
            if deal.text("currency") == "CHF" {
                row[7] += 1
            } else if deal.text("stage") == "Closed Won" {
                row[0] += 1
                row[2] += amount
                amounts[key, default: []].append(amount)
            } else if deal.text("stage") == "Closed Lost" {
                row[1] += 1
            } else {
                row[3] += 1
                row[4] += amount
                row[5] += deal.text("amount").isEmpty ? 1 : 0
                row[6] += prices[deal.text("product")] ?? 0
            }
            sums[key] = row
        }
        var told: [String: [Int64]] = [:]
        for cell in truth.cells(dimension, .month) {
            let row = [
                Int64(cell.won), Int64(cell.lost), cell.wonValue, Int64(cell.open), cell.openValue,
                Int64(cell.openWithoutAmount), cell.openListValue, Int64(cell.excluded),
            ]
            let key = "\(cell.subject)|\(cell.period)"
            if row.contains(where: { $0 != 0 }) { told[key] = row }
            let ordered = (amounts[key] ?? []).sorted()
            #expect(cell.wonAmountMiddle?.low == (ordered.isEmpty ? nil : ordered[(ordered.count - 1) / 2]))
            #expect(cell.wonAmountMiddle?.high == (ordered.isEmpty ? nil : ordered[ordered.count / 2]))
        }
        #expect(told == sums)
    }

    /// Cents of a dollar, at the rate that the plan has for the day on which the deal closes.
    private func dollars(_ amount: Int64?, _ deal: [String: String]) -> Int64 {
        guard let amount, deal.text("currency") != "USD" else { return amount ?? 0 }
        let day = deal.text("close_on").isEmpty ? "2026-09-30" : deal.text("close_on")
        let rates = Self.plan[deal.text("currency")] ?? []
        let rate = rates.last { $0.from <= day }?.rate ?? 0
        return (amount * rate + 5_000) / 10_000
    }

    private static let plan = Dictionary(
        grouping: SampleFixture.shared.rows("fx_rates.csv").filter { $0.text("kind") == "plan" }, by: { $0.text("currency") }
    ).mapValues { rows in rows.map { (from: $0.text("from"), rate: Int64($0.text("rate").filter { $0 != "." }) ?? 0) } }

    @Test("agree on the credit of every rep in every month, shares and overlays to the cent")
    func credit() {
        let names = Dictionary(uniqueKeysWithValues: files.rows("people.csv").map { ($0.text("id"), $0.text("name")) })
        let shares = Dictionary(grouping: files.rows("splits.csv")) { $0.text("opportunity") }
        var credit: [String: Int64] = [:]
        var overlay: [String: Int64] = [:]
        for deal in files.rows("opportunities.csv") where deal.text("stage") == "Closed Won" {
            let amount = deal.cents("amount") ?? 0
            func add(_ part: Int64, _ person: String, _ sums: inout [String: Int64]) {
                sums["\(names[person] ?? "") \(deal.text("close_on").prefix(7))", default: 0] += dollars(part, deal)
            }
            func basisPoints(_ share: [String: String]) -> Int64 { Int64(((Double(share.text("share").dropLast()) ?? 0) * 100).rounded()) }
            let all = shares[deal.text("id")] ?? []
            for share in all where share.text("kind") == "overlay" {
                add((amount * basisPoints(share) + 5_000) / 10_000, share.text("person"), &overlay)
            }
            // Shares are cut to the cent; the cents left over go to the greatest remainders, the owner and the first names first.
            let owner = deal.text("owner")
            let revenue = all.filter { $0.text("kind") == "revenue" }.sorted {
                ($0.text("person") == owner ? "" : $0.text("person")) < ($1.text("person") == owner ? "" : $1.text("person"))
            }
            if revenue.isEmpty { add(amount, owner, &credit) }
            let parts = revenue.map { amount * basisPoints($0) }
            let left = Int(amount - parts.reduce(0) { $0 + $1 / 10_000 })
            let lucky = Set(parts.indices.sorted { (-(parts[$0] % 10_000), $0) < (-(parts[$1] % 10_000), $1) }.prefix(left))
            for (index, share) in revenue.enumerated() {
                add(parts[index] / 10_000 + (lucky.contains(index) ? 1 : 0), share.text("person"), &credit)
            }
        }
        let cells = truth.cells(.rep, .month)
        func told(_ figure: (SampleTruth.Cell) -> Int64) -> [String: Int64] {
            Dictionary(uniqueKeysWithValues: cells.filter { figure($0) != 0 }.map { ("\($0.subject) \($0.period)", figure($0)) })
        }
        #expect(told(\.credit) == credit.filter { $0.value != 0 })
        #expect(told(\.attainment.overlay) == overlay.filter { $0.value != 0 })
        #expect(!overlay.isEmpty)
    }

    /// Ramps take two kinds of what is not owed to the cent, and key accounts move: both are held against the product only.
    @Test("agree on the quota of every rep who does not ramp, of every team and of the company in every month")
    func quotas() {
        let people = files.rows("people.csv")
        var own: [String: [String: Int64]] = [:]
        for row in files.rows("quotas.csv") where row.text("account").isEmpty {
            let subject = row.text("person") + row.text("team") + row.text("territory")
            for (month, amount) in spread(row.text("period"), row.cents("amount") ?? 0, isSeasonal: !row.text("seasonality").isEmpty) {
                #expect(own[subject]?[month] == nil, "one quota per subject and month")
                own[subject, default: [:]][month] = amount
            }
        }
        let reliefs = Dictionary(uniqueKeysWithValues: files.rows("absences.csv").map { ($0.text("person"), $0) })
        for person in people { own[person.text("id")] = owed(own[person.text("id")] ?? [:], by: person, reliefs[person.text("id")]) }
        for row in files.rows("territory_assignments.csv") {
            let (from, to) = (row.text("from").prefix(7), row.text("to").prefix(7))
            #expect(row.text("from").hasSuffix("-01"))
            for (month, amount) in own[row.text("territory")] ?? [:] where month >= from && (to.isEmpty || month <= to) {
                // 60 % and 40 %: fifths of a cent never tie, so the largest remainder is rounding to the nearest.
                let share = Int64(row.text("share").dropLast()) ?? 0
                own[row.text("person"), default: [:]][month, default: 0] += (amount * share + 50) / 100
            }
        }
        let reps = told(.rep)
        let ramping = Set(files.rows("ramp_assignments.csv").map { $0.text("person") })
        #expect(reps.keys.contains { $0.hasPrefix("Manager") })
        for person in people where person.text("role") == "rep" && !ramping.contains(person.text("id")) {
            #expect(reps[person.text("name")] ?? [:] == own[person.text("id")] ?? [:], "\(person.text("id"))")
        }
        var teams: [String: [String: Int64]] = [:]
        for person in people {
            for (month, amount) in reps[person.text("name")] ?? [:] {
                teams[person.text("team"), default: [:]][month, default: 0] += amount
            }
        }
        for team in teams.keys { teams[team]?.merge(own[team] ?? [:]) { $1 } }
        var company: [String: Int64] = [:]
        for team in teams.values { company.merge(team, uniquingKeysWith: +) }
        teams[SampleTruth.none] = teams.removeValue(forKey: "")
        #expect(told(.team) == teams)
        #expect(told(.company) == ["Sample Organisation": company])
    }

    private func told(_ dimension: SampleTruth.Dimension) -> [String: [String: Int64]] {
        truth.cells(dimension, .month).reduce(into: [:]) { quotas, cell in
            if let quota = cell.quota { quotas[cell.subject, default: [:]][cell.period] = quota }
        }
    }

    /// What of a person's quota falls on days from the first to the last one, and on working days that no leave takes away: of a quarter's cents the nearest to the exact part,
    /// and of these for each month likewise, those with the largest remainders rounded up.
    private func owed(_ quota: [String: Int64], by person: [String: String], _ leave: [String: String]?) -> [String: Int64] {
        // A week from 2026-09-28, a Monday; leaves of less than ten working days relieve nobody.
        func isWorking(_ day: String) -> Bool {
            let monday = CalendarDay(year: 2026, month: 9, day: 28) ?? .first
            return (monday.distance(to: CalendarDay(iso: day) ?? .first) % 7 + 7) % 7 < 5
        }
        let away = Set(
            (0...200).compactMap { offset -> String? in
                guard let leave, leave.text("relief") == "yes", let from = CalendarDay(iso: leave.text("from")) else { return nil }
                let day = from.advanced(by: offset).description
                return day <= leave.text("to") && isWorking(day) ? day : nil
            })
        var owed: [String: Int64] = [:]
        // Fiscal quarters begin in February, May, August and November.
        let quarters = Dictionary(grouping: quota.keys.sorted()) { month -> Int in
            (Int(month.prefix(4)) ?? 0) * 4 + ((Int(month.suffix(2)) ?? 0) + 10) / 3
        }
        for months in quarters.values {
            let days = months.map { month in
                (1...31).compactMap { CalendarDay(iso: "\(month)-\($0 < 10 ? "0" : "")\($0)")?.description }
            }
            let worked = days.map { month in
                month.count { $0 >= person.text("hired_on") && (person.text("left_on").isEmpty || $0 <= person.text("left_on")) }
            }
            let relieved = away.count < 10 ? days.map { _ in 0 } : days.map { $0.count { away.contains($0) } }
            if zip(days, worked).allSatisfy({ $0.count == $1 }) && relieved.allSatisfy({ $0 == 0 }) {
                for month in months { owed[month] = quota[month] }
                continue
            }
            let parts = days.indices.map { index in
                Double(worked[index]) / Double(days[index].count)
                    * (1 - Double(relieved[index]) / Double(days[index].count { isWorking($0) }))
            }
            let total = Double(months.compactMap { quota[$0] }.reduce(0, +))
            let whole = (total * parts.reduce(0, +) / Double(months.count)).rounded()
            let exact = parts.map { whole * $0 / max(parts.reduce(0, +), 1e-9) }
            var cents = exact.map { ($0 + 1e-6).rounded(.down) }
            let order = exact.indices.sorted { exact[$0] - cents[$0] > exact[$1] - cents[$1] + 1e-6 }
            for index in order.prefix(Int(whole - cents.reduce(0, +))) { cents[index] += 1 }
            for (index, month) in months.enumerated() where worked[index] > 0 { owed[month] = Int64(cents[index]) }
        }
        return owed
    }

    /// "2026-02", "FY2027-Q1", "FY2027" in months, the first ones carrying the cents that are left.
    private func spread(_ period: String, _ amount: Int64, isSeasonal: Bool) -> [(String, Int64)] {
        if isSeasonal {
            // Whole hundreds of dollars: every per cent is a whole number of cents.
            return zip(1...4, files.rows("seasonality.csv")).flatMap { quarter, row in
                spread("\(period)-Q\(quarter)", amount * (Int64(row.text("weight").dropLast()) ?? 0) / 100, isSeasonal: false)
            }
        }
        guard period.hasPrefix("FY"), let year = Int(period.dropFirst(2).prefix(4)) else { return [(period, amount)] }
        let quarter = period.contains("-Q") ? period.last?.wholeNumberValue : nil
        let count = quarter == nil ? 12 : 3
        var left = amount
        return (0..<count).map { index in
            let month = ((quarter ?? 1) - 1) * 3 + index + 1
            let share = (left + Int64(count - index) - 1) / Int64(count - index)
            left -= share
            let text = "0\(month % 12 + 1)".suffix(2)
            return ("\(month == 12 ? year : year - 1)-\(text)", share)
        }
    }
}
