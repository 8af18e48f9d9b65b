import Access
import Foundation
import Operations
import SalesModel
import Store
import Testing

/// The sessions of a story by the names that it gives them.
actor NamedSessions {
    private var numbers: [String: Int64] = [:]

    func name(_ name: String, _ number: Int64) { numbers[name] = number }

    func number(_ name: String) throws -> Int64 {
        guard let number = numbers[name] else { throw Scenario.Unreadable(description: "no session is called \(name)") }
        return number
    }
}

extension ScenarioRunner {
    func expectSessions(_ kind: String, from day: CalendarDay, _ words: [String: String]) async throws {
        let operations = CadenceOperations(store: store)
        func number(_ word: String, _ usual: Int16) -> Int16 { words[word].flatMap { Int16($0) } ?? usual }
        let statement = CadenceStatement(
            kind: kind, weeks: number("every", 1), minutes: number("minutes", 45), leastMinutes: number("least", 20),
            isExpected: words["ended"] == nil)
        var scope = CadenceOperations.Scope.organisation
        if let role = words["role"] { scope = .role(role) }
        if let motion = words["motion"] { scope = .motion(motion) }
        if let team = words["team"] { scope = .team(try await operations.team(named: team, context())) }
        let change = try await operations.set(statement, for: scope, from: day, reason: "agreed", context())
        #expect(change != nil, "\(scenario.name): the cadence changes nothing")
    }

    /// Does what each row says, in their order. A row with something in `refused` must be refused with these words.
    func record(_ table: Scenario.Table, _ place: String) async throws {
        for row in table.rows {
            let cells = Dictionary(uniqueKeysWithValues: zip(table.header, row))
            guard let refusal = cells["refused"], !refusal.isEmpty else {
                try await record(cells)
                continue
            }
            let error = await #expect(throws: OperationError.self, "\(place): must be refused") { try await record(cells) }
            #expect("\(error.map(String.init(describing:)) ?? "")".contains(refusal), "\(place): \(error?.description ?? "")")
        }
    }

    private func record(_ cells: [String: String]) async throws {
        let operations = SessionOperations(store: store)
        let context = try await context()
        func cell(_ name: String) -> String? { cells[name].flatMap { $0.isEmpty ? nil : $0 } }
        func time(_ name: String) throws -> WallTime? {
            try cell(name).map { text in try #require(WallTime(text), "\(text) is no time") }
        }
        let moment = RecordedAt(stated: try time("recorded"), present: 0)
        let name = cell("session") ?? ""
        let minutes = cell("minutes").flatMap { Int($0) } ?? 45
        let by = cell("by").flatMap(SessionOperations.Initiator.init(rawValue:)) ?? .manager
        func request() throws -> SessionRequest {
            SessionRequest(
                kind: cell("kind") ?? "one_on_one", manager: try #require(cell("manager")), rep: cell("rep"),
                start: try #require(try time("at")),
                minutes: minutes)
        }
        func log() throws -> CoachingLog {
            let missing = cell("without")?.components(separatedBy: ", ") ?? []
            let texts = ["focus": "Discovery", "feedback": "Ask what waiting costs", "next_step": "Call by Friday"]
            return CoachingLog(
                startedAt: try time("at"), minutes: Int16(minutes),
                texts: texts.filter { !missing.contains($0.key.replacing("_", with: " ")) })
        }
        switch cell("what") {
        case "plan": await sessions.name(name, try await operations.plan(try request(), at: moment, context))
        case "log" where cell("manager") != nil:
            await sessions.name(name, try await operations.logUnplanned(try request(), try log(), at: moment, context))
        case "log": try await operations.log(try log(), session: try await sessions.number(name), at: moment, context)
        case "move":
            let start = try #require(try time("at"))
            try await operations.take(.move(start), session: try await sessions.number(name), by: by, cause: nil, at: moment, context)
        case "cancel":
            try await operations.take(.cancel, session: try await sessions.number(name), by: by, cause: nil, at: moment, context)
        case "decline":
            try await operations.take(.decline, session: try await sessions.number(name), by: .rep, cause: nil, at: moment, context)
        case "rate":
            try await operations.respond(nil, rating: minutes, session: try await sessions.number(name), at: moment, context)
        case let answer:
            let answers: [String: SessionOperations.Answer] = [
                "confirm": .confirmed, "deny": .denied, "settle as held": .settledAsHeld, "settle as not held": .settledAsNotHeld,
            ]
            let meant = try #require(answers[answer ?? ""], "nothing called \(answer ?? "") is recorded")
            try await operations.respond(meant, rating: nil, session: try await sessions.number(name), at: moment, context)
        }
    }

    func slots(of rep: String, _ header: [String]) async throws -> Scenario.Table {
        var filter = SlotFilter()
        (filter.people.rep, filter.people.from, filter.people.to) = (rep, CalendarDay.first, CalendarDay.last)
        let slots = try await SessionOperations(store: store).slots(filter, context()).slots
        let rows = slots.map { slot in
            header.map { column in
                switch column {
                case "from": "\(slot.first)"
                case "kind": slot.kind
                case "manager": slot.manager
                case "state": slot.state.replacing("_", with: " ")
                case "because": slot.reason?.replacing("_", with: " ") ?? ""
                case "minutes": "\(slot.minutes)"
                case "moves": "\(slot.moves)"
                case "cancelled": "\(slot.cancellations)"
                case "extra": "\(slot.extra)"
                default: "no column \(column)"
                }
            }
        }
        return Scenario.Table(header: header, rows: rows)
    }
}
