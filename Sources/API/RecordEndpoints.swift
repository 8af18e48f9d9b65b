internal import Operations
internal import SalesModel

/// Inquiries and letters. They change between runs.
enum RecordEndpoints {
    static let all = [inquiries, inquiry, letters, letter, letterDraft]

    private static let inquiryState = Parameter<InquiryState>("state", "Only those in this state.")
    private static let letterState = Parameter<LetterState>("state", "Only those in this state.")
    private static let rep = Parameter<Int64>("rep", "Only those of this person, by number.", from: 1)
    private static let team = Parameter<Int64>("team", "Only those of this team and the teams below it, by number.", from: 1)
    private static let year = Parameter<String>(label: "year", "The label of a fiscal year, such as 2026 or FY2026.")
    private static let whose = Parameter<Int64>("rep", "The number of the person.", from: 1)

    static let inquiries = Endpoint(
        path: "/inquiries", name: "listInquiries", about: "The inquiries about credit, the oldest first.",
        parameters: [inquiryState.optional, rep.optional, team.optional] + Paging.parameters(RecordResources.inquiry),
        answer: Paging.schema("Inquiries", "Inquiries, by number.", of: RecordResources.inquiry),
        source: .asked { call in
            let paging = Paging(&call.query, RecordResources.inquiry)
            var filter = InquiryFilter()
            filter.state = call.query.read(inquiryState)
            filter.rep = call.query.read(rep)
            filter.team = call.query.read(team)
            try call.query.check()
            let all = try await call.operations.inquiries.list(filter, call.context)
            return call.answer { writer in
                writer.object { paging.write(all, by: \.number, RecordResources.inquiry, to: &$0) }
            }
        })

    static let inquiry = Endpoint(
        path: "/inquiries/{number}", name: "getInquiry",
        about: "An inquiry with its steps, and the credit of its deal for who sees the whole organisation.",
        pathParameters: [Parameters.number.required], answer: RecordResources.inquiryDetail.schema,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            let detail = try await call.operations.inquiries.show(number, on: nil, call.context)
            return call.answer { RecordResources.inquiryDetail.write(detail, to: &$0) }
        })

    static let letters = Endpoint(
        path: "/letters", name: "listLetters", about: "The letters of quota that were issued.",
        parameters: [rep.optional, year.optional, letterState.optional] + Paging.parameters(RecordResources.issued),
        answer: Paging.schema("Letters", "Letters, by number.", of: RecordResources.issued),
        source: .asked { call in
            let paging = Paging(&call.query, RecordResources.issued)
            let (rep, year, state) = (call.query.read(rep), call.query.read(year), call.query.read(letterState))
            try call.query.check()
            let all = try await call.operations.letters.list(rep: rep, year: year, state: state, call.context)
            return call.answer { writer in
                writer.object { paging.write(all, by: \.number, RecordResources.issued, to: &$0) }
            }
        })

    static let letter = Endpoint(
        path: "/letters/{number}", name: "getLetter", about: "A letter of quota as it was issued, derived again as its run knew it.",
        pathParameters: [Parameters.number.required], answer: RecordResources.letter.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let number = try call.part(Parameters.number)
            try call.query.check()
            let letter = try await call.operations.letters.letter(number: number, call.context)
            return call.answer { RecordResources.letter.write(letter, to: &$0) }
        })

    static let letterDraft = Endpoint(
        path: "/letter-drafts/{rep}/{year}", name: "getLetterDraft",
        about: "The letter of quota of a person for a fiscal year by the newest run, issued or not.",
        pathParameters: [whose.required, year.required], answer: RecordResources.letter.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let (rep, year) = (try call.part(whose), try call.part(year))
            try call.query.check()
            let run = try await call.run(RunChoice(number: nil, asOf: nil))
            let subject = try await call.find(.rep, rep, in: run)
            let letter = try await call.operations.letters.letter(rep: subject, year: year, call.context)
            return call.answer { RecordResources.letter.write(letter, to: &$0) }
        })
}
