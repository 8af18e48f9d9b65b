internal import Access
internal import Synchronization

/// Holds back who asks more often than a server for many can answer: each user has tokens that come back by the second, and a request takes
/// one (a token bucket).
struct RateLimiter: Sendable {
    /// A user, in his organisation.
    struct Caller: Hashable {
        let organisation: Int64
        let actor: String
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }

    /// How many requests a second a user may make in the long run.
    let perSecond: Double
    /// How many at once after a pause.
    let burst: Double
    private let buckets = Shared()

    private final class Shared: Sendable {
        let byCaller = Mutex<[Caller: Bucket]>([:])
    }

    /// More callers than this are forgotten: who comes back begins with a full bucket.
    private static let mostCallers = 10_000

    /// - Parameter perSecond: requests a second of a user, more than 0; ten seconds' worth may come at once.
    init(perSecond: Int) {
        self.perSecond = Double(perSecond)
        burst = Double(perSecond) * 10
    }

    /// Takes a token; if there is none, the whole seconds until there is one.
    func take(_ caller: Caller, at now: ContinuousClock.Instant) -> Int? {
        buckets.byCaller.withLock { buckets in
            if buckets.count > Self.mostCallers { buckets.removeAll() }
            var bucket = buckets[caller] ?? Bucket(tokens: burst, filledAt: now)
            let passed = bucket.filledAt.duration(to: now) / .seconds(1)
            bucket.tokens = min(burst, bucket.tokens + passed * perSecond)
            bucket.filledAt = now
            defer { buckets[caller] = bucket }
            guard bucket.tokens >= 1 else { return max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up))) }
            bucket.tokens -= 1
            return nil
        }
    }
}
