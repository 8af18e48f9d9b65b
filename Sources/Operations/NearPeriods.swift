internal import PlanFile

/// The periods of an organisation that somebody may have meant.
enum NearPeriods {
    /// How long the period is that a label names, as far as its form shows.
    private enum Form { case year, quarter, month }

    /// Up to four labels in the order of time: of the form that was wanted, the fewest letters away, the nearest number first.
    static func labels(to wanted: String, among labels: [String]) -> [String] {
        let wanted = wanted.uppercased()
        let number = Self.number(wanted)
        let sameForm = labels.filter { form($0) == form(wanted) }
        let near = sameForm.map { label in
            (label: label, letters: Suggestion.distance(wanted, label), apart: Self.number(label).distance(to: number).magnitude)
        }.sorted { ($0.letters, $0.apart, $0.label) < ($1.letters, $1.apart, $1.label) }
        return near.prefix(4).map(\.label).sorted()
    }

    private static func form(_ label: String) -> Form {
        if label.contains("Q") { return .quarter }
        return label.filter(\.isNumber).count > 4 ? .month : .year
    }

    private static func number(_ label: String) -> Int { Int(label.filter { ("0"..."9").contains($0) }.prefix(8)) ?? 0 }
}
