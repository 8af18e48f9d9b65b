/// Why it could not be found out who somebody is. The texts are for the log of whoever runs the server: they hold no secret, no code and
/// no token, and nothing of what the provider sent but words that were checked.
public enum ProviderFault: Error, Sendable, Equatable {
    /// The provider is away, too slow, or answers as no provider does. Later it may work.
    case away(String)
    /// The provider does not accept the code or this program.
    case refused(String)
    /// The provider's word cannot be trusted.
    case untrusted(String)
}

extension ProviderFault: CustomStringConvertible {
    /// What happened.
    public var description: String {
        switch self {
        case .away(let reason), .refused(let reason), .untrusted(let reason): reason
        }
    }

    /// A word that the provider or a browser sent, fit for a log: letters, digits, `_`, `-` and `.`, at most 60 of them.
    public static func word(_ text: String?) -> String {
        let kept = (text ?? "").utf8.prefix(60).filter {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || [0x5F, 0x2D, 0x2E].contains($0)
        }
        return kept.isEmpty ? "(nothing readable)" : String(decoding: kept, as: UTF8.self)
    }
}

/// Somebody of whom a provider said, in a token that was checked, who he is.
public struct ProvenIdentity: Sendable, Hashable {
    /// Who says so.
    public let issuer: String
    /// Whom the issuer means: the same for ever, and never anybody else. 1 to 255 characters.
    public let subject: String
    /// The e-mail address, in small letters, if the issuer has made sure that it is his.
    public let verifiedEmail: String?
    /// Whether the issuer names an e-mail address without having made sure of it.
    public let hasUnverifiedEmail: Bool
}
