import CLibPQ
import Glibc
import Synchronization

/// What other threads may tell the thread of a connection, and learn about it.
final class ConnectionSignal: Sendable {
    /// An event descriptor that the connection's thread polls beside its socket.
    let descriptor: Int32
    private let shuttingDown = Atomic<Bool>(false)
    private let broken = Atomic<Bool>(false)

    init() {
        // Without a descriptor (-1, which poll ignores) statements run all the same, but are cancelled only when the server speaks.
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Wakes the connection's thread if it waits for the server.
    func wake() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Forgets the wake-ups so far.
    func drain() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }

    /// Cancels what runs on the connection now and later.
    func shutDown() {
        shuttingDown.store(true, ordering: .releasing)
        wake()
    }

    var isShuttingDown: Bool { shuttingDown.load(ordering: .acquiring) }

    /// The connection must not be used again.
    var isBroken: Bool { broken.load(ordering: .acquiring) }

    func markBroken() { broken.store(true, ordering: .releasing) }
}
