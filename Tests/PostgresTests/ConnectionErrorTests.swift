import Foundation
import Glibc
import Logging
import Postgres
import Testing

/// Why a connection cannot be made is told apart, in whatever language the server speaks.
struct ConnectionErrorTests {
    private func failure(_ conninfo: String) async throws -> ConnectionError {
        let database = Database(configuration: DatabaseConfiguration(conninfo: conninfo), logger: Logger(label: "test"))
        let error = try await postgresError { try await database.read(as: .login) { try await $0.backend() } }
        await database.shutdown()
        guard case .connection(let connection) = error else { throw error }
        return connection
    }

    @Test(arguments: [
        "host=127.0.0.1 port=1 dbname=x user=x password=geheim", "host=/nowhere dbname=x user=x password=geheim",
        "postgresql://x:geheim@host.invalid/x",
    ]) func nobodyThere(conninfo: String) async throws {
        let error = try await failure(conninfo)
        #expect(error.kind == .unreachable)
        #expect(!"\(error)".contains("geheim") && !String(reflecting: error).contains("geheim"))
    }

    @Test(arguments: [
        "geheim", "host=x password='geheim", "pasword=geheim", "postgresql://x:geheim@h:port/x", "host=localhost port=geheim",
    ])
    func malformedStringsAreNotRepeated(conninfo: String) async throws {
        let error = try await failure(conninfo)
        #expect(error.kind == .configuration)
        #expect(!"\(error)".contains("geheim") && !String(reflecting: error).contains("geheim"))
    }

    @Test(arguments: [
        ("28P01", ConnectionError.Kind.authentication), ("28000", .authentication), ("3D000", .databaseMissing),
        ("53300", .tooManyConnections), ("57P03", .unreachable), ("42501", .authentication), ("XX000", .other),
    ]) func theServersCodeDecidesNotItsLanguage(code: String, kind: ConnectionError.Kind) async throws {
        let server = try RefusingServer(sqlstate: code, message: "так не пойдёт")
        defer { server.stop() }
        let error = try await failure("host=127.0.0.1 port=\(server.port) dbname=d user=u sslmode=disable gssencmode=disable")
        #expect(error.kind == kind)
        #expect(error.sqlstate == code)
        #expect(error.message.contains("так не пойдёт"))
        #expect(error.host == "127.0.0.1" && error.database == "d" && error.user == "u")
    }

    @Test func encryptionThatIsNotOffered() async throws {
        let server = try RefusingServer(sqlstate: "28000", message: "no")
        defer { server.stop() }
        let error = try await failure("host=127.0.0.1 port=\(server.port) dbname=d user=u sslmode=require gssencmode=disable")
        #expect(error.kind == .tlsRequired)
    }

    @Test func configurationsDoNotShowTheirPassword() {
        let configuration = DatabaseConfiguration(conninfo: "postgresql://me:geheim@host/db")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] { #expect(!text.contains("geheim")) }
    }
}

extension ServerTests {
    struct RealConnectionErrorTests {
        @Test func missingDatabaseAndUnknownUser() async throws {
            let (port, directory) = try await TestDatabase.run { database in
                (
                    try await database.value("select current_setting('port')", as: String.self),
                    try await database.value(
                        "select btrim(split_part(current_setting('unix_socket_directories'), ',', 1), '\" ')", as: String.self)
                )
            }
            let missing = TestDatabase.uniqueName("missing")
            let user: String = try await TestDatabase.run { try await $0.value("select session_user::text") }
            for (conninfo, kind) in [
                ("host=\(directory) port=\(port) user=\(user) dbname=\(missing)", ConnectionError.Kind.databaseMissing),
                ("host=\(directory) port=\(port) user=\(missing) dbname=postgres", .authentication),
            ] {
                let database = Database(configuration: DatabaseConfiguration(conninfo: conninfo), logger: Logger(label: "test"))
                let error = try await postgresError { try await database.read(as: .login) { try await $0.backend() } }
                await database.shutdown()
                guard case .connection(let connection) = error else { throw error }
                #expect(connection.kind == kind)
            }
        }
    }
}

/// A server that refuses everybody with one code, and encryption with a plain no.
private final class RefusingServer: Sendable {
    let port: UInt16
    private let socket: Int32

    init(sqlstate: String, message: String) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 8) == 0 && getsockname(socket, address, &length) == 0
            }
        }
        try #require(isBound)
        self.socket = socket
        port = UInt16(bigEndian: address.sin_port)
        let fields = ["SFATAL", "VFATAL", "C\(sqlstate)", "M\(message)"].map { Array($0.utf8) + [0] }.joined() + [0]
        let answer = [UInt8(ascii: "E")] + withUnsafeBytes(of: UInt32(fields.count + 4).bigEndian) { Array($0) } + fields
        // Not a task: accept blocks.
        Thread.detachNewThread {
            while true {
                let client = accept(socket, nil, nil)
                if client < 0 { return }
                var request = [UInt8](repeating: 0, count: 4096)
                if recv(client, &request, request.count, 0) == 8 {
                    send(client, "N", 1, 0)
                } else {
                    send(client, answer, answer.count, 0)
                }
                close(client)
            }
        }
    }

    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }
}
