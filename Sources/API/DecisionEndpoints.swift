internal import Access
internal import HTTPTypes
internal import Operations
internal import SalesModel

/// What is decided: policies, calendars, inquiries and letters.
enum DecisionEndpoints {
    static let all = [
        policy, statePolicy, followCalendar, openInquiry, takeInquiryStep, eraseInquiry, issueLetters, acknowledgeLetter,
    ]

    private static let reason = Parameter<String>(words: "reason", "Why; kept with the change.")
    private static let on = Parameter<CalendarDay>("on", "The day; today in the organisation's zone unless stated.")

    // MARK: Policies

    private static let key = Parameter<String>("key", "The key of a policy, such as credit.transfer_policy.")
    private static let value = Parameter<String>("value", "What holds, in the form that the policy names.")
    private static let isDefault = Parameter<Bool>("take_back", "Whether what is stated is taken back, in place of `value`.")
    private static let from = Parameter<CalendarDay>("from", "The first day; every day unless stated.")

    static let policy: Endpoint = Endpoint(
        path: "/policies/{key}", name: "getPolicy", about: "A policy, with what holds when.", pathParameters: [key.required],
        answer: OrganisationEndpoints.policy.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let key = try call.part(key)
            try call.query.check()
            guard let found = try await call.operations.policies(call.context).first(where: { $0.key == key }) else {
                throw Problem(.notFound, "There is no policy \(key). \(APIRoutes.root)/policies lists those there are.")
            }
            return call.answer { OrganisationEndpoints.policy.write(found, to: &$0) }
        })

    static let statePolicy = Endpoint(
        method: .post, path: "/policies/{key}/values", name: "statePolicy",
        about: "States a policy from a day on, in the place of whatever was stated for these days, or takes that back.",
        pathParameters: [key.required], body: [value.optional, isDefault.optional, from.optional, reason.required],
        answer: ChangeResources.receipt.schema, permission: .load, isForWholeOrganisation: true,
        source: .written(
            Write(of: policy) { call in
                let key = try call.part(key)
                let (value, isBack) = (call.body.read(value), call.body.read(isDefault) ?? false)
                let (from, reason) = (call.body.read(from), call.body.require(reason))
                if (value != nil) == isBack { call.body.add("value", .contradictory, "given, or else take_back: true") }
                try call.check()
                _ = try await call.operations.deciding.set(key, to: value, from: from, reason: reason ?? "", call.context)
            }))

    // MARK: Calendars

    private static let startMonth = Parameter<Int64>(
        "start_month", "Years of calendar months that begin in this month.", from: 1, through: 12)
    private static let weeks = Parameter<FiscalWeeks>(
        "weeks", .string(longest: 200), expected: "such as \"4-4-5, last saturday of january\"",
        "Years of weeks, such as \"4-4-5, last saturday of january\"; in place of `start_month`."
    ) { FiscalWeeks($0) }
    private static let windows = Parameter<String>(
        "windows", .string(longest: 60_000), expected: "rows of label,from,to,quarter,year below a header of these",
        "The leaf periods themselves, as the text of a CSV file with the columns label, from, to (the last day), quarter, year; in place of the "
            + "two above."
    ) { $0.isEmpty ? nil : $0 }
    private static let firstDay = Parameter<CalendarDay>(
        "from", "The first day of the calendar that is to hold; with `windows` the first of theirs unless stated.")

    static let followCalendar = Endpoint(
        method: .post, path: "/calendar/followers", name: "followCalendar",
        about: "Lets another fiscal calendar follow from a day on.",
        body: [startMonth.optional, weeks.optional, windows.optional, firstDay.optional, reason.required],
        answer: ChangeResources.receipt.schema,
        permission: .load, isForWholeOrganisation: true,
        source: .written(
            Write(of: OrganisationEndpoints.calendar) { call in
                let (month, weeks, windows) = (call.body.read(startMonth), call.body.read(weeks), call.body.read(windows))
                let (from, reason) = (call.body.read(firstDay), call.body.require(reason))
                let given = ["start_month", "weeks", "windows"].filter { call.body.has($0) }
                if given.count != 1 { call.body.add("start_month", .contradictory, "given, or else weeks, or else windows") }
                if windows == nil, !call.body.has("from") { call.body.add("from", .missing, firstDay.expected) }
                try call.check()
                let rule = weeks.map { FiscalCalendar(weeks: $0) } ?? month.flatMap { FiscalCalendar(startMonth: Int($0)) }
                guard let source = windows.map({ .text($0) }) ?? rule.map({ CalendarRequest.Source.rule($0) }) else { return }
                let answer = try await call.operations.calendars.follow(
                    CalendarRequest(source, from: from, reason: reason ?? ""), call.context)
                for refusal in answer.refusals { call.body.add("windows", .refused, refusal) }
                try call.check()
            }))

    // MARK: Inquiries

    private static let deal = Parameter<String>("deal", "The deal's identifier in its source.")
    private static let source = Parameter<String>("source", "The source, where several have a deal of this identifier.")
    private static let rep = Parameter<Int64>("rep_number", "The number of the person whose credit it is about.", from: 1)
    private static let period = Parameter<String>(label: "period", "Only about this period; every one unless stated.")
    private static let claim = Parameter<String>(words: "claim", "What is claimed.")
    private static let amount = Parameter<String>("expected_amount", "The amount expected, such as 1250.00.")
    private static let share = Parameter<String>("expected_share", "The share expected in percent, such as 40; in place of an amount.")

    static let openInquiry = Endpoint(
        method: .post, path: "/inquiries", name: "openInquiry",
        about: "Opens an inquiry about the credit of a deal, as the newest run has it.",
        body: [
            deal.required, source.optional, rep.required, period.optional, claim.required, amount.optional, share.optional, on.optional,
        ],
        answer: ChangeResources.receipt.schema, permission: .answer, isForWholeOrganisation: true,
        source: .written(
            Write { call in
                let (deal, rep, claim) = (call.body.require(deal), call.body.require(rep), call.body.require(claim))
                let day = call.body.read(on)
                var request = InquiryRequest(deal: deal ?? "", rep: rep ?? 0, claim: claim ?? "", day: day ?? .first)
                (request.source, request.periodLabel) = (call.body.read(source), call.body.read(period))
                (request.expectedAmount, request.expectedShare) = (call.body.read(amount), call.body.read(share))
                if request.expectedAmount != nil, request.expectedShare != nil {
                    call.body.add("expected_share", .contradictory, "left out where expected_amount is given")
                }
                try call.check()
                let run = try await call.run(RunChoice(number: nil, asOf: nil))
                _ = try await call.find(.rep, request.rep, in: run)
                request.day = try await call.operations.day(day, call.context)
                _ = try await call.operations.inquiries.open(request, call.context)
            }))

    private enum InquiryStepWord: String, CaseIterable {
        case answer, adjust, reject, withdraw, reopen
    }

    private static let step = Parameter<InquiryStepWord>("step", "What is done.")
    private static let change = Parameter<Int64>(
        "change", "The change that mended the credit; needed for `adjust`, and for nothing else.", from: 1)
    private static let text = Parameter<String>(words: "text", "What is said; needed for `answer`, `reject` and `reopen`.")

    static let takeInquiryStep = Endpoint(
        method: .post, path: "/inquiries/{number}/steps", name: "takeInquiryStep", about: "Takes the next step of an inquiry.",
        pathParameters: [Parameters.number.required], body: [step.required, change.optional, text.optional, on.optional],
        answer: ChangeResources.receipt.schema, permission: .answer, isForWholeOrganisation: true,
        source: .written(
            Write(of: RecordEndpoints.inquiry) { call in
                let number = try call.part(Parameters.number)
                let (step, change, text) = (call.body.require(step), call.body.read(change), call.body.read(text))
                let day = call.body.read(on)
                let action: InquiryAction? =
                    switch step {
                    case .answer: .answer
                    case .adjust: change.map { .adjust(change: $0) }
                    case .reject: .reject
                    case .withdraw: .withdraw
                    case .reopen: .reopen
                    case nil: nil
                    }
                if let step, (step == .adjust) != call.body.has("change") {
                    call.body.add("change", .contradictory, step == .adjust ? "given, for step adjust" : "left out, but for step adjust")
                }
                try call.check()
                guard let action else { return }
                let today = try await call.operations.day(day, call.context)
                try await call.operations.inquiries.take(action, inquiry: number, on: today, text: text, call.context)
            }))

    static let eraseInquiry = Endpoint(
        method: .delete, path: "/inquiries/{number}/texts", name: "eraseInquiryTexts",
        about: "Erases every word of an inquiry; its steps stay.", pathParameters: [Parameters.number.required],
        answer: ChangeResources.receipt.schema, permission: .answer, isForWholeOrganisation: true,
        source: .written(
            Write(of: RecordEndpoints.inquiry) { call in
                let number = try call.part(Parameters.number)
                try call.check()
                try await call.operations.inquiries.erase(inquiry: number, call.context)
            }))

    // MARK: Letters

    private static let whom = Parameter<Int64>(
        "rep_number", "To whom, by number; everybody with a quota in the year unless stated.", from: 1)
    private static let year = Parameter<String>(label: "year", "The fiscal year, such as 2026 or FY26.")
    private static let by = Parameter<String>(
        "by", "Who accepts it: the name as a report has it, # and the number, or the identifier in a source.")

    static let issueLetters = Endpoint(
        method: .post, path: "/letters", name: "issueLetters",
        about: "Issues letters of quota by the newest run. Who has a letter with the same numbers gets no other.",
        body: [whom.optional, year.required, on.optional], answer: ChangeResources.receipt.schema, permission: .answer,
        isForWholeOrganisation: true,
        source: .written(
            Write { call in
                let (whom, year, day) = (call.body.read(whom), call.body.require(year), call.body.read(on))
                try call.check()
                let run = try await call.run(RunChoice(number: nil, asOf: nil))
                var rep: Subject?
                if let whom { rep = try await call.find(.rep, whom, in: run) }
                let today = try await call.operations.day(day, call.context)
                _ = try await call.operations.letters.issue(rep: rep, year: year ?? "", on: today, call.context)
            }))

    static let acknowledgeLetter = Endpoint(
        method: .post, path: "/letters/{number}/acknowledgement", name: "acknowledgeLetter",
        about: "Records that the person of a letter has accepted it.", pathParameters: [Parameters.number.required],
        body: [by.required, on.optional], answer: ChangeResources.receipt.schema, permission: .answer, isForWholeOrganisation: true,
        source: .written(
            Write(of: RecordEndpoints.letter) { call in
                let number = try call.part(Parameters.number)
                let (by, day) = (call.body.require(by), call.body.read(on))
                try call.check()
                let today = try await call.operations.day(day, call.context)
                try await call.operations.letters.acknowledge(letter: number, by: by ?? "", on: today, call.context)
            }))
}
