/// Where the database is and how it is used.
public struct DatabaseConfiguration: Sendable {
    /// A libpq connection string or URI; nil takes everything from the `PG*` environment variables. It may hold a password.
    let conninfo: String?

    /// Most connections open at a time, at least 1. Default 8.
    public var maximumConnections = 8
    /// Longest wait for a free connection. Default 10 seconds.
    public var leaseTimeout: Duration = .seconds(10)
    /// A connection unused for longer is closed rather than used again. Default 10 minutes.
    public var idleLifetime: Duration = .seconds(600)
    /// How long a shutdown lets transactions finish before it cancels them. Default 10 seconds.
    public var shutdownGrace: Duration = .seconds(10)
    /// Longest attempt to connect to one host, in whole seconds, unless the connection string or `PGCONNECT_TIMEOUT` says otherwise.
    /// Default 5 seconds.
    public var connectTimeout: Duration = .seconds(5)
    /// Whether statements are prepared under a name once per connection. False behind PgBouncer in transaction pooling mode; then
    /// they are sent unnamed each time, and the session settings are sent with every BEGIN.
    public var usesNamedStatements = true
    /// Most statements kept prepared per connection, at least 1. Default 256.
    public var statementCacheSize = 256

    /// How many connections single reads share (`Database.fetch`), 0 to 64; 0, the default, runs each read in a transaction of its own.
    /// One per core is enough: they are open as long as they are used, beside `maximumConnections`. Without named statements there are none.
    public var pipelinedConnections = 0
    /// How long a statement may hold the others of a shared connection up, in whole milliseconds. One that takes longer runs alone, on
    /// an exclusive connection, if its own limit is longer. Default 250 milliseconds.
    public var pipelineLimit: Duration = .milliseconds(250)
    /// Most reads waiting for shared connections; further ones are refused at once with ``PostgresError/tooManyReads``. Default 4,096.
    public var maximumQueuedReads = 4096

    /// What sessions of shared connections are opened with: the server refuses whatever writes, and ends what takes too long.
    var pipelineOptions: String {
        "-c default_transaction_read_only=on -c statement_timeout=\(Int(max(pipelineLimit / .milliseconds(1), 1).rounded(.up)))"
    }

    /// Takes a connection string ("host=… dbname=…"), a URI ("postgresql://…") or, with nil, the `PG*` environment variables, which
    /// also fill in whatever a string leaves out.
    public init(conninfo: String? = nil) { self.conninfo = conninfo }

    /// A connection string or URI as it can be shown: `dbname=acme host=db.example user=drumbeat_app`, without any password.
    ///
    /// - Throws: `PostgresError.connection` where it is malformed; the error does not quote it.
    public static func shown(conninfo: String) throws -> String {
        let secrets: Set<String> = ["password", "sslpassword"]
        return try ConnectionParameters.parse(conninfo).filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(secrets.contains($0.key) ? "***" : $0.value)" }.joined(separator: " ")
    }
}

extension DatabaseConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The settings without the connection string, which may hold a password.
    public var description: String {
        "DatabaseConfiguration(\(conninfo == nil ? "from the environment" : "from a connection string"), "
            + "at most \(maximumConnections) connections)"
    }

    /// The same: a connection string may hold a password.
    public var debugDescription: String { description }

    /// Shows nothing of the connection string to `dump` and to debuggers either.
    public var customMirror: Mirror { Mirror(self, children: ["summary": description]) }
}
