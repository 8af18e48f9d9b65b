internal import SalesModel

extension RowConverter {
    /// How many times the median of its row's other amounts an amount may be before it is worth a look.
    private static let factor: Int64 = 8
    /// How many other amounts it takes to tell.
    private static let fewest = 3

    /// Warns of values that rows are to have and none has: with a value misspelled a file is left out as a whole.
    mutating func warnOfUnseenValues() {
        for (filter, unseen) in zip(binding.filters, unseenValues) {
            for value in unseen.sorted() {
                log.append(
                    Finding(
                        file: file, column: filter.title, value: String(decoding: filter.values.keys[value], as: UTF8.self),
                        code: .onlyUnused,
                        severity: .warning, reason: "No row has this value, which `only:` wants.",
                        fix: "Check its spelling in the mapping, or remove it."))
            }
        }
    }

    /// A quota is for a period, or for the days from one to another.
    mutating func checkPeriodOrDays(_ reader: CSVReader) {
        guard binding.fromLane >= 0 else { return }
        let hasPeriod = text(binding.periodLane, in: reader) != nil
        guard hasPeriod == (text(binding.fromLane, in: reader) != nil) else { return }
        log.append(
            Finding(
                file: file, row: reader.row, column: binding.titles[binding.fromLane], value: text(binding.fromLane, in: reader),
                code: .quotaPeriod,
                reason: hasPeriod ? "The quota names both a period and its days." : "The quota names neither a period nor its first day.",
                fix: "Fill exactly one of them."))
    }

    /// Warns of amounts in a row of a wide sheet that are far above the others: mostly a digit too many.
    mutating func warnOfOutliers(among amounts: [(period: Int, amount: Int64)], _ reader: CSVReader) {
        guard amounts.count > Self.fewest else { return }
        let scale = binding.lanes[binding.amountLane].scale
        for (index, each) in amounts.enumerated() {
            let others = amounts.enumerated().filter { $0.offset != index }.map(\.element.amount).sorted()
            // Twice the median, so that it stays a whole number.
            let doubled = Int128(others[(others.count - 1) / 2]) + Int128(others[others.count / 2])
            guard Int128(each.amount) * 2 > doubled * Int128(Self.factor) else { continue }
            let median = ExactDecimal(units: doubled * 5, scale: organisation.currency.exponent + scale + 1).withoutTrailingZeros
            let period = binding.periods[each.period]
            log.append(
                Finding(
                    file: file, row: reader.row, column: period.title, value: reader.trimmedText(period.column), code: .quotaOutlier,
                    severity: .warning,
                    reason: "This is more than \(Self.factor) times the median of the row's other amounts, which is \(median).",
                    fix: "Correct the cell if it has a digit too many; otherwise nothing, the amount is taken as it stands."))
        }
    }
}
