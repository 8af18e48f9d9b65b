public import Access
internal import SalesModel
internal import Store

extension AccessOperations {
    /// Everything that is kept about a person, as a JSON document: organisation, person, and each table with what it holds and its rows, as the
    /// database has them (amounts in minor units). For who administers access.
    ///
    /// Throws `OperationError.notFound` for an unknown person, `.invalid` for one that several can mean, `.forbidden`.
    public func export(person name: String, _ context: OperationContext) async throws -> String {
        try context.require(.administer)
        return try await document(of: try await person(named: name, context), context)
    }

    /// The same of whoever asks, and of nobody else: not of the user as whom an administrator looks. Throws `OperationError.forbidden` for who is none of the people.
    public func exportOwn(_ context: OperationContext) async throws -> String {
        guard let person = context.person, context.viewing == nil else {
            throw OperationError.forbidden("Only somebody who is one of the people, and signed in himself, has data of his own.")
        }
        return try await document(of: person, context)
    }

    private func document(of person: Int64, _ context: OperationContext) async throws -> String {
        let records = try await store.reading(context) { try await store.personRecords(context, person: person) }
        let tables = records.map { record in
            "    {\"table\": \(Self.quoted(record.table)), \"description\": \(Self.quoted(record.about)), \"rows\": \(record.json)}"
        }
        return
            "{\n  \"organisation\": \(Self.quoted(context.organisation.key)),\n  \"currency\": \"\(context.organisation.currency.code)\",\n"
            + "  \"person\": \(person),\n  \"tables\": [\n" + tables.joined(separator: ",\n") + "\n  ]\n}\n"
    }

    /// Descriptions and names of tables hold no control characters.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
