import SalesModel

/// Where the people of the sample work, and on which days nobody does. No almanac: fixed days and Mondays, no Easter, nothing moved to a weekday.
enum SampleHolidays {
    /// Where the people of a region work.
    struct Place {
        let zone: String
        let calendar: String
    }

    static func place(ofRegion region: String) -> Place {
        switch region {
        case "Central": Place(zone: "America/Chicago", calendar: "US")
        case "North": Place(zone: "Europe/London", calendar: "GB")
        case "South": Place(zone: "Europe/Berlin", calendar: "DE")
        case "West": Place(zone: "America/Los_Angeles", calendar: "US")
        default: Place(zone: "America/New_York", calendar: "US")
        }
    }

    /// Every fourth team sells to consumers.
    static func motion(ofTeam team: Int) -> String { team % 4 == 3 ? "b2c" : "b2b" }

    /// The days off of a year by calendar; those of `company` are everybody's.
    static func days(ofYear year: Int) -> [(calendar: String, day: CalendarDay, name: String)] {
        fixed.compactMap { entry in
            CalendarDay(year: year, month: entry.month, day: entry.day).map { (entry.calendar, $0, entry.name) }
        }
            + floating.compactMap { entry in
                weekday(entry.weekday, entry.number, month: entry.month, year: year).map { (entry.calendar, $0, entry.name) }
            }
    }

    private static let fixed: [(calendar: String, month: Int, day: Int, name: String)] = [
        ("US", 1, 1, "New Year's Day"), ("US", 7, 4, "Independence Day"), ("US", 11, 11, "Veterans Day"), ("US", 12, 25, "Christmas Day"),
        ("GB", 1, 1, "New Year's Day"), ("GB", 12, 25, "Christmas Day"), ("GB", 12, 26, "Boxing Day"),
        ("DE", 1, 1, "Neujahr"), ("DE", 5, 1, "Tag der Arbeit"), ("DE", 10, 3, "Tag der Deutschen Einheit"),
        ("DE", 12, 25, "Erster Weihnachtstag"), ("DE", 12, 26, "Zweiter Weihnachtstag"),
        ("company", 12, 24, "Closed between the years"), ("company", 12, 31, "Closed between the years"),
    ]

    /// The first, second … day of the week in a month, from Monday 1 to Sunday 7; number -1 is the last one.
    private static let floating: [(calendar: String, month: Int, weekday: Int, number: Int, name: String)] = [
        ("US", 1, 1, 3, "Martin Luther King Jr. Day"), ("US", 5, 1, -1, "Memorial Day"), ("US", 9, 1, 1, "Labor Day"),
        ("US", 11, 4, 4, "Thanksgiving"), ("GB", 5, 1, 1, "Early May bank holiday"), ("GB", 5, 1, -1, "Spring bank holiday"),
        ("GB", 8, 1, -1, "Summer bank holiday"),
    ]

    private static func weekday(_ weekday: Int, _ number: Int, month: Int, year: Int) -> CalendarDay? {
        let day = number > 0 ? 1 + 7 * (number - 1) : CalendarDay.length(ofMonth: month, year: year) - 6
        guard let first = CalendarDay(year: year, month: month, day: day) else { return nil }
        // 1970-01-01 was a Thursday; the seven days from `first` on have one of each kind.
        let isodow = (Int(first.daysSince1970) + 3) % 7 + 1
        return first.advanced(by: (weekday - isodow + 7) % 7)
    }
}
