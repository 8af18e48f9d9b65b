import Access
import Operations

/// What the dashboard reads, as six questions. The product asks the operations; the tests of the pages ask a fixed
/// set of numbers, because what they check is the page.
struct ReportReader: Sendable {
    var organisation: @Sendable (OperationContext) async throws -> OrganisationSummary
    var latestRun: @Sendable (OperationContext) async throws -> RunSummary?
    var report: @Sendable (ReportRequest, OperationContext) async throws -> Report
    var explain: @Sendable (ExplainRequest, OperationContext) async throws -> Explanation
    var bridge: @Sendable (BridgeRequest, OperationContext) async throws -> Bridge
    var subjects: @Sendable (Dimension, OperationContext) async throws -> [Subject]
}

extension ReportReader {
    init(_ operations: ReportOperations) {
        organisation = { try await operations.organisation($0) }
        latestRun = { try await operations.latestRun($0) }
        report = { try await operations.report($0, $1) }
        explain = { try await operations.explain($0, $1) }
        bridge = { try await operations.bridge($0, $1) }
        subjects = { try await operations.subjects(under: nil, dimension: $0, $1) }
    }
}
