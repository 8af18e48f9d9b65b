extension SampleTruth {
    /// Header of the truth as a file.
    public static let csvHeader = "dimension,subject,level,period,measure,value"

    /// All cells as text: one line per cell and measure, in the order of dimension, level, subject, period, measure.
    ///
    /// Counts and days are whole numbers, money is in cents. A measure that is 0 or absent has
    /// no line, except for quotas: one of 0 is not the same as none. Measures of what is reported begin with `reported_`.
    /// Large: see ``writeCSV(to:)``.
    public var truthCSV: String {
        var text = ""
        writeCSV { text += String(decoding: $0, as: UTF8.self) }
        return text
    }

    /// Hands ``truthCSV`` to `sink` in chunks of about 64 KiB.
    ///
    /// - Throws: only what `sink` throws.
    public func writeCSV<Failure: Error>(to sink: (_ bytes: [UInt8]) throws(Failure) -> Void) throws(Failure) {
        var chunk = Array((Self.csvHeader + "\n").utf8)
        for dimension in Dimension.allCases {
            for level in Level.allCases {
                for cell in cells(dimension, level) {
                    let key = "\(dimension.rawValue),\(cell.subject),\(level.rawValue),\(cell.period),"
                    for (measure, value) in cell.measures {
                        chunk.append(contentsOf: key.utf8)
                        chunk.append(contentsOf: measure.utf8)
                        chunk.append(0x2C)
                        chunk.append(contentsOf: String(value).utf8)
                        chunk.append(0x0A)
                    }
                    if chunk.count >= SampleFile.chunkSize {
                        try sink(chunk)
                        chunk.removeAll(keepingCapacity: true)
                    }
                }
            }
        }
        if !chunk.isEmpty { try sink(chunk) }
    }
}

extension SampleTruth.Cell {
    /// Name and value of every measure that there is something of, in a fixed order. Money in cents.
    public var measures: [(name: String, value: Int64)] {
        let all: [(String, Int64?)] = [
            ("won", Int64(won)), ("lost", Int64(lost)), ("won_value", wonValue),
            ("open", Int64(open)), ("open_value", openValue), ("open_without_amount", Int64(openWithoutAmount)),
            ("open_list_value", openListValue), ("open_list_value_without_amount", openListValueWithoutAmount),
            ("excluded", Int64(excluded)), ("excluded_won", Int64(excludedWon)), ("excluded_lost", Int64(excludedLost)),
            ("excluded_open", Int64(excludedOpen)),
            ("won_amount_middle_low", wonAmountMiddle?.low), ("won_amount_middle_high", wonAmountMiddle?.high),
            ("cycle_days_won", Int64(cycleDaysWon)), ("cycle_won_middle_low", cycleWonMiddle?.low),
            ("cycle_won_middle_high", cycleWonMiddle?.high),
            ("cycle_days_lost", Int64(cycleDaysLost)), ("cycle_lost_middle_low", cycleLostMiddle?.low),
            ("cycle_lost_middle_high", cycleLostMiddle?.high),
        ]
        return all.compactMap { name, value in value.flatMap { $0 == 0 ? nil : (name, $0) } } + attainment.measures("")
            + (reported?.measures("reported_") ?? [])
    }
}

extension SampleTruth.Attainment {
    fileprivate func measures(_ prefix: String) -> [(name: String, value: Int64)] {
        let all: [(String, Int64?)] = [
            ("credit", credit), ("adjustment", adjustment), ("deals", Int64(deals)), ("credit_excluded", Int64(excluded)),
            ("overlay", overlay), ("fx_effect", effect),
        ]
        return (quota.map { [(prefix + "quota", $0)] } ?? [])
            + all.compactMap { name, value in value.flatMap { $0 == 0 ? nil : (prefix + name, $0) } }
    }
}
