import API
import Access
import Logging
import Operations

/// Whose a token of the JSON API is: asks those who keep users and their secrets.
struct TokenAuthenticator: Authenticator {
    let access: AccessOperations

    func authenticate(bearer token: String, logger: Logger) async throws -> SignedIn? {
        guard let context = try await access.authenticate(token, as: .token, logger: logger) else { return nil }
        // What may be written is decided operation by operation, by the permissions of the context.
        let scopes: Set<TokenScope> =
            context.permissions.contains(.read) ? context.permissions.count > 1 ? [.read, .write] : [.read] : []
        return SignedIn(context: context, scopes: scopes)
    }
}
