public import Access
internal import PlanFile
public import SalesModel
public import Store

/// Policies: what an organisation decides otherwise than the default, dated, under numbered changes with a reason.
///
/// A run knows the policies of its last change, like everything else, so that explanations and bridges know them, too.
public struct PolicyOperations: Sendable {
    let store: Store

    /// Works on a store.
    public init(store: Store) {
        self.store = store
    }

    /// Every policy there is, with its values in the order of time, without a gap.
    public func list(_ context: OperationContext) async throws -> [(key: PolicyKey, values: [PolicyValue])] {
        let values = try await store.policies(context)
        return try await store.policyKeys(context).map { key in (key, values.filter { $0.key == key.key }) }
    }

    /// States a policy from a day on, or for every day, or without a value takes back what is stated. Returns the change; nil if
    /// it is so already. Throws `OperationError.invalid` for a key there is not, for a value that is none of the key's, and
    /// without a reason.
    public func set(
        _ key: String, to value: String?, from: CalendarDay?, reason: String, _ context: OperationContext
    ) async throws -> Int64? {
        try context.require(.load)
        let keys = try await store.policyKeys(context)
        guard let known = keys.first(where: { $0.key == key }) else {
            let near = Suggestion.nearest(to: key, among: keys.map(\.key))
            throw OperationError.invalid(
                "There is no policy \"\(key)\". "
                    + (near.map { "Did you mean \($0)?" } ?? "There are: \(keys.map(\.key).joined(separator: ", "))."))
        }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw OperationError.invalid("Say why: --reason \"…\".") }
        do {
            return try await store.setPolicy(context, key: key, value: value, from: from, reason: reason) { verdict in
                guard verdict.isValid else {
                    throw OperationError.invalid("\"\(value ?? "")\" is no value of \(key). Write \(known.form).")
                }
            }
        } catch let error as StoreError { throw OperationError(error) }
    }
}

extension ReportOperations {
    /// Policies over the same store.
    public var deciding: PolicyOperations { PolicyOperations(store: store) }
}
