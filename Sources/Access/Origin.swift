/// From where something is done: kept with every change and every sign-in, so that the trail can say it. Never a secret.
///
/// It travels with the task, like what is logged: whoever takes a request states it once, and no operation in between can lose it.
///
///     try await Origin.$current.withValue(Origin(.api, peer: "192.0.2.7")) { try await answer(request) }
public struct Origin: Sendable, Hashable {
    /// The way by which somebody asked.
    public enum Channel: String, Sendable, Hashable, CaseIterable {
        /// A command on this machine.
        case command
        /// A page of the dashboard.
        case page
        /// The JSON API.
        case api
    }

    /// The way by which somebody asked.
    public let channel: Channel
    /// The number under which the request is logged.
    public var request: String?
    /// The address from which it came, as the nearest proxy states it.
    public private(set) var peer: String?
    /// The number of the token that was presented.
    public var token: Int64?

    /// Where the present task comes from: a command, unless somebody said otherwise.
    @TaskLocal public static var current = Origin(.command)

    /// An origin. A peer that is no address is left out.
    public init(_ channel: Channel, request: String? = nil, peer: String? = nil, token: Int64? = nil) {
        self.channel = channel
        self.request = request
        self.peer = peer.flatMap { Self.isAddress($0) ? $0 : nil }
        self.token = token
    }

    /// A number for a request: 32 hexadecimal digits by chance.
    public static func requestNumber() -> String {
        var rest = UInt128.random(in: .min ... .max)
        return String(unsafeUninitializedCapacity: 32) { digits in
            for index in 0..<32 {
                let digit = UInt8(truncatingIfNeeded: rest & 15)
                digits[index] = digit < 10 ? 48 + digit : 87 + digit
                rest >>= 4
            }
            return 32
        }
    }

    /// As a JSON object of texts, in the form that the database keeps.
    public var json: String {
        var parts = ["\"channel\": \"\(channel.rawValue)\""]
        if let request, request.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
            parts.append("\"request\": \"\(request)\"")
        }
        if let peer { parts.append("\"peer\": \"\(peer)\"") }
        if let token { parts.append("\"token\": \"\(token)\"") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// Whether a text can be an IPv4 or IPv6 address: nothing else gets into the trail, whatever a client sends.
    private static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte) || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: ":")
            }
    }
}
