import CLibPQ
import Logging

/// The session of a pipelined connection, and the units on their way through it. Used by one thread at a time: by whoever has a unit to
/// send, for no longer than sending takes, and otherwise by the connection's own thread, turn by turn.
final class PipelineOwner {
    /// What others have left for the connection.
    struct Mail {
        let units: [ReadUnit]
        let phase: PipelinedConnection.Phase
    }

    /// What the connection's thread does after a turn.
    struct Turn {
        /// Units that are over. Whoever waits for them is resumed when the session is free for others again.
        let settled: [(unit: ReadUnit, answer: Result<QueryResult, any Error>)]
        /// How to sleep; nil if there is more to do.
        let nap: Nap?
        let isOver: Bool
    }

    /// What a sleeping thread waits for.
    struct Nap {
        let socket: Int32
        let isWriting: Bool
        let end: ContinuousClock.Instant?
    }

    /// Most units sent and unanswered at a time: more would not be faster, and what was sent can no longer be dropped.
    private static let window = 16
    /// How much longer than a statement may take the server may be silent, before the connection is given up.
    private static let silence: Duration = .seconds(5)
    /// How often a unit may be sent: a second time if the first connection died, or had forgotten its statement.
    private static let attempts = 2
    /// How long the thread sleeps at most while it watches over units.
    private static let watch: Duration = .seconds(1)

    private let configuration: DatabaseConfiguration
    private let logger: Logger
    private var session: Session?
    private var waiting = UnitQueue()
    private var underWay = UnitQueue()
    private var settled: [(unit: ReadUnit, answer: Result<QueryResult, any Error>)] = []
    /// When the server last answered, or was asked for the first time.
    private var lastProgress = ContinuousClock.now
    /// Whether the connection's thread wakes soon by itself, to see who has waited too long.
    private var isWatched = false
    /// Why a unit could not be sent, until the connection's thread sees to it.
    private var sendingFailure: (any Error)?

    init(_ configuration: DatabaseConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    var isConnected: Bool { session != nil }
    var unitCount: Int { waiting.count + underWay.count }

    // MARK: What others do

    /// Takes units and sends what can be sent at once; true if the connection's own thread has to see to the rest.
    func deliver(_ units: [ReadUnit]) -> Bool {
        for unit in units { waiting.append(unit) }
        guard let session, sendingFailure == nil else { return true }
        do { try send() } catch { sendingFailure = error }
        let hasOutput = session.hasOutput()
        return !isWatched || sendingFailure != nil || hasOutput || hasAnswer || needsPreparing
    }

    /// Whether an answer is in libpq's buffer already, so that the socket will not tell of it: sending reads, too, where the server takes
    /// nothing before it has got rid of what it has to say.
    private var hasAnswer: Bool { !underWay.isEmpty && session?.hasAnswer == true }

    /// Whether the next unit waits only for being prepared.
    private var needsPreparing: Bool { underWay.isEmpty && !waiting.isEmpty }

    // MARK: What the connection's thread does

    /// Sends and reads. `isReadable`: the server has sent something.
    func turn(_ mail: Mail, isReadable: Bool) -> Turn {
        let isBusy = unitCount > 0 || !mail.units.isEmpty
        for unit in mail.units { waiting.append(unit) }
        if mail.phase == .aborting || mail.phase == .ended || (mail.phase == .ending && unitCount == 0) {
            close(failingWith: PostgresError.poolClosed)
            return end(nil, isOver: true)
        }
        dropTheLate()
        if !waiting.isEmpty, session == nil { connect() }
        do {
            if let failure = sendingFailure { throw failure }
            try receive(isReadable: isReadable)
            try send()
            while needsPreparing, let session, let unit = waiting.first {
                try prepare(unit, session)
                try send()
            }
        } catch {
            lose(error)
            return end(nil, isOver: false)
        }
        if mail.phase == .ending, unitCount == 0 { return end(nil, isOver: false) }
        return end(nap(isBusy: isBusy), isOver: false)
    }

    private func end(_ nap: Nap?, isOver: Bool) -> Turn {
        defer { settled.removeAll(keepingCapacity: true) }
        return Turn(settled: settled, nap: nap, isOver: isOver)
    }

    /// While there are units, and for as long again after the last one, the thread wakes soon. Then an unused session ends after a while.
    private func nap(isBusy: Bool) -> Nap? {
        if unitCount == 0, .now - lastProgress >= configuration.idleLifetime { session = nil }
        isWatched = isBusy || unitCount > 0
        let limit = isWatched ? min(Self.watch, configuration.idleLifetime) : configuration.idleLifetime
        let hasOutput = session?.hasOutput() ?? false
        if hasAnswer { return nil }
        return Nap(
            socket: session.map { PQsocket($0.handle) } ?? -1, isWriting: hasOutput,
            end: session == nil && unitCount == 0 ? nil : .now + limit)
    }

    // MARK: Sending

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
            } else {
                // Preparing is a conversation of its own: it waits until what was sent is answered.
                return
            }
        }
    }

    private func prepare(_ unit: ReadUnit, _ session: Session) throws {
        do {
            try session.prepare(for: unit, within: configuration.pipelineLimit + Self.silence)
        } catch {
            if session.signal.isBroken { throw error }
            waiting.removeFirst()
            fail(unit, translated(error, unit))
        }
        lastProgress = .now
    }

    // MARK: Receiving

    private func receive(isReadable: Bool) throws {
        guard let session else { return }
        if isReadable { session.consume() }
        var isAnswered = false
        while let unit = underWay.first, case .over = try session.receive(unit) {
            underWay.removeFirst()
            isAnswered = true
            settle(unit, session)
            guard session.transactionStatus != PQTRANS_INTRANS, session.transactionStatus != PQTRANS_INERROR else {
                throw PostgresError.unexpectedAnswer(statement: unit.statement.name, reason: "it began a transaction")
            }
        }
        if isAnswered { lastProgress = .now }
        // Nothing is under way, and yet there was something to read: only the end of the connection comes unasked.
        if underWay.isEmpty, isReadable, PQstatus(session.handle) != CONNECTION_OK { throw session.lostError() }
        if let unit = underWay.first, .now - lastProgress > configuration.pipelineLimit + Self.silence {
            // This one may be the reason; the others are tried again.
            unit.progress.isAnswered = true
            throw PostgresError.timeout(statement: unit.statement.name, limit: .deadline)
        }
    }

    private func settle(_ unit: ReadUnit, _ session: Session) {
        if let failure = unit.progress.failure {
            // Somebody has deallocated it, or the table has changed under the plan: prepare it anew, once.
            let code = failure.serverError?.sqlstate
            if code == "26000" || code == "0A000", unit.progress.attempts < Self.attempts {
                session.forgetStatements()
                waiting.prepend([unit])
            } else {
                fail(unit, translated(failure, unit))
            }
        } else if let result = unit.progress.result.take() {
            settled.append((unit, .success(result)))
        } else {
            fail(unit, PostgresError.unexpectedAnswer(statement: unit.statement.name, reason: "no answer"))
        }
    }

    private func fail(_ unit: ReadUnit, _ error: any Error) { settled.append((unit, .failure(error))) }

    private func translated(_ error: any Error, _ unit: ReadUnit) -> any Error {
        guard case PostgresError.server(let server) = error, server.sqlstate == "57014" else { return error }
        return PostgresError.timeout(statement: unit.statement.name, limit: .statementTimeout)
    }

    // MARK: Coming and going

    private func connect() {
        do {
            let session = try Session.connect(
                configuration, signal: ConnectionSignal(), logger: logger, serverOptions: configuration.pipelineOptions)
            PQenterPipelineMode(session.handle)
            self.session = session
            lastProgress = .now
        } catch {
            logger.debug("connection failed", metadata: ["error": "\(error)"])
            close(failingWith: error)
        }
    }

    /// The connection is gone. Reads change nothing: what was not answered is sent again, once, on the next connection.
    private func lose(_ error: any Error) {
        logger.debug("pipelined connection lost", metadata: ["error": "\(error)", "units": "\(underWay.count)"])
        session = nil
        sendingFailure = nil
        var again: [ReadUnit] = []
        while let unit = underWay.first {
            underWay.removeFirst()
            if unit.progress.isAnswered || unit.progress.attempts >= Self.attempts { fail(unit, error) } else { again.append(unit) }
        }
        waiting.prepend(again)
    }

    private func close(failingWith error: any Error) {
        session = nil
        while let unit = underWay.first {
            underWay.removeFirst()
            fail(unit, error)
        }
        while let unit = waiting.first {
            waiting.removeFirst()
            fail(unit, error)
        }
    }

    /// Ends the wait of those who have not been served in time; they arrived in order.
    private func dropTheLate() {
        while let unit = waiting.first, unit.progress.attempts == 0, .now - unit.submittedAt > configuration.leaseTimeout {
            waiting.removeFirst()
            fail(unit, PostgresError.poolTimeout)
        }
    }
}

/// Units in their order; taking the first costs no move of the others.
struct UnitQueue {
    private var units: [ReadUnit] = []
    private var start = 0

    var count: Int { units.count - start }
    var isEmpty: Bool { count == 0 }
    var first: ReadUnit? { isEmpty ? nil : units[start] }

    mutating func append(_ unit: ReadUnit) { units.append(unit) }

    mutating func prepend(_ others: [ReadUnit]) {
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
