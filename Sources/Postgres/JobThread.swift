import Foundation
import Synchronization

/// A thread of its own that runs jobs one after the other. Jobs may block: Swift's cooperative pool is not involved.
///
/// It is also an executor that tasks can prefer. A transaction runs on the thread of its connection, so its statements need no
/// change of thread each: that alone made them twice as fast.
final class JobThread: TaskExecutor, @unchecked Sendable {
    typealias Job = @Sendable () -> Void

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var jobs: [Job] = []
    private var isStopped = false
    /// The identity of the thread; 0 until it runs.
    private let identity = Atomic<UInt>(0)

    init(name: String) {
        Thread.detachNewThread { [self] in
            // A name given before the start is lost on Linux.
            Thread.current.name = name
            run()
        }
    }

    /// Whether the caller runs on this thread.
    var isCurrent: Bool { identity.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// Queues a job; false if the thread has been stopped and the job will not run.
    func submit(_ job: @escaping Job) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        if isStopped { return false }
        jobs.append(job)
        condition.signal()
        return true
    }

    /// Queues a piece of a task that prefers this thread.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isQueued = submit { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
        // A task must go on even if its thread is gone.
        if !isQueued { globalConcurrentExecutor.enqueue(job) }
    }

    /// Ends the thread after the jobs queued so far and this last one.
    func stop(last job: @escaping Job) {
        condition.lock()
        defer { condition.unlock() }
        if isStopped { return }
        jobs.append(job)
        isStopped = true
        condition.signal()
    }

    private func run() {
        identity.store(UInt(pthread_self()), ordering: .relaxed)
        while true {
            condition.lock()
            while jobs.isEmpty, !isStopped { condition.wait() }
            let batch = jobs
            jobs.removeAll(keepingCapacity: true)
            condition.unlock()
            // An empty batch means stopped and drained.
            if batch.isEmpty { return }
            for job in batch { job() }
        }
    }
}
