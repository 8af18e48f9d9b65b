internal import Postgres
internal import SQLCatalog

enum PlannerStatements {
    static let countAtOnce = Statement<Void, Bool>(SQL.Queries.Statistics.countAtOnce) { (done: Bool) in done }
    static let refresh = Statement<Void, Int32>(SQL.Queries.Statistics.refresh) { (tables: Int32) in tables }
}

extension Transaction {
    /// Has the rows that this transaction wrote counted at its commit, for `TimedDatabase.refreshStatistics` to see them.
    func countForStatistics() async throws {
        _ = try await fetchOne(PlannerStatements.countAtOnce, ())
    }
}

extension TimedDatabase {
    /// Analyzes what a committed load or run changed much, so that no reader waits for autovacuum to notice.
    ///
    /// What was committed stands whether this works or not: without it plans are slow for a minute, so a failure is not an error.
    func refreshStatistics(as identity: TransactionIdentity) async {
        _ = try? await write(as: identity) { try await $0.fetchOne(PlannerStatements.refresh, ()) }
    }
}
