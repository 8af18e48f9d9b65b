import Digest
public import SQLCatalog

/// The files that make a schema: what a program expects its database to look like.
///
/// It is a value, so that tests can make small ones; ``shipped`` is the one that the package embeds.
public struct SchemaCatalogue: Sendable {
    /// Forward-only steps, `0001_create_….sql` and so on; none is ever edited once released.
    public let migrations: [SQLFile]

    /// Functions, views, triggers and shared rows, installed together in this order.
    public let code: [SQLFile]

    /// Roles, grants and row-level security, installed together in this order, after the code.
    public let policies: [SQLFile]

    /// A catalogue of the given files; each list is put in the order of its paths.
    public init(migrations: [SQLFile], code: [SQLFile] = [], policies: [SQLFile] = []) {
        self.migrations = migrations.sorted { $0.path < $1.path }
        self.code = code.sorted { $0.path < $1.path }
        self.policies = policies.sorted { $0.path < $1.path }
    }

    /// The schema of this program.
    public static let shipped = SchemaCatalogue(
        migrations: SQL.Migrations.all, code: SQL.Code.all, policies: SQL.Policies.all)

    /// The migrations with their numbers and their places in the hash chain.
    ///
    /// - Throws: ``SchemaError/malformedName(path:)`` if a file name does not begin with a number of four digits,
    ///   ``SchemaError/gap(number:found:)`` if the numbers are not 1, 2, 3….
    public func chain() throws(SchemaError) -> [MigrationLink] {
        var links: [MigrationLink] = []
        for file in migrations {
            let name = file.name
            guard let number = Int32(name.prefix(4)), number > 0, name.dropFirst(4).hasPrefix("_") else {
                throw .malformedName(path: file.path)
            }
            guard number == Int32(links.count + 1) else {
                throw .gap(number: Int32(links.count + 1), found: name)
            }
            links.append(MigrationLink(number: number, name: name, checksum: file.checksum, after: links.last?.chainHash ?? ""))
        }
        return links
    }

    /// The digest of the code as a set; it changes with any path or text.
    var codeDigest: String { digest(of: code) }

    /// The digest of the policies as a set.
    var policiesDigest: String { digest(of: policies) }

    private func digest(of files: [SQLFile]) -> String {
        SHA256.hexDigest(of: files.map { "\($0.path) \($0.checksum)\n" }.joined())
    }
}

/// One migration in the hash chain.
public struct MigrationLink: Sendable, Hashable {
    /// 1 for the first migration, without gaps.
    public let number: Int32

    /// The file name without `.sql`, such as `0001_create_foundations`.
    public let name: String

    /// The SHA-256 digest of the file.
    public let checksum: String

    /// The SHA-256 digest of the previous link's hash, this name and this checksum: it stands for the whole history so far.
    public let chainHash: String

    init(number: Int32, name: String, checksum: String, after previous: String) {
        self.number = number
        self.name = name
        self.checksum = checksum
        chainHash = SHA256.hexDigest(of: "\(previous) \(name) \(checksum)")
    }

    /// One line of the file `sql/migrations.lock`, which keeps what was released from being edited.
    public var lockLine: String { "\(name) \(chainHash)" }
}
