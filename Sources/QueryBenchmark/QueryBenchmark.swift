import Glibc
import Logging
import Postgres
import SQLCatalog

/// Runs the query of reference on exclusive connections, as fast as they go, and prints queries per second and the client's CPU time
/// per query. `scripts/bench` runs it in turn with pgbench and the same SQL.
///
/// Usage: QueryBenchmark CLIENTS SECONDS REPS FIRST_DAY DAYS; the database is named by the PG* variables.
@main
struct QueryBenchmark {
    private struct Deal: Sendable {
        let id: Int64
        let account: Int64?
        let closeOn: PostgresDate
        let amount: Int64?
        let currency: String
        let stage: String
    }

    private static let deals = Statement<(Int64, Int64, PostgresDate, PostgresDate), Deal>(
        name: SQL.Benchmarks.dealsOfRep.path, sql: SQL.Benchmarks.dealsOfRep.text, Deal.init)

    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int64($0) }
        guard numbers.count == 5, numbers.allSatisfy({ $0 > 0 }) else {
            puts("usage: QueryBenchmark CLIENTS SECONDS REPS FIRST_DAY DAYS (days since 2000-01-01)")
            exit(64)
        }
        let (clients, reps) = (Int(numbers[0]), numbers[2])
        let first = PostgresDate(daysSince2000: Int32(clamping: numbers[3]))
        let end = PostgresDate(daysSince2000: Int32(clamping: numbers[3] + numbers[4]))
        var configuration = DatabaseConfiguration()
        configuration.maximumConnections = clients
        let database = Database(configuration: configuration, logger: Logger(label: "benchmark"))
        let stop = ContinuousClock.now + .seconds(numbers[1])
        let queries = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<clients {
                group.addTask {
                    try await database.read(as: .login) { transaction in
                        var count = 0
                        while ContinuousClock.now < stop {
                            _ = try await transaction.fetch(deals, (1, Int64.random(in: 1...reps), first, end))
                            count += 1
                        }
                        return count
                    }
                }
            }
            var total = 0
            for try await count in group { total += count }
            return total
        }
        await database.shutdown()
        puts("\(queries / Int(numbers[1])) \(cpuMicroseconds() / Int64(max(queries, 1)))")
    }

    private static func cpuMicroseconds() -> Int64 {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        return seconds * 1_000_000 + Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }
}
