import FoundationEssentials

/// A folder of `.sql` files and what is in it.
struct SQLFolder: Equatable {
    /// The path below the root, empty for the root itself.
    var path: String
    var files: [File]
    var folders: [SQLFolder]

    /// One `.sql` file.
    struct File: Equatable {
        /// The path below the root.
        var path: String
        var text: String
    }

    /// All files of this folder and of those in it, ordered by path.
    var allFiles: [File] {
        (files + folders.flatMap(\.allFiles)).sorted { $0.path < $1.path }
    }

    /// Reads a folder and everything in it; only files that end in `.sql` count.
    ///
    /// - Throws: `EmbedError` if a file cannot be embedded as it is.
    static func read(root: URL, path: String) throws -> SQLFolder {
        var folder = SQLFolder(path: path, files: [], folders: [])
        let location = root.appending(path: path, directoryHint: .isDirectory)
        for name in try FileManager.default.contentsOfDirectory(atPath: location.path).sorted() {
            if name.hasPrefix(".") { continue }
            let entry = location.appending(path: name)
            var isFolder = false
            guard FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder) else { continue }
            if isFolder {
                folder.folders.append(try read(root: root, path: "\(path)/\(name)"))
            } else if name.hasSuffix(".sql") {
                let text = try decode(Data(contentsOf: entry), at: entry)
                folder.files.append(File(path: "\(path)/\(name)", text: text))
            }
        }
        return folder
    }

    /// The text of a file, which must survive the way through a Swift literal unchanged.
    private static func decode(_ data: Data, at location: URL) throws -> String {
        guard let text = String(validating: data, as: UTF8.self) else {
            throw EmbedError(path: location.path, reason: "the file is not UTF-8")
        }
        if data.contains(where: { $0 == 13 || $0 == 0 }) {
            throw EmbedError(path: location.path, reason: "a carriage return or a zero byte: end lines with a line feed only")
        }
        return text
    }
}

/// A file or folder that cannot become a constant, and why.
struct EmbedError: Error, Equatable, CustomStringConvertible {
    var path: String
    var reason: String

    /// In the form that compilers use, so that editors show it at the file.
    var description: String { "\(path):1:1: error: \(reason)" }
}
