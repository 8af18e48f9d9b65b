import API
import Access
import Logging
import Operations

/// Knows the tokens that `drumbeat token` gives out: what their users may do today, of whichever organisation they are.
struct TokenAuthenticator: Authenticator {
    let access: AccessOperations

    func authenticate(bearer token: String, logger: Logger) async throws -> SignedIn? {
        guard let context = try await access.authenticate(token, as: .token, logger: logger) else { return nil }
        let mayRead = context.permissions.contains(.read)
        let mayWrite = !context.permissions.subtracting([.read]).isEmpty
        return SignedIn(context: context, scopes: Set((mayRead ? [.read] : []) + (mayWrite ? [.write] : [])))
    }
}
