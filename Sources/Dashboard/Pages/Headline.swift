import Operations

/// The five figures at the top of a subject's page, from its two reports.
struct Headline {
    let attainment: Report
    let pipeline: Report
    let focus: PeriodFocus

    var figures: [ReportPage.Figure] {
        [
            figure("attainment", in: attainment, reference: 1),
            figure("credit", in: attainment, against: quota),
            figure("win_rate", in: pipeline),
            figure("won", in: pipeline, label: "Won deals", against: meanDeal),
            figure("open_value", in: pipeline, label: "Open pipeline", against: undated),
        ].compactMap(\.self)
    }

    /// Columns explained besides those of the table.
    func definitions(besides kind: ReportKind) -> [ReportPage.Definition] {
        let other = kind == .attainment ? pipeline : attainment
        return other.columns.filter { Self.keys.contains($0.key) }.map(ReportPage.Definition.init)
    }

    private static let keys: Set<String> = ["attainment", "credit", "quota", "win_rate", "won", "mean_deal", "open_value"]

    private var quota: String? {
        guard let value = value("quota", in: attainment, at: focus.current) else { return nil }
        let quota = DisplayValue(headline: value)
        return quota.missing ?? "of \(quota.text) quota"
    }

    /// What a won deal is worth; credited bookings, beside it, are what all of them come to.
    private var meanDeal: String? {
        guard let value = value("mean_deal", in: pipeline, at: focus.current) else { return nil }
        let mean = DisplayValue(headline: value)
        return mean.missing ?? "mean deal \(mean.text)"
    }

    /// Open deals without a close date stand in no period; whoever looks at the pipeline must know of them.
    private var undated: String? {
        guard focus.current.isDated, let row = pipeline.rows.first(where: { !$0.period.isDated }),
            pipeline.value("open", of: row) != .count(0),
            let open = pipeline.value("open", of: row)
        else { return nil }
        let value = pipeline.value("open_value", of: row).map { DisplayValue(headline: $0) }
        let amount = value.flatMap { $0.missing == nil ? " (\($0.text))" : nil } ?? ""
        return "\(DisplayValue(open).text) open\(amount) without a close date"
    }

    private func figure(
        _ key: String, in report: Report, label: String? = nil, against: String? = nil, reference: Double? = nil
    ) -> ReportPage.Figure? {
        guard let column = report.columns.first(where: { $0.key == key }),
            let row = row(in: report, at: focus.current), let current = report.value(key, of: row)
        else { return nil }
        let value = DisplayValue(headline: current)
        let before = focus.previous.flatMap { period in
            self.value(key, in: report, at: period).map { value in
                let shown = DisplayValue(headline: value)
                return ReportPage.Figure.Before(label: "in \(period.label)", text: shown.text, exact: shown.exact ?? shown.missing)
            }
        }
        let label = label ?? column.title
        return ReportPage.Figure(
            label: label, text: value.text, exact: value.exact,
            remark: [value.missing, against].compactMap(\.self).joined(separator: "; "), before: before,
            address: PageAddress.rows(
                SubjectKey(row.subject), period: focus.current.label, kind: report.kind, structure: report.structure, column: key),
            course: Course.line(
                label, values: focus.window.map { ($0, self.value(key, in: report, at: $0)) }, reference: reference,
                width: 320, height: 72))
    }

    private func row(in report: Report, at period: PeriodReference) -> ReportRow? {
        report.rows.first { $0.period.label == period.label }
    }

    private func value(_ key: String, in report: Report, at period: PeriodReference) -> ReportValue? {
        row(in: report, at: period).flatMap { report.value(key, of: $0) }
    }
}

/// The course of one figure over periods: the drawing, and the sentence that says the same.
enum Course {
    static func line(
        _ label: String, values: [(period: PeriodReference, value: ReportValue?)], reference: Double? = nil,
        ceiling: Double? = nil, width: Int, height: Int
    ) -> Sparkline? {
        let shown = values.map { ($0.period.label, $0.value.map { DisplayValue($0) }) }
        let known = shown.compactMap { label, value in value.flatMap { value in value.coordinate.map { (label, value, $0) } } }
        guard let first = known.first, let last = known.last,
            let low = known.min(by: { $0.2 < $1.2 }), let high = known.max(by: { $0.2 < $1.2 })
        else { return nil }
        let title =
            "\(label): \(first.0) \(first.1.text), \(last.0) \(last.1.text); "
            + "lowest \(low.0) \(low.1.text), highest \(high.0) \(high.1.text)"
        return Sparkline(
            points: shown.map { $0.1?.coordinate }, reference: reference, ceiling: ceiling, width: width, height: height, title: title)
    }
}
