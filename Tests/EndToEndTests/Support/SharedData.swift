import Foundation
import Testing

/// Real data beside the checkout. Tests that need it are skipped with a notice where it is absent.
enum SharedData {
    static let notice: Comment = "skipped: no shared data beside the project (../shared/data, DRUMBEAT_SHARED_DATA)"

    static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["DRUMBEAT_SHARED_DATA"] { return URL(filePath: named) }
        return Checkout.folder.deletingLastPathComponent().appending(path: "shared/data")
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: path("README.md")) }

    /// The path of a file of the shared data.
    static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    /// A file of the shared data, read as CSV.
    static func table(_ name: String) throws -> Table { Table(csv: try String(contentsOfFile: path(name), encoding: .utf8)) }
}
