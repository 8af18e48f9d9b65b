internal import Postgres
internal import SQLCatalog
public import SalesModel

/// What an import is about, before its files are read.
public struct ImportRequest: Sendable {
    /// The name of the source system; keys the crosswalk.
    public let source: String
    /// The day of the extract, or its instant in ISO 8601 with an offset: what the files say is true from then on.
    public let extractedAt: String
    /// Why, for the audit trail.
    public let reason: String?
    /// The caller's idempotency key.
    public let requestKey: String?
    /// SHA-256 over mapping and files.
    public let fileDigest: String
    /// The nouns whose files are complete: rows missing from them are deletions.
    public let completeNouns: Set<String>
    /// The nouns for which a file is given at all.
    public let nouns: Set<String>

    /// Describes an import.
    public init(
        source: String, extractedAt: String, reason: String?, requestKey: String?, fileDigest: String,
        completeNouns: Set<String>, nouns: Set<String>
    ) {
        self.source = source
        self.extractedAt = extractedAt
        self.reason = reason
        self.requestKey = requestKey
        self.fileDigest = fileDigest
        self.completeNouns = completeNouns
        self.nouns = nouns
    }
}

/// One import under way: stage the files, check them, apply the differences. Everything lies in one transaction.
public struct ImportSession: Sendable {
    /// The organisation the import is for.
    public let organisation: Organisation
    /// Whether the organisation was founded by this import.
    public let isFounded: Bool
    /// The day of the extract in the organisation's zone.
    public let extractedOn: CalendarDay

    let extractedAt: PostgresTimestamp
    let transaction: Transaction
    let request: ImportRequest
    let actor: String

    /// Copies the rows that `body` writes into the staging table of a noun; `body` runs on the connection's own thread.
    @discardableResult
    public func stage(
        noun: String, file: Int32, _ body: @escaping @Sendable (inout StagingWriter) throws -> Void
    ) async throws -> Int {
        guard let copy = ImportStatements.copies[noun] else { throw StoreError.unknownNoun(noun) }
        return try await transaction.copyIn(name: "sql/" + copy.path, sql: copy.text) { writer in
            var staging = StagingWriter(writer, file: file)
            do { try body(&staging) } catch {
                writer = staging.release()
                throw error
            }
            writer = staging.release()
        }
    }

    /// What is wrong with the staged rows that no single cell shows, in the order of files and rows.
    public func problems() async throws -> [StagedProblem] {
        _ = try await transaction.fetchOne(ImportStatements.replaceErasedIdentifiers, ())
        try await transaction.script(SQL.Queries.Import.replaceOtherIdentifiers)
        try await transaction.script(SQL.Queries.Import.placeNodes)
        try await transaction.script(SQL.Queries.Import.spreadWindows)
        try await transaction.script(SQL.Queries.Import.analyze)
        var problems: [StagedProblem] = []
        for check in ImportStatements.checks where request.nouns.contains(check.noun) {
            problems += try await transaction.fetch(check.statement, (organisation.id, request.source))
        }
        if request.nouns.contains("quota") || request.nouns.contains("territory_assignment") {
            problems += try await transaction.fetch(
                ImportStatements.checkDisplacedQuotas,
                (organisation.id, request.source, isComplete("quota"), isComplete("territory_assignment")))
        }
        if request.nouns.contains("credit_hold") || request.nouns.contains("split") {
            problems += try await transaction.fetch(
                ImportStatements.checkHeldSplits, (organisation.id, request.source, isComplete("credit_hold"), isComplete("split")))
        }
        if request.nouns.contains("opportunity_line") || request.nouns.contains("opportunity") {
            problems += try await transaction.fetch(
                ImportStatements.checkLineSums, (organisation.id, request.source, isComplete("opportunity_line")))
        }
        if request.nouns.contains("quota") {
            problems += try await transaction.fetch(
                ImportStatements.checkComponents, (organisation.id, request.source, isComplete("quota")))
            problems += try await transaction.fetch(
                ImportStatements.checkWindows, (organisation.id, request.source, isComplete("quota")))
        }
        return problems.sorted { ($0.file, $0.row, $0.field, $0.code) < ($1.file, $1.row, $1.field, $1.code) }
    }

    /// The identifiers that a reference to a kind of thing could have meant.
    public func knownIdentifiers(kind: String) async throws -> [String] {
        try await transaction.fetch(ImportStatements.knownIdentifiers, (organisation.id, request.source, kind))
    }

    /// Applies the differences under one change and returns its number with warnings that show only now; nothing is committed yet.
    ///
    /// Throws `LateProblems` for findings that show only now, and `StoreError.deletionsRefused` when complete files no longer name more than 5 % of a noun's rows and more than
    /// `acceptedDeletions`.
    public func apply(acceptedDeletions: Int64?) async throws -> (change: Int64, warnings: [StagedProblem]) {
        let id = organisation.id
        _ = try await transaction.fetchOne(ChangeStatements.enterFence, id)
        try await refuseOlderExtract()
        let change = try await transaction.fetchOne(
            ChangeStatements.open,
            (
                id, nil, actor, "import", request.reason, request.requestKey, request.fileDigest, request.source, extractedAt,
                request.nouns.sorted(), nil
            ))
        _ = try await transaction.fetchOne(ChangeStatements.assume, change)
        try await applyCatalogue(change)
        // Before the structure is written: afterwards, who is missing has left already.
        try await refuseManyLeavers(accepted: acceptedDeletions)
        let structureChanged = try await applyStructure(change)
        let warnings = try await applyPlan(change, acceptedDeletions: acceptedDeletions)
        if request.nouns.contains("opportunity") {
            try await transaction.script(SQL.Queries.Import.resolveOpportunities)
        }
        try await applyDeletions(accepted: acceptedDeletions)
        try await applyOpportunities(change, structureChanged: structureChanged)
        try await applySplits(change, acceptedDeletions: acceptedDeletions)
        try await applyHolds(change, acceptedDeletions: acceptedDeletions)
        try await applyLines(change, acceptedDeletions: acceptedDeletions)
        try await applyRates(change, acceptedDeletions: acceptedDeletions)
        if let orphan = try await transaction.fetch(ImportStatements.orphanDeals, ()).first {
            throw StoreError.checkFailed(check: "orphan_deal", example: orphan, count: nil)
        }
        return (change, warnings)
    }

    /// What files say is true from the instant of their extract on, so an older one would rewrite what newer ones said.
    private func refuseOlderExtract() async throws {
        let newer = try await transaction.fetch(
            ChangeStatements.findNewerExtract, (organisation.id, request.source, request.nouns.sorted(), extractedAt))
        guard let first = newer.first else { return }
        throw StoreError.olderExtract(
            noun: first.noun, source: request.source, stated: request.extractedAt, known: first.extractedAt)
    }

    /// How many rows the change added, changed and removed, by noun.
    public func differences(_ change: Int64) async throws -> [DifferenceCount] {
        try await transaction.fetch(ChangeStatements.countDifferences, (organisation.id, change))
    }

    /// What the change did, row by row and field by field, at most `limit` lines.
    public func differenceLines(_ change: Int64, limit: Int32) async throws -> [Difference] {
        try await transaction.fetch(ChangeStatements.listDifferences, (organisation.id, change, limit))
    }

    private func applyCatalogue(_ change: Int64) async throws {
        let input = (organisation.id, change, request.source)
        if request.nouns.contains("product") {
            try await transaction.execute(ImportStatements.numberProducts, input)
            try await transaction.execute(ImportStatements.applyProducts, input)
        }
        if request.nouns.contains("account") {
            try await transaction.execute(ImportStatements.numberAccounts, input)
            try await transaction.execute(ImportStatements.applyAccounts, input)
        }
    }

    /// Writes teams, people and who is where; returns whether a deal's stamps may be touched by it.
    private func applyStructure(_ change: Int64) async throws -> Bool {
        guard request.nouns.contains("person") || request.nouns.contains("team") else { return false }
        let id = organisation.id
        let input = (id, change, request.source)
        try await transaction.script(SQL.Queries.Import.resolveRoster)
        try await transaction.execute(ImportStatements.adoptCompanyTeam, input)
        try await transaction.execute(ImportStatements.numberPeople, input)
        try await transaction.execute(ImportStatements.applyPeople, input)
        try await transaction.execute(ImportStatements.applyIdentities, input)
        try await transaction.execute(ImportStatements.removeOtherIdentifiers, (id, request.source))
        try await transaction.execute(ImportStatements.writeOtherIdentifiers, input)
        try await transaction.execute(ImportStatements.numberTeams, input)
        try await transaction.execute(ImportStatements.applyTeams, input)
        try await transaction.script(SQL.Queries.Import.resolveStructure)
        // What was known of the employments says since when somebody has been in a team, so they are written after it.
        let dated = (id, change, request.source, extractedOn)
        _ = try await transaction.fetchOne(ImportStatements.applyEmployments, dated)
        try await transaction.execute(ImportStatements.splitEmployments, dated)
        if request.completeNouns.contains("person") {
            try await transaction.execute(ImportStatements.endEmployments, dated)
        }
        _ = try await transaction.fetchOne(ImportStatements.endParents, (id, change, extractedOn))
        try await transaction.execute(ImportStatements.beginParents, (id, change, extractedOn))
        if let team = try await transaction.fetch(ImportStatements.findTeamCycle, (id, extractedOn)).first {
            throw StoreError.teamCycle(team: team)
        }
        let removed = try await transaction.execute(ImportStatements.removeMemberships, id)
        let written = try await transaction.execute(ImportStatements.writeMemberships, (id, change))
        return removed > 0 || written > 0
    }

    private func applyPlan(_ change: Int64, acceptedDeletions: Int64?) async throws -> [StagedProblem] {
        let id = organisation.id
        if request.nouns.contains("territory") {
            try await transaction.execute(ImportStatements.numberTerritories, (id, change, request.source))
            try await transaction.execute(ImportStatements.applyTerritories, (id, change, request.source))
            _ = try await transaction.fetchOne(
                ImportStatements.applyTerritoryParents, (id, change, request.source, extractedOn))
        }
        if request.nouns.contains("territory_assignment") {
            try await transaction.script(SQL.Queries.Import.resolveTerritoryAssignments)
            let isComplete = isComplete("territory_assignment")
            if isComplete {
                let missing = try await transaction.fetchOne(ImportStatements.countMissingAssignments, (id, request.source))
                try refuse("territory_assignment", missing, acceptedDeletions)
            }
            try await transaction.execute(ImportStatements.removeTerritoryAssignments, (id, request.source, isComplete))
            try await transaction.execute(ImportStatements.writeTerritoryAssignments, (id, change))
        }
        try await applyAccountTerritories(change, acceptedDeletions)
        try await applyRelief(change, acceptedDeletions)
        try await applyHolidays(change, acceptedDeletions)
        if request.nouns.contains("seasonality") {
            try await transaction.execute(ImportStatements.removeSeasonality, id)
            try await transaction.execute(ImportStatements.writeSeasonality, (id, change))
        }
        try await transaction.script(SQL.Queries.Import.resolveQuotas)
        var overlaps: [StagedProblem] = []
        if request.nouns.contains("quota") {
            let problems = try await transaction.fetch(ImportStatements.checkLedTeams, id)
            overlaps = try await transaction.fetch(ImportStatements.checkOverlappingQuotas, (id, isComplete("quota")))
            if !problems.isEmpty || overlaps.contains(where: { $0.code == "quota.overlaps" }) {
                throw LateProblems(problems: (problems + overlaps).sorted { ($0.file, $0.row) < ($1.file, $1.row) })
            }
            if !overlaps.isEmpty { try await transaction.execute(ImportStatements.removeReplacedQuotas, id) }
            try await transaction.execute(ImportStatements.writeQuotas, (id, change))
        }
        if request.nouns.contains("quota") || request.nouns.contains("seasonality") {
            try await transaction.execute(ImportStatements.spreadQuotas, (id, change))
        }
        return overlaps
    }

    /// In which territories accounts lie: from the extract on, or as the file says.
    private func applyAccountTerritories(_ change: Int64, _ acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("account_territory") else { return }
        let id = organisation.id
        try await transaction.script(SQL.Queries.Import.resolveAccountTerritories)
        let isComplete = isComplete("account_territory")
        if isComplete {
            let missing = try await transaction.fetchOne(
                ImportStatements.countMissingAccountTerritories, (id, request.source, extractedOn))
            try refuse("account_territory", missing, acceptedDeletions)
        }
        try await transaction.execute(ImportStatements.removeAccountTerritories, (id, request.source, isComplete, extractedOn))
        if isComplete {
            try await transaction.execute(ImportStatements.endAccountTerritories, (id, change, request.source, extractedOn))
        }
        try await transaction.execute(ImportStatements.writeAccountTerritories, (id, change))
    }

    /// Ramps and absences, which make what a person owes smaller than his quota.
    private func applyRelief(_ change: Int64, _ acceptedDeletions: Int64?) async throws {
        let id = organisation.id
        if request.nouns.contains("ramp_step") {
            try await transaction.execute(ImportStatements.removeRampSteps, id)
            try await transaction.execute(ImportStatements.writeRampSteps, (id, change))
        }
        if request.nouns.contains("ramp_assignment") {
            if isComplete("ramp_assignment") {
                let missing = try await transaction.fetchOne(ImportStatements.countMissingRampAssignments, (id, request.source))
                try refuse("ramp_assignment", missing, acceptedDeletions)
                try await transaction.execute(ImportStatements.removeRampAssignments, (id, request.source))
            }
            try await transaction.execute(ImportStatements.writeRampAssignments, (id, change, request.source))
        }
        if request.nouns.contains("absence") {
            let isComplete = isComplete("absence")
            if isComplete {
                let missing = try await transaction.fetchOne(ImportStatements.countMissingAbsences, (id, request.source))
                try refuse("absence", missing, acceptedDeletions)
            }
            try await transaction.execute(ImportStatements.removeAbsences, (id, request.source, isComplete))
            try await transaction.execute(ImportStatements.writeAbsences, (id, change, request.source))
        }
    }

    /// Days off: they are the organisation's, whichever source states them.
    private func applyHolidays(_ change: Int64, _ acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("holiday") else { return }
        let id = organisation.id
        try await transaction.script(SQL.Queries.Import.resolveHolidays)
        if isComplete("holiday") {
            try refuse("holiday", try await transaction.fetchOne(ImportStatements.countMissingHolidays, id), acceptedDeletions)
            try await transaction.execute(ImportStatements.removeHolidays, id)
        }
        try await transaction.execute(ImportStatements.writeHolidays, (id, change))
    }

    /// Rows that a complete file no longer names are deletions, unless they are so many that a mistake is likelier.
    private func applyDeletions(accepted: Int64?) async throws {
        let id = organisation.id
        let deals =
            isComplete("opportunity")
            ? try await transaction.fetchOne(ImportStatements.countMissingOpportunities, (id, request.source)) : nil
        let quotas = isComplete("quota") ? try await transaction.fetchOne(ImportStatements.countMissingQuotas, (id, request.source)) : nil
        try refuse("opportunity", deals, accepted)
        try refuse("quota", quotas, accepted)
        if let quotas, quotas.missing > 0 {
            try await transaction.execute(ImportStatements.removeQuotas, (id, request.source))
        }
        if let deals, deals.missing > 0 {
            try await transaction.execute(ImportStatements.deleteOpportunities, (id, request.source))
        }
    }

    /// Shares of deals, after the deals themselves have their numbers.
    private func applySplits(_ change: Int64, acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("split") else { return }
        let id = organisation.id
        try await transaction.script(SQL.Queries.Import.resolveSplits)
        if isComplete("split") {
            try refuse(
                "split", try await transaction.fetchOne(ImportStatements.countMissingSplits, (id, request.source)), acceptedDeletions)
        }
        try await transaction.execute(ImportStatements.removeSplits, (id, request.source, isComplete("split")))
        try await transaction.execute(ImportStatements.writeSplits, (id, change))
    }

    /// Deals that stay with another than their owner for a while.
    private func applyHolds(_ change: Int64, acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("credit_hold") else { return }
        let id = organisation.id
        try await transaction.script(SQL.Queries.Import.resolveCreditHolds)
        if isComplete("credit_hold") {
            let missing = try await transaction.fetchOne(ImportStatements.countMissingCreditHolds, (id, request.source))
            try refuse("credit_hold", missing, acceptedDeletions)
            try await transaction.execute(ImportStatements.removeCreditHolds, (id, request.source))
        }
        try await transaction.execute(ImportStatements.writeCreditHolds, (id, change))
    }

    /// Order lines: a file states all lines of a deal at once.
    private func applyLines(_ change: Int64, acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("opportunity_line") else { return }
        let id = organisation.id
        let isComplete = isComplete("opportunity_line")
        try await transaction.script(SQL.Queries.Import.resolveOpportunityLines)
        if isComplete {
            let missing = try await transaction.fetchOne(ImportStatements.countMissingOpportunityLines, (id, request.source))
            try refuse("opportunity_line", missing, acceptedDeletions)
        }
        try await transaction.execute(ImportStatements.removeOpportunityLines, (id, request.source, isComplete))
        try await transaction.execute(ImportStatements.writeOpportunityLines, (id, change))
    }

    /// Currency rates: they are the organisation's, whichever source states them.
    private func applyRates(_ change: Int64, acceptedDeletions: Int64?) async throws {
        guard request.nouns.contains("fx_rate") else { return }
        let id = organisation.id
        try await transaction.script(SQL.Queries.Import.resolveFxRates)
        if isComplete("fx_rate") {
            try refuse("fx_rate", try await transaction.fetchOne(ImportStatements.countMissingRates, id), acceptedDeletions)
        }
        try await transaction.execute(ImportStatements.removeRates, (id, isComplete("fx_rate")))
        try await transaction.execute(ImportStatements.writeRates, (id, change))
    }

    private func refuseManyLeavers(accepted: Int64?) async throws {
        guard isComplete("person") else { return }
        let input = (organisation.id, request.source, extractedOn)
        try refuse("person", try await transaction.fetchOne(ImportStatements.countMissingPeople, input), accepted)
    }

    private func refuse(_ noun: String, _ count: MissingCount?, _ accepted: Int64?) throws {
        guard let count, count.missing * 20 > count.total, count.missing > accepted ?? 0 else { return }
        throw StoreError.deletionsRefused(noun: noun, missing: count.missing, total: count.total)
    }

    private func isComplete(_ noun: String) -> Bool {
        request.nouns.contains(noun) && request.completeNouns.contains(noun)
    }

    private func applyOpportunities(_ change: Int64, structureChanged: Bool) async throws {
        let id = organisation.id
        guard request.nouns.contains("opportunity") || structureChanged else { return }
        var isUpdated = structureChanged
        if request.nouns.contains("opportunity") {
            let reowned = try await transaction.execute(ImportStatements.keepFormerOwners, (id, change, extractedOn))
            try await transaction.execute(
                ImportStatements.logOpportunityEvents,
                (id, change, extractedAt))
            let updated = try await transaction.execute(ImportStatements.updateOpportunities, (id, change))
            try await transaction.execute(ImportStatements.numberOpportunities, (id, change, request.source))
            try await transaction.execute(ImportStatements.insertOpportunities, (id, change))
            isUpdated = isUpdated || reowned > 0 || updated > 0
        }
        if isUpdated {
            try await transaction.execute(
                ImportStatements.restampOpportunities, (id, change, extractedOn, structureChanged))
        }
    }
}
