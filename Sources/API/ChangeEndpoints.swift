internal import Operations
internal import SalesModel

/// The trail: who changed what, and what happened to access. For roles that may see it.
enum ChangeEndpoints {
    static let all = [changes, change, accessEvents]

    private static let actor = Parameter<String>(
        "actor", "Only by this actor, such as user:ops@acme.example, or just ops@acme.example.")
    private static let kind = Parameter<String>("kind", "Only of this kind, such as import.")
    private static let noun = Parameter<String>("noun", "Only those that touched this noun, such as quota or opportunity.")
    private static let rep = Parameter<Int64>("rep", "Only those that touched rows about this person, by number.", from: 1)
    private static let team = Parameter<Int64>("team", "Only those that touched rows about this team, by number.", from: 1)
    private static let from = Parameter<CalendarDay>("from", "From this day on, in the organisation's zone.")
    private static let to = Parameter<CalendarDay>("to", "Through this day.")
    private static let login = Parameter<String>("login", "Only of this user.")
    private static let lines = Parameter<Int64>(
        "lines", "How many lines at most of what it did; 100 unless stated.", from: 0, through: 10000)

    static let changes = Endpoint(
        path: "/changes", name: "listChanges", about: "Changes, the newest first: who, when, why and from where.",
        parameters: [
            actor.optional, kind.optional, noun.optional, rep.optional, team.optional, from.optional, to.optional,
        ] + Paging.parameters(TrailResources.change),
        answer: Paging.schema("Changes", "Changes, the newest first.", of: TrailResources.change), isForWholeOrganisation: true,
        source: .asked { call in
            let paging = Paging(&call.query, TrailResources.change)
            var filter = ChangeFilter()
            (filter.actor, filter.kind, filter.noun) = (call.query.read(actor), call.query.read(kind), call.query.read(noun))
            (filter.rep, filter.team) = (call.query.read(rep), call.query.read(team))
            if filter.rep != nil, filter.team != nil { call.query.add("team", .contradictory, "left out where rep names a person") }
            (filter.from, filter.to) = days(&call.query)
            try call.query.check()
            filter.before = paging.cursor?.position
            let found = try await call.operations.audit.changes(filter, limit: paging.limit + 1, call.context)
            return call.answer { writer in
                writer.object { paging.write(oneMore: found, by: \.number, TrailResources.change, to: &$0) }
            }
        })

    static let change = Endpoint(
        path: "/changes/{number}", name: "getChange", about: "A change with what it did, row by row and field by field.",
        pathParameters: [Parameters.number.required], parameters: [lines.optional], answer: TrailResources.detail.schema,
        isForWholeOrganisation: true,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            let limit = call.query.read(lines) ?? 100
            try call.query.check()
            let detail = try await call.operations.audit.change(number, limit: Int(limit), call.context)
            return call.answer { TrailResources.detail.write(detail, to: &$0) }
        })

    static let accessEvents = Endpoint(
        path: "/access-events", name: "listAccessEvents",
        about: "Secrets given out, used to sign in and ended, the newest first.",
        parameters: [login.optional, kind.optional, from.optional, to.optional] + Paging.parameters(TrailResources.event),
        answer: Paging.schema("AccessEvents", "Events of access, the newest first.", of: TrailResources.event),
        isForWholeOrganisation: true,
        source: .asked { call in
            let paging = Paging(&call.query, TrailResources.event)
            var filter = AccessEventFilter()
            (filter.login, filter.kind) = (call.query.read(login), call.query.read(kind))
            (filter.from, filter.to) = days(&call.query)
            try call.query.check()
            filter.before = paging.cursor?.position
            let found = try await call.operations.audit.events(filter, limit: paging.limit + 1, call.context)
            return call.answer { writer in
                writer.object { paging.write(oneMore: found, by: \.number, TrailResources.event, to: &$0) }
            }
        })

    private static func days(_ query: inout ParameterReader) -> (from: CalendarDay?, to: CalendarDay?) {
        let (from, to) = (query.read(from), query.read(to))
        if let from, let to, to < from { query.add("to", .contradictory, "no day before from") }
        return (from, to)
    }
}
