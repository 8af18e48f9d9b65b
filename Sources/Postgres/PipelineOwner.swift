import CLibPQ
import Logging

/// What the thread of a pipelined connection does, turn by turn. Used on that thread only.
final class PipelineOwner {
    /// What others have left for the thread.
    struct Mail {
        let units: [any ReadUnit]
        let phase: PipelinedConnection.Phase
    }

    /// Most units sent and unanswered at a time: more would not be faster, and what was sent can no longer be dropped.
    private static let window = 16
    /// How much longer than a statement may take the server may be silent, before the connection is given up.
    private static let silence: Duration = .seconds(5)
    /// How often a unit may be sent: a second time if the first connection died, or had forgotten its statement.
    private static let attempts = 2

    private let configuration: DatabaseConfiguration
    private let signal: ConnectionSignal
    private let logger: Logger
    private let socket = SocketWaiter()
    private var session: Session?
    private var waiting = UnitQueue()
    private var underWay = UnitQueue()
    /// When the server last answered, or was asked for the first time.
    private var lastProgress = ContinuousClock.now
    private var isReadable = false

    init(_ configuration: DatabaseConfiguration, signal: ConnectionSignal, logger: Logger) {
        self.configuration = configuration
        self.signal = signal
        self.logger = logger
    }

    var isConnected: Bool { session != nil }
    var unitCount: Int { waiting.count + underWay.count }

    /// Sends, reads and sleeps once; false when it is over.
    func turn(_ mail: Mail) -> Bool {
        for unit in mail.units { waiting.append(unit) }
        if mail.phase == .aborting || mail.phase == .ended {
            close(failingWith: PostgresError.poolClosed)
            return false
        }
        if mail.phase == .ending, unitCount == 0 {
            close(failingWith: PostgresError.poolClosed)
            return false
        }
        dropTheLate()
        if !waiting.isEmpty, session == nil { connect() }
        do {
            try send()
            try receive()
        } catch {
            lose(error)
            return true
        }
        let isOver = mail.phase == .ending && unitCount == 0
        if canSend || isOver { isReadable = false } else { sleep() }
        return true
    }

    // MARK: Sending

    /// Whether there is something to do before the server says anything.
    private var canSend: Bool {
        guard let unit = waiting.first else { return false }
        guard let session, !underWay.isEmpty else { return true }
        return underWay.count < Self.window && (unit.isSettled || session.prepared(for: unit) != nil)
    }

    private func send() throws {
        while let session, underWay.count < Self.window, let unit = waiting.first {
            if unit.isSettled {
                waiting.removeFirst()
            } else if let prepared = session.prepared(for: unit) {
                if underWay.isEmpty { lastProgress = .now }
                // Before it is sent: a unit whose sending failed may have reached the server.
                waiting.removeFirst()
                underWay.append(unit)
                try session.send(unit, prepared)
            } else if underWay.isEmpty {
                try prepare(unit, session)
            } else {
                // Preparing is a conversation of its own: it waits until what was sent is answered.
                return
            }
        }
    }

    private func prepare(_ unit: any ReadUnit, _ session: Session) throws {
        do {
            try session.prepare(for: unit, within: configuration.pipelineLimit + Self.silence)
        } catch {
            if session.signal.isBroken { throw error }
            waiting.removeFirst()
            unit.fail(translated(error, unit))
        }
    }

    // MARK: Receiving

    private func receive() throws {
        guard let session else { return }
        if isReadable { session.consume() }
        while let unit = underWay.first, case .over = try session.receive(unit) {
            underWay.removeFirst()
            lastProgress = .now
            guard session.transactionStatus != PQTRANS_INTRANS, session.transactionStatus != PQTRANS_INERROR else {
                settle(unit, session)
                throw PostgresError.unexpectedAnswer(statement: unit.name, reason: "it began a transaction")
            }
            settle(unit, session)
        }
        // Nothing is under way, and yet there was something to read: only the end of the connection comes unasked.
        if underWay.isEmpty, isReadable, PQstatus(session.handle) != CONNECTION_OK { throw session.lostError() }
        if let unit = underWay.first, .now - lastProgress > configuration.pipelineLimit + Self.silence {
            // This one may be the reason; the others are tried again.
            unit.progress.isAnswered = true
            throw PostgresError.timeout(statement: unit.name, limit: .deadline)
        }
    }

    private func settle(_ unit: any ReadUnit, _ session: Session) {
        if let failure = unit.progress.failure {
            // Somebody has deallocated it, or the table has changed under the plan: prepare it anew, once.
            let code = failure.serverError?.sqlstate
            if code == "26000" || code == "0A000", unit.progress.attempts < Self.attempts {
                session.forgetStatements()
                waiting.prepend([unit])
            } else {
                unit.fail(translated(failure, unit))
            }
        } else if let result = unit.progress.result {
            unit.succeed(result)
        } else {
            unit.fail(PostgresError.unexpectedAnswer(statement: unit.name, reason: "no answer"))
        }
    }

    private func translated(_ error: any Error, _ unit: any ReadUnit) -> any Error {
        guard case PostgresError.server(let server) = error, server.sqlstate == "57014" else { return error }
        return PostgresError.timeout(statement: unit.name, limit: .statementTimeout)
    }

    // MARK: Coming and going

    private func connect() {
        do {
            let session = try Session.connect(
                configuration, signal: ConnectionSignal(), logger: logger, serverOptions: configuration.pipelineOptions)
            PQenterPipelineMode(session.handle)
            self.session = session
            isReadable = false
        } catch {
            logger.debug("connection failed", metadata: ["error": "\(error)"])
            close(failingWith: error)
        }
    }

    /// The connection is gone. Reads change nothing: what was not answered is sent again, once, on the next connection.
    private func lose(_ error: any Error) {
        logger.debug("pipelined connection lost", metadata: ["error": "\(error)", "units": "\(underWay.count)"])
        session = nil
        var again: [any ReadUnit] = []
        while let unit = underWay.first {
            underWay.removeFirst()
            if unit.progress.isAnswered || unit.progress.attempts >= Self.attempts { unit.fail(error) } else { again.append(unit) }
        }
        waiting.prepend(again)
    }

    private func close(failingWith error: any Error) {
        session = nil
        while let unit = underWay.first {
            underWay.removeFirst()
            unit.fail(error)
        }
        while let unit = waiting.first {
            waiting.removeFirst()
            unit.fail(error)
        }
    }

    /// Ends the wait of those who have not been served in time; they arrived in order.
    private func dropTheLate() {
        while let unit = waiting.first, unit.progress.attempts == 0, .now - unit.submittedAt > configuration.leaseTimeout {
            waiting.removeFirst()
            unit.fail(PostgresError.poolTimeout)
        }
    }

    // MARK: Sleeping

    private func sleep() {
        let hasOutput = session?.hasOutput() ?? false
        // Somebody to look after: wake within a second, to see who has waited too long. Otherwise an unused session ends after a while.
        let limit = unitCount > 0 ? .seconds(1) : configuration.idleLifetime
        let end = session == nil && unitCount == 0 ? nil : ContinuousClock.now + limit
        isReadable = socket.wait(
            for: session.map { PQsocket($0.handle) } ?? -1, writing: hasOutput, signal: signal, until: end)
        if unitCount == 0, !isReadable, let end, end <= .now { session = nil }
    }
}

/// Units in their order; taking the first costs no move of the others.
struct UnitQueue {
    private var units: [any ReadUnit] = []
    private var start = 0

    var count: Int { units.count - start }
    var isEmpty: Bool { count == 0 }
    var first: (any ReadUnit)? { isEmpty ? nil : units[start] }

    mutating func append(_ unit: any ReadUnit) { units.append(unit) }

    mutating func prepend(_ others: [any ReadUnit]) {
        units.replaceSubrange(..<start, with: others)
        start = 0
    }

    mutating func removeFirst() {
        start += 1
        if start == units.count {
            units.removeAll(keepingCapacity: true)
            start = 0
        } else if start >= 256 {
            units.removeFirst(start)
            start = 0
        }
    }
}
