internal import SalesModel

/// A value ready for the staging table.
enum StagedValue: Hashable, Sendable {
    case null
    case text([UInt8])
    case integer(Int64)
    case share(Int32)
    case day(CalendarDay)

    /// The value of a constant; days are written `YYYY-MM-DD`.
    init(constant text: String, field: ImportField, noun: ImportNoun, organisation: OrganisationSettings)
        throws(CellFault)
    {
        let bytes = Array(text.utf8)
        switch field.type {
        case .text:
            try CellReader.checkText(bytes.span)
            if field.name == "currency", [.opportunity, .fxRate].contains(noun), CurrencyCode(text) == nil { throw .currency }
            if field.name == "period", noun == .quota, !organisation.periods.contains(where: { $0.label == text }) {
                throw .period(organisation.periodExamples)
            }
            self = .text(bytes)
        case .integer: self = .integer(try CellReader.integer(bytes.span))
        case .money: self = .integer(try CellReader.money(bytes.span, organisation.currency))
        case .share: self = .share(try CellReader.share(bytes.span))
        case .wideShare: self = .share(try CellReader.wideShare(bytes.span))
        case .percentage: self = .share(try CellReader.percentage(bytes.span))
        case .date: self = .day(try CellReader.date(bytes.span, .iso, in: field.days).day)
        }
    }

    func append<Sink: RowSink & ~Copyable>(to sink: inout Sink) {
        switch self {
        case .null: sink.appendNull()
        case .text(let bytes): sink.append(text: bytes.span)
        case .integer(let value): sink.append(value)
        case .share(let value): sink.append(value)
        case .day(let day): sink.append(day: day)
        }
    }
}
