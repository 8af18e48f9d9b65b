import Configuration
import Synchronization

/// The settings of this process: the command line before the environment, that before the file, and that before what holds otherwise.
public struct Settings: Sendable {
    /// What one setting came to.
    public struct Resolved: Sendable, Equatable {
        public let setting: Setting
        /// The values: none where the setting is not given and nothing holds by itself, several only of a list.
        public let texts: [String]
        /// Where they come from, such as `--port`, `DRUMBEAT_SERVE_PORT`, `drumbeat.yaml line 3` or `default`; nil where there are none.
        public let origin: String?
        /// The setting as the one who gave it calls it: `--port`, `DRUMBEAT_SERVE_PORT`, or `drumbeat.yaml line 3: serve.port`.
        public let name: String
    }

    /// Every setting, in the order of `Setting`.
    public let all: [Resolved]
    /// What is wrong, each a whole line for a person. Where there is anything, nothing else here may be used.
    public let faults: [String]

    /// - Parameters:
    ///   - options: what the command line states.
    ///   - environment: the variables of the process.
    ///   - file: path and text of the file of settings.
    public init(options: [Setting: [String]] = [:], environment: [String: String], file: (path: String, text: String)? = nil) {
        let file = file.map { SettingsFile(path: $0.path, text: $0.text) }
        var layers = Layers(options: options, environment: environment, file: file)
        all = Setting.allCases.map { layers.resolve($0) }
        faults = (file?.faults ?? []) + Self.strangers(environment) + layers.faults
    }

    /// What a setting came to.
    public subscript(setting: Setting) -> Resolved {
        // `all` has every setting.
        all.first { $0.setting == setting } ?? Resolved(setting: setting, texts: [], origin: nil, name: setting.key)
    }

    /// The only value of a setting.
    public func text(_ setting: Setting) -> String? { self[setting].texts.first }

    /// The value of a setting that takes a whole number.
    public func whole(_ setting: Setting) -> Int? { text(setting).flatMap { Int($0) } }

    /// Variables that look like settings and are none: misspelled ones would go unnoticed.
    private static func strangers(_ environment: [String: String]) -> [String] {
        let known = Set(Setting.allCases.map(\.variable))
        let prefixes = Set(Setting.allCases.map(\.section)).map { "DRUMBEAT_\($0.uppercased())_" }
        return environment.keys.sorted().filter { name in prefixes.contains { name.hasPrefix($0) } && !known.contains(name) }
            .map { "There is no setting for the variable \($0); `drumbeat config check --help` says which there are. Correct or unset it." }
    }
}

/// The places in which settings are looked for, the first one first.
private struct Layers {
    private let reader: ConfigReader
    private let listener = Listener()
    private let file: SettingsFile?
    private(set) var faults: [String] = []

    /// In the order in which the reader asks them.
    private enum Place: Int { case commandLine, environment, file, standard }

    init(options: [Setting: [String]], environment: [String: String], file: SettingsFile?) {
        self.file = file
        // libpq takes an empty variable for one that is not there, so those of the database are.
        let unsaid = [Setting.databaseURL, .databaseAdminURL].map(\.variable)
        let said = environment.filter { !$0.value.isEmpty || !unsaid.contains($0.key) }
        let variables = EnvironmentVariablesProvider(environmentVariables: said).mapKeys { key in
            guard let setting = Setting(rawValue: key.components.joined(separator: ".")) else { return key }
            return AbsoluteConfigKey(setting.variable.split(separator: "_").map(String.init))
        }
        let standards = Setting.allCases.reduce(into: [Setting: [String]]()) { all, setting in
            if let value = setting.standard { all[setting] = [value] }
        }
        reader = ConfigReader(
            providers: [
                Self.layer(options), variables, Self.layer(file?.entries.mapValues(\.texts) ?? [:]), Self.layer(standards),
            ] as [any ConfigProvider], accessReporter: listener)
    }

    private static func layer(_ values: [Setting: [String]]) -> InMemoryProvider {
        InMemoryProvider(
            values: values.reduce(into: [:]) { all, entry in
                let content: ConfigContent =
                    entry.key.rule == .texts ? .stringArray(entry.value) : .string(entry.value.joined(separator: ","))
                all[AbsoluteConfigKey(entry.key.components)] = ConfigValue(content, isSecret: entry.key.isSecret)
            })
    }

    /// Looks a setting up, and keeps what is wrong with it.
    mutating func resolve(_ setting: Setting) -> Settings.Resolved {
        let key = ConfigKey(setting.components)
        let found =
            setting.rule == .texts
            ? reader.stringArray(forKey: key, isSecret: setting.isSecret)
            : reader.string(forKey: key, isSecret: setting.isSecret).map { [$0] }
        // The last one that was asked is the one that knew it.
        guard let texts = found, let asked = listener.asked, let place = Place(rawValue: asked - 1) else {
            return Settings.Resolved(setting: setting, texts: [], origin: nil, name: setting.key)
        }
        let line = file?.entries[setting]?.line ?? 0
        let (origin, name) =
            switch place {
            case .commandLine: (setting.option ?? "command line", setting.option ?? setting.key)
            case .environment: (setting.variable, setting.variable)
            case .file: ("\(file?.path ?? "") line \(line)", "\(file?.path ?? "") line \(line): \(setting.key)")
            case .standard: ("default", setting.key)
            }
        if let fault = setting.fault(in: texts, isList: place == .file && file?.entries[setting]?.isList == true) {
            let value = setting.isSecret ? "" : ", not \(texts.map { "\"\($0)\"" }.joined(separator: ", "))"
            faults.append("\(name) takes \(fault)\(value).")
        }
        return Settings.Resolved(setting: setting, texts: texts, origin: origin, name: name)
    }
}

/// Remembers how many places the last question went to.
private final class Listener: AccessReporter {
    private let count = Mutex<Int?>(nil)

    var asked: Int? { count.withLock { $0 } }

    func report(_ event: AccessEvent) { count.withLock { $0 = event.providerResults.count } }
}

extension Setting {
    fileprivate var components: [String] { [section, name] }

    /// What the texts should have been; nil where nothing is wrong with them.
    fileprivate func fault(in texts: [String], isList: Bool) -> String? {
        switch rule {
        case .texts: texts.contains("") || texts.isEmpty ? "texts that are not empty" : nil
        case _ where isList: "one value"
        case .text: texts.contains("") ? "a text that is not empty" : nil
        case .whole(let range):
            texts.contains { Int($0).map { !range.contains($0) } ?? true } ? "\(range.lowerBound) to \(range.upperBound)" : nil
        case .oneOf(let words): texts.contains { !words.contains($0) } ? words.joined(separator: ", ") : nil
        }
    }
}
