import Foundation
import Synchronization

/// One line of progress on standard error, rewritten in place, when a person watches; silent otherwise.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let last = Mutex(ContinuousClock.now - .seconds(1))

    init() { isShown = isatty(FileHandle.standardError.fileDescriptor) == 1 }

    /// Shows a line, at most ten times a second.
    func show(_ text: String) {
        guard isShown else { return }
        let isDue = last.withLock { last in
            guard ContinuousClock.now - last > .milliseconds(100) else { return false }
            last = .now
            return true
        }
        if isDue { FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8)) }
    }

    /// Removes the line.
    func clear() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
