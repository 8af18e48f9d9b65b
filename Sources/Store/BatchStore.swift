public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

/// What a nightly run needs to know besides the data.
public struct RunRequest: Sendable {
    /// The last day included.
    public let asOf: CalendarDay
    /// The version of the program, for the record.
    public let programVersion: String
    /// The instant at which the run was started, in microseconds since 1970-01-01 UTC, for the record only.
    public let startedAt: Int64

    /// Describes a run.
    public init(asOf: CalendarDay, programVersion: String, startedAt: Int64) {
        self.asOf = asOf
        self.programVersion = programVersion
        self.startedAt = startedAt
    }
}

extension Store {
    /// Runs the batch of one organisation: one transaction, published by its commit; killed anywhere, nothing happened.
    ///
    /// The fence is held alone, on a connection of its own, just until the run's snapshot is fixed. `progress` is told each step
    /// before it begins. Throws `StoreError.runUnderWay`, `.checkFailed`, `.notReproducible`, `.outsideCalendar`.
    public func run(
        _ context: OperationContext, _ request: RunRequest, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> RunOutcome {
        let id = context.organisation.id
        let identity = TransactionIdentity(.runBatch, organisationID: id)
        let fence = Fence()
        return try await withThrowingTaskGroup(of: RunOutcome?.self) { group in
            group.addTask {
                do {
                    try await database.write(as: identity) { transaction in
                        _ = try await transaction.fetchOne(RunStatements.closeFence, id)
                        await fence.close()
                        await fence.untilSnapshot()
                    }
                } catch {
                    await fence.fail(error)
                    throw error
                }
                return nil
            }
            group.addTask {
                do {
                    try await fence.untilClosed()
                    let options = TransactionOptions(isolation: .repeatableRead)
                    return try await database.write(as: identity, options: options) { transaction in
                        try await BatchRun(transaction: transaction, organisationID: id, request: request, progress: progress)
                            .perform { await fence.snapshotTaken() }
                    }
                } catch {
                    await fence.snapshotTaken()
                    throw error
                }
            }
            var outcome: RunOutcome?
            for try await result in group { outcome = result ?? outcome }
            guard let outcome else { throw CancellationError() }
            if outcome.isNew { await database.refreshStatistics(as: identity) }
            return outcome
        }
    }
}

/// The steps of one run inside its transaction.
private struct BatchRun {
    let transaction: Transaction
    let organisationID: Int64
    let request: RunRequest
    let progress: @Sendable (String) -> Void

    func perform(snapshotTaken: @Sendable () async -> Void) async throws -> RunOutcome {
        // The first statement fixes the snapshot; the fence may open after it.
        let start = try await transaction.fetchOne(RunStatements.knownChange, (organisationID, request.asOf))
        await snapshotTaken()
        guard start.monthsOfAsOf == 1 else { throw StoreError.outsideCalendar(day: request.asOf.description) }
        guard try await transaction.fetchOne(RunStatements.takeTurn, organisationID) else {
            throw StoreError.runUnderWay(organisation: String(organisationID))
        }
        let number = start.lastRun + 1
        _ = try await transaction.fetchOne(RunStatements.assume, number)
        var steps = try await compute(number, knownChange: start.knownChange)
        steps += try await coach(number, knownChange: start.knownChange)
        steps += try await check()
        let digest = try await transaction.fetchOne(RunStatements.digest, ())
        if let former = try await transaction.fetchOptional(RunStatements.latest, (organisationID, nil)),
            former.asOf == request.asOf, former.knownChange == start.knownChange,
            former.ruleDigest == Store.ruleDigest
        {
            guard former.digest == digest else {
                throw StoreError.notReproducible(run: former.number, digest: former.digest, found: digest)
            }
            return RunOutcome(run: former, isNew: false, steps: steps)
        }
        for step in RollupStatements.publishing {
            steps.append(
                try await timed(step.name) { try await transaction.execute(step.statement, organisationID) })
        }
        let timings = steps.map { "\"\($0.step)\": \($0.milliseconds)" }.joined(separator: ", ")
        let finishedAt = try await transaction.fetchOne(
            RunStatements.insert,
            (
                organisationID, number, request.asOf, start.knownChange, Store.ruleDigest, digest,
                request.programVersion, PostgresTimestamp(microsecondsSince1970: request.startedAt),
                PostgresJSON(text: "{\(timings)}")
            ))
        try await transaction.countForStatistics()
        let run = Run(
            number: number, asOf: request.asOf, knownChange: start.knownChange, ruleDigest: Store.ruleDigest,
            digest: digest, finishedAt: finishedAt)
        return RunOutcome(run: run, isNew: true, steps: steps)
    }

    private func compute(_ number: Int64, knownChange: Int64) async throws -> [StepTiming] {
        let id = organisationID
        try await transaction.script(SQL.Rollups.tables)
        return [
            try await timed("fact") {
                try await transaction.execute(RollupStatements.fact, (id, request.asOf, knownChange))
            },
            try await timed("quota_line") { try await transaction.execute(RollupStatements.quotaLine, (id, knownChange)) },
            try await timed("quota_part") { try await transaction.execute(RollupStatements.quotaPart, ()) },
            try await timed("horizon") { try await transaction.execute(RollupStatements.horizon, (id, request.asOf)) },
            try await timed("tally") { try await transaction.execute(RollupStatements.tally, ()) },
            try await timed("credit") {
                try await transaction.execute(RollupStatements.credit, (id, request.asOf, knownChange))
            },
            try await timed("product_credit") {
                try await transaction.execute(RollupStatements.productCredit, (id, request.asOf, knownChange))
            },
            try await timed("credit_part") { try await transaction.execute(RollupStatements.creditPart, ()) },
            try await timed("middle") { try await transaction.execute(RollupStatements.middle, ()) },
            try await timed("population") {
                let rows = try await transaction.execute(RollupStatements.population, id)
                try await transaction.script(SQL.Rollups.analyze)
                return rows
            },
            try await timed("pipeline_cell") {
                try await transaction.execute(RollupStatements.pipelineCell, (id, request.asOf, number))
            },
            try await timed("attainment_cell") { try await transaction.execute(RollupStatements.attainmentCell, id) },
            try await timed("adjustment_cell") {
                try await transaction.execute(RollupStatements.adjustmentCell, (id, number, knownChange))
            },
        ]
    }

    /// What was expected of managers, and what became of it.
    private func coach(_ number: Int64, knownChange: Int64) async throws -> [StepTiming] {
        let (id, asOf) = (organisationID, request.asOf)
        try await transaction.script(SQL.Rollups.coachingTables)
        return [
            try await timed("coaching_pair") { try await transaction.execute(RollupStatements.coachingPair, id) },
            try await timed("person_off") {
                let rows = try await transaction.execute(RollupStatements.personOff, (id, knownChange))
                try await transaction.script(SQL.Rollups.analyzeCoaching)
                return rows
            },
            try await timed("week_off") { try await transaction.execute(RollupStatements.weekOff, id) },
            try await timed("coaching_session") { try await transaction.execute(RollupStatements.coachingSession, (id, asOf)) },
            try await timed("expected_slot") {
                let rows = try await transaction.execute(RollupStatements.expectedSlot, (id, asOf))
                try await transaction.script(SQL.Rollups.analyzeCoaching)
                return rows
            },
            try await timed("slot") { try await transaction.execute(RollupStatements.slot, (id, asOf, number)) },
            try await timed("coaching_cell") {
                try await transaction.execute(RollupStatements.coachingCell, (id, asOf, number, knownChange))
            },
        ]
    }

    private func check() async throws -> [StepTiming] {
        var steps: [StepTiming] = []
        for check in RollupStatements.checks {
            steps.append(
                try await timed("check " + check.name) {
                    let problems = try await transaction.fetch(check.statement, ())
                    if let first = problems.first {
                        throw StoreError.checkFailed(check: check.name, example: first, count: problems.count)
                    }
                    return 0
                })
        }
        return steps
    }

    private func timed(_ step: String, _ work: () async throws -> Int) async throws -> StepTiming {
        progress(step)
        let start = ContinuousClock.now
        let rows = try await work()
        return StepTiming(step: step, rows: rows, milliseconds: (ContinuousClock.now - start).milliseconds)
    }
}

extension Duration {
    /// The whole milliseconds of a duration.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

/// Lets the run begin when the fence is closed, and the fence open when the run has its snapshot.
private actor Fence {
    private enum State { case open, closed, passed, failed(any Error) }
    private var state = State.open
    private var waiters: [CheckedContinuation<Void, Never>] = []

    func close() { advance(to: .closed) }

    func snapshotTaken() { advance(to: .passed) }

    func fail(_ error: any Error) { advance(to: .failed(error)) }

    func untilClosed() async throws {
        while case .open = state { await change() }
        if case .failed(let error) = state { throw error }
    }

    func untilSnapshot() async {
        while case .closed = state { await change() }
    }

    private func advance(to next: State) {
        if case .passed = state { return }
        state = next
        let waiting = waiters
        waiters = []
        for waiter in waiting { waiter.resume() }
    }

    private func change() async { await withCheckedContinuation { waiters.append($0) } }
}
