import Testing

@testable import Postgres

/// The pool's logic without any database.
struct PoolStateMachineTests {
    private func machine(_ maximum: Int = 2) -> PoolStateMachine { PoolStateMachine(maximum: maximum, idleLifetime: .seconds(60)) }

    @Test func opensForTheFirstLeaseAndGrantsWhatWasOpened() {
        var pool = machine()
        #expect(pool.lease(1, fresh: false, now: .zero) == [.open(1)])
        #expect(pool.opened(1, now: .zero) == [.grant(1, 1, reused: false)])
    }

    @Test func usesAnIdleConnectionAgain() {
        var pool = machine()
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        #expect(pool.released(1, healthy: true, now: .zero) == [])
        #expect(pool.lease(2, fresh: false, now: .seconds(1)) == [.grant(2, 1, reused: true)])
    }

    @Test func neverOpensMoreThanTheMaximum() {
        var pool = machine(2)
        #expect(pool.lease(1, fresh: false, now: .zero) == [.open(1)])
        #expect(pool.lease(2, fresh: false, now: .zero) == [.open(2)])
        #expect(pool.lease(3, fresh: false, now: .zero) == [])
    }

    @Test func servesInTheOrderOfArrival() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        for lease in 2...5 { #expect(pool.lease(UInt64(lease), fresh: false, now: .zero) == []) }
        #expect(pool.opened(1, now: .zero) == [.grant(1, 1, reused: false)])
        for lease in 2...5 {
            #expect(pool.released(1, healthy: true, now: .zero) == [.grant(UInt64(lease), 1, reused: false)])
        }
    }

    @Test func aNewcomerDoesNotOvertake() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        _ = pool.lease(2, fresh: false, now: .zero)
        #expect(pool.released(1, healthy: true, now: .zero) == [.grant(2, 1, reused: false)])
        #expect(pool.lease(3, fresh: false, now: .zero) == [])
    }

    @Test func aLeaseThatExpiredOrWasCancelledIsSkipped() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        for lease: UInt64 in 2...4 { _ = pool.lease(lease, fresh: false, now: .zero) }
        #expect(pool.expire(2) == [.fail(2, .timedOut)])
        #expect(pool.cancel(3) == [.fail(3, .cancelled)])
        #expect(pool.released(1, healthy: true, now: .zero) == [.grant(4, 1, reused: false)])
        // Too late: the lease has been granted.
        #expect(pool.expire(4) == [])
        #expect(pool.cancel(4) == [])
    }

    @Test func aBrokenConnectionIsReplacedForWhoeverWaits() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        _ = pool.lease(2, fresh: false, now: .zero)
        #expect(pool.released(1, healthy: false, now: .zero) == [.close(1), .open(2)])
        #expect(pool.opened(2, now: .zero) == [.grant(2, 2, reused: false)])
    }

    @Test func aFailedOpeningFailsTheFirstAndTriesForTheNext() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.lease(2, fresh: false, now: .zero)
        #expect(pool.openFailed(1) == [.fail(1, .openFailed(1)), .open(2)])
        #expect(pool.openFailed(2) == [.fail(2, .openFailed(2))])
        #expect(pool.lease(3, fresh: false, now: .zero) == [.open(3)])
    }

    @Test func aConnectionOpenedForNobodyBecomesIdle() {
        var pool = machine()
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.cancel(1)
        #expect(pool.opened(1, now: .zero) == [])
        #expect(pool.lease(2, fresh: false, now: .zero) == [.grant(2, 1, reused: true)])
    }

    @Test func closesWhatHasBeenIdleTooLong() {
        var pool = machine()
        for lease: UInt64 in 1...2 { _ = pool.lease(lease, fresh: false, now: .zero) }
        for connection: UInt64 in 1...2 { _ = pool.opened(connection, now: .zero) }
        _ = pool.released(1, healthy: true, now: .zero)
        #expect(pool.released(2, healthy: true, now: .seconds(61)) == [.close(1)])
        #expect(pool.lease(3, fresh: false, now: .seconds(122)) == [.close(2), .open(3)])
    }

    @Test func theMostRecentlyUsedIsUsedFirst() {
        var pool = machine()
        for lease: UInt64 in 1...2 { _ = pool.lease(lease, fresh: false, now: .zero) }
        for connection: UInt64 in 1...2 { _ = pool.opened(connection, now: .zero) }
        _ = pool.released(2, healthy: true, now: .zero)
        _ = pool.released(1, healthy: true, now: .zero)
        #expect(pool.lease(3, fresh: false, now: .zero) == [.grant(3, 1, reused: true)])
    }

    @Test func aFreshConnectionReplacesAllIdleOnes() {
        var pool = machine(2)
        for lease: UInt64 in 1...2 { _ = pool.lease(lease, fresh: false, now: .zero) }
        for connection: UInt64 in 1...2 { _ = pool.opened(connection, now: .zero) }
        for connection: UInt64 in 1...2 { _ = pool.released(connection, healthy: true, now: .zero) }
        #expect(pool.lease(3, fresh: true, now: .zero) == [.close(1), .close(2), .open(3)])
    }

    @Test func shutdownFailsTheWaitingAndLetsTheRunningFinish() {
        var pool = machine(1)
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        _ = pool.lease(2, fresh: false, now: .zero)
        #expect(pool.shutdown() == [.fail(2, .closed)])
        #expect(pool.lease(3, fresh: false, now: .zero) == [.fail(3, .closed)])
        #expect(pool.graceEnded() == [.interrupt([1])])
        #expect(pool.released(1, healthy: true, now: .zero) == [.close(1), .finished])
        #expect(pool.graceEnded() == [])
        #expect(pool.shutdown() == [.finished])
    }

    @Test func shutdownClosesIdleConnectionsAtOnce() {
        var pool = machine()
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        _ = pool.released(1, healthy: true, now: .zero)
        #expect(pool.shutdown() == [.close(1), .finished])
    }

    @Test func aConnectionThatOpensDuringShutdownIsClosed() {
        var pool = machine()
        _ = pool.lease(1, fresh: false, now: .zero)
        #expect(pool.shutdown() == [.fail(1, .closed)])
        #expect(pool.opened(1, now: .zero) == [.close(1), .finished])
    }

    @Test func shutdownCanBeAbandoned() {
        var pool = machine()
        _ = pool.lease(1, fresh: false, now: .zero)
        _ = pool.opened(1, now: .zero)
        _ = pool.shutdown()
        #expect(pool.abandon() == [.finished])
        #expect(pool.released(1, healthy: true, now: .zero) == [.close(1)])
    }

    /// Whatever happens in whatever order: no more connections than allowed, and every lease gets exactly one answer, in order.
    @Test(arguments: 0..<50) func randomEventsKeepTheRules(seed: UInt64) {
        var random = SplitMix(state: seed)
        var pool = machine(3)
        var open: Set<UInt64> = [], leased: Set<UInt64> = [], opening: Set<UInt64> = []
        var unanswered: [UInt64] = []
        var next: UInt64 = 0
        func apply(_ actions: [PoolStateMachine.Action]) {
            for action in actions {
                switch action {
                case .open(let id):
                    opening.insert(id)
                case .close(let id):
                    open.remove(id)
                    leased.remove(id)
                case .grant(let lease, let id, _):
                    #expect(unanswered.first == lease)
                    unanswered.removeFirst()
                    #expect(leased.insert(id).inserted)
                case .fail(let lease, _):
                    #expect(unanswered.contains(lease))
                    unanswered.removeAll { $0 == lease }
                case .interrupt, .finished:
                    break
                }
                #expect(open.count + opening.count <= 3)
            }
        }
        for step in 0..<400 {
            let now = Duration.seconds(step * 3)
            switch Int.random(in: 0..<10, using: &random) {
            case 0...3:
                next += 1
                unanswered.append(next)
                apply(pool.lease(next, fresh: Bool.random(using: &random), now: now))
            case 4...6:
                guard let id = leased.randomElement(using: &random) else { continue }
                leased.remove(id)
                let isHealthy = Int.random(in: 0..<4, using: &random) > 0
                apply(pool.released(id, healthy: isHealthy, now: now))
            case 7:
                guard let lease = unanswered.randomElement(using: &random) else { continue }
                apply(pool.cancel(lease))
            default:
                guard let id = opening.randomElement(using: &random) else { continue }
                opening.remove(id)
                if Int.random(in: 0..<4, using: &random) == 0 {
                    apply(pool.openFailed(id))
                } else {
                    open.insert(id)
                    apply(pool.opened(id, now: now))
                }
            }
        }
        apply(pool.shutdown())
        #expect(unanswered.isEmpty)
    }
}

/// A small generator that gives the same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
