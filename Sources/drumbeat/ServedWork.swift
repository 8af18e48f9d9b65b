import API
import Access
import Foundation
import NightlyBatch
import Operations
import Store

/// What `drumbeat serve` does beside answering: it takes uploads, and carries out the imports and runs that are asked for.
struct ServedWork {
    let work: ServerWork
    private let queue: JobQueue
    private let uploads: UploadDirectory
    private let folder: String
    /// Whether the folder of the uploads goes with the server.
    private let isTemporary: Bool

    /// An upload of which nothing was heard for so many seconds is deleted.
    private static let longestUpload: TimeInterval = 24 * 3600
    private static let sweepInterval = Duration.seconds(600)

    /// - Parameters:
    ///   - folder: where files wait to be imported; nil for one of the server's own, which goes with it.
    ///   - largestFile: the largest file that is taken, in bytes.
    ///   - monitor: counts how jobs end.
    init(store: Store, folder: String?, largestFile: Int64, monitor: ServiceMonitor) throws {
        isTemporary = folder == nil
        self.folder = try folder ?? Self.temporaryFolder()
        uploads = UploadDirectory(root: self.folder, largestFile: largestFile)
        queue = JobQueue(ReportOperations(store: store).jobs) { monitor.note($0, $1) }
        let batch = NightlyBatch(store: store, programVersion: Drumbeat.version)
        work = ServerWork(uploads: uploads, queue: queue) { context, asOf, progress in
            try context.require(.compute)
            let outcome = try await batch.run(context, asOf: asOf, startedAt: presentInstant(), progress: progress)
            return (outcome.run.number, outcome.isNew)
        }
    }

    /// Does it as long as `body` runs; what is not done by then is recorded as such.
    func during<Value>(_ body: () async throws -> Value) async throws -> Value {
        let sweeping = Task { [uploads] in
            repeat {
                uploads.sweep(before: Date().addingTimeInterval(-Self.longestUpload))
            } while (try? await Task.sleep(for: Self.sweepInterval)) != nil
        }
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        sweeping.cancel()
        await queue.close()
        if isTemporary { try? FileManager.default.removeItem(atPath: folder) }
        return try result.get()
    }

    /// A folder that only this process knows and that nobody else can read.
    private static func temporaryFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "drumbeat-uploads-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return folder
    }
}
