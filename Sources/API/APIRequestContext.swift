public import Hummingbird
internal import Logging

/// What the API knows about a request from its head alone.
public struct APIRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The number under which the request is logged: 32 hexadecimal digits, made here.
    let requestID: String

    /// Reading sends no body.
    public var maxUploadSize: Int { 4096 }

    /// Made by Hummingbird for each request.
    public init(source: Source) {
        coreContext = .init(source: source)
        requestID = (0..<2).map { _ in Self.digits(.random(in: .min ... .max)) }.joined()
        logger[metadataKey: "request_id"] = "\(requestID)"
    }

    private static func digits(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
