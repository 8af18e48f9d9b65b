public import Access
internal import PlanFile
internal import SalesModel
internal import Store

extension ReportOperations {
    /// Why a deal is not, or only in part, in a number; one answer per source that has a deal of this identifier.
    ///
    /// Throws `OperationError.notFound` for a deal that no source has, or an unknown period, `.noRun` without a run.
    public func missingDeal(_ request: MissingDealRequest, _ context: OperationContext) async throws -> [MissingDeal] {
        try await store.reading(context) { try await readMissingDeal(request, context) }
    }

    private func readMissingDeal(_ request: MissingDealRequest, _ context: OperationContext) async throws -> [MissingDeal] {
        guard request.subject?.dimension != .area else {
            throw OperationError.invalid("--missing asks about one territory, not an area: ask for --by territory.")
        }
        let run = try await chosenRun(request.run, asOf: request.asOf, context)
        var label: String?
        if let wanted = request.periodLabel {
            label = try await period(wanted, knownAt: run.knownChange, context)?.label ?? PeriodReference.noDateLabel
        }
        let states = try await dealStates(named: request.deal, run: run, context)
            .filter { request.source == nil || $0.source == request.source }
        let subject = try await subject(request.subject, context)
        var answers: [MissingDeal] = []
        for state in states {
            let credits = try await store.dealCredits(
                context, deal: state.id, run: run, dimension: request.subject?.dimension.rawValue ?? Dimension.company.rawValue)
            let judge = DealJudge(
                state: state, credits: credits, run: run, subject: subject, label: label, organisation: context.organisation)
            answers.append(judge.answer(deal: request.deal))
        }
        return answers
    }

    /// The deals of an identifier, one per source. Throws `OperationError.notFound`, with the nearest there is, if no source has it.
    func dealStates(named identifier: String, run: Run, _ context: OperationContext) async throws -> [DealState] {
        let states = try await store.dealStates(context, named: identifier, run: run)
        if !states.isEmpty { return states }
        let near = Suggestion.nearest(to: identifier, among: try await store.dealsNear(context, identifier: identifier))
        throw OperationError.notFound(
            "No source of \(context.organisation.key) has a deal \"\(identifier)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? "")
                + " If it should be there, import the extract that has it.")
    }

    private func subject(_ wanted: (dimension: Dimension, id: Int64)?, _ context: OperationContext) async throws -> Subject? {
        guard let wanted else { return nil }
        let found = try await subjects(under: nil, dimension: wanted.dimension, context).first { $0.id == wanted.id }
        return found ?? Subject(dimension: wanted.dimension, id: wanted.id, name: "#\(wanted.id)")
    }
}

/// Finds the reasons, from what the run knew of the deal and where it credited it.
private struct DealJudge {
    let state: DealState
    let credits: [DealCredit]
    let run: Run
    let subject: Subject?
    let label: String?
    let organisation: Organisation

    func answer(deal: String) -> MissingDeal {
        let places = credits.map(place)
        let here = places.filter { $0.countsAs == "won" && isSubject($0) && isPeriod($0) }
        let inCell = money(here.reduce(0) { $0 + $1.credit.minorUnits })
        let whole = places.filter { $0.countsAs == "won" }.reduce(0) { $0 + $1.credit.minorUnits }
        var reasons = knowledge()
        if state.isKnownToRun { reasons += nature() }
        if state.outcome == "won", state.creditOn != nil, state.value != nil { reasons += placing(places, here, inCell, whole) }
        if let changed = state.alteredBy {
            reasons.append("Change \(changed) altered it after this run; `drumbeat nightly` takes that in.")
        } else if state.isKnownToRun, !state.isThereNow, let gone = state.deletedBy {
            reasons.append("Change \(gone) took it out after this run, because a complete file of \(state.source) no longer named it.")
        }
        return MissingDeal(
            deal: deal, source: state.source, run: RunSummary(run), cell: cell, inCell: inCell, reasons: reasons, places: places)
    }

    private var cell: String {
        (subject.map { "\($0.dimension.rawValue) \($0.name)" } ?? organisation.name) + ", " + (label ?? "any period")
    }

    /// Whether the run knew the deal at all.
    private func knowledge() -> [String] {
        let brought = state.broughtBy.map { "change \($0)" + (state.extractedOn.map { ", extract of \($0)" } ?? "") } ?? "an import"
        if state.isKnownToRun { return [] }
        if state.isThereNow {
            return [
                "This run did not know it: it was brought by \(brought), and the run knows the changes up to \(run.knownChange). "
                    + "Run `drumbeat nightly`."
            ]
        }
        return [
            "It was deleted\(state.deletedBy.map { " by change \($0)" } ?? ""): a complete file of \(state.source) no longer named it. "
                + "It had been brought by \(brought)."
        ]
    }

    /// Whether it counts as credit at all.
    private func nature() -> [String] {
        let close = state.closeOn.map { "\($0)" } ?? "no day"
        switch (state.stageOutcome, state.outcome) {
        case ("lost", _): return ["It is lost (close date \(close)): lost deals are never credited."]
        case ("open", nil):
            return ["It was created on \(state.createdOn.map { "\($0)" } ?? "a later day"), after the as-of day \(run.asOf)."]
        case ("open", _):
            return ["It is open (stage \(state.stage ?? "unknown"), expected to close on \(close)): only won deals are credited."]
        case ("won", "won"): break
        default: return ["It closes on \(close), after the as-of day \(run.asOf): until then it counts as open."]
        }
        guard state.amount != nil else { return ["It is won but has no amount, so there is nothing to credit."] }
        guard let creditOn = state.creditOn else {
            return [
                "It is won (closed on \(close)), but "
                    + (state.bookedOn.map { "booked only on \($0), after the as-of day \(run.asOf)" } ?? "has no booking date")
                    + ": by the policy credit.date it is not credited before it is booked."
            ]
        }
        guard state.value != nil else {
            return [
                "It is won, but there is no plan rate for \(state.currency ?? "its currency") on \(creditOn): it is left out and listed as excluded."
            ]
        }
        return []
    }

    /// Where a won deal stands, if not in the cell.
    private func placing(_ places: [CreditedPlace], _ here: [CreditedPlace], _ inCell: Money, _ whole: Int64) -> [String] {
        var reasons: [String] = []
        let won = places.filter { $0.countsAs == "won" }
        if subject == nil, label == nil, !here.isEmpty {
            reasons.append("It is credited with \(inCell) in all.")
        } else if !here.isEmpty {
            reasons.append(
                "The cell has \(inCell) of it" + (inCell.minorUnits == whole ? ", which is all." : " of \(money(whole)) in all."))
        } else if whole == 0 {
            reasons.append("It is won with an amount of \(money(state.value ?? 0)): nothing is added by it.")
        }
        let elsewhere = won.filter { !isSubject($0) }
        if let subject, !elsewhere.isEmpty {
            let names = Self.unique(elsewhere.compactMap { place in place.subjects.first { $0.dimension == subject.dimension }?.name })
            let stands = "\(subject.dimension.rawValue) \(names.joined(separator: ", "))"
            let day = state.creditOn.map { "\($0)" } ?? "its close date"
            // That it is credited on its booking date says nothing about whose it is.
            let why = elsewhere.compactMap(\.reason).first { $0 != CreditReason.booked }
            reasons.append(
                why != nil || elsewhere.contains { $0.share != nil }
                    ? "It is \(why ?? "shared"): \(here.isEmpty ? "it stands" : "the rest stands") in \(stands)."
                    : isMoved
                        ? "It was \(state.owner ?? "nobody")'s when it closed, and on \(day), when it was booked, stood in \(stands), not in \(subject.name)."
                        : "On \(day), when it closed, it was owned by \(state.owner ?? "nobody") and stood in \(stands), not in \(subject.name)."
            )
        }
        let late = won.filter { isSubject($0) && !isPeriod($0) }
        if label != nil {
            for place in late where !place.isAdjustment {
                let close = "It closed on \(state.closeOn.map { "\($0)" } ?? "")"
                let booking = isMoved ? " and is credited on its booking date, \(state.creditOn.map { "\($0)" } ?? "")" : ""
                reasons.append("\(close)\(booking): \(place.credit) stand in \(place.period).")
            }
        }
        for place in won where place.isAdjustment && isSubject(place) {
            reasons.append(
                "A locked period had reported otherwise: \(place.credit) stand in \(place.period) as a prior-period adjustment; "
                    + "restated (--basis restated) the deal stands in \(state.period ?? "its own period").")
        }
        if subject != nil, places.contains(where: { $0.countsAs == "overlay" && isSubject($0) }) {
            reasons.append("Overlay credit of it is a measure of its own and not part of the credit.")
        }
        return reasons
    }

    /// Whether it is credited on another day than it closed.
    private var isMoved: Bool { state.creditOn != nil && state.creditOn != state.closeOn }

    private func isSubject(_ place: CreditedPlace) -> Bool {
        guard let subject else { return true }
        return subject.dimension == .company || place.subjects.contains { $0.dimension == subject.dimension && $0.id == subject.id }
    }

    private func isPeriod(_ place: CreditedPlace) -> Bool {
        label.map { [place.period, place.quarter, place.year].contains($0) } ?? true
    }

    private func place(_ credit: DealCredit) -> CreditedPlace {
        let named: [(Dimension, Int64, String)] = [
            (.rep, credit.repID, credit.rep), (.manager, credit.managerID, credit.manager), (.team, credit.teamID, credit.team),
            (.region, credit.regionID, credit.region),
            (.territory, credit.territoryID, credit.territory), (.product, credit.productID, credit.product),
        ]
        return CreditedPlace(
            period: credit.month, quarter: credit.quarter, year: credit.year, isAdjustment: credit.isAdjustment, countsAs: credit.countsAs,
            share: credit.shareBasisPoints.map { StagedFindings.percent(Int64($0)) },
            reason: CreditReason.text(credit.reason, share: credit.shareBasisPoints, until: credit.heldUntil), credit: money(credit.credit),
            subjects: named.map { Subject(dimension: $0.0, id: $0.1, name: $0.2) })
    }

    private func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: organisation.currency) }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
