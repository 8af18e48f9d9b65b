import Foundation
import Glibc

/// A connection to the server over which a test sends what no client would send.
final class RawConnection: Sendable {
    private let socket: Int32

    struct Refused: Error {}

    /// Connects to a port of 127.0.0.1.
    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Refused() }
    }

    deinit { close(socket) }

    /// Sends text; false when the server has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            bytes = bytes.dropFirst(sent)
        }
        return true
    }

    /// What comes until the server closes, or until so much time has passed; and whether it closed.
    func receive(for limit: Duration) async -> (text: String, isClosed: Bool) {
        let end = ContinuousClock.now + limit
        var (received, isClosed) = ([UInt8](), false)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isClosed, ContinuousClock.now < end {
            let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT)) }
            if count > 0 {
                received += buffer.prefix(count)
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                isClosed = true
            } else {
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
        return (String(decoding: received, as: UTF8.self), isClosed)
    }

    /// Sends a request as it is written and returns what is answered within a few seconds.
    static func ask(port: Int, _ text: String, for limit: Duration = .seconds(3)) async throws -> (text: String, isClosed: Bool) {
        let connection = try RawConnection(port: port)
        connection.send(text)
        return await connection.receive(for: limit)
    }
}
