import CLibPQ
import Glibc

extension ConnectionError {
    /// An error of the connection `handle`, which knows where it leads.
    init(kind: Kind, handle: OpaquePointer, sqlstate: String?, message: String) {
        func text(_ value: UnsafeMutablePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
        self.init(
            kind: kind, host: text(PQhost(handle)), port: text(PQport(handle)), database: text(PQdb(handle)), user: text(PQuser(handle)),
            sqlstate: sqlstate, message: message.split(whereSeparator: \.isNewline).joined(separator: "; "))
    }
}

/// Finds out why a connection could not be made.
///
/// libpq gives no SQLSTATE for that, only a message. What libpq itself says is always English here, since this program never sets a
/// locale; what the server says may be in any language. For the latter a second attempt is made that asks for the code.
enum ConnectionDiagnosis {
    static func error(of handle: OpaquePointer, _ parameters: ConnectionParameters) -> ConnectionError {
        let message = String(cString: PQerrorMessage(handle))
        // Such a message quotes the setting, which might be a part of a password in a malformed URI.
        if message.hasPrefix("invalid ") {
            let name = message.prefix { $0 != "\"" }.trimmedOfPunctuation
            return ConnectionError(kind: .configuration, handle: handle, sqlstate: nil, message: name)
        }
        if let kind = kind(ofLibraryMessage: message) {
            return ConnectionError(kind: kind, handle: handle, sqlstate: nil, message: message)
        }
        let code = sqlstate(parameters)
        return ConnectionError(kind: code.map(kind(ofCode:)) ?? .other, handle: handle, sqlstate: code, message: message)
    }

    private static let libraryMessages: [(String, ConnectionError.Kind)] = [
        ("no password supplied", .authentication), ("does not support SSL", .tlsRequired), ("SSL error", .tlsRequired),
        ("certificate", .tlsRequired), ("Connection refused", .unreachable), ("No such file or directory", .unreachable),
        ("timeout expired", .unreachable), ("could not translate host name", .unreachable), ("No route to host", .unreachable),
        ("Network is unreachable", .unreachable), ("Connection timed out", .unreachable), ("Connection reset", .unreachable),
        ("server closed the connection unexpectedly", .unreachable),
    ]

    private static func kind(ofLibraryMessage message: String) -> ConnectionError.Kind? {
        // With several hosts there is one line for each; the last attempt decides.
        let last = message.split(whereSeparator: \.isNewline).last { !$0.hasPrefix("\t") } ?? ""
        if last.contains("FATAL") { return nil }
        return libraryMessages.first { message.contains($0.0) }?.1
    }

    private static func kind(ofCode code: String) -> ConnectionError.Kind {
        switch code {
        case "3D000": .databaseMissing
        case "53300": .tooManyConnections
        case "57P01", "57P02", "57P03": .unreachable
        // No right to connect to this database.
        case "42501": .authentication
        default: code.hasPrefix("28") ? .authentication : .other
        }
    }

    /// Connects once more, asking libpq to report errors as bare codes.
    private static func sqlstate(_ parameters: ConnectionParameters) -> String? {
        guard let handle = parameters.withArrays({ PQconnectStartParams($0, $1, 1) }) else { return nil }
        defer { PQfinish(handle) }
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        let end = ContinuousClock.now + .seconds(5)
        var state = PGRES_POLLING_WRITING
        while state == PGRES_POLLING_WRITING || state == PGRES_POLLING_READING {
            if end <= .now { return nil }
            var socket = pollfd(
                fd: PQsocket(handle), events: Int16(state == PGRES_POLLING_WRITING ? POLLOUT : POLLIN), revents: 0)
            poll(&socket, 1, 1000)
            if socket.revents != 0 { state = PQconnectPoll(handle) }
        }
        // "… failed: FATAL:  3D000"
        let words = String(cString: PQerrorMessage(handle)).split { $0.isWhitespace }
        return words.last.map(String.init).flatMap { $0.utf8.count == 5 ? $0 : nil }
    }
}

extension Substring {
    /// Without the colon and blanks at its end.
    fileprivate var trimmedOfPunctuation: String { String(self[...].reversed().drop { ": ".contains($0) }.reversed()) }
}
