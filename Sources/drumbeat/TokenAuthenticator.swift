import API
import Access
import Logging
import Operations

/// Whose a token of the JSON API is: asks those who keep users and their secrets.
struct TokenAuthenticator: Authenticator {
    let access: AccessOperations

    func authenticate(bearer token: String, logger: Logger) async throws -> OperationContext? {
        try await access.authenticate(token, as: .token, logger: logger)
    }
}
