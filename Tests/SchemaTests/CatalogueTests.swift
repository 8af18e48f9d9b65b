import Digest
import Foundation
import SQLCatalog
import Testing

@testable import Schema

func file(_ path: String, _ text: String) -> SQLFile {
    SQLFile(path: path, text: text, checksum: SHA256.hexDigest(of: text))
}

@Suite("The catalogue and its hash chain")
struct CatalogueTests {
    let first = file("migrations/0001_create_schema.sql", "create schema drumbeat;")
    let second = file("migrations/0002_create_a.sql", "create table a (id int);")

    @Test func linksAreOrderedAndChained() throws {
        let chain = try SchemaCatalogue(migrations: [second, first]).chain()
        #expect(chain.map(\.name) == ["0001_create_schema", "0002_create_a"])
        #expect(chain.map(\.number) == [1, 2])
        #expect(chain[1].chainHash == SHA256.hexDigest(of: "\(chain[0].chainHash) 0002_create_a \(second.checksum)"))
    }

    @Test func anEditChangesEveryLaterHash() throws {
        let edited = file(first.path, first.text + " ")
        let chain = try SchemaCatalogue(migrations: [first, second]).chain()
        let other = try SchemaCatalogue(migrations: [edited, second]).chain()
        #expect(chain[0].chainHash != other[0].chainHash)
        #expect(chain[1].chainHash != other[1].chainHash)
    }

    @Test func gapsAndDoublesAreRefused() {
        let third = file("migrations/0003_create_b.sql", "")
        #expect(throws: SchemaError.gap(number: 2, found: "0003_create_b")) {
            try SchemaCatalogue(migrations: [first, third]).chain()
        }
        let twice = file("migrations/0001_other.sql", "")
        #expect(throws: SchemaError.gap(number: 2, found: "0001_other")) {
            try SchemaCatalogue(migrations: [first, twice]).chain()
        }
    }

    @Test(arguments: ["migrations/1_short.sql", "migrations/0001.sql", "migrations/create.sql", "migrations/0000_zero.sql"])
    func malformedNamesAreRefused(path: String) {
        #expect(throws: SchemaError.malformedName(path: path)) {
            try SchemaCatalogue(migrations: [file(path, "")]).chain()
        }
    }

    @Test func aSetsDigestCoversPathsAndTexts() {
        let base = SchemaCatalogue(migrations: [], code: [file("code/a.sql", "1")])
        #expect(base.codeDigest == SchemaCatalogue(migrations: [], code: [file("code/a.sql", "1")]).codeDigest)
        #expect(base.codeDigest != SchemaCatalogue(migrations: [], code: [file("code/b.sql", "1")]).codeDigest)
        #expect(base.codeDigest != SchemaCatalogue(migrations: [], code: [file("code/a.sql", "2")]).codeDigest)
    }

    @Test("no released migration was edited: sql/migrations.lock is the beginning of the shipped chain")
    func lockFile() throws {
        let lock = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../sql/migrations.lock").standardizedFileURL
        let locked = (try? String(contentsOf: lock, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
        let shipped = try SchemaCatalogue.shipped.chain().map(\.lockLine)
        for (line, link) in zip(locked, shipped) {
            #expect(line == link, "a released migration was edited; restore it and write a new one")
        }
        #expect(locked.count == shipped.count, "a migration is not in sql/migrations.lock yet: scripts/check-schema --update")
    }
}

@Suite("What a database recorded against what a program has")
struct HistoryTests {
    let links: [MigrationLink]
    let applied: [AppliedMigration]

    init() throws {
        links = try SchemaCatalogue(migrations: [
            file("m/0001_a.sql", "a"), file("m/0002_b.sql", "b"), file("m/0003_c.sql", "c"),
        ]).chain()
        applied = links.map(Self.row)
    }

    static func row(_ link: MigrationLink) -> AppliedMigration {
        AppliedMigration(
            number: link.number, name: link.name, checksum: link.checksum, chainHash: link.chainHash,
            appliedAt: "2018-01-01T00:00:00Z", appliedByVersion: "1.0.0")
    }

    @Test func equalOrPendingIsNoProblem() {
        #expect(History.problem(applied: applied, links: links) == nil)
        #expect(History.problem(applied: Array(applied.prefix(1)), links: links) == nil)
        #expect(History.problem(applied: [], links: links) == nil)
    }

    @Test func moreThanTheProgramHasIsNewer() {
        #expect(History.problem(applied: applied, links: Array(links.prefix(2))) == .newer(database: 3, program: 2))
    }

    @Test func anotherTextIsEdited() throws {
        let edited = try SchemaCatalogue(migrations: [
            file("m/0001_a.sql", "a"), file("m/0002_b.sql", "B"), file("m/0003_c.sql", "c"),
        ]).chain()
        #expect(History.problem(applied: applied, links: edited) == .edited(number: 2, name: "0002_b"))
    }

    @Test func anotherNameIsRemoved() throws {
        let renamed = try SchemaCatalogue(migrations: [file("m/0001_x.sql", "a")]).chain()
        #expect(History.problem(applied: applied, links: renamed) == .removed(number: 1, name: "0001_a"))
    }

    @Test func aRecordThatContradictsItselfIsBroken() {
        #expect(History.problem(applied: [applied[0], applied[2]], links: links) == .brokenRecord(number: 2))
        let forged = AppliedMigration(
            number: 2, name: "0002_b", checksum: links[2].checksum, chainHash: links[1].chainHash, appliedAt: "", appliedByVersion: "")
        #expect(History.problem(applied: [applied[0], forged], links: links) == .brokenRecord(number: 2))
    }
}
