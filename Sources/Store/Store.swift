internal import Access
public import Postgres
internal import SalesModel

/// The typed statements and the transactions that keep the invariants, one file per noun. Every call takes the context of
/// the operation first: it becomes the identity of the transaction, under which row-level security decides what is seen.
public struct Store: Sendable {
    let database: TimedDatabase
    let remembered = Remembered()

    /// A store on a database. No statement of a read takes longer than `readTimeout`; nil sets no limit.
    public init(_ database: Database, readTimeout: Duration? = nil) {
        self.database = TimedDatabase(database: database, readTimeout: readTimeout)
    }

    /// Whether an error says that a statement took longer than the store allows.
    public static func isTimeout(_ error: any Error) -> Bool {
        if case PostgresError.timeout(_, .statementTimeout) = error { true } else { false }
    }

    /// Whether an error says that the role of the transaction may not do this, whatever its rows.
    public static func isRefusal(_ error: any Error) -> Bool {
        (error as? PostgresError)?.serverError?.sqlstate == "42501"
    }

    /// Whether an error says that the database cannot be used at present, whatever is asked of it.
    public static func isUnavailability(_ error: any Error) -> Bool {
        switch error {
        case PostgresError.connection, PostgresError.poolTimeout, PostgresError.poolClosed, PostgresError.tooManyReads: true
        default: false
        }
    }
}

/// A database that gives each statement of a read so much time and no more.
struct TimedDatabase: Sendable {
    let database: Database
    let readTimeout: Duration?

    func read<Value: Sendable>(
        as identity: TransactionIdentity, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await database.read(as: identity, options: TransactionOptions(statementTimeout: readTimeout), body)
    }

    /// One statement that only reads and is quick: it shares a connection with others.
    func fetch<Input, Output: Sendable>(
        _ statement: Statement<Input, Output>, _ input: Input, as identity: TransactionIdentity
    ) async throws -> [Output] {
        try await database.fetch(statement, input, as: identity, timeout: readTimeout)
    }

    /// The same for at most one row.
    func fetchOptional<Input, Output: Sendable>(
        _ statement: Statement<Input, Output>, _ input: Input, as identity: TransactionIdentity
    ) async throws -> Output? {
        try await database.fetchOptional(statement, input, as: identity, timeout: readTimeout)
    }

    func write<Value: Sendable>(
        as identity: TransactionIdentity, options: TransactionOptions = .init(),
        _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await database.write(as: identity, options: options, body)
    }
}

/// What a transaction may do, by the name of its database role.
enum Duty: String, CaseIterable {
    case locate = "drumbeat_locator"
    case found = "drumbeat_founder"
    case read = "drumbeat_reader"
    case readTeams = "drumbeat_team"
    case readSelf = "drumbeat_self"
    case write = "drumbeat_writer"
    case runBatch = "drumbeat_batch"
    case gate = "drumbeat_gate"
    case administer = "drumbeat_administrator"
    case monitor = "drumbeat_monitor"
    case erase = "drumbeat_eraser"
}

extension TransactionIdentity {
    /// Where tables are found; temporary tables last, so that none can stand in for a table of the product.
    static let searchPath = ("search_path", "drumbeat, pg_temp")
    /// Statements here are many and short, or plain sums: compiling them costs more than it saves.
    static let withoutCompiling = ("jit", "off")

    /// From where the transaction is asked for: what it writes is kept with that.
    private static var origin: (String, String) { ("drumbeat.origin", Origin.current.json) }

    /// The identity for reading what the context's scope may see; see decision 10 for statements that join whole sets, and decision 44 for
    /// those whose planning takes longer than they do, so that one plan has to do for every value of their parameters.
    init(reading context: OperationContext, joiningWholeSets: Bool = false, planningOnce: Bool = false) {
        var settings = [Self.searchPath, Self.withoutCompiling, ("drumbeat.org_id", String(context.organisation.id))]
        if joiningWholeSets { settings.append(("enable_nestloop", "off")) }
        if planningOnce { settings.append(("plan_cache_mode", "force_generic_plan")) }
        switch context.scope {
        case .wholeOrganisation:
            self.init(role: Duty.read.rawValue, settings: settings)
        case .teams(let ids):
            settings.append(("drumbeat.teams_seen", Self.marks(of: ids)))
            self.init(role: Duty.readTeams.rawValue, settings: settings)
        case .person(let id):
            settings.append(("drumbeat.person_id", String(id)))
            self.init(role: Duty.readSelf.rawValue, settings: settings)
        }
    }

    /// The identity of who sees the whole organisation, for working out what the context's own sight shows only in part. Whoever uses it cuts
    /// the answer down to what that sight shows, in the same function: see `docs/decisions/0047-explanations-for-everybody.md`.
    init(explaining context: OperationContext) { self.init(.read, organisationID: context.organisation.id) }

    /// A character for each team from number 1 on: 1 for those named, as the policies expect it.
    static func marks(of teams: [Int64]) -> String {
        var marks = [UInt8](repeating: UInt8(ascii: "0"), count: Int(max(teams.max() ?? 0, 0)))
        for team in teams where team > 0 { marks[Int(team) - 1] = UInt8(ascii: "1") }
        return String(decoding: marks, as: UTF8.self)
    }

    /// The identity that sees the one organisation of a key, or founds it.
    init(_ duty: Duty, organisationKey: String) {
        self.init(
            role: duty.rawValue, settings: [Self.searchPath, Self.withoutCompiling, Self.origin, ("drumbeat.org_key", organisationKey)])
    }

    /// The identity for a duty in a whole organisation.
    init(_ duty: Duty, organisationID: Int64, settings: [(String, String)] = []) {
        self.init(
            role: duty.rawValue,
            settings: [Self.searchPath, Self.withoutCompiling, Self.origin, ("drumbeat.org_id", String(organisationID))] + settings)
    }
}
