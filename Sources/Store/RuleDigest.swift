internal import Digest
internal import SQLCatalog

extension Store {
    /// SHA-256 over every SQL file that takes part in a number: the rules of a run. Two runs with the same inputs and the same
    /// rules must have the same digest.
    public static let ruleDigest = SHA256.hexDigest(
        of: (SQL.Code.all + SQL.Rollups.all).map { "\($0.path) \($0.checksum)" }.joined(separator: "\n"))
}
