public import Access
internal import Logging
internal import SalesModel
internal import Store

/// Carries out the jobs that this process took in: one at a time for each organisation, a few in all, each until its end is recorded.
public actor JobQueue {
    /// Carries a job out; is told how to say how far it has come.
    public typealias Work = @Sendable (_ progress: @escaping @Sendable (String) -> Void) async throws -> JobEnd

    private struct Entry {
        let number: Int64
        let kind: Job.Kind
        let context: OperationContext
        let work: Work
        /// From where it was asked for: what it writes is kept with that, whoever's turn starts it.
        let origin: Origin
        let progress: Progress
        /// Says every few seconds that the job is not forgotten.
        let pulse: Task<Void, Never>
        var task: Task<Void, Never>?
    }

    /// How far a job has come; told from any thread, read by its pulse.
    private actor Progress {
        private(set) var isBegun = false
        private(set) var text: String?
        func begin() { isBegun = true }
        func note(_ text: String) { self.text = text }
    }

    private let operations: JobOperations
    private let width: Int
    private let pulse: Duration
    private let watch: @Sendable (Job.Kind, Job.State) -> Void
    private var entries: [Entry] = []
    private var isClosed = false

    /// - Parameters:
    ///   - operations: where jobs are recorded.
    ///   - width: how many are carried out at once, 1 or more.
    ///   - pulse: how often a job is said to be alive; one of which nothing is heard for a minute is taken for lost.
    ///   - watch: is told how each ended.
    public init(
        _ operations: JobOperations, width: Int = 2, pulse: Duration = .seconds(10),
        watch: @escaping @Sendable (Job.Kind, Job.State) -> Void = { _, _ in }
    ) {
        self.watch = watch
        self.operations = operations
        self.width = max(1, width)
        self.pulse = pulse
    }

    /// Carries a job out as soon as it is its turn. One that comes after the closing fails at once.
    public func submit(_ number: Int64, _ kind: Job.Kind, _ context: OperationContext, _ work: @escaping Work) async {
        guard !isClosed else {
            await record(number, kind, Self.closing, context)
            return
        }
        let progress = Progress()
        let pulse = Task { [operations, pulse] in
            while (try? await Task.sleep(for: pulse)) != nil {
                do {
                    try await operations.note(number, isBegun: await progress.isBegun, progress: await progress.text, context)
                } catch { context.logger.warning("job not noted", metadata: ["job": "\(number)", "reason": "\(type(of: error))"]) }
            }
        }
        entries.append(
            Entry(
                number: number, kind: kind, context: context, work: work, origin: Origin.current, progress: progress, pulse: pulse))
        start()
    }

    /// Ends a job before its time; false if this process has none of the number in the organisation. Nothing of it is written.
    public func cancel(_ number: Int64, of organisation: Int64) async -> Bool {
        guard let index = entries.firstIndex(where: { $0.number == number && $0.context.organisation.id == organisation }) else {
            return false
        }
        let entry = entries[index]
        if let task = entry.task {
            task.cancel()
            await task.value
        } else {
            entries.remove(at: index)
            entry.pulse.cancel()
            await record(number, entry.kind, Self.cancelled, entry.context)
        }
        return true
    }

    /// Ends every job, those that wait and those that run, and returns when each is recorded. Nothing more is taken in.
    public func close() async {
        isClosed = true
        let waiting = entries.filter { $0.task == nil }
        entries.removeAll { $0.task == nil }
        for entry in waiting {
            entry.pulse.cancel()
            await record(entry.number, entry.kind, Self.closing, entry.context)
        }
        for task in entries.compactMap(\.task) {
            task.cancel()
            await task.value
        }
    }

    private static let cancelled = JobEnd(state: .failed, problem: "Cancelled; nothing was written.")
    private static let closing = JobEnd(
        state: .failed, problem: "The server was stopped before this ended; nothing was written. Ask for it again.")

    private func start() {
        for index in entries.indices where entries[index].task == nil {
            let running = entries.filter { $0.task != nil }
            guard running.count < width else { return }
            let entry = entries[index]
            guard !running.contains(where: { $0.context.organisation.id == entry.context.organisation.id }) else { continue }
            entries[index].task = Task { await Origin.$current.withValue(entry.origin) { await carryOut(entry) } }
        }
    }

    private func carryOut(_ entry: Entry) async {
        let (number, context, progress) = (entry.number, entry.context, entry.progress)
        await progress.begin()
        let end: JobEnd
        do {
            try await operations.note(number, isBegun: true, progress: nil, context)
            end = try await entry.work { text in Task { await progress.note(text) } }
        } catch is CancellationError {
            end = isClosed ? Self.closing : Self.cancelled
        } catch {
            end = Task.isCancelled ? (isClosed ? Self.closing : Self.cancelled) : Self.end(error, number, context)
        }
        entry.pulse.cancel()
        // The end is recorded also where the job was cancelled.
        await Task { await record(number, entry.kind, end, context) }.value
        entries.removeAll { $0.number == number && $0.context.organisation.id == context.organisation.id }
        start()
    }

    private static func end(_ error: any Error, _ number: Int64, _ context: OperationContext) -> JobEnd {
        if let error = error as? OperationError ?? (error as? StoreError).map(OperationError.init) {
            return JobEnd(state: .failed, problem: error.description)
        }
        // Only what an error says of itself is logged; anything else could hold values of rows.
        let text = type(of: error) is any CustomStringConvertible.Type ? "\(error)" : "\(type(of: error))"
        context.logger.error("job failed", metadata: ["job": "\(number)", "error": "\(text)"])
        return JobEnd(
            state: .failed,
            problem: "It could not be done, and nothing was written. The reason is in the server's log, under job \(number).")
    }

    /// Records an end; where the database is away, tries again for a while: the job is over, and somebody waits to hear it.
    private func record(_ number: Int64, _ kind: Job.Kind, _ end: JobEnd, _ context: OperationContext) async {
        watch(kind, end.state)
        for pause in [1, 4, 10, 20, nil] {
            do { return try await operations.end(number, end, context) } catch {
                context.logger.error("end of job not recorded", metadata: ["job": "\(number)", "reason": "\(type(of: error))"])
            }
            if let pause { try? await Task.sleep(for: .seconds(pause)) }
        }
    }
}
