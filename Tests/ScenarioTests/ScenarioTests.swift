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
}
