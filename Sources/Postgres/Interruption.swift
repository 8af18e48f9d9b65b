import CLibPQ
import Foundation
import Synchronization

/// Why a running statement is to be stopped.
enum Interruption: Sendable {
    case taskCancelled
    case deadline
    case shutdown

    func error(_ statement: String) -> PostgresError {
        switch self {
        case .taskCancelled: .cancelled(statement: statement)
        case .deadline: .timeout(statement: statement, limit: .deadline)
        case .shutdown: .poolClosed
        }
    }
}

/// Connects one operation with whatever may stop it: its task, its deadline, the shutdown of the pool.
final class InterruptionWatch: Sendable {
    let deadline: ContinuousClock.Instant?
    private let signal: ConnectionSignal
    let isShielded: Bool
    private let taskCancelled = Atomic<Bool>(false)

    /// A shielded operation (a ROLLBACK) is stopped by its deadline only.
    init(signal: ConnectionSignal, deadline: ContinuousClock.Instant?, isShielded: Bool) {
        self.signal = signal
        self.deadline = deadline
        self.isShielded = isShielded
    }

    /// Called when the task is cancelled, on any thread; returns at once. If the operation is over, the only consequence is that the
    /// connection's thread looks around once more than necessary.
    func cancelTask() {
        taskCancelled.store(true, ordering: .releasing)
        signal.wake()
    }

    /// The reason to stop, if there is one by now.
    var interruption: Interruption? {
        if !isShielded {
            if taskCancelled.load(ordering: .acquiring) { return .taskCancelled }
            if signal.isShuttingDown { return .shutdown }
        }
        if let deadline, deadline <= .now { return .deadline }
        return nil
    }
}

/// What libpq needs to cancel a statement; usable from any thread, even while the connection is in use.
final class CancelHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: OpaquePointer?) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    /// Blocks for a connect, a round trip and a close.
    func cancel() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            // A failure needs no report: the statement then goes on, and the connection is given up after a while.
            _ = PQcancel(pointer, buffer.baseAddress, Int32(buffer.count))
        }
    }
}

/// A PQcancel under way.
///
/// It runs on a thread of its own, because it blocks. Until it has returned the connection must not run its next statement: the
/// server does not know which statement was meant and would cancel whatever is running.
final class CancelRequest: Sendable {
    /// When to stop waiting for the server, and give the connection up.
    let giveUpAt: ContinuousClock.Instant
    private let returned = Atomic<Bool>(false)

    /// How long a cancelled statement may take to end.
    static let grace: Duration = .seconds(5)

    init(_ handle: CancelHandle, signal: ConnectionSignal) {
        giveUpAt = .now + Self.grace
        Thread.detachNewThread { [self] in
            handle.cancel()
            returned.store(true, ordering: .releasing)
            signal.wake()
        }
    }

    var hasReturned: Bool { returned.load(ordering: .acquiring) }
}
