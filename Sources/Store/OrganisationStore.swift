public import Access
internal import Postgres
internal import SQLCatalog
public import SalesModel

enum OrganisationStatements {
    static let find = Statement<String, Organisation?>(SQL.Queries.Organisation.find) {
        (id: Int64, key: String, name: String, currency: String, zone: String, weekStarts: String, month: Int16, weeks: String?) in
        Organisation(id, key, name, currency, zone, weekStarts, month, weeks)
    }
    static let found = Statement<(String, String, String, String, String, Int16, String?), Founding>(
        SQL.Queries.Organisation.found, Founding.init)
    static let addFiscalPeriods = Statement<
        (Int64, Int64, [Int32], [String], [String], [CalendarDay], [CalendarDay], [Int32], [Int32]), Void
    >(SQL.Queries.Organisation.addFiscalPeriods)
    static let addCompanyTeam = Statement<(Int64, Int64), Void>(SQL.Queries.Organisation.addCompanyTeam)
    static let today = Statement<Int64, CalendarDay>(SQL.Queries.Organisation.today) { (day: CalendarDay) in day }
    static let localDay = Statement<(String, String), Extract>(SQL.Queries.Organisation.localDay, Extract.init)
}

extension Organisation {
    /// As a row of the table has it; nil for a currency or a calendar that this program does not know.
    init?(
        _ id: Int64, _ key: String, _ name: String, _ currency: String, _ zone: String, _ weekStarts: String, _ month: Int16,
        _ weeks: String?
    ) {
        let calendar = weeks.map { FiscalWeeks($0).map(FiscalCalendar.init(weeks:)) } ?? FiscalCalendar(startMonth: Int(month))
        guard let currency = CurrencyCode(currency), let calendar else { return nil }
        self.init(
            id: id, key: key, name: name, currency: currency, zone: zone, weekStarts: weekStarts, fiscalCalendar: calendar)
    }
}

/// When the files of an import were taken from their source.
struct Extract: Sendable {
    let instant: PostgresTimestamp
    let day: CalendarDay
}

/// The numbers an organisation gets when it is founded.
struct Founding: Sendable {
    let id: Int64
    let change: Int64
}

/// What an import says about the organisation it is for: enough to found it.
public struct OrganisationDraft: Sendable, Hashable {
    /// The key on the command line.
    public let key: String
    /// The name shown to people.
    public let name: String
    /// The currency of every total.
    public let currency: CurrencyCode
    /// The IANA name of the reporting zone.
    public let zone: String
    /// The first day of the week, in lower case.
    public let weekStarts: String
    /// The calendar of fiscal years.
    public let fiscalCalendar: FiscalCalendar

    /// A draft of an organisation.
    public init(
        key: String, name: String, currency: CurrencyCode, zone: String, weekStarts: String, fiscalCalendar: FiscalCalendar
    ) {
        self.key = key
        self.name = name
        self.currency = currency
        self.zone = zone
        self.weekStarts = weekStarts
        self.fiscalCalendar = fiscalCalendar
    }
}

/// The fiscal years for which a calendar is written when an organisation is founded; days outside cannot be imported.
public let fiscalYearsOfCalendar = 2000...2050

extension Store {
    /// The organisation of exactly that key, or nil.
    public func organisation(key: String) async throws -> Organisation? {
        try await database.fetchOptional(OrganisationStatements.find, key, as: TransactionIdentity(.locate, organisationKey: key)) ?? nil
    }
}

extension Store {
    /// Today in the organisation's zone, for the record of what people do only: no number depends on it.
    public func today(_ context: OperationContext) async throws -> CalendarDay {
        try await database.read(as: TransactionIdentity(reading: context)) { transaction in
            try await transaction.fetchOne(OrganisationStatements.today, context.organisation.id)
        }
    }
}

extension Transaction {
    /// Founds an organisation with its fiscal calendar and the root of its team tree, and goes on under the writer's identity.
    func found(_ draft: OrganisationDraft, actor: String) async throws -> Organisation {
        let founding = try await founding(draft)
        try await assume(.write, organisationID: founding.id)
        _ = try await fetchOne(
            ChangeStatements.open, (founding.id, founding.change, actor, "setup", nil, nil, nil, nil, nil, nil, nil))
        _ = try await fetchOne(ChangeStatements.assume, founding.change)
        let periods = draft.fiscalCalendar.periods(
            from: fiscalYearsOfCalendar.lowerBound, through: fiscalYearsOfCalendar.upperBound)
        try await execute(
            OrganisationStatements.addFiscalPeriods,
            (
                founding.id, founding.change, periods.map(\.id), periods.map(\.level.rawValue), periods.map(\.label),
                periods.map(\.start), periods.map(\.end),
                periods.map { $0.level == .year ? 0 : $0.quarterID ?? 0 }, periods.map(\.yearID)
            ))
        try await execute(OrganisationStatements.addCompanyTeam, (founding.id, founding.change))
        return Organisation(
            id: founding.id, key: draft.key, name: draft.name, currency: draft.currency, zone: draft.zone,
            weekStarts: draft.weekStarts, fiscalCalendar: draft.fiscalCalendar)
    }

    private func founding(_ draft: OrganisationDraft) async throws -> Founding {
        do {
            return try await fetchOne(
                OrganisationStatements.found,
                (
                    draft.key, draft.name, draft.currency.code, draft.zone, draft.weekStarts,
                    Int16(draft.fiscalCalendar.startMonth), draft.fiscalCalendar.weeks?.description
                ))
        } catch let error as PostgresError where error.serverError?.constraint == "organisation_key_unique" {
            // It was not there when this import began: another one has founded it since.
            throw StoreError.importUnderWay(organisation: draft.key)
        }
    }

    /// When files were taken from their source, in a zone. Throws `StoreError.unknownZone`.
    func extract(at instant: String, zone: String) async throws -> Extract {
        do {
            return try await fetchOne(OrganisationStatements.localDay, (instant, zone))
        } catch let error as PostgresError where error.serverError?.sqlstate == "22023" {
            throw StoreError.unknownZone(zone)
        }
    }

    /// Takes on another duty for the rest of the transaction.
    func assume(_ duty: Duty, organisationID: Int64) async throws {
        _ = try await fetchOne(AccessStatements.assume, (String(organisationID), duty.rawValue))
    }
}
