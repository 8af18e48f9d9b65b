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

/// What a query says, read strictly: a parameter that is unknown, repeated, missing or unreadable is an error that names it, and all errors
/// are told at once.
struct QueryReader {
    private var values: [String: String] = [:]
    private var errors: [Problem.ParameterError] = []

    /// - Parameters:
    ///   - query: what stands behind the question mark; nil without one.
    ///   - names: those that the route knows.
    init(_ query: String?, names: [String]) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = PercentText.decoded(parts[0], plusIsSpace: true)
            guard let name, names.contains(name) else {
                let shown = name.map { $0.count > 40 ? $0.prefix(40) + "…" : $0[...] } ?? parts[0].prefix(40)
                add(String(shown), .unknown, "left out: it is none of \(names.sorted().joined(separator: ", "))")
                continue
            }
            guard let value = PercentText.decoded(parts.count > 1 ? parts[1] : "", plusIsSpace: true) else {
                add(name, .unreadable, "text in UTF-8, percent-encoded where needed")
                continue
            }
            if values.updateValue(value, forKey: name) != nil { add(name, .repeated, "given once") }
        }
    }

    /// The value of a parameter; nil if it is not given or not readable, which ``check()`` tells.
    mutating func read<Value>(_ parameter: Parameter<Value>) -> Value? {
        guard let text = values[parameter.name] else { return nil }
        if let value = parameter.parse(text) { return value }
        add(parameter.name, .unreadable, parameter.expected)
        return nil
    }

    /// The value of a parameter that must be given; ``check()`` throws if it is not.
    mutating func require<Value>(_ parameter: Parameter<Value>) -> Value? {
        if values[parameter.name] == nil { add(parameter.name, .missing, parameter.expected) }
        return read(parameter)
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    mutating func add(_ name: String, _ code: Problem.ParameterError.Code, _ detail: String) {
        // An address holds few parameters, however long it is: the rest of the errors would tell nothing new.
        if errors.count < 50 { errors.append(Problem.ParameterError(parameter: name, code: code, detail: detail)) }
    }

    /// Throws the problem that names every error there was so far.
    func check() throws {
        guard !errors.isEmpty else { return }
        let sentences = errors.map { error in
            switch error.code {
            case .missing: "\(error.parameter) is missing: it should be \(error.detail)"
            default: "\(error.parameter) should be \(error.detail)"
            }
        }
        throw Problem(.parametersInvalid, sentences.joined(separator: "; ") + ".", errors: errors)
    }

    /// The parameters but for some, in a fixed order, whatever the order of the query.
    func canonical(without names: Set<String>) -> String {
        values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
            .map { "\($0.key.utf8.count):\($0.key)=\($0.value.utf8.count):\($0.value)" }.joined(separator: "&")
    }
}

/// Percent-encoding (RFC 3986), read strictly.
enum PercentText {
    /// The text; nil if a percent sign is not followed by two digits, or if the bytes are no UTF-8.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x25:
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case 0x2B where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
