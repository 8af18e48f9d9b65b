public import Access
internal import Logging
public import SalesModel
public import Store

/// The nightly batch: for each organisation one run in one transaction, whose commit is the publication.
///
/// Killed at any moment, nothing has happened; run again, it comes to the same digest. It takes no input but the day and the
/// number of the last change it finds, and reads no clock inside a rule.
public struct NightlyBatch: Sendable {
    let store: Store
    let programVersion: String

    /// A batch over a store.
    public init(store: Store, programVersion: String) {
        self.store = store
        self.programVersion = programVersion
    }

    /// Computes and publishes every number of the context's organisation as of a day.
    ///
    /// - Parameters:
    ///   - asOf: the last day included.
    ///   - startedAt: the present instant in microseconds since 1970-01-01 UTC, kept for the record only.
    ///   - progress: is told each step before it begins.
    public func run(
        _ context: OperationContext, asOf: CalendarDay, startedAt: Int64,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> RunOutcome {
        let logger = context.logger
        logger.info(
            "nightly run begins", metadata: ["org": "\(context.organisation.key)", "as_of": "\(asOf)"])
        let outcome = try await store.run(
            context, RunRequest(asOf: asOf, programVersion: programVersion, startedAt: startedAt), progress: progress)
        // The trail is no part of the run: what was published stands, whether it is sealed now or by the next run.
        progress("seal")
        let sealed = try await store.seal(context)
        logger.info("trail sealed", metadata: ["org": "\(context.organisation.key)", "hours": "\(sealed)"])
        for step in outcome.steps {
            logger.debug(
                "step", metadata: ["step": "\(step.step)", "rows": "\(step.rows)", "ms": "\(step.milliseconds)"])
        }
        logger.info(
            "nightly run ends",
            metadata: [
                "org": "\(context.organisation.key)", "run": "\(outcome.run.number)", "new": "\(outcome.isNew)",
                "digest": "\(outcome.run.digest)",
            ])
        return outcome
    }
}
