public import SalesModel

/// A believable sales organisation made of a number, whose true totals are known without any database.
///
/// The same seed, size and day give the same bytes on every machine: no clock, no random device, no hash order.
/// Each deal and each quota is decided once, by a rule; the files spell the decisions out and ``truth`` adds them up.
///
/// The organisation has teams of 6 to 10 reps, each led by a manager, in three to five regions; two years of deals
/// before `asOf` (about forty per rep), and quotas to the end of the fiscal year of `asOf`. The fiscal year starts in
/// February. Among any forty reps there are some without a deal, without a team, without a quota, newly hired and ramping, gone,
/// on leave, and four whose quota comes from a territory; managers look after key accounts, whose quotas move with them. A few
/// deals lack account, product, amount or close date; some are shared, some have an overlay; about one in sixteen is in EUR or
/// GBP, at the plan's and at dated rates, and a few are in CHF, for which there is no rate.
///
/// A month later, ``writeLater(to:)`` tells what has become known since: transfers, new deals, and changes in periods that are
/// locked by then.
public struct SampleOrganisation: Sendable {
    /// Receives the next bytes of a file. Files come one after another, each from its first byte to its last.
    public typealias Sink = (_ fileName: String, _ bytes: [UInt8]) throws -> Void

    /// What everything is decided from.
    public let seed: UInt64
    /// Number of reps; managers come on top, about one for eight reps.
    public let reps: Int
    /// Last day of the data, and the day the truth is told for.
    public let asOf: CalendarDay
    /// Key of the organisation in the mapping.
    public let organisationKey: String

    /// The days that can be as-of days: 1980-01-01 to 2199-12-31.
    public static let days =
        (CalendarDay(year: 1980, month: 1, day: 1) ?? .first)...(CalendarDay(year: 2199, month: 12, day: 31) ?? .last)
    /// The as-of day unless another is asked for: 2026-09-30.
    public static let defaultDay = CalendarDay(year: 2026, month: 9, day: 30) ?? days.upperBound

    /// Name of the organisation: the subject of the company's totals.
    public var organisationName: String {
        organisationKey == "sample" ? "Sample Organisation" : "Sample Organisation \(organisationKey)"
    }

    /// An organisation to be written; nothing is generated yet.
    ///
    /// - Parameters:
    ///   - seed: any number.
    ///   - reps: 1 to 1 000 000.
    ///   - asOf: a day of ``days``. Values outside, of this and of `reps`, are moved to the nearest bound.
    ///   - organisationKey: written to the mapping as it is; whether it is a valid key is for the import to say.
    public init(
        seed: UInt64, reps: Int, asOf: CalendarDay = defaultDay, organisationKey: String = "sample"
    ) {
        self.seed = seed
        self.reps = min(max(reps, 1), 1_000_000)
        self.asOf = min(max(asOf, Self.days.lowerBound), Self.days.upperBound)
        self.organisationKey = organisationKey
    }

    /// The last day of what the later files tell: 31 days after ``asOf``.
    public var laterAsOf: CalendarDay { asOf.advanced(by: SampleCalendar.laterDays) }

    /// Labels of the periods that are over when the first files are extracted, for whoever locks them: whole fiscal years, then the
    /// quarters before the one of ``asOf``. The later files tell more about the last of them.
    public var periodsToLock: [String] {
        let calendar = SampleCalendar(asOf: asOf)
        let months = calendar.lockedMonths
        let years = months.lowerBound / 12..<months.upperBound / 12
        let quarters = years.upperBound * 4..<months.upperBound / 3
        return years.map { calendar.label(.year, $0) } + quarters.map { calendar.label(.quarter, $0) }
    }

    /// The true totals of the first files, at the end of ``asOf``. Told anew on each access: keep it. Takes memory in proportion to
    /// the number of deals.
    public var truth: SampleTruth { Parts(self).truth(isLater: false, before: nil) }

    /// The true totals after the later files, at the end of ``laterAsOf``, with what is reported of them if ``periodsToLock``
    /// were locked in between. Told anew on each access.
    public var laterTruth: SampleTruth {
        let parts = Parts(self)
        return parts.truth(isLater: true, before: parts.truth(isLater: false, before: nil))
    }

    /// Hands the CSV files and last their `mapping.yaml` to `sink`, in chunks of about 64 KiB.
    ///
    /// - Throws: only what `sink` throws.
    public func write(to sink: Sink) throws {
        let files = Parts(self).files
        let entries = [
            try files.writeProducts(sink),
            try files.writeAccounts(sink),
            try files.writePeople("people.csv", isLater: false, sink),
            try files.writeAbsences(sink),
            try files.writeHolidays(sink),
            try files.writeRampSteps(sink),
            try files.writeRampAssignments(sink),
            try files.writeTerritories(sink),
            try files.writeTerritoryAssignments(sink),
            try files.writeAccountTerritories(sink),
            try files.writeSeasonality(sink),
            try files.writeQuotas(sink),
            try files.writeRates("fx_rates.csv", isLater: false, sink),
            try files.writeOpportunities("opportunities.csv", isLater: false, sink),
            try files.writeSplits("splits.csv", isLater: false, sink),
        ]
        let remark = "Everything as it was known at the end of \(asOf): roster, territories, plans, rates and deals."
        try write(entries, "mapping.yaml", remark, extractedAfter: asOf, isComplete: true, sink)
    }

    /// Hands what becomes known after the first files to `sink`: in the folder `transfers` the roster of a later day, on which
    /// some have moved to another team, then in the folder `late` what the CRM says at the end of ``laterAsOf``. In each the mapping
    /// comes last.
    ///
    /// - Throws: only what `sink` throws.
    public func writeLater(to sink: Sink) throws {
        let files = Parts(self).files
        let moved = asOf.advanced(by: SampleCalendar.transferDays - 1)
        try write(
            [try files.writePeople("transfers/people.csv", isLater: true, sink)], "transfers/mapping.yaml",
            "HR's roster of the day on which some reps moved to another team.", extractedAfter: moved, isComplete: true, sink)
        let late = [
            try files.writeRates("late/fx_rates.csv", isLater: true, sink),
            try files.writeOpportunities("late/opportunities.csv", isLater: true, sink),
            try files.writeSplits("late/splits.csv", isLater: true, sink),
        ]
        let remark =
            "What the CRM has had since \(asOf): new deals, some of them of periods that are locked by now, and old ones that were "
            + "corrected, cancelled, shared otherwise or handed over."
        try write(late, "late/mapping.yaml", remark, extractedAfter: laterAsOf, isComplete: false, sink)
    }

    private func write(
        _ entries: [SampleMapping.Entry], _ name: String, _ remark: String, extractedAfter day: CalendarDay, isComplete: Bool, _ sink: Sink
    ) throws {
        let mapping = SampleMapping(
            organisationKey: organisationKey, organisationName: organisationName, remark: remark, extractedOn: day.advanced(by: 1),
            isComplete: isComplete, entries: entries)
        try sink(name, Array(mapping.text.utf8))
    }

    /// Who decides what.
    private struct Parts {
        let organisationName: String
        let roster: SampleRoster
        let calendar: SampleCalendar
        let territories: SampleTerritories
        let quotas: SampleQuotas
        let deals: SampleDeals
        let rates: SampleRates

        init(_ sample: SampleOrganisation) {
            organisationName = sample.organisationName
            calendar = SampleCalendar(asOf: sample.asOf)
            roster = SampleRoster(seed: sample.seed, reps: sample.reps, calendar: calendar)
            territories = SampleTerritories(roster: roster, calendar: calendar)
            quotas = SampleQuotas(roster: roster, calendar: calendar, territories: territories)
            deals = SampleDeals(roster: roster, calendar: calendar, territories: territories)
            rates = SampleRates(seed: sample.seed, calendar: calendar)
        }

        var files: SampleFiles {
            SampleFiles(roster: roster, calendar: calendar, territories: territories, quotas: quotas, deals: deals, rates: rates)
        }

        func truth(isLater: Bool, before: SampleTruth?) -> SampleTruth {
            SampleTruth(
                organisationName: organisationName, roster: roster, calendar: calendar, territories: territories, deals: deals,
                rates: rates,
                quotas: SampleQuotaTruth(
                    roster: roster, calendar: calendar, territories: territories, quotas: quotas, isLater: isLater),
                isLater: isLater, before: before)
        }
    }
}
