public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum RunStatements {
    static let takeTurn = Statement<Int64, Bool>(SQL.Queries.Run.takeTurn) { (taken: Bool) in taken }
    static let closeFence = Statement<Int64, Bool>(SQL.Queries.Run.closeFence) { (closed: Bool) in closed }
    static let knownChange = Statement<(Int64, CalendarDay), RunStart>(SQL.Queries.Run.knownChange, RunStart.init)
    static let assume = Statement<Int64, String>(SQL.Queries.Run.assume) { (run: String) in run }
    static let insert = Statement<
        (Int64, Int64, CalendarDay, Int64, String, String, String, PostgresTimestamp, PostgresJSON), String
    >(SQL.Queries.Run.insert) { (finishedAt: String) in finishedAt }
    static let latest = Statement<(Int64, CalendarDay?), Run>(SQL.Queries.Run.latest, Run.init)
    static let list = Statement<(Int64, Int64?, Int32), Run>(SQL.Queries.Run.list, Run.init)
    static let find = Statement<(Int64, Int64), Run>(SQL.Queries.Run.find, Run.init)
    static let asOfDays = Statement<Int64, CalendarDay>(SQL.Queries.Run.asOfDays) { (day: CalendarDay) in day }
    static let digest = Statement<Void, String>(SQL.Rollups.digest) { (digest: String) in digest }
}

/// The steps of a run over its working tables, in order. Each is one set-based statement of `sql/rollups`.
enum RollupStatements {
    static let fact = Statement<(Int64, CalendarDay, Int64), Void>(SQL.Rollups.fact)
    static let credit = Statement<(Int64, CalendarDay, Int64), Void>(SQL.Rollups.credit)
    static let productCredit = Statement<(Int64, CalendarDay, Int64), Void>(SQL.Rollups.productCredit)
    static let creditPart = Statement<Void, Void>(SQL.Rollups.creditPart)
    static let quotaLine = Statement<(Int64, Int64), Void>(SQL.Rollups.quotaLine)
    static let quotaPart = Statement<Void, Void>(SQL.Rollups.quotaPart)
    static let horizon = Statement<(Int64, CalendarDay), Void>(SQL.Rollups.horizon)
    static let tally = Statement<Void, Void>(SQL.Rollups.tally)
    static let middle = Statement<Void, Void>(SQL.Rollups.middle)
    static let population = Statement<Int64, Void>(SQL.Rollups.population)
    static let pipelineCell = Statement<(Int64, CalendarDay, Int64), Void>(SQL.Rollups.pipelineCell)
    static let attainmentCell = Statement<Int64, Void>(SQL.Rollups.attainmentCell)
    static let adjustmentCell = Statement<(Int64, Int64, Int64), Void>(SQL.Rollups.adjustmentCell)
    static let coachingPair = Statement<Int64, Void>(SQL.Rollups.coachingPair)
    static let personOff = Statement<(Int64, Int64), Void>(SQL.Rollups.personOff)
    static let weekOff = Statement<Int64, Void>(SQL.Rollups.weekOff)
    static let coachingSession = Statement<(Int64, CalendarDay), Void>(SQL.Rollups.coachingSession)
    static let expectedSlot = Statement<(Int64, CalendarDay), Void>(SQL.Rollups.expectedSlot)
    static let slot = Statement<(Int64, CalendarDay, Int64), Void>(SQL.Rollups.slot)
    static let coachingCell = Statement<(Int64, CalendarDay, Int64, Int64), Void>(SQL.Rollups.coachingCell)
    static let publishing: [(name: String, statement: Statement<Int64, Void>)] = [
        ("retire_attainment_cells", Statement(SQL.Rollups.retireAttainmentCells)),
        ("publish_attainment_cells", Statement(SQL.Rollups.publishAttainmentCells)),
        ("retire_adjustment_cells", Statement(SQL.Rollups.retireAdjustmentCells)),
        ("publish_adjustment_cells", Statement(SQL.Rollups.publishAdjustmentCells)),
        ("retire_pipeline_cells", Statement(SQL.Rollups.retirePipelineCells)),
        ("publish_pipeline_cells", Statement(SQL.Rollups.publishPipelineCells)),
        ("retire_slots", Statement(SQL.Rollups.retireSlots)),
        ("publish_slots", Statement(SQL.Rollups.publishSlots)),
        ("retire_coaching_cells", Statement(SQL.Rollups.retireCoachingCells)),
        ("publish_coaching_cells", Statement(SQL.Rollups.publishCoachingCells)),
    ]
    /// Every check of `sql/checks`: none may return a row.
    static let checks: [(name: String, statement: Statement<Void, String>)] = SQL.Checks.all.map { file in
        (file.name, Statement(file) { (problem: String) in problem })
    }
}

/// What a run starts from.
struct RunStart: Sendable {
    let knownChange: Int64
    let lastRun: Int64
    let monthsOfAsOf: Int64
}

/// A published run of the nightly batch.
public struct Run: Sendable, Hashable {
    /// Its number within the organisation.
    public let number: Int64
    /// The last day it includes.
    public let asOf: CalendarDay
    /// The last change it knows.
    public let knownChange: Int64
    /// SHA-256 over the rules: SQL files and program.
    public let ruleDigest: String
    /// SHA-256 over identifiers and numbers.
    public let digest: String
    /// When it was published, ISO 8601 in UTC.
    public let finishedAt: String
}

/// How long each step of a run took and how many rows it wrote.
public struct StepTiming: Sendable, Hashable {
    /// The step, by the name of its file.
    public let step: String
    /// Rows written.
    public let rows: Int
    /// Elapsed time in milliseconds.
    public let milliseconds: Int64
}

/// What a nightly run came to.
public struct RunOutcome: Sendable {
    /// The run in force now.
    public let run: Run
    /// False when an equal run was published already: the same inputs, rules and digest, so nothing was written.
    public let isNew: Bool
    /// The steps, in order.
    public let steps: [StepTiming]
}

extension Store {
    /// The newest run, or the newest of an as-of day; nil if there is none.
    public func latestRun(_ context: OperationContext, asOf: CalendarDay? = nil) async throws -> Run? {
        try await database.fetchOptional(RunStatements.latest, (context.organisation.id, asOf), as: TransactionIdentity(reading: context))
    }

    /// Up to so many runs, the newest first; with `before`, those of smaller numbers.
    public func runs(_ context: OperationContext, before: Int64?, limit: Int32) async throws -> [Run] {
        try await database.fetch(RunStatements.list, (context.organisation.id, before, limit), as: TransactionIdentity(reading: context))
    }

    /// Up to ten as-of days for which there are runs, newest first.
    public func asOfDays(_ context: OperationContext) async throws -> [CalendarDay] {
        try await database.fetch(RunStatements.asOfDays, context.organisation.id, as: TransactionIdentity(reading: context))
    }
}
