import FoundationEssentials
import Glibc

/// `EmbedSQLTool SQL-FOLDER OUTPUT-FOLDER TOP-FOLDER…`: run by the build plugin `EmbedSQL`.
@main
struct EmbedSQLTool {
    static func main() {
        do {
            try run(CommandLine.arguments)
        } catch {
            print(error)
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else {
            throw EmbedError(path: "EmbedSQLTool", reason: "usage: EmbedSQLTool SQL-FOLDER OUTPUT-FOLDER TOP-FOLDER…")
        }
        let root = URL(filePath: arguments[1], directoryHint: .isDirectory)
        let output = URL(filePath: arguments[2], directoryHint: .isDirectory)
        let folders = Array(arguments.dropFirst(3))
        try write(try SwiftSource.index(folders: folders), to: output.appending(path: "SQL.swift"))
        for name in folders {
            let source = try SwiftSource.constants(of: try SQLFolder.read(root: root, path: name))
            try write(source, to: output.appending(path: "SQL+\(name).swift"))
        }
    }

    /// Writes only what changed, so that an edit in one folder compiles only that folder's constants.
    private static func write(_ source: String, to file: URL) throws {
        let bytes = Data(source.utf8)
        if (try? Data(contentsOf: file)) == bytes { return }
        try bytes.write(to: file, options: .atomic)
    }
}
