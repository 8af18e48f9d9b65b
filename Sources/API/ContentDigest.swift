internal import Crypto
internal import Hummingbird

/// The SHA-256 digest of what is answered, asked or uploaded, fed piece by piece. By the cryptography library, which uses the processor's
/// own instructions: an answer of 10 kB takes 10 µs, and would take half a millisecond with `Digest`, which is for build tools.
struct ContentDigest {
    private var digest = SHA256()

    /// The digest of one text, as 64 lower-case hexadecimal digits.
    static func of(_ text: String) -> String { of(ByteBuffer(string: text)) }

    /// The digest of one buffer, as 64 lower-case hexadecimal digits.
    static func of(_ buffer: ByteBuffer) -> String {
        var digest = ContentDigest()
        digest.update(buffer)
        return digest.hexadecimal
    }

    mutating func update(_ buffer: ByteBuffer) { buffer.withUnsafeReadableBytes { digest.update(bufferPointer: $0) } }

    /// The digest of all bytes added so far, as 64 lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
