import Foundation
import TestSupport
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Scenarios")

    @Test("every story ends as it is written")
    func stories() async throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".txt") }.sorted()
        try #require(!names.isEmpty)
        let scenarios = try names.map { name in
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            return try Scenario(name: String(name.dropLast(4)), text: text)
        }
        try await MigratedDatabase.with { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, scenario) in scenarios.enumerated() {
                    if index >= 4 { try await group.next() }
                    group.addTask { try await ScenarioRunner(scenario, database).play() }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The numbered expectations that every version keeps: quotas, credit, calendars, structure, locks and files. Those about
    /// ratings, correlation, coverage and forecasts join when these are there.
    private static let vectors = Set(1...13).union(14...26).union(33...36).union(39...40)
    /// The faults of comparable products that must not be ours, as numbered.
    private static let faults = Set(1...6)

    @Test("each numbered expectation, and each fault of comparable products, is in the title of a story")
    func numbers() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".txt") }
        var (told, avoided): (Set<Int>, Set<Int>) = ([], [])
        for name in names {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            // "# 1, 2, fault 6 of comparable products · A year of …"
            let title = text.prefix { $0 != "\n" }.dropFirst(2)
            guard let end = title.firstIndex(of: "·") else { continue }
            for part in title[..<end].split(separator: ",") {
                let words = part.split(separator: " ")
                if words.first?.lowercased() == "fault", let number = words.dropFirst().first.flatMap({ Int($0) }) {
                    avoided.insert(number)
                }
                if words.count == 1, let number = Int(words[0]) { told.insert(number) }
            }
        }
        #expect(Self.vectors.subtracting(told).sorted() == [], "no story has these numbers")
        #expect(Self.faults.subtracting(avoided).sorted() == [], "no story has these faults")
    }
}
