public import Access
public import Logging

/// Who a bearer token belongs to. Whatever keeps tokens stands behind it; the API itself knows none.
public protocol Authenticator: Sendable {
    /// With whose sight and permissions a token is used; nil for one that was never given out, has expired or was taken back.
    ///
    /// - Parameters:
    ///   - token: up to 1,024 letters, digits and `-._~+/=`, as the client sent it.
    ///   - logger: where to log, with the number of the request; goes into the context.
    /// - Throws: `OperationError.unavailable` when it cannot be found out at present.
    func authenticate(bearer token: String, logger: Logger) async throws -> OperationContext?
}
