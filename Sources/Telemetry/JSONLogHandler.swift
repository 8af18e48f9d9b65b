public import Logging

/// Writes each line of the log as a JSON object: `time`, `level`, `message`, `source`, and the metadata beside them.
public struct JSONLogHandler: LogHandler {
    /// What is less grave is not logged.
    public var logLevel: Logger.Level = .info
    /// What is logged with every line.
    public var metadata: Logger.Metadata = [:]
    /// What is logged with every line of a task.
    public var metadataProvider: Logger.MetadataProvider?
    private let now: @Sendable () -> String
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - now: the present instant, ISO 8601 in UTC.
    ///   - write: takes each line with its line feed, at once.
    public init(now: @escaping @Sendable () -> String, write: @escaping @Sendable (String) -> Void) {
        self.now = now
        self.write = write
    }

    /// What is logged with every line, by its key.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        var line = "{\"time\":\(Self.quoted(now()))"
        line += ",\"level\":\(Self.quoted(event.level.rawValue)),\"message\":\(Self.quoted(event.message.description))"
        line += ",\"source\":\(Self.quoted(event.source))"
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            // What every line has keeps its name.
            let name = ["time", "level", "message", "source"].contains(key) ? "metadata_" + key : key.replacing(".", with: "_")
            line += ",\(Self.quoted(name)):\(Self.json(value))"
        }
        write(line + "}\n")
    }

    private static func json(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let value): quoted(value.description)
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        case .dictionary(let values):
            "{" + values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }.joined(separator: ",") + "}"
        }
    }

    /// Control characters are escaped, so that a line stays one line.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
