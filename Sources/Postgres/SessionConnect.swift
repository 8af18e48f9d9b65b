import CLibPQ
import Glibc
import Logging

extension Session {
    /// Connects, with options of the server such as "-c jit=off" beside those that every session has; blocks for as long as that takes.
    static func connect(
        _ configuration: DatabaseConfiguration, signal: ConnectionSignal, logger: Logger, serverOptions: String = ""
    ) throws -> Session {
        let parameters = try ConnectionParameters(configuration, serverOptions: serverOptions)
        guard let handle = parameters.withArrays({ PQconnectdbParams($0, $1, 1) }) else {
            throw PostgresError.connection(
                ConnectionError(kind: .other, host: "", port: "", database: "", user: "", sqlstate: nil, message: "out of memory"))
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresError.connection(ConnectionDiagnosis.error(of: handle, parameters))
        }
        return Session(handle: handle, configuration: configuration, signal: signal, logger: logger)
    }
}

/// The keywords libpq connects with.
struct ConnectionParameters {
    private var keywords: [(String, String)] = []

    /// Defaults come first, so that the connection string overrides them; what must hold comes last.
    init(_ configuration: DatabaseConfiguration, serverOptions: String = "") throws {
        keywords = [
            ("fallback_application_name", "drumbeat"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]
        if getenv("PGCONNECT_TIMEOUT") == nil {
            // libpq takes a timeout of 1 second for 2, and 0 for none.
            keywords.append(("connect_timeout", String(max(configuration.connectTimeout.components.seconds, 2))))
        }
        var options = getenv("PGOPTIONS").map { String(cString: $0) } ?? ""
        if let conninfo = configuration.conninfo {
            if let own = try Self.parse(conninfo)["options"] { options = own }
            keywords.append(("dbname", conninfo))
        }
        keywords.append(("client_encoding", "UTF8"))
        // A pooler refuses options; the settings then go with every BEGIN.
        if configuration.usesNamedStatements {
            let parts = [options, SessionSettings.options, serverOptions]
            keywords.append(("options", parts.filter { !$0.isEmpty }.joined(separator: " ")))
        }
    }

    /// Gives the keywords and values as the arrays libpq wants.
    func withArrays<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        let names = keywords.map { strdup($0.0) }
        let values = keywords.map { strdup($0.1) }
        defer { for string in names + values { free(string) } }
        let nameArray = names.map { UnsafePointer($0) } + [nil]
        let valueArray = values.map { UnsafePointer($0) } + [nil]
        return body(nameArray, valueArray)
    }

    /// Reads a connection string or URI. What libpq says about a malformed one is not passed on: it quotes the string.
    static func parse(_ conninfo: String) throws -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(message) }
        guard let first = PQconninfoParse(conninfo, &message) else {
            throw PostgresError.connection(
                ConnectionError(
                    kind: .configuration, host: "", port: "", database: "", user: "", sqlstate: nil,
                    message: "the connection string is malformed (wanted: host=… dbname=…, or postgresql://user@host/database)"))
        }
        defer { PQconninfoFree(first) }
        var found: [String: String] = [:]
        var option = first
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { found[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return found
    }
}
