import SalesModel
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(
        "known days",
        arguments: [
            (0, "1970-01-01"), (-1, "1969-12-31"), (10_957, "2000-01-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"),
            (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"), (17_532, "2018-01-01"),
        ])
    func knownDays(days: Int, text: String) throws {
        let day = try #require(CalendarDay(daysSince1970: days))
        #expect(day.description == text)
        #expect(CalendarDay(iso: text) == day)
    }

    @Test("every day from 1896 to 2104 follows the one before it by the rules of the calendar")
    func consecutive() throws {
        var wrong: [String] = []
        var day = try #require(CalendarDay(year: 1896, month: 1, day: 1))
        for year in 1896...2104 {
            for month in 1...12 {
                for number in 1...CalendarDay.length(ofMonth: month, year: year) {
                    let isRight =
                        day.components == (year, month, number)
                        && CalendarDay(year: year, month: month, day: number) == day
                    if !isRight { wrong.append("\(year)-\(month)-\(number)") }
                    day = day.advanced(by: 1)
                }
            }
        }
        #expect(wrong.isEmpty)
        #expect(day.description == "2105-01-01")
    }

    @Test(
        "days that do not exist",
        arguments: [
            "2017-02-29", "1900-02-29", "2017-13-01", "2017-00-10", "2017-04-31", "2017-01-00", "0000-01-01", "2017-1-01",
            "2017/01/01", "2017-01-01 ", "20170101", "", "２０１７-01-01", "+017-01-01",
        ])
    func refused(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test("arithmetic holds at the ends")
    func saturation() throws {
        let day = try #require(CalendarDay(iso: "2017-03-31"))
        #expect(day.advanced(by: 1).description == "2017-04-01")
        #expect(day.distance(to: day.advanced(by: -365)) == -365)
        #expect(day.advanced(by: .max) == .last)
        #expect(day.advanced(by: .min) == .first)
        #expect(CalendarDay(daysSince1970: 2_932_897) == nil)
        #expect(CalendarDay(daysSince1970: -719_163) == nil)
        #expect(CalendarDay.first < .last)
    }
}
