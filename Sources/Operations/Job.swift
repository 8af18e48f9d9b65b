public import SalesModel

/// An import or a nightly run that was asked for through the server.
public struct Job: Sendable, Hashable {
    /// What a job does.
    public enum Kind: String, Sendable, CaseIterable {
        /// Files become one change.
        case `import`
        /// Every number is computed and published.
        case nightly
    }

    /// How far a job has come.
    public enum State: String, Sendable, CaseIterable {
        /// It waits for its turn.
        case queued
        case running
        /// It ended well; what it came to is its outcome.
        case done
        /// There are findings, so nothing was written.
        case refused
        /// It could not be done, and nothing was written; says why.
        case failed
        /// Its server was gone before it ended, and nothing was written.
        case lost
    }

    /// Its number within the organisation.
    public let number: Int64
    /// What it does, and how far it has come.
    public let kind: Kind, state: State
    /// Who asked for it.
    public let actor: String
    /// What it is about: the upload of an import, the as-of day of a run.
    public let subject: String
    /// Instants, ISO 8601 in UTC; the last two nil before.
    public let requestedAt: String, startedAt: String?, endedAt: String?
    /// What is being done at present, and what went wrong, in words.
    public let progress: String?, problem: String?
    /// What it came to, as the JSON object that was kept; nil before its end, and where it came to nothing.
    public let outcome: String?
    /// The change that it made; nil if none.
    public let change: Int64?
    /// How many findings are kept of it.
    public let findingCount: Int64
}

/// One thing wrong with a file of an import.
public struct ImportFinding: Sendable, Hashable {
    /// Its number in the order of files and rows, from 1.
    public let number: Int64
    /// The file, and where in it: the row as a spreadsheet counts it, the header of the column, and the value found there.
    public let file: String, row: Int64?, column: String?, value: String?
    /// What kind of thing it is, such as `date.invalid`, and whether it stops the import: `error` or `warning`.
    public let code: String, severity: String
    /// What is wrong, and what to do about it.
    public let reason: String, fix: String
}

/// How a job ended.
public struct JobEnd: Sendable {
    /// `done`, `refused` or `failed`.
    public let state: Job.State
    /// What went wrong, in words.
    public let problem: String?
    /// What it came to, a JSON object.
    public let outcome: String?
    /// What was found wrong with its files.
    public let findings: [ImportFinding]

    /// An end.
    public init(state: Job.State, problem: String? = nil, outcome: String? = nil, findings: [ImportFinding] = []) {
        self.state = state
        self.problem = problem
        self.outcome = outcome
        self.findings = findings
    }
}

/// What an import came to, without its findings.
public struct ImportReceipt: Sendable {
    /// A file that was read.
    public struct File: Sendable, Hashable {
        /// Its name, and what its rows are.
        public let name: String, noun: String
        /// Rows with at least one value, and those of them without any of the values that the mapping wants.
        public let rowsRead: Int64, rowsLeftOut: Int64
    }

    /// How many rows of a noun differ.
    public struct Difference: Sendable, Hashable {
        /// The noun, and how many rows were added, changed and removed.
        public let noun: String, added: Int64, changed: Int64, removed: Int64
    }

    /// One row, or one field of it, that differs.
    public struct Line: Sendable, Hashable {
        /// The noun, the row's key, and `added`, `changed` or `removed`.
        public let noun: String, key: String, action: String
        /// The field that differs, with its former and its present value; nil for a row added or removed.
        public let field: String?, before: String?, after: String?
    }

    /// How it ended.
    public let status: ImportOutcome.Status
    /// The number of the change, when it is applied.
    public let change: Int64?
    /// The day of the extract in the organisation's zone; nil where the files were not read to the end.
    public let extractedOn: CalendarDay?
    /// What was read, by file.
    public let files: [File]
    /// How many findings there are, those not kept included, and how many of them stop the import.
    public let findingCount: Int64, errorCount: Int64
    /// How many rows of each noun differ.
    public let differences: [Difference]
    /// The difference in detail, for a dry run.
    public let lines: [Line]
}
