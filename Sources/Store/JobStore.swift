public import Access
internal import Postgres
internal import SQLCatalog
internal import SalesModel

enum JobStatements {
    static let open = Statement<(Int64, String, String, String, String, String), Int64>(SQL.Queries.Job.open) { (job: Int64) in job }
    static let findByRequestKey = Statement<(Int64, String), FormerJob>(SQL.Queries.Job.findByRequestKey, FormerJob.init)
    static let note = Statement<(Int64, Int64, Bool, String?), Void>(SQL.Queries.Job.note)
    static let end = Statement<(Int64, Int64, String, String?, String?), Void>(SQL.Queries.Job.end)
    static let addFindings = Statement<
        (Int64, Int64, [String], [Int32], [String], [String], [String], [String], [String], [String]), Void
    >(SQL.Queries.Job.addFindings)
    static let findings = Statement<(Int64, Int64, Int64, Int32), JobFinding>(SQL.Queries.Job.findings, JobFinding.init)
    static let list = Statement<(Int64, Int64?, String?, Int64?, Int32), JobRecord>(SQL.Queries.Job.list, JobRecord.init)
}

/// A job that was taken in under a request key before.
public struct FormerJob: Sendable, Hashable {
    /// Its number.
    public let number: Int64
    /// SHA-256 of the request.
    public let digest: String
}

/// An import or a nightly run that was asked for through the server.
public struct JobRecord: Sendable, Hashable {
    /// Its number within the organisation.
    public let number: Int64
    /// `import` or `nightly`.
    public let kind: String
    /// Who asked for it.
    public let actor: String
    /// What it is about: the upload of an import, the as-of day of a run.
    public let subject: String
    /// Instants, ISO 8601 in UTC; the last two nil before.
    public let requestedAt: String, startedAt: String?, endedAt: String?
    /// `queued`, `running`, `done`, `refused`, `failed`, or `lost` with its server.
    public let state: String
    /// How far it has come, and what went wrong, in words.
    public let progress: String?, problem: String?
    /// What it came to, a JSON object; nil before its end.
    public let outcome: String?
    /// The change that it made; nil if none.
    public let change: Int64?
    /// How many findings are kept of it.
    public let findingCount: Int64
}

/// One thing wrong with a file of an import.
public struct JobFinding: Sendable, Hashable {
    /// Its number in the order of files and rows, from 1.
    public let number: Int64
    /// The file, and where in it: the row as a spreadsheet counts it, the header of the column, and the value found there.
    public let file: String, row: Int32?, column: String?, value: String?
    /// What kind of thing it is, and whether it stops the import: `error` or `warning`.
    public let code: String, severity: String
    /// What is wrong, and what to do about it.
    public let reason: String, fix: String

    /// A finding.
    public init(
        number: Int64, file: String, row: Int32?, column: String?, value: String?, code: String, severity: String, reason: String,
        fix: String
    ) {
        self.number = number
        self.file = file
        self.row = row
        self.column = column
        self.value = value
        self.code = code
        self.severity = severity
        self.reason = reason
        self.fix = fix
    }
}

extension Store {
    /// Takes a job in under the request key of the context's terms, and returns its number; the former one where the key was used before.
    ///
    /// Throws `StoreError.requestAlreadyMade` for a key that was used for another request.
    public func openJob(
        _ kind: String, about subject: String, _ context: OperationContext
    ) async throws -> (number: Int64, isNew: Bool) {
        let (id, terms) = (context.organisation.id, context.terms)
        let (key, digest) = (terms.key ?? "", terms.digest ?? "")
        return try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
            let opened = try await transaction.fetchOptional(
                JobStatements.open, (id, kind, context.actor.name, subject, key, digest))
            if let opened { return (opened, true) }
            let former = try await transaction.fetchOne(JobStatements.findByRequestKey, (id, key))
            guard former.digest == digest else {
                throw StoreError.requestAlreadyMade(key: key, change: former.number, isSame: false)
            }
            return (former.number, false)
        }
    }

    /// Says that a job is being carried out, or waits for its turn, and how far it has come.
    public func noteJob(_ number: Int64, isBegun: Bool, progress: String?, _ context: OperationContext) async throws {
        let id = context.organisation.id
        _ = try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
            try await transaction.execute(JobStatements.note, (id, number, isBegun, progress))
        }
    }

    /// Ends a job, with what was found wrong with its files. `state` is `done`, `refused` or `failed`, `outcome` a JSON object.
    public func endJob(
        _ number: Int64, state: String, problem: String?, outcome: String?, findings: [JobFinding], _ context: OperationContext
    ) async throws {
        let id = context.organisation.id
        _ = try await database.write(as: TransactionIdentity(.write, organisationID: id)) { transaction in
            if !findings.isEmpty {
                try await transaction.execute(
                    JobStatements.addFindings,
                    (
                        id, number, findings.map(\.file), findings.map { $0.row ?? 0 }, findings.map { $0.column ?? "" },
                        findings.map { $0.value ?? "" }, findings.map(\.code), findings.map(\.severity), findings.map(\.reason),
                        findings.map(\.fix)
                    ))
            }
            try await transaction.execute(JobStatements.end, (id, number, state, problem, outcome))
        }
    }

    /// Jobs, the newest first; each filter may be nil.
    public func jobs(
        _ context: OperationContext, number: Int64? = nil, kind: String? = nil, before: Int64? = nil, limit: Int32
    ) async throws -> [JobRecord] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(JobStatements.list, (context.organisation.id, number, kind, before, limit))
        }
    }

    /// Findings of a job after a number, in their order.
    public func jobFindings(_ context: OperationContext, job: Int64, after: Int64, limit: Int32) async throws -> [JobFinding] {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetch(JobStatements.findings, (context.organisation.id, job, after, limit))
        }
    }
}
