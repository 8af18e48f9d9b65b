public import PlanFile
public import SalesModel
public import Store

/// How an import is to be carried out.
public struct ImportOptions: Sendable {
    /// Show the difference and change nothing.
    public var isDryRun = false
    /// How many missing rows of a noun may be deleted beyond 5 %.
    public var acceptedDeletions: Int64?
    /// The caller's idempotency key.
    public var requestKey: String?
    /// Why, for the audit trail.
    public var reason: String?
    /// The organisation meant; refused when the mapping names another.
    public var organisationKey: String?
    /// How many lines of the difference a dry run returns.
    public var differenceLines: Int32 = 200

    /// The usual way: for real, with nothing said.
    public init() {}
}

/// What an import came to.
public struct ImportOutcome: Sendable {
    /// The four ways in which an import ends.
    public enum Status: String, Sendable {
        /// The differences are committed under a change.
        case applied
        /// There was no difference, so nothing was written.
        case unchanged
        /// The differences are known and nothing was written.
        case dryRun = "dry-run"
        /// There are findings, so nothing was written.
        case refused
    }

    /// How it ended.
    public let status: Status
    /// The organisation's key.
    public let organisation: String
    /// Whether the organisation was (or would be) founded.
    public let isFounded: Bool
    /// The number of the change, when it is applied.
    public let change: Int64?
    /// The day of the extract in the organisation's zone.
    public let extractedOn: CalendarDay?
    /// What was read, by file.
    public let files: [FileSummary]
    /// Problems with files as a whole.
    public let problems: [FileProblem]
    /// Everything that is wrong, in the order of files and rows.
    public let findings: FindingLog
    /// How many rows of each noun differ.
    public let differences: [DifferenceCount]
    /// The difference in detail, for a dry run.
    public let lines: [Difference]
}

/// Told about the progress of an import: which file, how many of its bytes.
public typealias ImportProgress = @Sendable (_ file: String, _ read: Int64, _ total: Int64) -> Void

/// Rows go from the parser to the staging table without anything between them.
extension StagingWriter: RowSink {}
