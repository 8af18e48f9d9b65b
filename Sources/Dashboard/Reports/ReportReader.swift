import Access
import Operations
import SalesModel

/// What the dashboard reads, as a handful of questions. The product asks the operations; the tests of the pages ask a fixed
/// set of numbers, because what they check is the page.
struct ReportReader: Sendable {
    var organisation: @Sendable (OperationContext) async throws -> OrganisationSummary
    var latestRun: @Sendable (OperationContext) async throws -> RunSummary?
    var report: @Sendable (ReportRequest, OperationContext) async throws -> Report
    var explain: @Sendable (ExplainRequest, OperationContext) async throws -> Explanation
    var bridge: @Sendable (BridgeRequest, OperationContext) async throws -> Bridge
    var subjects: @Sendable (Dimension, OperationContext) async throws -> [Subject]
    var inquiries: @Sendable (InquiryFilter, OperationContext) async throws -> [Inquiry]
    var inquiry: @Sendable (Int64, OperationContext) async throws -> InquiryDetail
    var letters: @Sendable (_ year: String?, OperationContext) async throws -> [IssuedLetter]
    var letter: @Sendable (LetterKey, OperationContext) async throws -> QuotaLetter
    var changes: @Sendable (ChangeFilter, _ limit: Int, OperationContext) async throws -> [AuditedChange]
    var change: @Sendable (Int64, _ limit: Int, OperationContext) async throws -> ChangeDetail
    var accessEvents: @Sendable (AccessEventFilter, _ limit: Int, OperationContext) async throws -> [AccessEvent]
    var refusals: @Sendable (_ from: CalendarDay, OperationContext) async throws -> [RefusedSecrets]
}

/// Which letter: the one of a person by the newest run, or one as it was issued.
enum LetterKey: Sendable, Hashable {
    case newest(rep: Subject, year: String)
    case issued(number: Int64)
}

extension ReportReader {
    init(_ operations: ReportOperations) {
        organisation = { try await operations.organisation($0) }
        latestRun = { try await operations.latestRun($0) }
        report = { try await operations.report($0, $1) }
        explain = { try await operations.explain($0, $1) }
        bridge = { try await operations.bridge($0, $1) }
        subjects = { try await operations.subjects(under: nil, dimension: $0, $1) }
        inquiries = { try await operations.inquiries.list($0, $1) }
        inquiry = { try await operations.inquiries.show($0, on: nil, $1) }
        letters = { try await operations.letters.list(year: $0, $1) }
        changes = { try await operations.audit.changes($0, limit: $1, $2) }
        change = { try await operations.audit.change($0, limit: $1, $2) }
        accessEvents = { try await operations.audit.events($0, limit: $1, $2) }
        refusals = { try await operations.audit.refusals(from: $0, to: nil, $1) }
        letter = { key, context in
            switch key {
            case .newest(let rep, let year): try await operations.letters.letter(rep: rep, year: year, context)
            case .issued(let number): try await operations.letters.letter(number: number, context)
            }
        }
    }
}
