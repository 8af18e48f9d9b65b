package import Postgres
package import SQLCatalog

/// Every statement and script of the store. A test prepares each statement against a migrated database and compares its types;
/// another makes sure that every file of `sql/queries`, `sql/rollups` and `sql/checks` stands here.
package enum StatementCatalogue {
    /// The statements, each with the types that its Swift value sends and reads.
    package static let all: [StatementOutline] =
        organisations + access + erasures + changes + audit + policies + imports + runs + reports + inquiries + letters + jobs + coaching

    /// Files of several statements: they make the working tables of a transaction, in the order in which it runs them.
    package static let scripts: [SQLFile] = [
        SQL.Queries.Import.staging, SQL.Queries.Import.replaceOtherIdentifiers, SQL.Queries.Import.placeNodes,
        SQL.Queries.Import.spreadWindows, SQL.Queries.Import.analyze,
        SQL.Queries.Import.resolveRoster,
        SQL.Queries.Import.resolveStructure, SQL.Queries.Import.resolveTerritoryAssignments,
        SQL.Queries.Import.resolveAccountTerritories,
        SQL.Queries.Import.resolveQuotas, SQL.Queries.Import.resolveOpportunities,
        SQL.Queries.Import.resolveSplits, SQL.Queries.Import.resolveCreditHolds, SQL.Queries.Import.resolveOpportunityLines,
        SQL.Queries.Import.resolveFxRates, SQL.Queries.Import.resolveHolidays, SQL.Rollups.tables, SQL.Rollups.analyze,
        SQL.Rollups.coachingTables, SQL.Rollups.analyzeCoaching,
        SQL.Queries.Calendar.staging, SQL.Queries.Calendar.apply,
    ]

    /// The files that bring rows into the staging table of a noun, by noun.
    package static let copies: [String: SQLFile] = ImportStatements.copies

    private static let organisations: [StatementOutline] = [
        OrganisationStatements.find.outline, ServiceStatements.organisations.outline,
        ServiceStatements.server.outline, ServiceStatements.login.outline, ServiceStatements.tables.outline,
        OrganisationStatements.found.outline, OrganisationStatements.addFiscalPeriods.outline,
        OrganisationStatements.addCompanyTeam.outline, OrganisationStatements.localDay.outline, OrganisationStatements.today.outline,
        CalendarStatements.periods.outline, CalendarStatements.versions.outline, CalendarStatements.record.outline,
        CalendarStatements.plan.outline, CalendarStatements.movedQuotas.outline, CalendarStatements.quotaTotal.outline,
        CalendarStatements.counts.outline,
    ]

    private static let access: [StatementOutline] = [
        AccessStatements.assume.outline, AccessStatements.describeImport.outline, AccessStatements.authenticate.outline,
        AccessStatements.ledTeams.outline, AccessStatements.snapshot.outline,
        AccessStatements.noteUse.outline,
        AccessStatements.redeemLink.outline, AccessStatements.endSession.outline, AccessStatements.issueCredential.outline,
        AccessStatements.credentials.outline, AccessStatements.endCredentials.outline, AccessStatements.users.outline,
        AccessStatements.peopleNamed.outline, AccessStatements.findUser.outline, AccessStatements.addUser.outline,
        AccessStatements.setActive.outline, AccessStatements.grants.outline, AccessStatements.giveGrant.outline,
        AccessStatements.endGrant.outline, AccessStatements.countRefusal.outline, AccessStatements.beginView.outline,
        AccessStatements.endView.outline,
        AccessStatements.ownEvents.outline,
        SubjectStatements.find.outline, SubjectStatements.link.outline,
        SubjectStatements.unlink.outline, SubjectStatements.openSession.outline, SubjectStatements.countAdministrators.outline,
    ]

    private static let erasures: [StatementOutline] = [
        ErasureStatements.standing.outline, ErasureStatements.erase.outline,
        ImportStatements.replaceErasedIdentifiers.outline,
    ]

    private static let changes: [StatementOutline] = [
        ChangeStatements.open.outline, ChangeStatements.assume.outline, ChangeStatements.enterFence.outline,
        ChangeStatements.takeImportTurn.outline, ChangeStatements.findByRequestKey.outline,
        ChangeStatements.findNewerExtract.outline, ChangeStatements.newest.outline, ChangeStatements.created.outline,
        ChangeStatements.countDifferences.outline, ChangeStatements.listDifferences.outline,
        PlannerStatements.countAtOnce.outline, PlannerStatements.refresh.outline,
    ]

    private static let audit: [StatementOutline] = [
        AuditStatements.changes.outline, AuditStatements.events.outline, AuditStatements.refusals.outline,
        AuditStatements.closeHour.outline, AuditStatements.openHour.outline, AuditStatements.takeTurn.outline,
        AuditStatements.seal.outline, PersonStatements.records.outline, AuditStatements.verify.outline,
    ]

    private static let jobs: [StatementOutline] = [
        JobStatements.open.outline, JobStatements.findByRequestKey.outline, JobStatements.note.outline, JobStatements.end.outline,
        JobStatements.addFindings.outline, JobStatements.findings.outline, JobStatements.list.outline,
    ]

    private static let policies: [StatementOutline] = [
        PolicyStatements.keys.outline, PolicyStatements.list.outline, PolicyStatements.judge.outline, PolicyStatements.end.outline,
        PolicyStatements.remove.outline, PolicyStatements.write.outline,
    ]

    private static let imports: [StatementOutline] =
        ImportStatements.checks.map(\.statement.outline) + [
            ImportStatements.checkDisplacedQuotas.outline, ImportStatements.checkComponents.outline,
            ImportStatements.checkHeldSplits.outline, ImportStatements.checkLineSums.outline,
            ImportStatements.checkLedTeams.outline, ImportStatements.checkOverlappingQuotas.outline,
            ImportStatements.removeReplacedQuotas.outline, ImportStatements.checkWindows.outline, ImportStatements.knownIdentifiers.outline,
            ImportStatements.removeOtherIdentifiers.outline, ImportStatements.writeOtherIdentifiers.outline,
            ImportStatements.numberProducts.outline,
            ImportStatements.applyProducts.outline, ImportStatements.numberAccounts.outline,
            ImportStatements.applyAccounts.outline, ImportStatements.adoptCompanyTeam.outline,
            ImportStatements.numberTeams.outline, ImportStatements.applyTeams.outline, ImportStatements.numberPeople.outline,
            ImportStatements.applyPeople.outline, ImportStatements.applyIdentities.outline,
            ImportStatements.applyEmployments.outline, ImportStatements.splitEmployments.outline, ImportStatements.endEmployments.outline,
            ImportStatements.endParents.outline, ImportStatements.beginParents.outline,
            ImportStatements.findTeamCycle.outline, ImportStatements.removeMemberships.outline,
            ImportStatements.writeMemberships.outline,
            ImportStatements.numberTerritories.outline, ImportStatements.applyTerritories.outline,
            ImportStatements.applyTerritoryParents.outline, ImportStatements.removeTerritoryAssignments.outline,
            ImportStatements.writeTerritoryAssignments.outline, ImportStatements.removeAccountTerritories.outline,
            ImportStatements.endAccountTerritories.outline, ImportStatements.writeAccountTerritories.outline,
            ImportStatements.countMissingAccountTerritories.outline, ImportStatements.removeQuotas.outline,
            ImportStatements.removeSeasonality.outline, ImportStatements.writeSeasonality.outline,
            ImportStatements.removeRampSteps.outline, ImportStatements.writeRampSteps.outline,
            ImportStatements.removeRampAssignments.outline, ImportStatements.writeRampAssignments.outline,
            ImportStatements.removeAbsences.outline, ImportStatements.writeAbsences.outline,
            ImportStatements.countMissingRampAssignments.outline, ImportStatements.countMissingAbsences.outline,
            ImportStatements.countMissingHolidays.outline, ImportStatements.removeHolidays.outline, ImportStatements.writeHolidays.outline,
            ImportStatements.writeQuotas.outline, ImportStatements.spreadQuotas.outline,
            ImportStatements.numberOpportunities.outline, ImportStatements.keepFormerOwners.outline,
            ImportStatements.logOpportunityEvents.outline, ImportStatements.updateOpportunities.outline,
            ImportStatements.insertOpportunities.outline, ImportStatements.deleteOpportunities.outline,
            ImportStatements.restampOpportunities.outline, ImportStatements.countMissingOpportunities.outline,
            ImportStatements.countMissingQuotas.outline, ImportStatements.countMissingAssignments.outline,
            ImportStatements.countMissingPeople.outline, ImportStatements.countMissingSplits.outline,
            ImportStatements.removeSplits.outline, ImportStatements.writeSplits.outline,
            ImportStatements.countMissingCreditHolds.outline, ImportStatements.removeCreditHolds.outline,
            ImportStatements.writeCreditHolds.outline, ImportStatements.countMissingOpportunityLines.outline,
            ImportStatements.removeOpportunityLines.outline, ImportStatements.writeOpportunityLines.outline,
            ImportStatements.countMissingRates.outline, ImportStatements.removeRates.outline, ImportStatements.writeRates.outline,
            ImportStatements.orphanDeals.outline,
        ]

    private static let coaching: [StatementOutline] =
        [
            CadenceStatements.kinds.outline, CadenceStatements.list.outline, CadenceStatements.teams.outline,
            CadenceStatements.isSo.outline,
            CadenceStatements.end.outline, CadenceStatements.remove.outline, CadenceStatements.write.outline,
            SessionStatements.open.outline, SessionStatements.takeTurn.outline, SessionStatements.recordStep.outline,
            SessionStatements.log.outline, SessionStatements.writeText.outline, SessionStatements.respond.outline,
            SessionStatements.rate.outline, SessionStatements.list.outline, SessionStatements.slots.outline,
        ]

    private static let runs: [StatementOutline] =
        [
            RunStatements.takeTurn.outline, RunStatements.closeFence.outline, RunStatements.knownChange.outline,
            RunStatements.assume.outline, RunStatements.insert.outline, RunStatements.latest.outline, RunStatements.list.outline,
            RunStatements.find.outline,
            RunStatements.asOfDays.outline, RunStatements.digest.outline, RollupStatements.fact.outline, RollupStatements.tally.outline,
            RollupStatements.middle.outline,
            RollupStatements.quotaLine.outline,
            RollupStatements.quotaPart.outline, RollupStatements.horizon.outline, RollupStatements.population.outline,
            RollupStatements.pipelineCell.outline, RollupStatements.attainmentCell.outline,
            RollupStatements.adjustmentCell.outline, RollupStatements.credit.outline, RollupStatements.creditPart.outline,
            RollupStatements.productCredit.outline, RollupStatements.coachingPair.outline, RollupStatements.personOff.outline,
            RollupStatements.weekOff.outline, RollupStatements.coachingSession.outline, RollupStatements.expectedSlot.outline,
            RollupStatements.slot.outline, RollupStatements.coachingCell.outline,
        ] + RollupStatements.publishing.map(\.statement.outline) + RollupStatements.checks.map(\.statement.outline)

    private static let reports: [StatementOutline] = [
        ReportStatements.attainment.outline, PeriodLockStatements.list.outline, PeriodLockStatements.checklist.outline,
        PeriodLockStatements.recordStep.outline, ReportStatements.pipeline.outline, ReportStatements.coaching.outline,
        ReportStatements.definitions.outline,
        ReportStatements.fiscalYear.outline, ReportStatements.period.outline, ReportStatements.periodLabels.outline,
        ReportStatements.subjects.outline,
        BridgeStatements.credits.outline, BridgeStatements.quotas.outline, BridgeStatements.otherRules.outline,
        DealStatements.state.outline, DealStatements.credits.outline, DealStatements.near.outline,
        ExplanationStatements.deals.outline, ExplanationStatements.credits.outline, ExplanationStatements.quotas.outline,
        ExplanationStatements.visibleLeaves.outline,
    ]

    private static let inquiries: [StatementOutline] = [
        InquiryStatements.list.outline, InquiryStatements.visible.outline, InquiryStatements.steps.outline, InquiryStatements.open.outline,
        InquiryStatements.recordStep.outline, InquiryStatements.writeText.outline, InquiryStatements.eraseTexts.outline,
        InquiryStatements.changesOfDeal.outline,
    ]

    private static let letters: [StatementOutline] = [
        LetterStatements.lines.outline, LetterStatements.stated.outline, LetterStatements.list.outline, LetterStatements.issue.outline,
        LetterStatements.acknowledge.outline, LetterStatements.identifiers.outline,
    ]
}
