import Foundation
import Testing

/// The rules of the house, applied to the checkout. What each rule means is shown by ``CheckerTests``.
@Suite("House style")
struct HouseStyleTests {
    let files: [SourceFile]

    init() throws {
        files = try Self.checkout.get()
        try #require(!files.isEmpty)
    }

    private static let checkout = Result { try Checkout.files() }

    @Test("imports and dependencies follow the arrows of the architecture")
    func arrows() throws {
        let manifest = try #require(files.first { $0.path == "Package.swift" })
        expectNone(Arrows.findings(package: PackageDescription(manifest.text), files: files))
    }

    @Test("only Postgres imports libpq")
    func libpq() { expectNone(Arrows.libpqFindings(files)) }

    @Test("no banned idiom")
    func idioms() { expectNone(Idiom.findings(files)) }

    @Test("nothing is announced as unfinished")
    func unfinished() { expectNone(Idiom.unfinishedFindings(files)) }

    @Test("SQL stands in sql/")
    func straySQL() { expectNone(SQLRules.strayFindings(files)) }

    @Test("statements, rollups and checks say what they are for")
    func headers() { expectNone(SQLRules.headerFindings(files)) }

    @Test("scripts of a migration leave its transaction alone")
    func transactions() { expectNone(SQLRules.transactionFindings(files)) }

    @Test("files are short enough to have one subject")
    func lengths() { expectNone(Shape.lengthFindings(files)) }

    @Test("what is public is documented")
    func documentation() { expectNone(Shape.documentationFindings(files)) }

    @Test("no trace of one machine")
    func traces() { expectNone(Shape.traceFindings(files)) }

    private func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
        let text = findings.map(\.description).joined(separator: "\n")
        #expect(findings.isEmpty, "\n\(text)", sourceLocation: sourceLocation)
    }
}
