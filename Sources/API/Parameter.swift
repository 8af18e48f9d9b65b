internal import Operations
internal import SalesModel

/// A parameter of a path or a query: its name, what it takes, and how that is read. One value serves reading and documentation.
struct Parameter<Value: Sendable>: Sendable {
    let name: String
    let about: String
    let schema: Schema
    /// What a value looks like, in words.
    let expected: String
    let parse: @Sendable (String) -> Value?

    init(_ name: String, _ schema: Schema, expected: String, _ about: String, _ parse: @escaping @Sendable (String) -> Value?) {
        self.name = name
        self.about = about
        self.schema = schema
        self.expected = expected
        self.parse = parse
    }

    /// The parameter as a description of a route has it.
    var optional: ParameterDescription { ParameterDescription(name: name, about: about, schema: schema, isRequired: false) }
    var required: ParameterDescription { ParameterDescription(name: name, about: about, schema: schema, isRequired: true) }
}

/// A parameter without what it is read into.
struct ParameterDescription: Sendable {
    let name: String
    let about: String
    let schema: Schema
    let isRequired: Bool
}

extension Parameter where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One word of a few.
    init(_ name: String, _ about: String, _ choices: [Value] = Array(Value.allCases)) {
        let words = choices.map(\.rawValue)
        self.init(name, .string(choices: words), expected: "one of " + words.joined(separator: ", "), about) { text in
            words.contains(text) ? Value(rawValue: text) : nil
        }
    }
}

extension Parameter where Value == Int64 {
    /// A whole number, written the one way it is written.
    init(_ name: String, _ about: String, from least: Int64 = 0, through most: Int64 = .max) {
        let expected = most == .max ? "a whole number from \(least) on" : "a whole number from \(least) to \(most)"
        self.init(name, .integer(minimum: least, maximum: most == .max ? nil : most), expected: expected, about) { text in
            guard let number = Int64(text), String(number) == text, (least...most).contains(number) else { return nil }
            return number
        }
    }
}

extension Parameter where Value == Bool {
    /// Yes or no.
    init(_ name: String, _ about: String) {
        self.init(name, .boolean, expected: "true or false", about) { ["true": true, "false": false][$0] }
    }
}

extension Parameter where Value == CalendarDay {
    /// A day.
    init(_ name: String, _ about: String) {
        self.init(name, .string(format: "date"), expected: "a day, such as 2026-09-30", about) { CalendarDay(iso: $0) }
    }
}

extension Parameter where Value == String {
    /// A text of at most 200 characters on one line.
    init(_ name: String, _ about: String) {
        self.init(name, .string(longest: 200), expected: "a text of at most 200 characters on one line", about) { text in
            let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            return isPlain && (1...200).contains(text.unicodeScalars.count) ? text : nil
        }
    }

    /// Words of somebody: at most 2,000 characters, on as many lines as it takes.
    init(words name: String, _ about: String) {
        self.init(name, .string(longest: 2000), expected: "a text of at most 2,000 characters that says something", about) { text in
            let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0.value == 0x0A || $0.value == 0x09 }
            return isPlain && text.unicodeScalars.count <= 2000 && text.contains { !$0.isWhitespace } ? text : nil
        }
    }

    /// The label of a period, which is short and plain; anything else need not reach the database.
    init(label name: String, _ about: String, hasNoDate: Bool = false) {
        let expected = "the label of a period, such as 2026, 2026-Q1 or 2026-01" + (hasNoDate ? ", or \(PeriodReference.noDateLabel)" : "")
        self.init(name, .string(longest: 40), expected: expected, about) { text in
            if hasNoDate, text == PeriodReference.noDateLabel { return text }
            let isPlain = text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
            }
            return isPlain && (1...40).contains(text.utf8.count) ? text : nil
        }
    }
}
