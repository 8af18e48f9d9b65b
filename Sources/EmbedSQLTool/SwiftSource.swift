import Digest

/// Writes the Swift source of the constants.
enum SwiftSource {
    /// The file that declares `SQL` and its list of everything; `folders` are the names of the top folders.
    static func index(folders: [String]) throws -> String {
        let lists = try folders.sorted().map { "\(try SwiftName.type(folder: $0, path: $0)).all" }
        return """
            // Generated from the files under sql/.

            /// The embedded SQL files, in enums that follow their folders.
            public enum SQL {
                /// Every file, ordered by path.
                public static let all: [SQLFile] = ([\(lists.joined(separator: ", "))] as [[SQLFile]]).flatMap { $0 }
            }

            """
    }

    /// The file with the constants of one top folder.
    static func constants(of folder: SQLFolder) throws -> String {
        "// Generated from the files under sql/\(folder.path).\n\nextension SQL {\n" + (try enumeration(of: folder)) + "}\n"
    }

    private static func enumeration(of folder: SQLFolder) throws -> String {
        let type = try SwiftName.type(folder: lastPart(folder.path), path: folder.path)
        var source = "/// The files under `\(folder.path)`.\npublic enum \(type) {\n"
        var taken: [String: String] = [:]
        for file in folder.files {
            let name = try SwiftName.constant(file: lastPart(file.path), path: file.path)
            if let other = taken.updateValue(file.path, forKey: name) {
                throw EmbedError(path: file.path, reason: "\(file.path) and \(other) would both be called \(name)")
            }
            source += "/// `\(file.path)`\npublic static let \(name) = SQLFile(path: \"\(file.path)\", text: "
            source += literal(file.text) + ", checksum: \"\(SHA256.hexDigest(of: file.text))\")\n"
        }
        for inner in folder.folders { source += try enumeration(of: inner) }
        let list = try folder.allFiles.map { try reference(to: $0.path, from: folder.path) }
        source += "/// All of them, ordered by path.\npublic static let all: [SQLFile] = [\(list.joined(separator: ", "))]\n"
        return source + "}\n"
    }

    /// The name of a file's constant, seen from the enum of a folder that holds it.
    private static func reference(to path: String, from folder: String) throws -> String {
        let parts = path.dropFirst(folder.count + 1).split(separator: "/").map(String.init)
        let types = try parts.dropLast().map { try SwiftName.type(folder: $0, path: path) }
        return (types + [try SwiftName.constant(file: parts.last ?? "", path: path)]).joined(separator: ".")
    }

    /// A raw literal that reads back as exactly this text. Raw literals compile fast, whatever the text holds.
    static func literal(_ text: String) -> String {
        var longestRun = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longestRun = max(longestRun, run)
        }
        let fence = String(repeating: "#", count: longestRun + 1)
        return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
    }

    private static func lastPart(_ path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }
}
