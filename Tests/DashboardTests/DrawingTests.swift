import Testing

@testable import Dashboard

@Suite("Drawings")
struct DrawingTests {
    private func line(_ points: [Double?], reference: Double? = nil) -> Sparkline? {
        Sparkline(points: points, reference: reference, width: 200, height: 48, title: "")
    }

    @Test("rise from zero, the greatest at the top")
    func scale() throws {
        let drawing = try #require(line([0, 5, 10]))
        #expect(drawing.line == "M5 43L100 24L195 5")
    }

    @Test("a missing value leaves a gap, a lone one becomes a dot")
    func gaps() throws {
        let drawing = try #require(line([1, nil, 1, 1, nil]))
        #expect(drawing.line == "M5 5h0M100 5L148 5")
        #expect(drawing.last == nil)
    }

    @Test("no course without two values", arguments: [[], [1], [nil, nil], [nil, 3]] as [[Double?]])
    func tooShort(points: [Double?]) {
        #expect(line(points) == nil)
    }

    @Test("only zeros lie on the floor, below the reference")
    func zeros() throws {
        let drawing = try #require(line([0, 0], reference: 1))
        #expect(drawing.line == "M5 43L195 43")
        #expect(drawing.referenceY == 5)
    }

    @Test(
        "a bar is not capped at 100 %, and tells when the axis ends",
        arguments: [(0.5, 58, 0, false), (1.0, 115, 0, false), (1.2, 115, 23, false), (-0.3, 0, 0, false), (0, 0, 0, false)])
    func bars(ratio: Double, met: Int, beyond: Int, isOffScale: Bool) {
        let bar = AttainmentBar(ratio: ratio, longest: 1.25)
        #expect(bar.full == 115)
        #expect((bar.met, bar.beyond, bar.isOffScale) == (met, beyond, isOffScale))
    }

    @Test("a very long bar ends in an arrow at 200 %")
    func offScale() {
        let bar = AttainmentBar(ratio: 9, longest: 9)
        #expect(bar.full == 72 && bar.met == 72 && bar.beyond == 72 && bar.isOffScale)
    }
}
