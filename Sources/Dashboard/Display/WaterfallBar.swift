/// One row of a waterfall: a bar from the sum so far to the next one, or a mark where a whole number stands. Geometry only: every
/// amount stands in the same row. The axis is cut to the sums that occur, so whole numbers are marks and not bars, whose lengths
/// would mislead.
struct WaterfallBar: Equatable, Sendable {
    static let width = 240
    /// Where it begins, and how long it is.
    let start: Int
    let length: Int
    /// `more`, `less`, or `mark` for a whole number.
    let kind: String

    /// What the rows of one drawing share.
    struct Axis {
        private let low: Double
        private let span: Double

        /// - Parameter points: every sum that occurs, in minor units.
        init(_ points: [Int64]) {
            low = Double(points.min() ?? 0)
            span = max(Double(points.max() ?? 0) - low, 1)
        }

        /// Room is left for a mark at either end.
        private func position(_ point: Int64) -> Int {
            4 + Int(((Double(point) - low) / span * Double(WaterfallBar.width - 8)).rounded())
        }

        func bar(from start: Int64, to end: Int64) -> WaterfallBar {
            let ends = (position(min(start, end)), position(max(start, end)))
            return WaterfallBar(start: ends.0, length: max(ends.1 - ends.0, 1), kind: end < start ? "less" : "more")
        }

        func mark(_ point: Int64) -> WaterfallBar { WaterfallBar(start: position(point) - 2, length: 4, kind: "mark") }
    }
}
