/// A secret by which a user is known: `drumbeat_ORGANISATION_` and 64 hexadecimal digits of 256 random bits. It names its organisation,
/// so that it can be looked up under the row-level security of that one; its beginning lets scanners of leaked secrets know it.
///
/// Only its digest is kept anywhere. Its description leaves the digits out, so that no log can hold it by accident.
public struct Secret: Sendable {
    /// The secret itself, to be shown once.
    public let text: String
    /// The key of the organisation for which it is good.
    public let organisation: String

    private static let prefix = "drumbeat_"

    /// A new secret for an organisation.
    public init(for organisation: String) {
        text = Self.prefix + organisation + "_" + Self.randomDigits()
        self.organisation = organisation
    }

    /// 256 random bits as 64 hexadecimal digits. The system's generator is the kernel's, fit for secrets.
    package static func randomDigits() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ -> String in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Reads what somebody presents; nil for what cannot be a secret.
    public init?(_ text: String) {
        guard text.utf8.count <= 256, text.hasPrefix(Self.prefix) else { return nil }
        let parts = text.dropFirst(Self.prefix.count).split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count == 64,
            parts[0].utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }),
            parts[1].utf8.allSatisfy({ (97...102).contains($0) || (48...57).contains($0) })
        else { return nil }
        self.text = text
        organisation = String(parts[0])
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { Self.prefix + organisation + "_…" }
    public var debugDescription: String { description }
}
