internal import AsyncHTTPClient
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1

/// Asks a provider, with a limit on the time and on the size of everything. Redirects are not followed: each address is one that the
/// provider named.
struct ProviderClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]

        /// What it says as JSON. Throws ``ProviderFault/away(_:)``.
        func decoded<Value: Decodable>(as type: Value.Type, of what: String) throws -> Value {
            do { return try JSONDecoder().decode(type, from: Data(body)) } catch {
                throw ProviderFault.away("\(what) is not the JSON that it should be")
            }
        }
    }

    /// Most bytes of an answer.
    static let largestAnswer = 256 * 1024

    private let http: HTTPClient
    private let longestWait: Duration

    init(longestWait: Duration) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(3)))
        configuration.httpVersion = .http1Only
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.longestWait = longestWait
    }

    func shutdown() async { try? await http.shutdown() }

    func get(_ address: String, of what: String, bearer: String? = nil) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        if let bearer { request.headers.add(name: "Authorization", value: "Bearer " + bearer) }
        return try await answer(to: request, of: what)
    }

    func post(_ address: String, form: [(String, String)], authorization: String?, of what: String) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: form.map { "\(FormText.encoded($0))=\(FormText.encoded($1))" }.joined(separator: "&")))
        return try await answer(to: request, of: what)
    }

    private func answer(to original: HTTPClientRequest, of what: String) async throws -> Answer {
        var request = original
        request.headers.add(name: "Accept", value: "application/json")
        let (asked, http, longestWait) = (request, http, longestWait)
        do {
            return try await withThrowingTaskGroup(of: Answer.self) { group in
                group.addTask {
                    let response = try await http.execute(asked, timeout: .seconds(30))
                    let body = try await response.body.collect(upTo: Self.largestAnswer)
                    return Answer(status: Int(response.status.code), body: Array(body.readableBytesView))
                }
                group.addTask {
                    try await Task.sleep(for: longestWait)
                    throw ProviderFault.away("\(what) did not come whole within \(longestWait)")
                }
                defer { group.cancelAll() }
                guard let first = try await group.next() else { throw ProviderFault.away("\(what) was not asked for") }
                return first
            }
        } catch let fault as ProviderFault {
            throw fault
        } catch is NIOTooManyBytesError {
            throw ProviderFault.away("\(what) is longer than \(Self.largestAnswer) bytes")
        } catch let error as HTTPClientError {
            throw ProviderFault.away("\(what) cannot be reached: \(error.shortDescription)")
        } catch {
            // The kind alone: what an error says of itself could be anything.
            throw ProviderFault.away("\(what) cannot be reached: \(type(of: error))")
        }
    }
}

/// Text in forms and addresses.
enum FormText {
    /// Everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(
            decoding: text.utf8.flatMap { byte -> [UInt8] in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [byte]
                default: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }, as: UTF8.self)
    }
}

/// Bytes as text without padding (RFC 4648, section 5).
enum Base64URL {
    static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil for what is none.
    static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        guard
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
            })
        else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)).map(Array.init)
    }
}
