internal import Crypto
internal import PlanFile

/// SHA-256 over the contents of a mapping and its files, in the order given: what an import read.
enum FileDigest {
    static func of(_ paths: [String]) throws -> String {
        var whole = SHA256()
        for path in paths {
            var file = SHA256()
            let source = try FileSource(path: path)
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            while case let count = try source.read(into: &chunk), count > 0 { file.update(data: chunk[0..<count]) }
            whole.update(data: Array(file.finalize()))
        }
        return whole.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
