import Access
import Operations
import SalesModel
import Store

/// Holds every cell of the attainment report against its explanation: the quota lines sum to the quota, the won deals and
/// shares to the credit and to their count, the overlay shares to theirs, month by month and over the year; by the structure
/// of then and by that of now. By both the rows of a breakdown have the company's credit.
struct ExplainedCells {
    let store: Store
    let context: OperationContext

    /// One line per cell that its explanation does not make up; empty when all agree.
    func differences() async throws -> [String] {
        var differences: [String] = []
        let calendar = try await cells(.company, .year, .then)
        let company = calendar.map(\.figures.credit).reduce(0, +)
        for (dimension, structure) in Dimension.allCases.flatMap({ [($0, Structure.then), ($0, .now)] }) {
            // What today's structure leaves as it is has been explained.
            let known = structure == .now ? try await cells(dimension, .year, .then) : []
            let months = try await cells(dimension, .month, structure)
            let years = Self.years(months, calendar.map(\.cell.period))
            // What is summed anew costs the server much: the report on years is asked for it in one breakdown.
            if dimension == .team || structure == .then && dimension != .area {
                let reported = try await cells(dimension, .year, structure)
                differences += reported.filter { row in !years.contains { $0.cell == row.cell && $0.figures == row.figures } }
                    .map { "\(dimension) \($0.cell.subject.name), \(structure), \($0.cell.period.label): not the sum of its months" }
                if reported.count != years.count { differences.append("\(dimension), \(structure): other rows by month than by year") }
            }
            let total = years.map(\.figures.credit).reduce(0, +)
            if dimension != .area, total != company {
                differences.append("\(dimension), \(structure): the rows have \(total), the company \(company)")
            }
            for (cell, year) in years where year != Figures() && !known.contains(where: { $0.cell == cell && $0.figures == year }) {
                var request = ExplainRequest(
                    kind: .attainment, dimension: dimension, id: cell.subject.id, periodLabel: cell.period.label)
                request.dealLimit = nil
                request.structure = structure
                let explanation = try await ReportOperations(store: store).explain(request, context)
                let explained = Self.figures(explanation)
                let place = "\(dimension) \(cell.subject.name), \(structure)"
                differences += Self.compare(year, explained.year, "\(place), \(cell.period.label)")
                for (month, figures) in months where month.subject == cell.subject && cell.period.contains(month.period) {
                    let quota = explained.quotas[month.period.label]
                    differences += Self.compare(
                        figures,
                        Figures(
                            quota: quota, credit: figures.credit, overlay: figures.overlay, deals: figures.deals,
                            excluded: figures.excluded),
                        "\(place), \(month.period.label)")
                }
            }
        }
        return differences
    }

    /// What a cell says: money in minor units, and counts.
    private struct Figures: Equatable {
        var quota: Int64?
        var credit: Int64 = 0
        var overlay: Int64 = 0
        var deals = 0
        var excluded = 0

        static func + (left: Figures, right: Figures) -> Figures {
            Figures(
                quota: left.quota == nil && right.quota == nil ? nil : (left.quota ?? 0) + (right.quota ?? 0),
                credit: left.credit + right.credit, overlay: left.overlay + right.overlay, deals: left.deals + right.deals,
                excluded: left.excluded + right.excluded)
        }
    }

    private typealias Cell = (subject: Subject, period: PeriodReference)

    private func cells(
        _ dimension: Dimension, _ level: PeriodLevel, _ structure: Structure
    ) async throws -> [(cell: Cell, figures: Figures)] {
        var request = ReportRequest(
            kind: .attainment, by: dimension, period: level, from: CalendarDay(year: 2000, month: 1, day: 1),
            to: CalendarDay(year: 2049, month: 12, day: 31))
        // An explanation lists what stands in the period itself.
        request.basis = .restated
        request.structure = structure
        let report = try await ReportOperations(store: store).report(request, context)
        return report.rows.map { row in
            let values = Dictionary(uniqueKeysWithValues: zip(report.columns.map(\.key), row.values))
            func units(_ key: String) -> Int64? { if case .money(let money) = values[key] { money.minorUnits } else { nil } }
            func count(_ key: String) -> Int { if case .count(let count) = values[key] { Int(count) } else { 0 } }
            return (
                (row.subject, row.period),
                Figures(
                    quota: units("quota"), credit: units("credit") ?? 0, overlay: units("overlay_credit") ?? 0, deals: count("deals"),
                    excluded: count("excluded"))
            )
        }
    }

    /// What the months of each subject come to in each year.
    private static func years(_ months: [(cell: Cell, figures: Figures)], _ years: [PeriodReference]) -> [(cell: Cell, figures: Figures)] {
        let bySubject = Dictionary(grouping: months, by: \.cell.subject)
        return bySubject.flatMap { subject, months in
            years.compactMap { year -> (cell: Cell, figures: Figures)? in
                let own = months.filter { year.contains($0.cell.period) }.map(\.figures)
                return own.first.map { first in ((subject, year), own.dropFirst().reduce(first, +)) }
            }
        }
    }

    private static func figures(_ explanation: Explanation) -> (year: Figures, quotas: [String: Int64]) {
        var year = Figures()
        var quotas: [String: Int64] = [:]
        for line in explanation.quotaLines where line.counts { quotas[line.period, default: 0] += line.amount.minorUnits }
        if !quotas.isEmpty { year.quota = quotas.values.reduce(0, +) }
        var won: Set<String> = []
        var excluded: Set<String> = []
        for row in explanation.rows {
            switch row.contributes {
            case "won":
                won.insert(row.deal)
                year.credit += row.credit?.minorUnits ?? 0
            case "overlay": year.overlay += row.credit?.minorUnits ?? 0
            case "excluded": excluded.insert(row.deal)
            default: break
            }
        }
        year.deals = won.count
        year.excluded = excluded.count
        return (year, quotas)
    }

    private static func compare(_ cell: Figures, _ explained: Figures, _ place: String) -> [String] {
        cell == explained ? [] : ["\(place): the cell says \(cell), its rows make \(explained)"]
    }
}

extension PeriodReference {
    fileprivate func contains(_ other: PeriodReference) -> Bool { start <= other.start && other.end <= end }
}
