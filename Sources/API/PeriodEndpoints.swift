internal import Access
internal import HTTPTypes
internal import Operations
internal import SalesModel

/// Locking periods: how far one is locked, and the steps of locking.
enum PeriodEndpoints {
    static let all = [period, step]

    /// The steps, by the words of `drumbeat period`.
    private enum Step: String, CaseIterable {
        case lock
        case confirmLock = "confirm_lock"
        case unlock
        case confirmUnlock = "confirm_unlock"
        case withdraw

        var action: LockAction {
            switch self {
            case .lock: .requestLock
            case .confirmLock: .confirmLock
            case .unlock: .requestUnlock
            case .confirmUnlock: .confirmUnlock
            case .withdraw: .withdraw
            }
        }
    }

    private static let check = Resource<LockCheck>(
        "LockCheck", "What speaks for or against locking.",
        [
            Field("verdict", .word(LockCheck.Verdict.self), "How it is to be taken: nothing is locked while something is `blocking`.") {
                $0.verdict.rawValue
            },
            Field("sentence", .text, "What was looked at, and what to do where it is not in order.") { $0.sentence },
        ])

    private static let overview = Resource<PeriodOverview>(
        "Period", "A period with how far it is locked, and what speaks for and against locking it.",
        [
            Field("period", .text, "Its label.") { $0.label },
            Field("from", .day, "Its first day.") { $0.first },
            Field("to", .day, "Its last day.") { $0.last },
            Field("leaves", OrganisationEndpoints.lock.form.list, "Its leaf periods, in the order of time.") { $0.leaves },
            Field("checks", check.form.list, "What speaks for and against locking it.") { $0.checks },
        ])

    private static let label = Parameter<String>(label: "label", "The label of a period, such as 2026-Q3 or 2026-09.")
    private static let taken = Parameter<Step>(
        "step", "What is done: asked for by one (`lock`, `unlock`), confirmed by another, or the request withdrawn.")
    private static let reason = Parameter<String>(words: "reason", "Why. Needed for `lock` and `unlock`.")

    static let period = Endpoint(
        path: "/periods/{label}", name: "getPeriod",
        about: "A period of any level with how far its leaf periods are locked, and what speaks for and against locking it.",
        pathParameters: [label.required], answer: overview.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let label = try call.part(label)
            try call.query.check()
            let found = try await call.operations.locking.overview(of: label, call.context)
            return call.answer { overview.write(found, to: &$0) }
        })

    static let step = Endpoint(
        method: .post, path: "/periods/{label}/steps", name: "takePeriodStep",
        about: "Asks for a lock or an unlock of every leaf period of a period, confirms what another asked for, or withdraws the request.",
        pathParameters: [label.required], body: [taken.required, reason.optional], answer: ChangeResources.receipt.schema,
        permission: .lock, isForWholeOrganisation: true,
        source: .written(
            Write(of: period) { call in
                let label = try call.part(label)
                let (step, reason) = (call.body.require(taken), call.body.read(reason))
                try call.check()
                guard let step else { return }
                try await call.operations.locking.perform(step.action, period: label, reason: reason, call.context)
            }))
}
