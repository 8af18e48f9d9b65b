import Logging

/// The connections that single reads share, and what is known of statements too slow for them.
final class PipelinedReads: Sendable {
    /// How long a statement that was too slow runs alone, before it is tried here again.
    private static let penance: Duration = .seconds(60)
    /// How much a connection that has still to be opened counts as if it had units waiting.
    private static let costOfOpening = 16

    private let configuration: DatabaseConfiguration
    private let connections: [PipelinedConnection]
    private let slow = Guarded<[StatementKey: ContinuousClock.Instant]>([:])

    /// Nil where reads do not share connections.
    init?(_ configuration: DatabaseConfiguration, logger: Logger) {
        guard configuration.pipelinedConnections > 0, configuration.usesNamedStatements else { return nil }
        self.configuration = configuration
        connections = (1...min(configuration.pipelinedConnections, 64)).map {
            PipelinedConnection(configuration, name: "reads \($0)", logger: logger)
        }
    }

    /// How many connections are open, and how many reads wait or are under way.
    var gauges: (open: Int, reads: Int) {
        (connections.count { $0.isConnected }, connections.reduce(0) { $0 + $1.unitCount })
    }

    /// Whether a statement may run here: it has not been too slow lately.
    func takes(_ key: StatementKey) -> Bool {
        slow.withLock { slow in
            guard !slow.isEmpty, let end = slow[key] else { return true }
            if end > .now { return false }
            slow[key] = nil
            return true
        }
    }

    /// Whether a caller with a limit of his own may wait longer than is allowed here.
    func isShorter(than limit: Duration?) -> Bool { limit.map { configuration.pipelineLimit < $0 } ?? true }

    /// Remembers that a statement was too slow.
    func remember(_ key: StatementKey) { slow.withLock { $0[key] = .now + Self.penance } }

    /// Runs one statement under an identity; `encode` writes its parameters.
    ///
    /// Without the statement's types, which would be looked up at each use, and leaving the rows to be decoded by the caller: that holds
    /// nobody else up.
    func answer(
        to statement: StatementShape, as identity: TransactionIdentity, limit: Duration?,
        encode: @escaping @Sendable (inout ParameterWriter) -> Void
    ) async throws -> QueryResult {
        let beginning = TransactionBeginning(
            isolation: .readCommitted, isReadOnly: true, identity: identity,
            statementTimeout: isShorter(than: limit) ? nil : limit, lockTimeout: nil)
        let unit = ReadUnit(statement, beginning: beginning, encode: encode)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                if unit.begin(continuation) { submit(unit) }
            }
        } onCancel: {
            unit.resume(with: .failure(PostgresError.cancelled(statement: unit.statement.name)))
        }
    }

    /// To the connection with the least to do.
    private func submit(_ unit: ReadUnit) {
        var total = 0
        var best: (connection: PipelinedConnection, cost: Int)?
        for connection in connections {
            let count = connection.unitCount
            total += count
            let cost = connection.isConnected ? count : count + Self.costOfOpening
            if best.map({ cost < $0.cost }) ?? true { best = (connection, cost) }
        }
        guard total < configuration.maximumQueuedReads else { return unit.resume(with: .failure(PostgresError.tooManyReads)) }
        if best?.connection.submit(unit) != true { unit.resume(with: .failure(PostgresError.poolClosed)) }
    }

    /// Takes nothing more, and closes the connections when they have nothing left to do.
    func close() { for connection in connections { connection.end(aborting: false) } }

    /// Takes nothing more, lets what is there end within the grace period, and returns when every thread is gone.
    func shutdown() async {
        close()
        let timer = Task.detached { [self] in
            try? await Task.sleep(for: configuration.shutdownGrace)
            if !Task.isCancelled { for connection in connections { connection.end(aborting: true) } }
        }
        for connection in connections { await connection.waitUntilEnded() }
        timer.cancel()
    }
}
