import SalesModel
import Testing

@Suite("Apportionment")
struct ApportionmentTests {
    @Test(
        "largest remainder, ties to the first",
        arguments: [
            (2_000_000, [1, 1, 1], [666_667, 666_667, 666_666]),
            (1001, [60, 40], [601, 400]),
            (-100, [1, 1, 1], [-34, -33, -33]),
            (0, [5, 0], [0, 0]),
            (7, [0, 1, 0], [0, 7, 0]),
            (5, [1, 2, 2], [1, 2, 2]),
            (Int64.max, [Int64.max, Int64.max], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
            (Int64.min, [1], [Int64.min]),
        ] as [(Int64, [Int64], [Int64])])
    func golden(total: Int64, weights: [Int64], parts: [Int64]) {
        #expect(apportion(total, weights: weights) == parts)
    }

    @Test("no positive weight or a negative one", arguments: [[], [0, 0], [1, -1]] as [[Int64]])
    func refused(weights: [Int64]) {
        #expect(apportion(10, weights: weights) == nil)
    }

    @Test("parts sum to the total and are within one unit of their exact share")
    func property() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let total = Int64.random(in: -1_000_000...1_000_000, using: &random)
            let weights = (0..<Int.random(in: 1...12)).map { _ in Int64.random(in: 0...1000, using: &random) }
            guard let parts = apportion(total, weights: weights) else {
                #expect(weights.allSatisfy { $0 == 0 })
                continue
            }
            #expect(parts.reduce(0, +) == total, "\(total) by \(weights)")
            let sum = Int128(weights.reduce(0, +))
            for (part, weight) in zip(parts, weights) {
                let error = Int128(part) * sum - Int128(total) * Int128(weight)
                #expect(error.magnitude < sum.magnitude, "\(total) by \(weights)")
            }
        }
    }
}
