internal import SalesModel

extension MappingSchema {
    private static let keys = [
        "noun", "encoding", "delimiter", "header", "only", "empty", "dates", "end", "fields", "constants", "translate", "scale",
        "periods", "stages", "complete", "control",
    ]

    /// One entry under `files:`.
    mutating func file(_ entry: YAMLValue.Entry, isComplete: Bool, organisation: OrganisationSettings?) -> FileMapping? {
        guard let keys = keyed(entry.value, allowed: Self.keys, required: ["noun", "fields"]) else { return nil }
        let encoding =
            keys["encoding"].map {
                value($0, "an encoding", among: TextEncoding.allCases.map(\.rawValue), TextEncoding.init(rawValue:))
            } ?? .automatic
        let delimiter =
            keys["delimiter"].map {
                value($0, "a delimiter", among: [",", ";", "tab", "|"], Delimiter.init(spelling:))
            } ?? .comma
        let dates = keys["dates"].flatMap { self.dates($0) }
        let isFileComplete = keys["complete"].map { boolean($0) } ?? isComplete
        let noun = keys["noun"].flatMap {
            value($0, "a noun", among: ImportNoun.allCases.map(\.rawValue), ImportNoun.init(rawValue:))
        }
        // Without a noun nothing else of the file can be judged.
        guard let noun else { return nil }
        let columns = texts(keys["fields"], of: noun)
        let sheet = self.sheet(keys, of: noun, mapped: columns, organisation: organisation)
        let constants = texts(keys["constants"], of: noun)
        for (field, constant) in constants.sorted(by: { $0.key < $1.key }) {
            check(constant, field: field, noun: noun, organisation: organisation, isMapped: columns[field] != nil)
        }
        let translations = self.translations(keys["translate"], of: noun, mapped: columns)
        let stages = self.stages(keys["stages"], of: noun, entry: entry)
        if let stage = constants["stage"], let text = stage.text, noun == .opportunity, stages[text] == nil {
            report(
                .mappingInvalidValue, line: stage.line, path: stage.path, value: text,
                reason: "`stages:` does not name this stage.", fix: "Add it to `stages:`.")
        }
        let amounts = sheet.periods.isEmpty ? Set(columns.keys) : Set(columns.keys).union(["amount"])
        let control = self.control(keys["control"], of: noun, mapped: amounts)
        var present = amounts.union(constants.keys)
        if !sheet.periods.isEmpty {
            present.insert("period")
            checkPeriodsAlone(columns.merging(constants) { column, _ in column })
        }
        if noun == .quota { checkWindow(columns.merging(constants) { column, _ in column }, present: &present) }
        checkRequired(of: noun, present: present, entry: entry)
        guard let encoding, let delimiter, let isFileComplete else { return nil }
        return FileMapping(
            pattern: entry.key, noun: noun, encoding: encoding, delimiter: delimiter, dates: dates,
            columns: columns.compactMapValues { $0.text }, constants: constants.compactMapValues { $0.text },
            translations: translations, stages: stages, isComplete: isFileComplete, controlRows: control.rows,
            controlSums: control.sums, sheet: sheet)
    }

    private mutating func dates(_ value: YAMLValue) -> DateFormat? {
        if value.text == "auto" { return nil }
        return self.value(
            value, "auto or a format of days", among: ["auto"] + DateFormat.all.map(\.description),
            { DateFormat($0) })
    }

    /// Texts by field name; fields the noun does not have are reported.
    private mutating func texts(_ value: YAMLValue?, of noun: ImportNoun) -> [String: YAMLValue] {
        var result: [String: YAMLValue] = [:]
        for entry in value.flatMap({ entries($0) }) ?? [] {
            if noun.field(named: entry.key) == nil {
                unknown(entry, among: noun.fields.map(\.name), noun: "fields of \(noun.rawValue)")
            } else if text(entry.value) != nil {
                result[entry.key] = entry.value
            }
        }
        return result
    }

    private mutating func check(
        _ constant: YAMLValue, field name: String, noun: ImportNoun, organisation: OrganisationSettings?, isMapped: Bool
    ) {
        guard let field = noun.field(named: name), let text = constant.text, let organisation else { return }
        if isMapped {
            report(
                .mappingInvalidValue, line: constant.line, path: constant.path, value: text,
                reason: "The field \(name) is read from a column already.", fix: "Remove it from fields or constants.")
        }
        do {
            _ = try StagedValue(constant: text, field: field, noun: noun, organisation: organisation)
        } catch {
            report(
                .mappingInvalidValue, line: constant.line, path: constant.path, value: text,
                reason: error.reason(field: name), fix: error.fix(value: text))
        }
    }

    private mutating func translations(_ value: YAMLValue?, of noun: ImportNoun, mapped: [String: YAMLValue])
        -> [String: [String: String]]
    {
        var result: [String: [String: String]] = [:]
        for entry in value.flatMap({ entries($0) }) ?? [] {
            guard mapped[entry.key] != nil else {
                unknown(entry, among: mapped.keys.sorted(), noun: "fields mapped to a column")
                continue
            }
            for pair in entries(entry.value) ?? [] {
                if pair.value.entries != nil {
                    _ = text(pair.value)
                } else {
                    // Nothing after the key means that the value is to be left out.
                    result[entry.key, default: [:]][pair.key] = pair.value.text ?? ""
                }
            }
        }
        return result
    }

    private mutating func stages(_ value: YAMLValue?, of noun: ImportNoun, entry: YAMLValue.Entry)
        -> [String: CanonicalStage]
    {
        guard noun == .opportunity else {
            if let value {
                report(
                    .mappingUnknownKey, line: value.line, path: value.path, value: "stages",
                    reason: "Only an opportunity has stages.", fix: "Remove `stages:`.")
            }
            return [:]
        }
        guard let value else {
            report(
                .mappingMissingKey, line: entry.line, path: entry.value.path + ".stages",
                reason: "The key `stages` is missing.",
                fix: "Name for every stage of the source the canonical stage it means.")
            return [:]
        }
        var result: [String: CanonicalStage] = [:]
        for stage in entries(value) ?? [] {
            result[stage.key.trimmingSpaces] = self.value(
                stage.value, "a canonical stage", among: CanonicalStage.allCases.map(\.code),
                CanonicalStage.init(rawValue:))
        }
        return result
    }

    private mutating func control(_ value: YAMLValue?, of noun: ImportNoun, mapped: Set<String>)
        -> (rows: Int64?, sums: [String: ExactDecimal])
    {
        guard let value, let keys = keyed(value, allowed: ["rows", "sums"], required: []) else { return (nil, [:]) }
        let rows = keys["rows"].flatMap { rows in
            self.value(rows, "a number of rows") { Int64($0).flatMap { $0 >= 0 ? $0 : nil } }
        }
        var sums: [String: ExactDecimal] = [:]
        let known = noun.fields.filter { $0.type == .money && mapped.contains($0.name) }.map(\.name)
        for entry in keys["sums"].flatMap({ entries($0) }) ?? [] {
            if known.contains(entry.key) {
                sums[entry.key] = self.value(entry.value, "a number such as 1234.50", ExactDecimal.init)
            } else {
                unknown(entry, among: known, noun: "money fields mapped to a column")
            }
        }
        return (rows, sums)
    }

    private mutating func checkRequired(of noun: ImportNoun, present: Set<String>, entry: YAMLValue.Entry) {
        for field in noun.fields where field.isRequired && !present.contains(field.name) {
            report(
                .mappingMissingKey, line: entry.line, path: "\(entry.value.path).fields.\(field.name)",
                reason: "The field \(field.name) of \(noun.rawValue) is required.",
                fix: "Name its column under `fields:`, or give it a value under `constants:`.")
        }
        if noun == .quota, present.isDisjoint(with: ["person", "team", "territory", "account"]) {
            report(
                .mappingMissingKey, line: entry.line, path: "\(entry.value.path).fields",
                reason: "A quota is for a person, a team, a territory or an account.",
                fix: "Name the column of person, team, territory or account under `fields:`.")
        }
    }
}
