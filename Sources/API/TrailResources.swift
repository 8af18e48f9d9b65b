internal import Operations
internal import SalesModel

/// What the trail is made of. Members are called as by `drumbeat audit --format json`.
enum TrailResources {
    static let change = Resource<AuditedChange>(
        "Change", "A change: who made it, when, why and from where.",
        [
            Field("change", .number, "Its number, which is its place in known time.") { $0.number },
            Field("made_at", .text, "Its instant, ISO 8601 in UTC.") { $0.madeAt },
            Field("actor", .text, "Who made it, such as `cli:revops` or `user:ops@acme.example`.") { $0.actor },
            Field("kind", .text, "What kind of change it was, such as `import`.") { $0.kind },
            Field("reason", .textOrNull, "Why; null where nothing was said.") { $0.reason },
            Field("source", .textOrNull, "Of an import the source.") { $0.source },
            Field("nouns", .texts, "Of an import the nouns of its files.") { $0.nouns },
            Field("channel", .textOrNull, "`command`, `page` or `api`; null where it was not kept.") { $0.origin.channel },
            Field("request", .textOrNull, "The number of the request.") { $0.origin.request },
            Field("peer", .textOrNull, "The address it came from.") { $0.origin.peer },
            Field("token", .numberOrNull, "The number of the token.") { $0.origin.token },
        ])

    static let event = Resource<AccessEvent>(
        "AccessEvent", "Something that happened to access: a secret given out, used to sign in, or ended.",
        [
            Field("event", .number, "Its number.") { $0.number },
            Field("happened_at", .text, "Its instant, ISO 8601 in UTC.") { $0.happenedAt },
            Field(
                "kind",
                .word(of: [
                    "link_issued", "token_issued", "signed_in", "link_ended", "signed_out", "token_ended", "view_begun", "view_ended",
                ]), "What happened."
            ) { $0.kind },
            Field("login", .textOrNull, "Whose secret it is, or who was looked at; null where the login was erased.") { $0.login },
            Field("secret", .numberOrNull, "The number of the link, session or token.") { $0.secret },
            Field("change", .numberOrNull, "The change it belongs to; null for what people do with their own secrets.") { $0.change },
            Field("until", .textOrNull, "Until when it would last, ISO 8601 in UTC; null for an end.") { $0.until },
            Field("channel", .textOrNull, "`command`, `page` or `api`; null where it was not kept.") { $0.origin.channel },
            Field("request", .textOrNull, "The number of the request.") { $0.origin.request },
            Field("peer", .textOrNull, "The address it came from.") { $0.origin.peer },
            Field("token", .numberOrNull, "The number of the token.") { $0.origin.token },
        ])

    private static let count = Resource<ChangeDetail.Count>(
        "ChangeCount", "How many rows of a noun a change touched.",
        [
            Field("noun", .text, "The noun.") { $0.noun },
            Field("added", .number, "Rows that were not there before.") { $0.added },
            Field("changed", .number, "Rows that differ from before.") { $0.changed },
            Field("removed", .number, "Rows that are there no more.") { $0.removed },
        ])

    private static let line = Resource<ChangeDetail.Line>(
        "ChangeLine", "What a change did to a row, or to a field of it.",
        [
            Field("noun", .text, "The noun.") { $0.noun },
            Field("action", .word(of: ["added", "changed", "removed"]), "What was done.") { $0.action },
            Field("key", .text, "The row's identifier in its source, or its key.") { $0.key },
            Field("field", .textOrNull, "The field that changed; null for a row added or removed.") { $0.field },
            Field("before", .textOrNull, "Its former value.") { $0.before },
            Field("after", .textOrNull, "Its present value.") { $0.after },
        ])

    static let detail = Resource<ChangeDetail>(
        "ChangeDetail", "A change with what it did.",
        [
            Field("change", change.form, "Who made it, when, why and from where.") { $0.change },
            Field("counts", count.form.list, "How many rows of each noun it touched.") { $0.counts },
            Field("differences", line.form.list, "What it did, row by row and field by field.") { $0.lines },
            Field("is_complete", .truth, "Whether those are all.") { $0.isComplete },
            Field("events", event.form.list, "What happened to secrets in it.") { $0.events },
        ])
}
