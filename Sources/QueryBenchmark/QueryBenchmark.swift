import Glibc
import Logging
import Postgres
import SQLCatalog
import Synchronization

/// Runs the query of reference as fast as it goes, and prints queries per second, the client's CPU time per query, and the median and the
/// 99th percentile of their durations, all in microseconds. `scripts/bench` runs it in turn with pgbench and the same SQL.
///
/// Usage: QueryBenchmark FORM CLIENTS SECONDS REPS FIRST_DAY DAYS; the database is named by the PG* variables. Forms:
///   exclusive    each client has a connection, and one transaction for all its queries
///   shared       clients share one connection per core
///   identity     the same, each query under the identity of an organisation's reader
///   transaction  each query in a transaction of its own under that identity, on exclusive connections
///   serve        answers GET /deals/REP on the port given as CLIENTS, each under that identity, until it is killed
@main
struct QueryBenchmark {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst(2).compactMap { Int64($0) }
        guard numbers.count == 5, numbers.allSatisfy({ $0 > 0 }), let form = CommandLine.arguments.dropFirst().first else {
            puts("usage: QueryBenchmark FORM CLIENTS SECONDS REPS FIRST_DAY DAYS (days since 2000-01-01)")
            exit(64)
        }
        let (clients, reps) = (Int(numbers[0]), numbers[2])
        let window = Deal.Window(
            first: PostgresDate(daysSince2000: Int32(clamping: numbers[3])),
            end: PostgresDate(daysSince2000: Int32(clamping: numbers[3] + numbers[4])))
        var configuration = DatabaseConfiguration()
        if form == "exclusive" || form == "transaction" {
            configuration.maximumConnections = clients
        } else {
            configuration.pipelinedConnections = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        }
        let database = Database(configuration: configuration, logger: Logger(label: "benchmark"))
        if form == "serve" { return try await DealServer(database: database, window: window).run(port: clients) }

        let stop = ContinuousClock.now + .seconds(numbers[1])
        let identity = form == "shared" ? TransactionIdentity.login : Deal.reader
        let durations = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for client in 0..<clients {
                group.addTask {
                    let draws = Draws(seed: UInt64(client), count: reps)
                    let parameters: @Sendable () -> Deal.Parameters = { (1, draws.next(), window.first, window.end) }
                    switch form {
                    case "exclusive":
                        return try await database.read(as: .login) { transaction in
                            try await measure(until: stop) { _ = try await transaction.fetch(Deal.ofRep, parameters()) }
                        }
                    case "transaction":
                        return try await measure(until: stop) {
                            _ = try await database.read(as: identity) { try await $0.fetch(Deal.ofRep, parameters()) }
                        }
                    default:
                        return try await measure(until: stop) {
                            _ = try await database.fetch(Deal.ofRep, parameters(), as: identity)
                        }
                    }
                }
            }
            var all: [Int32] = []
            for try await some in group { all += some }
            return all.sorted()
        }
        await database.shutdown()
        let count = durations.count
        guard count > 0 else { return }
        puts("\(count / Int(numbers[1])) \(cpuMicroseconds() / Int64(count)) \(durations[count / 2]) \(durations[count * 99 / 100])")
    }

    /// Repeats a query, and returns the microseconds that each took.
    @Sendable private static func measure(until stop: ContinuousClock.Instant, _ query: @Sendable () async throws -> Void) async rethrows
        -> [Int32]
    {
        var durations: [Int32] = []
        var start = ContinuousClock.now
        while start < stop {
            try await query()
            let end = ContinuousClock.now
            durations.append(Int32(clamping: (end - start).components.attoseconds / 1_000_000_000_000))
            start = end
        }
        return durations
    }

    private static func cpuMicroseconds() -> Int64 {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        return seconds * 1_000_000 + Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}

/// A row of the query of reference.
struct Deal: Sendable {
    let id: Int64
    let account: Int64?
    let closeOn: PostgresDate
    let amount: Int64?
    let currency: String
    let stage: String

    typealias Parameters = (Int64, Int64, PostgresDate, PostgresDate)

    /// The close dates asked for, the end excluded.
    struct Window: Sendable {
        let first: PostgresDate
        let end: PostgresDate
    }

    static let ofRep = Statement<Parameters, Deal>(
        name: SQL.Benchmarks.dealsOfRep.path, sql: SQL.Benchmarks.dealsOfRep.text, Deal.init)

    /// Who sees the first organisation, and nothing else.
    static let reader = TransactionIdentity(role: "drumbeat_reader", settings: [("drumbeat.org_id", "1")])
}

/// Numbers drawn by one client, as cheaply as pgbench draws its own: the system's generator costs a system call each.
private final class Draws: Sendable {
    private let state: Atomic<UInt64>
    private let count: UInt64

    init(seed: UInt64, count: Int64) {
        state = Atomic(seed &* 0x9E37_79B9_7F4A_7C15)
        self.count = UInt64(count)
    }

    /// From 1 to `count` (SplitMix64).
    func next() -> Int64 {
        var mixed = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int64((mixed ^ (mixed >> 31)) % count) + 1
    }
}
