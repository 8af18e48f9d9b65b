/// Divides a total into whole parts in proportion to weights, by largest remainder.
///
/// The parts sum exactly to `total`; where remainders are equal the earlier part gets the unit. A negative total
/// gives the negated parts of its magnitude. The result is nil when a weight is negative or no weight is positive.
///
///     apportion(2_000_000, weights: [1, 1, 1])  // 666_667, 666_667, 666_666
public func apportion(_ total: Int64, weights: [Int64]) -> [Int64]? {
    var sum: Int128 = 0
    for weight in weights {
        guard weight >= 0 else { return nil }
        sum += Int128(weight)
    }
    guard sum > 0 else { return nil }

    let magnitude = Int128(total.magnitude)
    var parts: [Int128] = []
    var remainders: [(index: Int, remainder: Int128)] = []
    parts.reserveCapacity(weights.count)
    remainders.reserveCapacity(weights.count)
    var rest = magnitude
    for (index, weight) in weights.enumerated() {
        let (quotient, remainder) = (magnitude * Int128(weight)).quotientAndRemainder(dividingBy: sum)
        parts.append(quotient)
        remainders.append((index, remainder))
        rest -= quotient
    }
    // The parts' remainders sum to `rest` whole units, so fewer units than parts are left over.
    remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
    for (index, _) in remainders.prefix(Int(rest)) { parts[index] += 1 }
    return parts.map { Int64(total < 0 ? -$0 : $0) }
}
