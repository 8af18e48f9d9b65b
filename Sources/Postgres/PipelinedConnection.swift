import Foundation
import Glibc
import Logging
import Synchronization

/// A connection that many reads share, and the thread that owns it.
///
/// Whoever has a unit sends it himself, with a Sync of its own, so that one that fails takes no other with it. The thread sleeps on the
/// socket and on an event descriptor; when it wakes it reads what has come, sends what could not be sent before, and resumes who waited.
/// Nothing is ever cancelled here: a cancel request would hit whichever unit is running when it arrives.
final class PipelinedConnection: Sendable {
    private struct Inbox {
        var units: [ReadUnit] = []
        var hasThread = false
        var phase = Phase.running
        var enders: [CheckedContinuation<Void, Never>] = []
    }

    /// Ending: what is there is finished. Aborting: what is there fails.
    enum Phase { case running, ending, aborting, ended }

    private let name: String
    private let inbox = Guarded(Inbox())
    /// Where both locks are held, this one is taken first.
    private let owner: Guarded<PipelineOwner>
    private let signal = ConnectionSignal()
    /// Units taken and not yet settled.
    private let load = Atomic<Int>(0)
    private let isOpen = Atomic<Bool>(false)

    init(_ configuration: DatabaseConfiguration, name: String, logger: Logger) {
        self.name = name
        owner = Guarded(PipelineOwner(configuration, logger: logger))
    }

    /// How many units are waiting or under way.
    var unitCount: Int { load.load(ordering: .relaxed) }

    /// Whether a session is open at present.
    var isConnected: Bool { isOpen.load(ordering: .relaxed) }

    /// Takes a unit; false if the connection has ended.
    func submit(_ unit: ReadUnit) -> Bool {
        let (isTaken, isFirst) = inbox.withLock { inbox in
            guard inbox.phase == .running else { return (false, false) }
            defer { inbox.hasThread = true }
            inbox.units.append(unit)
            load.add(1, ordering: .relaxed)
            return (true, !inbox.hasThread)
        }
        if isFirst { startThread() } else if isTaken { sendFromHere() }
        return isTaken
    }

    /// Sends what is in the inbox without waking the connection's thread for it. If the session is in use just now, its user sends it:
    /// he looks into the inbox again afterwards.
    private func sendFromHere() {
        while let needsThread = owner.withLockIfFree({ owner in account(for: owner) { owner.deliver($0.units) } }) {
            if needsThread { signal.wake() }
            if inbox.withLock({ $0.units.isEmpty }) { return }
        }
    }

    /// Takes nothing more. With `aborting`, what is waiting or under way fails.
    func end(aborting: Bool) {
        inbox.withLock { inbox in
            guard inbox.hasThread, inbox.phase != .ended else {
                inbox.phase = .ended
                return
            }
            inbox.phase = aborting ? .aborting : .ending
        }
        signal.wake()
    }

    /// Waits until the thread is gone.
    func waitUntilEnded() async {
        await withCheckedContinuation { continuation in
            let isEnded = inbox.withLock { inbox in
                if inbox.phase != .ended { inbox.enders.append(continuation) }
                return inbox.phase == .ended
            }
            if isEnded { continuation.resume() }
        }
    }

    private func startThread() {
        Thread.detachNewThread { [self] in
            Thread.current.name = name
            // SCHED_BATCH (3, which Swift does not see): an answer that arrives does not take the processor from who sends or from the
            // server, so that several are read at a wake-up: with 32 readers a third less CPU for a query than without.
            var parameters = sched_param()
            _ = sched_setscheduler(0, 3, &parameters)
            run()
            let enders = inbox.withLock { inbox in
                defer { inbox.enders = [] }
                inbox.phase = .ended
                return inbox.enders
            }
            for ender in enders { ender.resume() }
        }
    }

    private func run() {
        let socket = SocketWaiter()
        var isReadable = false
        while true {
            let turn = owner.withLock { owner in account(for: owner) { owner.turn($0, isReadable: isReadable) } }
            for (unit, answer) in turn.settled { unit.resume(with: answer) }
            if turn.isOver { return }
            isReadable = false
            if let nap = turn.nap, inbox.withLock({ $0.units.isEmpty }) {
                isReadable = socket.wait(for: nap.socket, writing: nap.isWriting, signal: signal, until: nap.end)
            }
        }
    }

    /// Hands over what is in the inbox, and keeps the counts that others read.
    private func account<Value>(for owner: PipelineOwner, _ work: (PipelineOwner.Mail) -> Value) -> Value {
        let mail = inbox.withLock { inbox in
            defer { inbox.units = [] }
            return PipelineOwner.Mail(units: inbox.units, phase: inbox.phase)
        }
        let before = owner.unitCount + mail.units.count
        defer {
            load.subtract(before - owner.unitCount, ordering: .relaxed)
            isOpen.store(owner.isConnected, ordering: .relaxed)
        }
        return work(mail)
    }
}
