/// A migration as the database recorded it.
public struct AppliedMigration: Sendable, Hashable {
    /// 1 for the first.
    public let number: Int32
    /// The file name without `.sql`.
    public let name: String
    /// The SHA-256 digest of its text when it was applied.
    public let checksum: String
    /// Its place in the hash chain.
    public let chainHash: String
    /// When, in UTC: `2018-01-01T00:00:00Z`.
    public let appliedAt: String
    /// The version of the program that applied it.
    public let appliedByVersion: String
}

/// How program and database compare.
public struct SchemaStatus: Sendable {
    /// What the database has, by number.
    public let applied: [AppliedMigration]
    /// What the program would apply, by number.
    public let pending: [MigrationLink]
    /// The sets that a migration would install again: "code", "policies", both or none.
    public let outdatedSets: [String]
    /// Why the program cannot work with this database as it is; nil if it can.
    public let problem: SchemaError?

    /// Whether the program can work with this database as it is.
    public var isCurrent: Bool { problem == nil }
}

/// What a migration did.
public struct MigrationOutcome: Sendable, Equatable {
    /// The names of the migrations it applied, in order.
    public var applied: [String] = []
    /// The sets it installed again: "code", "policies", both or none.
    public var installed: [String] = []

    /// Whether the database is now different from before.
    public var hasChanged: Bool { !applied.isEmpty || !installed.isEmpty }
}
