public import SalesModel

/// What is stated for somebody in a fiscal year under one component and layer.
public struct StatedQuota: Sendable {
    /// The component, such as `total`, and the layer: `base` or `over_assignment`.
    public let component: String, layer: String
    /// The labels of the periods for which it is stated.
    public let statedFor: [String]
    /// The whole.
    public let whole: Money
    /// The profile by which it is spread; nil for evenly.
    public let seasonality: String?
    /// What of it falls to each leaf period, and its weight, such as `6.67 %`; the weight is nil where several are added.
    public let leaves: [(period: String, amount: Money, weight: String?)]

    /// A stated quota.
    public init(
        component: String, layer: String, statedFor: [String], whole: Money, seasonality: String?,
        leaves: [(period: String, amount: Money, weight: String?)]
    ) {
        self.component = component
        self.layer = layer
        self.statedFor = statedFor
        self.whole = whole
        self.seasonality = seasonality
        self.leaves = leaves
    }
}

extension StatedQuota {
    /// What it is stated for, in words: `2026`, or `2026-01 to 2026-12`.
    public var span: String {
        guard let first = statedFor.first, let last = statedFor.last else { return "" }
        return first == last ? first : "\(first) to \(last)"
    }

    /// How it is spread, in words.
    public var spread: String {
        guard let seasonality else { return statedFor.count > 1 ? "as stated" : "evenly" }
        return "by \(seasonality)"
    }

    /// How it is spread, with the weight of each leaf period: `by Retail: 2026-01 to 2026-09 6.67 %, 2026-10 to 2026-12 13.33 %`.
    public var spreadInFull: String {
        guard seasonality != nil else { return spread }
        var runs: [(first: String, last: String, weight: String)] = []
        for leaf in leaves {
            guard let weight = leaf.weight else { return spread }
            if let former = runs.last, former.weight == weight {
                runs[runs.count - 1].last = leaf.period
            } else {
                runs.append((leaf.period, leaf.period, weight))
            }
        }
        let words = runs.map { "\($0.first == $0.last ? $0.first : "\($0.first) to \($0.last)") \($0.weight)" }
        return words.isEmpty ? spread : spread + ": " + words.joined(separator: ", ")
    }
}

/// How the quota of a leaf period, quarter or year comes about: stated, less not employed, ramp and leave, and shares, is owed.
public struct LetterLine: Sendable {
    /// The label of the period, and how long it is.
    public let period: String, level: PeriodLevel
    /// What is stated for him.
    public let stated: Money
    /// What is not owed for want of employment, in a ramp, on leave.
    public let employment: Money, ramp: Money, leave: Money
    /// What shares of territories, and through them of accounts, add.
    public let shares: Money
    /// A cent by which the parts of a leaf period miss its quota, because they are rounded over the quarter.
    public let rounding: Money
    /// The quota that counts: that of the run.
    public let owed: Money
    /// What stands beside it and does not count: over-assigned, or displaced by an own quota.
    public let beside: Money
    /// The reasons, such as `not employed on 14 of 31 days`.
    public let because: [String]

    /// A line of the derivation.
    public init(
        period: String, level: PeriodLevel, stated: Money, employment: Money, ramp: Money, leave: Money, shares: Money, rounding: Money,
        owed: Money, beside: Money, because: [String]
    ) {
        self.period = period
        self.level = level
        self.stated = stated
        self.employment = employment
        self.ramp = ramp
        self.leave = leave
        self.shares = shares
        self.rounding = rounding
        self.owed = owed
        self.beside = beside
        self.because = because
    }
}

/// A letter of quota: what somebody owes in a fiscal year and how it comes about, by one run.
public struct QuotaLetter: Sendable {
    /// Whose.
    public let rep: Subject
    /// The label of the fiscal year.
    public let year: String
    /// Of which organisation, by which run.
    public let organisation: OrganisationSummary, run: RunSummary
    /// What is stated.
    public let stated: [StatedQuota]
    /// Leaf periods, each quarter after its own, the year last.
    public let lines: [LetterLine]
    /// The quota of the year.
    public let quota: Money
    /// SHA-256 over the numbers, without any name.
    public let digest: String
    /// The letter as issued last to this person for this year; nil before the first.
    public let issued: IssuedLetter?

    /// A letter.
    public init(
        rep: Subject, year: String, organisation: OrganisationSummary, run: RunSummary, stated: [StatedQuota], lines: [LetterLine],
        quota: Money, digest: String, issued: IssuedLetter?
    ) {
        self.rep = rep
        self.year = year
        self.organisation = organisation
        self.run = run
        self.stated = stated
        self.lines = lines
        self.quota = quota
        self.digest = digest
        self.issued = issued
    }
}

/// How far a letter has come.
public enum LetterState: String, Sendable, CaseIterable {
    /// Not accepted yet.
    case issued
    /// Accepted, and still what the newest run says.
    case acknowledged
    /// A later run gives other numbers, or a later letter was issued.
    case superseded
}

/// A letter that was issued.
public struct IssuedLetter: Sendable {
    /// Its number within the organisation.
    public let number: Int64
    /// Whose, and of which fiscal year.
    public let rep: Subject, year: String
    /// By which run, and its as-of day.
    public let run: Int64, asOf: CalendarDay
    /// The quota of the year in the letter, and SHA-256 over its numbers.
    public let quota: Money, digest: String
    /// When, and by whom.
    public let issuedOn: CalendarDay, issuedBy: String
    /// When it was accepted, and who recorded that; nil before.
    public let acknowledgedOn: CalendarDay?, acknowledgedBy: String?
    /// How far it has come.
    public let state: LetterState
    /// The later letter to the same person for the same year.
    public let replacedBy: Int64?
    /// The newest run, what it gives for the year, and the leaf periods that it gives otherwise.
    public let newestRun: Int64, quotaNow: Money, changed: [String]

    /// A letter that was issued.
    public init(
        number: Int64, rep: Subject, year: String, run: Int64, asOf: CalendarDay, quota: Money, digest: String, issuedOn: CalendarDay,
        issuedBy: String, acknowledgedOn: CalendarDay?, acknowledgedBy: String?, state: LetterState, replacedBy: Int64?, newestRun: Int64,
        quotaNow: Money, changed: [String]
    ) {
        self.number = number
        self.rep = rep
        self.year = year
        self.run = run
        self.asOf = asOf
        self.quota = quota
        self.digest = digest
        self.issuedOn = issuedOn
        self.issuedBy = issuedBy
        self.acknowledgedOn = acknowledgedOn
        self.acknowledgedBy = acknowledgedBy
        self.state = state
        self.replacedBy = replacedBy
        self.newestRun = newestRun
        self.quotaNow = quotaNow
        self.changed = changed
    }

    /// What superseded it, as a sentence; nil while it is in force.
    public var supersededBecause: String? {
        guard state == .superseded else { return nil }
        let periods = changed.count == 1 ? "period" : "periods"
        let other =
            "run \(newestRun) gives \(quotaNow) instead of \(quota) in \(year); \(periods) with another quota: \(changed.joined(separator: ", "))"
        return [replacedBy.map { "letter \($0) was issued instead" }, changed.isEmpty ? nil : other].compactMap(\.self)
            .joined(separator: "; ")
    }
}

/// What issuing letters came to.
public struct LetterIssue: Sendable {
    /// The numbers of the letters that were issued.
    public let numbers: [Int64]
    /// How many people have a letter with the same numbers already.
    public let unchanged: Int
    /// The label of the year, and the run.
    public let year: String, run: Int64
}
