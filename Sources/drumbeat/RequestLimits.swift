import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// What a client may take of the server, whoever it is: time, connections and the size of a head. The sizes of bodies are limited by the
/// faces themselves.
enum RequestLimits {
    /// Longest wait for a request to begin on an open connection, and for its head to be whole.
    static let idle = TimeAmount.seconds(30)
    /// Longest wait for the body of a request, from its head on.
    static let body = TimeAmount.seconds(15)
    /// Most bytes of a head.
    static let headBytes = 16 * 1024
    /// Most connections at a time; who comes then waits.
    static var connections: MaximumAvailableConnections { MaximumAvailableConnections(1024) }

    /// A server that keeps to them.
    static var server: HTTPServerBuilder {
        var configuration = HTTP1Channel.Configuration(additionalChannelHandlers: [BodyDeadline(body)], idleTimeout: idle)
        configuration.httpDecoder = .init(maxHeaderFieldSize: headBytes, maxHeaderListSize: headBytes, maxHeaderFieldCount: 100)
        return .http1(configuration: configuration)
    }
}

/// Closes a connection whose client began a request and does not finish it in time, however busily it sends.
///
/// The server reads a body when it is needed, and no connection to the database is held meanwhile; but without this a client that sends a byte
/// now and then would keep the connection for hours.
final class BodyDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private var timer: Scheduled<Void>?

    init(_ limit: TimeAmount) { self.limit = limit }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            timer?.cancel()
            timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
        case .end:
            timer?.cancel()
            timer = nil
        case .body: break
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }
}
