import Testing

@testable import SampleOrganisation

@Suite("The sample's own arithmetic")
struct SampleArithmeticTests {
    @Test("spreads evenly to the cent, the first months carrying the remainder")
    func even() {
        #expect(SampleArithmetic.evenSpread(2_000_000, over: 3) == [666_667, 666_667, 666_666])
        #expect(SampleArithmetic.evenSpread(100, over: 1) == [100])
        #expect(SampleArithmetic.evenSpread(2, over: 3) == [1, 1, 0])
    }

    @Test("splits by shares to the cent, ties to the first")
    func shares() {
        #expect(SampleArithmetic.split(1_001, byBasisPoints: [6_000, 4_000]) == [601, 400])
        #expect(SampleArithmetic.split(1_001, byBasisPoints: [5_000, 5_000]) == [501, 500])
        #expect(SampleArithmetic.split(10_000, byBasisPoints: [3_333, 3_333, 3_334]) == [3_333, 3_333, 3_334])
    }

    @Test("random numbers are within bounds, all reached, streams apart")
    func random() {
        var first = SampleRandom(seed: 1, purpose: .deals, subject: 1)
        var second = SampleRandom(seed: 1, purpose: .deals, subject: 2)
        let draws = (0..<1000).map { _ in first.between(3, 7) }
        #expect(Set(draws) == [3, 4, 5, 6, 7])
        #expect(draws != (0..<1000).map { _ in second.between(3, 7) })
        #expect(first.below(0) == 0)
    }
}
