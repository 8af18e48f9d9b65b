import Glibc

/// Sleeps until a socket is ready, a signal arrives or a moment has come.
final class SocketWaiter {
    private let set = UnsafeMutablePointer<pollfd>.allocate(capacity: 2)

    deinit { set.deallocate() }

    /// True if the socket is ready (or in error, which the next read will tell); false after a signal or when the time is over.
    func wait(for socket: Int32, writing: Bool, signal: ConnectionSignal, until end: ContinuousClock.Instant?) -> Bool {
        set[0] = pollfd(fd: socket, events: Int16(writing ? POLLIN | POLLOUT : POLLIN), revents: 0)
        set[1] = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(set, 2, end.map(Self.milliseconds) ?? -1) > 0 else { return false }
        if set[1].revents != 0 { signal.drain() }
        return set[0].revents != 0
    }

    /// Milliseconds until `end`, rounded up so that nobody wakes just before it.
    private static func milliseconds(until end: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = (end - .now).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        if seconds > 1_000_000 { return 1_000_000_000 }
        return Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
