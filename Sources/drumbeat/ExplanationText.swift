import Operations
import PlanFile
import SalesModel

/// How an explanation is printed.
enum ExplanationText {
    static func text(_ explanation: Explanation, format: OutputFormat) throws -> String {
        switch format {
        case .table: table(explanation)
        case .csv: csv(explanation)
        case .json: try JSONText.encode(ExplanationDocument(explanation))
        }
    }

    private static let dealColumns = [
        "deal", "account", "product", "owner", "stage", "created_on", "close_on", "amount", "currency", "counts_as",
        "share", "credit", "because", "booked_on",
    ]

    private static func cells(_ row: ExplainedRow) -> [String?] {
        [
            row.deal, row.account, row.product, row.owner, row.stage, row.createdOn?.description,
            row.closeOn?.description, row.amount?.decimal.description, row.amount?.currency.code, row.contributes,
            row.shareText, row.credit?.decimal.description, row.reason, row.bookedOn?.description,
        ]
    }

    private static func table(_ explanation: Explanation) -> String {
        let run = explanation.run
        var text = "\(explanation.subject.dimension.rawValue) \(explanation.subject.name) · \(explanation.period.label)\n"
        text += "run \(run.runNo) · as of \(run.asOf) · known change \(run.knownChange) · digest \(run.digest)\n\n"
        for (column, value) in explanation.values {
            text += "\(column.title): \(ValueText.forPeople(value))"
            if case .none(let reason) = value { text += " (\(reason))" }
            text += "\n    \(column.definition)\n"
        }
        text += quotas("Quota, the sum of", explanation.quotaLines.filter(\.counts))
        text += quotas("Beside it, not part of the sum", explanation.quotaLines.filter { !$0.counts })
        text += "\n\(explanation.totalRows) rows"
        if explanation.totalRows > explanation.rows.count { text += ", the first \(explanation.rows.count) of them; --all lists every one" }
        text += "\n"
        guard !explanation.rows.isEmpty else { return text }
        // Almost no cell has a deal of which there is something to say, and many sources have no booking dates.
        let shown = dealColumns.indices.filter { column in
            !["because", "booked_on"].contains(dealColumns[column]) || explanation.rows.contains { cells($0)[column] != nil }
        }
        let columns = shown.map { dealColumns[$0] }
        var deals = TextTable(headings: columns, isNumber: columns.map { ["amount", "share", "credit"].contains($0) })
        for row in explanation.rows {
            let cells = cells(row)
            deals.append(shown.map { cells[$0] ?? "–" })
        }
        return text + deals.text
    }

    private static func quotas(_ title: String, _ lines: [QuotaLine]) -> String {
        guard !lines.isEmpty else { return "" }
        var table = TextTable(headings: ["from", "as", "period", "amount"], isNumber: [false, false, false, true])
        for line in lines { table.append([line.source, line.basis, line.period, line.amount.decimal.description]) }
        return "\n\(title)\n" + table.text
    }

    private static func csv(_ explanation: Explanation) -> String {
        var writer = CSVWriter()
        writer.append(row: dealColumns)
        for row in explanation.rows { writer.append(row: cells(row)) }
        return writer.text
    }
}

private struct ExplanationDocument: Encodable {
    struct Number: Encodable {
        let key: String
        let definition: String
        let value: ValueDocument
    }
    struct Quota: Encodable {
        let from: String
        let basis: String
        let period: String
        let amount: String
        let counts: Bool
    }
    struct Deal: Encodable {
        let deal: String
        let account: String?
        let product: String?
        let owner: String
        let stage: String
        let createdOn: String?
        let closeOn: String?
        let amount: String?
        let currency: String?
        let countsAs: String
        let share: String?
        let credit: String?
        let because: String?
        let bookedOn: String?
    }

    let dimension: String
    let subject: String
    let period: String
    let run: RunDocument
    let numbers: [Number]
    let quotas: [Quota]
    let dealCount: Int
    let deals: [Deal]

    init(_ explanation: Explanation) {
        dimension = explanation.subject.dimension.rawValue
        subject = explanation.subject.name
        period = explanation.period.label
        run = RunDocument(explanation.run)
        numbers = explanation.values.map {
            Number(key: $0.0.key, definition: $0.0.definition, value: ValueDocument(value: $0.1))
        }
        quotas = explanation.quotaLines.map {
            Quota(
                from: $0.source, basis: $0.basis, period: $0.period, amount: $0.amount.decimal.description, counts: $0.counts)
        }
        dealCount = explanation.totalRows
        deals = explanation.rows.map {
            Deal(
                deal: $0.deal, account: $0.account, product: $0.product, owner: $0.owner, stage: $0.stage,
                createdOn: $0.createdOn?.description, closeOn: $0.closeOn?.description,
                amount: $0.amount?.decimal.description, currency: $0.amount?.currency.code, countsAs: $0.contributes,
                share: $0.shareText, credit: $0.credit?.decimal.description, because: $0.reason,
                bookedOn: $0.bookedOn?.description)
        }
    }
}
