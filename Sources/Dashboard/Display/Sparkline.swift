/// A small line over periods, as the attributes of an SVG drawing. Geometry only: the figures themselves
/// stand in a table on the same page or one click away.
struct Sparkline: Sendable {
    /// The size of the coordinate system, in drawing units.
    let width: Int
    let height: Int
    /// The `d` attribute of the line; a missing value leaves a gap.
    let line: String
    /// Where the last value lies; nil when the last period has none.
    let last: (x: Int, y: Int)?
    /// The height of the reference line (100 % for an attainment), nil without one.
    let referenceY: Int?
    /// What the drawing says, in words.
    let title: String

    /// Room around the line, so that neither its thickness nor the dot is cut off.
    private static let margin = 5

    /// - Parameters:
    ///   - points: one value per period, oldest first, nil where there is none.
    ///   - reference: a value to mark across the drawing.
    ///   - ceiling: the greatest value to make room for, so that several drawings share one scale.
    /// Returns nil when fewer than two periods have a value: a single point tells no course.
    init?(points: [Double?], reference: Double? = nil, ceiling: Double? = nil, width: Int, height: Int, title: String) {
        let known = points.compactMap(\.self)
        guard known.count > 1 else { return nil }
        let low = min(0, known.min() ?? 0)
        let high = max(known.max() ?? 0, reference ?? 0, ceiling ?? 0)
        let span = high > low ? high - low : 1
        let room = Double(height - 2 * Self.margin)
        func y(_ value: Double) -> Int { height - Self.margin - Int(((min(value, high) - low) / span * room).rounded()) }
        let step = Double(width - 2 * Self.margin) / Double(max(1, points.count - 1))
        func x(_ index: Int) -> Int { Self.margin + Int((Double(index) * step).rounded()) }

        var line = ""
        var isDrawing = false
        for (index, point) in points.enumerated() {
            guard let point else {
                isDrawing = false
                continue
            }
            line += "\(isDrawing ? "L" : "M")\(x(index)) \(y(point))"
            // A lone value between two gaps: a line of no length, which round ends turn into a dot.
            if !isDrawing, index + 1 == points.count || points[index + 1] == nil { line += "h0" }
            isDrawing = true
        }
        self.line = line
        self.width = width
        self.height = height
        self.title = title
        last = points.indices.last.flatMap { index in points[index].map { (x(index), y($0)) } }
        referenceY = reference.map(y)
    }
}

/// A bar for one attainment: from zero to the value on an axis that goes beyond 100 %, where a tick stands.
struct AttainmentBar: Sendable {
    static let width = 144
    /// The length of the bar up to 100 %, and beyond it; both 0 for a negative attainment.
    let met: Int
    let beyond: Int
    /// Where 100 % lies.
    let full: Int
    /// Whether the value is greater than the axis, so that the bar ends in an arrow.
    let isOffScale: Bool

    /// - Parameters:
    ///   - ratio: the attainment, 1 for 100 %.
    ///   - longest: the greatest attainment of the table; the axis makes room for it up to 200 %.
    init(ratio: Double, longest: Double) {
        let axis = min(2, max(1.25, longest))
        func position(_ value: Double) -> Int { Int((max(0, min(value, axis)) / axis * Double(Self.width)).rounded()) }
        full = position(1)
        met = min(position(ratio), full)
        beyond = position(ratio) - met
        isOffScale = ratio > axis
    }
}
