internal import Access
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
        requestID = Origin.requestNumber()
        logger[metadataKey: "request_id"] = "\(requestID)"
    }
}
