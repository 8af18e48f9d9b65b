import Testing

@testable import API

@Suite("How often a user may ask")
struct RateLimiterTests {
    private let rep = RateLimiter.Caller(organisation: 1, actor: "user:a")

    @Test("ten seconds' worth at once, then as many a second; others are not held back")
    func bucket() {
        let limiter = RateLimiter(perSecond: 5)
        let start = ContinuousClock.now
        for _ in 0..<50 { #expect(limiter.take(rep, at: start) == nil) }
        #expect(limiter.take(rep, at: start) == 1)
        #expect(limiter.take(RateLimiter.Caller(organisation: 1, actor: "user:b"), at: start) == nil)
        #expect(limiter.take(RateLimiter.Caller(organisation: 2, actor: "user:a"), at: start) == nil)
        let later = start.advanced(by: .seconds(1))
        for _ in 0..<5 { #expect(limiter.take(rep, at: later) == nil) }
        #expect(limiter.take(rep, at: later) == 1)
        let muchLater = start.advanced(by: .seconds(3600))
        for _ in 0..<50 { #expect(limiter.take(rep, at: muchLater) == nil) }
        #expect(limiter.take(rep, at: muchLater) == 1)
    }

    @Test("gzip is taken where it is named and not excluded")
    func encodings() {
        for wanted in ["gzip", "deflate, gzip;q=0.5", "GZIP ; q=1", "br,x-gzip"] { #expect(APIRoutes.isGzipWanted([wanted]), "\(wanted)") }
        for unwanted in ["", "identity", "gzip;q=0", "gzip; q=0.0", "deflate"] {
            #expect(!APIRoutes.isGzipWanted([unwanted]), "\(unwanted)")
        }
    }
}
