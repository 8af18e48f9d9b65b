extension MappingSchema {
    /// The values of a mapping by key, after reporting keys that are not allowed and required ones that are absent.
    mutating func keyed(_ value: YAMLValue, allowed: [String], required: [String]) -> [String: YAMLValue]? {
        guard let entries = entries(value) else { return nil }
        var result: [String: YAMLValue] = [:]
        for entry in entries {
            if allowed.contains(entry.key) {
                result[entry.key] = entry.value
            } else {
                unknown(entry, among: allowed, noun: "keys")
            }
        }
        for key in required where result[key] == nil {
            report(
                .mappingMissingKey, line: value.line, path: path(value, key), reason: "The key `\(key)` is missing.",
                fix: "Add it.")
        }
        return result
    }

    /// The keys and values of a mapping; anything else is reported.
    mutating func entries(_ value: YAMLValue) -> [YAMLValue.Entry]? {
        if let entries = value.entries { return entries }
        if value.isEmpty { return [] }
        report(
            .mappingInvalidValue, line: value.line, path: value.path, value: value.text,
            reason: "Keys and values are expected here.", fix: "Write `key: value` lines, indented, or {key: value}.")
        return nil
    }

    /// The text of a value; anything else and nothing are reported.
    mutating func text(_ value: YAMLValue) -> String? {
        self.value(value, "a text") { $0.trimmingSpaces.isEmpty ? nil : $0.trimmingSpaces }
    }

    /// The texts of a list, or a single text. Anything else is reported.
    mutating func texts(_ value: YAMLValue) -> [String]? {
        guard let items = value.items else { return text(value).map { [$0] } }
        var texts: [String] = []
        for item in items { if let text = text(item) { texts.append(text) } }
        return texts.count == items.count ? texts : nil
    }

    /// True or false.
    mutating func boolean(_ value: YAMLValue) -> Bool? {
        self.value(value, "true or false") { ["true": true, "false": false][$0] }
    }

    /// A value as read from its text; what cannot be read is reported, with the nearest of the candidates.
    mutating func value<Value>(
        _ value: YAMLValue, _ expected: String, among candidates: [String] = [], _ read: (String) -> Value?
    ) -> Value? {
        if let text = value.text, let result = read(text) { return result }
        let nearest = value.text.flatMap { Suggestion.nearest(to: $0, among: candidates) }
        report(
            .mappingInvalidValue, line: value.line, path: value.path, value: value.text,
            reason: "This must be \(expected).",
            fix: nearest.map { "Did you mean \(Suggestion.quoted($0))?" }
                ?? (candidates.isEmpty || candidates.count > 30
                    ? "Correct the value." : "Use one of: \(candidates.joined(separator: ", "))."))
        return nil
    }

    /// Reports a key that has no meaning where it stands.
    mutating func unknown(_ entry: YAMLValue.Entry, among known: [String], noun: String) {
        report(
            .mappingUnknownKey, line: entry.line, path: entry.value.path, value: entry.key,
            reason: "\(Suggestion.quoted(entry.key)) is not one of the \(noun) known here.",
            fix: Suggestion.sentence(for: entry.key, among: known, noun: noun))
    }

    mutating func report(
        _ code: Finding.Code, line: Int, path: String?, value: String? = nil, reason: String, fix: String
    ) {
        findings.append(
            Finding(file: fileName, row: line, column: path, value: value, code: code, reason: reason, fix: fix))
    }

    private func path(_ value: YAMLValue, _ key: String) -> String {
        value.path.isEmpty ? key : "\(value.path).\(key)"
    }
}
