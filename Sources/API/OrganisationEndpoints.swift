internal import Operations
internal import SalesModel

/// The organisation: its runs, its subjects, its calendar and what it has decided.
enum OrganisationEndpoints {
    static let all = [organisation, runs, run, subjects, subject, periods, policies, calendar]

    private static let organisationResource = Resource<(OrganisationSummary, RunSummary?)>(
        "Organisation", "The organisation that the token belongs to.",
        [
            Field("organisation", .text, "Its key.") { $0.0.key },
            Field("name", .text, "Its name.") { $0.0.name },
            Field("currency", Numbers.currency, "The currency of every total.") { $0.0.currency.code },
            Field("run", ReportResources.run.form.orNull, "The newest run; null before the first.") { $0.1 },
        ])

    static let organisation = Endpoint(
        path: "/organisation", name: "getOrganisation", about: "The organisation that the token belongs to, with its newest run.",
        answer: organisationResource.schema,
        source: .asked { call in
            try call.query.check()
            let run = try await call.operations.latestRun(call.context)
            let summary = try await call.operations.organisation(call.context)
            return call.answer { organisationResource.write((summary, run), to: &$0) }
        })

    static let runs = Endpoint(
        path: "/runs", name: "listRuns", about: "The runs of the nightly batch, the newest first.",
        parameters: Paging.parameters(ReportResources.run),
        answer: Paging.schema("Runs", "Runs, the newest first.", of: ReportResources.run),
        source: .asked { call in
            let paging = Paging(&call.query, ReportResources.run)
            try call.query.check()
            let before = paging.cursor?.position
            let found = try await call.operations.runs(before: before, limit: paging.limit + 1, call.context)
            return call.answer { writer in
                writer.object { paging.write(oneMore: found, by: \.runNo, ReportResources.run, to: &$0) }
            }
        })

    static let run = Endpoint(
        path: "/runs/{number}", name: "getRun", about: "A run of the nightly batch.", pathParameters: [Parameters.number.required],
        answer: ReportResources.run.schema,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            let run = try await call.run(RunChoice(number: number, asOf: nil))
            return call.answer { ReportResources.run.write(run, to: &$0) }
        })

    private static let subjectResource = Resource<Subject>(
        "Subject", "Somebody or something that numbers are about.",
        [
            Field("dimension", .word(Dimension.self), "What kind of thing it is.") { $0.dimension.rawValue },
            Field("subject", .text, "What it is called.") { $0.name },
            Field("subject_number", .number, "Its number; 0 is the company, or \"(none)\" of a breakdown.") { $0.id },
        ])

    private static let name = Parameter<String>("name", "Only those of this name, in any letter case.")
    private static let listed = Parameter<Dimension>("dimension", "What is listed.")

    static let subjects = Endpoint(
        path: "/subjects", name: "listSubjects", about: "The subjects of a breakdown in a run, by name, \"(none)\" last.",
        parameters: [listed.required, name.optional, Parameters.within.optional] + Parameters.ofRun + Paging.parameters(subjectResource),
        answer: Paging.schema("Subjects", "Subjects, by name.", of: subjectResource),
        source: .asked { call in
            let paging = Paging(&call.query, subjectResource)
            let choice = call.query.run(paging.cursor)
            let dimension = call.query.require(listed) ?? .company
            let within = call.query.within(dimension, knowsAreas: false)
            let name = call.query.read(name)?.lowercased()
            try call.query.check()
            let run = try await call.run(choice)
            return try await call.answer(by: run) { [call] writer in
                var found = try await call.operations.subjects(under: within, dimension: dimension, run: run.runNo, call.context)
                if let name { found = found.filter { $0.name.lowercased() == name } }
                if found.isEmpty, let within { _ = try await call.find(within.dimension, within.id, in: run) }
                writer.object { [found] in paging.write(found, subjectResource, run: run.runNo, to: &$0) }
            }
        })

    static let subject = Endpoint(
        path: "/subjects/{dimension}/{number}", name: "getSubject", about: "A subject of the newest run, or of another.",
        pathParameters: [listed.required, Parameters.number.required], parameters: Parameters.ofRun, answer: subjectResource.schema,
        source: .asked { call in
            let (dimension, number) = (try call.part(listed), try call.part(Parameters.number))
            let choice = call.query.run()
            try call.query.check()
            let run = try await call.run(choice)
            return try await call.answer(by: run) { [call] writer in
                subjectResource.write(try await call.find(dimension, number, in: run), to: &writer)
            }
        })

    static let lock = Resource<PeriodLockOverview>(
        "PeriodLock", "How far a leaf period is locked.",
        [
            Field("period", .text, "Its label.") { $0.label },
            Field("from", .day, "Its first day.") { $0.first },
            Field("to", .day, "Its last day.") { $0.last },
            Field("is_locked", .truth, "Whether it is locked.") { $0.isLocked },
            Field("run", .numberOrNull, "The run whose numbers are the reported ones; null while it is open.") { $0.run },
            Field("decided_by", .textOrNull, "Who took the last decision; null before the first.") { $0.decidedBy },
            Field("reason", .textOrNull, "Why.") { $0.reason },
            Field(
                "pending", JSONForm<String>.word(of: ["lock_requested", "unlock_requested"]).orNull, "What is asked for and not decided."
            ) {
                $0.pending
            },
            Field("pending_by", .textOrNull, "Who asks.") { $0.pendingBy },
            Field("pending_reason", .textOrNull, "Why.") { $0.pendingReason },
        ])

    static let periods = Endpoint(
        path: "/periods", name: "listPeriods", about: "The leaf periods of a window with how far each is locked, in the order of time.",
        parameters: Parameters.ofWindow + Paging.parameters(lock),
        answer: Paging.schema("Periods", "Leaf periods, in the order of time.", of: lock),
        source: .asked { call in
            let paging = Paging(&call.query, lock)
            let (from, to) = call.query.window()
            try call.query.check()
            let found = try await call.operations.periodLocks(from: from, to: to, call.context)
            return call.answer { writer in writer.object { paging.write(found, lock, to: &$0) } }
        })

    private static let policyValue = Resource<PolicyPeriod>(
        "PolicyValue", "What a policy is on some days.",
        [
            Field("from", .dayOrNull, "The first day; null has no bound.") { $0.first },
            Field("to", .dayOrNull, "The last day; null has no bound.") { $0.last },
            Field("value", .text, "What holds.") { $0.value },
            Field("is_default", .truth, "Whether nothing is stated for these days.") { $0.isDefault },
            Field("change", .numberOrNull, "The change that stated it; null for a default.") { $0.change },
            Field("actor", .textOrNull, "Who stated it.") { $0.actor },
            Field("made_at", .textOrNull, "When, in UTC.") { $0.madeAt },
            Field("reason", .textOrNull, "Why.") { $0.reason },
        ])

    static let policy = Resource<PolicyOverview>(
        "Policy", "What an organisation decides otherwise than the default, dated.",
        [
            Field("policy", .text, "Its key, such as `credit.transfer_policy`.") { $0.key },
            Field("default", .text, "What holds unless something else is stated.") { $0.defaultValue },
            Field("form", .text, "What a value looks like.") { $0.form },
            Field("meaning", .text, "What it decides.") { $0.meaning },
            Field("values", policyValue.form.list, "What holds when, without a gap.") { $0.values },
        ])

    static let policies = Endpoint(
        path: "/policies", name: "listPolicies", about: "The policies there are, with what holds when.",
        parameters: Paging.parameters(policy), answer: Paging.schema("Policies", "Policies, by key.", of: policy),
        isForWholeOrganisation: true,
        source: .asked { call in
            let paging = Paging(&call.query, policy)
            try call.query.check()
            let found = try await call.operations.policies(call.context)
            return call.answer { writer in writer.object { paging.write(found, policy, to: &$0) } }
        })

    private static let fiscalPeriod = Resource<FiscalPeriod>(
        "FiscalPeriod", "A period of the fiscal calendar.",
        [
            Field("label", .text, "Its label.") { $0.label },
            Field("level", .word(of: ["leaf", "quarter", "year"]), "How long it is; a leaf is a month, or the weeks that stand for one.") {
                $0.level == .month ? "leaf" : $0.level.rawValue
            },
            Field("from", .day, "Its first day.") { $0.start },
            Field("to", .day, "Its last day.") { $0.end.advanced(by: -1) },
        ])

    private static let follower = Resource<CalendarFollower>(
        "CalendarFollower", "A fiscal calendar that followed another.",
        [
            Field("from", .day, "Its first day.") { $0.from },
            Field("rule", .text, "As it was asked for: a rule, or the name of a file.") { $0.rule },
            Field("change", .number, "The change that brought it.") { $0.change },
            Field("actor", .text, "Who made it.") { $0.actor },
            Field("reason", .text, "Why.") { $0.reason },
        ])

    private static let calendarHead = Resource<CalendarOverview>(
        "CalendarHead", "The fiscal calendar.",
        [
            Field("founded_with", .text, "The rule with which the organisation was founded.") { $0.foundedWith },
            Field("followed_by", follower.form.list, "The calendars that followed it.") { $0.followedBy },
        ])

    static let calendar = Endpoint(
        path: "/calendar", name: "getCalendar", about: "The periods of the fiscal calendar, and which calendars followed each other.",
        parameters: Parameters.ofWindow + Paging.parameters(fiscalPeriod),
        answer: Paging.schema(
            "Calendar",
            "The fiscal calendar; the items are its periods: each year before its quarters, each quarter before its leaf periods.",
            of: fiscalPeriod, head: calendarHead.properties(areRequired: true)), isForWholeOrganisation: true,
        source: .asked { call in
            let paging = Paging(&call.query, fiscalPeriod)
            let (from, to) = call.query.window()
            try call.query.check()
            let calendar = try await call.operations.calendar(from: from, to: to, call.context)
            return call.answer { writer in
                writer.object { writer in
                    for field in calendarHead.fields {
                        writer.key(field.name)
                        field.write(calendar, &writer)
                    }
                    paging.write(calendar.periods, fiscalPeriod, to: &writer)
                }
            }
        })
}
