import Operations
import SalesModel

@testable import Dashboard

extension FixtureWorld {
    /// The reader that answers from this world.
    var reader: ReportReader {
        ReportReader(
            organisation: { _ in try readable().organisation },
            latestRun: { _ in try readable().state == .neverRun ? nil : run },
            report: { request, _ in try readable().report(request) },
            explain: { request, _ in try readable().explain(request) },
            bridge: { request, _ in try readable().bridge(request) },
            subjects: { dimension, _ in try readable().subjects(dimension) },
            inquiries: { filter, _ in try readable().inquiries.filter { filter.state == nil || $0.state == filter.state } },
            inquiry: { number, _ in try readable().inquiry(number) },
            letters: { _, _ in try readable().letters },
            letter: { key, _ in try readable().letter(key) },
            changes: { filter, limit, _ in try readable().changes(filter, limit) },
            change: { number, _, _ in try readable().change(number) },
            accessEvents: { _, _, _ in try readable().accessEvents },
            refusals: { _, _ in try readable().refusals })
    }

    private func readable() throws -> FixtureWorld {
        switch state {
        case .unreachable: throw OperationError.unavailable("no server in /tmp/nowhere")
        case .slow: throw OperationError.tooSlow("the statement took longer than its timeout (sql/nothing.sql)")
        case .broken: throw TalkativeError()
        case .ready, .hostileNames, .neverRun: return self
        }
    }

    // MARK: Bridges

    /// Before and after with one deal won and one lost, of any subject there is and any period there is.
    private func bridge(_ request: BridgeRequest) throws -> Bridge {
        guard let subject = subjects(request.dimension, under: nil).first(where: { $0.id == request.id }),
            let period = periods.first(where: { $0.label == request.periodLabel })
        else { throw OperationError.notFound("no such cell") }
        let money = { (units: Int64) in Money(minorUnits: units, currency: currency) }
        func cause(_ code: String, _ title: String, _ deal: String, _ change: Int64, _ count: Int) -> BridgeCause {
            let line = BridgeLine(
                name: deal, account: nil, owner: subject.name, detail: "closed on \(period.start)",
                before: change < 0 ? money(-change) : nil, after: change > 0 ? money(change) : nil, change: money(change))
            return BridgeCause(
                measure: .credit, code: code, isAdjustment: false, title: title, change: money(change), count: count, lines: [line])
        }
        let isBases = request.ends == .bases(asOf: nil)
        let causes = isBases ? [] : [cause("won", "won since then", "D1", 250_00, 1), cause("lost", "lost after all", "D2", -90_00, 30)]
        let before = RunSummary(
            runNo: run.runNo - 1, asOf: run.asOf, knownChange: run.knownChange - 1, digest: run.digest, finishedAt: run.finishedAt)
        func pier(_ summary: RunSummary, _ basis: Basis, _ credit: Int64) -> BridgePier {
            BridgePier(run: summary, basis: basis, quota: money(900_00), credit: money(credit), attainment: .none(reason: "no quota"))
        }
        return Bridge(
            subject: subject, period: period, organisation: organisation, first: pier(isBases ? run : before, .reported, 500_00),
            second: pier(run, isBases ? .restated : .reported, isBases ? 500_00 : 660_00), causes: causes)
    }

    // MARK: Reports

    private func report(_ request: ReportRequest) throws -> Report {
        let first = request.from ?? run.asOf
        let last = request.to ?? run.asOf
        guard first <= last else { throw OperationError.invalid("the window ends before it begins") }
        let dated = periods.filter { $0.level == request.period && $0.start <= last && $0.end > first && $0.start <= run.asOf }
        let undated = PeriodReference(label: PeriodReference.noDateLabel, level: request.period, start: .last, end: .last)
        let subjects = subjects(request.by, under: request.under).filter { request.subject == nil || $0.id == request.subject }
        return Report(
            kind: request.kind, by: request.by, period: request.period, organisation: organisation, run: run,
            columns: Self.columns(request.kind),
            rows: subjects.flatMap { subject in
                (request.kind == .pipeline ? dated + [undated] : dated).map {
                    ReportRow(subject: subject, period: $0, values: values(request.kind, subject, $0))
                }
            })
    }

    private func values(_ kind: ReportKind, _ subject: Subject, _ period: PeriodReference) -> [ReportValue] {
        let own = deals.filter { Self.includes(subject, deal: $0) }
        let closed = own.filter { $0.isClosed(in: period) }
        let won = closed.filter { $0.outcome == "won" }
        let value = won.reduce(0) { $0 + ($1.amount ?? 0) }
        if kind == .attainment { return attainment(subject, period, credit: value, deals: won.count) }
        let open = own.filter { $0.isOpen(in: period) }
        let days = won.map { Int64($0.created.distance(to: $0.close ?? $0.created)) }
        let nothing = ReportValue.none(reason: "no deal was won")
        return [
            .count(Int64(won.count)), .count(Int64(closed.count - won.count)),
            quotient(Int64(won.count), Int64(closed.count)).map { .ratio($0) } ?? .none(reason: "no deal was closed"),
            money(value),
            quotient(value, 100 * Int64(won.count)).map { .decimalMoney($0, currency) } ?? nothing,
            quotient(days.reduce(0, +), Int64(days.count)).map { .days($0) } ?? nothing,
            .count(Int64(open.count)), money(open.reduce(0) { $0 + ($1.amount ?? 0) }),
            .count(Int64(open.filter { $0.amount == nil }.count)),
        ]
    }

    private func attainment(_ subject: Subject, _ period: PeriodReference, credit: Int64, deals: Int) -> [ReportValue] {
        let quota = quotas(subject, period).reduce(0) { $0 + $1.amount.minorUnits }
        let none = ReportValue.none(reason: subject.dimension == .product ? "no product quota" : "no quota in this period")
        return [
            quota == 0 ? none : money(quota), quota == 0 ? none : .text(subject.dimension == .rep ? "own" : "members"), money(credit),
            quotient(credit, quota).map { .ratio($0) } ?? none, quota == 0 ? none : money(credit - quota),
            .none(reason: "only a team with a quota of its own has an over-assignment"), .count(Int64(deals)), .count(0),
        ]
    }

    private func quotas(_ subject: Subject, _ period: PeriodReference) -> [QuotaLine] {
        guard subject.dimension != .product, period.isDated else { return [] }
        let months = Int64(period.level == .month ? 1 : period.level == .quarter ? 3 : 12)
        return Self.reps.filter { $0 < 33 && Self.includes(subject, rep: $0) }.map { rep in
            QuotaLine(
                source: repName(rep), basis: "own quota", period: period.label,
                amount: Money(minorUnits: months * Int64(1_150_000 + rep % 5 * 180_000), currency: currency), counts: true)
        }
    }

    private func money(_ minorUnits: Int64) -> ReportValue { .money(Money(minorUnits: minorUnits, currency: currency)) }

    /// Six decimals, half away from zero; nil without a denominator.
    private func quotient(_ dividend: Int64, _ divisor: Int64) -> ExactDecimal? {
        guard divisor > 0 else { return nil }
        let scaled = Int128(dividend) * 2_000_000 + (dividend < 0 ? -1 : 1) * Int128(divisor)
        return ExactDecimal(units: scaled / (2 * Int128(divisor)), scale: 6)
    }

    // MARK: Explanations

    private func explain(_ request: ExplainRequest) throws -> Explanation {
        let undated = PeriodReference(label: PeriodReference.noDateLabel, level: .month, start: .last, end: .last)
        guard let subject = subjects(request.dimension).first(where: { $0.id == request.id }),
            let period = (periods + [undated]).first(where: { $0.label == request.periodLabel })
        else { throw OperationError.notFound("no such cell") }
        let rows = deals.filter { deal in
            Self.includes(subject, deal: deal) && (deal.isClosed(in: period) || deal.isOpen(in: period))
        }.map { deal in
            ExplainedRow(
                deal: deal.id, account: deal.account == 7 ? nil : "Account " + Self.number(deal.account),
                product: Self.products[deal.product], owner: repName(deal.rep), stage: deal.outcome, closeOn: deal.close,
                createdOn: deal.created, amount: deal.amount.map { Money(minorUnits: $0, currency: currency) },
                contributes: deal.outcome, bookedOn: deal.outcome == "won" ? deal.close?.advanced(by: 4) : nil)
        }
        return Explanation(
            subject: subject, period: period, definitionLines: Self.columns(request.kind).map { "\($0.title): \($0.definition)" }, run: run,
            values: Array(zip(Self.columns(request.kind), values(request.kind, subject, period))),
            quotaLines: request.kind == .attainment ? quotas(subject, period) : [],
            rows: Array(rows.dropFirst(request.dealOffset).prefix(request.dealLimit ?? .max)),
            totalRows: rows.count)
    }

    // MARK: Columns

    private static func columns(_ kind: ReportKind) -> [ReportColumn] {
        let described: [(String, String, ColumnUnit, String)] =
            kind == .attainment
            ? [
                ("quota", "Quota", .money, "Effective quota of the period."),
                ("quota_source", "Quota source", .text, "Where the quota comes from: own, members, or mixed."),
                ("credit", "Credit", .money, "Won deals, credited on the close date."),
                ("attainment", "Attainment", .ratio, "Credit divided by quota, not capped at 100 %."),
                ("variance", "Variance", .money, "Credit minus quota."),
                ("over_assignment", "Over-assignment", .ratio, "Members' quotas divided by the team's own, minus one."),
                ("deals", "Deals", .count, "Deals that gave credit."),
                ("excluded", "Left out", .count, "Deals whose currency has no rate."),
            ]
            : [
                ("won", "Won", .count, "Deals won in the period."),
                ("lost", "Lost", .count, "Deals lost in the period."),
                ("win_rate", "Win rate", .ratio, "Won divided by won plus lost."),
                ("won_value", "Won value", .money, "Sum of the amounts of won deals."),
                ("mean_deal", "Mean deal", .money, "Won value divided by won deals."),
                ("mean_cycle_won", "Mean cycle, won", .days, "Mean days from creation to close of won deals."),
                ("open", "Open", .count, "Open deals expected to close in the period."),
                ("open_value", "Open value", .money, "Sum of the known amounts of open deals."),
                ("open_without_amount", "Open without amount", .count, "Open deals whose amount is not known."),
            ]
        return described.map { ReportColumn(key: $0, title: $1, unit: $2, definition: $3) }
    }
}

/// An error as the database's are: its description is safe to log, its debug description holds what a row does.
struct TalkativeError: Error, CustomStringConvertible, CustomDebugStringConvertible {
    var description: String { "duplicate key (sql/nothing.sql)" }
    var debugDescription: String { "duplicate key (sql/nothing.sql): Key (email)=(somebody@example.com) exists" }
}
