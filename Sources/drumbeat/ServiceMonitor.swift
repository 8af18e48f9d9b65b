import CoreMetrics
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Operations
import Postgres
import Schema
import ServiceLifecycle
import Store
import Synchronization
import Telemetry

/// Watches the service while it runs: what is asked of it, whether it can answer, and when it is about to end.
final class ServiceMonitor: Sendable {
    /// Why nothing should be asked of this process; nil if it is ready.
    typealias Obstacle = String

    /// Longest wait for the database before it counts as not usable.
    private static let patience = Duration.seconds(2)
    /// For how many days a token counts as expiring.
    private static let expiry: Int32 = 14

    private let database: Database
    private let store: Store
    private let logger: Logger
    private let isEnding = Atomic<Bool>(false)
    /// What requests of one kind are counted by. Kept, because finding it among all others takes as long as writing a small answer.
    private let series = Mutex<[Asked: (count: Counter, durations: CoreMetrics.Timer)]>([:])
    private let registry = MetricRegistry(help: [
        "drumbeat_http_requests_total": "Requests answered, by method, route and status.",
        "drumbeat_http_request_duration_seconds": "Time until an answer was ready, by method and route.",
        "drumbeat_jobs_total": "Imports and runs asked for through the API that ended here, by kind and by state: done, refused or failed.",
        "drumbeat_database_connections": "Exclusive connections to the database: open, and in use among them.",
        "drumbeat_database_waiting": "Transactions that wait for a connection.",
        "drumbeat_shared_connections": "Open connections that short reads share.",
        "drumbeat_shared_reads": "Short reads that wait or are under way.",
        "drumbeat_ready": "1 if this process can answer, else 0.",
        "drumbeat_run_age_seconds": "Time since the newest run of an organisation was published.",
        "drumbeat_run_duration_seconds": "How long the newest run of an organisation took.",
        "drumbeat_import_age_seconds": "Time since something was imported into an organisation.",
        "drumbeat_tokens_expiring": "Good tokens of an organisation that expire within 14 days.",
    ])

    init(database: Database, store: Store, logger: Logger) {
        self.database = database
        self.store = store
        self.logger = logger
    }

    // MARK: Requests

    /// Counts a request that was answered. Routes are counted by their pattern, so that there are only so many.
    func note(_ method: HTTPRequest.Method, route: String?, status: Int, duration: Duration) {
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method.rawValue) ? method.rawValue : "other"
        let asked = Asked(method: known, route: route ?? "none", status: status)
        let (count, durations) = series.withLock { series in
            if let known = series[asked] { return known }
            let labels = [("method", asked.method), ("route", asked.route)]
            let made = (
                Counter(label: "drumbeat.http.requests", dimensions: labels + [("status", String(status))], factory: registry),
                CoreMetrics.Timer(label: "drumbeat.http.request.duration", dimensions: labels, factory: registry)
            )
            series[asked] = made
            return made
        }
        count.increment()
        let (seconds, attoseconds) = duration.components
        durations.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// A kind of request.
    private struct Asked: Hashable {
        let method: String, route: String
        let status: Int
    }

    /// Counts a job that ended.
    func note(_ kind: Job.Kind, _ state: Job.State) {
        Counter(label: "drumbeat.jobs", dimensions: [("kind", kind.rawValue), ("state", state.rawValue)], factory: registry).increment()
    }

    // MARK: Readiness

    /// States that the process is about to end; it still answers.
    func beginEnding() { isEnding.store(true, ordering: .relaxed) }

    /// Whether the database can be used and has the schema of this program. What is wrong goes to the log: whoever asks may be anybody.
    func obstacle() async -> Obstacle? {
        if isEnding.load(ordering: .relaxed) { return "shutting down" }
        do {
            let manager = SchemaManager(database: database, programVersion: Drumbeat.version, logger: logger)
            try await Self.within(Self.patience) { try await manager.checkCurrent() }
            return nil
        } catch {
            logger.warning("not ready", metadata: ["reason": "\(error)"])
            return error is SchemaError ? "the schema of the database is not that of this program" : "the database cannot be used"
        }
    }

    /// `GET /ready`.
    func readiness() async -> Response {
        let obstacle = await obstacle()
        let text = obstacle.map { "not ready: \($0)\n" } ?? "ready\n"
        return Response(
            status: obstacle == nil ? .ok : .serviceUnavailable,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    // MARK: Metrics

    /// Everything in the text format of Prometheus.
    func metrics() async -> Response {
        let gauges = database.gauges
        registry.set("drumbeat.database.connections", [("state", "open")], to: Double(gauges.connections))
        registry.set("drumbeat.database.connections", [("state", "in_use")], to: Double(gauges.connectionsInUse))
        registry.set("drumbeat.database.waiting", to: Double(gauges.waiting))
        registry.set("drumbeat.shared.connections", to: Double(gauges.sharedConnections))
        registry.set("drumbeat.shared.reads", to: Double(gauges.sharedReads))
        let obstacle = await obstacle()
        registry.set("drumbeat.ready", to: obstacle == nil ? 1 : 0)
        // What the process itself counts is told also when the database is gone.
        if obstacle == nil { await lookUpOrganisations() }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: registry.text())))
    }

    private func lookUpOrganisations() async {
        do {
            let store = store
            for organisation in try await Self.within(Self.patience, { try await store.servedOrganisations(expiringWithin: Self.expiry) }) {
                let label = [("org", organisation.key)]
                if let age = organisation.runAge { registry.set("drumbeat.run.age.seconds", label, to: Double(age)) }
                if let duration = organisation.runDuration {
                    registry.set("drumbeat.run.duration.seconds", label, to: Double(duration) / 1000)
                }
                if let age = organisation.importAge { registry.set("drumbeat.import.age.seconds", label, to: Double(age)) }
                registry.set("drumbeat.tokens.expiring", label, to: Double(organisation.expiringTokens))
            }
        } catch {
            logger.warning("organisations are missing in the metrics", metadata: ["reason": "\(error)"])
        }
    }

    /// Gives a piece of work so long and no longer.
    private static func within<Value: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else {
                throw PostgresError.timeout(statement: "readiness", limit: .deadline)
            }
            return value
        }
    }
}

/// Lets whoever sends requests here notice that this process is about to end, before it takes no more.
struct Farewell: Service {
    let monitor: ServiceMonitor
    /// How long it goes on answering after it has said so.
    let delay: Duration

    func run() async throws {
        try await gracefulShutdown()
        monitor.beginEnding()
        try? await Task.sleep(for: delay)
    }
}

/// Answers `GET /metrics` on a port of its own.
struct MetricsResponder: HTTPResponder {
    let monitor: ServiceMonitor

    func respond(to request: Request, context: ServeResponder.Context) async throws -> Response {
        guard request.uri.path == "/metrics" else { return Response(status: .notFound) }
        guard request.method == .get || request.method == .head else { return Response(status: .methodNotAllowed) }
        return await monitor.metrics()
    }
}
