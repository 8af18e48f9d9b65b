/// One `.sql` file of this folder, embedded when the package is built.
///
/// The build generates a constant for each, in enums that follow the folders: `queries/run/latest.sql` is
/// `SQL.Queries.Run.latest`, and `migrations/0001_create_change.sql` is `SQL.Migrations.m0001CreateChange`.
/// Every folder has a list `all`, ordered by path.
public struct SQLFile: Sendable, Hashable {
    /// The path below `sql/`, such as `queries/run/latest.sql`.
    public let path: String

    /// The whole text of the file.
    public let text: String

    /// The SHA-256 digest of the text: 64 lower-case hexadecimal digits.
    public let checksum: String

    /// Describes a file. Tests make their own; everything else uses the generated constants.
    ///
    /// - Parameters:
    ///   - path: the path below `sql/`.
    ///   - text: the whole text.
    ///   - checksum: the SHA-256 digest of `text` in lower-case hexadecimal digits.
    public init(path: String, text: String, checksum: String) {
        self.path = path
        self.text = text
        self.checksum = checksum
    }

    /// The last part of the path without `.sql`, such as `0001_create_change`.
    public var name: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".sql") ? file.dropLast(4) : file)
    }
}
