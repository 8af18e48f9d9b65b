import Logging

/// A connection on loan.
struct Lease: Sendable {
    let id: PoolStateMachine.ConnectionID
    let connection: Connection
    /// Whether it has been idle before, so that it may have died unnoticed.
    let isReused: Bool
}

/// Drives the ``PoolStateMachine``: carries its actions out. Nothing is called and nobody resumed while the lock is held.
final class ConnectionPool: Sendable {
    private struct State {
        var machine: PoolStateMachine
        var connections: [PoolStateMachine.ConnectionID: Connection] = [:]
        var waiters: [PoolStateMachine.LeaseID: Waiter] = [:]
        var openErrors: [PoolStateMachine.ConnectionID: any Error] = [:]
        var shutdownWaiters: [CheckedContinuation<Void, Never>] = []
        var nextLease: PoolStateMachine.LeaseID = 0
    }

    private struct Waiter {
        let continuation: CheckedContinuation<Lease, any Error>
        var timer: Task<Void, Never>?
    }

    private typealias Effect = @Sendable () -> Void

    private let configuration: DatabaseConfiguration
    private let logger: Logger
    private let state: Guarded<State>
    private let start = ContinuousClock.now

    init(_ configuration: DatabaseConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        let machine = PoolStateMachine(maximum: configuration.maximumConnections, idleLifetime: configuration.idleLifetime)
        state = Guarded(State(machine: machine))
    }

    private var now: Duration { .now - start }

    /// How much it is used.
    var gauges: (open: Int, leased: Int, waiting: Int) { state.withLock { $0.machine.gauges } }

    /// Borrows a connection; the caller gives it back with `release`. `fresh` demands one that has not been idle.
    func lease(fresh: Bool, deadline: ContinuousClock.Instant?) async throws -> Lease {
        let timeout = ContinuousClock.now + configuration.leaseTimeout
        let id = state.withLock { state in
            state.nextLease += 1
            return state.nextLease
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                handle { state in
                    state.waiters[id] = Waiter(continuation: continuation)
                    return state.machine.lease(id, fresh: fresh, now: self.now)
                }
                startTimer(id, at: min(timeout, deadline ?? timeout))
                // A cancellation before the lease was known has found nothing to cancel.
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Gives a connection back.
    func release(_ lease: Lease) {
        let isHealthy = lease.connection.isHealthy
        handle { $0.machine.released(lease.id, healthy: isHealthy, now: self.now) }
    }

    /// Ends the pool: waiting leases fail, running transactions may finish within the grace period and are cancelled then.
    func shutdown() async {
        let grace = configuration.shutdownGrace
        let timer = Task.detached { [self] in
            try? await Task.sleep(for: grace)
            if Task.isCancelled { return }
            handle { $0.machine.graceEnded() }
            // A body that ignores its cancelled statements must not hold the process up for ever.
            try? await Task.sleep(for: max(grace, .seconds(1)) + CancelRequest.grace)
            if Task.isCancelled { return }
            handle { $0.machine.abandon() }
        }
        await withCheckedContinuation { continuation in
            handle { state in
                state.shutdownWaiters.append(continuation)
                return state.machine.shutdown()
            }
        }
        timer.cancel()
    }

    /// Refuses further leases and closes what is idle, without waiting.
    func close() { handle { $0.machine.shutdown() } }

    // MARK: -

    private func cancel(_ id: PoolStateMachine.LeaseID) { handle { $0.machine.cancel(id) } }

    /// Only for a lease that has to wait.
    private func startTimer(_ id: PoolStateMachine.LeaseID, at end: ContinuousClock.Instant) {
        guard state.withLock({ $0.waiters[id] != nil }) else { return }
        let timer = Task.detached { [self] in
            try? await Task.sleep(until: end)
            if !Task.isCancelled { handle { $0.machine.expire(id) } }
        }
        let isStillWaiting = state.withLock { state in
            state.waiters[id]?.timer = timer
            return state.waiters[id] != nil
        }
        if !isStillWaiting { timer.cancel() }
    }

    /// Feeds an event to the machine and carries its actions out after the lock has been let go.
    private func handle(_ event: (inout State) -> [PoolStateMachine.Action]) {
        let effects = state.withLock { state in event(&state).compactMap { effect(of: $0, &state) } }
        for effect in effects { effect() }
    }

    private func effect(of action: PoolStateMachine.Action, _ state: inout State) -> Effect? {
        switch action {
        case .open(let id):
            let connection = Connection(number: id)
            state.connections[id] = connection
            return { [self] in open(connection, id) }
        case .close(let id):
            let connection = state.connections.removeValue(forKey: id)
            return { connection?.close() }
        case .grant(let lease, let id, let isReused):
            guard let waiter = state.waiters.removeValue(forKey: lease), let connection = state.connections[id] else { return nil }
            return {
                waiter.timer?.cancel()
                waiter.continuation.resume(returning: Lease(id: id, connection: connection, isReused: isReused))
            }
        case .fail(let lease, let failure):
            guard let waiter = state.waiters.removeValue(forKey: lease) else { return nil }
            let error = error(of: failure, &state)
            return {
                waiter.timer?.cancel()
                waiter.continuation.resume(throwing: error)
            }
        case .interrupt(let ids):
            let connections = ids.compactMap { state.connections[$0] }
            return { for connection in connections { connection.interrupt() } }
        case .finished:
            let waiters = state.shutdownWaiters
            state.shutdownWaiters.removeAll()
            return { for waiter in waiters { waiter.resume() } }
        }
    }

    private func open(_ connection: Connection, _ id: PoolStateMachine.ConnectionID) {
        connection.open(configuration, logger: logger) { [self] error in
            if let error {
                logger.debug("connection failed", metadata: ["error": "\(error)"])
                connection.close()
                handle { state in
                    state.connections[id] = nil
                    state.openErrors[id] = error
                    return state.machine.openFailed(id)
                }
                state.withLock { $0.openErrors[id] = nil }
            } else {
                handle { $0.machine.opened(id, now: self.now) }
            }
        }
    }

    private func error(of failure: PoolStateMachine.Failure, _ state: inout State) -> any Error {
        switch failure {
        case .closed: PostgresError.poolClosed
        case .timedOut: PostgresError.poolTimeout
        case .cancelled: PostgresError.cancelled(statement: "wait for a connection")
        case .openFailed(let id): state.openErrors[id] ?? PostgresError.poolClosed
        }
    }
}
