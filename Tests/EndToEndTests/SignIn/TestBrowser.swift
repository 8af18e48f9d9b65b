import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// A browser that follows redirects only when told to, keeps cookies by host, port and path, and shows everything.
final class TestBrowser: Sendable {
    /// What was answered.
    struct Answer: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        let text: String

        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
        func cookies() -> [String] { headers.filter { $0.name.lowercased() == "set-cookie" }.map(\.value) }
    }

    private struct Kept {
        let path: String
        let value: String
    }

    private let jar = Mutex<[String: Kept]>([:])

    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(60))))

    /// What it holds, by name.
    var cookies: [String: String] { jar.withLock { $0.mapValues(\.value) } }

    /// Puts a cookie into it, as somebody could who has stolen one.
    func keep(_ name: String, _ value: String, path: String = "/") { jar.withLock { $0[name] = Kept(path: path, value: value) } }

    func get(_ address: String, headers: [(String, String)] = []) async throws -> Answer {
        try await send(address, .GET, headers: headers, body: nil)
    }

    func post(_ address: String, form: String, headers: [(String, String)] = []) async throws -> Answer {
        try await send(address, .POST, headers: headers + [("Content-Type", "application/x-www-form-urlencoded")], body: form)
    }

    func send(_ address: String, _ method: HTTPMethod, headers: [(String, String)], body: String?) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let path =
            address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).last.map { "/" + $0.prefix { $0 != "?" } } ?? "/"
        let sent = jar.withLock { jar in jar.filter { path.hasPrefix($0.value.path) }.map { "\($0.key)=\($0.value.value)" } }
        if !sent.isEmpty { request.headers.add(name: "Cookie", value: sent.joined(separator: "; ")) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await Self.client.execute(request, timeout: .seconds(60))
        let text = String(buffer: try await response.body.collect(upTo: 8 << 20))
        let answer = Answer(status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) }, text: text)
        for cookie in answer.cookies() { take(cookie) }
        return answer
    }

    /// Follows a link, and each redirect that is answered, to the end.
    func follow(_ address: String) async throws -> Answer {
        var answer = try await get(address)
        var (base, hops) = (Self.origin(of: address), 0)
        while (300..<400).contains(answer.status), let location = answer.header("Location"), hops < 10 {
            let next = location.hasPrefix("/") ? base + location : location
            (base, hops) = (Self.origin(of: next), hops + 1)
            answer = try await get(next)
        }
        return answer
    }

    private static func origin(of address: String) -> String {
        address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }

    private func take(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard pair.count == 2 else { return }
        let path = parts.first { $0.lowercased().hasPrefix("path=") }.map { String($0.dropFirst(5)) } ?? "/"
        jar.withLock { $0[pair[0]] = parts.contains { $0.lowercased() == "max-age=0" } ? nil : Kept(path: path, value: pair[1]) }
    }
}
