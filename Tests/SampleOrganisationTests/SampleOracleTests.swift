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
            if deal.text("currency") != "USD" {
                row[7] += 1
            } else if deal.text("stage") == "Closed Won" {
                row[0] += 1
                row[2] += deal.cents("amount") ?? 0
                amounts[key, default: []].append(deal.cents("amount") ?? 0)
            } else if deal.text("stage") == "Closed Lost" {
                row[1] += 1
            } else {
                row[3] += 1
                row[4] += deal.cents("amount") ?? 0
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

    @Test("agree on the quota of every rep, team and the company in every month")
    func quotas() {
        let people = files.rows("people.csv")
        var own: [String: [String: Int64]] = [:]
        for row in files.rows("quotas.csv") {
            let subject = row.text("person") + row.text("team") + row.text("territory")
            for (month, amount) in spread(row.text("period"), row.cents("amount") ?? 0) {
                #expect(own[subject]?[month] == nil, "one quota per subject and month")
                own[subject, default: [:]][month] = amount
            }
        }
        for person in people { own[person.text("id")] = owed(own[person.text("id")] ?? [:], by: person) }
        for row in files.rows("territory_assignments.csv") {
            let (from, to) = (row.text("from").prefix(7), row.text("to").prefix(7))
            #expect(row.text("from").hasSuffix("-01"))
            for (month, amount) in own[row.text("territory")] ?? [:] where month >= from && (to.isEmpty || month <= to) {
                // 60 % and 40 %: fifths of a cent never tie, so the largest remainder is rounding to the nearest.
                let share = Int64(row.text("share").dropLast()) ?? 0
                own[row.text("person"), default: [:]][month, default: 0] += (amount * share + 50) / 100
            }
        }
        var teams: [String: [String: Int64]] = [:]
        for person in people {
            for (month, amount) in own[person.text("id")] ?? [:] {
                teams[person.text("team"), default: [:]][month, default: 0] += amount
            }
        }
        for team in teams.keys { teams[team]?.merge(own[team] ?? [:]) { $1 } }
        var company: [String: Int64] = [:]
        for team in teams.values { company.merge(team, uniquingKeysWith: +) }

        let reps = Dictionary(uniqueKeysWithValues: people.map { ($0.text("name"), own[$0.text("id")] ?? [:]) })
        #expect(told(.rep) == reps.filter { !$0.value.isEmpty })
        teams[SampleTruth.none] = teams.removeValue(forKey: "")
        #expect(told(.team) == teams)
        #expect(told(.company) == ["Sample Organisation": company])
    }

    private func told(_ dimension: SampleTruth.Dimension) -> [String: [String: Int64]] {
        truth.cells(dimension, .month).reduce(into: [:]) { quotas, cell in
            if let quota = cell.quota { quotas[cell.subject, default: [:]][cell.period] = quota }
        }
    }

    /// What of a person's quota falls on days from the first to the last one: of a quarter's cents the nearest to the exact part,
    /// and of these for each month likewise, those with the largest remainders rounded up.
    private func owed(_ quota: [String: Int64], by person: [String: String]) -> [String: Int64] {
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
            if zip(days, worked).allSatisfy({ $0.count == $1 }) {
                for month in months { owed[month] = quota[month] }
                continue
            }
            let parts = zip(days, worked).map { Double($1) / Double($0.count) }
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
    private func spread(_ period: String, _ amount: Int64) -> [(String, Int64)] {
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
