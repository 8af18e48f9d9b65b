internal import Glibc

/// Bytes that can be read from the beginning more than once.
public protocol ByteSource: Sendable {
    /// What the source is called in messages.
    var name: String { get }
    /// How many bytes there are.
    var byteCount: Int64 { get }
    /// Fills `chunk` from its start with the next bytes and returns how many there were: 0 only at the end.
    mutating func read(into chunk: inout [UInt8]) throws(FileProblem) -> Int
    /// Goes back to the first byte.
    mutating func rewind() throws(FileProblem)
}

/// A file opened for reading; closed when the last reference goes.
public final class FileSource: ByteSource {
    /// The path as given.
    public let name: String
    /// The size when the file was opened.
    public let byteCount: Int64
    private let descriptor: Int32

    /// Opens a file; a directory, a missing and an unreadable file are told apart.
    public init(path: String) throws(FileProblem) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.problem(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw Self.problem(path, code)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw .isDirectory(file: path)
        }
        name = path
        byteCount = Int64(status.st_size)
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Reads the next bytes, going on after interruptions by signals.
    public func read(into chunk: inout [UInt8]) throws(FileProblem) -> Int {
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count >= 0 { return count }
            if errno != EINTR { throw Self.problem(name, errno) }
        }
    }

    /// Goes back to the first byte; a pipe cannot, and is refused as not readable.
    public func rewind() throws(FileProblem) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.problem(name, errno) }
    }

    private static func problem(_ path: String, _ code: Int32) -> FileProblem {
        switch code {
        case ENOENT, ENOTDIR: .missing(file: path)
        case EISDIR: .isDirectory(file: path)
        default: .notReadable(file: path, systemError: String(cString: strerror(code)))
        }
    }
}

/// Bytes in memory, for generated files.
public struct MemorySource: ByteSource {
    /// What the source is called in messages.
    public let name: String
    private let bytes: [UInt8]
    private var position = 0

    /// A source of these bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// How many bytes there are.
    public var byteCount: Int64 { Int64(bytes.count) }

    /// Copies the next bytes.
    public mutating func read(into chunk: inout [UInt8]) throws(FileProblem) -> Int {
        let count = min(chunk.count, bytes.count - position)
        chunk.replaceSubrange(0..<count, with: bytes[position..<position + count])
        position += count
        return count
    }

    /// Goes back to the first byte.
    public mutating func rewind() throws(FileProblem) {
        position = 0
    }
}
