import Testing

/// Each rule on a small text that breaks it and one that does not.
@Suite("The checkers themselves")
struct CheckerTests {
    @Test("comments and literals are no code; interpolations are")
    func takingApart() {
        let text = SwiftText(
            #"""
            let a = "try! \(b as! C) /* */" // try!
            /* fatalError( /* nested */ */ let c = 1
            let d = """
                select 1
                """
            let e = #"a "quoted" \(not code)"#
            """#)
        #expect(text.code.count == 6)
        #expect(text.code[0] == "let a = \"\"b as! C ")
        #expect(text.code[1] == " let c = 1")
        #expect(text.literals.map(\.line) == [1, 3, 6])
        #expect(text.literals[1].text.contains("select 1"))
        #expect(text.literals[2].text == #"a "quoted" \(not code)"#)
    }

    @Test func importsOfAnyForm() {
        let file = SourceFile(
            path: "Sources/A/a.swift",
            text: """
                import Logging
                public import struct SalesModel.Money
                @testable import Store
                // import Nothing
                let text = "import Nothing"
                """)
        #expect(file.imports.map(\.module) == ["Logging", "SalesModel", "Store"])
        #expect(file.imports.map(\.line) == [1, 2, 3])
    }

    static let manifest = """
        let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
        let package = Package(
            targets: [
                .target(name: "Postgres", dependencies: ["CLibPQ", logging], swiftSettings: strict),
                .target(
                    name: "SQLCatalog", path: "sql", plugins: ["EmbedSQL"]),
                .executableTarget(
                    name: "drumbeat", dependencies: ["Store", .product(name: "Yams", package: "Yams")]),
                .testTarget(name: "StoreTests", dependencies: ["Store"]),
                .target(name: "TestSupport", path: "Tests/TestSupport"),
            ])
        """

    @Test func targetsOfAPackage() throws {
        let package = PackageDescription(Self.manifest)
        #expect(Set(package.targets.map(\.name)) == ["Postgres", "SQLCatalog", "drumbeat", "StoreTests", "TestSupport"])
        let postgres = try #require(package.targets.first { $0.name == "Postgres" })
        #expect(postgres.dependencies == ["CLibPQ", "Logging"])
        #expect(postgres.folder == "Sources/Postgres" && postgres.line == 4)
        let executable = try #require(package.targets.first { $0.name == "drumbeat" })
        #expect(executable.dependencies == ["Store", "Yams"])
        #expect(package.targets.first { $0.name == "SQLCatalog" }?.folder == "sql")
        #expect(package.targets.filter(\.isTest).count == 2)
    }

    @Test("a forbidden import, a forbidden dependency, an unused one and an unknown target")
    func arrows() {
        let package = PackageDescription(
            """
            .target(name: "SalesModel", dependencies: ["Store"]),
            .target(name: "Access", dependencies: ["SalesModel"]),
            .target(name: "Shortcut", dependencies: []),
            """)
        let files = [
            SourceFile(path: "Sources/SalesModel/a.swift", text: "import Postgres\nimport FoundationEssentials"),
            SourceFile(path: "Sources/Access/a.swift", text: "import Logging"),
        ]
        #expect(
            Arrows.findings(package: package, files: files).map(\.description) == [
                "Package.swift:1: SalesModel must not depend on Store",
                "Sources/SalesModel/a.swift:1: SalesModel must not import Postgres",
                "Package.swift:1: SalesModel depends on Store, but no file imports it",
                "Package.swift:2: Access depends on SalesModel, but no file imports it",
                "Package.swift:3: Shortcut has no row in the table of Tests/TidyTests/Arrows.swift",
            ])
        let libpq = SourceFile(path: "Tests/StoreTests/a.swift", text: "import CLibPQ")
        #expect(Arrows.libpqFindings([libpq]).count == 1)
        #expect(Arrows.libpqFindings([SourceFile(path: "Sources/Postgres/a.swift", text: "import CLibPQ")]).isEmpty)
    }

    @Test func idioms() {
        func findings(_ text: String, path: String = "Sources/Store/a.swift") -> Int {
            Idiom.findings([SourceFile(path: path, text: text)]).count
        }
        #expect(findings("let a = try! b()\nfatalError()") == 2)
        #expect(findings("let a = \"try!\" // as!") == 0)
        #expect(findings("blueprint(1)") == 0)
        #expect(findings("fingerprint(1); print(1)") == 1)
        #expect(findings("print(1)", path: "Sources/drumbeat/a.swift") == 0)
        #expect(findings("print(1)", path: "Tests/StoreTests/a.swift") == 0)
    }

    @Test func unfinishedWork() {
        let word = "TO" + "DO"
        #expect(Idiom.unfinishedFindings([SourceFile(path: "sql/a.sql", text: "select 1; -- \(word): more")]).count == 1)
        #expect(Idiom.unfinishedFindings([SourceFile(path: "sql/a.sql", text: "-- MASTO" + "DON")]).isEmpty)
    }

    @Test(arguments: [
        ("select a from b", true), ("  INSERT INTO a values (1)", true), ("update a set b = 1", true), ("delete from a", true),
        ("with a as (select 1) select * from a", true), ("select a file", false), ("Update the mapping", false),
        ("With these rows", false), ("", false),
    ])
    func sqlInSwift(text: String, expected: Bool) {
        #expect(SQLRules.looksLikeSQL(text) == expected)
    }

    @Test func sqlFiles() {
        let silent = SourceFile(path: "sql/queries/run/a.sql", text: "-- the latest run\nselect 1")
        let fine = SourceFile(path: "sql/queries/run/b.sql", text: "-- purpose: the latest run\nselect 1")
        #expect(SQLRules.headerFindings([silent, fine]).map(\.path) == ["sql/queries/run/a.sql"])
        let ending = SourceFile(path: "sql/migrations/0001_a.sql", text: "create table a ();\ncommit ;\nbegin\nend;")
        #expect(SQLRules.transactionFindings([ending]).map(\.line) == [2])
        let stray = SourceFile(path: "Sources/Store/a.swift", text: "let a = 1\nlet b = \"delete from a\"")
        #expect(SQLRules.strayFindings([stray]).map(\.line) == [2])
    }

    @Test func shape() {
        let long = SourceFile(path: "Sources/A/a.swift", text: String(repeating: "\n", count: Shape.longestFile + 1))
        #expect(Shape.lengthFindings([long]).count == 1)
        let documented = """
            /// A thing with two parts.
            @frozen
            public struct A {
                public let b: Int
                public let c: Int
                public init() {}
                public static func == (a: A, b: A) -> Bool { true }
                let d = 1

                public let e: Int
            }
            public extension A {}
            """
        let findings = Shape.documentationFindings([SourceFile(path: "Sources/A/a.swift", text: documented)])
        #expect(findings.map(\.line) == [6, 10])
        let trace = SourceFile(path: "README.md", text: "see /wo" + "rk/notes")
        #expect(Shape.traceFindings([trace]).count == 1)
    }
}
