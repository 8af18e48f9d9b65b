// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors, and every dependency that a module passes on is announced by a `public import`.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioFileSystem = Target.Dependency.product(name: "_NIOFileSystem", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "drumbeat",
    products: [.executable(name: "drumbeat", targets: ["drumbeat"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // The database: libpq, the SQL files as constants, the life of the schema.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),
        .target(name: "Postgres", dependencies: ["CLibPQ", logging], swiftSettings: strict),
        .target(name: "Digest", swiftSettings: strict),
        .executableTarget(name: "EmbedSQLTool", dependencies: ["Digest"], swiftSettings: strict),
        .plugin(name: "EmbedSQL", capability: .buildTool(), dependencies: ["EmbedSQLTool"], path: "Sources/EmbedSQL"),
        .target(name: "SQLCatalog", path: "sql", swiftSettings: strict, plugins: ["EmbedSQL"]),
        .target(name: "Schema", dependencies: ["Digest", "Postgres", "SQLCatalog", logging], swiftSettings: strict),

        // The domain: values and rules, files, statements, use cases.
        .target(name: "SalesModel", swiftSettings: strict),
        .target(name: "Access", dependencies: ["SalesModel", logging], swiftSettings: strict),
        .target(name: "PlanFile", dependencies: ["SalesModel", yams], swiftSettings: strict),
        .target(name: "Spreadsheet", dependencies: ["CXLSXWriter"], swiftSettings: strict),
        .target(
            name: "Store", dependencies: ["Access", "Digest", "Postgres", "SQLCatalog", "SalesModel", crypto],
            swiftSettings: strict),
        .target(
            name: "Operations", dependencies: ["Access", "PlanFile", "SalesModel", "Spreadsheet", "Store", crypto],
            swiftSettings: strict),
        .target(name: "NightlyBatch", dependencies: ["Access", "SalesModel", "Store", logging], swiftSettings: strict),
        .target(name: "SampleOrganisation", dependencies: ["SalesModel"], swiftSettings: strict),

        // Who somebody is, by a provider of OpenID Connect.
        .target(
            name: "OpenID", dependencies: ["Access", asyncHTTPClient, crypto, jwtKit, nioCore, nioHTTP1], swiftSettings: strict),
        // How the process does: counters and the log, for those who watch it.
        .target(name: "Telemetry", dependencies: [coreMetrics, logging], swiftSettings: strict),

        // Where the process is told what it needs to know: flags, variables, a file.
        .target(name: "Settings", dependencies: [configuration, yams], swiftSettings: strict),

        // The faces: the JSON API, pages and the command line.
        .target(
            name: "API",
            dependencies: ["Access", "Compression", "Operations", "SalesModel", crypto, hummingbird, logging, nioCore, nioFileSystem],
            swiftSettings: strict),
        .target(
            name: "Dashboard", dependencies: ["Access", "OpenID", "Operations", "SalesModel", crypto, hummingbird, logging, mustache],
            swiftSettings: strict),
        .executableTarget(
            name: "drumbeat",
            dependencies: [
                "API", "Access", "Dashboard", "NightlyBatch", "OpenID", "Operations", "PlanFile", "Postgres", "SalesModel",
                "SampleOrganisation", "Schema", "Settings", "Store", "Telemetry", argumentParser, coreMetrics, httpTypes, hummingbird,
                hummingbirdCore,
                logging, nioCore,
                nioHTTPTypes, serviceLifecycle, unixSignals,
            ], swiftSettings: strict),

        // What scripts/bench runs against pgbench.
        .executableTarget(
            name: "QueryBenchmark", dependencies: ["Postgres", "SQLCatalog", hummingbird, logging], swiftSettings: strict),

        // Tests: one target per module, then those that need the whole.
        .target(
            name: "TestSupport", dependencies: ["Postgres", "Schema", logging], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
        .testTarget(name: "EmbedSQLToolTests", dependencies: ["EmbedSQLTool"], swiftSettings: strict),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", logging], swiftSettings: strict),
        .testTarget(
            name: "SchemaTests", dependencies: ["Digest", "Postgres", "SQLCatalog", "Schema", "TestSupport", logging],
            swiftSettings: strict),
        .testTarget(name: "SalesModelTests", dependencies: ["SalesModel"], swiftSettings: strict),
        .testTarget(name: "AccessTests", dependencies: ["Access"], swiftSettings: strict),
        .testTarget(name: "PlanFileTests", dependencies: ["PlanFile", "SalesModel"], swiftSettings: strict),
        .testTarget(
            name: "SampleOrganisationTests", dependencies: ["SalesModel", "SampleOrganisation"], swiftSettings: strict),
        .testTarget(
            name: "DatabaseTests",
            dependencies: ["PlanFile", "Postgres", "SQLCatalog", "SalesModel", "Schema", "Store", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "Access", "NightlyBatch", "Operations", "PlanFile", "Postgres", "SalesModel", "Store", "TestSupport", logging,
            ], exclude: ["Scenarios"], swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: ["Access", "Dashboard", "OpenID", "Operations", "SalesModel", hummingbird, hummingbirdTesting, logging],
            swiftSettings: strict),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Access", "Operations", "Postgres", "SalesModel", "Store", "TestSupport", hummingbird, hummingbirdTesting, logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "API", "Access", "Dashboard", "NightlyBatch", "Operations", "Postgres", "SalesModel", "Store", "TestSupport",
                "drumbeat",
                hummingbird, hummingbirdTesting, logging, asyncHTTPClient, crypto, cryptoExtras, jwtKit, nioCore, nioHTTP1,
            ], swiftSettings: strict),
        .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: strict),
        .testTarget(name: "TelemetryTests", dependencies: ["Telemetry", coreMetrics, logging], swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ]
)
