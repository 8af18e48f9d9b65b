public import Access
internal import Store

/// Something that came into being by a change.
public struct CreatedThing: Sendable, Hashable {
    /// What it is one of: `inquiries`, `letters` or `tokens`.
    public let collection: String
    /// Its number within the organisation.
    public let number: Int64

    /// A thing of a collection.
    public init(collection: String, number: Int64) {
        self.collection = collection
        self.number = number
    }
}

/// What a request changed.
public struct ChangeReceipt: Sendable, Hashable {
    /// A change, as its request is told of it.
    public struct Change: Sendable, Hashable {
        /// Its number.
        public let number: Int64
        /// What it is about, who made it, and when (ISO 8601 in UTC).
        public let kind: String, actor: String, madeAt: String
        /// Why.
        public let reason: String?
        /// Whether it was made by the very request that is asked about, by its digest.
        public let isSameRequest: Bool
        /// What came into being by it, by number.
        public let created: [CreatedThing]
    }

    /// The change; nil if the request changed nothing.
    public let change: Change?
}

extension ReportOperations {
    /// Turns the loss of the database, and its slowness, into `OperationError`, for work that several operations do together.
    public func guarding<Value: Sendable>(_ context: OperationContext, _ work: () async throws -> Value) async throws -> Value {
        try await store.reading(context, work)
    }

    /// What was changed under the request key of the context's terms.
    public func receipt(_ context: OperationContext) async throws -> ChangeReceipt {
        try await store.reading(context) {
            guard let key = context.terms.key, let former = try await store.formerRequest(key, context) else {
                return ChangeReceipt(change: nil)
            }
            let created = try await store.created(by: former.change, context).map {
                CreatedThing(collection: $0.collection, number: $0.number)
            }
            return ChangeReceipt(
                change: ChangeReceipt.Change(
                    number: former.change, kind: former.kind, actor: former.actor, madeAt: former.madeAt, reason: former.reason,
                    isSameRequest: former.digest == context.terms.digest, created: created))
        }
    }

    /// The number of the newest change of the organisation; 0 before the first.
    public func newestChange(_ context: OperationContext) async throws -> Int64 {
        try await store.reading(context) { try await store.newestChange(context) }
    }
}
