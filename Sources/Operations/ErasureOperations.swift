public import Access
internal import SalesModel
internal import Store

/// On which terms a person is erased.
public struct ErasureRequest: Sendable {
    /// Why; kept with the change. It must not name him.
    public var reason: String
    /// By what else he is called, such as a former name: looked for as well.
    public var also: [String]
    /// Whether it is meant although he works here.
    public var isAlthoughEmployed: Bool

    /// A request.
    public init(reason: String, also: [String] = [], isAlthoughEmployed: Bool = false) {
        (self.reason, self.also, self.isAlthoughEmployed) = (reason, also, isAlthoughEmployed)
    }
}

/// What an erasure came to.
public struct ErasureOutcome: Sendable, Hashable {
    /// What was done in a column, in how many rows.
    public struct Column: Sendable, Hashable {
        /// What was done there.
        public enum Deed: String, Sendable, CaseIterable {
            /// The identity stands there no longer, its form does.
            case replaced
            /// The row is gone.
            case removed
            /// A secret ended, or a user's access.
            case ended
            /// A file says it within other words, and would say it again: it stays until the source says otherwise.
            case kept
        }
        /// Table and column.
        public let table: String, column: String
        public let deed: Deed
        public let rows: Int64
    }
    /// The number of the person.
    public let person: Int64
    /// By which change he is erased, now or from an earlier time; nil if he is not.
    public let change: Int64?
    /// Whether he was erased already, so that nothing was done.
    public let wasErased: Bool
    /// What was done, or would be, table by table.
    public let columns: [Column]
}

extension AccessOperations {
    /// Shortest and longest name that is looked for beside what is known, in characters.
    private static let otherNames = 3...200

    /// Erases who a person is; every number stays. One change, or none for who was erased already, and for a dry run.
    ///
    /// `person` is a name, an e-mail address, an identifier in a source, or # and a number.
    ///
    /// Throws `OperationError.notFound` for an unknown person, `.invalid` for one that several can mean, for who works here (unless that is
    /// stated), for the only administrator, and where reason, actor or request key would keep the name; `.busy` while an import is under way; `.forbidden`.
    public func erase(
        _ person: String, _ request: ErasureRequest, isDryRun: Bool, _ context: OperationContext
    ) async throws -> ErasureOutcome {
        try context.require(.administer)
        try Self.checked(request.reason)
        for name in request.also where !Self.otherNames.contains(name.count) || !name.contains(where: { !$0.isWhitespace }) {
            throw OperationError.invalid("Another name has from 3 to 200 characters; shorter ones would be found everywhere.")
        }
        let number = try await self.person(named: person, context)
        do {
            let record = try await store.erase(
                person: number, also: request.also, reason: request.reason, isDryRun: isDryRun, context
            ) { standing in
                if standing.erasedBy != nil, request.also.isEmpty { return false }
                try Self.check(standing, request, number: number)
                return true
            }
            return ErasureOutcome(
                person: number, change: record.change ?? record.standing.erasedBy, wasErased: !record.isDone,
                columns: record.columns.map {
                    ErasureOutcome.Column(table: $0.table, column: $0.column, deed: .init(rawValue: $0.done) ?? .replaced, rows: $0.rows)
                })
        } catch let error as StoreError { throw OperationError(error) }
    }

    private static func check(_ standing: ErasureStanding, _ request: ErasureRequest, number: Int64) throws {
        if standing.isOnlyAdministrator {
            throw OperationError.invalid(
                "#\(number) is the only administrator: nobody could say any more who has access. Grant the role to somebody else first.")
        }
        if standing.isEmployed, !request.isAlthoughEmployed, standing.erasedBy == nil {
            throw OperationError.invalid(
                "#\(number) works here: whoever is erased has no name and no access any more, and that cannot be undone. "
                    + "If it is meant all the same, state --although-employed.")
        }
        switch standing.naming.first {
        case 1: throw OperationError.invalid("The reason names who is to be erased, and would keep that: say why without it.")
        case 2:
            throw OperationError.invalid(
                "Nobody erases himself: that he did it would be kept with his login. Another administrator has to do it.")
        case 3: throw OperationError.invalid("The request key names who is to be erased, and would keep that: choose another.")
        default: break
        }
    }
}
