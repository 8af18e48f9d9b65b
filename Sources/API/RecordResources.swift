internal import Operations
internal import SalesModel

/// What people record: inquiries and letters. Members are called as by `drumbeat --format json`.
enum RecordResources {
    static let inquiry = Resource<Inquiry>(
        "Inquiry", "A question about the credit of a deal, and how far it has come.",
        [
            Field("inquiry", .number, "Its number within the organisation.") { $0.number },
            Field("deal", .text, "The deal's identifier in its source.") { $0.deal },
            Field("source", .text, "The source.") { $0.source },
            Field("rep", .text, "Whose credit it is about.") { $0.rep.name },
            Field("rep_number", .number, "His number.") { $0.rep.id },
            Field("team", .textOrNull, "The team he was in on the day of the question.") { $0.team },
            Field("period", .textOrNull, "The period asked about; null for every one.") { $0.period },
            Field("expected", .textOrNull, "What is expected, such as `60.00 USD` or `40 %`.") { $0.expected },
            Field("opened_on", .day, "The day of the question.") { $0.openedOn },
            Field("state", .word(InquiryState.self), "How far it has come.") { $0.state.rawValue },
            Field("since", .day, "Since when.") { $0.since },
            Field("age", .number, "Days from the opening until the as-of day of the newest run, or until it was settled.") {
                Int64($0.age)
            },
        ])

    static let step = Resource<InquiryEntry>(
        "InquiryStep", "A step of an inquiry.",
        [
            Field("step", .word(of: ["opened", "answered", "adjusted", "rejected", "withdrawn", "reopened"]), "What was done.") { $0.step },
            Field("on", .day, "The day stated for it.") { $0.day },
            Field("actor", .text, "Who did it.") { $0.actor },
            Field("run", .number, "The newest run at that time.") { $0.run },
            Field("change", .numberOrNull, "The change that mended the credit; null unless adjusted.") { $0.change },
            Field("text", .textOrNull, "What was said; null if nothing was, or if it was erased.") { $0.text },
        ])

    static let credit = Resource<InquiryCredit>(
        "InquiryCredit", "What a run credits of the deal to the person.",
        [
            Field("when", .text, "When that was: asked, adjusted, or now.") { $0.title },
            Field("answer", ReportResources.missingDeal.form, "The answer of that run.") { $0.answer },
        ])

    static let inquiryDetail = Resource<InquiryDetail>(
        "InquiryDetail", "An inquiry with its history and the credit of its deal.",
        [
            Field("inquiry", inquiry.form, "The question.") { $0.inquiry },
            Field("steps", step.form.list, "Its steps, in their order.") { $0.steps },
            Field("credits", credit.form.list, "The credit when it was asked, when it was adjusted, and now.") { $0.credits },
        ])

    static let issued = Resource<IssuedLetter>(
        "IssuedLetter", "A letter of quota that was issued.",
        [
            Field("letter", .number, "Its number within the organisation.") { $0.number },
            Field("rep", .text, "Whose.") { $0.rep.name },
            Field("rep_number", .number, "His number.") { $0.rep.id },
            Field("year", .text, "Of which fiscal year.") { $0.year },
            Field("run", .number, "By which run.") { $0.run },
            Field("quota", .money, "The quota of the year in the letter.") { $0.quota },
            Field("digest", .text, "SHA-256 over its numbers.") { $0.digest },
            Field("issued_on", .day, "When it was issued.") { $0.issuedOn },
            Field("issued_by", .text, "Who issued it.") { $0.issuedBy },
            Field("acknowledged_on", .dayOrNull, "When it was accepted; null before.") { $0.acknowledgedOn },
            Field("acknowledged_by", .textOrNull, "Who recorded that.") { $0.acknowledgedBy },
            Field("state", .word(LetterState.self), "How far it has come.") { $0.state.rawValue },
            Field("replaced_by", .numberOrNull, "The later letter to the same person for the same year.") { $0.replacedBy },
            Field("newest_run", .number, "The newest run.") { $0.newestRun },
            Field("quota_now", .money, "What that gives for the year.") { $0.quotaNow },
            Field("changed", .texts, "The leaf periods that it gives otherwise.") { $0.changed },
        ])

    private static let leaf = Resource<(period: String, amount: Money, weight: String?)>(
        "LetterLeaf", "What of a stated quota falls to a leaf period.",
        [
            Field("period", .text, "The leaf period.") { $0.period },
            Field("amount", .money, "The amount.") { $0.amount },
            Field("weight", .textOrNull, "Its weight, such as `6.67 %`; null where several are added.") { $0.weight },
        ])

    static let stated = Resource<StatedQuota>(
        "StatedQuota", "What is stated for somebody in a fiscal year.",
        [
            Field("component", .text, "The component, such as `total`.") { $0.component },
            Field("layer", .text, "`base` or `over_assignment`.") { $0.layer },
            Field("stated_for", .texts, "The periods for which it is stated.") { $0.statedFor },
            Field("whole", .money, "The whole.") { $0.whole },
            Field("seasonality", .textOrNull, "The profile by which it is spread; null for evenly.") { $0.seasonality },
            Field("leaves", leaf.form.list, "What falls to each leaf period.") { $0.leaves },
        ])

    static let line = Resource<LetterLine>(
        "LetterLine", "How the quota of a period comes about: stated, less not employed, ramp and leave, and shares, is owed.",
        [
            Field("period", .text, "The label of the period.") { $0.period },
            Field("level", .word(PeriodLevel.self), "How long it is.") { $0.level.rawValue },
            Field("stated", .money, "What is stated for him.") { $0.stated },
            Field("not_employed", .money, "What is not owed for want of employment.") { $0.employment },
            Field("ramp", .money, "What is not owed in a ramp.") { $0.ramp },
            Field("leave", .money, "What is not owed on leave.") { $0.leave },
            Field("shares", .money, "What shares of territories and accounts add.") { $0.shares },
            Field("rounding", .money, "A cent by which the parts miss the quota, because they are rounded over the quarter.") {
                $0.rounding
            },
            Field("owed", .money, "The quota that counts.") { $0.owed },
            Field("beside", .money, "What stands beside it and does not count.") { $0.beside },
            Field("because", .texts, "The reasons.") { $0.because },
        ])

    static let letter = Resource<QuotaLetter>(
        "QuotaLetter", "What somebody owes in a fiscal year and how it comes about, by one run.",
        [
            Field("organisation", .text, "The key of the organisation.") { $0.organisation.key },
            Field("rep", .text, "Whose.") { $0.rep.name },
            Field("rep_number", .number, "His number.") { $0.rep.id },
            Field("year", .text, "Of which fiscal year.") { $0.year },
            Field("quota", .money, "The quota of the year.") { $0.quota },
            Field("digest", .text, "SHA-256 over the numbers.") { $0.digest },
            Field("run", ReportResources.run.form, "By which run.") { $0.run },
            Field("stated", stated.form.list, "What is stated.") { $0.stated },
            Field("lines", line.form.list, "Leaf periods, each quarter after its own, the year last.") { $0.lines },
            Field("issued", issued.form.orNull, "The letter as issued last for this year; null before the first.") { $0.issued },
        ])
}
