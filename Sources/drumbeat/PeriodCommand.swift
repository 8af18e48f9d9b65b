import Access
import ArgumentParser
import Foundation
import Operations
import SalesModel
import Store

/// `drumbeat period`: lock what was reported, and look at what is locked.
struct PeriodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period", abstract: "Lock periods, so that what was reported for them stays.",
        discussion: """
            A locked period keeps the numbers of the run it was locked with. What becomes known of it later is credited in
            the first open period after it, on a line of its own; `report attainment --basis restated` shows everything in
            its own period instead. One asks for a lock, another confirms it.

            Example: drumbeat period lock 2026-Q3 --org acme --reason "Closed with finance"
            """,
        subcommands: [Status.self, Lock.self, Unlock.self, Withdraw.self])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show which periods are locked, by whom and why.",
            discussion: "Example: drumbeat period status --org acme --from 2026-01-01 --to 2026-12-31")
        @OptionGroup var organisation: OrganisationOptions
        @OptionGroup var database: DatabaseOptions
        @OptionGroup var window: WindowOptions

        func run() async throws {
            let leaves = try await database.withStore(for: organisation) { store, context in
                return try await PeriodLockOperations(store: store).status(from: window.from, to: window.to, context)
            }
            for leaf in leaves { printOut(Self.line(leaf)) }
        }

        private static func line(_ leaf: LeafPeriodLock) -> String {
            var text = "\(leaf.label)  " + (leaf.isLocked ? "locked with run \(leaf.run ?? 0)" : "open")
            if let actor = leaf.decidedBy, let reason = leaf.reason {
                text += ", \(leaf.isLocked ? "locked" : "unlocked") by \(actor): \(reason)"
            }
            if let pending = leaf.pending, let actor = leaf.pendingBy, let reason = leaf.pendingReason {
                text += "; \(actor) asks to \(pending == "lock_requested" ? "lock" : "unlock") it: \(reason)"
            }
            return text + "\n"
        }
    }

    struct Lock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a period to be locked, or confirm what another asked for.",
            discussion: """
                Example: drumbeat period lock 2026-Q3 --org acme --reason "Closed with finance"
                         drumbeat period lock 2026-Q3 --org acme --confirm --actor controller
                """)
        @OptionGroup var step: LockStepOptions
        @Flag(help: "Confirm what another asked for; the period is locked with the newest run.")
        var confirm = false

        func run() async throws {
            try await step.perform(confirm ? .confirmLock : .requestLock, showsChecklist: true)
        }
    }

    struct Unlock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a locked period to be opened again, or confirm what another asked for.",
            discussion: "Example: drumbeat period unlock 2026-09 --org acme --reason \"Wrong quotas were loaded\"")
        @OptionGroup var step: LockStepOptions
        @Flag(help: "Confirm what another asked for.")
        var confirm = false

        func run() async throws { try await step.perform(confirm ? .confirmUnlock : .requestUnlock, showsChecklist: false) }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a request that nobody has confirmed.",
            discussion: "Example: drumbeat period withdraw 2026-Q3 --org acme")
        @OptionGroup var step: LockStepOptions

        func run() async throws { try await step.perform(.withdraw, showsChecklist: false) }
    }
}

/// What every step of locking needs.
struct LockStepOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The period's label, such as 2026-Q3 or 2026-09.", valueName: "period"))
    var period: String
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("Why; kept with the step.", valueName: "text"))
    var reason: String?
    @Option(help: ArgumentHelp("Who takes the step; by default the user of this process.", valueName: "name"))
    var actor: String?

    func perform(_ action: LockAction, showsChecklist: Bool) async throws {
        try await database.withStore(for: organisation, actor: actor) { store, context in
            let operations = PeriodLockOperations(store: store)
            if showsChecklist {
                for check in try await operations.checklist(of: period, context) {
                    printOut("\(check.verdict.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)) \(check.sentence)\n")
                }
            }
            try await operations.perform(action, period: period, reason: reason, context)
        }
        switch action {
        case .requestLock: printOut("Asked to lock \(period); somebody else confirms it with --confirm.\n")
        case .confirmLock: printOut("\(period) is locked. Run the nightly batch to publish what follows.\n")
        case .requestUnlock: printOut("Asked to unlock \(period); somebody else confirms it with --confirm.\n")
        case .confirmUnlock: printOut("\(period) is open. Run the nightly batch to publish what follows.\n")
        case .withdraw: printOut("The request for \(period) is withdrawn.\n")
        }
    }
}
