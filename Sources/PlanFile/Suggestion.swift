/// Finds what somebody probably meant to write.
public enum Suggestion {
    /// The candidate nearest to `word`, when it is near enough to be meant: letters differing only in case, or at most
    /// one edit for every three letters. Of equally near candidates the first is taken.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let folded = Array(word.lowercased().prefix(64))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(folded, Array(candidate.lowercased().prefix(64)))
            let limit = max(1, max(folded.count, candidate.count) / 3)
            // What has no letter in common is no misspelling, however short both are.
            let isRelated = distance < max(folded.count, candidate.count)
            if isRelated, distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// "Did you mean …?" with the nearest candidate, otherwise the list of candidates.
    static func sentence(for word: String, among candidates: [String], noun: String) -> String {
        if let nearest = nearest(to: word, among: candidates) { return "Did you mean \(quoted(nearest))?" }
        if candidates.isEmpty { return "There are no \(noun) to choose from." }
        let shown = candidates.prefix(30).joined(separator: ", ")
        return "Use one of the \(noun): \(shown)\(candidates.count > 30 ? ", …" : "")."
    }

    /// The least number of letters to insert, delete, replace or swap with a neighbour, of the first 64 of each.
    public static func distance(_ left: String, _ right: String) -> Int {
        editDistance(Array(left.prefix(64)), Array(right.prefix(64)))
    }

    /// The least number of letters to insert, delete, replace or swap with a neighbour.
    static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }

    static func quoted(_ text: String) -> String { "\"\(Finding.cut(text))\"" }
}
