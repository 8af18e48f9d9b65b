public import Access
internal import Crypto
public import SalesModel
public import Store

/// Letters of quota: shown with their derivation, issued, and accepted by those whom they are for.
public struct LetterOperations: Sendable {
    let store: Store
    private let reports: ReportOperations

    /// Works on a store.
    public init(store: Store) {
        self.store = store
        reports = ReportOperations(store: store)
    }

    /// The letter of a person for a fiscal year, by the newest run.
    ///
    /// Throws `OperationError.notFound` for an unknown year or somebody without quota, `.noRun` without a run, `.inconsistent` if the
    /// derivation is not what the run published.
    public func letter(rep: Subject, year label: String, _ context: OperationContext) async throws -> QuotaLetter {
        try await store.reading(context) {
            let run = try await reports.run(asOf: nil, context)
            let year = try await year(label, in: run, context)
            let issued = try await store.letters(context, rep: rep.id, year: year.id).first
            return try await derive(rep, year, run, issued, context)
        }
    }

    /// A letter as it was issued, derived again as its run knew it.
    ///
    /// Throws `OperationError.notFound` for a letter that there is not, `.inconsistent` if its numbers are not those that were issued.
    public func letter(number: Int64, _ context: OperationContext) async throws -> QuotaLetter {
        try await store.reading(context) {
            guard let issued = try await store.letters(context, number: number).first else { throw Self.unknown(number, context) }
            let run = try await reports.run(numbered: issued.run, context)
            let letter = try await derive(
                Subject(dimension: .rep, id: issued.repID, name: issued.rep), try await year(issued.year, in: run, context), run, issued,
                context)
            guard letter.digest == issued.digest else {
                throw OperationError.inconsistent(
                    "Letter \(number) cannot be shown as it was issued: its derivation has another digest now. Run \(run.number) was "
                        + "computed by other rules than those of this program; its quota of the year was "
                        + "\(Money(minorUnits: issued.quota, currency: context.organisation.currency)).")
            }
            return letter
        }
    }

    /// The letters that were issued, by name, the newest of a person first; nil takes all.
    public func list(
        rep: Int64? = nil, year label: String? = nil, state: LetterState? = nil, _ context: OperationContext
    ) async throws -> [IssuedLetter] {
        try await store.reading(context) {
            // By the label that a letter has: its year need not be one of today's calendar.
            var records = try await store.letters(context, rep: rep)
            if let label {
                let spellings = Self.spellings(ofYear: label).map { $0.uppercased() }
                records = records.filter { spellings.contains($0.year.uppercased()) }
                if records.isEmpty { _ = try await year(label, in: nil, context) }
            }
            return records.map { IssuedLetter($0, context.organisation.currency) }.filter { state == nil || $0.state == state }
        }
    }

    /// Issues letters by the newest run, to one person or to everybody with a quota in the year. Who has a letter with the same numbers
    /// gets no other.
    ///
    /// Throws as `letter(rep:year:_:)` does.
    public func issue(rep: Subject?, year label: String, on day: CalendarDay, _ context: OperationContext) async throws -> LetterIssue {
        try context.require(.answer)
        let run = try await reports.run(asOf: nil, context)
        let year = try await year(label, in: run, context)
        let lines = Dictionary(
            grouping: try await store.owedLines(context, run: run.number, year: year.id, rep: rep?.id), by: \.repID)
        let stated = Dictionary(
            grouping: try await store.statedLeaves(context, run: run.number, year: year.id, rep: rep?.id), by: \.repID)
        if lines.isEmpty { throw Self.without(rep, year.label, run) }
        let former = Dictionary(
            try await store.letters(context, rep: rep?.id, year: year.id).map { ($0.repID, $0.digest) },
            uniquingKeysWith: { first, _ in first })
        var drafts: [LetterDraft] = []
        for (id, lines) in lines.sorted(by: { $0.key < $1.key }) {
            try Self.verify(lines, run, context)
            let digest = Self.digest(lines, stated[id] ?? [])
            guard former[id] != digest, let whole = lines.last else { continue }
            drafts.append(LetterDraft(rep: id, team: whole.teamID, quota: whole.owed, digest: digest))
        }
        do {
            let numbers = drafts.isEmpty ? [] : try await store.issueLetters(context, year: year.id, run: run.number, on: day, drafts)
            return LetterIssue(numbers: numbers, unchanged: lines.count - drafts.count, year: year.label, run: run.number)
        } catch let error as StoreError { throw OperationError(error) }
    }

    /// Records that the person of a letter, named as reports or files do, has accepted it.
    ///
    /// Throws `OperationError.notFound` for a letter that there is not, `.invalid` for the letter of somebody else, one that was accepted
    /// before, and one that is superseded, saying what changed.
    public func acknowledge(
        letter: Int64, by name: String, on day: CalendarDay, _ context: OperationContext
    ) async throws {
        do {
            let isFound = try await store.acknowledgeLetter(context, letter: letter, on: day) { record, identifiers in
                let issued = IssuedLetter(record, context.organisation.currency)
                guard name == "#\(record.repID)" || identifiers.contains(where: { $0.lowercased() == name.lowercased() }) else {
                    throw OperationError.invalid(
                        "Letter \(letter) is for \(record.rep), and \(name) is somebody else: only \(record.rep) can acknowledge it.")
                }
                if let reason = issued.supersededBecause {
                    throw OperationError.invalid(
                        "Letter \(letter) is superseded: \(reason). Have the newest letter acknowledged; `drumbeat quota issue` issues it.")
                }
                if let before = issued.acknowledgedOn {
                    throw OperationError.invalid("Letter \(letter) was acknowledged on \(before) already.")
                }
                guard day >= issued.issuedOn else {
                    throw OperationError.invalid(
                        "Letter \(letter) was issued on \(issued.issuedOn): it cannot be acknowledged on \(day), before that.")
                }
            }
            guard isFound else { throw Self.unknown(letter, context) }
        } catch let error as StoreError { throw OperationError(error) }
    }

    private static func unknown(_ number: Int64, _ context: OperationContext) -> OperationError {
        .notFound("Organisation \(context.organisation.key) has no letter \(number); `drumbeat quota letters` has those there are.")
    }

    private static func without(_ rep: Subject?, _ year: String, _ run: Run) -> OperationError {
        .notFound(
            "\(rep?.name ?? "Nobody") has \(rep == nil ? "a" : "no") quota in \(year) in run \(run.number), the newest: import quotas, then run `drumbeat nightly`."
        )
    }

    /// As it is written, and with all its digits, with and without FY.
    private static func spellings(ofYear label: String) -> [String] {
        let digits = label.filter { ("0"..."9").contains($0) }
        let long = digits.count == 2 ? "20\(digits)" : digits
        return [label, long, "FY\(long)"]
    }

    /// A fiscal year of the calendar that a run knew, or else of the one of now, by its label, or by its last two digits: `2026`, `FY2026`, `FY26`.
    private func year(_ label: String, in run: Run?, _ context: OperationContext) async throws -> PeriodRecord {
        let spellings = Self.spellings(ofYear: label)
        let long = spellings[1]
        for spelling in spellings {
            if let found = try await store.period(context, label: spelling, knownAt: run?.knownChange), found.level == "year" {
                return found
            }
        }
        let labels = try await store.periodLabels(context, knownAt: run?.knownChange).filter { !$0.contains("-") }
        throw OperationError.notFound(
            "The fiscal calendar of \(context.organisation.key) has no year \(label). Near it are "
                + NearPeriods.labels(to: long.isEmpty ? label : long, among: labels).joined(separator: ", ") + ".")
    }

    private func derive(
        _ rep: Subject, _ year: PeriodRecord, _ run: Run, _ issued: LetterRecord?, _ context: OperationContext
    ) async throws -> QuotaLetter {
        let lines = try await store.owedLines(context, run: run.number, year: year.id, rep: rep.id)
        let stated = try await store.statedLeaves(context, run: run.number, year: year.id, rep: rep.id)
        guard let whole = lines.last else { throw Self.without(rep, year.label, run) }
        try Self.verify(lines, run, context)
        let currency = context.organisation.currency
        let reasons = try await reasons(rep, year, run, context)
        return QuotaLetter(
            rep: rep, year: year.label, organisation: OrganisationSummary(context.organisation), run: RunSummary(run),
            stated: Self.quotas(stated, currency), lines: lines.map { LetterLine($0, reasons[$0.label] ?? [], currency) },
            quota: Money(minorUnits: whole.owed, currency: currency), digest: Self.digest(lines, stated),
            issued: issued.map { IssuedLetter($0, currency) })
    }

    /// Why a leaf period is not simply what is stated, in the words of `explain`, by the label of the period. Shares are named where they
    /// begin and change; what is over-assigned is plain from its column.
    private func reasons(
        _ rep: Subject, _ year: PeriodRecord, _ run: Run, _ context: OperationContext
    ) async throws -> [String: [String]] {
        let lines = try await store.explainedQuotas(
            context, run: run, dimension: Dimension.rep.rawValue, subject: rep.id, first: year.start, last: year.end.advanced(by: -1))
        var periods: [String] = []
        var shares: [String: [String]] = [:]
        var others: [String: [String]] = [:]
        for line in lines.sorted(by: { $0.period < $1.period }) {
            if periods.last != line.period { periods.append(line.period) }
            let words = QuotaLine(line, currency: context.organisation.currency)
            let isPlain = line.kind == "own" && line.shareBasisPoints == nil
            // "25 % of it in the ramp" says that the rest is not expected yet.
            let isSaid = line.kind == "ramp" && others[line.period]?.contains { $0.contains("in the ramp") } == true
            if line.kind == "share" {
                shares[line.period, default: []].append("\(words.source): \(words.basis)")
            } else if !isPlain, !isSaid, !["stated", "over_assignment"].contains(line.kind),
                !others[line.period, default: []].contains(words.basis)
            {
                others[line.period, default: []].append(words.basis)
            }
        }
        var reasons: [String: [String]] = [:]
        var former: [String] = []
        for period in periods {
            let present = shares[period] ?? []
            reasons[period] = (present == former ? [] : present) + (others[period] ?? [])
            former = present
        }
        return reasons
    }

    /// What is derived is what the run published, in every leaf period, quarter and year.
    private static func verify(_ lines: [OwedLine], _ run: Run, _ context: OperationContext) throws {
        guard let wrong = lines.first(where: { $0.owed != $0.cell }) else { return }
        let money = { (units: Int64) in Money(minorUnits: units, currency: context.organisation.currency) }
        if run.ruleDigest != Store.ruleDigest {
            throw OperationError.invalid(
                "Run \(run.number) was computed by other rules than those of this program, and published \(money(wrong.cell)) for \(wrong.label) "
                    + "where these give \(money(wrong.owed)). Run `drumbeat nightly --org \(context.organisation.key) --as-of \(run.asOf)`."
            )
        }
        throw OperationError.inconsistent(
            "The derivation of the quota of person #\(wrong.repID) in \(wrong.label) comes to \(money(wrong.owed)), but run \(run.number) "
                + "published \(money(wrong.cell)). Please report this.")
    }

    /// Labels, words of the plan and numbers, line by line; no name of anybody.
    private static func digest(_ lines: [OwedLine], _ stated: [StatedLeaf]) -> String {
        let owed = lines.map { line in
            [line.stated, line.employment, line.ramp, line.leave, line.shares, line.rounding, line.owed, line.beside, line.displaced]
                .reduce(line.label) { "\($0) \($1)" }
        }
        let quotas = stated.map { leaf in
            [
                leaf.component, leaf.layer, leaf.statedFor, "\(leaf.whole)", leaf.seasonality ?? "-", leaf.label, "\(leaf.amount)",
                "\(leaf.weightBasisPoints)",
            ]
            .joined(separator: "\t")
        }
        return SHA256.hash(data: Array((owed + quotas).joined(separator: "\n").utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// One entry per layer and component; where it is stated for several periods, they are added.
    private static func quotas(_ leaves: [StatedLeaf], _ currency: CurrencyCode) -> [StatedQuota] {
        var keys: [[String]] = []
        for leaf in leaves where keys.last != [leaf.layer, leaf.component] { keys.append([leaf.layer, leaf.component]) }
        return keys.map { key in
            let own = leaves.filter { [$0.layer, $0.component] == key }
            var wholes: [(label: String, amount: Int64)] = []
            for leaf in own where wholes.last?.label != leaf.statedFor { wholes.append((leaf.statedFor, leaf.whole)) }
            let profiles = Set(own.map(\.seasonality))
            return StatedQuota(
                component: key[1], layer: key[0], statedFor: wholes.map(\.label),
                whole: Money(minorUnits: wholes.reduce(0) { $0 + $1.amount }, currency: currency),
                seasonality: profiles.count == 1 ? own.first?.seasonality : nil,
                leaves: own.map { leaf in
                    (
                        leaf.label, Money(minorUnits: leaf.amount, currency: currency),
                        wholes.count == 1 ? StagedFindings.percent(Int64(leaf.weightBasisPoints)) : nil
                    )
                })
        }
    }
}

extension ReportOperations {
    /// Letters of quota over the same store.
    public var letters: LetterOperations { LetterOperations(store: store) }
}

extension LetterLine {
    init(_ line: OwedLine, _ because: [String], _ currency: CurrencyCode) {
        func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: currency) }
        self.init(
            period: line.label, level: PeriodLevel(rawValue: line.level) ?? .month, stated: money(line.stated),
            employment: money(line.employment), ramp: money(line.ramp), leave: money(line.leave), shares: money(line.shares),
            rounding: money(line.rounding), owed: money(line.owed), beside: money(line.beside + line.displaced), because: because)
    }
}

extension IssuedLetter {
    init(_ record: LetterRecord, _ currency: CurrencyCode) {
        let isSuperseded = record.replacedBy != nil || !record.changed.isEmpty
        self.init(
            number: record.number, rep: Subject(dimension: .rep, id: record.repID, name: record.rep), year: record.year, run: record.run,
            asOf: record.asOf, quota: Money(minorUnits: record.quota, currency: currency), digest: record.digest,
            issuedOn: record.issuedOn, issuedBy: record.issuedBy, acknowledgedOn: record.acknowledgedOn,
            acknowledgedBy: record.acknowledgedBy,
            state: isSuperseded ? .superseded : record.acknowledgedOn == nil ? .issued : .acknowledged, replacedBy: record.replacedBy,
            newestRun: record.newestRun, quotaNow: Money(minorUnits: record.quotaNow, currency: currency), changed: record.changed)
    }
}
