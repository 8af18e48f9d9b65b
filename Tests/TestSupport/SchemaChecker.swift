import Foundation

/// Tells where a JSON value is not what a schema of an OpenAPI document says: a reader of schemas of its own, so that a document is not
/// checked with the code that wrote it.
public struct SchemaChecker {
    private let schemas: [String: Any]

    /// Reads the named schemas of a document.
    public init(document: [String: Any]) {
        schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
    }

    /// Every place where the value differs from the schema; a word of a schema that is not known here is one, too.
    public func findings(_ value: Any, _ schema: [String: Any], at path: String = "$") -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard reference.hasPrefix("#/components/schemas/"), let named = schemas[name] as? [String: Any] else {
                return ["\(path): no schema \(reference)"]
            }
            return findings(value, named, at: path)
        }
        if let choices = schema["anyOf"] as? [[String: Any]], !choices.isEmpty {
            let tries = choices.map { findings(value, $0, at: path) }
            return tries.contains { $0.isEmpty } ? [] : ["\(path): none of \(choices.count): \(tries.map { $0[0] })"]
        }
        let known = [
            "type", "format", "enum", "pattern", "maxLength", "minimum", "maximum", "items", "properties", "required",
            "additionalProperties",
            "description", "anyOf",
        ]
        let unknown = schema.keys.filter { !known.contains($0) }.map { "\(path): the schema says \($0)" }
        guard let type = schema["type"] as? String else { return unknown }
        return unknown + findings(value, type: type, schema, at: path)
    }

    private func findings(_ value: Any, type: String, _ schema: [String: Any], at path: String) -> [String] {
        let wrong = ["\(path): \(value) is no \(type)"]
        let isBoolean = (value as? NSNumber).map { CFBooleanLike.isBoolean($0) } ?? false
        switch type {
        case "null": return value is NSNull ? [] : wrong
        case "boolean": return isBoolean ? [] : wrong
        case "integer":
            guard let number = value as? NSNumber, !isBoolean, number.stringValue == "\(number.int64Value)" else { return wrong }
            if let least = schema["minimum"] as? NSNumber, number.int64Value < least.int64Value { return wrong }
            return []
        case "string":
            guard let text = value as? String else { return wrong }
            return textFindings(text, schema, at: path)
        case "array":
            guard let values = value as? [Any] else { return wrong }
            let items = schema["items"] as? [String: Any] ?? [:]
            return values.enumerated().flatMap { findings($1, items, at: "\(path)[\($0)]") }
        case "object":
            guard let members = value as? [String: Any] else { return wrong }
            return memberFindings(members, schema, at: path)
        default: return ["\(path): no type \(type)"]
        }
    }

    private func textFindings(_ text: String, _ schema: [String: Any], at path: String) -> [String] {
        if let choices = schema["enum"] as? [String], !choices.contains(text) { return ["\(path): \(text) is none of \(choices)"] }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            return ["\(path): \(text) is not like \(pattern)"]
        }
        let forms = ["date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "date-time": "^[0-9-]{10}T[0-9:]{8}Z$", "uri": "^[a-z]+:"]
        if let format = schema["format"] as? String, let form = forms[format],
            text.range(of: form, options: .regularExpression) == nil
        {
            return ["\(path): \(text) is no \(format)"]
        }
        return []
    }

    private func memberFindings(_ members: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var findings = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }.map { "\(path): \($0) is missing" }
        for (name, value) in members {
            if let property = properties[name] as? [String: Any] {
                findings += self.findings(value, property, at: "\(path).\(name)")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                findings += self.findings(value, others, at: "\(path).\(name)")
            } else if (schema["additionalProperties"] as? NSNumber)?.boolValue == false {
                findings.append("\(path): \(name) is not in the schema")
            }
        }
        return findings
    }
}

/// Foundation reads true and false as numbers that know where they came from.
private enum CFBooleanLike {
    static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
