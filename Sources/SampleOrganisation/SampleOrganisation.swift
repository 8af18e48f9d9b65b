public import SalesModel

/// A believable sales organisation made of a number, whose true totals are known without any database.
///
/// The same seed, size and day give the same bytes on every machine: no clock, no random device, no hash order.
/// Each deal and each quota is decided once, by a rule; the files spell the decisions out and ``truth`` adds them up.
///
/// The organisation has teams of 6 to 10 reps, each led by a manager, in three to five regions; two years of deals
/// before `asOf` (about forty per rep), and quotas to the end of the fiscal year of `asOf`. The fiscal year starts in
/// February. Among any forty reps there are some without a deal, without a team, without a quota, newly hired, gone,
/// and four whose quota comes from a territory. A few deals lack account, product, amount or close date; about one in
/// thirty is in EUR, for which there is no rate.
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

    /// The true totals. Told anew on each access: keep it. Takes memory in proportion to the number of deals.
    public var truth: SampleTruth {
        let calendar = SampleCalendar(asOf: asOf)
        let roster = SampleRoster(seed: seed, reps: reps, calendar: calendar)
        return SampleTruth(
            organisationName: organisationName, roster: roster, calendar: calendar,
            deals: SampleDeals(roster: roster, calendar: calendar),
            quotas: SampleQuotas(roster: roster, calendar: calendar))
    }

    /// Hands the seven CSV files and last their `mapping.yaml` to `sink`, in chunks of about 64 KiB.
    ///
    /// - Throws: only what `sink` throws.
    public func write(to sink: Sink) throws {
        let calendar = SampleCalendar(asOf: asOf)
        let roster = SampleRoster(seed: seed, reps: reps, calendar: calendar)
        let quotas = SampleQuotas(roster: roster, calendar: calendar)
        let deals = SampleDeals(roster: roster, calendar: calendar)
        let files = SampleFiles(roster: roster, calendar: calendar)
        let entries = [
            try files.writeProducts(sink),
            try files.writeAccounts(sink),
            try files.writePeople(sink),
            try files.writeTerritories(quotas, sink),
            try files.writeTerritoryAssignments(quotas, sink),
            try files.writeQuotas(quotas, sink),
            try files.writeOpportunities(deals, sink),
        ]
        let mapping = SampleMapping(
            organisationKey: organisationKey, organisationName: organisationName, asOf: asOf, entries: entries)
        try sink("mapping.yaml", Array(mapping.text.utf8))
    }
}
