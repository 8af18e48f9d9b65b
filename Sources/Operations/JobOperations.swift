public import Access
internal import PlanFile
internal import SalesModel
public import Store

/// Jobs: work that takes its time, asked for through the server and looked after until it has ended.
public struct JobOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// Takes a job in under the request key of the context's terms: its number, and whether it is new or was taken in under the key before.
    ///
    /// Nil for a key that was used for another request.
    public func takeIn(_ kind: Job.Kind, about subject: String, _ context: OperationContext) async throws -> (number: Int64, isNew: Bool)? {
        try await store.reading(context) {
            do { return try await store.openJob(kind.rawValue, about: subject, context) } catch StoreError.requestAlreadyMade {
                return nil
            }
        }
    }

    /// Says that a job is being carried out, or still waits, and how far it has come.
    func note(_ number: Int64, isBegun: Bool, progress: String?, _ context: OperationContext) async throws {
        try await store.noteJob(number, isBegun: isBegun, progress: progress, context)
    }

    func end(_ number: Int64, _ end: JobEnd, _ context: OperationContext) async throws {
        try await store.endJob(
            number, state: end.state.rawValue, problem: end.problem, outcome: end.outcome,
            findings: end.findings.map {
                JobFinding(
                    number: $0.number, file: $0.file, row: $0.row.map { Int32(clamping: $0) }, column: $0.column, value: $0.value,
                    code: $0.code, severity: $0.severity, reason: $0.reason, fix: $0.fix)
            }, context)
    }

    /// Up to so many jobs, the newest first; of one kind, and of smaller numbers than `before`.
    public func jobs(_ kind: Job.Kind?, before: Int64?, limit: Int, _ context: OperationContext) async throws -> [Job] {
        try await store.reading(context) {
            try await store.jobs(context, kind: kind?.rawValue, before: before, limit: Int32(clamping: limit)).map(Job.init)
        }
    }

    /// A job. Throws `OperationError.notFound`.
    public func job(_ number: Int64, _ context: OperationContext) async throws -> Job {
        try await store.reading(context) {
            guard let job = try await store.jobs(context, number: number, limit: 1).first else {
                throw OperationError.notFound("Organisation \(context.organisation.key) has no job \(number), or has it no more.")
            }
            return Job(job)
        }
    }

    /// Findings of a job after a number, in the order of files and rows. Throws `OperationError.notFound`.
    public func findings(of number: Int64, after: Int64, limit: Int, _ context: OperationContext) async throws -> [ImportFinding] {
        _ = try await job(number, context)
        return try await store.reading(context) {
            try await store.jobFindings(context, job: number, after: after, limit: Int32(clamping: limit)).map {
                ImportFinding(
                    number: $0.number, file: $0.file, row: $0.row.map(Int64.init), column: $0.column, value: $0.value, code: $0.code,
                    severity: $0.severity, reason: $0.reason, fix: $0.fix)
            }
        }
    }

    /// Imports files in the name of a context, as a job does: what is wrong with the mapping and with files as a whole is among the findings.
    public func importFiles(
        mapping: String, files: [String], options: ImportOptions, _ context: OperationContext,
        progress: @escaping @Sendable (String) -> Void
    ) async throws -> (receipt: ImportReceipt, findings: [ImportFinding]) {
        try context.require(.load)
        do {
            let outcome = try await store.reading(context) {
                try await ImportOperations(store: store).importFiles(
                    mapping: mapping, files: files, actor: context.actor, options: options
                ) { file, read, total in
                    progress("reading \(file): \(total > 0 ? read * 100 / total : 100) %")
                }
            }
            let problems = outcome.problems.map {
                Finding(file: Self.name($0.file), code: Finding.Code(rawValue: $0.code), reason: $0.reason, fix: $0.fix)
            }
            return (ImportReceipt(outcome), Self.numbered(problems + outcome.findings.findings))
        } catch let invalid as InvalidMapping {
            return (.refused(invalid.findings.count), Self.numbered(invalid.findings))
        } catch let problem as FileProblem {
            let finding = Finding(
                file: Self.name(problem.file), code: Finding.Code(rawValue: problem.code), reason: problem.reason, fix: problem.fix)
            return (.refused(1), Self.numbered([finding]))
        }
    }

    /// The name of a file without the folder, which is the server's own.
    private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func numbered(_ findings: [Finding]) -> [ImportFinding] {
        findings.enumerated().map { number, finding in
            ImportFinding(
                number: Int64(number) + 1, file: finding.file, row: finding.row.map(Int64.init), column: finding.column,
                value: finding.value, code: finding.code.rawValue, severity: finding.severity.rawValue, reason: finding.reason,
                fix: finding.fix)
        }
    }
}

extension ReportOperations {
    /// Jobs over the same store.
    public var jobs: JobOperations { JobOperations(store: store) }
}

extension Job {
    init(_ record: JobRecord) {
        self.init(
            number: record.number, kind: Kind(rawValue: record.kind) ?? .import, state: State(rawValue: record.state) ?? .failed,
            actor: record.actor, subject: record.subject, requestedAt: record.requestedAt, startedAt: record.startedAt,
            endedAt: record.endedAt, progress: record.progress, problem: record.problem, outcome: record.outcome, change: record.change,
            findingCount: record.findingCount)
    }
}

extension ImportReceipt {
    init(_ outcome: ImportOutcome) {
        self.init(
            status: outcome.status, change: outcome.change, extractedOn: outcome.extractedOn,
            files: outcome.files.map {
                File(name: $0.file, noun: $0.noun.rawValue, rowsRead: Int64($0.rowsRead), rowsLeftOut: Int64($0.rowsLeftOut))
            },
            findingCount: Int64(outcome.findings.totalCount + outcome.problems.count),
            errorCount: Int64(outcome.findings.errorCount + outcome.problems.count),
            differences: outcome.differences.map {
                Difference(noun: $0.noun, added: $0.added, changed: $0.changed, removed: $0.removed)
            },
            lines: outcome.lines.map {
                Line(noun: $0.noun, key: $0.key, action: $0.action, field: $0.field, before: $0.before, after: $0.after)
            })
    }

    static func refused(_ count: Int) -> ImportReceipt {
        ImportReceipt(
            status: .refused, change: nil, extractedOn: nil, files: [], findingCount: Int64(count), errorCount: Int64(count),
            differences: [], lines: [])
    }
}
