import Foundation
import Glibc
import Testing

@Suite("Serving")
struct ServeTests {
    @Test("prints a link, another one at each signal USR1, and ends cleanly at SIGTERM", arguments: ["127.0.0.1", "localhost"])
    func links(host: String) async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let port = try FreePort().number
            let server = try installation.start(["serve", "--org", "acme", "--port", "\(port)", "--host", host])
            defer { server.killHard() }
            var said = try await server.output { Self.links(in: $0).count == 1 }
            #expect(said.contains("Serving Acme at http://\(host):\(port)\n") && said.contains(/Another link: kill -USR1 \d+\n/), "\(said)")
            for count in 2...3 {
                server.send(SIGUSR1)
                said = try await server.output { Self.links(in: $0).count == count }
            }
            let links = Self.links(in: said)
            #expect(links.count == 3 && Set(links).count == 3, "\(said)")
            #expect(links.allSatisfy { $0.hasPrefix("http://\(host):\(port)/enter?token=") })
            server.send(SIGTERM)
            let outcome = try await server.outcome()
            #expect(outcome.status == 0 && !outcome.wasKilled, "\(outcome)")
        }
    }

    @Test("an IPv6 address stands in brackets; behind a proxy the link has the proxy's address")
    func addresses() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            for (options, address) in [
                (["--host", "::1"], "http://[::1]:"), (["--public-url", "https://sales.example/"], "https://sales.example/enter"),
            ] {
                let port = try FreePort().number
                let server = try installation.start(["serve", "--org", "acme", "--port", "\(port)"] + options)
                let said = try await server.output { Self.links(in: $0).count == 1 }
                server.send(SIGTERM)
                let outcome = try await server.outcome()
                // A machine without IPv6 says so in a sentence of its own.
                let hasAddress = !outcome.errors.contains("Nothing can listen on ::1")
                #expect(said.contains(address) || !hasAddress, "\(outcome)")
                #expect(outcome.status == (hasAddress ? 0 : ExitCode.usage.rawValue), "\(outcome)")
            }
        }
    }

    @Test("a port that is taken is named, with what to do")
    func portInUse() async throws {
        try await Installation.with { installation in
            try await installation.load(SmallCompany())
            let taken = try FreePort(isKept: true)
            try await installation.refuse(
                ["serve", "--org", "acme", "--port", "\(taken.number)"], code: .busy,
                saying: ["Port \(taken.number) of 127.0.0.1 is in use", "choose another --port"])
        }
    }

    private static func links(in text: String) -> [String] {
        text.matches(of: /https?:\/\/\S+\/enter\?token=[0-9a-f]{64}\n/).map { String($0.0) }
    }
}

/// A port of 127.0.0.1 that was free a moment ago, or that is taken for as long as this lives.
final class FreePort {
    let number: UInt16
    private let socket: Int32

    struct None: Error {}

    init(isKept: Bool = false) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 1) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        self.socket = socket
        number = UInt16(bigEndian: address.sin_port)
        self.isKept = isKept
        guard isBound else { throw None() }
        if !isKept { close(socket) }
    }

    private let isKept: Bool

    deinit { if isKept { close(socket) } }
}
