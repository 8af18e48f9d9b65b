import Foundation

/// A file of the checkout.
struct SourceFile: Sendable {
    /// Its path from the top of the checkout.
    let path: String
    let text: String
    /// For Swift files: the text taken apart.
    let swift: SwiftText?

    init(path: String, text: String) {
        self.path = path
        self.text = text
        swift = path.hasSuffix(".swift") ? SwiftText(text) : nil
    }

    var isSwift: Bool { swift != nil }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules imported, with their lines.
    var imports: [(line: Int, module: String)] {
        (swift?.code ?? []).enumerated().compactMap { index, line in
            guard let keyword = line.range(of: "import "), !line.contains("canImport") else { return nil }
            let before = line[..<keyword.lowerBound].trimmingCharacters(in: .whitespaces)
            guard before.isEmpty || before.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(before)
            else { return nil }
            var words = line[keyword.upperBound...].split(separator: " ").map(String.init)
            if let first = words.first, ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"].contains(first) {
                words.removeFirst()
            }
            return words.first.map { (index + 1, String($0.prefix { $0 != "." })) }
        }
    }
}

/// Something that is not as the house wants it, where it is and what to do instead.
struct Finding: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    init(_ path: String, _ line: Int, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    var description: String { "\(path):\(line): \(message)" }
}

/// The checkout that this test belongs to.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

    /// Every text file that git tracks, or would track if it were added.
    static func files() throws -> [SourceFile] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "git", "-c", "safe.directory=*", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let list = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return list.split(separator: 0).compactMap { path in
            let path = String(decoding: path, as: UTF8.self)
            guard let data = try? Data(contentsOf: root.appendingPathComponent(path)), let text = String(validating: data, as: UTF8.self)
            else {
                return nil
            }
            return SourceFile(path: path, text: text)
        }
    }
}
