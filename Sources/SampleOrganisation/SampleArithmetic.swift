/// The arithmetic of the known totals. On purpose not shared with the product: a truth that used the code
/// it is held against would prove nothing.
enum SampleArithmetic {
    /// `total` in `parts` equal parts that sum to it to the last unit; the first parts carry the remainder.
    ///
    /// 20 000.00 over three months is 6 666.67, 6 666.67, 6 666.66.
    static func evenSpread(_ total: Int64, over parts: Int) -> [Int64] {
        let (share, remainder) = total.quotientAndRemainder(dividingBy: Int64(parts))
        return (0..<parts).map { share + (Int64($0) < remainder ? 1 : 0) }
    }

    /// `total` by shares in basis points that sum to 10 000, by largest remainder; ties go to the first.
    static func split(_ total: Int64, byBasisPoints shares: [Int]) -> [Int64] { split(total, by: shares) }

    /// `total` by weights, by largest remainder; ties go to the first.
    static func split<Weight: BinaryInteger>(_ total: Int64, by shares: [Weight]) -> [Int64] {
        let whole = Int128(shares.reduce(0, +))
        let exact = shares.map { (Int128(total) * Int128($0)).quotientAndRemainder(dividingBy: whole) }
        var parts = exact.map { Int64($0.quotient) }
        let missing = Int(total - parts.reduce(0, +))
        let byRemainder = shares.indices.sorted { first, second in
            (exact[second].remainder, first) < (exact[first].remainder, second)
        }
        for index in byRemainder.prefix(missing) { parts[index] += 1 }
        return parts
    }
}
