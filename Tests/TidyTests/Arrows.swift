/// Which module may import which: the arrows of the architecture, as a table.
///
/// A new arrow is a decision. Add it here and in `Package.swift`, and say in the commit why.
enum Arrows {
    /// Modules that any module may import: they come with the toolchain and do no input or output of their own.
    static let free: Set<String> = ["Synchronization"]

    /// What each target may import besides.
    static let allowed: [String: Set<String>] = [
        "CLibPQ": [],
        "CXLSXWriter": [],
        "CZlib": [],
        "Compression": ["CZlib"],
        "Postgres": ["CLibPQ", "Logging", "Glibc", "Dispatch", "Foundation", "FoundationEssentials"],
        "Digest": [],
        "EmbedSQLTool": ["Digest", "FoundationEssentials", "Glibc"],
        "EmbedSQL": ["PackagePlugin", "EmbedSQLTool"],
        "SQLCatalog": [],
        "Schema": ["Postgres", "SQLCatalog", "Digest", "Logging"],
        "SalesModel": ["FoundationEssentials"],
        "Access": ["SalesModel", "Logging"],
        "PlanFile": ["SalesModel", "Yams", "Digest", "FoundationEssentials", "Glibc"],
        "Store": ["Postgres", "SQLCatalog", "Access", "SalesModel", "Digest", "Crypto", "Logging"],
        "Spreadsheet": ["CXLSXWriter", "FoundationEssentials"],
        "Operations": ["Store", "PlanFile", "Spreadsheet", "Access", "SalesModel", "Digest", "Crypto", "Logging", "FoundationEssentials"],
        "NightlyBatch": ["Store", "Access", "SalesModel", "Logging"],
        "SampleOrganisation": ["SalesModel"],
        "OpenID": ["Access", "AsyncHTTPClient", "Crypto", "JWTKit", "NIOCore", "NIOHTTP1", "FoundationEssentials"],
        "API": [
            "Operations", "Access", "Compression", "SalesModel", "Crypto", "Hummingbird", "HTTPTypes", "Logging", "NIOCore",
            "_NIOFileSystem",
            "FoundationEssentials",
        ],
        "Dashboard": [
            "OpenID", "Operations", "Access", "SalesModel", "Digest", "Crypto", "Hummingbird", "HTTPTypes", "Mustache", "Logging",
            "FoundationEssentials",
        ],
        "Settings": ["Configuration", "Yams"],
        "Telemetry": ["CoreMetrics", "Logging"],
        "QueryBenchmark": ["Postgres", "SQLCatalog", "Hummingbird", "Logging", "Glibc"],
        "drumbeat": [
            "API", "Access", "Dashboard", "NightlyBatch", "OpenID", "Operations", "PlanFile", "Postgres", "SalesModel",
            "SampleOrganisation",
            "Schema", "Settings",
            "Store", "Telemetry", "ArgumentParser", "CoreMetrics", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore",
            "NIOHTTPTypes", "ServiceLifecycle",
            "UnixSignals", "Foundation", "FoundationEssentials", "Glibc",
        ],
    ]

    /// Imports and dependencies that the table does not allow, and dependencies that nothing imports.
    static func findings(package: PackageDescription, files: [SourceFile]) -> [Finding] {
        var findings: [Finding] = []
        for target in package.targets where !target.isTest {
            guard let allowed = allowed[target.name] else {
                findings.append(
                    Finding("Package.swift", target.line, "\(target.name) has no row in the table of Tests/TidyTests/Arrows.swift"))
                continue
            }
            for dependency in target.dependencies.subtracting(allowed).sorted() {
                findings.append(Finding("Package.swift", target.line, "\(target.name) must not depend on \(dependency)"))
            }
            let sources = files.filter { $0.isSwift && $0.path.hasPrefix(target.folder + "/") }
            let imports = sources.flatMap { file in file.imports.map { (file.path, $0.line, $0.module) } }
            for (path, line, module) in imports where !allowed.contains(module) && !free.contains(module) {
                findings.append(Finding(path, line, "\(target.name) must not import \(module)"))
            }
            let imported = Set(imports.map(\.2))
            if target.kind == .plugin || sources.isEmpty { continue }
            for dependency in target.dependencies.subtracting(imported).sorted() {
                findings.append(Finding("Package.swift", target.line, "\(target.name) depends on \(dependency), but no file imports it"))
            }
        }
        return findings
    }

    /// libpq has one door.
    static func libpqFindings(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.isSwift && !$0.path.hasPrefix("Sources/Postgres/") }.flatMap { file in
            file.imports.filter { $0.module == "CLibPQ" }.map {
                Finding(file.path, $0.line, "only the module Postgres imports CLibPQ: use Database.read or Database.write")
            }
        }
    }
}
