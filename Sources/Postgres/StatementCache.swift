/// A statement prepared on a connection.
struct PreparedStatement {
    /// Its name on the server; empty if statements are not named.
    let serverName: String
    /// Types of the parameters as the server has inferred them.
    let parameterTypes: [UInt32]
    /// The number of columns; 0 for a statement without rows.
    let columnCount: Int
}

/// The statements prepared on one connection; the one not used for the longest time gives way.
struct StatementCache {
    private let capacity: Int
    private var entries: [StatementKey: (statement: PreparedStatement, usedAt: UInt64)] = [:]
    private var uses: UInt64 = 0
    private var created: UInt64 = 0

    init(capacity: Int) { self.capacity = max(capacity, 1) }

    /// A name that no other statement of the connection has had.
    mutating func newName() -> String {
        created += 1
        return "drumbeat_\(created)"
    }

    /// The statement, marked as used now.
    mutating func find(_ key: StatementKey) -> PreparedStatement? {
        guard let index = entries.index(forKey: key) else { return nil }
        uses += 1
        entries.values[index].usedAt = uses
        return entries.values[index].statement
    }

    /// Keeps a statement and returns the one that has to be deallocated for it, if any.
    mutating func insert(_ statement: PreparedStatement, for key: StatementKey) -> PreparedStatement? {
        let evicted = entries.count < capacity ? nil : entries.min { $0.value.usedAt < $1.value.usedAt }
        if let evicted { entries[evicted.key] = nil }
        uses += 1
        entries[key] = (statement, uses)
        return evicted?.value.statement
    }

    /// Forgets a statement that the server no longer accepts.
    mutating func remove(_ key: StatementKey) -> PreparedStatement? { entries.removeValue(forKey: key)?.statement }

    /// Forgets every statement.
    mutating func removeAll() { entries.removeAll() }
}
