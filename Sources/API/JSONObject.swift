internal import FoundationEssentials
internal import Hummingbird

/// A JSON object as a request brings it, read strictly: names once, nesting shallow, text in UTF-8.
struct JSONObject: Sendable {
    /// A value in it; lists and objects inside lists are of no use to any route.
    enum Value: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case string(String)
        case strings([String])
        /// A fraction, an object, or a list of other things than texts.
        case other
    }

    /// The members, by name.
    let members: [String: Value]

    /// The object without members.
    static let none = JSONObject(members: [:])

    private init(members: [String: Value]) { self.members = members }

    /// How deep arrays and objects may stand in each other; nothing asked for is deeper than two.
    static let deepest = 8

    /// Reads the bytes of a body; nothing stands for an object without members. Throws the problem of anything else.
    init(_ buffer: ByteBuffer) throws {
        let bytes = Array(buffer.readableBytesView)
        guard !bytes.isEmpty else {
            members = [:]
            return
        }
        let names = try Self.countNames(bytes)
        do {
            members = try JSONDecoder().decode([String: Decoded].self, from: Data(bytes)).mapValues(\.value)
        } catch {
            throw Problem(.bodyInvalid, "The body should be one JSON object (RFC 8259) in UTF-8, and is none.")
        }
        guard members.count == names else { throw Problem(.bodyInvalid, "A member of the body is given twice: give each once.") }
    }

    /// The members in a fixed order, for telling two objects apart whatever their order and spacing.
    var canonical: String {
        members.sorted { $0.key < $1.key }.map { "\($0.key.utf8.count):\($0.key)=\($0.value)" }.joined(separator: "\n")
    }

    /// The number of names of the outermost object. Throws the problem of a body that is nested too deeply, before it is taken apart.
    private static func countNames(_ bytes: [UInt8]) throws -> Int {
        var (depth, names) = (0, 0)
        var (isText, isEscaped) = (false, false)
        for byte in bytes {
            if isText {
                if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isText = false }
                continue
            }
            switch byte {
            case 0x22: isText = true
            case 0x3A where depth == 1: names += 1
            case 0x5B, 0x7B:
                depth += 1
                guard depth <= deepest else {
                    throw Problem(.bodyInvalid, "The body is nested more than \(deepest) deep; nothing that is asked for is.")
                }
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
        }
        return names
    }

    private struct Decoded: Decodable {
        let value: Value

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                value = .null
            } else if let truth = try? single.decode(Bool.self) {
                value = .boolean(truth)
            } else if let number = try? single.decode(Int64.self) {
                value = .integer(number)
            } else if let text = try? single.decode(String.self) {
                value = .string(text)
            } else if let texts = try? single.decode([String].self) {
                value = .strings(texts)
            } else {
                value = .other
            }
        }
    }
}

extension Schema {
    /// A value of a body as the text that parameters are read from; nil if it is of another type than the schema.
    func text(of value: JSONObject.Value) -> String? {
        switch (self, value) {
        case (.string, .string(let text)): text
        case (.integer, .integer(let number)): String(number)
        case (.boolean, .boolean(let truth)): truth ? "true" : "false"
        case (.array(.string), .strings(let texts)): texts.joined(separator: ",")
        default: nil
        }
    }
}
