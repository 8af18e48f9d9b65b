import Foundation
import Glibc
import Logging
import Synchronization

/// A connection that many reads share, and the thread that owns it.
///
/// The thread sleeps on the socket and on an event descriptor. When it wakes it sends everything that is queued, each unit with a Sync of
/// its own, so that one that fails takes no other with it; reads what has come; and resumes who waited. Nothing is ever cancelled here:
/// a cancel request would hit whichever unit is running when it arrives.
final class PipelinedConnection: Sendable {
    private struct Inbox {
        var units: [any ReadUnit] = []
        var isWoken = false
        var hasThread = false
        var phase = Phase.running
        var enders: [CheckedContinuation<Void, Never>] = []
    }

    /// Ending: what is there is finished. Aborting: what is there fails.
    enum Phase { case running, ending, aborting, ended }

    private let configuration: DatabaseConfiguration
    private let logger: Logger
    private let name: String
    private let inbox = Guarded(Inbox())
    private let signal = ConnectionSignal()
    /// Units taken and not yet settled.
    private let load = Atomic<Int>(0)
    private let isOpen = Atomic<Bool>(false)

    init(_ configuration: DatabaseConfiguration, name: String, logger: Logger) {
        self.configuration = configuration
        self.name = name
        self.logger = logger
    }

    /// How many units are waiting or under way.
    var unitCount: Int { load.load(ordering: .relaxed) }

    /// Whether a session is open at present.
    var isConnected: Bool { isOpen.load(ordering: .relaxed) }

    /// Takes a unit; false if the connection has ended.
    func submit(_ unit: any ReadUnit) -> Bool {
        let (isTaken, wakes, starts) = inbox.withLock { inbox in
            guard inbox.phase == .running else { return (false, false, false) }
            inbox.units.append(unit)
            load.add(1, ordering: .relaxed)
            defer { (inbox.isWoken, inbox.hasThread) = (true, true) }
            return (true, !inbox.isWoken && inbox.hasThread, !inbox.hasThread)
        }
        if starts { startThread() }
        if wakes { signal.wake() }
        return isTaken
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
            let owner = PipelineOwner(configuration, signal: signal, logger: logger)
            while owner.turn(takeMail(owner)) {}
            let enders = inbox.withLock { inbox in
                defer { inbox.enders = [] }
                inbox.phase = .ended
                return inbox.enders
            }
            for ender in enders { ender.resume() }
        }
    }

    private func takeMail(_ owner: PipelineOwner) -> PipelineOwner.Mail {
        isOpen.store(owner.isConnected, ordering: .relaxed)
        return inbox.withLock { inbox in
            let mail = PipelineOwner.Mail(units: inbox.units, phase: inbox.phase)
            inbox.units = []
            inbox.isWoken = false
            load.store(owner.unitCount + mail.units.count, ordering: .relaxed)
            return mail
        }
    }
}
