import SalesModel

/// How the fiscal years of a world run.
enum FiscalYear: Sendable {
    case months(from: Int)
    case weeks(FiscalWeekRule)

    /// Its line in a mapping.
    var mapping: String {
        switch self {
        case .months(let first): "fiscal_year_starts: \(first)"
        case .weeks(let rule): "fiscal_weeks: \"\(rule.text)\""
        }
    }

    /// Every period of the fiscal years 2000 to 2050.
    var periods: [FiscalPeriod] {
        switch self {
        case .months(let first): FiscalCalendar(startMonth: first)?.periods(from: 2000, through: 2050) ?? []
        case .weeks(let rule): (2000...2050).flatMap(rule.periods(ofYear:))
        }
    }
}

/// Years of whole weeks, laid out from the words of their rule; nothing of this is the product's.
struct FiscalWeekRule: Sendable {
    /// The weeks of the periods of a quarter.
    let pattern: [Int]
    /// On which every year ends, 0 for Saturday to 6 for Friday.
    let weekday: Int
    /// At whose end every year ends, 1 to 12.
    let month: Int
    /// On the weekday that is nearest to the end of the month, not on the last one in it.
    let isNearest: Bool

    init(_ random: inout SeededRandom) {
        pattern = [[4, 4, 5], [4, 5, 4], [5, 4, 4]].randomElement(using: &random) ?? []
        weekday = Int.random(in: 0...6, using: &random)
        month = Int.random(in: 1...12, using: &random)
        isNearest = random.happens(50)
    }

    /// As a mapping says it.
    var text: String {
        let days = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"]
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        ]
        let end = isNearest ? "\(days[weekday]) nearest to the end of" : "last \(days[weekday]) of"
        return pattern.map { "\($0)" }.joined(separator: "-") + ", \(end) \(months[month - 1])"
    }

    /// Of all days around the end of the month the one that the rule means.
    func lastDay(ofYear year: Int) -> CalendarDay {
        let next = month == 12 ? CalendarDay(year: year + 1, month: 1, day: 1) : CalendarDay(year: year, month: month + 1, day: 1)
        let monthEnd = (next ?? .first).advanced(by: -1)
        // 2000-01-01 was a Saturday.
        let saturday = CalendarDay(year: 2000, month: 1, day: 1) ?? .first
        let candidates = (isNearest ? -3...3 : -6...0).map { monthEnd.advanced(by: $0) }
        return candidates.first { (saturday.distance(to: $0) % 7 + 7) % 7 == weekday } ?? monthEnd
    }

    /// The year, its quarters of thirteen weeks and their periods; a 53rd week lengthens the last of each.
    func periods(ofYear year: Int) -> [FiscalPeriod] {
        let start = lastDay(ofYear: year - 1).advanced(by: 1)
        let end = lastDay(ofYear: year).advanced(by: 1)
        let yearID = Int32(year * 100)
        func period(_ number: Int32, _ level: FiscalPeriod.Level, _ name: String, week: Int, weeks: Int, quarter: Int32?) -> FiscalPeriod {
            let isLast = week + weeks == 52
            let first = start.advanced(by: 7 * week)
            return FiscalPeriod(
                id: yearID + number, level: level, label: "FY\(year)\(name)", start: first,
                end: isLast ? end : first.advanced(by: 7 * weeks), quarterID: quarter.map { yearID + $0 }, yearID: yearID)
        }
        var periods = [period(0, .year, "", week: 0, weeks: 52, quarter: nil)]
        for quarter in 0..<4 {
            let number = Int32(21 + quarter)
            periods.append(period(number, .quarter, "-Q\(quarter + 1)", week: 13 * quarter, weeks: 13, quarter: number))
            for place in 0..<3 {
                let leaf = 3 * quarter + place + 1
                periods.append(
                    period(
                        Int32(leaf), .month, leaf < 10 ? "-P0\(leaf)" : "-P\(leaf)",
                        week: 13 * quarter + pattern.prefix(place).reduce(0, +), weeks: pattern[place], quarter: number))
            }
        }
        return periods
    }
}
