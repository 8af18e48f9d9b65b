import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// What a client may take of the server, whoever it is: time, connections and the size of a head. The sizes of bodies are limited by the
/// faces themselves.
enum RequestLimits {
    /// Longest wait for a request to begin on an open connection, and for its head to be whole.
    static let idle = TimeAmount.seconds(30)
    /// Longest wait for the body of a request, from its head on, unless so many bytes of it come in each such time: files are large.
    static let body = TimeAmount.seconds(15), bodyProgress = 64 * 1024
    /// Most bytes of a head. The faces refuse long addresses with words of their own; beyond this the answer is a bare 400.
    static let headBytes = 64 * 1024
    /// Most connections at a time; who comes then waits.
    static var connections: MaximumAvailableConnections { MaximumAvailableConnections(1024) }

    /// A server that keeps to them.
    static var server: HTTPServerBuilder {
        var configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [BodyDeadline(body, progress: bodyProgress)], idleTimeout: idle)
        configuration.httpDecoder = .init(maxHeaderFieldSize: headBytes, maxHeaderListSize: headBytes, maxHeaderFieldCount: 100)
        return .http1(configuration: configuration)
    }
}

/// Closes a connection whose client began a request and neither finishes it in time nor sends as much as one does who wants to.
///
/// The server reads a body when it is needed, and no connection to the database is held meanwhile; but without this a client that sends a byte
/// now and then would keep the connection for hours.
final class BodyDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let progress: Int
    private var received = 0
    private var timer: Scheduled<Void>?

    init(_ limit: TimeAmount, progress: Int) { (self.limit, self.progress) = (limit, progress) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            received = 0
            start(context)
        case .end:
            timer?.cancel()
            timer = nil
        case .body(let bytes): received += bytes.readableBytes
        }
        context.fireChannelRead(data)
    }

    private func start(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [self] in
            guard received >= progress else { return context.close(promise: nil) }
            received = 0
            start(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }
}
