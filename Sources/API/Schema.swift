/// The schema of a JSON value (JSON Schema 2020-12, as OpenAPI 3.1 has it): as much of it as the answers need.
indirect enum Schema: Sendable {
    /// A text; of one of the choices unless there are none.
    case string(format: String? = nil, pattern: String? = nil, choices: [String] = [], longest: Int? = nil)
    case integer(minimum: Int64? = nil, maximum: Int64? = nil)
    case boolean
    case null
    case array(Schema)
    case object([Property])
    /// An object whose members all have one schema, whatever they are called.
    case map(Schema)
    case anyOf([Schema])
    /// Anything.
    case any
    /// A schema with a name of its own.
    case reference(Definition)

    /// A member of an object. Nothing else may stand in the object.
    struct Property: Sendable {
        let name: String
        let about: String
        let schema: Schema
        let isRequired: Bool
    }

    /// A named schema; found under `#/components/schemas`.
    struct Definition: Sendable {
        let name: String
        let about: String
        let schema: Schema
    }
}

extension Schema {
    /// Every named schema in this one, by name.
    func collect(into definitions: inout [String: Definition]) {
        switch self {
        case .string, .integer, .boolean, .null, .any: break
        case .array(let part), .map(let part): part.collect(into: &definitions)
        case .anyOf(let parts): for part in parts { part.collect(into: &definitions) }
        case .object(let properties): for property in properties { property.schema.collect(into: &definitions) }
        case .reference(let definition):
            guard definitions.updateValue(definition, forKey: definition.name) == nil else { return }
            definition.schema.collect(into: &definitions)
        }
    }

    /// Writes the schema as a JSON object.
    func write(to writer: inout JSONWriter, about: String? = nil) {
        writer.object { writer in
            switch self {
            case .string(let format, let pattern, let choices, let longest):
                writer.member("type", "string")
                if let format { writer.member("format", format) }
                if let pattern { writer.member("pattern", pattern) }
                if let longest { writer.member("maxLength", Int64(longest)) }
                if !choices.isEmpty {
                    writer.key("enum")
                    writer.array { for choice in choices { $0.string(choice) } }
                }
            case .integer(let minimum, let maximum):
                writer.member("type", "integer")
                writer.member("format", "int64")
                if let minimum { writer.member("minimum", minimum) }
                if let maximum { writer.member("maximum", maximum) }
            case .boolean: writer.member("type", "boolean")
            case .null: writer.member("type", "null")
            case .array(let part):
                writer.member("type", "array")
                writer.key("items")
                part.write(to: &writer)
            case .map(let part):
                writer.member("type", "object")
                writer.key("additionalProperties")
                part.write(to: &writer)
            case .object(let properties): Self.write(properties, to: &writer)
            case .anyOf(let parts):
                writer.key("anyOf")
                writer.array { for part in parts { part.write(to: &$0) } }
            case .any: break
            case .reference(let definition): writer.member("$ref", "#/components/schemas/" + definition.name)
            }
            if let about { writer.member("description", about) }
        }
    }

    private static func write(_ properties: [Property], to writer: inout JSONWriter) {
        writer.member("type", "object")
        writer.key("properties")
        writer.object { writer in
            for property in properties {
                writer.key(property.name)
                property.schema.write(to: &writer, about: property.about)
            }
        }
        let required = properties.filter(\.isRequired)
        if !required.isEmpty {
            writer.key("required")
            writer.array { for property in required { $0.string(property.name) } }
        }
        writer.key("additionalProperties")
        writer.boolean(false)
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    mutating func member(_ name: String, _ number: Int64) {
        key(name)
        integer(number)
    }
}
