internal import Access
internal import Store

extension Store {
    /// Turns the loss of the database, and its slowness, into a sentence; and what is refused to who does not see the whole organisation. To
    /// everybody else a refusal says that the login of this process lacks a right: like everything else, it passes.
    func reading<Value: Sendable>(_ context: OperationContext?, _ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch  where Store.isUnavailability(error) {
            throw OperationError.unavailable("The database cannot be reached: \(error). Try again in a moment.")
        } catch  where Store.isTimeout(error) {
            throw OperationError.tooSlow(
                "Reading took too long and was given up: \(error). Try again in a moment, or ask for less.")
        } catch  where Store.isRefusal(error) && context.map({ $0.scope != .wholeOrganisation }) ?? false {
            throw OperationError.forbidden(
                "This is worked out from rows of the whole organisation. It takes a role such as viewer; see `drumbeat grant`.")
        }
    }
}
