import Operations
import PlanFile
import SalesModel

/// How inquiries are printed.
enum InquiryText {
    static func list(_ inquiries: [Inquiry], format: OutputFormat) throws -> String {
        switch format {
        case .json: return try JSONText.encode(inquiries.map(InquiryDocument.init))
        case .csv:
            var writer = CSVWriter()
            writer.append(row: headings.map { $0.replacing(" ", with: "_") })
            for inquiry in inquiries { writer.append(row: cells(inquiry)) }
            return writer.text
        case .table:
            guard !inquiries.isEmpty else { return "There is no such inquiry.\n" }
            var table = TextTable(headings: headings, isNumber: headings.map { ["inquiry", "age"].contains($0) })
            for inquiry in inquiries { table.append(cells(inquiry).map { $0 ?? "–" }) }
            return table.text
        }
    }

    static func detail(_ detail: InquiryDetail, format: OutputFormat) throws -> String {
        switch format {
        case .json: try JSONText.encode(InquiryDetailDocument(detail))
        case .csv: csv(detail)
        case .table: table(detail)
        }
    }

    private static let headings = [
        "inquiry", "deal", "source", "rep", "team", "period", "expected", "opened", "state", "since", "age",
    ]

    private static func cells(_ inquiry: Inquiry) -> [String?] {
        [
            "\(inquiry.number)", inquiry.deal, inquiry.source, inquiry.rep.name, inquiry.team, inquiry.period, inquiry.expected,
            "\(inquiry.openedOn)", inquiry.state.rawValue, "\(inquiry.since)", "\(inquiry.age)",
        ]
    }

    private static func table(_ detail: InquiryDetail) -> String {
        let inquiry = detail.inquiry
        var text =
            "inquiry \(inquiry.number) · deal \(inquiry.deal) of \(inquiry.source) · \(inquiry.rep.name) · \(inquiry.period ?? "any period")\n"
        text += "\(inquiry.state.rawValue) since \(inquiry.since) · opened \(inquiry.openedOn) · \(days(inquiry.age))"
        text += inquiry.expected.map { " · expected \($0)" } ?? ""
        text += "\n\n"
        var steps = TextTable(headings: ["step", "on", "by", "run", "what was said"], isNumber: [false, false, false, true, false])
        for step in detail.steps {
            let what = step.step + (step.change.map { " by change \($0)" } ?? "")
            steps.append([what, "\(step.day)", step.actor, "\(step.run)", step.text ?? "–"])
        }
        text += steps.text
        for credit in detail.credits { text += "\n\(credit.title): \(credit.answer.inCell)\n" + (MissingDealText.table(credit.answer)) }
        return text
    }

    private static func csv(_ detail: InquiryDetail) -> String {
        var writer = CSVWriter()
        writer.append(row: ["inquiry", "step", "on", "actor", "run", "change", "text"])
        for step in detail.steps {
            writer.append(
                row: [
                    "\(detail.inquiry.number)", step.step, "\(step.day)", step.actor, "\(step.run)", step.change.map { "\($0)" }, step.text,
                ])
        }
        return writer.text
    }

    static func days(_ age: Int) -> String { age == 1 ? "1 day" : "\(age) days" }
}

/// An inquiry as JSON.
private struct InquiryDocument: Encodable {
    let inquiry: Int64
    let deal: String, source: String
    let rep: String, repNumber: Int64
    let team: String?, period: String?, expected: String?
    let openedOn: String, state: String, since: String
    let age: Int

    init(_ inquiry: Inquiry) {
        self.inquiry = inquiry.number
        (deal, source, rep, repNumber) = (inquiry.deal, inquiry.source, inquiry.rep.name, inquiry.rep.id)
        (team, period, expected) = (inquiry.team, inquiry.period, inquiry.expected)
        (openedOn, state, since, age) = ("\(inquiry.openedOn)", inquiry.state.rawValue, "\(inquiry.since)", inquiry.age)
    }
}

private struct InquiryDetailDocument: Encodable {
    struct Step: Encodable {
        let step: String, on: String, actor: String
        let run: Int64, change: Int64?
        let text: String?
    }
    struct Credit: Encodable {
        let when: String
        let answer: MissingDealDocument
    }

    let inquiry: InquiryDocument
    let steps: [Step]
    let credits: [Credit]

    init(_ detail: InquiryDetail) {
        inquiry = InquiryDocument(detail.inquiry)
        steps = detail.steps.map {
            Step(step: $0.step, on: "\($0.day)", actor: $0.actor, run: $0.run, change: $0.change, text: $0.text)
        }
        credits = detail.credits.map { Credit(when: $0.title, answer: MissingDealDocument($0.answer)) }
    }
}
