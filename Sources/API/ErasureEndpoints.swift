internal import Access
internal import HTTPTypes
internal import Operations

/// Erasing who a person is.
enum ErasureEndpoints {
    static let all = [look, erase]

    private static let column = Resource<ErasureOutcome.Column>(
        "ErasedColumn", "What an erasure does in a column.",
        [
            Field("table", .text, "The table.") { $0.table },
            Field("column", .text, "The column.") { $0.column },
            Field(
                "deed", .word(ErasureOutcome.Column.Deed.self),
                "What is done there: `kept` is what a file says within other words, and would say again."
            ) { $0.deed.rawValue },
            Field("rows", .number, "In how many rows.") { $0.rows },
        ])

    private static let erasure = Resource<ErasureOutcome>(
        "Erasure", "What erasing a person would do, or that he is erased.",
        [
            Field("person", .number, "The number of the person; it stays.") { $0.person },
            Field("change", .numberOrNull, "The change by which he was erased; null if he was not.") { $0.change },
            Field("columns", column.form.list, "What would be done, by table and column; nothing for who is erased.") { $0.columns },
        ])

    private static let reason = Parameter<String>(words: "reason", "Why; kept with the change. It must not name the person.")
    private static let also = Parameter<String>(words: "also", "What else the person is called, such as a former name; looked for as well.")
    private static let isAlthoughEmployed = Parameter<Bool>(
        "although_employed", "Whether it is meant although the person works here; false unless stated.")

    static let look = Endpoint(
        path: "/people/{number}/erasure", name: "getErasure",
        about:
            "What erasing a person would do, or by which change he is erased. It looks through everything, and imports and other changes wait for it.",
        pathParameters: [Parameters.number.required], answer: erasure.schema, permission: .administer,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            let request = ErasureRequest(reason: "A look", isAlthoughEmployed: true)
            let (operations, context) = (call.operations, call.context)
            let outcome = try await operations.guarding(context) {
                try await operations.access.erase("#\(number)", request, isDryRun: true, context)
            }
            return call.answer { erasure.write(outcome, to: &$0) }
        })

    static let erase = Endpoint(
        method: .post, path: "/people/{number}/erasure", name: "erasePerson",
        about: "Erases who a person is, wherever it stands; every number stays. It cannot be undone.",
        pathParameters: [Parameters.number.required], body: [reason.required, also.optional, isAlthoughEmployed.optional],
        answer: ChangeResources.receipt.schema, permission: .administer,
        source: .written(
            Write { call in
                let number = try call.part(Parameters.number)
                let (reason, also) = (call.body.require(reason), call.body.read(also))
                let isAlthoughEmployed = call.body.read(isAlthoughEmployed) ?? false
                try call.check()
                let request = ErasureRequest(reason: reason ?? "", also: also.map { [$0] } ?? [], isAlthoughEmployed: isAlthoughEmployed)
                _ = try await call.operations.access.erase("#\(number)", request, isDryRun: false, call.context)
            }))
}
