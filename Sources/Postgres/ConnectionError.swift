/// A connection that could not be made, or was lost.
public struct ConnectionError: Error, Sendable {
    /// What went wrong, as far as it can be told.
    public enum Kind: String, Sendable {
        /// Nobody answers there, the name cannot be resolved, or the server is starting up or stopping.
        case unreachable
        /// Wrong or missing password, unknown user, or a host that is not let in.
        case authentication
        /// The database does not exist.
        case databaseMissing
        /// The server has no connection left.
        case tooManyConnections
        /// One side demands encryption and the other does not offer it, or the certificate is refused.
        case tlsRequired
        /// The connection string or the environment is malformed. Its text is not repeated, because it may hold a password.
        case configuration
        /// An established connection broke.
        case lost
        /// None of the above; see the message.
        case other
    }

    /// What went wrong, as far as it can be told.
    public let kind: Kind
    /// Host (or socket directory), port, database and user, without password.
    public let host: String, port: String, database: String, user: String
    /// The server's code, when it gave one.
    public let sqlstate: String?
    /// What libpq or the server said.
    public let message: String
}

extension ConnectionError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One line: what, where, as whom; never a password.
    public var description: String {
        guard kind != .configuration else { return "the connection settings cannot be used: \(message)" }
        return "\(summary) (database \"\(database)\" at \(host):\(port) as \"\(user)\")" + (sqlstate.map { " [\($0)]" } ?? "")
    }

    /// The description and what libpq or the server said.
    public var debugDescription: String { "\(description)\n\(message)" }

    private var summary: String {
        switch kind {
        case .unreachable: "the server cannot be reached"
        case .authentication: "the server refused the user or password"
        case .databaseMissing: "the database does not exist"
        case .tooManyConnections: "the server has no connection left"
        case .tlsRequired: "client and server do not agree on encryption"
        case .lost: "the connection was lost"
        case .configuration, .other: "the connection failed: \(message)"
        }
    }
}
