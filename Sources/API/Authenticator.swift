public import Access
public import Logging

/// Who a bearer token belongs to. Whatever keeps tokens stands behind it; the API itself knows none.
public protocol Authenticator: Sendable {
    /// Somebody whose token this is; nil for one that was never given out, has expired or was taken back.
    ///
    /// - Parameters:
    ///   - token: up to 1,024 letters, digits and `-._~+/=`, as the client sent it.
    ///   - logger: where to log, with the number of the request; goes into the context.
    /// - Throws: `OperationError.unavailable` when it cannot be found out at present.
    func authenticate(bearer token: String, logger: Logger) async throws -> SignedIn?
}

/// What a token may be used for.
public enum TokenScope: String, Sendable, CaseIterable {
    case read, write
}

/// Somebody whose token was good.
public struct SignedIn: Sendable {
    /// For whom, of which organisation and with which sight everything is done.
    public let context: OperationContext
    /// What the token may be used for.
    public let scopes: Set<TokenScope>

    /// Somebody with the rights of a context, limited to some uses.
    public init(context: OperationContext, scopes: Set<TokenScope>) {
        self.context = context
        self.scopes = scopes
    }
}
