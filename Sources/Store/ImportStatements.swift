internal import Postgres
internal import SQLCatalog
internal import SalesModel

/// The statements of an import, in the order in which `ImportSession` runs them.
enum ImportStatements {
    typealias Numbering = Statement<(Int64, Int64, String), Void>
    private typealias SQLFolder = SQL.Queries.Import

    /// What no single cell shows: duplicate keys, unknown references, contradictions; by noun.
    static let checks: [(noun: String, statement: Statement<(Int64, String), StagedProblem>)] = [
        ("product", Statement(SQLFolder.checkProducts, StagedProblem.init)),
        ("account", Statement(SQLFolder.checkAccounts, StagedProblem.init)),
        ("team", Statement(SQLFolder.checkTeams, StagedProblem.init)),
        ("person", Statement(SQLFolder.checkPeople, StagedProblem.init)),
        ("person", Statement(SQLFolder.checkNodes, StagedProblem.init)),
        ("person", Statement(SQLFolder.checkWorkplaces, StagedProblem.init)),
        ("territory", Statement(SQLFolder.checkTerritories, StagedProblem.init)),
        ("territory_assignment", Statement(SQLFolder.checkTerritoryAssignments, StagedProblem.init)),
        ("account_territory", Statement(SQLFolder.checkAccountTerritories, StagedProblem.init)),
        ("seasonality", Statement(SQLFolder.checkSeasonality, StagedProblem.init)),
        ("quota", Statement(SQLFolder.checkQuotas, StagedProblem.init)),
        ("ramp_step", Statement(SQLFolder.checkRampSteps, StagedProblem.init)),
        ("ramp_assignment", Statement(SQLFolder.checkRampAssignments, StagedProblem.init)),
        ("absence", Statement(SQLFolder.checkAbsences, StagedProblem.init)),
        ("holiday", Statement(SQLFolder.checkHolidays, StagedProblem.init)),
        ("opportunity", Statement(SQLFolder.checkOpportunities, StagedProblem.init)),
        ("split", Statement(SQLFolder.checkSplits, StagedProblem.init)),
        ("credit_hold", Statement(SQLFolder.checkCreditHolds, StagedProblem.init)),
        ("opportunity_line", Statement(SQLFolder.checkOpportunityLines, StagedProblem.init)),
        ("fx_rate", Statement(SQLFolder.checkFxRates, StagedProblem.init)),
    ]
    /// Quotas of people beside those of territories they carry; the row may stand in the files of either noun.
    static let replaceErasedIdentifiers = Statement<Void, Bool>(SQLFolder.replaceErasedIdentifiers) { (done: Bool) in done }
    static let checkDisplacedQuotas = Statement<(Int64, String, Bool, Bool), StagedProblem>(
        SQLFolder.checkDisplacedQuotas, StagedProblem.init)
    /// Deals that would be held and shared at once; the row may stand in the files of either noun.
    static let checkHeldSplits = Statement<(Int64, String, Bool, Bool), StagedProblem>(SQLFolder.checkHeldSplits, StagedProblem.init)
    /// Deals of which the lines do not sum to the amount; the row may stand in the files of either noun.
    static let checkLineSums = Statement<(Int64, String, Bool), StagedProblem>(SQLFolder.checkLineSums, StagedProblem.init)
    /// A total beside its own components, in these files or among what was imported before.
    static let checkComponents = Statement<(Int64, String, Bool), StagedProblem>(SQLFolder.checkComponents, StagedProblem.init)
    /// Quotas of days instead of a period.
    static let checkWindows = Statement<(Int64, String, Bool), StagedProblem>(SQLFolder.checkWindows, StagedProblem.init)
    /// Quotas of leaders that are their teams', once it is known who leads what.
    static let checkLedTeams = Statement<Int64, StagedProblem>(SQLFolder.checkLedTeams, StagedProblem.init)
    /// Quotas for other periods of subjects that have some already, once the subjects have their numbers.
    static let checkOverlappingQuotas = Statement<(Int64, Bool), StagedProblem>(SQLFolder.checkOverlappingQuotas, StagedProblem.init)
    static let removeReplacedQuotas = Statement<Int64, Void>(SQLFolder.removeReplacedQuotas)
    /// A person's other identifiers in the place of the own one, before anything is looked up.
    static let removeOtherIdentifiers = Statement<(Int64, String), Void>(SQLFolder.removeOtherIdentifiers)
    static let writeOtherIdentifiers = Numbering(SQLFolder.writeOtherIdentifiers)
    static let knownIdentifiers = Statement<(Int64, String, String), String>(SQLFolder.knownIdentifiers) {
        (id: String) in id
    }

    static let numberProducts = Numbering(SQLFolder.numberProducts)
    static let applyProducts = Numbering(SQLFolder.applyProducts)
    static let numberAccounts = Numbering(SQLFolder.numberAccounts)
    static let applyAccounts = Numbering(SQLFolder.applyAccounts)

    static let adoptCompanyTeam = Numbering(SQLFolder.adoptCompanyTeam)
    static let numberTeams = Numbering(SQLFolder.numberTeams)
    static let applyTeams = Numbering(SQLFolder.applyTeams)
    static let numberPeople = Numbering(SQLFolder.numberPeople)
    static let applyPeople = Numbering(SQLFolder.applyPeople)
    static let applyIdentities = Numbering(SQLFolder.applyIdentities)
    static let applyEmployments = Statement<(Int64, Int64, String, CalendarDay), Int64>(SQLFolder.applyEmployments) { (written: Int64) in
        written
    }
    static let splitEmployments = Statement<(Int64, Int64, String, CalendarDay), Void>(SQLFolder.splitEmployments)
    static let endEmployments = Statement<(Int64, Int64, String, CalendarDay), Void>(SQLFolder.endEmployments)
    static let endParents = Statement<(Int64, Int64, CalendarDay), Int64>(SQLFolder.endParents) { (ended: Int64) in ended }
    static let beginParents = Statement<(Int64, Int64, CalendarDay), Void>(SQLFolder.beginParents)
    static let findTeamCycle = Statement<(Int64, CalendarDay), String>(SQLFolder.findTeamCycle) { (team: String) in team }
    static let removeMemberships = Statement<Int64, Void>(SQLFolder.removeMemberships)
    static let writeMemberships = Statement<(Int64, Int64), Void>(SQLFolder.writeMemberships)

    static let numberTerritories = Numbering(SQLFolder.numberTerritories)
    static let applyTerritories = Numbering(SQLFolder.applyTerritories)
    static let applyTerritoryParents = Statement<(Int64, Int64, String, CalendarDay), Int64>(
        SQLFolder.applyTerritoryParents
    ) { (written: Int64) in written }
    static let removeTerritoryAssignments = Statement<(Int64, String, Bool), Void>(SQLFolder.removeTerritoryAssignments)
    static let writeTerritoryAssignments = Statement<(Int64, Int64), Void>(SQLFolder.writeTerritoryAssignments)
    static let removeAccountTerritories = Statement<(Int64, String, Bool, CalendarDay), Void>(SQLFolder.removeAccountTerritories)
    static let endAccountTerritories = Statement<(Int64, Int64, String, CalendarDay), Void>(SQLFolder.endAccountTerritories)
    static let writeAccountTerritories = Statement<(Int64, Int64), Void>(SQLFolder.writeAccountTerritories)
    static let removeSeasonality = Statement<Int64, Void>(SQLFolder.removeSeasonality)
    static let writeSeasonality = Statement<(Int64, Int64), Void>(SQLFolder.writeSeasonality)
    static let removeRampSteps = Statement<Int64, Void>(SQLFolder.removeRampSteps)
    static let writeRampSteps = Statement<(Int64, Int64), Void>(SQLFolder.writeRampSteps)
    static let removeRampAssignments = Statement<(Int64, String), Void>(SQLFolder.removeRampAssignments)
    static let writeRampAssignments = Numbering(SQLFolder.writeRampAssignments)
    static let removeAbsences = Statement<(Int64, String, Bool), Void>(SQLFolder.removeAbsences)
    static let writeAbsences = Numbering(SQLFolder.writeAbsences)
    static let removeHolidays = Statement<Int64, Void>(SQLFolder.removeHolidays)
    static let writeHolidays = Statement<(Int64, Int64), Void>(SQLFolder.writeHolidays)
    static let countMissingHolidays = Statement<Int64, MissingCount>(SQLFolder.countMissingHolidays, MissingCount.init)
    static let removeQuotas = Statement<(Int64, String), Void>(SQLFolder.removeQuotas)
    static let writeQuotas = Statement<(Int64, Int64), Void>(SQLFolder.writeQuotas)
    static let spreadQuotas = Statement<(Int64, Int64), Void>(SQLFolder.spreadQuotas)

    static let numberOpportunities = Numbering(SQLFolder.numberOpportunities)
    static let keepFormerOwners = Statement<(Int64, Int64, CalendarDay), Void>(SQLFolder.keepFormerOwners)
    static let logOpportunityEvents = Statement<(Int64, Int64, PostgresTimestamp), Void>(SQLFolder.logOpportunityEvents)
    static let updateOpportunities = Statement<(Int64, Int64), Void>(SQLFolder.updateOpportunities)
    static let insertOpportunities = Statement<(Int64, Int64), Void>(SQLFolder.insertOpportunities)
    static let deleteOpportunities = Statement<(Int64, String), Void>(SQLFolder.deleteOpportunities)
    static let restampOpportunities = Statement<(Int64, Int64, CalendarDay, Bool), Void>(SQLFolder.restampOpportunities)

    static let removeSplits = Statement<(Int64, String, Bool), Void>(SQLFolder.removeSplits)
    static let writeSplits = Statement<(Int64, Int64), Void>(SQLFolder.writeSplits)

    static let removeCreditHolds = Statement<(Int64, String), Void>(SQLFolder.removeCreditHolds)
    static let writeCreditHolds = Statement<(Int64, Int64), Void>(SQLFolder.writeCreditHolds)
    static let countMissingCreditHolds = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingCreditHolds, MissingCount.init)

    static let removeOpportunityLines = Statement<(Int64, String, Bool), Void>(SQLFolder.removeOpportunityLines)
    static let writeOpportunityLines = Statement<(Int64, Int64), Void>(SQLFolder.writeOpportunityLines)
    static let countMissingOpportunityLines = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingOpportunityLines, MissingCount.init)

    static let removeRates = Statement<(Int64, Bool), Void>(SQLFolder.removeFxRates)
    static let writeRates = Statement<(Int64, Int64), Void>(SQLFolder.writeFxRates)

    static let countMissingRates = Statement<Int64, MissingCount>(SQLFolder.countMissingFxRates, MissingCount.init)
    static let countMissingSplits = Statement<(Int64, String), MissingCount>(SQLFolder.countMissingSplits, MissingCount.init)
    static let countMissingOpportunities = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingOpportunities, MissingCount.init)
    static let countMissingQuotas = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingQuotas, MissingCount.init)
    static let countMissingAssignments = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingTerritoryAssignments, MissingCount.init)
    static let countMissingAccountTerritories = Statement<(Int64, String, CalendarDay), MissingCount>(
        SQLFolder.countMissingAccountTerritories, MissingCount.init)
    static let countMissingRampAssignments = Statement<(Int64, String), MissingCount>(
        SQLFolder.countMissingRampAssignments, MissingCount.init)
    static let countMissingAbsences = Statement<(Int64, String), MissingCount>(SQLFolder.countMissingAbsences, MissingCount.init)
    static let countMissingPeople = Statement<(Int64, String, CalendarDay), MissingCount>(
        SQLFolder.countMissingPeople, MissingCount.init)
    static let orphanDeals = Statement<Void, String>(SQL.Checks.orphanDeal) { (problem: String) in problem }

    /// `copy … from stdin` into the staging table of each noun.
    static let copies: [String: SQLFile] = [
        "product": SQLFolder.copyProduct, "account": SQLFolder.copyAccount, "team": SQLFolder.copyTeam,
        "person": SQLFolder.copyPerson, "territory": SQLFolder.copyTerritory,
        "territory_assignment": SQLFolder.copyTerritoryAssignment, "seasonality": SQLFolder.copySeasonality,
        "account_territory": SQLFolder.copyAccountTerritory,
        "quota": SQLFolder.copyQuota, "ramp_step": SQLFolder.copyRampStep, "ramp_assignment": SQLFolder.copyRampAssignment,
        "absence": SQLFolder.copyAbsence, "holiday": SQLFolder.copyHoliday, "opportunity": SQLFolder.copyOpportunity,
        "split": SQLFolder.copySplit,
        "credit_hold": SQLFolder.copyCreditHold, "opportunity_line": SQLFolder.copyOpportunityLine,
        "fx_rate": SQLFolder.copyFxRate,
    ]
}

/// Something wrong with a staged row that no single cell shows.
public struct StagedProblem: Sendable, Hashable {
    /// Which file of the import, counted from 0.
    public let file: Int32
    /// The number of the staged row: the row of the sheet, the header being 1, unless the sheet is a wide one.
    public let row: Int32
    /// The field of the noun.
    public let field: String
    /// Its value.
    public let value: String?
    /// What is wrong, such as `reference.unknown`.
    public let code: String
    /// What the sentence of the code needs: the kind of a reference, the first of two rows.
    public let detail: String?
}

/// Problems that show only when part of the import is applied: who leads a team is known once the roster is written.
public struct LateProblems: Error {
    /// The problems, in the order of files and rows.
    public let problems: [StagedProblem]
}

/// How many rows of a noun a complete file no longer names, and of how many.
struct MissingCount: Sendable {
    let missing: Int64
    let total: Int64
}
