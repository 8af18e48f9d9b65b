internal import SalesModel

/// Why a cell cannot be read as what its field holds.
enum CellFault: Error, Equatable {
    case missing
    case partMissing(column: String)
    case notUTF8
    case control
    case tooLong(bytes: Int)
    case date(DateFormat)
    case dateOutOfRange(CalendarDay, ClosedRange<CalendarDay>)
    case money(MinorUnits.ParseError, CurrencyCode, scale: Int)
    case integer
    case share
    case wideShare
    case percentage
    case shareWithoutUnit
    case stage([String])
    case currency
    /// With labels that the calendar has.
    case period([String])
    case composedPeriod(String)

    /// The column that is to blame, where a field is put together from several.
    var column: String? {
        if case .partMissing(let column) = self { column } else { nil }
    }

    var code: Finding.Code {
        switch self {
        case .missing, .partMissing: .valueMissing
        case .notUTF8: .textNotUTF8
        case .control: .textControl
        case .tooLong: .textTooLong
        case .date: .dateInvalid
        case .dateOutOfRange: .dateOutOfRange
        case .money(.notANumber, _, _): .moneyInvalid
        case .money(.tooPrecise, _, _): .moneyTooPrecise
        case .money(.tooLarge, _, _): .moneyTooLarge
        case .integer: .integerInvalid
        case .share, .percentage, .wideShare, .shareWithoutUnit: .shareInvalid
        case .stage: .stageUnmapped
        case .currency: .currencyUnknown
        case .period, .composedPeriod: .quotaPeriod
        }
    }

    func reason(field: String) -> String {
        switch self {
        case .missing: "The cell is empty, and \(field) is required."
        case .partMissing: "The cell is empty, and \(field) is put together from it."
        case .notUTF8: "The text is not UTF-8."
        case .control: "The text holds control characters, for instance a line end or a tab."
        case .tooLong(let bytes): "The text has \(bytes) bytes; at most \(CellReader.longestText) are allowed."
        case .date(let format): "This is no day written \(format)."
        case .dateOutOfRange(let day, let days): "The day \(day) is outside \(days.lowerBound) to \(days.upperBound)."
        case .money(.notANumber, _, _): "This is no amount of money."
        case .money(.tooPrecise, let currency, let scale):
            (scale == 0 ? "The amount" : "Times 1\(String(repeating: "0", count: scale)), the amount")
                + " has more than the \(currency.exponent) decimals of \(currency)."
        case .money(.tooLarge, _, _): "The amount is too large to be kept exactly."
        case .integer: "This is no whole number of at most 18 digits."
        case .percentage: "This is no percentage from 0 to 100 with at most two decimals."
        case .share: "This is no percentage above 0 and up to 100 with at most two decimals."
        case .wideShare: "This is no percentage from 0 to 1,000 with at most two decimals."
        case .shareWithoutUnit: "This may be a percentage or a fraction of one."
        case .stage: "The mapping's `stages:` does not name this stage."
        case .currency: "This is no currency of ISO 4217."
        case .period: "This is no period of the organisation's fiscal calendar in the years 2000 to 2049."
        case .composedPeriod(let period):
            "This makes the period \"\(period)\", which the fiscal calendar does not have in the years 2000 to 2049."
        }
    }

    func fix(value: String) -> String {
        switch self {
        case .missing: "Fill the cell, or give the field a constant in the mapping."
        case .partMissing: "Fill the cell."
        case .notUTF8: "Save the file as \"CSV UTF-8\", or write `encoding: windows-1252` for it in the mapping if that is what it is in."
        case .control: "Remove them in the source, or translate the value in the mapping."
        case .tooLong: "Shorten the text."
        case .date(let format):
            "Correct the day, or declare another format with `dates:`; this file was read as \(format)."
        case .dateOutOfRange: "Correct the year, or leave the cell empty."
        case .money(.notANumber, _, _):
            "Write digits with a decimal point and, if wanted, commas between thousands: 1,234.50. What stands for no amount belongs under `empty:`."
        case .money(.tooPrecise, _, _): "Round the amount in the source."
        case .money(.tooLarge, _, _): "Correct the amount."
        case .integer: "Write digits only, with an optional sign."
        case .share, .percentage, .wideShare: "Write for instance 60 %."
        case .shareWithoutUnit: "Write the percent sign: 50 % or 0.5 %."
        case .stage(let known):
            Suggestion.nearest(to: value, among: known).map {
                "Did you mean \(Suggestion.quoted($0))? Otherwise add the stage to `stages:` in the mapping."
            } ?? "Add it to `stages:` in the mapping with the canonical stage it means."
        case .currency: Suggestion.sentence(for: value, among: CurrencyCode.allCodes, noun: "codes")
        case .period(let examples): "Write \(examples.joined(separator: ", "))."
        case .composedPeriod: "Correct the cell, or the column's period under `periods:` in the mapping."
        }
    }
}
