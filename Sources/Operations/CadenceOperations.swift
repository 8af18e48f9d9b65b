public import Access
internal import PlanFile
public import SalesModel
public import Store

/// Cadences: how often which session is expected of whom, dated, under numbered changes with a reason.
///
/// Nothing is expected before somebody says so: the nightly run judges slots from the first day of a cadence on.
public struct CadenceOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// For whom a cadence holds; the more specific one counts.
    public enum Scope: Sendable, Hashable {
        case organisation
        case motion(String), role(String), team(Int64)
    }

    /// The weekly rhythm that an organisation begins with.
    public static let weeklyRhythm: [CadenceStatement] = [
        CadenceStatement(kind: "one_on_one", minutes: 45, leastMinutes: 20),
        CadenceStatement(kind: "health_check", minutes: 30, leastMinutes: 10),
        CadenceStatement(kind: "team_review", minutes: 60, leastMinutes: 20),
        CadenceStatement(kind: "week_close", minutes: 20, leastMinutes: 10),
        CadenceStatement(kind: "forecast_submission", minutes: 10, leastMinutes: 1),
    ]

    /// The kinds of session there are.
    public func kinds(_ context: OperationContext) async throws -> [SessionKind] { try await store.sessionKinds(context) }

    /// What is expected, by kind and scope and in the order of time.
    public func list(_ context: OperationContext) async throws -> [CadenceRecord] { try await store.cadences(context) }

    /// States the weekly rhythm for everybody from a day on. Returns the change; nil if it holds already.
    public func adoptWeeklyRhythm(from day: CalendarDay, reason: String, _ context: OperationContext) async throws -> Int64? {
        try context.require(.load)
        return try await set(Self.weeklyRhythm, from: day, reason: reason, context)
    }

    /// States what is expected of a kind of session from a day on. Returns the change; nil if it is so already.
    ///
    /// Throws `OperationError.invalid` for a kind there is not, for numbers out of range, and without a reason.
    public func set(
        _ statement: CadenceStatement, for scope: Scope, from day: CalendarDay, reason: String, _ context: OperationContext
    ) async throws -> Int64? {
        try context.require(.load)
        let kinds = try await store.sessionKinds(context).map(\.key)
        guard kinds.contains(statement.kind) else {
            let near = Suggestion.nearest(to: statement.kind, among: kinds)
            throw OperationError.invalid(
                "There is no kind of session \"\(statement.kind)\". "
                    + (near.map { "Did you mean \($0)?" } ?? "There are: \(kinds.joined(separator: ", "))."))
        }
        guard (1...13).contains(statement.weeks) else {
            throw OperationError.invalid("A session is expected every 1 to 13 weeks, not every \(statement.weeks).")
        }
        guard (5...480).contains(statement.minutes), (1...statement.minutes).contains(statement.leastMinutes) else {
            throw OperationError.invalid(
                "A session takes 5 to 480 minutes, and counts as held from 1 to as many on: not \(statement.minutes) and \(statement.leastMinutes)."
            )
        }
        var statement = statement
        switch scope {
        case .organisation: break
        case .motion(let motion): (statement.scope, statement.key) = ("motion", motion)
        case .role(let role): (statement.scope, statement.key) = ("role", role)
        case .team(let team): (statement.scope, statement.key) = ("team", String(team))
        }
        return try await set([statement], from: day, reason: reason, context)
    }

    /// The number of a team by its name, or by # and its number. Throws `OperationError.notFound`, and `.invalid` where several are called so.
    public func team(named name: String, _ context: OperationContext) async throws -> Int64 {
        let found = try await store.teams(named: name, context)
        guard let team = found.first else { throw OperationError.notFound("There is no team \"\(name)\" in \(context.organisation.key).") }
        guard found.count == 1 else {
            throw OperationError.invalid(
                "\(found.count) teams are called \"\(name)\": name one by its number, "
                    + found.map { "#\($0.number)" }.joined(separator: " or ") + ".")
        }
        return team.number
    }

    private func set(
        _ statements: [CadenceStatement], from day: CalendarDay, reason: String, _ context: OperationContext
    ) async throws -> Int64? {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw OperationError.invalid("Say why: --reason \"…\".") }
        do { return try await store.setCadences(context, statements, from: day, reason: reason) } catch let error as StoreError {
            throw OperationError(error)
        }
    }
}
