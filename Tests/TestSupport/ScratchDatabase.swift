import Foundation

/// A database of a test's own, on the server that `DRUMBEAT_TEST_URL` names.
public struct ScratchDatabase: Sendable {
    /// Its name.
    public let name: String

    /// A libpq URI that opens it as the administrator of the test server.
    public var url: String { Self.url(ofDatabase: name) }

    /// The same with another login, who needs no password on the test server.
    public func url(user: String) -> String { "\(url)&user=\(user)" }

    /// Makes a database, hands it to `body` and drops it, whatever happens.
    ///
    /// - Parameter template: the database to copy; nobody may be connected to it. Nil for an empty one.
    public static func with<Result: Sendable>(
        template: String? = nil, _ body: @Sendable (ScratchDatabase) async throws -> Result
    ) async throws -> Result {
        try await places.enter()
        let database = ScratchDatabase(name: "scratch_\(UUID().uuidString.lowercased().filter(\.isLetterOrDigit))")
        let outcome: Swift.Result<Result, any Error>
        do {
            try await administer("create database \(database.name) template \(template ?? "template0")")
            outcome = .success(try await body(database))
        } catch {
            outcome = .failure(error)
        }
        _ = try? await administer("drop database if exists \(database.name) with (force)")
        await places.leave()
        return try outcome.get()
    }

    /// Runs SQL with `psql` as the administrator and returns its unaligned output.
    @discardableResult
    public func psql(_ sql: String) async throws -> String {
        try await Self.run(["psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql])
    }

    /// At most so many at a time, or the server runs out of connections: Swift Testing starts every test at once.
    private static let places = Places(count: 4)

    @discardableResult
    private static func administer(_ sql: String) async throws -> String {
        try await run(["psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", url(ofDatabase: "postgres"), "-c", sql])
    }

    private static func url(ofDatabase name: String) -> String {
        // An unset variable leaves libpq's defaults, and a server there is refused or missing soon enough.
        let base = ProcessInfo.processInfo.environment["DRUMBEAT_TEST_URL"] ?? "postgresql:///postgres"
        return base + (base.contains("?") ? "&" : "?") + "dbname=\(name)"
    }

    /// Runs a program without blocking a thread of Swift's pool, and returns what it wrote.
    private static func run(_ command: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try Data().write(to: scratch)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let output = try FileHandle(forWritingTo: scratch)
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        let text = String(decoding: try Data(contentsOf: scratch), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw ScratchDatabaseError(command: command.last ?? "", output: text)
        }
        return text.trimmingCharacters(in: .newlines)
    }
}

/// `psql` failed: what it was asked and what it said.
public struct ScratchDatabaseError: Error, CustomStringConvertible {
    let command: String
    let output: String

    public var description: String { "\(command)\n\(output)" }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

/// A fair counter of places.
private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(count: Int) { free = count }

    func enter() async throws {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
