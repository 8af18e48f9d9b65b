/// What separates the cells of a row.
public enum Delimiter: UInt8, CaseIterable, Hashable, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case pipe = 0x7C

    /// The delimiter a mapping writes as `,`, `;`, `|`, `tab` or with its name.
    init?(spelling: String) {
        guard let match = Self.allCases.first(where: { [$0.spelling, $0.name, $0.character].contains(spelling) }) else {
            return nil
        }
        self = match
    }

    /// The name in messages.
    public var name: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        case .pipe: "pipe"
        }
    }

    /// How a mapping writes it.
    var spelling: String {
        switch self {
        case .tab: "tab"
        default: "\"\(character)\""
        }
    }

    private var character: String { String(UnicodeScalar(rawValue)) }
}
