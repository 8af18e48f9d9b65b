import Yams

/// A file of settings: sections with names and values, in YAML.
struct SettingsFile {
    /// What a file states of a setting: one value, or several, and on which line.
    struct Entry {
        let texts: [String]
        let isList: Bool
        let line: Int
    }

    let path: String
    private(set) var entries: [Setting: Entry] = [:]
    /// What is wrong in it, each a whole line for a person.
    private(set) var faults: [String] = []

    /// - Parameter text: what stands in the file at `path`.
    init(path: String, text: String) {
        self.path = path
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            guard let sections = root.mapping else {
                fault(root, "it has to hold sections, such as `serve:` with `port: 8080` below.")
                return
            }
            for (name, section) in sections { read(section, name: name) }
        } catch let error as YamlError {
            faults.append("\(path) is not YAML: \(error)")
        } catch {
            faults.append("\(path) cannot be understood: \(error)")
        }
    }

    private mutating func read(_ section: Node, name: Node) {
        let title = name.string ?? "?"
        guard Setting.allCases.contains(where: { $0.section == title }) else {
            let known = Set(Setting.allCases.map(\.section)).sorted().joined(separator: ", ")
            return fault(name, "there is no section \(title). Sections are \(known).")
        }
        // A section without anything below it.
        if section.null != nil { return }
        guard let settings = section.mapping else { return fault(section, "\(title) is a section: its settings stand below it, indented.") }
        for (name, value) in settings {
            let key = "\(title).\(name.string ?? "?")"
            guard let setting = Setting(rawValue: key) else {
                let known = Setting.allCases.filter { $0.section == title }.map(\.name).joined(separator: ", ")
                fault(name, "there is no setting \(key). Those of \(title) are \(known).")
                continue
            }
            read(value, of: setting, line: name.mark?.line ?? 1)
        }
    }

    private mutating func read(_ value: Node, of setting: Setting, line: Int) {
        // `port:` with nothing behind it is as good as not there; `port: ""` is not.
        if value.null != nil { return }
        if let text = value.scalar?.string {
            entries[setting] = Entry(texts: [text], isList: false, line: line)
        } else if let list = value.sequence, case let texts = list.compactMap({ $0.scalar?.string }), texts.count == list.count {
            entries[setting] = Entry(texts: texts, isList: true, line: line)
        } else {
            fault(value, "\(setting.key) takes a value, not a section.")
        }
    }

    private mutating func fault(_ node: Node, _ reason: String) {
        faults.append("\(path) line \(node.mark?.line ?? 1): \(reason)")
    }
}
