public import FoundationEssentials
internal import Hummingbird
internal import NIOCore
internal import _NIOFileSystem

/// Files that wait to be imported: a folder for each upload, with the mapping and the files as they came.
///
/// A file flows to the disk as it comes and takes its name when it is whole, so that no half of one is ever imported.
public struct UploadDirectory: Sendable {
    /// Files and a mapping, as they lie in the folder.
    struct Upload: Sendable {
        let id: String
        let files: [File]
        /// Where the mapping lies.
        let mapping: String
    }

    /// A file of an upload.
    struct File: Sendable {
        let name: String
        let size: Int64
        /// SHA-256 in hexadecimal digits.
        let digest: String
        let path: String
    }

    private let root: String
    private let largestFile: Int64

    /// The most files of an upload, the most uploads of an organisation, and the largest mapping in bytes.
    static let mostFiles = 50, mostUploads = 20, largestMapping = 1_048_576

    /// - Parameters:
    ///   - root: a folder that nobody else writes to; it is made where it is missing.
    ///   - largestFile: the largest file that is taken, in bytes.
    public init(root: String, largestFile: Int64) {
        self.root = root
        self.largestFile = largestFile
    }

    /// Opens an upload with its mapping. Throws the problem of too many.
    func open(mapping: ByteBuffer, of organisation: String) async throws -> Upload {
        let uploads = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(organisation)")) ?? []
        guard uploads.count < Self.mostUploads else {
            throw Problem(
                .requestInvalid,
                "There are \(uploads.count) uploads already: delete those that are of no more use, at \(APIRoutes.root)/uploads/{upload}.")
        }
        var generator = SystemRandomNumberGenerator()
        let id = (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        try make("\(root)/\(organisation)/\(id)/files")
        try await write(mapping, to: "\(root)/\(organisation)/\(id)/mapping.yaml")
        return try find(id, of: organisation)
    }

    /// An upload of an organisation. Throws the problem of one that there is not.
    func find(_ id: String, of organisation: String) throws -> Upload {
        let folder = try folder(id, of: organisation)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/files")) ?? []
        let files = try names.filter { !$0.hasPrefix(".") }.sorted().map { name in
            let path = "\(folder)/files/\(name)"
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
            let digest = try String(contentsOfFile: "\(folder)/\(name).sha256", encoding: .utf8)
            return File(name: name, size: size ?? 0, digest: digest, path: path)
        }
        return Upload(id: id, files: files, mapping: folder + "/mapping.yaml")
    }

    /// Takes a file as it flows in, in the place of one of the same name.
    func put(_ body: RequestBody, named name: String, into id: String, of organisation: String) async throws {
        let upload = try find(id, of: organisation)
        guard upload.files.count < Self.mostFiles || upload.files.contains(where: { $0.name == name }) else {
            throw Problem(.requestInvalid, "The upload has \(upload.files.count) files, the most there can be.")
        }
        let folder = try folder(id, of: organisation)
        let part = "\(folder)/files/.\(UInt64.random(in: .min ... .max))"
        do {
            let digest = try await flow(body, to: part)
            try await write(ByteBuffer(string: digest), to: "\(folder)/\(name).sha256")
            try await FileSystem.shared.replaceItem(at: FilePath("\(folder)/files/\(name)"), withItemAt: FilePath(part))
        } catch {
            _ = try? await FileSystem.shared.removeItem(at: FilePath(part))
            throw error
        }
    }

    /// Deletes an upload with its files.
    func delete(_ id: String, of organisation: String) throws {
        try FileManager.default.removeItem(atPath: try folder(id, of: organisation))
    }

    /// Deletes the uploads that were last changed before an instant.
    public func sweep(before instant: Date) {
        let files = FileManager.default
        for organisation in (try? files.contentsOfDirectory(atPath: root)) ?? [] {
            for id in (try? files.contentsOfDirectory(atPath: "\(root)/\(organisation)")) ?? [] {
                let folder = "\(root)/\(organisation)/\(id)"
                let changed = (try? files.attributesOfItem(atPath: folder + "/files"))?[.modificationDate] as? Date
                if let changed, changed < instant { try? files.removeItem(atPath: folder) }
            }
        }
    }

    private func folder(_ id: String, of organisation: String) throws -> String {
        let folder = "\(root)/\(organisation)/\(id)"
        guard UploadName.isID(id), FileManager.default.fileExists(atPath: folder + "/mapping.yaml") else {
            throw Problem(.notFound, "There is no such upload. Those of which nothing was heard for a day are deleted.")
        }
        return folder
    }

    private func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private static let newFile = OpenOptions.Write.newFile(replaceExisting: true, permissions: [.ownerReadWrite])

    private func write(_ buffer: ByteBuffer, to path: String) async throws {
        try await FileSystem.shared.withFileHandle(forWritingAt: FilePath(path), options: Self.newFile) { handle in
            _ = try await handle.write(contentsOf: buffer.readableBytesView, toAbsoluteOffset: 0)
        }
    }

    /// Writes what comes until it ends, and returns its digest. Throws the problem of a file that is too large, before it fills the disk.
    private func flow(_ body: RequestBody, to path: String) async throws -> String {
        try await FileSystem.shared.withFileHandle(forWritingAt: FilePath(path), options: Self.newFile) { handle in
            var digest = ContentDigest()
            var size: Int64 = 0
            for try await chunk in body {
                guard size + Int64(chunk.readableBytes) <= largestFile else {
                    throw Problem(.bodyTooLarge, "The file has more than \(largestFile) bytes, the most that this server takes.")
                }
                digest.update(chunk)
                size += try await handle.write(contentsOf: chunk.readableBytesView, toAbsoluteOffset: size)
            }
            return digest.hexadecimal
        }
    }
}

/// Names of uploads and of their files: nothing that could lead out of a folder.
enum UploadName {
    static func isID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Letters, digits, and ` ._-()` inside; a mapping names files by such.
    static func isFile(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || " ._-()".utf8.contains(byte)
        }
        return isPlain && (1...100).contains(text.utf8.count) && text.utf8.first.map { $0 != 0x2E && $0 != 0x20 && $0 != 0x2D } == true
    }
}
