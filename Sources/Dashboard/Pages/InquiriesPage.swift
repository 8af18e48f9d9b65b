import Operations
import SalesModel

/// The inquiries, the oldest first.
struct InquiriesPage: Page {
    static let template = "inquiries"
    let frame: Frame
    let states: [ReportPage.Choice]
    let summary: String
    let rows: [Row]
    let pager: Table.Pager?
    // Templates read stored members only.
    let hasRows: Bool

    struct Row: Sendable {
        let number: String
        let address: String
        let deal: String
        let rep: String
        let team: String
        let period: String
        let expected: String
        let opened: String
        let state: String
        let age: String
    }

    static let rowsPerPage = 100

    init(_ inquiries: [Inquiry], state: InquiryState?, page: Int, run: RunSummary, organisation: OrganisationSummary) throws {
        frame = Frame(title: "Inquiries", organisation: organisation.name, run: run, section: nil, area: .inquiries)
        states = ([nil] + InquiryState.allCases.map(Optional.some)).map { choice in
            ReportPage.Choice(
                label: choice.map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() } ?? "All",
                address: PageAddress.inquiries(choice), isCurrent: choice == state)
        }
        let slice = PageSlice(count: inquiries.count, size: Self.rowsPerPage, page: page)
        guard let range = slice.range else { throw DashboardError.notFound }
        rows = inquiries[range].map(Row.init)
        hasRows = !rows.isEmpty
        summary = "\(inquiries.count) \(inquiries.count == 1 ? "inquiry" : "inquiries")"
        pager = slice.pager { PageAddress.inquiries(state, page: $0) }
    }
}

extension InquiriesPage.Row {
    init(_ inquiry: Inquiry) {
        let nothing = "\u{2013}"
        self.init(
            number: "\(inquiry.number)", address: PageAddress.inquiry(inquiry.number), deal: inquiry.deal, rep: inquiry.rep.name,
            team: inquiry.team ?? nothing, period: inquiry.period ?? "any", expected: inquiry.expected ?? nothing,
            opened: DayText.day(inquiry.openedOn), state: inquiry.state.rawValue, age: inquiry.ageText)
    }
}

extension Inquiry {
    /// "1 day", "12 days".
    var ageText: String { age == 1 ? "1 day" : "\(age) days" }
}

/// An inquiry with its history and what the runs credit of the deal.
struct InquiryPage: Page {
    static let template = "inquiry"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let place: String
    let deal: String
    let source: String
    let rep: String
    let repAddress: String
    let period: String
    let state: String
    let since: String
    let opened: String
    let age: String
    let expected: String?
    let steps: [Step]
    let credits: [Credit]

    struct Step: Sendable {
        let step: String
        let day: String
        let actor: String
        let run: String
        let text: String
    }

    /// What one run credits.
    struct Credit: Sendable {
        let id: String
        let title: String
        let run: String
        let amount: String
        let reasons: [String]
        let places: [Place]
        let hasPlaces: Bool

        struct Place: Sendable {
            let period: String
            let counts: String
            let share: String
            let rep: String
            let team: String
            let credit: String
        }
    }

    init(_ detail: InquiryDetail, run: RunSummary, organisation: OrganisationSummary) {
        let inquiry = detail.inquiry
        frame = Frame(
            title: "Inquiry \(inquiry.number): deal \(inquiry.deal)", organisation: organisation.name, run: run, section: nil,
            area: .inquiries)
        crumbs = [ReportPage.Crumb(label: "Inquiries", address: PageAddress.inquiries(nil))]
        place = "Inquiry \(inquiry.number)"
        (deal, source, rep) = (inquiry.deal, inquiry.source, inquiry.rep.name)
        repAddress = PageAddress.subject(SubjectKey(inquiry.rep), PageQuery())
        period = inquiry.period ?? "any period"
        (state, since, opened) = (inquiry.state.rawValue, DayText.day(inquiry.since), DayText.day(inquiry.openedOn))
        (age, expected) = (inquiry.ageText, inquiry.expected)
        steps = detail.steps.map { step in
            Step(
                step: step.step + (step.change.map { " by change \($0)" } ?? ""), day: DayText.day(step.day), actor: step.actor,
                run: "\(step.run)", text: step.text ?? "\u{2013}")
        }
        credits = detail.credits.enumerated().map { index, credit in Credit("credit-\(index + 1)", credit, rep: inquiry.rep.name) }
    }
}

extension InquiryPage.Credit {
    init(_ id: String, _ credit: InquiryCredit, rep: String) {
        let answer = credit.answer
        self.id = id
        title = "Credit of \(rep) \(credit.title)"
        run = "run \(answer.run.runNo), as of \(DayText.day(answer.run.asOf))"
        amount = DisplayValue.inFull(answer.inCell)
        reasons = answer.reasons
        places = answer.places.map { place in
            func name(_ dimension: Dimension) -> String { place.subjects.first { $0.dimension == dimension }?.name ?? "\u{2013}" }
            return Place(
                period: place.period, counts: place.isAdjustment ? "adjustment" : place.countsAs, share: place.share ?? "\u{2013}",
                rep: name(.rep), team: name(.team), credit: DisplayValue.inFull(place.credit))
        }
        hasPlaces = !places.isEmpty
    }
}
