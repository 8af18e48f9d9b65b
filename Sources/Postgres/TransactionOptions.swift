/// On whose behalf a transaction acts: a role and settings that row-level security reads. Both last until the transaction ends and
/// are sent in the same round trip as its BEGIN.
public struct TransactionIdentity: Sendable {
    /// The role to take on, after the settings have been made; nil keeps the role of the login.
    public var role: String?
    /// Names and values of settings, for example ("drumbeat.org_id", "7").
    public var settings: [(String, String)]

    /// An identity; without arguments that of the login itself.
    public init(role: String? = nil, settings: [(String, String)] = []) {
        self.role = role
        self.settings = settings
    }

    /// The role of the login and no settings.
    public static let login = TransactionIdentity()
}

/// How a transaction is run.
public struct TransactionOptions: Sendable {
    /// What the transaction sees of others.
    public enum Isolation: String, Sendable {
        case readCommitted = "read committed"
        case repeatableRead = "repeatable read"
        case serializable
    }

    /// Nil stands for repeatable read in `read` and read committed in `write`.
    public var isolation: Isolation?
    /// Longest single statement, watched by the server, in whole milliseconds. Nil keeps the server's setting.
    public var statementTimeout: Duration?
    /// Longest wait for a lock, watched by the server, in whole milliseconds. Nil keeps the server's setting.
    public var lockTimeout: Duration?
    /// How often `write` runs the transaction again after a serialization failure or a deadlock. The body must then be safe to run
    /// again. Default 3.
    public var retries: Int
    /// Longest duration of the whole call, watched by this process: wait for a connection, retries and COMMIT included. It also ends
    /// waits that no timeout of the server covers, such as that of a COMMIT for a synchronous standby. Nil means no limit.
    public var deadline: Duration?

    /// Options; without arguments the defaults.
    public init(
        isolation: Isolation? = nil, statementTimeout: Duration? = nil, lockTimeout: Duration? = nil, retries: Int = 3,
        deadline: Duration? = nil
    ) {
        self.isolation = isolation
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.retries = retries
        self.deadline = deadline
    }
}
