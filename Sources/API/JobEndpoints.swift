internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Operations
internal import SalesModel

/// Work that takes its time: uploads, imports, runs, and how far each has come.
enum JobEndpoints {
    static let all = [openUpload, upload, putFile, deleteUpload, beginImport, beginRun, jobs, job, cancel, findings]

    // MARK: Uploads

    private static let file = Resource<UploadDirectory.File>(
        "UploadFile", "A file of an upload.",
        [
            Field("file", .text, "Its name, by which the mapping knows it.") { $0.name },
            Field("bytes", .number, "Its size.") { $0.size },
            Field("sha256", .text, "Its digest in hexadecimal digits.") { $0.digest },
        ])

    private static let uploadResource = Resource<UploadDirectory.Upload>(
        "Upload", "Files that wait to be imported. One of which nothing was heard for a day is deleted.",
        [
            Field("upload", .text, "Its identifier.") { $0.id },
            Field("files", file.form.list, "Its files, by name.") { $0.files },
        ])

    private static let id = Parameter<String>(
        "upload", .string(pattern: "^[0-9a-f]{32}$"), expected: "32 hexadecimal digits", "The identifier of an upload."
    ) { UploadName.isID($0) ? $0 : nil }
    private static let name = Parameter<String>(
        "name", .string(pattern: "^[A-Za-z0-9_()][A-Za-z0-9 ._()-]{0,99}$"), expected: "a plain name of a file, such as deals_2026.csv",
        "The name of the file, by which the mapping knows it."
    ) { UploadName.isFile($0) ? $0 : nil }

    static let openUpload = Endpoint(
        method: .post, path: "/uploads", name: "openUpload", about: "Opens an upload with its mapping, a YAML document.", content: .yaml,
        answer: uploadResource.schema, permission: .load, isForWholeOrganisation: true,
        source: .taken { call in
            try call.query.check()
            let mapping: ByteBuffer
            do { mapping = try await call.request.body.collect(upTo: UploadDirectory.largestMapping) } catch is NIOTooManyBytesError {
                throw Problem(.bodyTooLarge, "The mapping has more than \(UploadDirectory.largestMapping) bytes.")
            }
            guard mapping.readableBytes > 0 else { throw Problem(.bodyInvalid, "The body should be the mapping, a YAML document.") }
            let made = try await call.work.uploads.open(mapping: mapping, of: call.context.organisation.key)
            return .done(.created, written(made), location: "\(APIRoutes.root)/uploads/\(made.id)")
        }, success: .created)

    static let upload = Endpoint(
        path: "/uploads/{upload}", name: "getUpload", about: "An upload with its files.", pathParameters: [id.required],
        answer: uploadResource.schema, permission: .load, isForWholeOrganisation: true,
        source: .asked { call in
            let id = try call.part(id)
            try call.query.check()
            let found = try call.work.uploads.find(id, of: call.context.organisation.key)
            return call.answer { uploadResource.write(found, to: &$0) }
        })

    static let putFile = Endpoint(
        method: .put, path: "/uploads/{upload}/files/{name}", name: "putFile",
        about: "Takes a file as it flows in, in the place of one of the same name.", pathParameters: [id.required, name.required],
        content: .bytes, answer: uploadResource.schema, permission: .load, isForWholeOrganisation: true,
        source: .taken { call in
            let (id, name) = (try call.part(id), try call.part(name))
            try call.query.check()
            let key = call.context.organisation.key
            try await call.work.uploads.put(call.request.body, named: name, into: id, of: key)
            return .done(.ok, written(try call.work.uploads.find(id, of: key)), location: nil)
        }, success: .ok)

    static let deleteUpload = Endpoint(
        method: .delete, path: "/uploads/{upload}", name: "deleteUpload", about: "Deletes an upload with its files.",
        pathParameters: [id.required], content: .none, answer: uploadResource.schema, permission: .load, isForWholeOrganisation: true,
        source: .taken { call in
            let id = try call.part(id)
            try call.query.check()
            let found = try call.work.uploads.find(id, of: call.context.organisation.key)
            try call.work.uploads.delete(id, of: call.context.organisation.key)
            return .done(.ok, written(found), location: nil)
        }, success: .ok)

    private static func written(_ upload: UploadDirectory.Upload) -> ByteBuffer {
        var writer = JSONWriter()
        uploadResource.write(upload, to: &writer)
        return writer.buffer
    }

    // MARK: Imports and runs

    private static let isDryRun = Parameter<Bool>("dry_run", "Whether to show what would change, and change nothing; false unless stated.")
    private static let deletions = Parameter<Int64>(
        "accept_deletions", "Delete up to so many rows of a noun that complete files no longer name.")
    private static let lines = Parameter<Int64>(
        "lines", "How many lines of the difference a dry run shows; 200 unless stated.", from: 0, through: 1000)
    private static let reason = Parameter<String>(words: "reason", "Why, for the record.")

    static let beginImport = Endpoint(
        method: .post, path: "/imports", name: "beginImport",
        about: "Imports the files of an upload as its mapping says: everything, or nothing. The job says how it ends.",
        body: [id.required, isDryRun.optional, deletions.optional, lines.optional, reason.optional], answer: JobResources.job.schema,
        permission: .load, isForWholeOrganisation: true,
        source: .taken { call in
            try await call.takeBody()
            let (id, isDryRun) = (call.body.require(id), call.body.read(isDryRun) ?? false)
            var options = ImportOptions()
            options.isDryRun = isDryRun
            options.acceptedDeletions = call.body.read(deletions)
            options.differenceLines = Int32(clamping: call.body.read(lines) ?? 200)
            options.reason = call.body.read(reason)
            options.organisationKey = call.context.organisation.key
            try call.check()
            let upload = try call.work.uploads.find(id ?? "", of: call.context.organisation.key)
            guard !upload.files.isEmpty else {
                throw Problem(
                    .requestInvalid, "The upload has no files yet: PUT them to \(APIRoutes.root)/uploads/\(upload.id)/files/{name}.")
            }
            let (operations, context) = (call.operations, call.context)
            return try await call.begin(.import, about: upload.id) { [options] number, progress in
                var options = options
                // By it the change is found, should this server be gone before the end is recorded.
                options.requestKey = "job-\(number)"
                let (receipt, findings) = try await operations.jobs.importFiles(
                    mapping: upload.mapping, files: upload.files.map(\.path), options: options, context, progress: progress)
                var writer = JSONWriter()
                JobResources.importOutcome.write(receipt, to: &writer)
                return JobEnd(
                    state: receipt.status == .refused ? .refused : .done, outcome: String(buffer: writer.buffer), findings: findings)
            }
        })

    private static let asOf = Parameter<CalendarDay>("as_of", "The last day included.")

    static let beginRun = Endpoint(
        method: .post, path: "/runs", name: "beginRun",
        about: "Computes and publishes every number as of a day. The job says how it ends.", body: [asOf.required],
        answer: JobResources.job.schema, permission: .compute, isForWholeOrganisation: true,
        source: .taken { call in
            try await call.takeBody()
            let asOf = call.body.require(asOf)
            try call.check()
            guard let asOf else { throw Problem(.internalError, "") }
            let (nightly, operations, context) = (call.work.nightly, call.operations, call.context)
            return try await call.begin(.nightly, about: asOf.description) { _, progress in
                let (run, isNew) = try await operations.guarding(context) { try await nightly(context, asOf, progress) }
                var writer = JSONWriter()
                JobResources.runOutcome.write((try await operations.run(run, asOf: nil, context), isNew), to: &writer)
                return JobEnd(state: .done, outcome: String(buffer: writer.buffer))
            }
        })

    // MARK: Jobs

    private static let kind = Parameter<Job.Kind>("kind", "Only those of this kind.")

    static let jobs = Endpoint(
        path: "/jobs", name: "listJobs", about: "Imports and runs that were asked for through the server, the newest first.",
        parameters: [kind.optional] + Paging.parameters(JobResources.job),
        answer: Paging.schema("Jobs", "Jobs, the newest first.", of: JobResources.job), isForWholeOrganisation: true,
        source: .asked { call in
            let paging = Paging(&call.query, JobResources.job)
            let kind = call.query.read(kind)
            try call.query.check()
            let found = try await call.operations.jobs.jobs(kind, before: paging.cursor?.position, limit: paging.limit + 1, call.context)
            return call.answer { writer in
                writer.object { paging.write(oneMore: found, by: \.number, JobResources.job, to: &$0) }
            }
        })

    static let job = Endpoint(
        path: "/jobs/{number}", name: "getJob", about: "How far a job has come, and what it came to.",
        pathParameters: [Parameters.number.required], answer: JobResources.job.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            let job = try await call.operations.jobs.job(number, call.context)
            return call.answer { JobResources.job.write(job, to: &$0) }
        })

    static let cancel = Endpoint(
        method: .delete, path: "/jobs/{number}", name: "cancelJob",
        about: "Ends a job before its time; nothing of it is written. A job that has ended stays as it is.",
        pathParameters: [Parameters.number.required], content: .none, answer: JobResources.job.schema, permission: .load,
        isForWholeOrganisation: true,
        source: .taken { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            _ = try await call.operations.jobs.job(number, call.context)
            _ = await call.work.queue.cancel(number, of: call.context.organisation.id)
            return .done(.ok, JobResources.written(try await call.operations.jobs.job(number, call.context)), location: nil)
        }, success: .ok)

    static let findings = Endpoint(
        path: "/jobs/{number}/findings", name: "listJobFindings",
        about: "What was found wrong with the files of an import, in the order of files and rows: the first 10,000.",
        pathParameters: [Parameters.number.required], parameters: Paging.parameters(JobResources.finding),
        answer: Paging.schema("Findings", "Findings, in the order of files and rows.", of: JobResources.finding),
        isForWholeOrganisation: true,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            let paging = Paging(&call.query, JobResources.finding)
            try call.query.check()
            let found = try await call.operations.jobs.findings(
                of: number, after: paging.position, limit: paging.limit + 1, call.context)
            return call.answer { writer in
                writer.object { paging.write(oneMore: found, by: \.number, JobResources.finding, to: &$0) }
            }
        })
}

extension Call {
    /// Takes a job in, once per Idempotency-Key, has it carried out, and answers where it is found.
    fileprivate func begin(
        _ kind: Job.Kind, about subject: String,
        _ perform: @escaping @Sendable (_ number: Int64, _ progress: @escaping @Sendable (String) -> Void) async throws -> JobEnd
    ) async throws -> Answer {
        guard let (number, isNew) = try await operations.jobs.takeIn(kind, about: subject, context) else { throw Writer.keyReused(nil) }
        if isNew { await work.queue.submit(number, kind, context) { progress in try await perform(number, progress) } }
        var headers = HTTPFields()
        if !isNew, let name = HTTPField.Name("Idempotency-Replayed") { headers[name] = "true" }
        let job = try await operations.jobs.job(number, context)
        return .done(.accepted, JobResources.written(job), location: "\(APIRoutes.root)/jobs/\(number)", headers: headers)
    }
}

/// What jobs look like.
enum JobResources {
    private static let importFile = Resource<ImportReceipt.File>(
        "ImportedFile", "A file that was read.",
        [
            Field("file", .text, "Its name.") { $0.name },
            Field("noun", .text, "What its rows are.") { $0.noun },
            Field("rows", .number, "Rows with at least one value.") { $0.rowsRead },
            Field("rows_left_out", .number, "Those of them without any of the values that the mapping wants.") { $0.rowsLeftOut },
        ])

    private static let difference = Resource<ImportReceipt.Difference>(
        "Difference", "How many rows of a noun differ.",
        [
            Field("noun", .text, "The noun.") { $0.noun },
            Field("added", .number, "Rows that were not there before.") { $0.added },
            Field("changed", .number, "Rows that differ from before.") { $0.changed },
            Field("removed", .number, "Rows that are there no more.") { $0.removed },
        ])

    private static let line = Resource<ImportReceipt.Line>(
        "DifferenceLine", "One row, or one field of it, that differs.",
        [
            Field("noun", .text, "The noun.") { $0.noun },
            Field("key", .text, "The row's key.") { $0.key },
            Field("action", .word(of: ["added", "changed", "removed"]), "What happens to it.") { $0.action },
            Field("field", .textOrNull, "The field; null for a row added or removed.") { $0.field },
            Field("before", .textOrNull, "Its former value.") { $0.before },
            Field("after", .textOrNull, "Its present value.") { $0.after },
        ])

    static let importOutcome = Resource<ImportReceipt>(
        "ImportOutcome", "What an import came to.",
        [
            Field("status", .word(of: ["applied", "unchanged", "dry-run", "refused"]), "How it ended.") { $0.status.rawValue },
            Field("change", .numberOrNull, "The number of the change, when it is applied.") { $0.change },
            Field("extracted_on", .dayOrNull, "The day of the extract in the organisation's zone.") { $0.extractedOn },
            Field("files", importFile.form.list, "What was read.") { $0.files },
            Field("finding_count", .number, "How many findings there are.") { $0.findingCount },
            Field("error_count", .number, "How many of them stop the import.") { $0.errorCount },
            Field("differences", difference.form.list, "How many rows differ, by noun.") { $0.differences },
            Field("lines", line.form.list, "The difference in detail, of a dry run.") { $0.lines },
        ])

    static let runOutcome = Resource<(run: RunSummary, isNew: Bool)>(
        "RunOutcome", "What a run came to.",
        [
            Field("run", ReportResources.run.form, "The run.") { $0.run },
            Field("is_new", .truth, "Whether it was published; if not, the run there is was confirmed: same data, rules and digest.") {
                $0.isNew
            },
        ])

    static let job = Resource<Job>(
        "Job", "An import or a run that was asked for through the server.",
        [
            Field("job", .number, "Its number within the organisation.") { $0.number },
            Field("kind", .word(Job.Kind.self), "What it does.") { $0.kind.rawValue },
            Field("state", .word(Job.State.self), "How far it has come; `refused`, `failed` and `lost` wrote nothing.") {
                $0.state.rawValue
            },
            Field("actor", .text, "Who asked for it.") { $0.actor },
            Field("subject", .text, "What it is about: the upload of an import, the as-of day of a run.") { $0.subject },
            Field("requested_at", .text, "When it was asked for, in UTC.") { $0.requestedAt },
            Field("started_at", .textOrNull, "When it was begun; null before.") { $0.startedAt },
            Field("ended_at", .textOrNull, "When it ended; null before.") { $0.endedAt },
            Field("progress", .textOrNull, "What is being done at present.") { $0.progress },
            Field("problem", .textOrNull, "What went wrong; null where nothing did.") { $0.problem },
            Field("change", .numberOrNull, "The change that an import made; null if none.") { $0.change },
            Field("finding_count", .number, "How many findings can be read.") { $0.findingCount },
            Field(
                "outcome",
                JSONForm<String?>(schema: .anyOf([importOutcome.schema, runOutcome.schema, .null])) { text, writer in
                    if let text { writer.raw(text) } else { writer.null() }
                }, "What it came to; null before its end, and where it came to nothing."
            ) { $0.outcome },
        ])

    static let finding = Resource<ImportFinding>(
        "Finding", "One thing wrong with a file.",
        [
            Field("number", .number, "Its number in the order of files and rows, from 1.") { $0.number },
            Field("file", .text, "The file.") { $0.file },
            Field("row", .numberOrNull, "The row as a spreadsheet counts it; null for the whole file.") { $0.row },
            Field("column", .textOrNull, "The header of the column; null where no column is meant.") { $0.column },
            Field("value", .textOrNull, "The value found there.") { $0.value },
            Field("code", .text, "What kind of thing it is, such as `date.invalid`.") { $0.code },
            Field("severity", .word(of: ["error", "warning"]), "Whether it stops the import.") { $0.severity },
            Field("reason", .text, "What is wrong.") { $0.reason },
            Field("fix", .text, "What to do.") { $0.fix },
        ])

    static func written(_ value: Job) -> ByteBuffer {
        var writer = JSONWriter()
        job.write(value, to: &writer)
        return writer.buffer
    }
}
