import Operations
import PlanFile
import SalesModel

/// How the answer about a deal is printed.
enum MissingDealText {
    static func text(_ answers: [MissingDeal], format: OutputFormat) throws -> String {
        switch format {
        case .table: answers.map(table).joined(separator: "\n")
        case .csv: csv(answers)
        case .json: try JSONText.encode(answers.map(MissingDealDocument.init))
        }
    }

    private static let dimensions = [Dimension.rep, .manager, .team, .region, .territory, .product]

    static func table(_ answer: MissingDeal) -> String {
        var text = "deal \(answer.deal) of \(answer.source) · credit of \(answer.cell)\n"
        text += "run \(answer.run.runNo) · as of \(answer.run.asOf) · known change \(answer.run.knownChange)\n\n"
        for reason in answer.reasons { text += "\(reason)\n" }
        guard !answer.places.isEmpty else { return text + "\nIt is credited nowhere.\n" }
        // Most deals are wholly their owner's at close, and there is nothing to say about it.
        let because = answer.places.contains { $0.reason != nil }
        var table = TextTable(
            headings: ["period", "credit", "as", "share"] + dimensions.map(\.rawValue) + (because ? ["because"] : []),
            isNumber: [false, true, false, true] + dimensions.map { _ in false } + (because ? [false] : []))
        for place in answer.places { table.append((cells(place) + (because ? [place.reason] : [])).map { $0 ?? "–" }) }
        return text + "\nIt is credited here:\n" + table.text
    }

    private static func cells(_ place: CreditedPlace) -> [String?] {
        [place.period, place.credit.decimal.description, place.isAdjustment ? "adjustment" : place.countsAs, place.share]
            + dimensions.map { dimension in place.subjects.first { $0.dimension == dimension }?.name }
    }

    private static func csv(_ answers: [MissingDeal]) -> String {
        var writer = CSVWriter()
        writer.append(
            row: ["deal", "source", "reasons", "period", "credit", "counts_as", "share"] + dimensions.map(\.rawValue) + [
                "currency", "because",
            ])
        for answer in answers {
            let reasons = answer.reasons.joined(separator: " ")
            let rows: [[String?]] =
                answer.places.isEmpty
                ? [Array(repeating: nil, count: 5 + dimensions.count)] : answer.places.map { cells($0) + [$0.reason] }
            for row in rows {
                writer.append(
                    row: [answer.deal, answer.source, reasons] + row.dropLast() + [answer.inCell.currency.code, row.last ?? nil])
            }
        }
        return writer.text
    }
}

struct MissingDealDocument: Encodable {
    struct Place: Encodable {
        let period: String
        let isAdjustment: Bool
        let countsAs: String
        let share: String?
        let credit: String
        let because: String?
        let subjects: [String: String]
    }

    let deal: String
    let source: String
    let run: RunDocument
    let cell: String
    let inCell: String
    let currency: String
    let reasons: [String]
    let places: [Place]

    init(_ answer: MissingDeal) {
        deal = answer.deal
        source = answer.source
        run = RunDocument(answer.run)
        cell = answer.cell
        inCell = answer.inCell.decimal.description
        currency = answer.inCell.currency.code
        reasons = answer.reasons
        places = answer.places.map { place in
            Place(
                period: place.period, isAdjustment: place.isAdjustment, countsAs: place.countsAs, share: place.share,
                credit: place.credit.decimal.description, because: place.reason,
                subjects: Dictionary(place.subjects.map { ($0.dimension.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
