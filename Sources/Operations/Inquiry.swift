public import SalesModel

/// How far an inquiry has come.
public enum InquiryState: String, Sendable, CaseIterable {
    /// Asked, and not answered since.
    case open
    /// Explained; nothing had to be mended so far.
    case answered
    /// Mended by a change that it names.
    case adjusted
    case rejected
    case withdrawn
}

/// What is to be done about an inquiry.
public enum InquiryAction: Sendable, Hashable {
    case answer
    /// By the change of this number.
    case adjust(change: Int64)
    case reject
    case withdraw
    case reopen
}

/// A question about the credit of a deal.
public struct InquiryRequest: Sendable {
    /// The deal's identifier in its source, and the source where several have it.
    public var deal: String, source: String?
    /// The number of the person whose credit it is about.
    public var rep: Int64
    /// The label of a period; nil asks about every one.
    public var periodLabel: String?
    /// The claim, in words.
    public var claim: String
    /// An amount such as `1,250.00` in the organisation's currency, or a share in percent such as `40`; not both.
    public var expectedAmount: String?, expectedShare: String?
    /// The day of the question.
    public var day: CalendarDay

    /// Asks about a deal for a person.
    public init(deal: String, rep: Int64, claim: String, day: CalendarDay) {
        self.deal = deal
        self.rep = rep
        self.claim = claim
        self.day = day
    }
}

/// Which inquiries are listed; nil takes all.
public struct InquiryFilter: Sendable {
    /// Only those in this state.
    public var state: InquiryState?
    /// Only those about the credit of this person.
    public var rep: Int64?
    /// Only those of this team and the teams below it.
    public var team: Int64?
    /// The day on which they are so old; nil stands for the as-of day of the newest run.
    public var day: CalendarDay?

    /// Takes all.
    public init() {}
}

/// A question about the credit of a deal, and how far it has come.
public struct Inquiry: Sendable {
    /// Its number within the organisation.
    public let number: Int64
    /// The deal's identifier in its source, and the source.
    public let deal: String, source: String
    /// Whose credit it is about.
    public let rep: Subject
    /// The team he was in on the day of the question.
    public let team: String?
    /// The period asked about; nil for every one.
    public let period: String?
    /// What is expected, such as `60.00 USD` or `40 %`.
    public let expected: String?
    /// The day of the question.
    public let openedOn: CalendarDay
    /// How far it has come, and since when.
    public let state: InquiryState, since: CalendarDay
    /// Days from the opening until the day of the list, or until it was adjusted, rejected or withdrawn.
    public let age: Int

    /// An inquiry.
    public init(
        number: Int64, deal: String, source: String, rep: Subject, team: String?, period: String?, expected: String?,
        openedOn: CalendarDay, state: InquiryState, since: CalendarDay, age: Int
    ) {
        self.number = number
        self.deal = deal
        self.source = source
        self.rep = rep
        self.team = team
        self.period = period
        self.expected = expected
        self.openedOn = openedOn
        self.state = state
        self.since = since
        self.age = age
    }
}

/// A step of an inquiry.
public struct InquiryEntry: Sendable {
    /// `opened`, `answered`, `adjusted`, `rejected`, `withdrawn` or `reopened`.
    public let step: String
    /// The day stated for it.
    public let day: CalendarDay
    /// The newest run at that time, and its as-of day.
    public let run: Int64, asOf: CalendarDay
    /// The change that mended the credit; nil unless adjusted.
    public let change: Int64?
    /// Who took it.
    public let actor: String
    /// What was said; nil if nothing was, or if it was erased.
    public let text: String?

    /// A step.
    public init(step: String, day: CalendarDay, run: Int64, asOf: CalendarDay, change: Int64?, actor: String, text: String?) {
        self.step = step
        self.day = day
        self.run = run
        self.asOf = asOf
        self.change = change
        self.actor = actor
        self.text = text
    }
}

/// What a run credits of the deal to the person, with the reasons that `explain --missing` gives.
public struct InquiryCredit: Sendable {
    /// When that was: asked, adjusted, or now.
    public let title: String
    /// The answer of that run.
    public let answer: MissingDeal

    /// The answer of a run.
    public init(title: String, answer: MissingDeal) {
        self.title = title
        self.answer = answer
    }
}

/// An inquiry with its history and the credit of the deal.
public struct InquiryDetail: Sendable {
    /// The question.
    public let inquiry: Inquiry
    /// Its steps, in their order.
    public let steps: [InquiryEntry]
    /// The credit when it was asked, when it was adjusted, and now; a run stands here once.
    public let credits: [InquiryCredit]

    /// An inquiry in full.
    public init(inquiry: Inquiry, steps: [InquiryEntry], credits: [InquiryCredit]) {
        self.inquiry = inquiry
        self.steps = steps
        self.credits = credits
    }
}
