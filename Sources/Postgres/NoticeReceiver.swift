import CLibPQ
import Logging

/// Receives the server's notices and warnings, which arrive on the connection's thread while it reads results.
final class NoticeReceiver {
    private let logger: Logger
    /// Warnings so far; a COMMIT that was answered with a warning may not be as durable as asked for.
    private(set) var warnings = 0

    init(logger: Logger) { self.logger = logger }

    /// The session keeps this object for as long as the connection is open, so the pointer handed over stays valid.
    func install(on handle: OpaquePointer) {
        PQsetNoticeReceiver(handle, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
    }

    fileprivate func receive(_ notice: ServerError) {
        if notice.severity == "WARNING" { warnings += 1 }
        logger.debug("server notice", metadata: ["notice": "\(notice)"])
    }
}

/// A free function, because a callback written inside a type could be taken for one bound to an actor.
private func receiveNotice(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let context else { return }
    let receiver = Unmanaged<NoticeReceiver>.fromOpaque(context).takeUnretainedValue()
    receiver.receive(ServerError(result: result, statement: "notice", sql: ""))
}
