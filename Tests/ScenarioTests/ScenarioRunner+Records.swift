import Access
import Operations
import SalesModel
import Store
import Testing

/// Letters of quota and inquiries, as a scenario tells them.
extension ScenarioRunner {
    private func rep(_ name: String) async throws -> Subject {
        let subjects = try await ReportOperations(store: store).subjects(under: nil, dimension: .rep, context())
        return try #require(subjects.first { $0.name == name }, "there is no \(name)")
    }

    /// Issues a letter to everybody for the year of the newest run: one that is not what the run published is an error.
    func issueEveryLetter() async throws {
        let context = try await context()
        let request = ReportRequest(kind: .attainment, by: .company, period: .year)
        let year = try #require(try await ReportOperations(store: store).report(request, context).rows.last?.period.label)
        let day = try #require(CalendarDay(iso: "2018-12-31"))
        do {
            _ = try await LetterOperations(store: store).issue(rep: nil, year: year, on: day, context)
        } catch OperationError.notFound(let sentence) {
            #expect(sentence.hasPrefix("Nobody has a quota"), "\(scenario.name): \(sentence)")
        }
    }

    /// Whether something is refused as its table says; without a table it must not be.
    private func attempt(_ refusal: Scenario.Table?, _ place: String, _ body: () async throws -> Void) async throws {
        guard let refusal else { return try await body() }
        let error = await #expect(throws: OperationError.self, "\(place): must be refused") { try await body() }
        for row in refusal.rows {
            #expect("\(error.map(String.init(describing:)) ?? "")".contains(row[0]), "\(place): \(error?.description ?? "")")
        }
    }

    /// The lines of a letter; what is taken away has a minus.
    func letter(of name: String, _ year: String, _ header: [String]) async throws -> Scenario.Table {
        let letter = try await LetterOperations(store: store).letter(rep: try await rep(name), year: year, context())
        if header.contains("component") {
            let rows = letter.stated.flatMap { quota in
                quota.leaves.map { leaf in
                    header.map { column in
                        switch column {
                        case "component": quota.component
                        case "layer": quota.layer
                        case "for": quota.span
                        case "whole": quota.whole.decimal.description
                        case "spread": quota.spread
                        case "period": leaf.period
                        case "weight": leaf.weight ?? ""
                        case "amount": leaf.amount.decimal.description
                        default: "no column \(column)"
                        }
                    }
                }
            }
            return Scenario.Table(header: header, rows: rows)
        }
        let rows = letter.lines.map { line in
            func taken(_ money: Money) -> String { money.minorUnits == 0 ? "0.00" : "-\(money.decimal)" }
            return header.map { column in
                switch column {
                case "period": line.period
                case "stated": line.stated.decimal.description
                case "not employed": taken(line.employment)
                case "ramp": taken(line.ramp)
                case "leave": taken(line.leave)
                case "territories": line.shares.decimal.description
                case "rounding": line.rounding.decimal.description
                case "owed": line.owed.decimal.description
                case "beside": line.beside.decimal.description
                case "because": line.because.joined(separator: "; ")
                default: "no column \(column)"
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }

    func letters(_ year: String, _ action: Scenario.LetterAction, _ place: String) async throws {
        let operations = LetterOperations(store: store)
        let context = try await context()
        let day = try #require(CalendarDay(iso: "2018-12-31"))
        switch action {
        case .issue: _ = try await operations.issue(rep: nil, year: year, on: day, context)
        case .acknowledge(let number, let rep, let refusal):
            try await attempt(refusal, place) { try await operations.acknowledge(letter: number, by: rep, on: day, context) }
        case .list(let expected):
            let rows = try await operations.list(year: year, context).map { letter in
                expected.header.map { column in
                    switch column {
                    case "letter": "\(letter.number)"
                    case "rep": letter.rep.name
                    case "quota": letter.quota.decimal.description
                    case "state": letter.state.rawValue
                    case "now": letter.quotaNow.decimal.description
                    case "changed": letter.changed.joined(separator: ", ")
                    default: "no column \(column)"
                    }
                }
            }
            expect(Scenario.Table(header: expected.header, rows: rows), expected, place)
        }
    }

    func inquiry(_ step: Scenario.InquiryStep, _ place: String) async throws {
        let operations = InquiryOperations(store: store)
        let context = try await context()
        switch step {
        case .ask(let deal, let name, let day):
            _ = try await operations.open(InquiryRequest(deal: deal, rep: try await rep(name).id, claim: "It is mine", day: day), context)
        case .take(let action, let number, let day, let refusal):
            // Changes are numbered over all organisations: a scenario adjusts by the last one before the step.
            let newest = try #require(try await store.latestRun(context)).knownChange
            let actions: [String: InquiryAction] = [
                "answer": .answer, "adjust": .adjust(change: newest), "reject": .reject, "withdraw": .withdraw, "reopen": .reopen,
            ]
            let wanted = try #require(actions[action], "\(place): nothing called \(action) is done about an inquiry")
            try await attempt(refusal, place) { try await operations.take(wanted, inquiry: number, on: day, text: "Because", context) }
        case .list(let day, let expected):
            var filter = InquiryFilter()
            filter.day = day
            let rows = try await operations.list(filter, context).map { inquiry in
                expected.header.map { column in
                    switch column {
                    case "inquiry": "\(inquiry.number)"
                    case "deal": inquiry.deal
                    case "rep": inquiry.rep.name
                    case "team": inquiry.team ?? ""
                    case "state": inquiry.state.rawValue
                    case "age": "\(inquiry.age)"
                    default: "no column \(column)"
                    }
                }
            }
            expect(Scenario.Table(header: expected.header, rows: rows), expected, place)
        case .show(let number, let expected):
            let rows = try await operations.show(number, on: nil, context).credits.map { credit in
                expected.header.map { column in
                    switch column {
                    case "when": credit.title
                    case "credit": credit.answer.inCell.decimal.description
                    case "why": credit.answer.reasons.joined(separator: " ")
                    default: "no column \(column)"
                    }
                }
            }
            expect(Scenario.Table(header: expected.header, rows: rows), expected, place)
        }
    }
}
