import Operations
import SalesModel

@testable import Dashboard

/// What people record: two inquiries and two letters, of reps whose pages there are.
extension FixtureWorld {
    private func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: currency) }

    private func rep(_ id: Int64) -> Subject {
        subjects(.rep, under: nil).first { $0.id == id } ?? Subject(dimension: .rep, id: id, name: "(none)")
    }

    private func day(_ text: String) -> CalendarDay { CalendarDay(iso: text) ?? run.asOf }

    /// The words of the first claim, which must not become markup.
    static let claim = "Half of it is <b>mine</b>"

    var inquiries: [Inquiry] {
        [
            Inquiry(
                number: 1, deal: "D1", source: "crm", rep: rep(1001), team: "Team A", period: "2017-Q4", expected: "50 %",
                openedOn: day("2017-12-01"), state: .adjusted, since: day("2017-12-09"), age: 8),
            Inquiry(
                number: 2, deal: "D2", source: "crm", rep: rep(1004), team: nil, period: nil, expected: nil, openedOn: day("2017-12-30"),
                state: .open, since: day("2017-12-30"), age: 1),
        ]
    }

    func inquiry(_ number: Int64) throws -> InquiryDetail {
        guard let inquiry = inquiries.first(where: { $0.number == number }) else { throw OperationError.notFound("no such inquiry") }
        func entry(_ step: String, _ change: Int64?, _ text: String?) -> InquiryEntry {
            InquiryEntry(
                step: step, day: inquiry.openedOn, run: run.runNo, asOf: run.asOf, change: change, actor: "cli:analyst", text: text)
        }
        func credit(_ title: String, _ units: Int64) -> InquiryCredit {
            InquiryCredit(
                title: title,
                answer: MissingDeal(
                    deal: inquiry.deal, source: inquiry.source, run: run, cell: "", inCell: money(units),
                    reasons: ["It is credited with \(money(units)) in all."],
                    places: units == 0
                        ? []
                        : [
                            CreditedPlace(
                                period: "2017-12", quarter: "2017-Q4", year: "2017", isAdjustment: false, countsAs: "won", share: "50 %",
                                credit: money(units), subjects: [inquiry.rep])
                        ]))
        }
        return InquiryDetail(
            inquiry: inquiry,
            steps: [entry("opened", nil, Self.claim)] + (inquiry.state == .adjusted ? [entry("adjusted", 118, nil)] : []),
            credits: [credit("when it was asked", 0)] + (inquiry.state == .adjusted ? [credit("when it was adjusted", 50_00)] : []))
    }

    var letters: [IssuedLetter] {
        [
            letter(7, 1001, acknowledgedOn: day("2017-02-03"), .superseded, now: 86_666_67, changed: ["2017-01", "2017-02"]),
            letter(8, 1004, acknowledgedOn: nil, .issued, now: 100_000_00, changed: []),
        ]
    }

    private func letter(
        _ number: Int64, _ rep: Int64, acknowledgedOn: CalendarDay?, _ state: LetterState, now: Int64, changed: [String]
    ) -> IssuedLetter {
        IssuedLetter(
            number: number, rep: self.rep(rep), year: "2017", run: 41, asOf: run.asOf, quota: money(100_000_00), digest: run.digest,
            issuedOn: day("2017-02-01"), issuedBy: "cli:analyst", acknowledgedOn: acknowledgedOn,
            acknowledgedBy: acknowledgedOn.map { _ in "cli:analyst" }, state: state, replacedBy: nil, newestRun: run.runNo,
            quotaNow: money(now), changed: changed)
    }

    /// A hire of 1 March in a year of 100,000 by 20/20/20/40, or the whole of it as it was issued.
    func letter(_ key: LetterKey) throws -> QuotaLetter {
        let (id, year): (Int64, String) =
            switch key {
            case .newest(let rep, let year): (rep.id, year)
            case .issued(let number): (letters.first { $0.number == number }?.rep.id ?? 0, "2017")
            }
        guard year == "2017", id > 0 else { throw OperationError.notFound("no such letter") }
        let isWhole = if case .issued = key { true } else { false }
        func line(_ period: String, _ level: PeriodLevel, _ stated: Int64, _ employment: Int64, _ reasons: [String] = []) -> LetterLine {
            let taken = isWhole ? 0 : employment
            return LetterLine(
                period: period, level: level, stated: money(stated), employment: money(taken), ramp: money(0), leave: money(0),
                shares: money(0), rounding: money(0), owed: money(stated - taken), beside: money(0), because: isWhole ? [] : reasons)
        }
        let quarters: [(String, Int64, Int64)] = [
            ("2017-Q1", 20_000_00, 13_333_33), ("2017-Q2", 20_000_00, 0), ("2017-Q3", 20_000_00, 0), ("2017-Q4", 40_000_00, 0),
        ]
        let months = (1...12).map { String(FixtureWorld.number($0).suffix(2)) }
        var lines: [LetterLine] = []
        for (index, quarter) in quarters.enumerated() {
            for month in 0..<3 {
                let isBefore = index == 0 && month < 2
                lines.append(
                    line(
                        "2017-\(months[3 * index + month])", .month, quarter.1 / 3, isBefore ? quarter.1 / 3 : 0,
                        isBefore ? ["not employed on 31 of 31 days"] : []))
            }
            lines.append(line(quarter.0, .quarter, quarter.1, quarter.2))
        }
        lines.append(line("2017", .year, 100_000_00, 13_333_33))
        return QuotaLetter(
            rep: rep(id), year: year, organisation: organisation, run: run,
            stated: [
                StatedQuota(
                    component: "total", layer: "base", statedFor: ["2017"], whole: money(100_000_00), seasonality: "Retail",
                    leaves: [
                        ("2017-01", money(6_666_67), "6.67 %"), ("2017-02", money(6_666_67), "6.67 %"),
                        ("2017-12", money(13_333_33), "13.33 %"),
                    ])
            ],
            lines: lines, quota: lines.last?.owed ?? money(0), digest: run.digest, issued: letters.first { $0.rep.id == id })
    }
}
