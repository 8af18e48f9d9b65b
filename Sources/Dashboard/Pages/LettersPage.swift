import Operations
import SalesModel

/// The letters that were issued: to whom, and whether they still hold.
struct LettersPage: Page {
    static let template = "letters"
    let frame: Frame
    let years: [ReportPage.Choice]
    let summary: String
    let rows: [Row]
    let pager: Table.Pager?
    // Templates read stored members only.
    let hasRows: Bool
    let hasYears: Bool

    struct Row: Sendable {
        let number: String
        let address: String
        let rep: String
        let newest: String
        let year: String
        let issued: String
        let acknowledged: String
        let state: String
        let quota: String
        let now: String
        let changed: String
    }

    static let rowsPerPage = 100

    init(_ all: [IssuedLetter], year: String?, page: Int, run: RunSummary, organisation: OrganisationSummary) throws {
        frame = Frame(title: "Letters", organisation: organisation.name, run: run, section: nil, area: .letters)
        let labels = Set(all.map(\.year)).sorted()
        if let year, !labels.contains(year) { throw DashboardError.notFound }
        years = ([nil] + labels.map(Optional.some)).map { label in
            ReportPage.Choice(label: label ?? "All years", address: PageAddress.letters(year: label), isCurrent: label == year)
        }
        hasYears = labels.count > 1
        let letters = all.filter { year == nil || $0.year == year }
        let slice = PageSlice(count: letters.count, size: Self.rowsPerPage, page: page)
        guard let range = slice.range else { throw DashboardError.notFound }
        rows = letters[range].map(Row.init)
        hasRows = !rows.isEmpty
        summary = "\(letters.count) letter\(letters.count == 1 ? "" : "s")"
        pager = slice.pager { PageAddress.letters(year: year, page: $0) }
    }
}

extension LettersPage.Row {
    init(_ letter: IssuedLetter) {
        let nothing = "\u{2013}"
        self.init(
            number: "\(letter.number)", address: PageAddress.letter(rep: letter.rep.id, year: letter.year, issued: letter.number),
            rep: letter.rep.name, newest: PageAddress.letter(rep: letter.rep.id, year: letter.year), year: letter.year,
            issued: DayText.day(letter.issuedOn), acknowledged: letter.acknowledgedOn.map(DayText.day) ?? nothing,
            state: letter.state.rawValue, quota: DisplayValue.inFull(letter.quota),
            now: letter.changed.isEmpty ? nothing : DisplayValue.inFull(letter.quotaNow),
            changed: letter.changed.isEmpty
                ? letter.replacedBy.map { "letter \($0) instead" } ?? nothing : letter.changed.joined(separator: ", "))
    }
}

/// A letter of quota, made for one sheet of A4.
struct LetterPage: Page {
    static let template = "letter"
    let frame: Frame
    let crumbs: [ReportPage.Crumb]
    let place: String
    let name: String
    let year: String
    /// From which run, and what became of the letter.
    let facts: [String]
    let quota: String
    let digest: String
    let stated: [Stated]
    let columns: [String]
    let lines: [Line]
    let ends: [ReportPage.Choice]
    // Templates read stored members only.
    let hasStated: Bool
    let hasEnds: Bool
    let hasReasons: Bool

    struct Stated: Sendable {
        let component: String
        let layer: String
        let span: String
        let spread: String
        let whole: String
    }

    struct Line: Sendable {
        let period: String
        let kind: String
        let cells: [Cell]
        let because: String

        struct Cell: Sendable {
            let label: String
            let text: String
        }
    }

    init(_ letter: QuotaLetter, isAsIssued: Bool) {
        frame = Frame(
            title: "Quota letter: \(letter.rep.name), \(letter.year)", organisation: letter.organisation.name, run: letter.run,
            section: nil,
            area: .letters)
        crumbs = [ReportPage.Crumb(label: "Letters", address: PageAddress.letters(year: nil))]
        place = "\(letter.rep.name), \(letter.year)"
        (name, year) = (letter.rep.name, letter.year)
        quota = DisplayValue.inFull(letter.quota)
        digest = String(letter.digest.prefix(12))
        facts = Self.facts(letter, isAsIssued: isAsIssued)
        ends =
            letter.issued.map { issued in
                [(true, "Letter \(issued.number)"), (false, "Newest run")].map { choice, label in
                    ReportPage.Choice(
                        label: label,
                        address: PageAddress.letter(rep: letter.rep.id, year: letter.year, issued: choice ? issued.number : nil),
                        isCurrent: choice == isAsIssued)
                }
            } ?? []
        hasEnds = !ends.isEmpty
        stated = letter.stated.map { quota in
            Stated(
                component: quota.component, layer: quota.layer == "base" ? "counts" : "beside it: over-assignment", span: quota.span,
                spread: quota.spreadInFull, whole: DisplayValue.inFull(quota.whole))
        }
        hasStated = !stated.isEmpty
        // Columns that nothing stands in are left out.
        let all: [(String, @Sendable (LetterLine) -> Money, isTaken: Bool)] = [
            ("Stated", { $0.stated }, false), ("Not employed", { $0.employment }, true), ("Ramp", { $0.ramp }, true),
            ("Leave", { $0.leave }, true), ("Territories", { $0.shares }, false), ("Rounding", { $0.rounding }, false),
            ("Owed", { $0.owed }, false), ("Beside it", { $0.beside }, false),
        ]
        let used = all.filter { column in
            column.0 == "Owed" || letter.lines.contains { column.1($0).minorUnits != 0 }
        }
        columns = used.map(\.0)
        hasReasons = letter.lines.contains { !$0.because.isEmpty }
        lines = letter.lines.map { line in
            Line(
                period: line.period, kind: line.level.rawValue,
                cells: used.map { column in
                    let money = column.1(line)
                    let shown = column.isTaken ? Money(minorUnits: -money.minorUnits, currency: money.currency) : money
                    let number = DecimalText(minorUnits: shown.minorUnits, fractionDigits: shown.currency.exponent)
                    return Line.Cell(label: column.0, text: number.isZero && column.0 != "Owed" ? "\u{2013}" : number.grouped)
                },
                because: line.because.joined(separator: "; "))
        }
    }

    private static func facts(_ letter: QuotaLetter, isAsIssued: Bool) -> [String] {
        var facts = ["From run \(letter.run.runNo), as of \(DayText.day(letter.run.asOf)); all amounts in \(letter.organisation.currency)."]
        guard let issued = letter.issued else { return facts + ["Not issued yet."] }
        var text = "Letter \(issued.number) was issued on \(DayText.day(issued.issuedOn)) by \(issued.issuedBy) from run \(issued.run)"
        text += issued.acknowledgedOn.map { " and acknowledged on \(DayText.day($0))." } ?? "; it is not acknowledged yet."
        facts.append(text)
        if let reason = issued.supersededBecause { facts.append("It is superseded: \(reason).") }
        return facts
    }
}
