import Foundation

/// A program that is run as its users run it: arguments, environment, exit code, what it wrote.
struct Program: Sendable {
    /// Its absolute path.
    let path: String
    /// Variables set for it. Of the test's own environment only what every process needs is passed on.
    var environment: [String: String] = [:]

    /// The `drumbeat` under test: `DRUMBEAT_PROGRAM`, or else the debug build of this package.
    static let drumbeat = Program(
        path: ProcessInfo.processInfo.environment["DRUMBEAT_PROGRAM"]
            ?? Checkout.folder.appending(path: ".build/debug/drumbeat").path(percentEncoded: false))

    /// What a run came to.
    struct Outcome: Sendable, CustomStringConvertible {
        /// The exit code, or the number of the signal that ended it.
        let status: Int32
        /// Whether a signal ended it.
        let wasKilled: Bool
        /// Standard output.
        let output: String
        /// Standard error.
        let errors: String

        var description: String {
            "\(wasKilled ? "killed by" : "exit code") \(status)\n--- output\n\(output)\n--- errors\n\(errors)"
        }
    }

    /// Starts it and waits for its end.
    func run(_ arguments: [String], in folder: URL? = nil) async throws -> Outcome {
        try await start(arguments, in: folder).outcome()
    }

    /// Starts it.
    func start(_ arguments: [String], in folder: URL? = nil) throws -> RunningProgram {
        var environment = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "USER", "TMPDIR"].contains($0.key) }
        environment["LANG"] = "C.UTF-8"
        environment.merge(self.environment) { $1 }
        return try RunningProgram(path: path, arguments: arguments, environment: environment, folder: folder)
    }
}

/// A program that was started.
struct RunningProgram: Sendable {
    private let process: Process
    private let ended: AsyncStream<Void>
    private let output: URL
    private let errors: URL

    init(path: String, arguments: [String], environment: [String: String], folder: URL?) throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
        output = scratch.appendingPathExtension("out")
        errors = scratch.appendingPathExtension("err")
        process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(output)
        process.standardError = try Self.file(errors)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        ended = stream
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// What it has written to standard output so far.
    func outputSoFar() throws -> String { String(decoding: try Data(contentsOf: output), as: UTF8.self) }

    /// What it has written to standard error so far.
    func errorsSoFar() throws -> String { String(decoding: try Data(contentsOf: errors), as: UTF8.self) }

    /// Asks it to end.
    func terminate() { process.terminate() }

    /// Ends it the hard way: no cleaning up, no rolling back. Does nothing if it has ended already.
    func killHard() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Sends it a signal. Does nothing if it has ended already.
    func send(_ signal: Int32) {
        if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Waits until its standard output matches, at most half a minute, and returns what it has written so far.
    func output(until isEnough: (String) -> Bool) async throws -> String {
        for _ in 0..<1500 {
            let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
            if isEnough(text) || !process.isRunning { return text }
            try await Task.sleep(for: .milliseconds(20))
        }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }

    /// Waits for its end.
    func outcome() async throws -> Program.Outcome {
        for await _ in ended {}
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        return Program.Outcome(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    private static func file(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}

/// The package these tests belong to.
enum Checkout {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
