import Logging

/// A connection and the thread that owns it, seen from Swift's concurrency: every operation suspends the caller and runs there.
final class Connection: Sendable {
    private let thread: JobThread
    private let signal = ConnectionSignal()
    private let box = SessionBox()

    /// The session, touched on the connection's thread only.
    private final class SessionBox: @unchecked Sendable {
        var session: Session?

        func run<Value>(_ watch: InterruptionWatch, _ statement: String, _ work: (Session) throws -> Value) throws -> Value {
            guard let session else { throw PostgresError.poolClosed }
            return try session.run(watch, statement: statement, work)
        }
    }

    init(number: UInt64) { thread = JobThread(name: "postgres \(number)") }

    /// Connects and reports the outcome, on the connection's thread.
    func open(
        _ configuration: DatabaseConfiguration, logger: Logger, _ completion: @escaping @Sendable ((any Error)?) -> Void
    ) {
        let isQueued = thread.submit { [signal, box] in
            do {
                box.session = try Session.connect(configuration, signal: signal, logger: logger)
                completion(nil)
            } catch {
                completion(error)
            }
        }
        if !isQueued { completion(PostgresError.poolClosed) }
    }

    /// Runs `body` on the connection's thread, as far as it is not bound to an actor: its operations then run without a change of
    /// thread.
    func withThread<Value: Sendable, Failure>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        try await withTaskExecutorPreference(thread, operation: body)
    }

    /// Runs `work` on the connection's thread. It is stopped when the task is cancelled (unless shielded) or the deadline passes.
    func perform<Value: Sendable>(
        _ statement: String, deadline: ContinuousClock.Instant?, isShielded: Bool = false,
        _ work: @escaping @Sendable (Session) throws -> Value
    ) async throws -> Value {
        let watch = InterruptionWatch(signal: signal, deadline: deadline, isShielded: isShielded)
        return try await withTaskCancellationHandler {
            if thread.isCurrent { return try box.run(watch, statement, work) }
            return try await withCheckedThrowingContinuation { continuation in
                let isQueued = thread.submit { [box] in
                    continuation.resume(with: Result { try box.run(watch, statement, work) })
                }
                if !isQueued { continuation.resume(throwing: PostgresError.poolClosed) }
            }
        } onCancel: {
            watch.cancelTask()
        }
    }

    /// Whether the connection may be used again.
    var isHealthy: Bool { !signal.isBroken }

    /// Cancels what runs on the connection now and later, except roll-backs.
    func interrupt() { signal.shutDown() }

    /// Closes the connection after the operations queued so far, and ends its thread.
    func close() { thread.stop { [box] in box.session = nil } }
}
