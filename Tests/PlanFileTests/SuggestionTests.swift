import PlanFile
import Testing

@Suite("Did you mean")
struct SuggestionTests {
    @Test(
        "the nearest candidate, if it is near",
        arguments: [
            ("nmae", "name"), ("Name", "name"), ("delimeter", "delimiter"), ("naem", "name"), ("xyz", nil), ("", nil),
            ("organization", "organisation"), ("dlimiter", "delimiter"),
        ])
    func nearest(word: String, expected: String?) {
        #expect(
            Suggestion.nearest(to: word, among: ["id", "name", "delimiter", "organisation", "family"]) == expected)
    }
}
