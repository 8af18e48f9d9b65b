internal import Operations
internal import SalesModel

/// What reports and explanations are made of. Members are called as by `drumbeat --format json`.
enum ReportResources {
    static let run = Resource<RunSummary>(
        "Run", "A run of the nightly batch: what computed numbers.",
        [
            Field("run", .number, "Its number within the organisation.") { $0.runNo },
            Field("as_of", .day, "The last day it includes.") { $0.asOf },
            Field("known_change", .number, "The last change it knows.") { $0.knownChange },
            Field("digest", .text, "SHA-256 over its numbers.") { $0.digest },
            Field("finished_at", JSONForm(schema: .string(format: "date-time")) { $1.string($0) }, "When it was published.") {
                $0.finishedAt
            },
        ])

    static let column = Resource<ReportColumn>(
        "Column", "A number that rows have, as the metric dictionary describes it.",
        [
            Field("key", .text, "The name under which rows have it.") { $0.key },
            Field("title", .text, "The heading.") { $0.title },
            Field("unit", .word(of: ["count", "money", "ratio", "days", "text"]), "What it is measured in.") { $0.unit.rawValue },
            Field("definition", .text, "What it means.") { $0.definition },
        ])

    /// A row with the keys of its columns.
    struct Row: Sendable {
        let row: ReportRow
        let keys: [String]
    }

    static let row = Resource<Row>(
        "ReportRow", "A subject in a period.",
        [
            Field("subject", .text, "What it is called.") { $0.row.subject.name },
            Field("subject_number", .number, "Its number; 0 is the company, or \"(none)\" of a breakdown.") { $0.row.subject.id },
            Field("period", .text, "The label of the period, or \"(no date)\".") { $0.row.period.label },
            Field("values", values, "The numbers, by the keys of the columns.") { $0 },
        ])

    private static let values = JSONForm<Row>(schema: .map(JSONForm<ReportValue>.reportValue.schema)) { row, writer in
        let form = value
        writer.object { writer in
            for (key, number) in zip(row.keys, row.row.values) {
                writer.key(key)
                form.write(number, &writer)
            }
        }
    }

    static let value = JSONForm<ReportValue>.reportValue

    /// What stands above the rows of a report.
    static let head = Resource<Report>(
        "ReportHead", "What a report is about.",
        [
            Field("report", .word(ReportKind.self), "Attainment or pipeline.") { $0.kind.rawValue },
            Field("dimension", .word(Dimension.self), "What the rows are about.") { $0.by.rawValue },
            Field("level", .word(PeriodLevel.self), "How long the periods are.") { $0.period.rawValue },
            Field("organisation", .text, "The key of the organisation.") { $0.organisation.key },
            Field("currency", Numbers.currency, "The currency of every amount.") { $0.organisation.currency.code },
            Field("rates", .word(CurrencyMode.self), "At which rates amounts in other currencies are credited.") {
                $0.currencyMode.rawValue
            },
            Field("basis", .word(Basis.self), "Where later knowledge of locked periods counts.") { $0.basis.rawValue },
            Field("structure", .word(Structure.self), "Where numbers stand when somebody has moved.") { $0.structure.rawValue },
            Field("run", run.form, "The run that computed them.") { $0.run },
            Field("columns", column.form.list, "What the numbers of the rows are.") { $0.columns },
        ])

    /// A number of a cell with its definition.
    static let number = Resource<(ReportColumn, ReportValue)>(
        "CellNumber", "A number of a cell, with its definition.",
        [
            Field("key", .text, "Its name.") { $0.0.key },
            Field("definition", .text, "What it means.") { $0.0.definition },
            Field("value", value, "The number.") { $0.1 },
        ])

    static let quotaLine = Resource<QuotaLine>(
        "QuotaLine", "A line of which the quota of a cell is the sum, in one leaf period; or one that another displaces.",
        [
            Field("from", .text, "Whose quota it is.") { $0.source },
            Field("basis", .text, "Which part of it this is and, if it does not count, what counts instead.") { $0.basis },
            Field("period", .text, "The leaf period.") { $0.period },
            Field("amount", .money, "Its amount there.") { $0.amount },
            Field("counts", .truth, "Whether it is part of the sum.") { $0.counts },
        ])

    static let deal = Resource<ExplainedRow>(
        "ExplainedDeal", "A deal behind a cell, or somebody's share of one.",
        [
            Field("deal", .text, "Its identifier in the source.") { $0.deal },
            Field("account", .textOrNull, "The customer.") { $0.account },
            Field("product", .textOrNull, "The product.") { $0.product },
            Field("owner", .text, "Whose deal it was on the day that counts, or whose share this is.") { $0.owner },
            Field("stage", .text, "The canonical stage.") { $0.stage },
            Field("created_on", .dayOrNull, "The day of creation.") { $0.createdOn },
            Field("close_on", .dayOrNull, "The close date, expected or real.") { $0.closeOn },
            Field("amount", .moneyOrNull, "The amount of the deal, in its own currency.") { $0.amount },
            Field("counts_as", .text, "`won`, `lost`, `open`, `overlay`, or `excluded` where its currency has no rate.") { $0.contributes },
            Field("share", .textOrNull, "The share of the deal; null for a whole one.") { $0.shareText },
            Field("credit", .moneyOrNull, "What it adds to the cell, at the plan rate.") { $0.credit },
            Field("because", .textOrNull, "Why it is credited here; null for the owner at close and for a stated share.") { $0.reason },
        ])

    static let explanation = Resource<Explanation>(
        "ExplanationHead", "A cell and what its quota is the sum of.",
        [
            Field("dimension", .word(Dimension.self), "What the cell is about.") { $0.subject.dimension.rawValue },
            Field("subject", .text, "Whom or what.") { $0.subject.name },
            Field("subject_number", .number, "Its number.") { $0.subject.id },
            Field("period", .text, "When.") { $0.period.label },
            Field("run", run.form, "The run that computed it.") { $0.run },
            Field("numbers", number.form.list, "Its numbers, restated: the rows are those of the period itself.") { $0.values },
            Field("quotas", quotaLine.form.list, "The lines of its quota; first those that count.") { $0.quotaLines },
            Field("deal_count", .number, "How many deals and shares it has in all.") { Int64($0.totalRows) },
        ])

    private static let subjects = JSONForm<[Subject]>(schema: .map(.string())) { subjects, writer in
        writer.object { writer in for subject in subjects { writer.member(subject.dimension.rawValue, subject.name) } }
    }

    static let place = Resource<CreditedPlace>(
        "CreditedPlace", "Where some of a deal is credited.",
        [
            Field("period", .text, "The leaf period.") { $0.period },
            Field("is_adjustment", .truth, "Whether it stands there as an adjustment of a locked period.") { $0.isAdjustment },
            Field("counts_as", .text, "`won`, or `overlay` beside the credit.") { $0.countsAs },
            Field("share", .textOrNull, "The share; null for a whole deal.") { $0.share },
            Field("credit", .money, "The amount.") { $0.credit },
            Field("because", .textOrNull, "Why it is credited here; null for the owner at close and for a stated share.") { $0.reason },
            Field("subjects", subjects, "The row of each breakdown, by dimension.") { $0.subjects },
        ])

    static let missingDeal = Resource<MissingDeal>(
        "MissingDeal", "Why a deal is not, or only in part, in a number, and where it is credited instead.",
        [
            Field("deal", .text, "Its identifier in the source.") { $0.deal },
            Field("source", .text, "The source.") { $0.source },
            Field("run", run.form, "The run whose numbers are meant.") { $0.run },
            Field("cell", .text, "The cell that was asked for, in words.") { $0.cell },
            Field("in_cell", .money, "What the cell has of the deal.") { $0.inCell },
            Field("reasons", .texts, "The reasons, the decisive ones first.") { $0.reasons },
            Field("places", place.form.list, "Where it is credited, in the order of time.") { $0.places },
        ])

    static let pier = Resource<BridgePier>(
        "BridgeEnd", "One of the two numbers that a bridge goes between.",
        [
            Field("run", run.form, "The run that published it.") { $0.run },
            Field("basis", .word(Basis.self), "On which basis.") { $0.basis.rawValue },
            Field("quota", .moneyOrNull, "The quota; null where there is none.") { $0.quota },
            Field("credit", .money, "The credit, adjustments included.") { $0.credit },
            Field("attainment", value, "The attainment.") { $0.attainment },
        ])

    static let line = Resource<BridgeLine>(
        "BridgeLine", "A deal, or somebody's part of a quota, that changed.",
        [
            Field("of", .text, "The deal's identifier, or whose part it is.") { $0.name },
            Field("account", .textOrNull, "The customer.") { $0.account },
            Field("owner", .textOrNull, "Whose deal it is, and from whom it came.") { $0.owner },
            Field("before", .moneyOrNull, "What it counted before; null where it did not count.") { $0.before },
            Field("after", .moneyOrNull, "What it counts after; null where it does not count.") { $0.after },
            Field("change", .money, "What it adds to the difference.") { $0.change },
            Field("what", .text, "What happened to it.") { $0.detail },
        ])

    static let cause = Resource<BridgeCause>(
        "BridgeCause", "All that changed for one reason.",
        [
            Field("measure", .word(BridgeMeasure.self), "The credit or the quota.") { $0.measure.rawValue },
            Field("cause", .text, "The reason, by its word.") { $0.code },
            Field("title", .text, "The reason in words.") { $0.title },
            Field("is_adjustment", .truth, "Whether it is of a locked period and counts as its adjustment.") { $0.isAdjustment },
            Field("change", .money, "What it adds; the changes of a measure sum to its difference.") { $0.change },
            Field("count", .number, "How many deals or parts it has.") { Int64($0.count) },
            Field("lines", line.form.list, "Those listed, the largest first.") { $0.lines },
        ])

    static let changes = Resource<Bridge>(
        "BridgeChanges", "By how much the two numbers differ.",
        [
            Field("credit", .money, "The credit.") { $0.difference(.credit) },
            Field("quota", .money, "The quota.") { $0.difference(.quota) },
        ])

    static let bridge = Resource<Bridge>(
        "Bridge", "Why a number changed: two numbers, and the causes that sum to their difference.",
        [
            Field("dimension", .word(Dimension.self), "What the cell is about.") { $0.subject.dimension.rawValue },
            Field("subject", .text, "Whom or what.") { $0.subject.name },
            Field("subject_number", .number, "Its number.") { $0.subject.id },
            Field("period", .text, "When.") { $0.period.label },
            Field("currency", Numbers.currency, "The currency of every amount.") { $0.organisation.currency.code },
            Field("first", pier.form, "The first number.") { $0.first },
            Field("second", pier.form, "The second number.") { $0.second },
            Field("changes", changes.form, "The differences.") { $0 },
            Field("causes", cause.form.list, "The causes: of the credit, of its adjustments, of the quota.") { $0.causes },
        ])
}
