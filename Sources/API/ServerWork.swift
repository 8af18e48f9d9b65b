public import Access
public import Operations
public import SalesModel

/// What the server does beside answering: takes uploads, carries out jobs, runs the batch.
public struct ServerWork: Sendable {
    /// Computes and publishes every number as of a day; is told how to say how far it has come, and returns the number of the run and
    /// whether it is new.
    public typealias Nightly =
        @Sendable (
            _ context: OperationContext, _ asOf: CalendarDay, _ progress: @escaping @Sendable (String) -> Void
        ) async throws -> (run: Int64, isNew: Bool)

    let uploads: UploadDirectory
    let queue: JobQueue
    let nightly: Nightly

    /// - Parameters:
    ///   - uploads: where files wait to be imported.
    ///   - queue: what carries out jobs.
    ///   - nightly: the batch.
    public init(uploads: UploadDirectory, queue: JobQueue, nightly: @escaping Nightly) {
        self.uploads = uploads
        self.queue = queue
        self.nightly = nightly
    }
}
