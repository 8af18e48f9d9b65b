/// The stages every source's own stages are mapped to, in the order of a deal's life.
public enum CanonicalStage: String, CaseIterable, Hashable, Codable, Sendable {
    case lead
    case qualification
    case discovery
    case solutionFit = "solution_fit"
    case proposal
    case decision
    case negotiation
    case closing
    case won
    case lost

    /// The code used in files and in the database.
    public var code: String { rawValue }

    /// Whether a deal in this stage has ended.
    public var isClosed: Bool { self == .won || self == .lost }
}
