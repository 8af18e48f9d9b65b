internal import SalesModel
internal import Store

/// The columns of a kind of report and how its rows become values; titles, definitions and reasons are the dictionary's.
struct ReportColumns {
    let columns: [ReportColumn]
    private let reasons: [String: String]

    static let attainment = [
        "quota", "quota_source", "credit", "adjustment", "attainment", "variance", "over_assignment", "deals", "excluded",
        "overlay_credit", "fx_effect", "state",
    ]
    static let pipeline = [
        "won", "lost", "win_rate", "won_value", "mean_deal", "median_deal", "mean_cycle_won", "median_cycle_won",
        "mean_cycle_lost", "open", "open_value", "open_without_amount", "open_list_value", "excluded",
    ]
    static let coaching = [
        "slots", "planned", "held", "held_late", "disputed", "incomplete", "no_show", "excused", "cancelled", "pending", "missed",
        "not_scheduled", "held_rate", "held_rate_low", "held_rate_high", "expected_rate", "expected_rate_low", "expected_rate_high",
        "excused_share", "disruptions", "disrupted_pairs", "coaching_minutes",
    ]

    init(kind: ReportKind, definitions: [MetricDefinition]) {
        let dictionary = Dictionary(definitions.map { ($0.metric, $0) }, uniquingKeysWith: { newest, _ in newest })
        let keys =
            switch kind {
            case .attainment: Self.attainment
            case .pipeline: Self.pipeline
            case .coaching: Self.coaching
            }
        columns = keys.map { key in
            ReportColumn(
                key: key, title: dictionary[key]?.title ?? key,
                unit: ColumnUnit(rawValue: dictionary[key]?.unit ?? "") ?? .text,
                definition: dictionary[key]?.definition ?? "")
        }
        reasons = dictionary.compactMapValues(\.nullReason)
    }

    func row(_ row: AttainmentRow, by dimension: Dimension, level: PeriodLevel, currency: CurrencyCode) -> ReportRow {
        let money = { (amount: Int64) in ReportValue.money(Money(minorUnits: amount, currency: currency)) }
        let noQuota = dimension == .product ? "no product quota" : nil
        return ReportRow(
            subject: Subject(dimension: dimension, id: row.subjectID, name: row.subject),
            period: PeriodReference(label: row.period, level: level, start: row.start, end: row.end),
            values: [
                value("quota", row.quota.map(money), reason: noQuota),
                value("quota_source", row.quotaSource.map(ReportValue.text), reason: noQuota),
                money(row.credit), money(row.adjustment),
                value(
                    "attainment", row.attainment.map(ReportValue.ratio),
                    reason: noQuota ?? (row.quota == 0 ? "quota is zero" : nil)),
                value("variance", row.variance.map(money), reason: noQuota),
                value("over_assignment", row.overAssignment.map(ReportValue.ratio), reason: noQuota),
                .count(row.deals), .count(row.excluded), money(row.overlayCredit),
                value("fx_effect", row.fxEffect.map(money)), .text(row.state),
            ])
    }

    func row(_ row: PipelineRow, by dimension: Dimension, level: PeriodLevel, currency: CurrencyCode) -> ReportRow {
        let money = { (amount: Int64) in ReportValue.money(Money(minorUnits: amount, currency: currency)) }
        let mean = { (amount: ExactDecimal) in ReportValue.decimalMoney(amount, currency) }
        let noMedian = dimension == .area && row.won > 0 ? "a middle cannot be summed: see the territories of the area" : nil
        return ReportRow(
            subject: Subject(dimension: dimension, id: row.subjectID, name: row.subject),
            period: PeriodReference(
                label: row.period, level: level, start: row.start ?? .last, end: row.end ?? .last),
            values: [
                .count(row.won), .count(row.lost),
                value("win_rate", row.winRate.map(ReportValue.ratio)),
                money(row.wonValue),
                value("mean_deal", row.meanDeal.map(mean)),
                value("median_deal", row.medianDeal.map(mean), reason: noMedian),
                value("mean_cycle_won", row.meanCycleWon.map(ReportValue.days)),
                value("median_cycle_won", row.medianCycleWon.map(ReportValue.days), reason: noMedian),
                value("mean_cycle_lost", row.meanCycleLost.map(ReportValue.days)),
                .count(row.open),
                value("open_value", row.openValue.map(money)),
                .count(row.openWithoutAmount),
                value("open_list_value", row.openListValue.map(money)),
                .count(row.excluded),
            ])
    }

    func row(_ row: CoachingRow, by dimension: Dimension, level: PeriodLevel) -> ReportRow {
        let counts = [
            row.slots, row.planned, row.held, row.heldLate, row.disputed, row.incomplete, row.noShow, row.excused, row.cancelled,
            row.pending,
            row.missed, row.notScheduled,
        ]
        let ratios = [
            ("held_rate", row.heldRate), ("held_rate_low", row.heldRateLow), ("held_rate_high", row.heldRateHigh),
            ("expected_rate", row.expectedRate), ("expected_rate_low", row.expectedRateLow), ("expected_rate_high", row.expectedRateHigh),
            ("excused_share", row.excusedShare),
        ]
        return ReportRow(
            subject: Subject(dimension: dimension, id: row.subjectID, name: row.subject),
            period: PeriodReference(label: row.period, level: level, start: row.start, end: row.end),
            values: counts.map(ReportValue.count) + ratios.map { value($0, $1.map(ReportValue.ratio)) } + [
                .count(row.disruptions), value("disrupted_pairs", row.disruptedPairs.map(ReportValue.count)), .count(row.minutes),
            ])
    }

    private func value(_ key: String, _ value: ReportValue?, reason: String? = nil) -> ReportValue {
        value ?? .none(reason: reason ?? reasons[key] ?? "not computed")
    }
}
