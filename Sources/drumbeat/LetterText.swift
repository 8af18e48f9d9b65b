import Operations
import PlanFile
import SalesModel

/// How letters of quota are printed.
enum LetterText {
    static func letter(_ letter: QuotaLetter, format: LetterFormat) throws -> String {
        switch format {
        case .json: try JSONText.encode(LetterDocument(letter))
        case .text: text(letter)
        }
    }

    static func list(_ letters: [IssuedLetter], format: OutputFormat) throws -> String {
        switch format {
        case .json: return try JSONText.encode(letters.map(IssuedLetterDocument.init))
        case .csv:
            var writer = CSVWriter()
            writer.append(row: headings.map { $0.replacing(" ", with: "_") } + ["currency"])
            for letter in letters { writer.append(row: cells(letter) + [letter.quota.currency.code]) }
            return writer.text
        case .table:
            guard !letters.isEmpty else { return "There is no such letter.\n" }
            var table = TextTable(
                headings: headings, isNumber: headings.map { ["letter", "run", "quota", "now"].contains($0) })
            for letter in letters { table.append(cells(letter).map { $0 ?? "–" }) }
            return table.text
        }
    }

    private static let headings = [
        "letter", "rep", "year", "run", "quota", "issued", "issued by", "acknowledged", "state", "now", "changed",
    ]

    private static func cells(_ letter: IssuedLetter) -> [String?] {
        [
            "\(letter.number)", letter.rep.name, letter.year, "\(letter.run)", "\(letter.quota.decimal)", "\(letter.issuedOn)",
            letter.issuedBy, letter.acknowledgedOn.map { "\($0)" }, letter.state.rawValue, "\(letter.quotaNow.decimal)",
            letter.changed.isEmpty ? nil : letter.changed.joined(separator: " "),
        ]
    }

    private static func text(_ letter: QuotaLetter) -> String {
        var text = "\(letter.organisation.name) · quota letter · \(letter.rep.name) · \(letter.year) · \(letter.organisation.currency)\n"
        text += "run \(letter.run.runNo) · as of \(letter.run.asOf) · digest \(letter.digest.prefix(12))\n"
        if let issued = letter.issued { text += state(issued) + "\n" }
        if !letter.stated.isEmpty { text += "\nStated\n" + stated(letter).text }
        text += "\nOwed\n" + lines(letter).text
        return text
    }

    private static func state(_ issued: IssuedLetter) -> String {
        var text = "letter \(issued.number), issued \(issued.issuedOn) by \(issued.issuedBy) from run \(issued.run)"
        if let day = issued.acknowledgedOn { text += ", acknowledged \(day)" }
        return text + (issued.supersededBecause.map { ", superseded: \($0)" } ?? "")
    }

    private static func stated(_ letter: QuotaLetter) -> TextTable {
        var table = TextTable(
            headings: ["component", "layer", "for", "whole", "spread"], isNumber: [false, false, false, true, false])
        for quota in letter.stated {
            table.append([quota.component, quota.layer, quota.span, "\(quota.whole.decimal)", quota.spreadInFull])
        }
        return table
    }

    /// Columns that nothing stands in are left out.
    private static func lines(_ letter: QuotaLetter) -> TextTable {
        let columns: [(String, (LetterLine) -> Money, sign: String)] = [
            ("stated", \.stated, ""), ("not employed", \.employment, "-"), ("ramp", \.ramp, "-"), ("leave", \.leave, "-"),
            ("territories", \.shares, ""), ("rounding", \.rounding, ""), ("owed", \.owed, ""), ("beside it", \.beside, ""),
        ].filter { column in column.0 == "owed" || letter.lines.contains { column.1($0).minorUnits != 0 } }
        let hasReasons = letter.lines.contains { !$0.because.isEmpty }
        var table = TextTable(
            headings: ["period"] + columns.map(\.0) + (hasReasons ? ["because"] : []),
            isNumber: [false] + columns.map { _ in true } + (hasReasons ? [false] : []))
        for line in letter.lines {
            let amounts = columns.map { column in
                let money = column.1(line)
                return money.minorUnits == 0 ? "\(money.decimal)" : column.sign + "\(money.decimal)"
            }
            table.append([line.period] + amounts + (hasReasons ? [line.because.joined(separator: "; ")] : []))
        }
        return table
    }
}

/// A letter as JSON.
private struct LetterDocument: Encodable {
    struct Stated: Encodable {
        struct Leaf: Encodable {
            let period: String, amount: String
            let weight: String?
        }
        let component: String, layer: String, statedFor: [String], whole: String
        let seasonality: String?
        let leaves: [Leaf]
    }
    struct Line: Encodable {
        let period: String, level: String, stated: String, notEmployed: String, ramp: String, leave: String, shares: String
        let rounding: String, owed: String, beside: String
        let because: [String]
    }

    let organisation: String, currency: String, rep: String, repNumber: Int64, year: String, quota: String, digest: String
    let run: RunDocument
    let stated: [Stated]
    let lines: [Line]
    let issued: IssuedLetterDocument?

    init(_ letter: QuotaLetter) {
        (organisation, currency) = (letter.organisation.key, letter.organisation.currency.code)
        (rep, repNumber, year) = (letter.rep.name, letter.rep.id, letter.year)
        (quota, digest, run) = ("\(letter.quota.decimal)", letter.digest, RunDocument(letter.run))
        stated = letter.stated.map { quota in
            Stated(
                component: quota.component, layer: quota.layer, statedFor: quota.statedFor, whole: "\(quota.whole.decimal)",
                seasonality: quota.seasonality,
                leaves: quota.leaves.map { Stated.Leaf(period: $0.period, amount: "\($0.amount.decimal)", weight: $0.weight) })
        }
        lines = letter.lines.map { line in
            Line(
                period: line.period, level: line.level.rawValue, stated: "\(line.stated.decimal)",
                notEmployed: "\(line.employment.decimal)",
                ramp: "\(line.ramp.decimal)", leave: "\(line.leave.decimal)", shares: "\(line.shares.decimal)",
                rounding: "\(line.rounding.decimal)", owed: "\(line.owed.decimal)", beside: "\(line.beside.decimal)", because: line.because)
        }
        issued = letter.issued.map(IssuedLetterDocument.init)
    }
}

/// A letter that was issued as JSON.
private struct IssuedLetterDocument: Encodable {
    let letter: Int64, rep: String, repNumber: Int64, year: String, run: Int64, quota: String, currency: String, digest: String
    let issuedOn: String, issuedBy: String
    let acknowledgedOn: String?, acknowledgedBy: String?
    let state: String, replacedBy: Int64?, newestRun: Int64, quotaNow: String, changed: [String]

    init(_ letter: IssuedLetter) {
        (self.letter, rep, repNumber, year, run) = (letter.number, letter.rep.name, letter.rep.id, letter.year, letter.run)
        (quota, currency, digest) = ("\(letter.quota.decimal)", letter.quota.currency.code, letter.digest)
        (issuedOn, issuedBy) = ("\(letter.issuedOn)", letter.issuedBy)
        (acknowledgedOn, acknowledgedBy) = (letter.acknowledgedOn.map { "\($0)" }, letter.acknowledgedBy)
        (state, replacedBy, newestRun) = (letter.state.rawValue, letter.replacedBy, letter.newestRun)
        (quotaNow, changed) = ("\(letter.quotaNow.decimal)", letter.changed)
    }
}
