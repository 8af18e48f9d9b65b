internal import Operations
internal import SalesModel

/// Parameters that several routes take. Their values are those of the command line.
enum Parameters {
    static let dimension = Parameter<Dimension>("dimension", "What the rows are about; company unless stated.")
    /// Of what is explained for one territory and not for an area.
    static let cellDimension = Parameter<Dimension>("dimension", "What the cell is about; company unless stated.", Dimension.breakdowns)
    /// Of the report on coaching.
    static let coachingDimension = Parameter<Dimension>(
        "dimension", "What the rows are about; company unless stated.", ReportKind.coaching.dimensions)
    static let subject = Parameter<Int64>(
        "subject", "The number of one subject of the dimension, as /subjects lists it; 0 is the company, or \"(none)\".")
    static let level = Parameter<PeriodLevel>("level", "How long the periods are; quarter unless stated.")
    static let period = Parameter<String>(
        label: "period", "Only the period of this label; in place of level, from and to.", hasNoDate: true)
    static let cellPeriod = Parameter<String>(label: "period", "The label of the period.", hasNoDate: true)
    static let from = Parameter<CalendarDay>("from", "The first day of the window; that of the as-of day's fiscal year unless stated.")
    static let to = Parameter<CalendarDay>("to", "The last day of the window; that of the as-of day's fiscal year unless stated.")
    static let basis = Parameter<Basis>("basis", "Where later knowledge of locked periods counts; reported unless stated.")
    static let structure = Parameter<Structure>("structure", "Where numbers stand when somebody has moved; then unless stated.")
    static let rates = Parameter<CurrencyMode>("rates", "At which rates amounts in other currencies are credited; plan unless stated.")
    static let run = Parameter<Int64>("run", "The number of the run; the newest unless stated.", from: 1)
    static let asOf = Parameter<CalendarDay>("as_of", "The newest run as of this day, in place of run.")
    static let report = Parameter<ReportKind>("report", "Which report the cell is of; attainment unless stated.", ReportKind.ofDeals)
    static let number = Parameter<Int64>("number", "Its number.", from: 0)

    static let within = Parameter<Subject>(
        "within", .string(pattern: "^(team|region|area)-[0-9]+$"), expected: "a team, region or area by its number, such as team-11",
        "Only what lies inside this team or region (of reps, managers, teams, regions) or area (of territories, areas), such as team-11."
    ) { text in
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let dimension = Dimension(rawValue: String(parts[0])), [.team, .region, .area].contains(dimension),
            let id = number.parse(String(parts[1]))
        else { return nil }
        return Subject(dimension: dimension, id: id, name: text)
    }

    /// Which run, and the window of days: what reports have in common.
    static let ofRun = [run.optional, asOf.optional]
    static let ofWindow = [from.optional, to.optional]
}

extension ParameterReader {
    /// Which run is meant; names what contradicts it.
    mutating func run(_ cursor: Cursor? = nil) -> RunChoice {
        if has("run"), has("as_of") { add("as_of", .contradictory, "left out where run names the run") }
        let (number, day) = (read(Parameters.run), read(Parameters.asOf))
        // A list goes on with the run it began with, whatever was published since.
        if let cursor { return RunChoice(number: cursor.run, asOf: nil) }
        return RunChoice(number: number, asOf: day)
    }

    /// The window of days; names an end before the beginning.
    mutating func window() -> (from: CalendarDay?, to: CalendarDay?) {
        let (from, to) = (read(Parameters.from), read(Parameters.to))
        if let from, let to, to < from { add("to", .contradictory, "no day before from") }
        return (from, to)
    }

    /// What a cell is about, the company unless stated; anything else needs its number.
    mutating func cell(_ parameter: Parameter<Dimension>) -> (dimension: Dimension, id: Int64) {
        // Of a dimension that cannot be read nothing more is said.
        guard let dimension = has(parameter.name) ? read(parameter) : .company else { return (.company, read(Parameters.subject) ?? 0) }
        let id = dimension == .company ? read(Parameters.subject) : require(Parameters.subject)
        if dimension == .company, let id, id != 0 { add("subject", .contradictory, "left out, or 0, of the company") }
        return (dimension, id ?? 0)
    }

    /// Names a `within` that cannot hold anything of the dimension.
    mutating func within(_ dimension: Dimension, knowsAreas: Bool) -> Subject? {
        guard let within = read(Parameters.within) else { return nil }
        let isOfTeams = [.rep, .manager, .team, .region].contains(dimension)
        if within.dimension == .area ? !(knowsAreas && [.territory, .area].contains(dimension)) : !isOfTeams {
            add("within", .contradictory, "left out: nothing by \(dimension.rawValue) lies inside a \(within.dimension.rawValue)")
        }
        return within
    }
}

/// A run by its number, or the newest of a day, or of all.
struct RunChoice: Sendable {
    let number: Int64?
    let asOf: CalendarDay?
}

extension Call {
    func run(_ choice: RunChoice) async throws -> RunSummary {
        try await operations.run(choice.number, asOf: choice.asOf, context)
    }

    /// Throws the problem of something that there is not, or that may not be seen: which of both, nobody is told.
    func find(_ dimension: Dimension, _ id: Int64, in run: RunSummary) async throws -> Subject {
        let subjects = try await operations.subjects(under: nil, dimension: dimension, run: run.runNo, context)
        guard let found = subjects.first(where: { $0.id == id }) else {
            throw Problem(
                .notFound,
                "There is no \(dimension.rawValue) \(id) in run \(run.runNo). \(APIRoutes.root)/subjects?dimension=\(dimension.rawValue) lists those there are."
            )
        }
        return found
    }
}
