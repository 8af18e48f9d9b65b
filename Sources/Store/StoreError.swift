/// What a store refuses, apart from what the database itself reports.
public enum StoreError: Error, Sendable {
    /// An import named a noun there is no staging table for.
    case unknownNoun(String)
    /// Another import of the organisation is running.
    case importUnderWay(organisation: String)
    /// The database knows no time zone of this name.
    case unknownZone(String)
    /// Another nightly run of the organisation is running.
    case runUnderWay(organisation: String)
    /// The request key was used before, for the same files or for others.
    case requestAlreadyMade(key: String, change: Int64, isSame: Bool)
    /// Something was changed that the caller does not know of.
    case changedMeanwhile
    /// Complete files no longer name more than 5 % of a noun's rows.
    case deletionsRefused(noun: String, missing: Int64, total: Int64)
    /// A team would stand above itself.
    case teamCycle(team: String)
    /// Files of an older extract would be loaded over newer ones of the same noun.
    case olderExtract(noun: String, source: String, stated: String, known: String)
    /// A check that must find nothing found something; everything was rolled back.
    case checkFailed(check: String, example: String, count: Int?)
    /// The same inputs and rules gave another result than before.
    case notReproducible(run: Int64, digest: String, found: String)
    /// The as-of day lies outside the fiscal calendar.
    case outsideCalendar(day: String)
    /// The database refused a row; the sentence says what it means.
    case rowRefused(constraint: String, sentence: String)
}
