/// The whole logic of the connection pool as a value: events in, actions out; no connection, no clock, no lock.
///
/// Waiting leases are served strictly in the order of their arrival. Connections are opened only for somebody who waits, and the one
/// used most recently is used again first, so that the others grow old and are closed.
struct PoolStateMachine {
    typealias LeaseID = UInt64
    typealias ConnectionID = UInt64

    /// What the driver has to do, in order.
    enum Action: Equatable {
        case open(ConnectionID)
        case close(ConnectionID)
        /// `reused` says that the connection has been idle, so it may have died unnoticed.
        case grant(LeaseID, ConnectionID, reused: Bool)
        case fail(LeaseID, Failure)
        /// Cancels what is running on these connections.
        case interrupt([ConnectionID])
        /// Nothing is left: whoever waits for the shutdown may go on.
        case finished
    }

    /// Why a lease was not granted.
    enum Failure: Equatable {
        case closed
        case timedOut
        case cancelled
        /// The connection opened on its behalf could not be opened; the driver knows why.
        case openFailed(ConnectionID)
    }

    private struct Idle {
        let connection: ConnectionID
        let since: Duration
    }

    private enum Phase { case running, closing, finished }

    private let maximum: Int
    private let idleLifetime: Duration
    private var phase = Phase.running
    private var waiting: [LeaseID] = []
    private var idle: [Idle] = []
    private var opening: Set<ConnectionID> = []
    private var leased: Set<ConnectionID> = []
    private var nextConnection: ConnectionID = 1

    init(maximum: Int, idleLifetime: Duration) {
        self.maximum = max(maximum, 1)
        self.idleLifetime = idleLifetime
    }

    /// Connections open or being opened, those on loan among them, and leases that wait.
    var gauges: (open: Int, leased: Int, waiting: Int) { (count, leased.count, waiting.count) }

    private var count: Int { idle.count + opening.count + leased.count }

    /// Somebody wants a connection. `fresh` demands one that has not been idle.
    mutating func lease(_ lease: LeaseID, fresh: Bool, now: Duration) -> [Action] {
        guard phase == .running else { return [.fail(lease, .closed)] }
        var actions = closeExpired(now: now)
        if fresh, !idle.isEmpty {
            // One dead connection suggests that its contemporaries are dead, too.
            actions += idle.map { .close($0.connection) }
            idle.removeAll()
        }
        waiting.append(lease)
        return actions + serve()
    }

    /// The task that waited for a connection was cancelled.
    mutating func cancel(_ lease: LeaseID) -> [Action] { withdraw(lease, .cancelled) }

    /// A lease has waited long enough.
    mutating func expire(_ lease: LeaseID) -> [Action] { withdraw(lease, .timedOut) }

    /// A connection is open.
    mutating func opened(_ connection: ConnectionID, now: Duration) -> [Action] {
        guard opening.remove(connection) != nil else { return [] }
        guard phase == .running else { return [.close(connection)] + finishIfEmpty() }
        guard let lease = waiting.first else {
            idle.append(Idle(connection: connection, since: now))
            return []
        }
        waiting.removeFirst()
        leased.insert(connection)
        return [.grant(lease, connection, reused: false)]
    }

    /// A connection could not be opened. Whoever has waited longest learns it; for the others another attempt is made.
    mutating func openFailed(_ connection: ConnectionID) -> [Action] {
        guard opening.remove(connection) != nil else { return [] }
        guard phase == .running else { return finishIfEmpty() }
        var actions: [Action] = []
        if !waiting.isEmpty { actions.append(.fail(waiting.removeFirst(), .openFailed(connection))) }
        return actions + serve()
    }

    /// A lease ended. A connection that is not `healthy` is closed.
    mutating func released(_ connection: ConnectionID, healthy: Bool, now: Duration) -> [Action] {
        guard leased.remove(connection) != nil else { return [] }
        guard phase == .running else { return [.close(connection)] + finishIfEmpty() }
        guard healthy else { return [.close(connection)] + serve() }
        if waiting.isEmpty {
            idle.append(Idle(connection: connection, since: now))
            return closeExpired(now: now)
        }
        leased.insert(connection)
        // Straight from one hand to the next: it has not been idle.
        return [.grant(waiting.removeFirst(), connection, reused: false)]
    }

    /// No more leases; idle connections close now, leased ones when they come back.
    mutating func shutdown() -> [Action] {
        guard phase == .running else { return phase == .finished ? [.finished] : [] }
        phase = .closing
        let actions: [Action] = waiting.map { .fail($0, .closed) } + idle.map { .close($0.connection) }
        waiting.removeAll()
        idle.removeAll()
        return actions + finishIfEmpty()
    }

    /// The transactions that still run have had their time.
    mutating func graceEnded() -> [Action] {
        guard phase == .closing, !leased.isEmpty else { return [] }
        return [.interrupt(leased.sorted())]
    }

    /// Ends the shutdown even though somebody keeps a connection.
    mutating func abandon() -> [Action] {
        guard phase == .closing else { return [] }
        phase = .finished
        return [.finished]
    }

    // MARK: -

    private mutating func withdraw(_ lease: LeaseID, _ failure: Failure) -> [Action] {
        guard let index = waiting.firstIndex(of: lease) else { return [] }
        waiting.remove(at: index)
        return [.fail(lease, failure)]
    }

    /// Gives idle connections to those who wait, then opens as many as are still wanted and allowed.
    private mutating func serve() -> [Action] {
        var actions: [Action] = []
        while !waiting.isEmpty, let free = idle.popLast() {
            leased.insert(free.connection)
            actions.append(.grant(waiting.removeFirst(), free.connection, reused: true))
        }
        while opening.count < waiting.count, count < maximum {
            opening.insert(nextConnection)
            actions.append(.open(nextConnection))
            nextConnection += 1
        }
        return actions
    }

    /// The oldest lie at the front.
    private mutating func closeExpired(now: Duration) -> [Action] {
        let expired = idle.prefix { now - $0.since > idleLifetime }
        idle.removeFirst(expired.count)
        return expired.map { .close($0.connection) }
    }

    private mutating func finishIfEmpty() -> [Action] {
        guard phase == .closing, opening.isEmpty, leased.isEmpty else { return [] }
        phase = .finished
        return [.finished]
    }
}
