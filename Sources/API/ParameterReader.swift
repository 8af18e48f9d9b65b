internal import Operations
internal import SalesModel

/// What a query or a body says, read strictly: a parameter that is unknown, repeated, missing or unreadable is an error that names it, and
/// all errors are told at once.
struct ParameterReader: Sendable {
    private var values: [String: String] = [:]
    private var errors: [Problem.ParameterError] = []
    private let isBody: Bool
    /// Members of another type than the schema has.
    private var mistyped: Set<String> = []

    /// - Parameters:
    ///   - query: what stands behind the question mark; nil without one.
    ///   - names: those that the route knows.
    init(_ query: String?, names: [String]) {
        isBody = false
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

    /// - Parameters:
    ///   - body: the members of a JSON object.
    ///   - fields: those that the route knows.
    init(_ body: JSONObject, fields: [ParameterDescription]) {
        isBody = true
        for (name, value) in body.members.sorted(by: { $0.key < $1.key }) where value != .null {
            guard let field = fields.first(where: { $0.name == name }) else {
                let shown = name.count > 40 ? name.prefix(40) + "…" : name[...]
                add(String(shown), .unknown, "left out: it is none of \(fields.map(\.name).sorted().joined(separator: ", "))")
                continue
            }
            if let text = field.schema.text(of: value) { values[name] = text } else { mistyped.insert(name) }
        }
    }

    /// The value of a parameter; nil if it is not given or not readable, which ``check()`` tells.
    mutating func read<Value>(_ parameter: Parameter<Value>) -> Value? {
        if mistyped.contains(parameter.name) { add(parameter.name, .unreadable, parameter.expected) }
        guard let text = values[parameter.name] else { return nil }
        if let value = parameter.parse(text) { return value }
        add(parameter.name, .unreadable, parameter.expected)
        return nil
    }

    /// The value of a parameter that must be given; ``check()`` throws if it is not.
    mutating func require<Value>(_ parameter: Parameter<Value>) -> Value? {
        if !has(parameter.name) { add(parameter.name, .missing, parameter.expected) }
        return read(parameter)
    }

    func has(_ name: String) -> Bool { values[name] != nil || mistyped.contains(name) }

    mutating func add(_ name: String, _ code: Problem.ParameterError.Code, _ detail: String) {
        // An address holds few parameters, however long it is: the rest of the errors would tell nothing new.
        if errors.count < 50 { errors.append(Problem.ParameterError(parameter: name, isInBody: isBody, code: code, detail: detail)) }
    }

    /// Throws the problem that names every error there was so far.
    func check() throws {
        guard !errors.isEmpty else { return }
        let sentences = errors.map { error in
            switch error.code {
            case .missing: "\(error.parameter) is missing: it should be \(error.detail)"
            case .refused: "\(error.parameter), \(error.detail)"
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
