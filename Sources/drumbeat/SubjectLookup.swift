import Access
import Operations
import PlanFile

extension ReportOperations {
    /// The number of a subject as somebody names it: as the reports print it, or by # and its number; without a name the company.
    func subjectID(named subject: String?, _ by: Dimension, _ context: OperationContext) async throws -> Int64 {
        guard let subject else { return 0 }
        let subjects = try await subjects(under: nil, dimension: by, context)
        if subject.hasPrefix("#"), let id = Int64(subject.dropFirst()), subjects.contains(where: { $0.id == id }) {
            return id
        }
        let named = subjects.filter { $0.name.lowercased() == subject.lowercased() }
        if named.count == 1 { return named[0].id }
        if named.count > 1 {
            throw OperationError.invalid(
                "\(named.count) are called \"\(subject)\": name one by its number, "
                    + named.map { "#\($0.id)" }.joined(separator: " or ") + ".")
        }
        let near = Suggestion.nearest(to: subject, among: subjects.map(\.name)).map { " Did you mean \"\($0)\"?" } ?? ""
        throw OperationError.notFound("There is no \(by.rawValue) \"\(subject)\" in this run.\(near)")
    }
}
